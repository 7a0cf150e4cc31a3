// A paper that is written about again: in the same digest, or after an earlier digest of the archive. One that the writer says was
// read again is meant.
import * as l10n from '@vscode/l10n'
import { type ArchivedEntry, fileName } from '../archive/archivedDigest.ts'
import { noEntries } from '../archive/paperHistory.ts'
import { applyEdits, type Span, slice, span } from '../base/span.ts'
import { dateIn } from '../digest/date.ts'
import { plainTitle } from '../digest/layouts/index.ts'
import { type DigestPart, type Entry, lineAt, paperOf } from '../digest/model.ts'
import { paperIdOf, recordOf } from '../digest/records.ts'
import type { Facts } from '../paper/paper.ts'
import { isTranslated, resembles, standsFor } from '../paper/titles.ts'
import {
  type Extent,
  type Fix,
  type PlacedEntry,
  type Rule,
  type RuleFacts,
  searchForTitle,
  type WholeDigest,
} from './rule.ts'

export const duplicatePaper: Rule = {
  id: 'duplicate-paper',
  severity: 'warning',
  summary: () => l10n.t('A paper with two entries in the same digest.'),

  *check(part, facts) {
    const { whole } = facts
    if (whole.listsTwice) return
    for (const entry of part.entries) {
      const [first] = entry.link ? whole.entriesLike(entry) : []
      if (!entry.link || !first?.entry.link || first.entry === entry || whole.isSecondLink({ part, entry }))
        continue
      if (whole.hasHighlights && whole.isHighlighted(entry)) continue
      if (isMeant({ part, entry }, facts) || isAnnounced(first)) continue
      const other = otherTitle({ part, entry }, first)
      const id = paperIdOf(entry)
      if (other !== undefined && mayBeOthers(entry, first.entry)) continue
      const name = id ?? entry.link.url
      yield {
        span: entry.link.span,
        message:
          other === undefined
            ? l10n.t('{0} is already an entry of this digest.', titleOfEither(entry, first.entry) ?? name)
            : l10n.t('{0} is already the paper of “{1}”: one of the two links is wrong.', name, other),
        ...(other === undefined ? { fixes: removals({ part, entry }, whole) } : searchForTitle(part, entry)),
        related: {
          part: first.part,
          span: first.entry.link.span,
          message: l10n.t('The first entry of this paper.'),
        },
      }
    }
  },
}

/** In a list of references, papers are named again. */
function isMeant({ part, entry }: PlacedEntry, facts: RuleFacts): boolean {
  return isReread(part, entry, facts) || (!entry.commentary && facts.whole.isReference({ part, entry }))
}

/** In a line with more words than these, papers are written about. */
const mostWordsOfAnnouncement = 4

/** Whether the first entry is part of a line that only names several papers: "TL;DR: one, another". */
function isAnnounced({ part, entry }: PlacedEntry): boolean {
  if (!entry.link || entry.commentary) return false
  const line = lineAt(part, entry.link.span.start)
  const links = part.links.filter((link) => link.outer.start >= line.start && link.outer.end <= line.end)
  const papers = new Set(links.flatMap((link) => paperOf({ link }) ?? []))
  if (papers.size < 2) return false
  const beside = applyEdits(
    slice(part.text, line),
    links.map(({ outer }) => ({
      span: span(outer.start - line.start, outer.end - line.start),
      newText: ' ',
    })),
  )
  return (beside.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= mostWordsOfAnnouncement
}

/** The title that a reader knows the paper by, in quotation marks. */
function titleOfEither(entry: Entry, first: Entry): string | undefined {
  const title = plainTitle(entry) ?? plainTitle(first)
  return title && `“${title}”`
}

/** The title of the first entry, if the second has a different one: then they are not duplicates. */
function otherTitle(placed: PlacedEntry, first: PlacedEntry): string | undefined {
  const [own, other] = [plainTitle(placed.entry), plainTitle(first.entry)]
  if (own === undefined || other === undefined) return undefined
  const isAlike =
    standsFor(own, other) ||
    standsFor(other, own) ||
    (resembles(own, other) && !areNumbered(own, other)) ||
    isTranslated(own, other) ||
    isTranslated(other, own) ||
    names(placed, other) ||
    names(first, own)
  return isAlike ? undefined : other
}

/** Whether the line of an entry has a title that was read otherwise, as after the author in a list of references. */
function names({ part, entry }: PlacedEntry, title: string): boolean {
  const words = wordsOf(title)
  // One word is in many lines.
  return /\S \S/.test(words) && wordsOf(slice(part.text, lineAt(part, entry.head.start))).includes(words)
}

/** Words and numbers, each between spaces. */
function wordsOf(text: string): string {
  return ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `
}

/**
 * Whether two titles at one address may both be right: a page may be that of a volume with several papers, and versions of a
 * paper are compared by names of their own.
 */
function mayBeOthers(entry: Entry, first: Entry): boolean {
  if (paperIdOf(entry) === undefined) return true
  const [a, b] = [entry, first].map(({ link }) =>
    link?.arxiv?.reading.ok ? link.arxiv.reading.reference.version : undefined,
  )
  return a !== undefined && b !== undefined && a !== b
}

/** Parts of a series, versions of a model: two numbers are two papers. */
function areNumbered(own: string, other: string): boolean {
  const [a, b] = [own, other].map((title) => title.match(/\d+/g)?.join(' '))
  return a !== undefined && b !== undefined && a !== b
}

/**
 * Only a copy of the entry directly above is removed unasked: with it, nothing is lost. A date, a name or a number beside a second
 * entry, another version or page, a mark, or another place may be why it stands there.
 */
function removals(placed: PlacedEntry, whole: WholeDigest): readonly Fix[] {
  const { commentary, shared } = placed.entry
  // Its lines name other papers, too.
  if (shared) return []
  const removal: Fix = {
    title: commentary ? l10n.t('Remove this entry and its commentary') : l10n.t('Remove this entry'),
    edits: [{ span: wholeLines(placed, whole.extentOf(placed)), newText: '' }],
    // An edit elsewhere may part the two.
    get isChosen() {
      return !whole.isCopyOfAbove(placed)
    },
  }
  const mention = commentary && mentionOf(placed, whole)
  return mention ? [mention, removal] : [removal]
}

/** Keeps the commentary in place, with the paper named after its first line. */
function mentionOf(place: PlacedEntry, whole: WholeDigest): Fix | undefined {
  const edit = whole.asMention(place)
  return edit && { title: l10n.t('Turn Entry into Mention'), edits: [edit], isChosen: true }
}

/**
 * The lines that the span touches, with the line end. With the blank lines after them if there is one above, too: what is below
 * a list or table would else become a part of it.
 */
function wholeLines({ part, entry }: PlacedEntry, { text, span: range }: Extent): Span {
  const { start } = lineAt(part, entry.span.start)
  const isApart = /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(0, start))
  const behind = isApart ? /[ \t]*(?:\r?\n[ \t]*(?=\r?\n|$))*(?:\r?\n|$)/y : /[ \t]*(?:\r?\n|$)/y
  behind.lastIndex = range.end
  const end = range.end + (behind.exec(text)?.[0].length ?? 0)
  return span(start, end)
}

export const alreadyCovered: Rule = {
  id: 'already-covered',
  severity: 'information',
  summary: () => l10n.t('A paper that an earlier digest of the archive already covered.'),

  *check(part, facts) {
    const { archive } = facts
    if (!archive) return
    for (const entry of part.entries) {
      const paper = paperIdOf(entry)
      const at = headOf(entry)
      const before = (paper && at && archive.coveredBefore(paper)) || noEntries
      const { first, last = first, length, digestCount } = before
      if (!first || !last || !at || namesOne(part, entry, [first, last]) || isReread(part, entry, facts))
        continue
      yield {
        span: at,
        message: describe(first, digestCount - 1),
        fixes: markAsIntended(part, entry),
        elsewhere: (length > 1 ? [first, last] : [first]).map((covered) => ({
          ...covered,
          message: describePlace(covered),
        })),
      }
    }
  },
}

/** Whether the writer refers to an earlier entry, and so has it in mind. */
function namesOne({ text }: DigestPart, { commentary }: Entry, earlier: readonly ArchivedEntry[]): boolean {
  const said = commentary ? slice(text, commentary) : ''
  return earlier.some(({ digest }) => said.includes(digest.reference))
}

/** The title or the link, whichever comes first: a directive above its line applies to it. */
function headOf({ title, link }: Entry): Span | undefined {
  if (!title || !link) return title?.span ?? link?.span
  return title.span.start < link.span.start ? title.span : link.span
}

function describe(first: ArchivedEntry, others: number): string {
  const when = digestName(first)
  const where = first.said
    ? l10n.t('{0} already covered this paper: “{1}”', when, first.said)
    : l10n.t('{0} already covered this paper.', when)
  if (others === 0) return where
  return others === 1
    ? l10n.t('{0} So did another digest.', where)
    : l10n.t('{0} So did {1} other digests.', where, others)
}

function describePlace(covered: ArchivedEntry): string {
  return l10n.t('The entry in {0}.', digestName(covered))
}

/** A digest by its date and title, or by its file if it has neither. */
function digestName({ digest: { date, title, file } }: ArchivedEntry): string {
  if (date && title && dateIn(title) !== date) return l10n.t('“{0}” ({1})', title, date)
  return title ? l10n.t('“{0}”', title) : (date ?? fileName(file))
}

function markAsIntended(part: DigestPart, entry: Entry): Fix[] {
  // A line between the rows of a table would end the table.
  if (entry.layout === 'table-row') return []
  const line = lineAt(part, headOf(entry)?.start ?? 0)
  const indent = /^[ \t]*/.exec(slice(part.text, line))?.[0] ?? ''
  const newText = `${indent}<!-- digest-disable-next-line ${alreadyCovered.id} -->\n`
  return [
    {
      title: l10n.t('Mark as intended'),
      edits: [{ span: span(line.start, line.start), newText }],
      isChosen: true,
    },
  ]
}

/**
 * Whether an entry says that its paper was read before, beside its title or below, or is the second part of something about it.
 * A title of its own may say the same.
 */
function isReread({ text }: DigestPart, entry: Entry, facts: Facts): boolean {
  const { span: all, title, commentary } = entry
  const end = Math.max(all.end, commentary?.end ?? 0)
  if (!title) return reading.test(text.slice(all.start, end))
  const recorded = recordOf(entry, facts)?.title ?? ''
  if (nextPart.test(title.text) && !/\bpart\b/i.test(recorded)) return true
  // In a log, what was done is read with the title.
  if (/^re-?(?:read|visited)\s/i.test(title.text) && !/^re-?(?:read|visit)/i.test(recorded)) return true
  return reading.test(`${text.slice(all.start, title.span.start)} ${text.slice(title.span.end, end)}`)
}

const nextPart =
  /[\s,:(–—-](?:part|pt\.?) ?(?:[2-9]|i{2,3}|two|three)\)?$|\((?:cont\.|continued|계속|続き)\)$/i
const reading =
  /\bre-?(?:read|visit)(?:s|ed|ing)?\b|\b(?:second|2nd|third|3rd) (?:look|pass|read(?:ing)?|visit)\b|\bread(?:ing)?(?: \p{L}{1,20}){0,3} again\b|다시 읽|재독|再読|読み直|読み返|重读|重讀|再读|再讀/iu
