// The text behind a preview: its editors, which scroll in step, and the files beside it.
import * as vscode from 'vscode'
import { isRemote } from '../../core/render/html.ts'

interface LinkedFile {
  readonly uri: vscode.Uri
  readonly selection?: vscode.Range
}

/**
 * The file at a path relative to the document's folder, at the line of a `#L12` suffix; `undefined` for anything else.
 */
export function linkedFile(document: vscode.TextDocument, link: string): LinkedFile | undefined {
  const [path = '', fragment = ''] = link.split('#', 2)
  if (document.isUntitled || path === '' || isRemote(link)) return undefined
  const uri = vscode.Uri.joinPath(document.uri, '..', decodeURIComponent(path))
  const line = Number(/^L(\d{1,7})$/.exec(fragment)?.[1] ?? 0) - 1
  return line < 0 ? { uri } : { uri, selection: new vscode.Range(line, 0, line, 0) }
}

/** While the reader scrolls the page, the editor follows, and its own scroll events are ignored. In milliseconds. */
const followingMs = 400

/** Keeps the editors of a document and its preview at the same place, whichever is scrolled. */
export class SourceScroll {
  #followsUntil = 0

  /**
   * The line at the top of the editor, plus the fraction of its wrapped rows above; `undefined` while it follows the
   * page.
   */
  lineToShow({ document, visibleRanges }: vscode.TextEditor): number | undefined {
    if (Date.now() < this.#followsUntil) return undefined
    const top = visibleRanges[0]?.start ?? new vscode.Position(0, 0)
    const { length } = document.lineAt(top.line).text
    return top.line + (length > 0 ? top.character / (length + 1) : 0)
  }

  /** Scrolls the document's editors to the line. */
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

/** Folders in which the document's images may be. */
export function pictureFolders(document: vscode.TextDocument): readonly vscode.Uri[] {
  const workspace = vscode.workspace.getWorkspaceFolder(document.uri)?.uri
  return document.isUntitled ? [] : [workspace ?? vscode.Uri.joinPath(document.uri, '..')]
}
