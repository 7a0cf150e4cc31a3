// How far a title goes on in the lines below the one that it begins in.
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
  if (opensQuotation.test(words) && endOfQuotation.test(cursor.words(next))) return index + 1
  const mayGoOn =
    goesOn.test(words.slice(-longestGoingOn)) ||
    (words.length >= shortestWrapped && goesOnWith.test(cursor.words(next)))
  if (!mayGoOn && next.indent < 2 && line.to - line.from < shortestWrapped) return index
  const isIndented =
    next.indent >= 2 &&
    next.indent > line.indent &&
    line.indent < 2 &&
    (line.marker === '' || isWrapped(cursor, index))
  const found = fieldAt(cursor, next)
  if (found && (found.isCell || isKnownField(found))) return index
  if (isEnclosed(words) || (!eastAsian.test(words) && eastAsian.test(cursor.words(next)))) return index
  if (!goesOn.test(words) && !opensBracket.test(words) && isFactLine(cursor, next)) return index
  if (!isIndented && isCutAtWidth(cursor, index)) return index + 1
  if (!isIndented && !(mayGoOn && judge(words.replace(/:$/, '')) >= level.possible)) return index
  if (next.to - line.from > longestWrapped || isAuthorLine(cursor.words(next))) return index
  // A short line was not wrapped: what stands below it names somebody.
  if (!goesOn.test(words) && areNames(words, cursor.words(next))) return index
  const joined = cursor.slice(line.from, next.to)
  if (isIndented && isFilled(cursor, index + 1)) return index + 2
  return isIndented || judge(onOneLine(joined)) >= level.likely ? index + 1 : index
}

/** "2024-03-05  +   ", "Title:     ": a day, a mark or a label that stands in a column in front of the words. */
const inFrontOfColumn = /^(?:\S{1,16}(?: \S{1,16})?:?(?: {2,}\S{1,3})? {2,})(?=\S)/

/** "“A Title That Goes On", up to the quotation mark in the next line. */
const opensQuotation = /^["“„«「『《][^"”“»」』》]+$/u
const endOfQuotation = /^[^"“„«「『《]*["”“»」』》](?![\p{L}\p{N}])/u

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
  const word = /^\S+/.exec(words)?.[0] ?? ''
  const width = Math.max(first.to - first.start, line.to - line.start)
  if (line.to - line.from < shortestWrapped || line.to - line.start + 1 + word.length <= width) return false
  if (/[.。]$/.test(cursor.words(line)) || isFactLine(cursor, next) || areAuthors(words)) return false
  return judge(onOneLine(cursor.slice(first.from, next.to))) >= leastOf(words)
}

/** Whether words below a title that is complete name people: surnames, or one that would not have been wrapped. */
function areNames(title: string, words: string): boolean {
  if (namesPeople(words)) return true
  const names = withoutVenue(words).replace(/[\s.]+$/, '')
  const isWord = !/\s/.test(names) || /^\p{Lu}\./u.test(names)
  return title.length < (isWord ? leastWrapped : shortestWrapped) && mayBePeople(names)
}

/** Whether words are surnames, or people and a venue: "Abad, Fal", "Abad, JEA 2019". */
export function namesPeople(words: string): boolean {
  const names = withoutVenue(words).replace(/[\s.]+$/, '')
  return (
    areSurnames(names) || listsNames.test(words) || (words.length - names.length > 3 && mayBePeople(names))
  )
}

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
 * Whether a long line without a mark goes on in a short one, right above a link or authors and a link: "… Forty Checkpoints and
 * the Data⏎They Saw".
 */
function isCutAtWidth(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  if (line.to - line.from < shortestWrapped) return false
  const after = cursor.at(index + 2)
  const hasAuthors = after?.links.length === 0 && areAuthors(cursor.words(after))
  const width = hasAuthors ? shortestWrapped : leastWidth
  if (line.marker !== '' || line.level > 0 || line.to - line.from < width) return false
  const next = cursor.lines[index + 1] as Line
  const linked = hasAuthors ? cursor.at(index + 3) : after
  if (linked?.kind !== 'text' || linked.links[0]?.outerStart !== linked.from) return false
  if (levelOfLine(cursor, line) < level.likely || (!hasAuthors && isPeople(cursor.words(next)))) return false
  return judge(onOneLine(cursor.slice(line.from, next.to))) >= level.likely
}

function areAuthors(words: string): boolean {
  return isPeople(words) || areSurnames(words)
}

/** Whether the words of a list item go on in the next line or two, with the link right below them or below the authors. */
function isWrapped(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  const next = cursor.lines[index + 1] as Line
  if (next.indent < line.indent + 2) return false
  if (closesBracket(cursor.words(line), cursor.words(next))) return true
  if (line.to - line.from < shortestWrapped) return false
  const after = cursor.at(index + 2)
  const hasAuthors =
    after?.links.length === 0 && (isPeople(cursor.words(after)) || namesPeople(cursor.words(after)))
  const linked = hasAuthors || isFilled(cursor, index + 1) ? cursor.at(index + 3) : after
  if (linked?.kind !== 'text' || linked.links.length === 0) return false
  return judge(onOneLine(cursor.slice(line.from, next.to))) >= leastOf(cursor.words(next))
}
/** A small letter goes on with what stands above. */
const leastOf = (words: string) => (/^\p{Ll}/u.test(words) ? level.possible : level.likely)
