import { type Head, shapeOf } from '../layouts/layout.ts'
import { isAside, startOfSentence } from '../layouts/said.ts'
import { eastAsian } from '../lines/characters.ts'
import type { Cursor, LineLink } from '../lines/line.ts'
import type { Candidate } from '../titles/candidates.ts'
import { level } from '../titles/judge.ts'
import { byWord, mayBePeople } from '../titles/people.ts'
import { Naming } from '../titles/title.ts'
import { wordCount } from '../titles/words.ts'
import { headInProse, opensProse, showsKind } from './siblings.ts'

/*
 * Digests that are told as a story: each paragraph is about one paper, which its first sentence names somewhere, as a link or
 * in marks with a link in brackets behind them: "I began with *A Title* by Ann Author ([arXiv](…)), which …". Any essay cites
 * so now and then; in a digest many paragraphs do, and say more of the paper than one sentence.
 */

/** A paragraph that an editor has broken into lines names its paper in the first ones. */
const mostLines = 6
/** After fewer letters than these a paragraph has only cited the paper; in a script of East Asia a letter says more. */
const leastSaid = 120
const leastSaidInEastAsia = 50
/** Further into a paragraph its first sentence has ended. */
const longestLead = 300
const marks = /[*_"“„«「『《]/

/** Whether a line opens a paragraph of running text, of a sentence or more. */
export function opensStory(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index]
  if (line?.marker !== '' || !opensProse(cursor, index, line)) return false
  return line.to - line.from >= leastSaidInEastAsia && shapeOf(cursor.text, line).startsWith('p0')
}

/**
 * The paper that a paragraph is about.
 * @param isFramed whether the paragraphs of the document are about papers, so that one without a link is, too
 */
export function readNarrated(cursor: Cursor, index: number, isFramed = false): Head | undefined {
  if (!opensStory(cursor, index)) return undefined
  const naming = paragraphAt(cursor, index)
  if (!naming) return undefined
  for (const title of naming.marked(['label', 'italic', 'bold', 'quoted'])) {
    if (title.from - naming.from > longestLead) return undefined
    const isFirst = startOfSentence(naming.text, naming.from, title.from) === title.from
    if (!isFirst || /[!?。！？]\s/.test(cursor.slice(naming.from, title.from))) return undefined
    if (!isTitle(naming, title)) continue
    const link = naming.parts[title.first]?.link ?? linkBehind(cursor, title, naming.links)
    const isLinked = naming.parts[title.first]?.kind === 'label'
    const isNamed = link ? isFramed || !isLinked || link.leadsToPaper : isFramed && isUnlinked(naming, title)
    if (!isNamed) continue
    const last = lastLineOf(cursor, index, Math.max(title.to, link?.outerEnd ?? 0))
    return saysEnough(naming, title) ? headInProse(cursor, last, { naming, title, link }) : undefined
  }
  return undefined
}

/** A paragraph, with as many of its lines as are looked at. */
function paragraphAt(cursor: Cursor, index: number): Naming | undefined {
  let last = index
  for (let next = cursor.at(last + 1); last - index < mostLines; next = cursor.at(last + 1)) {
    if (next?.kind !== 'text') break
    // An item below, a row, or a quotation.
    if (next.marker !== '' || next.isQuote) return undefined
    last++
  }
  const lines = cursor.lines.slice(index, last + 1)
  const links = lines.flatMap((each) => each.links)
  const [from, to] = [lines[0]?.from ?? 0, lines.at(-1)?.to ?? 0]
  if (!links.some(({ hasLabel }) => hasLabel) && !marks.test(cursor.slice(from, to))) return undefined
  return new Naming(cursor.text, from, to, links)
}

function isTitle(
  { text, from, parts }: Naming,
  { first, level: own, span: { start, end } }: Candidate,
): boolean {
  const words = text.slice(start, end)
  const isLinked = parts[first]?.link?.leadsToPaper === true && wordCount(words) >= 4
  const least = isLinked || eastAsian.test(words) ? level.possible : level.likely
  return own >= least && wordCount(words) >= 2 && !/[(（][^()（）]*$/.test(text.slice(from, start))
}

const longestGap = 160

/** The link behind marked words: in brackets, after authors or none, or one that says what it leads to. */
function linkBehind(cursor: Cursor, title: Candidate, links: readonly LineLink[]): LineLink | undefined {
  const link = links.find(({ outerStart }) => outerStart >= title.to)
  if (!link || link.outerStart - title.to > longestGap) return undefined
  const [, gap = '', inBrackets = ''] =
    /^([^()（）[\]]*)(.*)$/su.exec(cursor.slice(title.to, link.outerStart)) ?? []
  if (/[)）\]]/.test(inBrackets)) return undefined
  const names = gap.replace(/^[*_\s”"“»」』》,]+|[\s,]{1,9}$/g, '')
  if (!isAside(names) && !mayBePeople(names.replace(byWord, ''))) return undefined
  const isShort = inBrackets !== '' && wordCount(cursor.slice(link.labelStart, link.labelEnd)) <= 3
  return isShort || showsKind(cursor, link) ? link : undefined
}

/** "*A Title of Some Words* (Brno, 2024)", "《A Title of Some Words》 is not online": brackets of East Asia hold nothing but titles. */
function isUnlinked(naming: Naming, { first, level: own, span: { start, end }, to }: Candidate): boolean {
  const { text, parts } = naming
  const words = text.slice(start, end)
  const least = eastAsian.test(words) ? level.possible : level.likely
  if (parts[first]?.kind === 'bold' || own < least || wordCount(words) < 3) return false
  return (
    /^\s?[(（]/.test(text.slice(to, to + 2)) ||
    (naming.isLead(first) && /[《『]/.test(text.charAt(start - 1)))
  )
}

function saysEnough({ text, to }: Naming, title: Candidate): boolean {
  const said = text.slice(title.to, to)
  return said.length >= (eastAsian.test(said) ? leastSaidInEastAsia : leastSaid)
}

/** The line at which a stretch ends that begins at a line. */
function lastLineOf(cursor: Cursor, index: number, end: number): number {
  let last = index
  while ((cursor.lines[last]?.to ?? end) < end) last++
  return last
}
