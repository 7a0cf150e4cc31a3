import * as vscode from 'vscode'
import { moveEntryOnto } from '../core/language/arrange/moves.ts'
import { type DigestSymbol, digestSymbols } from '../core/language/symbols.ts'
import { activeDocument, type DigestDocuments, onDidChangeActiveDocument } from './adapters/documents.ts'
import { type TreeRow, treeItem } from './adapters/show.ts'
import { toRange } from './adapters/spans.ts'
import { arrange } from './commands/arrangeCommands.ts'

const icons: Readonly<Record<DigestSymbol['kind'], string>> = { section: 'list-unordered', entry: 'file' }
/** Somebody who types need not see each letter here, in milliseconds. */
const pauseMs = 300

/** What is dragged within the view, as VS Code names it by its id. */
const contentsMimeType = 'application/vnd.code.tree.researchdigest.contents'

/** Sections and entries of the active digest, as a view of the side bar in which entries are dragged to where they belong. */
export class ContentsView implements vscode.Disposable {
  readonly #documents: DigestDocuments
  readonly #changed = new vscode.EventEmitter<undefined>()
  readonly onDidChange = this.#changed.event
  readonly #listeners: vscode.Disposable
  #timer: NodeJS.Timeout | undefined
  /** What the rows were made of. */
  #shown: { readonly document: vscode.TextDocument; readonly version: number } | undefined

  constructor(documents: DigestDocuments) {
    this.#documents = documents
    this.#listeners = vscode.Disposable.from(
      onDidChangeActiveDocument(() => this.#follow()),
      documents.onDidChange(() => this.#follow()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === activeDocument()) this.#follow()
      }),
    )
  }

  /** The rows below one, or the first ones. */
  async children(_view: string, row: DigestSymbol | undefined): Promise<DigestSymbol[]> {
    if (row) return [...row.children]
    const document = activeDocument()
    const digest = document && this.#documents.asDigest(document)
    this.#shown = digest && { document, version: document.version }
    return digest ? [...digestSymbols(digest)] : []
  }

  item({ kind, name, detail, nameSpan, children }: DigestSymbol): TreeRow {
    const { None, Expanded } = vscode.TreeItemCollapsibleState
    const item = treeItem({ label: name, description: detail }, children.length > 0 ? Expanded : None)
    item.iconPath = new vscode.ThemeIcon(icons[kind])
    if (this.#shown) {
      const { document } = this.#shown
      const selection = toRange(document, nameSpan)
      item.command = { command: 'vscode.open', title: '', arguments: [document.uri, { selection }] }
    }
    return item
  }

  /** One entry at a time. */
  drag(rows: readonly DigestSymbol[], transfer: vscode.DataTransfer): void {
    const [row] = rows
    if (rows.length === 1 && row?.kind === 'entry')
      transfer.set(contentsMimeType, new vscode.DataTransferItem(row.nameSpan.start))
  }

  /** What has been typed since the rows were made would have moved what they name. */
  async drop(onto: DigestSymbol | undefined, transfer: vscode.DataTransfer): Promise<void> {
    const offset: unknown = transfer.get(contentsMimeType)?.value
    const { document, version } = this.#shown ?? {}
    const digest = document && this.#documents.asDigest(document)
    if (!digest || document.version !== version || !onto || typeof offset !== 'number') return
    const arranging = { digest, read: this.#documents.readerFor(document), offset }
    if (onto.nameSpan.start === offset) return
    await arrange(document, moveEntryOnto(arranging, onto.nameSpan.start))
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#listeners.dispose()
    this.#changed.dispose()
  }

  #follow(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#changed.fire(undefined)
    }, pauseMs)
  }
}
