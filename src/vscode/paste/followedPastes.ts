import * as l10n from '@vscode/l10n'
import * as vscode from 'vscode'
import { type ArchivedDigest, fileName } from '../../core/archive/archivedDigest.ts'
import { type Span, shifted, slice } from '../../core/base/span.ts'
import type { Digest } from '../../core/digest/model.ts'
import { paperIdOf } from '../../core/digest/records.ts'
import { isArxivId, isPageUrl, recordFrom, type WritablePaper } from '../../core/paper/paper.ts'
import { readableTex } from '../../core/paper/text.ts'
import { addressOf, type PastedReference, type PendingPaper } from '../../core/paste/references.ts'
import { applyEdits, toRange } from '../adapters/documents.ts'
import { reportError, showInformation } from '../adapters/show.ts'
import type { WorkspaceArchive } from '../archive/workspaceArchive.ts'
import { type PasteParts, type PreparedPaste, recordsOf, writeQuestion } from './pasteWriter.ts'

/** An offered paste that was not applied by then never will be, in milliseconds: the paste menu stays for a while. */
const forgetMs = 60_000

/** Nothing is written while somebody types, perhaps with an input method. In milliseconds. */
const pauseMs = 1_000

const lookUpMs = 300_000

const failing = 'Completing what was pasted'

interface FollowedParts extends PasteParts {
  readonly archive: Pick<WorkspaceArchive, 'index'>
  readonly log: vscode.LogOutputChannel
}

/** An address that waits for the record of its paper. */
interface Waiting {
  readonly kind: PendingPaper['kind']
  readonly id: WritablePaper['id']
  readonly text: string
  span: Span
}

interface Offer {
  readonly paste: PreparedPaste
  readonly hereBefore: ReadonlySet<string>
  readonly timer: NodeJS.Timeout
}

/**
 * Detects which of the offered pastes VS Code applies. It then shows what is remarkable about the papers, and completes
 * those without records when these arrive, if their text is still as it was pasted.
 */
export class FollowedPastes implements vscode.Disposable {
  readonly #parts: FollowedParts
  readonly #offers = new Set<Offer>()
  readonly #waiting = new Map<vscode.TextDocument, Set<Waiting>>()
  /** Records of papers that were waited for. */
  readonly #records = new Map<string, WritablePaper>()
  readonly #writing = new Set<vscode.TextDocument>()
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>()
  readonly #end = new AbortController()
  readonly #listeners: readonly vscode.Disposable[]

  constructor(parts: FollowedParts) {
    this.#parts = parts
    this.#listeners = [
      vscode.workspace.onDidChangeTextDocument((change) => this.#follow(change)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      parts.papers.onDidChange(() => this.#look()),
    ]
  }

  /** VS Code may apply this paste next, or another edit. */
  offer(paste: PreparedPaste): void {
    const hereBefore = papersWithEntries(this.#parts.documents.digestOf(paste.document))
    const offer: Offer = {
      paste,
      hereBefore,
      timer: setTimeout(() => this.#offers.delete(offer), forgetMs),
    }
    this.#offers.add(offer)
  }

  dispose(): void {
    this.#end.abort()
    for (const { timer } of this.#offers) clearTimeout(timer)
    for (const timer of this.#timers.values()) clearTimeout(timer)
    for (const listener of this.#listeners) listener.dispose()
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    this.#move(document, contentChanges)
    for (const offer of this.#offers) {
      if (offer.paste.document !== document || !isApplied(offer.paste, contentChanges)) continue
      clearTimeout(offer.timer)
      this.#offers.delete(offer)
      this.#take(offer)
    }
  }

  /** Positions move with the text around them; a place that is edited itself belongs to the writer from then on. */
  #move(document: vscode.TextDocument, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const waiting = this.#waiting.get(document)
    if (!waiting) return
    for (const { rangeOffset, rangeLength, text } of changes.toSorted(
      (a, b) => b.rangeOffset - a.rangeOffset,
    )) {
      const end = rangeOffset + rangeLength
      for (const each of waiting) {
        if (end <= each.span.start) each.span = shifted(each.span, text.length - rangeLength)
        else if (rangeOffset < each.span.end) waiting.delete(each)
      }
    }
    if (waiting.size === 0) this.#waiting.delete(document)
    else if (changes.length > 0) this.#completeAfterPause(document)
  }

  #take({ paste, hereBefore }: Offer): void {
    const { document, written } = paste
    tellOfPaste(this.#parts, paste, hereBefore)
    // Completes a step of the walkthrough, see the manifest.
    void vscode.commands.executeCommand('setContext', 'researchDigest.hasPasted', true)
    const waiting = written.pending.map(({ id, kind, span }): Waiting => {
      return { id, kind, text: slice(written.newText, span), span: shifted(span, written.span.start) }
    })
    if (waiting.length === 0) return
    this.#waiting.set(document, new Set([...(this.#waiting.get(document) ?? []), ...waiting]))
    const signal = AbortSignal.any([this.#end.signal, AbortSignal.timeout(lookUpMs)])
    recordsOf(this.#parts.papers, waiting, signal).then(
      (records) => {
        for (const [id, record] of records) this.#records.set(id, record)
        this.#complete(document)
      },
      reportError(this.#parts.log, failing),
    )
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document))
    this.#timers.delete(document)
    this.#waiting.delete(document)
  }

  /** Records may arrive by another way, hours later. */
  #look(): void {
    for (const [document, waiting] of this.#waiting)
      if (!this.#timers.has(document) && [...waiting].some((each) => this.#recordOf(each)))
        this.#complete(document)
  }

  #recordOf({ id }: Waiting): WritablePaper | undefined {
    return this.#records.get(id) ?? (isArxivId(id) ? this.#parts.papers.paper(id) : undefined)
  }

  /** At once, or when the typing has paused. One at a time: VS Code rejects an edit of an outdated text. */
  #complete(document: vscode.TextDocument): void {
    if (this.#timers.has(document) || this.#writing.has(document)) return
    this.#writing.add(document)
    this.#write(document)
      .catch((error: unknown) => {
        // An edit that was rejected once would be rejected again.
        this.#forget(document)
        reportError(this.#parts.log, failing)(error)
      })
      .finally(() => {
        this.#writing.delete(document)
        if (this.#readyIn(document).length > 0) this.#completeAfterPause(document)
      })
  }

  #completeAfterPause(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document))
    const timer = setTimeout(() => {
      this.#timers.delete(document)
      this.#complete(document)
    }, pauseMs)
    this.#timers.set(document, timer)
  }

  async #write(document: vscode.TextDocument): Promise<void> {
    const { version } = document
    const ready = this.#readyIn(document)
    const [first] = ready
    if (!first) return
    const spansOf = (kind: Waiting['kind']) => ready.filter((each) => each.kind === kind)
    const edits = await this.#parts.pasteThread.complete({
      ...(await writeQuestion(this.#parts, document, first.span.start)),
      records: new Map(
        ready.flatMap((each) => {
          const record = this.#recordOf(each)
          return record ? [[each.id, record] as const] : []
        }),
      ),
      places: spansOf('entry').map(({ span }) => span),
      mentions: spansOf('mention').map(({ span, id }) => ({ span, id })),
    })
    if (document.isClosed || document.version !== version) return
    if (!(await applyEdits(document, edits))) return
    const waiting = this.#waiting.get(document)
    for (const each of ready) waiting?.delete(each)
  }

  /** The places whose record has arrived and whose text is as it was pasted. */
  #readyIn(document: vscode.TextDocument): readonly Waiting[] {
    const waiting = this.#waiting.get(document) ?? new Set()
    for (const each of waiting) if (!isUntouched(document, each)) waiting.delete(each)
    return [...waiting].filter((each) => this.#recordOf(each))
  }
}

/** What may follow the address of an entry on its line: nothing, another cell, or a separator and perhaps commentary. */
const mayFollowEntry = /^\s*$|^\s*\||^\t|^\s?[:：–—-]\s/

/** What ends an address within a sentence. */
const mayFollowMention = /^(?:$|[\s,.;:!?)\]])/

/** Whether the text is as it was pasted, with nothing typed directly after it. */
function isUntouched(document: vscode.TextDocument, { kind, span, text }: Waiting): boolean {
  const range = toRange(document, span)
  if (document.getText(range) !== text) return false
  const rest = document.lineAt(range.end).text.slice(range.end.character)
  return (kind === 'entry' ? mayFollowEntry : mayFollowMention).test(rest)
}

function isApplied(
  { document, written: { span, newText } }: PreparedPaste,
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): boolean {
  if (!changes.some(({ text }) => text !== '')) return false
  const range = toRange(document, { start: span.start, end: span.start + newText.length })
  return document.getText(range) === newText
}

/** The papers that have entries in a document, by their identifiers, DOIs or addresses. */
function papersWithEntries({ entries }: Digest): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => paperIdOf(entry) ?? entry.link?.url ?? []))
}

/**
 * Shows in one notification which pasted papers were already in the document or in earlier digests; nothing if none
 * were.
 */
function tellOfPaste(
  { archive, papers: records }: Pick<FollowedParts, 'archive' | 'papers'>,
  { document, papers }: PreparedPaste,
  hereBefore: ReadonlySet<string>,
): void {
  const titleOf = ({ id, said }: PastedReference) => {
    const title = (isPageUrl(id) ? undefined : recordFrom(records, id)?.title) ?? said?.title
    return title === undefined ? id : readableTex(title)
  }
  const isHere = (each: PastedReference) => hereBefore.has(each.id) || hereBefore.has(addressOf(each))
  const own = document.uri.toString()
  const covered = papers.references.flatMap((reference) => {
    const { id } = reference
    if (isPageUrl(id) || isHere(reference)) return []
    const [latest] = archive.index.latestCoverage(id, 1, own)
    return latest ? [{ title: titleOf(reference), where: nameOf(latest.digest) }] : []
  })
  const here = papers.references.filter(isHere).map(titleOf)
  const notice = describePaste({ repeats: papers.repeats, here, covered })
  if (notice !== '') void showInformation(notice)
}

function nameOf({ date, title, file }: ArchivedDigest): string {
  const name = [date, title].filter((part, at) => part && !(at === 0 && title?.includes(part))).join(' · ')
  return name || fileName(vscode.Uri.parse(file).path)
}

/** Facts about pasted papers for a notification; each paper by its title, or its name if it has none. */
interface PasteRemarks {
  /** The number of repeated papers in the pasted text, each inserted once. */
  readonly repeats: number
  /** Papers that already had entries in the document. */
  readonly here: readonly string[]
  readonly covered: readonly { readonly title: string; readonly where: string }[]
}

const mostNamed = 5

/** One notification in one line; empty if there is nothing to say. */
function describePaste({ repeats, here, covered }: PasteRemarks): string {
  return [
    here.length > 0 && l10n.t('Already an entry here: {0}.', listOf(here.map(quoted))),
    covered.length > 0 &&
      l10n.t(
        'Covered before: {0}.',
        listOf(covered.map(({ title, where }) => l10n.t('{0} in {1}', quoted(title), where))),
      ),
    repeats === 1 && l10n.t('One paper appeared twice and was inserted once.'),
    repeats > 1 && l10n.t('{0} repeated papers were inserted once.', repeats),
  ]
    .filter(Boolean)
    .join(' ')
}

function quoted(title: string): string {
  return `“${title}”`
}

function listOf(names: readonly string[]): string {
  const more = names.length - mostNamed
  const shown = names.slice(0, mostNamed).join(', ')
  return more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown
}
