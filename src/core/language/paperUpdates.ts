import * as l10n from '@vscode/l10n'
import type { Archive } from '../archive/archive.ts'
import type { ArchivedEntry } from '../archive/archivedDigest.ts'
import { fileName, isListing } from '../archive/digestRecord.ts'
import { type Span, slice, span } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import { writeAfter, writeAt } from '../digest/frames/write.ts'
import { type Digest, lineAt, paperOf } from '../digest/model.ts'
import { DigestSession, readOptions } from '../digest/session.ts'
import { shortVenue } from '../digest/titles/venues.ts'
import { isWithdrawn, type Paper, retractionFacts, retractionOf, saysTakenBack } from '../paper/paper.ts'
import { day, readableTex } from '../paper/text.ts'
import { foldTitle } from '../paper/titles.ts'
import { type WritingHabit, writeFacts } from './completion.ts'
import { asOneEdit, type Insertion } from './insertPapers.ts'

/** News of a paper since the archive covered it. */
export interface PaperUpdate {
  readonly paper: Paper
  /** The first entry with commentary on it. */
  readonly covered: ArchivedEntry
  /**
   * Localised, in one line that is read as commentary, without a label or a bare venue at its beginning: that it was
   * retracted or withdrawn, or where it appeared and that there is a later version.
   */
  readonly news: string
}

/**
 * News of an archive's papers: retracted and withdrawn ones first, then the most recently covered. What a digest has
 * already said is not news, nor is what was true when the paper was covered.
 * @param except the file that asks, with the papers that it names
 */
export function updatesOn(
  archive: Archive,
  records: ReadonlyMap<string, Paper>,
  except: { readonly file: string; readonly digest: Digest },
): readonly PaperUpdate[] {
  const { entries, mentions } = except.digest
  const named = new Set([...entries, ...mentions].map(paperOf))
  const updates = archive.coveredPapers().flatMap((id) => {
    const paper = named.has(id) ? undefined : records.get(id)
    const coverage = archive.coverage(id).filter(({ digest: { file, isDraft } }) => {
      return file !== except.file && !isListing(file) && !isDraft
    })
    const covered = coverage.find(({ said }) => said !== '') ?? coverage[0]
    const news = paper && covered && newsOf(paper, covered, foldTitle(coverage.map(saidIn).join(' ')))
    return paper && covered && news ? { paper, covered, news } : []
  })
  const dateOf = ({ covered }: PaperUpdate) => covered.digest.date ?? ''
  const rank = ({ paper }: PaperUpdate) => (retractionOf(paper) || isWithdrawn(paper) ? 0 : 1)
  return updates.sort((a, b) => rank(a) - rank(b) || (dateOf(a) < dateOf(b) ? 1 : -1))
}

function saidIn({ said }: ArchivedEntry): string {
  return said
}

/** @param told what digests have said about the paper */
function newsOf(paper: Paper, { digest: { date } }: ArchivedEntry, told: string): string | undefined {
  const takenBack = takenBackNews(paper)
  if (takenBack) return saysTakenBack(told) ? undefined : takenBack
  const isTold = (words: string) => told.includes(foldTitle(words))
  const venue = date === undefined ? undefined : venueSince(date, paper)
  const version = date === undefined ? undefined : versionSince(date, paper)
  const news = [
    venue !== undefined && !isTold(venue) ? l10n.t('Since published in “{0}”', venue) : [],
    version !== undefined && !isTold(version) ? l10n.t('Since revised: {0}', version) : [],
  ].flat()
  return news.length === 0 ? undefined : news.join('; ')
}

function takenBackNews(paper: Paper): string | undefined {
  const retraction = retractionOf(paper)
  if (retraction) {
    const known = retractionFacts(retraction)
    return known === ''
      ? l10n.t('Retracted by its publisher')
      : l10n.t('Retracted by its publisher ({0})', known)
  }
  return isWithdrawn(paper)
    ? l10n.t('Since withdrawn, with the comment “{0}”', plainLine(paper.comment ?? ''))
    : undefined
}

/**
 * Where it appeared, unless that was before it was covered; if only a DOI is known, a paper of an earlier year had it
 * then.
 */
function venueSince(date: string, { journalReference, doi, publishedAt }: Paper): string | undefined {
  const venue = journalReference && plainLine(shortVenue(journalReference))
  const year = (venue ? /(?:19|20)\d{2}$/.exec(venue)?.[0] : undefined) ?? publishedAt?.slice(0, 4)
  if (year === undefined || year < date.slice(0, 4)) return undefined
  return venue || (doi && `doi:${doi}`)
}

function versionSince(date: string, { updatedAt, version }: Paper): string | undefined {
  const updated = day(updatedAt)
  if (!updated || !version || version < 2 || updated.slice(0, date.length) <= date) return undefined
  return l10n.t('version {0} of {1}', version, updated)
}

const longestNews = 200

/** Words of a record in a line of the digest: no part becomes a link, an HTML tag or the end of a cell. */
function plainLine(words: string): string {
  const plain = readableTex(words)
    .replace(/[<>[\]|`*_#]|https?:\/\//gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length > longestNews ? `${plain.slice(0, longestNews).trimEnd()}…` : plain
}

/** Writes a section at the cursor: a heading and an entry for each paper, in the form of the digest's others. */
export function writeUpdates(
  updates: readonly PaperUpdate[],
  habit: WritingHabit,
  cursor: Span,
): Insertion | undefined {
  if (updates.length === 0) return undefined
  const writer = new UpdateWriter(habit)
  let end = writer.heading(cursor)
  for (const [index, update] of updates.entries()) end = writer.entry(update, index === 0, end)
  writer.close(end)
  return asOneEdit(habit.digest.text, writer.digest.text, end)
}

class UpdateWriter {
  readonly #habit: WritingHabit
  readonly #lineEnd: string
  digest: Digest

  constructor(habit: WritingHabit) {
    this.#habit = habit
    this.digest = habit.digest
    this.#lineEnd = /\r?\n/.exec(habit.digest.text)?.[0] ?? '\n'
  }

  /**
   * Below the line of the cursor, or on it if it is blank.
   * @returns where the first entry goes
   */
  heading({ start, end }: Span): number {
    const { text } = this.digest
    const line = span(lineAt(this.digest, start).start, lineAt(this.digest, end).end)
    const at = slice(text, line).trim() === '' ? line : span(line.end, line.end)
    const above = text.slice(0, at.start)
    const open =
      above === ''
        ? ''
        : this.#lineEnd.repeat(
            above.endsWith('\n\n') || above.endsWith('\n\r\n') ? 0 : above.endsWith('\n') ? 1 : 2,
          )
    const close = this.#lineEnd.repeat(2)
    const title = l10n.t('Updates on earlier papers')
    const edits = this.#headings(title).map((heading) => ({ span: at, newText: open + heading + close }))
    const isRead = (edit: TextEdit) =>
      this.#with(edit).sections.some(({ label }) => label.text.includes(title))
    const edit = edits.find(isRead) ?? edits.at(-1)
    return edit ? this.#apply(edit, edit.newText.length) : at.end
  }

  /** The line of the last section with other words, and a form that is a heading everywhere. */
  #headings(title: string): readonly string[] {
    const last = this.digest.sections.at(-1)
    if (!last) return [`## ${title}`]
    const { start, end } = lineAt(this.digest, last.label.span.start)
    const { text } = this.digest
    const like =
      text.slice(start, last.label.span.start) + title + text.slice(last.label.span.end, end).trimEnd()
    return [like, `## ${title}`]
  }

  /** @returns where its commentary ends */
  entry({ paper, covered, news }: PaperUpdate, isFirst: boolean, at: number): number {
    const facts = writeFacts({ ...this.#habit, digest: this.digest })
    const index = this.digest.entries.findLastIndex(({ head }) => head.start < at)
    const [first] = isFirst ? writeAt(this.digest, span(at, at), [paper], facts) : []
    const written = first ?? writeAfter(this.digest, index, paper, facts)
    const said = `${news}. ${describeCoverage(covered)}`
    const { newText, cursor } = written
    const lead = newText.slice(0, cursor)
    const opened = lead + this.#opening(lead)
    const edit = { span: written.span, newText: opened + said + newText.slice(cursor) }
    return this.#apply(edit, opened.length + said.length)
  }

  /** If the form has no place for commentary: below an address, and after a colon on other lines. */
  #opening(lead: string): string {
    if (!/\S$/.test(lead)) return ''
    return /[)\]]$/.test(lead) ? ': ' : this.#lineEnd
  }

  /** The following text is separated, and the last line gets a line end. */
  close(end: number): void {
    const rest = this.digest.text.slice(end)
    const isApart = rest !== '' && !/^\r?\n[ \t]*\S/.test(rest)
    if (!isApart) this.#apply({ span: span(end, end), newText: this.#lineEnd }, 0)
  }

  #with(edit: TextEdit): Digest {
    const { sections = [], entries = [] } = this.#habit.conventions ?? {}
    return new DigestSession(this.digest, readOptions(sections, entries)).edit(edit)
  }

  #apply(edit: TextEdit, cursor: number): number {
    this.digest = this.#with(edit)
    return edit.span.start + cursor
  }
}

/** When it was covered, and the first words of the commentary. */
function describeCoverage({ digest: { date, title, file }, said }: ArchivedEntry): string {
  const when = date ?? title ?? fileName(file)
  const words = said.replace(/[.。]$/u, '')
  return words === '' ? l10n.t('Covered on {0}.', when) : l10n.t('Covered on {0}: “{1}”.', when, words)
}
