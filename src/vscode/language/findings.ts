import type * as vscode from 'vscode'
import type { Digest } from '../../core/digest/digest.ts'
import type { Finding } from '../../core/rules/runRules.ts'
import { readSettings } from '../adapters/settings.ts'
import type { Services } from '../services.ts'

/** What the rules say of a document. They are loaded when the first digest is checked, not when the editor starts. */
export async function findingsOf(
  { papers, log }: Services,
  document: vscode.TextDocument,
  digest: Digest,
): Promise<readonly Finding[]> {
  const { runRules } = await import('../../core/rules/runRules.ts')
  return runRules(digest, papers, readSettings(document).rules, log)
}
