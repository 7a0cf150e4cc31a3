import * as vscode from 'vscode'

/** While the reader scrolls the page, the editor follows, and what it tells of that is no news. In milliseconds. */
const followingMs = 400

/** Keeps the editors of a document and its preview at the same place, whichever of them is scrolled. */
export class SourceScroll {
  #followsUntil = 0

  /** The line at the top of the editor, with how far its wrapped rows are passed; `undefined` while it follows the page. */
  lineToShow({ document, visibleRanges }: vscode.TextEditor): number | undefined {
    if (Date.now() < this.#followsUntil) return undefined
    const top = visibleRanges[0]?.start ?? new vscode.Position(0, 0)
    const { length } = document.lineAt(top.line).text
    return top.line + (length > 0 ? top.character / (length + 1) : 0)
  }

  /** Brings the line to the top of the document's editors. */
  follow(document: vscode.TextDocument, line: number): void {
    this.#followsUntil = Date.now() + followingMs
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document !== document) continue
      const number = Math.min(Math.max(0, Math.floor(line)), document.lineCount - 1)
      const character = Math.floor((line - number) * document.lineAt(number).text.length)
      const place = new vscode.Position(number, Math.max(0, character))
      editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.AtTop)
    }
  }
}
