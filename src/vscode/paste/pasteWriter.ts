import type * as vscode from 'vscode'
import { fileName } from '../../core/archive/digestRecord.ts'
import type { Span } from '../../core/base/span.ts'
import type { PastedPapers } from '../../core/paste/readPasted.ts'
import type { WrittenPaste } from '../../core/paste/writePasted.ts'
import { withPatience } from '../adapters/cancellation.ts'
import { readSettings } from '../adapters/settings.ts'
import { toSpan } from '../adapters/spans.ts'
import type { Services } from '../services.ts'
import { type RecordsById, recordsAtHand, recordsOf } from './pastedRecords.ts'
import { writeQuestion } from './questions.ts'
import { readTransfer } from './transferred.ts'

/** Typing while a paste is under way would end it, so that nobody waits longer for records, in milliseconds. */
const patienceMs = 1_000
/** A record may wait for its turn behind many others, in milliseconds. */
const lookUpMs = 300_000

/** What would be pasted, and what there is to do once it is. */
export interface PreparedPaste {
  readonly document: vscode.TextDocument
  readonly papers: PastedPapers
  readonly written: WrittenPaste
  /** Goes before the plain text: in digests, where nothing that somebody wrote gets lost. */
  readonly isFirst: boolean
}

/** Makes of what is pasted or dropped what is to be written. Asks the thread; nothing is read or parsed here. */
export class PasteWriter {
  readonly #services: Services

  constructor(services: Services) {
    this.#services = services
  }

  /** @returns `undefined` for what names no paper, and where papers cannot be written */
  async prepare(
    document: vscode.TextDocument,
    range: vscode.Range,
    transfer: vscode.DataTransfer,
    signal: AbortSignal,
  ): Promise<PreparedPaste | undefined> {
    const { documents, papers: records } = this.#services
    if (!readSettings(document).pastesEntries || documents.isExcluded(document)) return undefined
    const question = await readTransfer(transfer)
    const papers = question && (await this.#services.pasteThread.read(question))
    if (!papers || signal.aborted) return undefined
    const place = { document, span: toSpan(document, range) }
    const atHand = await recordsAtHand(records, papers.references)
    const answer = await this.#write(place, papers, atHand)
    if (!answer || signal.aborted) return undefined
    const isDigest = documents.asDigest(document) !== undefined
    // Markdown makes a link of words that an address is pasted over.
    const isLink = answer.written.kind === 'mentions' && !range.isEmpty
    const isFirst = papers.isWhole && !isLink && (isDigest || answer.makesDigest)
    const prepared = { document, papers, isFirst }
    if (!isFirst || answer.written.pending.length === 0) return { ...prepared, written: answer.written }
    const coming = recordsOf(records, papers.references, AbortSignal.timeout(lookUpMs))
    const more = await withPatience(coming, patienceMs, signal)
    if ('kind' in more) return { ...prepared, written: answer.written }
    const complete = await this.#write(place, papers, more)
    return complete && { ...prepared, written: complete.written }
  }

  #write(
    { document, span }: { readonly document: vscode.TextDocument; readonly span: Span },
    { references }: PastedPapers,
    records: RecordsById,
  ) {
    return this.#services.pasteThread.paste({
      ...writeQuestion(this.#services, document, span.start),
      span,
      isMarkdown: document.languageId === 'markdown',
      fileName: fileName(document.uri.path),
      references,
      records,
    })
  }
}
