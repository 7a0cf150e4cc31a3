// What the layouts that give a title a line of its own have in common.

import { isSamePaper } from '../../arxiv/links.ts'
import { type Span, slice, span } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { eastAsian, hasWords } from '../lines/characters.ts'
import type { Cursor, Line } from '../lines/line.ts'
import type { Candidate } from '../titles/candidates.ts'
import { authorIcons } from '../titles/facts.ts'
import { isTranslation, judge, type Level, level } from '../titles/judge.ts'
import { isPersonOfDay } from '../titles/neighbours.ts'
import { namesPaper } from '../titles/parts.ts'
import { isPeople, mayBePeople } from '../titles/people.ts'
import { isVenue, namesDay } from '../titles/venues.ts'
import { issueNames, partNames } from '../titles/vocabulary.ts'
import { titleText, wordCount } from '../titles/words.ts'
import { fieldAt, headLine, isBareLine, isFactLine, isKnownField, levelOfLine, wordsOnly } from './fields.ts'
import { type Head, hasIcon, isOfThread, isTitleOfBox } from './layout.ts'
import { isAside, isPlaceBelowNames } from './said.ts'
import { lastTitleLine, namesPeople } from './wrappedTitle.ts'

/** The title in a line without links, and how it stands there. */
export interface TitleLine {
  readonly span: Span
  readonly level: Level
  readonly slot: string
  /** Index of the last line of it. */
  readonly lastLine: number
  /** A heading, or bold, numbered or quoted words: more than a line of text. */
  readonly isMarked: boolean
}

/** Titles that need no second look: letters, digits and joining characters, up to a letter or a question mark. */
const plain = /^[A-Z][A-Za-z0-9'&+/ :-]*[A-Za-z?]$/
const longestLine = 6000

/** Of mails and reports: "---------- 20 March ----------", "Date: Fri, 8 Mar 2024 09:12", "Item Type⇥Preprint". */
const ofOthers = /^(?:[-=]{3,}\s|(?:From|To|Cc|Date|Sent|Subject|Reply-To):\s|\p{L}[\p{L} ]{0,20}\t)/u

/** Reads the title that a line consists of; `undefined` for a line that cannot be one. */
export function readTitleLine(cursor: Cursor, index: number): TitleLine | undefined {
  const line = cursor.lines[index] as Line
  if (line.to - line.from > longestLine || isOfBibliography(cursor, line)) return undefined
  if (ofOthers.test(cursor.slice(line.from, Math.min(line.to, line.from + 60)))) return undefined
  if (fieldAt(cursor, line)?.isCell) return undefined
  if (cursor.isNamedBlock(line)) {
    const own = Math.max(levelOfLine(cursor, line), level.possible) as Level
    return { span: span(line.from, line.to), level: own, slot: 'plain', lastLine: index, isMarked: true }
  }
  const lastLine = line.kind === 'heading' ? index : lastTitleLine(cursor, index)
  const to = cursor.lines[lastLine]?.to ?? line.to
  const words = cursor.slice(line.from, to)
  const isHeading = line.level > 0
  if (!isHeading && plain.test(words) && !/^[A-Za-z ]{1,30}:/.test(words)) {
    return {
      span: span(line.from, to),
      level: lastLine === index ? levelOfLine(cursor, line) : judge(words),
      slot: 'plain',
      lastLine,
      isMarked: line.marker === '1',
    }
  }
  const isFirst = isHeading || isAboveFacts(cursor, index) || opensWithIcon(cursor, index)
  return readParts(cursor, line, to, { lastLine, isHeading, isFirst })
}

/** "title = {…}", "[Aldr09]": a field of BibTeX, and a key by which a bibliography names a paper. */
export function isOfBibliography(cursor: Cursor, { from, to }: Line): boolean {
  const words = cursor.slice(from, Math.min(to, from + 40))
  return (
    (words.includes('=') || words.includes(']')) &&
    /^[\w-]{1,20}\s*=\s*["{]|^\\?\[\p{L}[\p{L}+-]{1,20}\d{2,4}[a-z]?\\?\][.:]?$/u.test(words)
  )
}

function readParts(
  cursor: Cursor,
  line: Line,
  to: number,
  { lastLine, isHeading, isFirst }: { lastLine: number; isHeading: boolean; isFirst: boolean },
): TitleLine | undefined {
  const naming = wordsOnly(cursor, line, to)
  const title = naming.choose() ?? (isFirst ? naming.only : undefined)
  if (!title || !naming.isLead(title.first)) return undefined
  const words = cursor.slice(title.span.start, title.span.end)
  if (
    !(namesPaper(words) || /^\d\p{Lu}$/u.test(words)) ||
    namesDay(words) ||
    isPersonOfDay(cursor.words(line))
  )
    return undefined
  const isBold =
    /^(?:bold|quoted|square)/.test(title.slot) ||
    (naming.parts.length === 1 && naming.parts[0]?.kind !== 'text')
  // What follows the title on its line must belong to it, or the line says more than a title.
  const rest = cursor.slice(title.to, to).replace(/^[\s*_.,:]+/, '')
  const isMore = hasWords(rest) && !isBold && !isAside(rest)
  const other = isMore && /^[/|]\s/.test(rest) ? naming.candidates.at(-1) : undefined
  const original = other && originalOf(cursor, title, other)
  if (isMore && !original && !goesOnAfterDash(words, rest)) return undefined
  return {
    span: original?.span ?? (isMore ? span(title.span.start, to) : title.span),
    level: levelOf(cursor.slice(line.from, to), original ?? title, isBold),
    slot: isBold ? title.slot : 'plain',
    lastLine,
    isMarked: isHeading || isBold || line.marker === '1',
  }
}

/** "가벼운 그물 / Light Nets": the one in Latin letters of two titles, if the other translates it. */
function originalOf({ text }: Cursor, one: Candidate, other: Candidate): Candidate | undefined {
  const [first, second] = [slice(text, one.span), slice(text, other.span)]
  if (isTranslation(first, second)) return other
  return isTranslation(second, first) ? one : undefined
}

/** "LoRA – Low-Rank Adaptation of Large Language Models", "Is It Search? -- A Case Study": what a name stands for, or a subtitle. */
function goesOnAfterDash(name: string, rest: string): boolean {
  const after = rest.replace(/^(?:--|[–—-]|&[mn]dash;)\s+/, '')
  if (after === rest || (wordCount(name) > 2 && !name.endsWith('?'))) return false
  return judge(titleText(after)) >= level.likely
}

/** A title is certain where its line is; in plain words that are a sentence, with what follows them, there is none. */
function levelOf(words: string, title: Candidate, isBold: boolean): Level {
  const isSentence =
    !isBold &&
    /[.。…]\s*$/.test(words) &&
    judge(withoutEnd(words.replace(/^[\s*_]+/, ''), /[\s*_]/)) === level.prose
  if (isSentence || title.level === level.prose) return level.prose
  return isCertain(words) ? level.certain : title.level
}

/** Whether {@link judge} is certain of the words, which their last character mostly rules out. */
function isCertain(text: string): boolean {
  return ')）]'.includes(text.charAt(text.length - 1)) && judge(text) === level.certain
}

/** Whether a line begins a paragraph or an item and the next is an address: it names the paper, even if it looks like people. */
export function isAloneAboveLink(cursor: Cursor, index: number): boolean {
  const next = cursor.at(index + 1)
  return (
    opensBlock(cursor, index) &&
    next?.kind === 'text' &&
    next.links.length === 1 &&
    next.links[0]?.outerStart === next.from &&
    next.links[0].outerEnd === next.to
  )
}

/** "[Title](notes.md) https://…": an item of a title that leads to notes, and its address. */
export function isBesideAddress(
  cursor: Cursor,
  { from, links, marker, to }: Line,
  { slot }: Pick<Head, 'slot'>,
): boolean {
  const [own, address] = links
  if (marker === '' || !own || !address || links.length > 2 || !slot.startsWith('label')) return false
  const words = cursor.slice(from, own.outerStart) + cursor.slice(own.outerEnd, address.outerStart)
  return !address.hasLabel && !hasWords(words + cursor.slice(address.outerEnd, to))
}

/** "[2401.00001] Title" above "https://arxiv.org/abs/2401.00001": the address is the link. */
export function isNamedAgainBelow(cursor: Cursor, index: number): boolean {
  const own = cursor.at(index)?.links ?? []
  if (own.length !== 1 || own[0]?.form !== 'citation') return false
  const below = cursor.at(index + 1)
  return below?.kind === 'text' && isBareLine(cursor, below) && isSamePaper(own[0].url, below.links[0]?.url)
}

/** The same above links with labels, a field or authors. */
export function isAboveFacts(cursor: Cursor, index: number): boolean {
  const next = cursor.at(index + 1)
  if (!opensBlock(cursor, index) || next?.kind !== 'text' || next.level > 0) return false
  const { kind } = headLine(cursor, next)
  return kind === 'link' || kind === 'field' || kind === 'fact'
}

/** Whether a report says below a heading what is known of the paper. */
export function isAboveCells(cursor: Cursor, index: number): boolean {
  const line = cursor.at(cursor.nextFilled(index + 1))
  return line?.kind === 'text' && fieldAt(cursor, line)?.isCell === true
}

/** "Title (2018)". */
export function endsInYear(words: string): boolean {
  const title = /^(.+)[(（](?:19|20)\d{2}[)）]\s*$/su.exec(words)?.[1]
  return title !== undefined && judge(title.trim()) >= level.likely
}

/** "Dear all, what I saw this week:", or what is said right below a link and above a blank line. */
export function belongsElsewhere(cursor: Cursor, index: number, title: TitleLine): boolean {
  const line = cursor.lines[index] as Line
  if (line.level > 0 || line.marker !== '' || title.level >= level.likely) return false
  const above = cursor.kindAbove(index) === 'text' ? cursor.lines[index - 1] : undefined
  const isSaid = above?.marker === '' && isBareLine(cursor, above) && cursor.at(index + 1)?.kind === 'blank'
  return isSaid || /[:：]$/.test(cursor.words(line))
}

/** Whether a line can belong to the head that a title opens. */
export function belongsTo(cursor: Cursor, title: Line, index: number): boolean {
  const line = cursor.lines[index] as Line
  if (line.kind !== 'text' || line.level > 0 || line.marker === '|') return false
  // Another message, unless it is the address that goes with the one above.
  if (line.isMessage && !isBareLine(cursor, line)) return false
  if (title.isQuote && !line.isQuote) return false
  if (title.marker === '' && title.level === 0 && line.marker !== '' && !title.isQuote) {
    const field = fieldAt(cursor, line)
    if (isStrong(cursor, title) || (field !== undefined && isKnownField(field))) return true
    return isAddressOfList(cursor, index) && levelOfLine(cursor, title) >= level.likely
  }
  if (title.marker === '' || line.marker === '') return true
  if (line.indent > title.indent || (title.marker === '1' && line.marker === '-')) return true
  // "- `gulls.count`", "  - Title", "  - Authors, Venue, https://…"
  const isBeside = title.indent > 1 && line.indent === title.indent
  return isBeside && /^(?:link|fact)$/.test(headLine(cursor, line).kind)
}

/** An address alone, the first item of a list that goes on with other things. */
function isAddressOfList(cursor: Cursor, index: number): boolean {
  const below = cursor.at(index + 1)
  const isOpen = below?.kind === 'text' && below.marker !== '' && below.links.length === 0
  return isOpen && isBareLine(cursor, cursor.lines[index] as Line)
}

function opensBlock(cursor: Cursor, index: number): boolean {
  const above = cursor.kindAbove(index)
  const isItem = cursor.lines[index]?.marker !== '' && cursor.at(index + 1)?.marker === ''
  return above === 'blank' || above === undefined || isItem
}

/** The first line below a title. Rows without links below a heading say what is known of its paper: "| Who | When |". */
export function belowTitle(cursor: Cursor, title: Line, last: number): number {
  let at = cursor.nextPastTags(last + 1)
  while (title.level > 0 && isRowOfFacts(cursor.at(at))) at = cursor.nextPastTags(at + 1)
  return at
}

function isRowOfFacts(line: Line | undefined): boolean {
  return line?.marker === '|' && (line.kind === 'text' || line.kind === 'marks') && line.links.length === 0
}

/**
 * One author or surnames, below the title (which may begin a paragraph) and above what else is known of the paper, or, below a
 * title with a mark of its own, above what is said of it.
 */
export function isNameBelow(cursor: Cursor, title: Line, index: number, isFirst: boolean): boolean {
  const line = cursor.lines[index] as Line
  if (line.links.length > 0 || line.to - line.from > 40) return false
  const heading = cursor.words(title).replace(/^[(（[]?\d{1,3}[.)）\]]\s+/u, '')
  // Scripts without case have no titles that look more like one.
  if (judge(heading) < (eastAsian.test(heading) ? level.possible : level.likely)) return false
  const words = cursor.words(line).replace(/^[*_]+|(?<=\S)\s[(（][^()（）]+[)）]$/gu, '')
  const name = withoutEnd(words, /[*_]/)
  const isSurname = (isFirst && namesPeople(name)) || (line.indent > title.indent && mayBePeople(name))
  // One of the authors may be in bold: the writer.
  if (!isPeople(name) && (isStrong(cursor, line) || !isSurname)) return false
  const isApart = cursor.kindAbove(index) === 'blank'
  const below = isApart ? cursor.nextFilled(index + 1) : index + 1
  const next = cursor.at(below)
  // "## Section", "Short Title", "https://…"
  if (next?.kind !== 'text' || (isApart && below === index + 1)) return false
  if (next.links.length > 0 || isFactLine(cursor, next) || isPlaceBelowNames(cursor, below)) return true
  const isMarked = title.level > 0 || title.marker === '1' || isStrong(cursor, title)
  return isMarked && isPeople(name) && isSentence.test(cursor.words(next))
}

/** Some words from a capital to the end of a sentence. */
const isSentence = /^\p{Lu}\S*(?:\s+\S+){3,}[.!?]$/u

/** Whether a heading can be the title of a paper, and is not surely the name of a part or of a whole digest. */
export function canHeadPaper(words: string): boolean {
  const name = withoutEnd(words.replace(/^[\d.)#\s]+/, ''), /[:：\s]/)
  return (
    namesPaper(name) && !partNames.test(name) && !namesDay(name) && !isVenue(name) && !issueNames.test(name)
  )
}

/** Whether words read like a title beyond doubt: three or more, most of them with capitals. */
export function readsLikeTitle(words: string): boolean {
  return wordCount(words) >= 3 && judge(words) >= level.likely
}

const longestIconed = 120

/** A heading, a line that begins with an icon, or one all in bold, below which words about the paper may stand in front of its link. */
export function isStrong(cursor: Cursor, line: Line): boolean {
  return (
    line.level > 0 ||
    (hasIcon(cursor.text, line) &&
      line.to - line.from <= longestIconed &&
      !/[.。!！]$/.test(cursor.words(line))) ||
    /^(?:\d+[.)]\s*)?(\*\*|__)[^*_]+\1(?:\s*\{\{[^{}]*\}\})*(?:\s*[(（][^()（）]{1,60}[)）])?$|^《[^《》]+》$|^<summary>.+<\/summary>$|^[«“„「『][^«»“”「」『』]+[»”“」』]$/u.test(
      cursor.words(line),
    )
  )
}

/** Whether a paragraph begins with an icon, as posts do, and it is not that of people. */
function opensWithIcon(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  return (
    cursor.kindAbove(index) !== 'text' &&
    hasIcon(cursor.text, line) &&
    !authorIcons.test(cursor.slice(line.start, line.to))
  )
}

/** Whether a line reads like a title, is a paragraph by itself, and opens a post: with its number in a thread, below a rule, or the tags that open one. */
export function opensPost(cursor: Cursor, index: number): boolean {
  if (isOfThread(cursor.text, cursor.lines[index] as Line))
    return cursor.at(index + 1)?.kind === 'blank' && readTitleLine(cursor, index) !== undefined
  const isTagged = cursor.kindAbove(index) === 'tags'
  const edge = cursor.kindAbove(isTagged ? index - 1 : index)
  if (edge !== 'marks' && !(isTagged && edge === undefined)) return false
  return cursor.at(index + 1)?.kind === 'blank' && readsLikeTitle(cursor.words(cursor.lines[index] as Line))
}

/** Whether an address is the last line of a post: of one with its number in a thread, or of one that a rule parts from others and a title with an icon begins. */
export function endsPost(cursor: Cursor, first: number, index: number): boolean {
  const after = cursor.at(cursor.nextPastTags(index + 1))
  const isNumbered = (line: Line | undefined) => line !== undefined && isOfThread(cursor.text, line)
  if (isNumbered(cursor.lines[first]) && (after === undefined || isNumbered(after))) return true
  if (after !== undefined && (after.kind !== 'marks' || after.marker !== '')) return false
  const above = cursor.kindAbove(first)
  return hasIcon(cursor.text, cursor.lines[first] as Line) && above !== 'text'
}

/** Whether a paragraph below a few words in bold begins with a title right above its link: then those name a section. */
export function isTitleBelow(cursor: Cursor, label: Line, index: number): boolean {
  const next = cursor.at(index + 1)
  if (label.level > 0 || cursor.kindAbove(index) === 'text' || next?.links.length !== 1) return false
  if (wordCount(cursor.words(label)) >= 3 && levelOfLine(cursor, label) >= level.likely) return false
  const title = 'link' in headLine(cursor, next) ? readTitleLine(cursor, index) : undefined
  return title !== undefined && readsLikeTitle(slice(cursor.text, title.span))
}

/** Whether what stands above a link belongs to other papers as well: to the one above it, or to several below. */
export function isOfOthers(cursor: Cursor, index: number, below: number): boolean {
  return (
    isSaidBelowLink(cursor, index, below) || isLastOfList(cursor, index, below) || isAboveLinks(cursor, below)
  )
}

/** "- one point", "- another", and after a blank line an address outside of their list. */
function isLastOfList(cursor: Cursor, index: number, below: number): boolean {
  const [above, line] = [cursor.lines[index - 1], cursor.lines[index]]
  if (line?.marker !== '-' || cursor.at(below)?.marker !== '' || cursor.kindAbove(below) === 'text')
    return false
  return cursor.kindAbove(index) === 'text' && above?.marker === '-' && above.indent === line.indent
}

/** Whether a line says something of the paper whose link is right above it, since a blank line parts it from the link below. */
function isSaidBelowLink(cursor: Cursor, index: number, below: number): boolean {
  const above = cursor.at(index - 1)
  if (!above || cursor.kindAbove(index) !== 'text' || cursor.kindAbove(below) === 'text') return false
  return above.links[0]?.leadsToPaper === true && headLine(cursor, above).kind === 'link'
}

/** "Links this week" above lines that each begin with the link to a paper. */
function isAboveLinks(cursor: Cursor, below: number): boolean {
  return [below, below + 1].every((index) => {
    const line = cursor.at(index)
    const [link] = line?.kind === 'text' && line.marker === '' ? line.links : []
    return link?.leadsToPaper === true && link.outerStart === line?.from && link.outerEnd < line.to
  })
}

/** "To discuss", "Paper of the week" on a box: few words, none with a capital or a digit but the first. */
export function isLabelOfBox(cursor: Cursor, line: Line): boolean {
  if (!isTitleOfBox(cursor, line)) return false
  const words = cursor.words(line).replace(/<[^<>]*>/g, '')
  return wordCount(words) <= mostWordsOfLabel && /^\P{L}{0,3}\p{L}[^\p{Lu}\p{N}:：,;]*$/u.test(words)
}

const mostWordsOfLabel = 4
