import * as vscode from 'vscode'
import type { RuleSettings } from '../../core/rules/finding.ts'

export interface Settings {
  readonly rules: RuleSettings
  /** Globs of documents that are digests whatever they say. */
  readonly files: readonly string[]
  readonly arxivApiUrl: string
}

/** Every setting of ours, for a document where it may differ. */
export function readSettings(scope?: vscode.ConfigurationScope): Settings {
  const settings = vscode.workspace.getConfiguration('researchDigest', scope)
  return {
    rules: settings.get<RuleSettings>('rules', {}),
    files: settings.get<readonly string[]>('files', []),
    arxivApiUrl: settings.get<string>('arxiv.apiUrl', ''),
  }
}
