// Links below a title in a line of their own, told by their labels and by what stands in front of them.

import { type Span, span } from '../../base/span.ts'
import { foldTitle } from '../../paper/titles.ts'
import { eastAsian, hasWords } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { areNamesAndVenue, isFact } from '../titles/facts.ts'
import { isRemark, judge, level } from '../titles/judge.ts'
import { isGeneric } from '../titles/parts.ts'
import { areSurnames, isPeople } from '../titles/people.ts'
import { wordCount } from '../titles/words.ts'
import { isBareLine, levelOfLine } from './fields.ts'
import { readsLikeTitle } from './titleLine.ts'

/** The link to the paper that says what it is, in a line of words, or an address after sentences that are no title. */
export function badgeIn(cursor: Cursor, line: Line): LineLink | undefined {
  const { links } = line
  const badge = links.find(
    ({ hasLabel, labelStart, labelEnd, leadsToPaper }) =>
      hasLabel && leadsToPaper && isGeneric(cursor.slice(labelStart, labelEnd)),
  )
  return badge ?? (links.length === 1 && isAfterSentence(cursor, line, links[0]) ? links[0] : undefined)
}

/** "Calm and sharp. https://…" in a paragraph; an item may be a reference. */
function isAfterSentence(cursor: Cursor, { from, marker, to }: Line, link: LineLink | undefined): boolean {
  if (marker !== '' || !link?.leadsToPaper || link.hasLabel || link.outerEnd < to) return false
  const words = cursor.slice(from, link.outerStart).trimEnd()
  return /[.!?。]$/.test(words) && (isRemark(words) || judge(words.slice(0, -1)) < level.likely)
}

/** What a line says, without the link with which it ends after a sentence. */
export function sentencesBefore(cursor: Cursor, { from, to }: Line, link: LineLink): Span {
  const words = cursor.slice(from, link.outerStart).trimEnd()
  const isEnd = link.outerEnd === to && /[.!?。！？…]$/.test(words)
  return span(from, isEnd ? from + words.length : to)
}

/** "2. Small Nets" above "Let us begin with [*Small Nets*](…)": the link in a line of words that the heading names. */
export function linkNamedAbove(cursor: Cursor, title: Line, { links }: Line): LineLink | undefined {
  const labelled = links.filter(({ hasLabel, leadsToPaper }) => hasLabel && leadsToPaper)
  if (title.level === 0 || labelled.length === 0) return undefined
  const name = foldTitle(cursor.words(title).replace(/^[\d.)#\s]+/, ''))
  if (name.length < shortestName) return undefined
  return labelled.find(({ labelStart, labelEnd }) => foldTitle(cursor.slice(labelStart, labelEnd)) === name)
}

const shortestName = 8

/** A link right below a heading whose label says the same in another script, one of the two in one of East Asia. */
export function translatedLink(cursor: Cursor, title: Line, line: Line): LineLink | undefined {
  const [link] = line.links
  if (title.kind !== 'heading' || line.links.length !== 1 || !link?.hasLabel || !link.leadsToPaper)
    return undefined
  if (link.outerStart !== line.from || link.outerEnd !== line.to || line.marker) return undefined
  const label = cursor.slice(link.labelStart, link.labelEnd)
  const words = cursor.words(title)
  const [original, translation] = eastAsian.test(label) ? [words, label] : [label, words]
  const isTranslated = !eastAsian.test(original) && eastAsian.test(translation)
  // A name of a section is shorter.
  const isWhole = translation.length >= wordCount(original)
  return isTranslated && isWhole && readsLikeTitle(original) ? link : undefined
}

/** "[JBES](https://doi.org/…)", "[Moreau, Dahl. ICLB 2022](…)" below a heading: the label says where or by whom the paper is. */
export function factLink(cursor: Cursor, title: Line, line: Line): LineLink | undefined {
  const [link, ...others] = line.links
  const isHeading =
    title.level > 1 || (title.marker === '-' && orgHeading.test(cursor.slice(title.start, title.from)))
  const isNamed = cursor.isNamedBlock(title) || (isHeading && levelOfLine(cursor, title) >= level.possible)
  if (!isNamed || line.marker || !link?.leadsToPaper || others.some(({ leadsToPaper }) => leadsToPaper))
    return undefined
  if (wordCount(cursor.words(title)) < 4) return undefined
  if (hasWords(cursor.slice(line.from, link.outerStart)) || saysMore.test(wordsAfter(cursor, line)))
    return undefined
  const label = cursor.slice(link.labelStart, link.labelEnd)
  return isFact(label) || areSurnames(label, 1) || isPlace.test(label) ? link : undefined
}

/** A link to the code may be joined to it by "and". */
const saysMore = /\p{L}{4}|[\p{Lo}\d]/u

/** What a line says after each of its links. */
function wordsAfter(cursor: Cursor, { to, links }: Line): string {
  return links.map(({ outerEnd }, at) => cursor.slice(outerEnd, links[at + 1]?.outerStart ?? to)).join(' ')
}

/** A heading of Org below the first level. */
const orgHeading = /^\*{2,}\s/

/** "JBES", "PVLDB 16(6)", "Stuart 2010": capitals or a name, and a year or a number. */
const isPlace = /^(?:\p{Lu}{2,8}|\p{Lu}\p{Ll}+(?: et al\.?)?)(?:,? (?:(?:19|20)\d{2}|\d+(?:\(\d+\))?))?$/u

/** The label that a heading of East Asia translates. */
export function labelInLatin(cursor: Cursor, { labelStart, labelEnd }: LineLink): Span | undefined {
  return eastAsian.test(cursor.slice(labelStart, labelEnd)) ? undefined : span(labelStart, labelEnd)
}

/** "Abt, Beer — Nature 600 (2021) — https://…": whether people stand in front of the link. */
export function isByPeople(cursor: Cursor, { from }: Line, link: LineLink): boolean {
  const before = cursor.slice(from, Math.max(from, link.outerStart)).trimEnd()
  const names = /^(.+?)\s[—–|·-](?:\s|$)/.exec(before)?.[1] ?? ''
  return isPeople(names) || areSurnames(names) || areNamesAndVenue(before)
}

/** The address below a heading of its own: "### Link", "### 論文リンク". */
export function linkOfPart(
  cursor: Cursor,
  index: number,
): { readonly link: LineLink; readonly line: number } | undefined {
  const at = cursor.nextFilled(index + 1)
  const line = cursor.at(at)
  const link = line?.kind === 'text' && isBareLine(cursor, line) ? line.links[0] : undefined
  const isNamed = isGeneric(cursor.words(cursor.lines[index] as Line).replace(/[:：]$/, ''))
  return isNamed && link?.leadsToPaper ? { link, line: at } : undefined
}

/** The address on arXiv that stands alone below one of the same paper elsewhere. */
export function addressOnArxiv(
  cursor: Cursor,
  index: number,
  { leadsToArxiv }: LineLink,
): LineLink | undefined {
  const next = leadsToArxiv ? undefined : cursor.at(index + 1)
  if (next?.kind !== 'text' || next.marker !== '' || !isBareLine(cursor, next)) return undefined
  const [link, ...others] = next.links
  return others.length === 0 && link?.leadsToArxiv ? link : undefined
}
