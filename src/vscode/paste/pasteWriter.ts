// What is pasted or dropped: what VS Code hands over, as a question to the thread, and the text that the thread writes.
import * as vscode from 'vscode'
import { fileName } from '../../core/archive/archivedDigest.ts'
import { type Span, withLineEnds } from '../../core/base/span.ts'
import { paperOf } from '../../core/digest/model.ts'
import { isArxivId, isPageUrl, type Paper, type WritablePaper } from '../../core/paper/paper.ts'
import {
  mayNamePapers,
  type PastedFile,
  type PastedPapers,
  type PastedReference,
  paperOfFileName,
  type WrittenPaste,
} from '../../core/paste/references.ts'
import type { PasteThread, ReadQuestion, WriteQuestion } from '../../paste/pasteThread.ts'
import { type DigestDocuments, lineEndOf, toSpan } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import { withTimeout } from '../adapters/show.ts'
import type { WorkspaceConventions } from '../conventions.ts'
import type { WritingHabits } from '../paperInDocument.ts'
import type { PaperRecords } from '../paperRecords.ts'

/**
 * How long a paste waits for records, in milliseconds. VS Code drops a paste that is still pending when somebody types or
 * pastes again, so this is shorter than people take for either; records that come later are filled in.
 */
const timeoutMs = 300

/** A record may wait for its turn behind many others. In milliseconds. */
const lookUpMs = 300_000

/** What names a paper in digests only. */
const isNumber = /^\s*\d+\.\d+\s*$/

export interface PasteParts {
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
  readonly conventions: WorkspaceConventions
  readonly pasteThread: PasteThread
  readonly habits: WritingHabits
}

/** What would be pasted, and what to do afterwards. */
export interface PreparedPaste {
  readonly document: vscode.TextDocument
  readonly papers: PastedPapers
  readonly written: WrittenPaste
  /** Whether it is offered before plain text: in digests and within sentences, unless words would be lost. */
  readonly isFirst: boolean
}

/** Turns pasted or dropped content into the text to write, with the paste thread; nothing is read or parsed here. */
export class PasteWriter {
  readonly #parts: PasteParts

  constructor(parts: PasteParts) {
    this.#parts = parts
  }

  /** @returns `undefined` if it names no paper, or papers cannot be written there */
  async prepare(
    document: vscode.TextDocument,
    range: vscode.Range,
    transfer: vscode.DataTransfer,
    signal: AbortSignal,
  ): Promise<PreparedPaste | undefined> {
    const { documents, papers: records } = this.#parts
    if (!readSettings(document).pastesEntries || documents.isExcluded(document)) return undefined
    const question = await readTransfer(transfer)
    const papers = question && (await this.#parts.pasteThread.read(question))
    if (!papers || signal.aborted) return undefined
    const place = { document, span: toSpan(document, range) }
    const atHand = await recordsAtHand(records, papers.references)
    const answer = await this.#write(place, papers, atHand)
    if (!answer || signal.aborted) return undefined
    const isDigest = documents.asDigest(document) !== undefined
    const isLink = answer.written.kind === 'mentions' && !range.isEmpty
    // VS Code makes a link of words over which an address is pasted, unless another edit yields to plain text.
    if (isLink && document.languageId === 'markdown') return undefined
    const isMention = answer.written.kind === 'mentions' && papers.references.length === 1
    const isProse = isMention && document.languageId === 'markdown' && !isNumber.test(question.text)
    const isFitting = isDigest || answer.makesDigest || isProse
    const isFirst = papers.isWhole && answer.keepsTitles && !isLink && isFitting
    const prepared = { document, papers, isFirst }
    const mayMisname = papers.mayMisname && papers.references.some(({ id, said }) => said && !atHand.has(id))
    if (!isFirst || (answer.written.pending.length === 0 && !mayMisname))
      return { ...prepared, written: answer.written }
    const coming = recordsOf(records, papers.references, AbortSignal.timeout(lookUpMs))
    const more = await withTimeout(coming, timeoutMs, signal)
    if ('kind' in more) return { ...prepared, written: answer.written }
    const complete = await this.#write(place, papers, more)
    if (!complete) return undefined
    // The words in the place of a title are somebody's own.
    if (!complete.keepsTitles) return { ...prepared, isFirst: false, written: answer.written }
    return { ...prepared, written: complete.written }
  }

  async #write(
    { document, span }: { readonly document: vscode.TextDocument; readonly span: Span },
    { references }: PastedPapers,
    records: RecordsById,
  ) {
    const answer = await this.#parts.pasteThread.paste({
      ...(await writeQuestion(this.#parts, document, span.start)),
      span,
      isMarkdown: document.languageId === 'markdown',
      fileName: fileName(document.uri.path),
      references,
      records,
    })
    return answer && { ...answer, written: withLineEndsOf(document, answer.written) }
  }
}

/** As VS Code writes it, so that it is found there. */
function withLineEndsOf(document: vscode.TextDocument, written: WrittenPaste): WrittenPaste {
  const { text, at } = withLineEnds(written.newText, lineEndOf(document))
  const pending = written.pending.map((each) => {
    return { ...each, span: { start: at(each.span.start), end: at(each.span.end) } }
  })
  return { ...written, newText: text, cursor: at(written.cursor), pending }
}

export type RecordsById = ReadonlyMap<string, WritablePaper>

/** The records of papers that are known without any request. */
async function recordsAtHand(
  papers: PaperRecords,
  references: readonly PastedReference[],
): Promise<RecordsById> {
  const found = await papers.findAll(references.flatMap(({ id }) => (isArxivId(id) ? id : [])))
  return new Map(Array.from(found, ([id, paper]) => [id, withoutAbstract(paper)]))
}

/** The records of papers, with many missing ones in one request. */
export async function recordsOf(
  papers: PaperRecords,
  references: readonly PastedReference[],
  signal: AbortSignal,
): Promise<RecordsById> {
  const ids = references.flatMap(({ id }) => (isArxivId(id) ? id : []))
  const dois = references.flatMap(({ id }) => (isArxivId(id) || isPageUrl(id) ? [] : id))
  const [found, others] = await Promise.all([
    papers.lookUpAll(ids, signal),
    papers.lookUpAllDois(dois, signal),
  ])
  const all: readonly WritablePaper[] = [...found.values(), ...others.values()]
  return new Map(all.map((paper) => [paper.id, withoutAbstract(paper)]))
}

/** Entries are written like those around them: the records of this many are sent along. */
const mostKnown = 80

/** What the thread must know about a document to write papers into it. */
export async function writeQuestion(
  { documents, conventions, papers, habits }: Omit<PasteParts, 'pasteThread'>,
  document: vscode.TextDocument,
  offset: number,
): Promise<Omit<WriteQuestion, 'records'>> {
  const earlier = await habits.exampleFor(document)
  const { sections = [], entries = [], layout, link } = conventions.of(document) ?? {}
  const all = (earlier ?? documents.digestOf(document)).entries
  const next = earlier ? -1 : all.findIndex(({ span }) => span.start >= offset)
  const middle = next < 0 ? all.length : next
  const known = all.slice(Math.max(0, middle - mostKnown / 2), middle + mostKnown / 2).flatMap((entry) => {
    const id = paperOf(entry)
    return (id && papers.paper(id)) ?? []
  })
  const text = document.getText()
  return { text, sections, entries, layout, link, earlier: earlier?.text, known: known.map(withoutAbstract) }
}

/** Abstracts are never written. */
function withoutAbstract<P extends Pick<Paper, 'abstract'>>(paper: P): P {
  return { ...paper, abstract: '' }
}

/** No paper is larger. In bytes. */
const largestPdf = 100_000_000

const mostFiles = 50

/** The pasted or dropped content; `undefined` if it cannot name a paper. */
async function readTransfer(transfer: vscode.DataTransfer): Promise<ReadQuestion | undefined> {
  const uris = urisIn((await transfer.get('text/uri-list')?.asString()) ?? '')
  const files = [...filesOf(transfer), ...uris.filter(isFile).map(fileAt)].filter(({ name }) => isPdf(name))
  if (files.length > 0)
    return { text: '', files: await Promise.all(files.slice(0, mostFiles).map(withBytes)) }
  const plain = (await transfer.get('text/plain')?.asString()) ?? ''
  const text = plain === '' ? uris.filter((uri) => !isFile(uri)).join('\n') : plain
  const html = await transfer.get('text/html')?.asString()
  const pasted = { text, ...(html !== undefined && { html }) }
  return mayNamePapers(pasted) ? { ...pasted, files: [] } : undefined
}

interface TransferredFile {
  readonly name: string
  read(): Thenable<Uint8Array>
}

function filesOf(transfer: vscode.DataTransfer): readonly TransferredFile[] {
  return Array.from(transfer).flatMap(([, item]): readonly TransferredFile[] => {
    const file = item.asFile()
    return file ? [{ name: file.name, read: () => file.data() }] : []
  })
}

function urisIn(list: string): readonly string[] {
  return list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
}

function isFile(uri: string): boolean {
  return !/^https?:/i.test(uri)
}

function fileAt(written: string): TransferredFile {
  const uri = vscode.Uri.parse(written)
  return {
    name: uri.path.slice(uri.path.lastIndexOf('/') + 1),
    async read() {
      const { size } = await vscode.workspace.fs.stat(uri)
      return size > largestPdf ? new Uint8Array() : vscode.workspace.fs.readFile(uri)
    },
  }
}

/** The file is read only if its name does not identify its paper. */
async function withBytes({ name, read }: TransferredFile): Promise<PastedFile> {
  if (paperOfFileName(name)) return { name }
  try {
    return { name, bytes: new Uint8Array(await read()) }
  } catch {
    // An unreadable file names no paper.
    return { name }
  }
}

function isPdf(name: string): boolean {
  return /\.pdf$/i.test(name)
}
