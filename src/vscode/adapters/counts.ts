import * as vscode from 'vscode'

/** A count as people write it in the editor's language: `3,000,000`. */
export function formatCount(count: number): string {
  return count.toLocaleString(vscode.env.language)
}
