import * as vscode from 'vscode'
import type { RuleSettings } from '../../core/rules/runRules.ts'

export interface Settings {
  readonly rules: RuleSettings
  /** Globs of documents that are digests whatever they say. */
  readonly files: readonly string[]
  readonly arxivApiUrl: string
  /** arXiv's OAI-PMH interface. */
  readonly oaiUrl: string
  /** The catalogue's file; empty for one of the editor's own. */
  readonly catalogueFile: string
  /** What the catalogue is kept current with; all of arXiv when empty. */
  readonly catalogueSets: readonly string[]
}

/** Every setting of ours, for a document where it may differ. */
export function readSettings(scope?: vscode.ConfigurationScope): Settings {
  const settings = vscode.workspace.getConfiguration('researchDigest', scope)
  return {
    rules: settings.get<RuleSettings>('rules', {}),
    files: settings.get<readonly string[]>('files', []),
    arxivApiUrl: settings.get<string>('arxiv.apiUrl', ''),
    oaiUrl: settings.get<string>('arxiv.oaiUrl', ''),
    catalogueFile: settings.get<string>('catalogue.file', ''),
    catalogueSets: settings.get<readonly string[]>('catalogue.sets', []),
  }
}
