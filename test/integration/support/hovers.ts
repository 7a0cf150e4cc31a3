import * as vscode from 'vscode'
import { placeOf } from './digests.ts'

/** What hovers say at the words, a little behind their beginning. */
export async function hoverText(document: vscode.TextDocument, words: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    placeOf(document, words, 3),
  )
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n')
}
