// The place that a command is about, the paper that a document names there, and papers that are written into it: as its
// other entries are, and the first as those of the digest before it.
import * as vscode from 'vscode'
import { type Archive, exampleFor } from '../core/archive/archive.ts'
import { isListing } from '../core/archive/archivedDigest.ts'
import { slice, withLineEnds } from '../core/base/span.ts'
import { decodeText } from '../core/base/textBytes.ts'
import type { DigestDate } from '../core/digest/date.ts'
import { hasExemplar } from '../core/digest/frames/place.ts'
import { frontMatterOf } from '../core/digest/frontMatter.ts'
import { type Digest, paperOf } from '../core/digest/model.ts'
import type { EarlierDigest } from '../core/digest/newDigest.ts'
import type { WritingHabit } from '../core/language/completion.ts'
import { type InsertPlace, insertPapers } from '../core/language/insertPapers.ts'
import { type PaperAt, paperAt } from '../core/language/references.ts'
import { type DigestSymbol, digestSymbols } from '../core/language/symbols.ts'
import type { AnyPaper } from '../core/paper/paper.ts'
import type { LookUpOutcome } from '../records/records.ts'
import {
  activeDocument,
  change,
  changeAndGoOn,
  type DigestDocuments,
  lineEndOf,
  paperLanguages,
} from './adapters/documents.ts'
import { pickRow, type Row, showInformation } from './adapters/show.ts'
import { viewpointOf, type WorkspaceArchive } from './archive/workspaceArchive.ts'
import type { WorkspaceConventions } from './conventions.ts'
import type { PaperRecords } from './paperRecords.ts'

interface Parts {
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
}

/** Somebody has pressed a button, and is waiting for the result. */
const timeoutMs = 15_000

/** A paper, and the document that names it. */
interface PaperPlace {
  readonly document: vscode.TextDocument
  readonly found: PaperAt
}

/**
 * The paper at the position `{ uri, offset }` of an open document, which our links pass, or else at the cursor; nothing
 * else in the argument is trusted. If there is none, a message says so.
 */
export async function paperPlace(
  { documents }: Pick<Parts, 'documents'>,
  argument: unknown,
  kind: 'paper' | 'mention' = 'paper',
): Promise<PaperPlace | undefined> {
  const document = activeDocument()
  const given = readPlace(argument)
  if (!given && (!document || !paperLanguages.includes(document.languageId))) return void tellNoPaper()
  const place = given ?? (document && (await placeOfCursor(document, documents.digestOf(document), kind)))
  if (!place) return undefined
  const isRead = paperLanguages.includes(place.document.languageId)
  const found = isRead ? paperAt(documents.digestOf(place.document), place.offset) : undefined
  return found ? { document: place.document, found } : void tellNoPaper()
}

/** A place in an open document. */
interface Place {
  readonly document: vscode.TextDocument
  readonly offset: number
}

function readPlace(argument: unknown): Place | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined
  const { uri, offset } = argument as { uri?: unknown; offset?: unknown }
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri)
  return document && Number.isSafeInteger(offset) ? { document, offset: Number(offset) } : undefined
}

type PlaceKind = 'entry' | 'section' | 'paper' | 'mention'

/**
 * Where the cursor is in the active document. Editors such as VS Code's Markdown Editor do not expose it: there, the person
 * chooses among what the document has of a kind; `undefined` if they choose nothing.
 */
export async function placeOfCursor(
  document: vscode.TextDocument,
  digest: Digest,
  kind: PlaceKind,
): Promise<Place | undefined> {
  const editor = vscode.window.activeTextEditor
  if (editor?.document === document) return { document, offset: document.offsetAt(editor.selection.active) }
  const { version } = document
  const rows = rowsOf(digest, kind).toSorted((a, b) => a.offset - b.offset)
  if (rows.length === 0)
    return void showInformation(vscode.l10n.t('The document has nothing that this command is about.'))
  const [only, ...others] = rows
  const options = { title: titleOf(kind), matchOnDescription: true }
  const picked = others.length === 0 ? only : await pickRow(rows, options)
  return picked && document.version === version ? { document, offset: picked.offset } : undefined
}

interface PlaceRow extends Row {
  readonly offset: number
}

function rowsOf(digest: Digest, kind: PlaceKind): readonly PlaceRow[] {
  const symbols = withChildren(digestSymbols(digest))
  const rows = symbols
    .filter((symbol) => symbol.kind === (kind === 'section' ? 'section' : 'entry'))
    .map(({ name, detail, nameSpan }) => ({ label: name, description: detail, offset: nameSpan.start }))
  const [entry] = symbols
  if (kind === 'section' && entry?.kind === 'entry')
    return [{ label: vscode.l10n.t('Above the first section'), offset: entry.nameSpan.start }, ...rows]
  if (kind === 'entry' || kind === 'section') return rows
  const mentions = digest.mentions.map(({ link: { label, outer } }) => {
    return { label: slice(digest.text, label ?? outer), offset: outer.start }
  })
  return kind === 'mention' ? mentions : [...rows, ...mentions]
}

function titleOf(kind: PlaceKind): string {
  switch (kind) {
    case 'entry':
      return vscode.l10n.t('Choose an Entry')
    case 'section':
      return vscode.l10n.t('Choose a Section')
    case 'paper':
      return vscode.l10n.t('Choose a Paper')
    case 'mention':
      return vscode.l10n.t('Choose a Mention')
  }
}

/** Rows of the outline with all below them, in order. */
export function withChildren(symbols: readonly DigestSymbol[]): readonly DigestSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...withChildren(symbol.children)])
}

/** The same with the paper's record, which is looked up. If there is none, a message says why. */
export async function recordAt(
  parts: Parts,
  argument: unknown,
  kind: 'paper' | 'mention' = 'paper',
): Promise<(PaperPlace & { readonly paper: AnyPaper }) | undefined> {
  const place = await paperPlace(parts, argument, kind)
  if (!place) return undefined
  const { version } = place.document
  const { named } = place.found
  const signal = AbortSignal.timeout(timeoutMs)
  const looking: Promise<LookUpOutcome<AnyPaper['id']>> =
    named.kind === 'doi' ? parts.papers.lookUpDoi(named.id, signal) : parts.papers.lookUp(named.id, signal)
  const outcome = await looking.catch(() => undefined)
  // Typing in the meantime has moved the place.
  if (place.document.version !== version) return undefined
  if (outcome?.kind === 'found') return { ...place, paper: outcome.paper as AnyPaper }
  void showInformation(vscode.l10n.t('The record of this paper is unavailable right now.'))
  return undefined
}

function tellNoPaper(): void {
  void showInformation(noPaper())
}

/** What a message says if no paper is named at the cursor. */
export function noPaper(): string {
  return vscode.l10n.t('Put the cursor on a paper first: on its title, link or identifier.')
}

/**
 * Writes papers into a document, in one edit, and puts the cursor where the writer continues. Returns whether it was
 * done.
 * @param goesOn whether they continue now; otherwise the keyboard stays where it is
 */
export async function insert(
  { habits }: { readonly habits: WritingHabits },
  document: vscode.TextDocument,
  papers: readonly AnyPaper[],
  place: InsertPlace,
  goesOn = true,
): Promise<boolean> {
  const { version } = document
  const insertion = insertPapers(papers, await habits.of(document), place)
  if (!insertion) return false
  const { span, newText, cursor } = insertion
  if (goesOn) return changeAndGoOn(document, { span, newText }, { cursor, version })
  const { text, at } = withLineEnds(newText, lineEndOf(document))
  if (!(await change(document, [{ span, newText: text }], version))) return false
  const editor = vscode.window.activeTextEditor
  if (editor?.document !== document) return true
  const end = document.positionAt(span.start + at(cursor))
  editor.selection = new vscode.Selection(end, end)
  editor.revealRange(editor.selection)
  return true
}

/** The longest time to wait for the archive to be read, in milliseconds. */
const patienceMs = 1_000

/** How many of an earlier digest's last entries are looked at: their records tell how the parts of an entry are written. */
const mostKnown = 40

interface HabitParts {
  readonly archive: WorkspaceArchive
  readonly documents: DigestDocuments
  readonly conventions: WorkspaceConventions
  readonly papers: PaperRecords
}

/** Finds and reads the digest that the first entries of another one go by; the latest that was read is kept. */
export class WritingHabits {
  readonly #parts: HabitParts
  #latest: { readonly key: string; readonly example: Promise<Digest | undefined> } | undefined

  constructor(parts: HabitParts) {
    this.#parts = parts
  }

  /** What a new entry in the document follows; of the document as it is when this is called. */
  async of(document: vscode.TextDocument, signal?: AbortSignal): Promise<WritingHabit> {
    const { documents, conventions, papers: facts } = this.#parts
    const habit = { digest: documents.digestOf(document), conventions: conventions.of(document), facts }
    return { ...habit, earlier: await this.exampleFor(document, signal) }
  }

  /**
   * The digest that the document's first entries go by, with the records of its papers at hand; `undefined` if the
   * document has entries, or conventions name a layout, or it is no place for a digest. Never rejects.
   */
  async exampleFor(document: vscode.TextDocument, signal?: AbortSignal): Promise<Digest | undefined> {
    const { archive, documents, conventions } = this.#parts
    const digest = documents.digestOf(document)
    if (hasExemplar(digest) || conventions.of(document)?.layout || !this.#mayBeDigest(document, digest))
      return undefined
    const folder = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0]
    if (!folder) return undefined
    const root = `${folder.uri}/`
    const { date, file } = viewpointOf(document, digest)
    const own = { date, file: document.isUntitled ? root : file }
    const found = exampleFor(await this.#archive(signal), own, root)
    if (!found) return undefined
    const key = `${archive.changeCount} ${found.file}`
    if (this.#latest?.key !== key) this.#latest = { key, example: this.#read(found.file, document) }
    return this.#latest.example
  }

  /**
   * The latest digest below a folder that is before a date; `undefined` if there is none. Waits until the archive is read: where
   * and how a new digest begins must not depend on how fast that is.
   */
  async digestBefore(date: DigestDate, folder: vscode.Uri): Promise<EarlierDigest | undefined> {
    const index = await this.#parts.archive.settled()
    const root = `${folder}/`
    const found = index
      .digests()
      .findLast(
        (digest) =>
          digest.file.startsWith(root) && !digest.isNote && digest.date !== undefined && digest.date < date,
      )
    const text = found && (await readText(found.file))
    if (found?.date === undefined || text === undefined) return undefined
    return { path: vscode.Uri.parse(found.file).path.slice(folder.path.length + 1), date: found.date, text }
  }

  #mayBeDigest(document: vscode.TextDocument, digest: Digest): boolean {
    const { documents } = this.#parts
    if (documents.isExcluded(document) || frontMatterOf(digest)?.isDigest === false) return false
    return !isListing(viewpointOf(document, digest)) || documents.asDigest(document) !== undefined
  }

  async #archive(signal?: AbortSignal): Promise<Archive> {
    const { archive } = this.#parts
    const timeout = AbortSignal.timeout(patienceMs)
    const either = signal ? AbortSignal.any([signal, timeout]) : timeout
    return archive.settled(either).catch(() => archive.index)
  }

  async #read(file: string, document: vscode.TextDocument): Promise<Digest | undefined> {
    const { documents, papers } = this.#parts
    const text = await readText(file)
    if (text === undefined) return undefined
    const example = documents.readerFor(document)(text)
    await papers.findAll(example.entries.slice(-mostKnown).flatMap((entry) => paperOf(entry) ?? []))
    return example
  }
}

/** As in its editor, if it is open; `undefined` if it was removed since the archive was read. */
async function readText(file: string): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === file)
  if (open) return open.getText()
  try {
    return decodeText(await vscode.workspace.fs.readFile(vscode.Uri.parse(file, true)))?.text
  } catch {
    return undefined
  }
}
