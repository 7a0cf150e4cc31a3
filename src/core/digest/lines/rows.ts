import { linkLabels, nameLabels, titleLabels } from '../titles/vocabulary.ts'
import { isCjk, isSpace, lineFeedFrom } from './characters.ts'
import type { Cursor, Line, LineAbove } from './line.ts'

/*
 * The rows of tables, however they are written, and their cells: between bars, tabs or tags of HTML; in columns, which a rule
 * may announce ("----  ----", as in Pandoc's and reStructuredText's simple tables); and with a cell a line, as in AsciiDoc,
 * MediaWiki and the lists of lists of reStructuredText. Such lines are scanned as one.
 */

/** Offsets in the text, without white space around the words. */
export interface Cell {
  readonly start: number
  readonly end: number
}

/** The cells of a row. */
export function cellsOf(text: string, line: Line): readonly Cell[] {
  const words = text.slice(line.from, line.to)
  if (words.startsWith('<')) return htmlCells(text, line)
  if (isListRow(words)) return cellsBetween(text, line.from + listRow.length, line.to, /\n[ \t]*- /g)
  if (words.startsWith('!')) return cellsBetween(text, line.from + 1, line.to, /!!|\n!/g)
  if (isCaretRow(words)) return cellsBetween(text, line.from + 1, line.to, /[\^|]/g)
  if (line.columns !== '') return cellsInColumns(text, line)
  if (isTabbed(text, line)) return cellsBetween(text, line.start, line.end, /\t/g)
  const mark = isDoubleBarred.test(words) ? /\|\|/g : cellBar
  return cellsBetween(text, words.startsWith('|') ? line.from + 1 : line.from, line.to, mark)
}

/** "| one || two", as in MediaWiki: no other bars part its cells. */
const isDoubleBarred = /^\|[^|\n]*(?:\|\|[^|\n]*)+$/

const listRow = '* - '
/** Separates cells, unlike an escaped bar, and one in `[[note|words]]`: the name of the note must not be published. */
export const cellBar = /(?<!\\)(?<!\[\[[^[\]|\n]{1,200})\|/g
const htmlCell = /<t[dh]\b[^<>]*>([\s\S]*?)(?=<\/t[dh]|<t[dh]\b|<\/tr|$)/gi

function htmlCells(text: string, line: Line): readonly Cell[] {
  return Array.from(text.slice(line.from, line.to).matchAll(htmlCell), (match) => {
    const inside = match[1] ?? ''
    const end = line.from + match.index + match[0].length
    return trimCell(text, end - inside.length, end)
  })
}

/** Without an empty one after a mark that stands last. */
function cellsBetween(text: string, from: number, to: number, mark: RegExp): readonly Cell[] {
  const cells: Cell[] = []
  let start = from
  for (const { 0: found, index } of text.slice(from, to).matchAll(mark)) {
    cells.push(trimCell(text, start, from + index))
    start = from + index + found.length
  }
  if (start < to) cells.push(trimCell(text, start, to))
  return cells
}

function cellsInColumns(text: string, line: Line): readonly Cell[] {
  const starts = offsetsOf(text, line, line.columns)
  return starts.map((start, at) => trimCell(text, start, starts[at + 1] ?? line.end))
}

function trimCell(text: string, from: number, to: number): Cell {
  const cell = text.slice(from, to)
  const start = from + (cell.length - cell.trimStart().length)
  return { start, end: Math.max(start, start + cell.trim().length) }
}

/** A row of heads, and the first row of a table that has no mark below it. */
export function isTableHead(
  { text, lines }: Pick<Cursor, 'text' | 'lines'>,
  line: Line,
  index: number,
): boolean {
  return isHeadRow(text, line) || (lines[index - 1]?.marker !== '|' && mayBeHeadRow(text, line))
}

/** Whether all cells of a row say what stands below them. */
function isHeadRow(text: string, line: Line): boolean {
  const row = text.slice(line.from, line.to)
  if (row.startsWith('!') || isCaretRow(row)) return true
  return row.startsWith('<') && /<th\b/i.test(row) && !/<td\b/i.test(row)
}

/** Whether no mark parts the first row of such a table from the others: then it may say what stands below. */
function mayBeHeadRow(text: string, line: Line): boolean {
  const words = text.slice(line.from, line.to)
  return line.columns !== '' || isTabbed(text, line) || isListRow(words) || hasCellsInLines(words)
}

/** Whether tabs stand between the cells of a row, as in what is pasted from a spreadsheet. */
function isTabbed(text: string, { start, end }: Line): boolean {
  const words = text.slice(start, end)
  return words.includes('\t') && !words.includes('|')
}

/** "^ Title ^ Link ^": the heads of a table of DokuWiki. */
export function isCaretRow(words: string): boolean {
  return /^\^ [^^|]+\^(?:[^^|]+\^)+$/.test(words)
}

/** "* - 2019", with the other cells as items below. */
export function isListRow(words: string): boolean {
  return words.startsWith(listRow) && words.includes('\n')
}

function hasCellsInLines(words: string): boolean {
  return words.startsWith('|') && words.includes('\n')
}

/** Whether a line holds the first cell of a row whose other cells stand in the lines below. */
export function opensRow(words: string): boolean {
  return opensCell(words) || /^\s*\* - \S/.test(words)
}

function opensCell(words: string): boolean {
  return /^\s*(?:\|[^|=}-][^|]*|![^!:]+(?::(?!\/\/)[^!:]*)*)$/.test(words)
}

/**
 * Where a row ends that opens in the line whose line feed is at the offset: the line feed of its last line.
 * @param most how many more lines the row may take; one that takes more is a single line
 */
export function endOfRow(text: string, lineFeed: number, most: number): number {
  const first = text.slice(text.lastIndexOf('\n', lineFeed - 1) + 1, lineFeed)
  const mark = first.trimStart().charAt(0)
  const indent = first.length - first.trimStart().length
  let end = lineFeed
  for (let count = 0; end < text.length; count++) {
    const next = lineFeedFrom(text, end + 1)
    const words = text.slice(end + 1, next).trimEnd()
    const goesOn =
      mark === '*'
        ? words.startsWith(`${first.slice(0, indent)}  - `)
        : words.trimStart().startsWith(mark) && opensCell(words)
    if (!goesOn) return end
    if (count === most) return lineFeed
    end = next
  }
  return end
}

/**
 * Makes a row of a line that is one by the lines around it, and finds its columns.
 * @param lines those above it, the first of them below `aboveFirst`
 */
export function takeForRow(text: string, line: Line, lines: readonly Line[], aboveFirst: LineAbove): void {
  const above = lines.at(-1)
  const columnsAbove = above ? above.columns : aboveFirst.columnsAbove
  const words = text.slice(line.start, line.end)
  if (line.kind === 'marks' && isRuler(words)) takeRuler(text, line, lines, { ...aboveFirst, columnsAbove })
  if (line.kind !== 'text' || line.isQuote || line.isMessage) return
  takeColumns(text, line, columnsAbove)
  if (line.marker !== '') return
  const isRowAbove = above ? above.marker === '|' : aboveFirst.isRowAbove
  // With or without bars around the cells.
  if (isRowAbove && text.slice(line.from, line.to).includes('|')) line.marker = '|'
  // As it is pasted from a spreadsheet: with two tabs or more, above or below another row.
  else if (hasTabs(words) && (isRowAbove || hasTabs(lineBelow(text, line)))) line.marker = '|'
  else if (isLogged.test(words) && (manyBars.test(words) || isLogged.test(lineBelow(text, line))))
    line.marker = '|'
}

/** "2021-03-02 | Title | Author": a day or year, and bars between what is noted in one line. */
const isLogged = /^\s*(?:(?:19|20)\d{2}|\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?\.?)\s+\|[^|]+\|/
const manyBars = /(?:\|[^|]+){3}/

/** Those of the table above, or its own where the line below has words in the same ones. */
function takeColumns(text: string, line: Line, columnsAbove: string): void {
  const words = text.slice(line.start, line.end)
  const isSpaced = /\S {2,}\S/.test(words)
  const isBelowColumns = columnsAbove !== '' && (isSpaced || line.marker === '')
  if (isBelowColumns && fitsColumns(text, line, columnsAbove)) line.columns = columnsAbove
  else if (line.marker === '' && isSpaced && !(columnsAbove === '' && takeDay(text, line))) {
    const own = columnsOfWords(words)
    if (own !== '' && areAligned(own, columnsOfWords(lineBelow(text, line)))) line.columns = own
  }
  if (line.columns !== '') line.marker = '|'
}

/** "15.10.21  ", "Mar 3   ", with "AB   ", "--   " or "** " after it: the day, and perhaps who chose it or what it is worth, in columns in front of a paper. */
const dayInColumns =
  /^(?:(\d{1,4}[./-]\d{1,2}[./-]\d{2,4})|\d{1,2}[./-]\d{1,2}\.?|(?:\p{L}{1,9}\.? )?\d{1,2}\.?(?: \p{L}{3,9}\.?)?) {2,}([*+!?~]{1,3} +|(?:-{1,3}|–|\p{Lu}[\p{L}.'’-]{0,11}(?: \p{Lu}[\p{L}.'’-]{0,11})?) {2,})?(?=\S(?:(?! {2}).)*$)/u

/** Makes an item of a line with a day that has its year, a name after it, or words below in the column of the words after it. */
function takeDay(text: string, line: Line): boolean {
  const [lead = '', year, name] = dayInColumns.exec(text.slice(line.from, line.to)) ?? []
  if (lead === '') return false
  const column = line.from - line.start + lead.length
  if (year === undefined && name === undefined && lineBelow(text, line).search(/\S/) !== column) return false
  line.marker = '-'
  line.from += lead.length
  return true
}

function lineBelow(text: string, line: Line): string {
  const start = lineFeedFrom(text, line.end) + 1
  const end = lineFeedFrom(text, start)
  line.looked = Math.max(line.looked, end)
  return text.slice(start, end)
}

function hasTabs(words: string): boolean {
  const plain = words.trimStart()
  return plain.indexOf('\t') !== plain.lastIndexOf('\t')
}

/** A rule says where the columns are: those of the line above, which it makes the head of the table, and of the lines below. */
function takeRuler(
  text: string,
  line: Line,
  lines: readonly Line[],
  { above, columnsAbove }: Pick<LineAbove, 'above' | 'columnsAbove'>,
): void {
  const columns = columnsOfRuler(text.slice(line.start, line.end))
  const head = lines.at(-1)
  const isHead = head?.kind === 'text' && fitsColumns(text, head, columns)
  const isSecond = (lines.length > 1 ? lines.at(-2)?.kind : above) === 'marks'
  // A rule below rows closes the table, unless the only row above is its head.
  if (isHead && columnsAbove === columns && !isSecond) return
  line.columns = columns
  if (!isHead) return
  line.marker = '|'
  head.marker = '|'
  head.columns = columns
}

/** Marks of dashes or equals signs, one for each column. */
const ruler = /^\s*(?:-{2,}(?: +-{2,}){1,30}|={2,}(?: +={2,}){1,30})\s*$/
const narrowestForTitles = 8

/** Whether a line says with its marks where the columns of a table are: one is wide enough for titles. */
function isRuler(line: string): boolean {
  return ruler.test(line) && line.split(/ +/).some((mark) => mark.length >= narrowestForTitles)
}

const mostColumns = 31

/** Where the columns of a rule begin. */
function columnsOfRuler(line: string): string {
  return Array.from(line.matchAll(/[-=]+/g), ({ index }) => index).join(',')
}

/** Where the words of a line begin that have two or more spaces between them; empty where they are fewer than three. */
function columnsOfWords(line: string): string {
  const starts: number[] = []
  let column = 0
  let spaces = 2
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code !== 32 && spaces >= 2) starts.push(column)
    spaces = code === 32 ? spaces + 1 : 0
    column += columnsTaken(code)
  }
  return starts.length < 3 || starts.length > mostColumns ? '' : starts.join(',')
}

/** Whether two lines have two columns or more in common besides the first. */
function areAligned(first: string, second: string): boolean {
  const starts = new Set(first.split(',').slice(1))
  return second.split(',').filter((start) => starts.has(start)).length >= 2
}

/** Whether a space or nothing stands in a line before each of the columns, after the first. */
function fitsColumns(text: string, line: Line, columns: string): boolean {
  return offsetsOf(text, line, columns)
    .slice(1)
    .every((at) => at === line.end || isSpace(text.charCodeAt(at - 1)))
}

/** The offsets in a line at which its columns begin. */
function offsetsOf(text: string, { start, end }: Line, columns: string): readonly number[] {
  let at = start
  let column = 0
  return columns.split(',').map((next) => {
    for (; at < end && column < Number(next); at++) column += columnsTaken(text.charCodeAt(at))
    return at
  })
}

/** How many columns of plain text the words take. */
export function widthOf(words: string): number {
  let columns = 0
  for (let at = 0; at < words.length; at++) columns += columnsTaken(words.charCodeAt(at))
  return columns
}

/** Letters of East Asia are twice as wide as others. */
function columnsTaken(code: number): number {
  return isCjk(code) ? 2 : 1
}

/*
 * Tables that are records: two columns, of which the first says what stands in the second, "| Title | Sparse Trees |". Their
 * rows are read as lines of `Label: value`. One label that is known is no chance where the next row has another.
 */

const wordlessRow = /^[\s:|-]+$/
const rowLabel = /^\p{L}[^:：*_]{0,30}$/u

/** The label and the value of a row of two cells, with or without marks around the label. */
function labelAndValue(words: string): { readonly label: string; readonly value: string } | undefined {
  const first = words.indexOf('|')
  const second = words.indexOf('|', first + 1)
  if (first < 0 || second < 0 || words.slice(0, first).trim() !== '') return undefined
  const third = words.indexOf('|', second + 1)
  if (third >= 0 && words.slice(third + 1).trim() !== '') return undefined
  const written = words.slice(first + 1, second).trim()
  const plain = written.replace(/^(?:\*\*|__)|(?:\*\*|__)$/g, '').replace(/[:：]$/, '')
  const value = words.slice(second + 1, third < 0 ? words.length : third).trim()
  return rowLabel.test(plain) ? { label: plain.trim(), value } : undefined
}

/** Makes a field of a row whose table is a record. What stands for a head, "| | |" and a rule, is nothing then. */
export function takeForField(text: string, line: Line, lines: readonly Line[]): void {
  const words = text.slice(line.start, line.end)
  const cells = labelAndValue(words)
  const isNext = isFieldRow(text, lines.at(-1))
  if (!cells || !(isNext || (isKnownLabel(cells.label) && isKnownBelow(text, line)))) return
  if (!isNext) for (const head of lines.slice(-2).filter(isWordlessRow)) head.kind = 'blank'
  line.marker = ''
  line.from = line.start + words.indexOf(cells.label)
  line.to = line.start + words.lastIndexOf(cells.value) + cells.value.length
}

function isWordlessRow({ kind, marker }: Line): boolean {
  return kind === 'marks' && marker === '|'
}

/** Whether a line is a row that has been made a field. */
export function isFieldRow(text: string, line: Line | undefined): boolean {
  return line?.kind === 'text' && line.marker === '' && text.slice(line.start, line.from).includes('|')
}

/** Whether the next row, which a rule may part from this one, has a known label as well. */
function isKnownBelow(text: string, line: Line): boolean {
  let start = lineFeedFrom(text, line.end) + 1
  if (wordlessRow.test(text.slice(start, lineFeedFrom(text, start)))) start = lineFeedFrom(text, start) + 1
  const end = lineFeedFrom(text, start)
  line.looked = Math.max(line.looked, end)
  const cells = labelAndValue(text.slice(start, end))
  return cells !== undefined && isKnownLabel(cells.label)
}

/** Whether a label says by itself what stands beside it: the title, a name or the link. */
export function isKnownLabel(label: string): boolean {
  const name = label.toLowerCase().replace(/\s+/g, '')
  return titleLabels.has(name) || nameLabels.has(name) || linkLabels.has(name)
}
