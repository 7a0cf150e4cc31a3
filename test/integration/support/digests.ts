import * as vscode from 'vscode'

export const digestText = `The papers below are well known.

Attention Is All You Need

https://arxiv.org/abs/1706.03762

No recurrence at all. See arXiv:1412.6980 too.

Deep Residual Learning for Image Recognition

https://arxiv.org/abs/1512.03385

Deep.
`

/** Opens the text in an editor, as a new document. */
export async function showDigest(content: string, language = 'markdown'): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content })
  await vscode.window.showTextDocument(document)
  return document
}

/** The place of some words in the document, plus an offset. */
export function placeOf(document: vscode.TextDocument, words: string, plus = 0): vscode.Position {
  const at = document.getText().indexOf(words)
  if (at < 0) throw new Error(`no "${words}" in the document`)
  return document.positionAt(at + plus)
}

export function rangeOf(document: vscode.TextDocument, words: string): vscode.Range {
  return new vscode.Range(placeOf(document, words), placeOf(document, words, words.length))
}
