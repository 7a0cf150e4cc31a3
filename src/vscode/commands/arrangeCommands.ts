// Entries that are moved: by commands, and by dragging them in the view of the contents.
import * as vscode from 'vscode'
import type { Arrangement } from '../../core/language/arrange/arrangement.ts'
import {
  type Arranging,
  entryToMention,
  mentionToEntry,
  moveEntryToSection as move,
  moveEntry,
  moveEntryOnto,
  otherSections,
  type SortKey,
  sortSection as sort,
  sortKeys,
} from '../../core/language/arrange/moves.ts'
import { type DigestSymbol, digestSymbols } from '../../core/language/symbols.ts'
import {
  activeDocument,
  change,
  changeAndGoOn,
  type DigestDocuments,
  onDidChangeActiveDocument,
  toRange,
} from '../adapters/documents.ts'
import { pickRow, showBriefly, showInformation, type TreeRow, treeItem } from '../adapters/show.ts'
import { placeOfCursor, recordAt, withChildren } from '../paperInDocument.ts'
import type { Command, Services } from '../services.ts'

/** Moves the entry at the cursor to the end of a section that the person chooses. */
export const moveEntryToSection: Command = {
  id: 'researchDigest.moveEntryToSection',
  async run(services) {
    const place = await arrangingAtCursor(services, 'entry')
    if (!place) return
    const { document, arranging } = place
    const { version } = document
    const { sections } = arranging.digest
    const rows = otherSections(arranging).flatMap((section) => {
      const label = sections[section]?.label.text
      return label === undefined ? [] : [{ label, section }]
    })
    if (rows.length === 0) {
      void showInformation(vscode.l10n.t('Put the cursor in an entry of a digest that has another section.'))
      return
    }
    const picked = await pickRow(rows, { title: vscode.l10n.t('Move Entry to Section') })
    if (picked && document.version === version) await arrange(document, move(arranging, picked.section))
  },
}

/** Moves the entry at the cursor past the one below it, or into the section below. */
export const moveEntryDown: Command = {
  id: 'researchDigest.moveEntryDown',
  run: (services) => moveAtCursor(services, 'down'),
}

/** Moves the entry at the cursor past the one above it, or into the section above. */
export const moveEntryUp: Command = {
  id: 'researchDigest.moveEntryUp',
  run: (services) => moveAtCursor(services, 'up'),
}

async function moveAtCursor(services: Services, direction: 'up' | 'down'): Promise<void> {
  const place = await arrangingAtCursor(services, 'entry')
  if (!place) return
  const { digest, offset } = place.arranging
  const entry = digest.entries.find(({ span }) => span.start <= offset && offset <= span.end)
  const arrangement = moveEntry(place.arranging, direction)
  if (arrangement) await arrange(place.document, arrangement)
  else if (!entry) showBriefly(vscode.l10n.t('Put the cursor in an entry first.'))
  else if (direction === 'up' && entry === digest.entries[0])
    showBriefly(vscode.l10n.t('This is the first entry.'))
  else if (direction === 'down' && entry === digest.entries.at(-1))
    showBriefly(vscode.l10n.t('This is the last entry.'))
  else await arrange(place.document, undefined)
}

/** Sorts the entries of the section at the cursor by what the person chooses. */
export const sortSection: Command = {
  id: 'researchDigest.sortSection',
  async run(services) {
    const place = await arrangingAtCursor(services, 'section')
    if (!place) return
    const { document, arranging } = place
    const { version } = document
    const rows = sortKeys.map((key) => ({ label: labelOf(key), key }))
    const picked = await pickRow(rows, { title: vscode.l10n.t('Sort Section') })
    if (!picked || document.version !== version) return
    const arrangement = sort(arranging, picked.key, services.papers)
    if (arrangement) await arrange(document, arrangement)
    else showBriefly(vscode.l10n.t('The section is already in this order, or cannot be sorted this way.'))
  },
}

function labelOf(key: SortKey): string {
  switch (key) {
    case 'title':
      return vscode.l10n.t('By title')
    case 'author':
      return vscode.l10n.t('By first author')
    case 'newest':
      return vscode.l10n.t('Newest first')
    case 'oldest':
      return vscode.l10n.t('Oldest first')
  }
}

/** Writes an entry for the paper that is mentioned at the cursor, and puts the cursor where its commentary begins. */
export const turnIntoEntry: Command = {
  id: 'researchDigest.turnIntoEntry',
  async run(services) {
    const place = await recordAt(services, undefined, 'mention')
    if (!place) return
    const { documents, conventions, papers } = services
    const { layout, link, sections = [] } = conventions.of(place.document) ?? {}
    const edit = mentionToEntry(documents.digestOf(place.document), place.found.span.start, place.paper, {
      paper: (id) => papers.paper(id),
      ...{ layout, link, statements: sections },
    })
    if (!edit) showBriefly(vscode.l10n.t('An entry here would change how the rest of the digest is read.'))
    else await changeAndGoOn(place.document, edit, { cursor: edit.cursor })
  },
}

/** Turns the entry at the cursor into a mention within its commentary. */
export const turnIntoMention: Command = {
  id: 'researchDigest.turnIntoMention',
  async run(services) {
    const place = await arrangingAtCursor(services, 'entry')
    if (!place) return
    const edit = entryToMention(place.arranging)
    if (edit) await change(place.document, [edit])
    else showBriefly(vscode.l10n.t('A mention here would be read as an entry, or as something else.'))
  },
}

/** The active digest, and what the command is about in it; shows a message if there is none. */
async function arrangingAtCursor(
  { documents }: Services,
  kind: 'entry' | 'section',
): Promise<{ readonly document: vscode.TextDocument; readonly arranging: Arranging } | undefined> {
  const document = activeDocument()
  const digest = document && documents.asDigest(document)
  if (!digest)
    return void showInformation(vscode.l10n.t('Open a digest first; this command arranges its entries.'))
  const place = await placeOfCursor(document, digest, kind)
  return (
    place && { document, arranging: { digest, read: documents.readerFor(document), offset: place.offset } }
  )
}

/** Makes the change in one step, with the cursor at the moved entry; says so if it cannot be made. */
async function arrange(document: vscode.TextDocument, arrangement: Arrangement | undefined): Promise<void> {
  if (!arrangement) {
    showBriefly(vscode.l10n.t('Moving the entry there would change how the digest is read.'))
    return
  }
  const { edit, offset } = arrangement
  await changeAndGoOn(document, edit, { cursor: offset - edit.span.start })
}

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

/** Whether both make the same rows. */
function isAlike(rows: readonly DigestSymbol[], others: readonly DigestSymbol[]): boolean {
  const same = (a: DigestSymbol, b: DigestSymbol | undefined) =>
    a.name === b?.name && a.detail === b.detail && a.children.length === b.children.length
  return rows.length === others.length && rows.every((row, index) => same(row, others[index]))
}
