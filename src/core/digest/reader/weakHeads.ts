import { isSamePaper } from '../../arxiv/links.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { address, type Frames } from '../frames/frames.ts'
import { boldLead, closing, ledBy } from '../layouts/inline.ts'
import { aboveLink, among, type Head, linkFirst } from '../layouts/layout.ts'
import { endsOpen } from '../layouts/said.ts'
import { eastAsian, hasWords } from '../lines/characters.ts'
import type { Cursor, Line } from '../lines/line.ts'
import { type Level, level } from '../titles/judge.ts'
import { bareId, isGeneric } from '../titles/parts.ts'
import { wordCount } from '../titles/words.ts'
import type { ReaderState } from './state.ts'

/*
 * Lines that are no heads of entries by themselves, and vote only weakly for a form of the document: where nearly all lines of
 * a shape are such ones, each is the head of an entry.
 */

/** Items that may name a paper in small letters before a link that says so, and lines that begin with a link. */
export function isWeak(text: string, head: Head): boolean {
  const { fit, isPaper, shape, slot, level: own, commentary, link, title } = head
  // Titles in bold above their authors: one is a section and its editors.
  if (shape === 'lead **') return own >= level.likely
  if (fit === 'running') return isNamedItem(text, head) || beginsWithTitle(text, head)
  if (fit !== 'doubtful' || !isPaper) return false
  if (
    shape === linkFirst ||
    shape.endsWith(`${linkFirst}${among}`) ||
    shape.startsWith(ledBy) ||
    shape.endsWith(closing)
  )
    return true
  if (/(?:remarked|above words and link)$/.test(shape)) return own > level.prose || !shape.startsWith('p')
  if (isLeadAndLink(text, head) || (shape.endsWith('above words') && own >= level.likely)) return true
  // "## DDPG" above fields and words is a nickname, and the title below it.
  if (shape.startsWith('h') && shape.endsWith('above fields and words'))
    return title !== undefined && wordCount(text.slice(title.start, title.end)) >= 3
  if (beginsWithTitle(text, head)) return true
  if (/^- above (?:link|fields)$/.test(shape)) return own > level.prose
  if (/^[-1@]0 labelled/.test(shape) && slot.startsWith('text')) return isNamedByIdentifier(text, head)
  // Items alike with a title in italics, in quotation marks or in bold.
  if (/^[-1@]0 /.test(shape) && /^(?:italic|quoted|bold)/.test(slot)) return own > level.prose
  if (shape === 'p0 words bare' && slot === 'text0.0' && own >= level.likely) return true
  if (link && title && link.outerEnd <= title.start && slot.startsWith('text') && /^[-1@]0 /.test(shape))
    return commentary === undefined && isLongName(text.slice(title.start, title.end), own)
  if (!/^[-1@]0 words/.test(shape) || !slot.startsWith('text')) return false
  return (own > level.prose && commentary === undefined) || isInSmallLetters(text, head)
}

/** "A Title of Some Words ([arXiv](…)). What it says.", "[A Title of Some Words](…), which …": any line may begin so, but not all. */
function beginsWithTitle(text: string, { isPaper, level: own, link, shape, slot, title, commentary }: Head) {
  if (!isPaper || !link || !title || !isPlain.test(shape)) return false
  if (commentary && commentary.start < link.outerEnd) return false
  const after = text.slice(link.outerEnd, link.outerEnd + longestGap)
  const words = text.slice(title.start, title.end)
  if (isSubject.test(after) || wordCount(words) < 3) return false
  if (slot.startsWith('label')) return own >= level.possible
  return own >= leastOf(words) && !goesOn.test(after) && !/.["“「《]/u.test(words)
}

const isPlain = /^[p1-]0 (?:\S+ )?(?:words )?(?:labelled|bare)$/
/** " is what it cites.", "은 좋다.": the title or the link is a part of the sentence. */
const isSubject = /^[*_)\]）]*(?: [*_]*\p{Ll}|\p{Lo})/u
/** "As shown in "A Title" (…), trees grow." */
const goesOn = /^[*_)\]）]*, \p{Ll}/u
const longestGap = 12

/** Whether words after an address are a title rather than what is said of the paper: few titles have fewer words. */
function isLongName(words: string, own: Level): boolean {
  return own >= leastOf(words) || (own > level.prose && wordCount(words) >= 4)
}

/** How sure words must be a title that have no marks around them. */
export function leastOf(words: string): Level {
  return eastAsian.test(words) ? level.possible : level.likely
}

/** "- (02:10) **Bia:** [A Title of Some Words](…)", "- [ICLR 2024] [A Title of Some Words](…)": one is led by a word or a tag. */
function isNamedItem(text: string, { isPaper, link, shape, slot, title }: Head): boolean {
  if (!isPaper || !link || !title || !/^[-1]0 words labelled/.test(shape) || !slot.startsWith('label'))
    return false
  const isNamed = /[:：\]】][*_]{0,2}\s?$/.test(text.slice(link.outerStart - 4, link.outerStart))
  return isNamed && wordCount(text.slice(title.start, title.end)) >= 2
}

/** "[2401.00001](…) A title in small letters. What it says." */
function isNamedByIdentifier(text: string, { link, level: own }: Head): boolean {
  return link !== undefined && own > level.prose && bareId.test(text.slice(link.labelStart, link.labelEnd))
}

/** A paragraph that begins with words in bold or a number and ends with a link: "**Title.** What it says. ([arXiv](…))". */
function isLeadAndLink(text: string, { link, shape, slot, commentary }: Head): boolean {
  const isLead =
    (shape.startsWith('b0 words') && slot === 'bold0') ||
    (shape.startsWith('#0 words') && /^(?:text0\.0|quoted0)$/.test(slot))
  if (!isLead || !link || !commentary) return false
  return commentary.start < link.outerStart && saysNothing(text.slice(link.outerEnd, commentary.end))
}

/** Words that say what links are. */
const longestKinds = 100

/** Nothing but other links and what they are. */
function saysNothing(words: string): boolean {
  const plain = words.replace(/https?:\S+/g, '').trim()
  if (!hasWords(plain)) return true
  return plain.length <= longestKinds && isGeneric(withoutEnd(plain.replace(/^[\s([]+/, ''), /[\s)\]:.]/))
}

/** A line without capitals up to a badge or a bracket that stands apart from it: "learning to rank (b. moreau), [here](…)". */
function isInSmallLetters(text: string, { title, link, commentary }: Head): boolean {
  if (!title || !link || link.outerStart < title.end) return false
  if (commentary && commentary.start < link.outerEnd) return false
  const gap = text.slice(title.end, link.outerStart)
  return (
    /^\p{Ll}[^\p{Lu}]*$/u.test(text.slice(title.start, title.end)) &&
    (link.hasLabel ? /[,)|·–—]\s*$/ : /\s[(（]$/).test(gap)
  )
}

/**
 * "- Adam https://… good" below "- A Title of Some Words https://… good": an item of the same list and form that begins with a name
 * right in front of the link to another paper, and says something after it.
 */
export function continuesList(
  cursor: Cursor,
  line: Line,
  { level: own, link, shape, title }: Head,
  { isOpen, itemIndent, shape: above }: ReaderState,
): boolean {
  if (!isOpen || line.marker === '' || line.indent !== itemIndent || shape !== above) return false
  if (!title || !link?.leadsToPaper || title.start !== line.from || own === level.prose) return false
  const words = cursor.slice(title.start, title.end)
  if (!/^\p{Lu}/u.test(words) || verb.test(words) || wordCount(words) > mostWordsOfName || endsOpen(words))
    return false
  return !hasWords(cursor.slice(title.end, link.outerStart)) && hasWords(cursor.slice(link.outerEnd, line.to))
}

const mostWordsOfName = 8
/** "Follows https://…", "Related: …" */
const verb = /^\p{Lu}\p{Ll}+(?:s|ed|ing)$/u

/** Few titles of papers are as short. */
const mostWordsOfPage = 5

/**
 * "Friday links" apart from the first of several addresses without titles: the heading of the document, where nothing stands above.
 */
export function isOfPage(
  cursor: Cursor,
  { lastLine, link, shape, title }: Head,
  heads: { readonly frames: Frames; own(index: number): Head | undefined },
): boolean {
  const isApart = shape.endsWith(aboveLink) && cursor.kindAbove(lastLine) !== 'text'
  if (!title || !isApart || !heads.frames.of.has(address)) return false
  if (wordCount(cursor.slice(title.start, title.end)) > mostWordsOfPage) return false
  // The page and the file of one paper.
  const next = cursor.nextFilled(lastLine + 1)
  return !(cursor.at(next) && isSamePaper(heads.own(next)?.link?.url, link?.url))
}

/**
 * "**[Title](…)** asks whether …": a paragraph that begins with a linked title in bold, where no entry of another form is open,
 * and, below such an entry, one in which a linked title is in bold.
 */
export function isBoldLead(
  cursor: Cursor,
  { isPaper, level: own, shape, slot, title }: Head,
  { isOpen, shape: open = '' }: ReaderState,
): boolean {
  const isFirst = shape.startsWith('b0 labelled')
  if (!isPaper || !title || !slot.startsWith('label') || !(isFirst || shape === boldLead)) return false
  if (own < level.likely || wordCount(cursor.slice(title.start, title.end)) < 3) return false
  return isOpen ? open.startsWith('b0 labelled') || open === boldLead : isFirst
}
