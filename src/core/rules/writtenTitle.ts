// A record's title in the text of a digest: whether it is already there, and how it may be written.

import * as l10n from '@vscode/l10n'
import { lowerBound, type Span, slice, span, type TextEdit } from '../base/span.ts'
import { plainTitle } from '../digest/layouts/index.ts'
import {
  type Address,
  type DigestPart,
  definitionOf,
  type Entry,
  lineAbove,
  lineAt,
} from '../digest/model.ts'
import type { Paper } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { foldTitle } from '../paper/titles.ts'
import type { PlacedEntry, Problem, RuleFacts } from './rule.ts'

/** How many lines above and below the lines that name an entry may contain its title. */
const linesAround = 3
/**
 * A title with this many letters is recognised inside other words, ignoring case; shorter ones must be there as words.
 */
const enoughLetters = 12

/**
 * Whether a title is beside an entry although it was not read as such: in wiki brackets, with a final period, over two
 * lines, after its authors, partly in quotation marks.
 */
export function standsAround({ part, entry }: PlacedEntry, title: string): boolean {
  const wanted = foldTitle(title)
  if (wanted === '') return true
  const lines = [...headingsAbove(part, entry), ...linesOfHead(part, entry)].map((line) =>
    line.replace(itemLead, ''),
  )
  const texts = [
    lines.join(' '),
    lines.map((line) => line.replace(addresses, '').replace(tags, '')).join(' '),
  ]
  if (wanted.length >= enoughLetters) return texts.some((text) => foldTitle(text).includes(wanted))
  const words = wordsOf(readableTex(title))
  return texts.some((text) => wordsOf(text).includes(words))
}

/** Markers of lists, headings and quotations, which are not words of the line. */
const itemLead = /^[ \t]*(?:[-*+>#|]+|\d{1,4}\\?[.)]|\[\d{1,4}\])\s/gm
const tags = /<\/?[a-z][^<>]*>/gi
const addresses = /\(?<?https?:\/\/[^\s<>()]+>?\)?/g

/** Words and numbers, each between spaces. */
function wordsOf(text: string): string {
  return ` ${text.match(/[\p{L}\p{M}\p{N}]+/gu)?.join(' ') ?? ''} `
}

/** The headings above the entry, however much is between: code, a table, a picture. */
export function headingsAbove(part: DigestPart, entry: Entry): readonly string[] {
  const { least } = roomOf(part, entry)
  const above = part.sections.filter(
    ({ label, level }) =>
      level !== undefined && label.span.start >= least && label.span.end <= entry.span.start,
  )
  return above.map(({ label }) => label.text)
}

/**
 * The lines that name the entry and those next to them: some above, and the rest of the paragraph. Those of other
 * entries do not count.
 */
function linesOfHead(part: DigestPart, entry: PlacedEntry['entry']): readonly string[] {
  const { head, link } = entry
  const { least, most } = roomOf(part, entry)
  const own = lineAt(part, Math.min(head.start, link?.outer.start ?? head.start))
  const last = lineAt(part, Math.max(head.end, link?.outer.end ?? head.end))
  const lines = [slice(part.text, span(Math.max(least, own.start), Math.min(last.end, most)))]
  let above = lineAbove(part, own.start)
  for (let count = 0; above && above.start >= least && count < linesAround; count++) {
    lines.unshift(slice(part.text, above))
    above = lineAbove(part, above.start)
  }
  let below = lineBelow(part, last.end)
  for (let count = 0; below && below.end <= most && count < linesAround; count++) {
    const words = slice(part.text, below)
    if (words.trim() === '') break
    lines.push(words)
    below = lineBelow(part, below.end)
  }
  return lines
}

/** The range between the heads of the entries above and below. */
export function roomOf({ text, entries }: DigestPart, { head }: PlacedEntry['entry']) {
  const own = lowerBound(entries.length, (index) => (entries[index]?.head.start ?? 0) < head.start)
  // Half of a title above its other half, or a reference below its link, is read as an entry of its own, without a link.
  const above = entries[own - 1]?.link ? own - 1 : own - 2
  const below = entries[own + 1]?.link ? own + 1 : own + 2
  return { least: entries[above]?.head.end ?? 0, most: entries[below]?.head.start ?? text.length }
}

/** The line below the one at the offset; `undefined` for the last. */
export function lineBelow(part: DigestPart, offset: number): Span | undefined {
  const { end } = lineAt(part, offset)
  return end < part.text.length ? lineAt(part, end + 1) : undefined
}

/**
 * The first edit after which the entry has the title and the digest is otherwise the same; `undefined` if there is
 * none.
 */
export function firstThatReads(
  attempts: Iterable<TextEdit | undefined>,
  place: PlacedEntry,
  paper: Paper,
  facts: RuleFacts,
): readonly TextEdit[] {
  for (const edit of attempts) if (edit && facts.whole.isTitledBy(edit, place, paper, facts)) return [edit]
  return []
}

/** Offers to look for the paper with an entry's title; its identifier replaces the written one. */
export function searchForTitle(part: DigestPart, entry: Entry | undefined): Pick<Problem, 'search'> {
  const idSpan = entry && writtenIdOf(part, entry)
  const words = entry && plainTitle(entry)
  if (!words || !idSpan) return {}
  return {
    search: {
      title: l10n.t('Find the identifier for this title…'),
      words,
      edits: ({ id }) => [{ span: idSpan, newText: id }],
    },
  }
}

/** The entry whose paper the address names, directly or as the definition of a reference. */
export function entryOf(part: DigestPart, address: Address): Entry | undefined {
  return part.entries.find(
    ({ link }) => link && (link === address || isAt(definitionOf(part, link), address)),
  )
}

/** The place of the identifier; `undefined` if it is not in this part. */
function writtenIdOf(part: DigestPart, { link }: Entry): Span | undefined {
  const address = link?.form === 'reference' ? definitionOf(part, link) : link
  return address?.arxiv?.idSpan
}

function isAt(definition: Address | undefined, { span }: Address): boolean {
  return definition?.span.start === span.start
}
