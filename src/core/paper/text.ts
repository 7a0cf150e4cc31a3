// Texts of records as people read them: names, dates and categories in a line, and TeX as characters.
import * as l10n from '@vscode/l10n'
import { categoryName } from '../arxiv/identifier.ts'
import { accents, letters, raised, symbolOf } from './tex/characters.ts'
import { Cursor, type Formula, readFormula, splitFormulas } from './tex/formulas.ts'

/** "Ann Author, Bo Author and 7 more"; all of them if they are few. */
export function authorList(
  authors: readonly string[],
  most: number,
): { readonly shown: string; readonly more: number } {
  const shown = authors.slice(0, most).map(readableTex).join(', ')
  return { shown, more: Math.max(0, authors.length - most) }
}

/** The same in the language of the editor. */
export function namedAuthors(authors: readonly string[], most: number): string {
  const { shown, more } = authorList(authors, most)
  if (more === 0) return shown
  return l10n.t({ message: '{0} and {1} more', args: [shown, more], comment: ['Names of people'] })
}

/** Categories by name, unknown codes as they are: `Machine Learning (cs.LG)`. */
export function categoryList({ categories }: { readonly categories: readonly string[] }): readonly string[] {
  return categories.map((code) => {
    const name = categoryName(code)
    return name ? `${name} (${code})` : code
  })
}

/** The day of a date with time, as `2020-11-20`; `undefined` if it is not a date. */
export function day(date: string | undefined): string | undefined {
  const known = calendarDate(date)?.slice(0, 10)
  return known?.length === 10 ? known : undefined
}

/**
 * A date as far as it exists in the calendar: for "2024-02-31T00:00:00Z" the month, for "2024-13-45" the year;
 * `undefined` if it is not a date.
 */
export function calendarDate(date: string | undefined): string | undefined {
  const [, year, month, dayOfMonth] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)/.exec(date ?? '') ?? []
  if (date === undefined || year === undefined || Number(year) === 0) return undefined
  if (month === undefined) return date
  if (Number(month) < 1 || Number(month) > 12) return year
  if (dayOfMonth === undefined) return date
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(dayOfMonth) >= 1 && Number(dayOfMonth) <= days ? date : `${year}-${month}`
}

/**
 * Control characters except white space, and characters that reorder or hide text: bidirectional controls, zero-width
 * space, word joiner, byte order mark, and halves of characters. Joiners that scripts need (U+200C, U+200D) stay.
 */
const unwanted = /(?!\s)\p{Cc}|\p{Surrogate}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** One line: white space collapsed, unwanted characters removed. */
export function cleanLine(text: string): string {
  return text.replace(unwanted, '').replace(/\s+/g, ' ').trim()
}

/** The beginning of a line in so many UTF-16 units, cut after a word, or between characters where there are no spaces. */
export function beginningOf(line: string, most: number): string {
  if (line.length <= most) return line
  const space = line.lastIndexOf(' ', most)
  return `${line.slice(0, space > most / 2 ? space : most).replace(/\p{Surrogate}/gu, '')}…`
}

/**
 * Paragraphs separated by a blank line, each one line.
 * In arXiv's feeds a line that starts with two spaces begins a paragraph (API user's manual, section 3.3.2.1).
 */
export function cleanParagraphs(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n|\n(?= {2})/)
    .map(cleanLine)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

/** Whether a text has nothing visible: only spaces, direction marks and fillers. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Cc}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]*$/u.test(text)
}

/** What may be TeX in a text; most texts contain none of it. */
const mayBeTex = /[\\${`~]|--/

/**
 * TeX as a person reads it: letters with their accents, symbols of formulas as characters, emphasis removed, quotation
 * marks and dashes. What a line of text cannot show, such as a matrix or an unknown command, stays as written.
 */
export function readableTex(text: string): string {
  if (!mayBeTex.test(text)) return text.normalize('NFC')
  let readable = ''
  for (const part of splitFormulas(text)) {
    readable += typeof part === 'string' ? readText(part) : (readFormula(part.tex) ?? asWritten(part))
  }
  return readable.normalize('NFC')
}

/** The same for text whose formulas are rendered later, as in Markdown. */
export function readableTexWithFormulas(text: string): string {
  const parts = Array.from(splitFormulas(text), (part) =>
    typeof part === 'string' ? readText(part) : asWritten(part),
  )
  return parts.join('').normalize('NFC')
}

/** A title in a list: "On $(n)$-trees" stays as recorded, because it is readable that way. */
export function titleInList(title: string): string {
  return title.includes('\\') ? readableTex(title) : title
}

function asWritten({ tex, isDisplayed }: Formula): string {
  const sign = isDisplayed ? '$$' : '$'
  return `${sign}${tex}${sign}`
}

/** TeX in running text as a person reads it; unknown commands stay as written. */
function readText(text: string): string {
  const cursor = new Cursor(text)
  return readUntil(cursor, text.length)
}

/** Commands that change the look of their argument, not its meaning. */
const plain = new Set(
  'emph text textrm textbf textit texttt textsf textsc textsl textup textmd textnormal underline mbox hbox uppercase ensuremath mathrm mathbf mathit mathcal mathsf mathtt mathbb operatorname'.split(
    ' ',
  ),
)
/** The same for everything after them in their group. */
const switches = new Set(
  'it em bf rm sc tt sf sl itshape bfseries rmfamily scshape ttfamily sffamily slshape upshape mdseries normalfont boldmath unboldmath tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge'.split(
    ' ',
  ),
)
/** Accents written as a letter: these need a space or a brace after it. */
const accentLetter = /\\([uvHckrdb])(?![a-zA-Z])/y
const accentSign = /\\([`'^~"=.])/y
const commandName = /\\[a-zA-Z]+/y

function readUntil(cursor: Cursor, end: number): string {
  const parts: string[] = []
  while (cursor.at < end) parts.push(readOne(cursor, end))
  return parts.join('')
}

function readOne(cursor: Cursor, end: number): string {
  const { character, closing } = cursor
  if (character === '{' && closing !== undefined) return readGroup(cursor, closing)
  if (character === '\\') return readAccent(cursor, end) ?? readCommand(cursor) ?? readSign(cursor)
  return (
    readWords(cursor, end) ?? readDash(cursor) ?? readQuote(cursor, end) ?? readTie(cursor) ?? cursor.next()
  )
}

/** Everything up to the next special character. */
function readWords(cursor: Cursor, end: number): string | undefined {
  const words = cursor.take(/[^\\{}`'~-]+/y)
  if (words === undefined) return undefined
  const start = cursor.at - words.length
  cursor.at = Math.min(cursor.at, end)
  return cursor.text.slice(start, cursor.at)
}

/** Letters, or words of some length: "{GAN}s", "{Deep Learning}". */
const heldTogether = /^(?:[\p{L}\p{N}{}-]*|(?=.*\p{L}{2})[\p{L}\p{N}{}'’-]+(?: [\p{L}\p{N}{}'’&-]+)*)$/u

/** Braces that only hold letters together are removed; visible ones, as in "{0, 1}-matrices", stay. */
function readGroup(cursor: Cursor, closing: number): string {
  const inside = cursor.text.slice(cursor.at + 1, closing)
  cursor.at++
  const read = readUntil(cursor, closing)
  cursor.at = closing + 1
  return /\\[^{}]/.test(inside) || heldTogether.test(inside) ? read : `{${read}}`
}

function readAccent(cursor: Cursor, end: number): string | undefined {
  const start = cursor.at
  const name = (cursor.take(accentSign) ?? cursor.take(accentLetter))?.slice(1)
  const accent = name && accents.get(name)
  if (!accent) return undefined
  if (/[a-zA-Z]/.test(name)) cursor.take(/ +/y)
  const letter = cursor.at < end ? readLetter(cursor) : undefined
  if (letter !== undefined) return (letter + accent).normalize('NFC')
  cursor.at = start
  return undefined
}

/** The single letter under an accent, possibly in braces, and with an accent of its own. */
function readLetter(cursor: Cursor): string | undefined {
  const { closing } = cursor
  if (closing === undefined) {
    const found = cursor.take(/\p{L}|\\(?:i|j|ae|AE|o|O)(?![a-zA-Z])/uy)
    return found && undotted(letters.get(found.slice(1)) ?? found)
  }
  if (closing - cursor.at > longestLetter) return undefined
  const read = undotted(readArgument(cursor).trim())
  return /^\p{L}\p{M}*$/u.test(read) ? read : undefined
}

/** In braces; longer text would be read twice in vain. */
const longestLetter = 16

/** In TeX, letters lose their dot under an accent, which Unicode does by itself. */
function undotted(letter: string): string {
  return letter.replace('ı', 'i').replace('ȷ', 'j')
}

function readCommand(cursor: Cursor): string | undefined {
  const command = cursor.take(commandName)
  if (command === undefined) return undefined
  const name = command.slice(1)
  const letter = letters.get(name)
  if (letter !== undefined) {
    if (cursor.take(/\{\}/y) === undefined) cursor.take(/\s+(?=\p{L})/uy)
    return letter
  }
  if (switches.has(name)) {
    cursor.take(/\s*/y)
    return ''
  }
  return readApplied(cursor, name) ?? readSymbol(cursor, name) ?? readUnknown(cursor, command)
}

function readApplied(cursor: Cursor, name: string): string | undefined {
  if (cursor.closing === undefined) return undefined
  if (plain.has(name)) return readArgument(cursor)
  if (name === 'url') return verbatimArgument(cursor)
  if (name === 'textsuperscript' || name === 'textsubscript') {
    const text = readArgument(cursor)
    return raised(text, name === 'textsuperscript') ?? text
  }
  if (name !== 'href' && name !== 'textcolor') return undefined
  verbatimArgument(cursor)
  return cursor.closing === undefined ? '' : readArgument(cursor)
}

function readArgument(cursor: Cursor): string {
  const closing = cursor.closing ?? cursor.at
  cursor.at++
  const read = readUntil(cursor, closing)
  cursor.at = closing + 1
  return read
}

function verbatimArgument(cursor: Cursor): string {
  const closing = cursor.closing ?? cursor.at
  const inside = cursor.text.slice(cursor.at + 1, closing)
  cursor.at = closing + 1
  return inside
}

/** Writers who leave out the dollar signs mean the space after a command. */
function readSymbol(cursor: Cursor, name: string): string | undefined {
  const symbol = symbolOf(name)
  if (symbol !== undefined) cursor.take(/\{\}/y)
  return symbol
}

/** As written, with the braces of its argument. */
function readUnknown(cursor: Cursor, command: string): string {
  return cursor.closing === undefined ? command : `${command}{${readArgument(cursor)}}`
}

/** A backslash before another character: it makes the character literal, or a space. */
function readSign(cursor: Cursor): string {
  const sign = cursor.text.charAt(cursor.at + 1)
  cursor.at += 2
  if (/[%&#_${}]/.test(sign)) return sign
  if (/[-/@]/.test(sign)) return ''
  if (/[ ,;]/.test(sign)) return ' '
  if (sign === '\\' && /\s/.test(cursor.character)) return ''
  return `\\${sign}`
}

/** Between words and numbers; `--flag` and `<!--` are not TeX. */
function readDash(cursor: Cursor): string | undefined {
  const start = cursor.at
  const dash = cursor.take(/-+/y)
  if (dash === undefined) return undefined
  const before = cursor.text.charAt(start - 1)
  const isBetween =
    /[\p{L}\p{N}\p{M})\]}”"’'.]/u.test(before) && /[\p{L}\p{N}([{“"‘'`\\$]/u.test(cursor.character)
  const isAlone = before === ' ' && cursor.character === ' '
  if ((!isBetween && !isAlone) || isInAddress(cursor.text, start)) return dash
  if (dash === '--') return '–'
  return dash === '---' ? '—' : dash
}

/** TeX quotation marks, if one closes what the other opens. */
function readQuote(cursor: Cursor, end: number): string | undefined {
  return readQuoted(cursor, end, /``(?=[^`'\n]{1,200}'')/y) ?? readQuoted(cursor, end, singleQuote)
}

/** Neither an apostrophe nor the backtick of code. */
const singleQuote = /(?<![\p{L}\p{N}`])`(?=[^`'\s][^`'\n]{0,200}'(?![\p{L}\p{N}'`]))/uy

function readQuoted(cursor: Cursor, end: number, opening: RegExp): string | undefined {
  const start = cursor.at
  const marks = cursor.take(opening)
  if (marks === undefined) return undefined
  const close = cursor.text.indexOf("'", cursor.at)
  if (close + marks.length > end) {
    cursor.at = start
    return undefined
  }
  const inside = readUntil(cursor, close)
  cursor.at = close + marks.length
  return marks.length > 1 ? `“${inside}”` : `‘${inside}’`
}

/** "et~al.", "Fig.~2": not "3~5" and not the "~" of an address. */
function readTie(cursor: Cursor): string | undefined {
  if (cursor.character !== '~') return undefined
  const isTie =
    /[A-Za-z.]/.test(cursor.text.charAt(cursor.at - 1)) &&
    /[A-Za-z0-9\\$]/.test(cursor.text.charAt(cursor.at + 1))
  const start = cursor.at++
  return isTie && !isInAddress(cursor.text, start) ? ' ' : '~'
}

function isInAddress(text: string, at: number): boolean {
  return /https?:\/\/\S*$/.test(text.slice(Math.max(0, at - longestAddress), at))
}

const longestAddress = 200

/** A name as in bibliographies. */
type PersonName = { readonly family: string; readonly given: string } | { readonly literal: string }

const group =
  /\b(?:collaboration|team|group|consortium|project|lab|laboratory|university|institute|initiative)\b/i
/** Parts of the family name, in lower case: "van der Berg". */
const particles = new Set([
  ...['af', 'al', 'av', 'bin', 'da', 'das', 'de', 'del', 'della', 'den', 'der', 'di', 'do', 'dos', 'du'],
  ...['el', 'ibn', 'la', 'le', 'ten', 'ter', 'van', 'von', 'vom', 'zu', 'zum', 'zur'],
])
/** The same, but names of their own when capitalised. */
const smallParticle = /^(?:abu|auf|ben|dalla?|degli|dei|dell[eo]|het|in|l[ao]s|lo|op|'t|te|tot|und)$/
/** East Asian and Vietnamese given names, which look the same when capitalised, and rarely come in the middle. */
const givenNames = new Set(['Bin', 'Do', 'Du', 'Ten', 'Zu', 'Di', 'Da'])
const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/i

/** Splits a name as written in records, the given name first. Groups and single names stay whole. */
export function personName(name: string): PersonName {
  const words = name.split(' ').filter(Boolean)
  const comma = /^([^,]+), ([^,]+)$/.exec(name)
  if (comma && !suffix.test(comma[2] ?? '')) return { family: comma[1] ?? '', given: comma[2] ?? '' }
  if (words.length < 2 || group.test(name) || isSmallParticle(words[0] ?? '')) return { literal: name }
  // "Nora De Wit", not "De Wit": a particle is between names, in any case.
  let from = words.length - (suffix.test(words.at(-1) ?? '') && words.length > 2 ? 2 : 1)
  while (from > 1 && isParticle(words[from - 1] ?? '')) from--
  // "Maria da Silva Santos": what follows a small particle is one name with it.
  const isNameAt = (at: number) => isSmallParticle(words[at] ?? '') && !/^\p{L}\.$/u.test(words[at + 1] ?? '')
  from = words.findIndex((_, at) => at === from || (at > 0 && isNameAt(at)))
  if (from > 2 && /^[ey]$/.test(words[from - 1] ?? '')) from -= 2
  return { family: words.slice(from).join(' '), given: words.slice(0, from).join(' ') }
}

const isSmallParticle = (word: string) => particles.has(word) || smallParticle.test(word)

function isParticle(word: string): boolean {
  return (
    isSmallParticle(word) ||
    (!givenNames.has(word) && /^\p{Lu}\p{Ll}+$/u.test(word) && particles.has(word.toLowerCase()))
  )
}

/** The name by which a person is cited. */
export function shortName(name: string): string {
  const read = personName(name)
  return 'literal' in read ? read.literal : read.family
}

/** "Vaswani et al., 2017": the authors and year for a citation; empty if neither is known. */
export function byline({
  authors,
  publishedAt,
}: {
  readonly authors: readonly string[]
  readonly publishedAt: string | undefined
}): string {
  return [people(authors), day(publishedAt)?.slice(0, 4)].filter(Boolean).join(', ')
}

function people(authors: readonly string[]): string {
  const [first, second, third] = authors.map((name) => shortName(readableTex(name)))
  if (first === undefined) return ''
  if (second === undefined) return first
  return third === undefined ? l10n.t('{0} & {1}', first, second) : l10n.t('{0} et al.', first)
}
