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
import { foldTitle, isTranslated, resembles, standsFor } from '../paper/titles.ts'
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
        ...(other === undefined
          ? { fixes: removals({ part, entry }, first, whole) }
          : searchForTitle(part, entry)),
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
 * The commentary of an entry is removed only if a person wants that, and so is a title that says more than the first, and an
 * entry whose place or number says something: it is in another section, or others are counted after it.
 */
function removals(placed: PlacedEntry, first: PlacedEntry, whole: WholeDigest): readonly Fix[] {
  // Its lines name other papers, too.
  if (placed.entry.shared) return []
  const extent = whole.extentOf(placed)
  const lines = wholeLines(placed, extent)
  const edits = [{ span: lines, newText: '' }]
  if (saysMore(extent.text, lines, placed.entry)) {
    const removal = { title: l10n.t('Remove this entry and its commentary'), edits, isChosen: true }
    const mention = mentionOf(placed, whole)
    return mention ? [mention, removal] : [removal]
  }
  return [
    {
      title: l10n.t('Remove this entry'),
      edits,
      // An edit elsewhere may part the two.
      get isChosen() {
        return (
          !saysTheSame(placed, first) || isCountedOn(extent, lines) || !whole.standTogether(first, placed)
        )
      },
    },
  ]
}

/**
 * Another page or version says more, and so do marks: an empty box, or words that are struck through or in bold where those of the
 * first are not.
 */
function saysTheSame(placed: PlacedEntry, first: PlacedEntry): boolean {
  return (
    isTitledLike(placed.entry, first.entry) &&
    pageOf(placed.entry) === pageOf(first.entry) &&
    marksOf(placed) === marksOf(first) &&
    dressOf(placed) === dressOf(first)
  )
}

/** The page that an entry's link leads to, however its address begins. */
function pageOf({ link }: Entry): string | undefined {
  return link?.url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.|export\.)?/, '')
    .replace(/\/$/, '')
}

/** The marks of emphasis and HTML of the lines of an entry's head, in order. */
function dressOf({ part, entry }: PlacedEntry): string {
  const from = lineAt(part, Math.min(entry.span.start, entry.head.start)).start
  const { end } = lineAt(part, entry.head.end)
  const urls = entry.link ? [entry.link.span] : []
  const shown = applyEdits(
    part.text.slice(from, end),
    urls.map((at) => ({ span: span(at.start - from, at.end - from), newText: '' })),
  )
  return (
    shown.replace(/^\s*[-*+]\s/, '').match(/<!--[\s\S]*?-->|<\/?[a-z][^<>]*>|~~|==|\*{1,3}|_{1,3}|\\/gi) ?? []
  ).join('')
}

/** How deep in lists and quotations an entry is, and the state of its box. */
function marksOf({ part, entry }: PlacedEntry): string {
  const start = Math.min(entry.span.start, entry.head.start)
  const [, depth = '', box = ''] =
    /^([\s>]*)(?:[-*+]\s+|\(?\d{1,4}\\?[.)]\s+)?(\[[^\]\n]\](?=\s))?/.exec(
      part.text.slice(lineAt(part, start).start),
    ) ?? []
  return depth + box
}

/** Whether the next item has a number, too, which would be left after a gap. */
function isCountedOn({ text }: Extent, lines: Span): boolean {
  return itemNumber.test(text.slice(lines.start)) && itemNumber.test(text.slice(lines.end))
}

/** Whether the lines of the entry contain more than what names its paper; it may continue below its own part. */
function saysMore(text: string, lines: Span, { commentary, title, link }: Entry): boolean {
  if (commentary) return true
  let done = lines.start
  let rest = ''
  const names = [title?.span, link?.label, link?.span].flatMap((each) => each ?? [])
  for (const { start, end } of names.sort((a, b) => a.start - b.start)) {
    rest += text.slice(done, start)
    done = Math.max(done, end)
  }
  rest += text.slice(done, lines.end)
  return /[\p{L}\p{N}\p{So}]/u.test(rest.replace(itemNumber, ''))
}

const itemNumber = /^[\s>]*\(?\d{1,4}\\?[.)]/

/** The title is that of the first entry or a part of it, without authors or a venue after it. */
function isTitledLike(entry: Entry, first: Entry): boolean {
  const [own, other] = [plainTitle(entry), plainTitle(first)]
  if (own === undefined) return true
  const isPart = other !== undefined && foldTitle(other).includes(foldTitle(own))
  return isPart && standsFor(own, other) && !/[)\]]\s*$/.test(own)
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
