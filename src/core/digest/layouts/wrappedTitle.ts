// How far a title goes on in the lines below the one that it begins in.
import { withoutEnd } from '../../base/withoutEnd.ts'
import { eastAsian, isAsciiLetter } from '../lines/characters.ts'
import type { Cursor, Line } from '../lines/line.ts'
import { judge, level } from '../titles/judge.ts'
import { areSurnames, isAuthorLine, isPeople, mayBePeople } from '../titles/people.ts'
import { withoutVenue } from '../titles/venues.ts'
import { closesBracket, onOneLine } from '../titles/words.ts'
import { fieldAt, isFactLine, isKnownField, levelOfLine } from './fields.ts'

/** A longer line is no title, nor a part of one. */
const longestWrapped = 6000
/** A title that ends with such a word goes on in the next line. */
const goesOn =
  /(?:^|\W)(?:a|an|and|as|at|by|for|from|in|its|of|on|or|that|the|their|to|using|via|with|without|towards?|between|under|through|into|over|across|about)$|[-–]$/i
const longestGoingOn = ' through'.length
/** A line that begins with such a word goes on with the title above it. */
const goesOnWith =
  /^(?:and|as|at|for|from|in|of|on|or|to|via|with|without|under|through|into|over) (?:\p{L}{1,6} ){0,2}\p{Lu}/u

/** The last line of a title that begins here: copied titles go on in an indented line, and after a word that ends none. */
export function lastTitleLine(cursor: Cursor, index: number): number {
  const line = cursor.lines[index] as Line
  const next = cursor.at(index + 1)
  if (next?.kind !== 'text' || next.marker || next.isQuote !== line.isQuote || next.links.length > 0)
    return index
  if (next.isMessage) return index
  const column = columnOfWords(cursor, line)
  if (column !== undefined) return lastInColumn(cursor, index, column)
  const words = cursor.words(line)
  const lastMarked = endOfMarked(cursor, index)
  if (lastMarked !== undefined) return lastMarked
  const mayGoOn =
    goesOn.test(words.slice(-longestGoingOn)) ||
    (words.length >= shortestWrapped && goesOnWith.test(cursor.words(next)))
  if (!mayGoOn && next.indent < 2 && line.to - line.from < shortestWrapped) return index
  const isIndented =
    next.indent >= 2 &&
    next.indent > line.indent &&
    (line.marker === '' ? line.indent < 2 : isWrapped(cursor, index))
  const found = fieldAt(cursor, next)
  if (found && (found.isCell || isKnownField(found))) return index
  if (isEnclosed(words) || (!eastAsian.test(words) && eastAsian.test(cursor.words(next)))) return index
  if (!goesOn.test(words) && !opensBracket.test(words) && isFactLine(cursor, next)) return index
  const lastCut = [index + 1, index + 2].find((last) => !isIndented && isCutAtWidth(cursor, index, last))
  if (lastCut !== undefined) return lastCut
  if (!isIndented && !(mayGoOn && judge(words.replace(/:$/, '')) >= level.possible)) return index
  if (next.to - line.from > longestWrapped || isAuthorLine(cursor.words(next))) return index
  // A short line was not wrapped: what stands below it names somebody.
  if (!goesOn.test(words) && areNames(words, cursor.words(next))) return index
  const joined = cursor.slice(line.from, next.to)
  if (isIndented && isFilled(cursor, index + 1)) return index + 2
  const least = goesOn.test(words) ? leastOf(cursor.words(next)) : level.likely
  return isIndented || judge(onOneLine(joined)) >= least ? index + 1 : index
}

/** "2024-03-05  +   ", "Title:     ": a day, a mark or a label that stands in a column in front of the words. */
const inFrontOfColumn = /^(?:\S{1,16}(?: \S{1,16})?:?(?: {2,}\S{1,3})? {2,})(?=\S)/

/** "“A Title That Goes On", "**A Title That Goes On", and how the line below begins that closes them. */
const acrossLines = [
  [/^["“„«「『《][^"”“»」』》]+$/u, /^[^"“„«「『《]*["”“»」』》](?![\p{L}\p{N}])/u],
  [/^\*\*(?![\s*])(?:(?!\*\*).)+$/u, /^(?:(?!\*\*).)*\S\*\*(?![\p{L}\p{N}])/u],
  [/^__(?![\s_])(?:(?!__).)+$/u, /^(?:(?!__).)*\S__(?![\p{L}\p{N}])/u],
] as const
const mostOfMarked = 3

/** The line that closes what a mark opens at the beginning of another; `undefined` where none does. */
function endOfMarked(cursor: Cursor, index: number): number | undefined {
  const line = cursor.lines[index] as Line
  const [, closes] = acrossLines.find(([opens]) => opens.test(cursor.words(line))) ?? []
  for (let at = index + 1; closes && at < index + mostOfMarked; at++) {
    const next = cursor.at(at)
    if (!next || !isPlainText(next) || next.isQuote !== line.isQuote) break
    if (closes.test(cursor.words(next))) return at
  }
  return undefined
}

const opensBracket = /[(（][^()（）]*$/u

/** Where the words of a line begin that stand in a column of their own; `undefined` for other lines. */
function columnOfWords(cursor: Cursor, { from, indent, marker, to }: Line): number | undefined {
  const lead = marker === '' ? inFrontOfColumn.exec(cursor.slice(from, to))?.[0].length : undefined
  return lead === undefined ? undefined : indent + lead
}

/** The last line of a title that continues in its column. Lines of authors, facts and fields do not belong to it. */
function lastInColumn(cursor: Cursor, index: number, column: number): number {
  let last = index
  for (;;) {
    const next = cursor.at(last + 1)
    if (next?.kind !== 'text' || next.marker || next.indent !== column || next.links.length > 0) return last
    if (fieldAt(cursor, next) || isFactLine(cursor, next) || namesPeople(cursor.words(next))) return last
    last++
  }
}

/** Whether the third line of a title goes on with the second, which had no room for its first word. */
function isFilled(cursor: Cursor, index: number): boolean {
  const [first, line, next] = [cursor.at(index - 1), cursor.at(index), cursor.at(index + 1)]
  if (!first || !line || next?.kind !== 'text' || next.marker || next.indent !== line.indent) return false
  if (next.links.length > 0 || fieldAt(cursor, next) || next.isMessage) return false
  const words = cursor.words(next)
  if (closesBracket(cursor.words(line), words)) return true
  const word = firstWord(cursor, next)
  const width = Math.max(first.to - first.start, line.to - line.start)
  if (line.to - line.from < shortestWrapped || line.to - line.start + 1 + word.length <= width) return false
  if (/[.。]$/.test(cursor.words(line)) || isFactLine(cursor, next) || areAuthors(words)) return false
  return judge(onOneLine(cursor.slice(first.from, next.to))) >= leastOf(words)
}

/** Whether words below a title that is complete name people: surnames, or one that would not have been wrapped. */
function areNames(title: string, words: string): boolean {
  if (namesPeople(words)) return true
  const names = withoutEnd(withoutVenue(words), /[\s.]/)
  const isWord = !/\s/.test(names) || /^\p{Lu}\./u.test(names)
  return title.length < (isWord ? leastWrapped : shortestWrapped) && mayBePeople(names)
}

/** Whether words are surnames, or people and a venue: "Abad, Fal", "Abad, JEA 2019". */
export function namesPeople(words: string): boolean {
  const names = withoutEnd(withoutVenue(words), /[\s.]/)
  // "Abad, Fal, Reyes. Best paper of the day."
  const [opening = ''] = names.split(/(?<=\p{Ll})\.\s(?=\p{Lu})/u, 1)
  return (
    areSurnames(opening) ||
    listsNames.test(words) ||
    areNamesInFrontOfVenue(words) ||
    (words.length - names.length > 3 && mayBePeople(names))
  )
}

/** "Moreau, Strand, holm, ICLB 2013", "Moreau x3, ICLB 1999": one of them in small letters, or as often as the people of that name. */
export function areNamesInFrontOfVenue(words: string): boolean {
  const list = words.length <= longestNames ? withoutVenue(words) : words
  if (list === words) return false
  const names = list.split(/,\s|\s(?:and|&)\s/)
  const written = names.filter((name) =>
    /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?(?: x\d{1,2})?$/u.test(name),
  )
  const isKnown = names.length === 1 ? /\sx\d/.test(list) : names.length >= 3
  const others = names.length - written.length
  return isKnown && others <= 1 && names.every((name) => /^\p{L}[\p{L}'’.\d -]{1,40}$/u.test(name))
}

const longestNames = 300

/** "D. Abad, J. Fal, CACM 2018 (+)", "Abad, Fal, Reyes, a draft" */
const listsNames = /^(?:(?:\p{Lu}\.[ -]?){1,3}\p{Lu}[\p{L}'’-]+,|(?:\p{Lu}[\p{L}'’-]+, ){2}(?!and\b|or\b))/u

/** A shorter line may be the whole title. */
const leastWrapped = 60

/** Words in bold or in quotation marks from the first to the last end with their line. */
function isEnclosed(words: string): boolean {
  return (
    !isAsciiLetter(words.charCodeAt(0)) &&
    /^(\*\*|__)[^*_]+\1$|^[«“„「『"][^«»“”「」『』"]+[»”“」』"]$/u.test(words)
  )
}

const shortestWrapped = 50
/** Lines of plain text are cut at some width from this on. */
const leastWidth = 72

/**
 * Whether long lines without marks go on up to another, right above a link or authors and a link: "… Forty Checkpoints and
 * the Data⏎They Saw".
 */
function isCutAtWidth(cursor: Cursor, index: number, last: number): boolean {
  const line = cursor.lines[index] as Line
  if (line.marker !== '' || line.level > 0 || line.to - line.from < shortestWrapped) return false
  const lastAuthors = lastOfAuthors(cursor, last + 1)
  const hasAuthors = lastAuthors > last
  const width = hasAuthors ? shortestWrapped : leastWidth
  for (let at = index; at < last; at++) {
    const { from, to } = cursor.lines[at] as Line
    const next = cursor.at(at + 1)
    // There was no room for the next word.
    const isFull = to - from >= shortestWrapped && to - from + 1 + firstWord(cursor, next).length > width
    if (!isFull || !isPlainText(next)) return false
  }
  const linked = cursor.at(lastAuthors + 1)
  if (linked?.kind !== 'text' || linked.links[0]?.outerStart !== linked.from) return false
  const end = cursor.lines[last] as Line
  if (levelOfLine(cursor, line) < level.likely || (!hasAuthors && isPeople(cursor.words(end)))) return false
  return judge(onOneLine(cursor.slice(line.from, end.to))) >= level.likely
}

function firstWord(cursor: Cursor, line: Line | undefined): string {
  return line ? (/^\S+/.exec(cursor.words(line))?.[0] ?? '') : ''
}

function isPlainText(line: Line | undefined): boolean {
  return line?.kind === 'text' && line.marker === '' && line.links.length === 0
}

function areAuthors(words: string): boolean {
  return isPeople(words) || areSurnames(words) || namesPeople(words) || isAuthorLine(words)
}

/** A shorter line of names is not cut, unless it ends with what parts them. */
const leastOfNames = 45

/** Whether the words of a list item go on in the next line or two, with the link right below them or below authors and facts. */
function isWrapped(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  const next = cursor.lines[index + 1] as Line
  if (next.indent < line.indent + 2) return false
  if (closesBracket(cursor.words(line), cursor.words(next))) return true
  if (line.to - line.from < shortestWrapped) return false
  const hasAuthors = lastOfAuthors(cursor, index + 2) > index + 1
  if (!isAboveLink(cursor, !hasAuthors && isFilled(cursor, index + 1) ? index + 3 : index + 2)) return false
  return judge(onOneLine(cursor.slice(line.from, next.to))) >= leastOf(cursor.words(next))
}

/** More lines than these say no more of a paper than what it is about. */
const mostFacts = 6

/** Whether a line has a link, or authors and what else is known of the paper stand between it and one. */
function isAboveLink(cursor: Cursor, index: number): boolean {
  let at = lastOfAuthors(cursor, index) + 1
  const most = at > index ? at + mostFacts : at
  while (at < most && isFactAt(cursor, at)) at++
  const linked = cursor.at(at)
  return linked?.kind === 'text' && linked.links.length > 0
}

function isFactAt(cursor: Cursor, index: number): boolean {
  const line = cursor.at(index)
  return line !== undefined && isPlainText(line) && isFactLine(cursor, line)
}

/** More lines or characters than these list no authors. */
const mostOfAuthors = 6
const longestAuthors = 600

/** The last line of authors who begin at a line and go on where it is cut, perhaps within a name; the line above where none do. */
export function lastOfAuthors(cursor: Cursor, index: number): number {
  const first = cursor.at(index)
  let last = index - 1
  for (let at = index; first && at < index + mostOfAuthors; at++) {
    const line = cursor.at(at)
    if (!line || !isPlainText(line) || line.isMessage) break
    if (line.indent !== first.indent || line.isQuote !== first.isQuote) break
    if (line.to - first.from > longestAuthors) break
    if (areAuthors(onOneLine(cursor.slice(first.from, line.to)))) last = at
    if (line.to - line.from < leastOfNames && !/(?:[,;，、]|\s(?:and|&))$/.test(cursor.words(line))) break
  }
  return last
}

/** A small letter goes on with what stands above. */
const leastOf = (words: string) => (/^\p{Ll}/u.test(words) ? level.possible : level.likely)
