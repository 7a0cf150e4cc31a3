import * as vscode from 'vscode'
import { moveEntryOnto } from '../core/language/arrange/moves.ts'
import { type DigestSymbol, digestSymbols } from '../core/language/symbols.ts'
import {
  activeDocument,
  type DigestDocuments,
  onDidChangeActiveDocument,
  toRange,
} from './adapters/documents.ts'
import { type TreeRow, treeItem } from './adapters/show.ts'
import { arrange } from './commands/arrangeCommands.ts'

/** What is dragged within the view, as VS Code names it by its id. */
const mimeType = 'application/vnd.code.tree.researchdigest.contents'
/** Goes to what a row names; nobody calls it but the view. */
const showCommand = 'researchDigest.showInDigest'
const icons: Readonly<Record<DigestSymbol['kind'], string>> = { section: 'list-unordered', entry: 'file' }
/** Somebody who types need not see each letter here, in milliseconds. */
const pauseMs = 500

/** Rows of a document, parents before their children. */
interface Shown {
  readonly document: vscode.TextDocument
  readonly rows: readonly DigestSymbol[]
}

/**
 * Sections and entries of the active digest, as a view of the side bar in which entries are dragged to where they belong. VS Code
 * is told when there are others; where they stand in the text is looked up when somebody wants to know.
 */
export class ContentsView implements vscode.Disposable {
  readonly #documents: DigestDocuments
  readonly #changed = new vscode.EventEmitter<undefined>()
  readonly onDidChange = this.#changed.event
  readonly #listeners: vscode.Disposable
  #timer: NodeJS.Timeout | undefined
  #isAsked = false
  #shown: Shown | undefined

  constructor(documents: DigestDocuments) {
    this.#documents = documents
    this.#listeners = vscode.Disposable.from(
      vscode.commands.registerCommand(showCommand, (row: DigestSymbol) => this.#show(row)),
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
    this.#isAsked = true
    const document = activeDocument()
    const symbols = document ? this.#symbolsOf(document) : []
    this.#shown = document && { document, rows: withChildren(symbols) }
    return [...symbols]
  }

  item(row: DigestSymbol): TreeRow {
    const { None, Expanded } = vscode.TreeItemCollapsibleState
    const { kind, name, detail, children } = row
    const item = treeItem({ label: name, description: detail }, children.length > 0 ? Expanded : None)
    item.iconPath = new vscode.ThemeIcon(icons[kind])
    item.command = { command: showCommand, title: '', arguments: [row] }
    return item
  }

  /** One entry at a time. */
  drag(rows: readonly DigestSymbol[], transfer: vscode.DataTransfer): void {
    const [row] = rows
    if (rows.length === 1 && row?.kind === 'entry') transfer.set(mimeType, new vscode.DataTransferItem(row))
  }

  async drop(onto: DigestSymbol | undefined, transfer: vscode.DataTransfer): Promise<void> {
    const row = transfer.get(mimeType)?.value as DigestSymbol | undefined
    const document = this.#shown?.document
    const digest = document && this.#documents.asDigest(document)
    if (!digest || !row || !onto || row === onto) return
    const [from, to] = [this.#now(row), this.#now(onto)]
    if (!from || !to) return
    const arranging = { digest, read: this.#documents.readerFor(document), offset: from.nameSpan.start }
    await arrange(document, moveEntryOnto(arranging, to.nameSpan.start))
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#listeners.dispose()
    this.#changed.dispose()
  }

  async #show(row: DigestSymbol): Promise<void> {
    const now = this.#now(row)
    if (!now || !this.#shown) return
    const { document } = this.#shown
    const selection = toRange(document, now.nameSpan)
    await vscode.commands.executeCommand('vscode.open', document.uri, { selection })
  }

  #symbolsOf(document: vscode.TextDocument): readonly DigestSymbol[] {
    const digest = this.#documents.asDigest(document)
    return digest ? digestSymbols(digest) : []
  }

  /** What a row names, where it stands now; `undefined` when there are other rows now. */
  #now(row: DigestSymbol): DigestSymbol | undefined {
    if (!this.#shown) return undefined
    const { document, rows } = this.#shown
    const now = withChildren(this.#symbolsOf(document))
    return isAlike(rows, now) ? now[rows.indexOf(row)] : undefined
  }

  /** VS Code asks for what it shows, and would complain of rows that are gone before it has asked. */
  #follow(): void {
    if (!this.#isAsked) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const document = activeDocument()
      const now = document ? withChildren(this.#symbolsOf(document)) : []
      const isSame = document === this.#shown?.document && isAlike(this.#shown?.rows ?? [], now)
      if (!isSame) this.#changed.fire(undefined)
    }, pauseMs)
  }
}

function withChildren(symbols: readonly DigestSymbol[]): readonly DigestSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...withChildren(symbol.children)])
}

/** Whether both make the same rows. */
function isAlike(rows: readonly DigestSymbol[], others: readonly DigestSymbol[]): boolean {
  const same = (a: DigestSymbol, b: DigestSymbol | undefined) =>
    a.name === b?.name && a.detail === b.detail && a.children.length === b.children.length
  return rows.length === others.length && rows.every((row, index) => same(row, others[index]))
}
