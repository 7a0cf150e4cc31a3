// A title as readers see it, without comments, struck-out words and tags; and the lines around an entry that may contain it.
import { withoutComments } from '../base/comments.ts'
import { lowerBound, type Span, slice, span } from '../base/span.ts'
import { type DigestPart, type Entry, type Label, lineAbove, lineAt } from '../digest/model.ts'
import { decodeEntities } from '../paper/tex/characters.ts'
import { readableTex } from '../paper/text.ts'
import { foldSpelling, foldTitle } from '../paper/titles.ts'
import type { PlacedEntry } from './rule.ts'

/** Words that are struck out, the readings of characters, and tags. */
const unseen =
  /~~[^~\n]{1,300}~~|<(del|s|strike|rt|rp)(?:\s[^<>]{0,200})?>[^<>]{0,300}<\/\1>|<\/?[a-z][^<>]*>/gi

export function seenIn(text: string): string {
  return /[<~%&{]/.test(text) ? decodeEntities(withoutComments(text).replace(unseen, '')) : text
}

/** A title with this many letters is recognised inside other words, ignoring case; shorter ones must be there as words. */
const enoughLetters = 12

/** Whether lines have a title among their words, over line ends, too. */
export function isAmong(written: readonly string[], title: string): boolean {
  const wanted = foldTitle(title)
  if (wanted === '') return true
  const lines = written.map((line) => line.replace(itemMarks, ''))
  // What is struck out as done is there, too.
  const texts = [lines.join(' '), lines.map((line) => seenIn(line.replace(addresses, ''))).join(' ')]
  if (wanted.length >= enoughLetters)
    return [foldTitle, foldSpelling].some((fold) => texts.some((text) => fold(text).includes(fold(title))))
  const words = wordsOf(readableTex(title))
  return texts.some((text) => wordsOf(text).includes(words))
}

/** Markers of lists, headings and quotations, which are not words of the line. */
const itemMarks = /^[ \t]*(?:[-*+>#|]+|\d{1,4}\\?[.)]|\[\d{1,4}\])\s/gm
const addresses = /\(?<?https?:\/\/[^\s<>()]+>?\)?/g

/** Words and numbers, each between spaces. */
function wordsOf(text: string): string {
  return ` ${
    text
      .normalize('NFKC')
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `
}

/** Whether a title has brackets or marks that the record's lacks: "(GPT-3)", "[must read]", words in bold. */
export function hasMarks({ text }: DigestPart, title: Label, recorded: string): boolean {
  const marks = slice(text, title.span).match(/[()[\]（）【】*_`~=]/g) ?? []
  return marks.some((mark) => !recorded.includes(mark))
}

/** How many lines above and below the lines that name an entry may contain its title. */
const linesAround = 3

/**
 * Whether a title is beside an entry although it was not read as such: in wiki brackets, with a final period, over two
 * lines, after its authors, partly in quotation marks.
 */
export function standsAround({ part, entry }: PlacedEntry, title: string): boolean {
  return (
    isAmong([...headingsAbove(part, entry), ...linesOfHead(part, entry)], title) || isLine(part, entry, title)
  )
}

/** Whether a line below the entry above is the title and nothing else, however much is said between the two. */
function isLine(part: DigestPart, entry: Entry, title: string): boolean {
  const wanted = foldTitle(title)
  const { least } = roomOf(part, entry)
  let line = lineAbove(part, lineAt(part, entry.span.start).start)
  while (line && line.start >= least) {
    if (foldTitle(seenIn(slice(part.text, line).replace(itemMarks, ''))) === wanted) return true
    line = lineAbove(part, line.start)
  }
  return false
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
export function linesOfHead(part: DigestPart, entry: PlacedEntry['entry']): readonly string[] {
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
