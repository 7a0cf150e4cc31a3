import { isSpace } from './characters.ts'
import type { Line, LineKind } from './line.ts'

const headingMark = /^(#{1,6})(?:[ \t]+|$)/
const closingMark = /[ \t]+#+$/
/**
 * Ordinary markers, AsciiDoc's full stops in front of a link, and the bullets that people type in plain text; boxes to tick,
 * and the words that Org has for them.
 */
const listMark =
  /^(?:<li\b[^<>]*>|[-*+•·‣◦▪●○■□◆◇▶►▸※・･][ \t\u3000\u00a0]*(?=\s)|\*{2,6}(?=[ \t])|[•·‣◦▪●○■□◆◇▶►▸※・･]|\\?-(?=\s)|\(?\d{1,4}[.)](?=[ \t\u00a0])|\.{1,5}(?=[ \t]+(?:link:)?https?:)|\d{1,3}[、．])\s*(?:(?:\[[ xX✓✔]\]|[☐☑✅⬜]|TODO|DONE)\s+)?/u
const numberMark = /^(?:\(?\d|\.)/
const longestListMark = 60
const tagsOnly = /^(?:#[\p{L}\p{N}_][\p{L}\p{N}_/-]*(?:[ \t,]+(?=#)|$))+$/u
const wordless = /^(?:[-*_=|:+\s~—–]+|\[toc\]|\[\[_?toc_?\]\]|(?:<(?!https?:)\/?[a-z][^<>]*>\s*)+)$/iu
const longestWordless = 400
const callout = /^\[![a-z-]+\][-+]?\s*/i
const definition = /^\[[^[\]]{1,200}\]:\s*<?[^\s<>]*[/.#][^\s<>]/
const footnote = /^\[\^[^[\]]{1,200}\]:\s*/
const htmlHeading = /^<h([1-6])(?:\s[^<>]*)?>\s*(.*?)\s*<\/h\1>$/i
const htmlRow = /^<tr\b/i

/** Tells from a line's first characters what kind of line it is, and where its words start. */
export function classify(
  text: string,
  line: Line,
  lines: readonly Line[],
  above: LineKind | undefined,
): void {
  if (text.charCodeAt(line.from) === 62) readQuote(text, line)
  if (line.kind !== 'text') return
  const code = text.charCodeAt(line.from)
  if (code === 35) readHash(text, line)
  else if (code === 91) readDefinition(text, line)
  else if (isWordless(text, line)) readWordless(text, line, lines, above)
  else if (code === 124) line.marker = '|'
  else if (code === 58) readExplanation(text, line)
  else if (code !== 60 || !readHtml(text, line)) readListMark(text, line)
}

function isWordless(text: string, { from, to }: Line): boolean {
  return to - from <= longestWordless && wordless.test(text.slice(from, to))
}

/** ": What a term means", below the term. */
function readExplanation(text: string, line: Line): void {
  line.from += /^:[ \t]+(?=\S)/.exec(text.slice(line.from, line.to))?.[0].length ?? 0
}

function readHash(text: string, line: Line): void {
  const words = text.slice(line.from, line.to)
  const heading = headingMark.exec(words)
  if (!heading) {
    if (tagsOnly.test(words)) line.kind = 'tags'
    return
  }
  line.kind = 'heading'
  takeHeading(text, line, heading)
}

function takeHeading(text: string, line: Line, heading: RegExpExecArray): void {
  const length = text.slice(line.from, line.to).replace(closingMark, '').length
  line.level = heading[1]?.length ?? 0
  line.to = line.from + length
  line.from += Math.min(heading[0].length, length)
}

function readDefinition(text: string, line: Line): void {
  const words = text.slice(line.from, line.to)
  const note = footnote.exec(words)
  if (note) {
    // Each begins where the one above ends, as items of a list do.
    line.marker = '-'
    line.from += note[0].length
  } else if (definition.test(words)) line.kind = 'definition'
  else if (/^\[(?:toc|\[_?toc_?\])\]$/i.test(words)) line.kind = 'marks'
}

function readQuote(text: string, line: Line): void {
  line.isQuote = true
  while (line.from < line.to && (text.charCodeAt(line.from) === 62 || isSpace(text.charCodeAt(line.from))))
    line.from++
  if (line.from === line.to) line.kind = 'marks'
  else line.from += callout.exec(text.slice(line.from, line.to))?.[0].length ?? 0
  if (line.from === line.to) line.kind = 'marks'
}

/** A heading as it stands in Markdown, or a row of a table; other tags stand in front of the words. */
function readHtml(text: string, line: Line): boolean {
  const words = text.slice(line.from, line.to)
  if (htmlRow.test(words)) {
    line.marker = '|'
    return true
  }
  const [whole, level, inside] = htmlHeading.exec(words) ?? []
  if (whole === undefined || !inside) return false
  line.kind = 'heading'
  line.level = Number(level)
  line.from += words.indexOf(inside, words.indexOf('>'))
  line.to = line.from + inside.length
  return true
}

function readListMark(text: string, line: Line): void {
  const mark = listMark.exec(text.slice(line.from, Math.min(line.from + longestListMark, line.to)))
  if (!mark || isBetweenStars(text.slice(line.from, line.to))) return
  line.marker = numberMark.test(mark[0]) ? '1' : '-'
  line.from += mark[0].length
  const heading = headingMark.exec(text.slice(line.from, line.to))
  if (heading) takeHeading(text, line, heading)
}

/** "*** PAPERS ***" */
function isBetweenStars(words: string): boolean {
  return words.startsWith('**') && /^(\*{2,6})[ \t][^*]{1,80}[ \t]\1$/.test(words)
}

/** The rule below the head of a table, the line under a heading, or nothing but marks. */
function readWordless(text: string, line: Line, lines: readonly Line[], above: LineKind | undefined): void {
  line.kind = 'marks'
  const words = text.slice(line.from, line.to)
  if (words.includes('|')) {
    line.marker = '|'
    const head = lines.at(-1)
    if (head) readTableHead(text, head)
  } else if (/^=+$|^-{2,}$/.test(words)) readUnderline(text, line, lines, above)
}

/** The head of a table without bars around it. */
function readTableHead(text: string, head: Line): void {
  if (
    head.kind === 'text' &&
    head.marker === '' &&
    !head.isQuote &&
    text.slice(head.from, head.to).includes('|')
  )
    head.marker = '|'
}

const longestUnderlined = 150

/**
 * A line of `=` or `-` makes a heading of the line above it. People also draw lines below their paragraphs and pictures, so
 * that of more lines, of one that ends as a sentence does, or of one without words it makes none.
 */
function readUnderline(text: string, line: Line, lines: readonly Line[], above: LineKind | undefined): void {
  const title = lines.at(-1)
  if (title?.kind !== 'text' || title.marker || title.isQuote || title.links.length > 0) return
  const kindAbove = lines.length > 1 ? lines.at(-2)?.kind : above
  if (kindAbove === 'text') return
  const words = text.slice(title.from, title.to)
  if (words.length > longestUnderlined || /[.。!！,，;:：]$|^!?\[\[|^!\[/u.test(words)) return
  line.kind = 'blank'
  title.kind = 'heading'
  title.level = text.charCodeAt(line.from) === 61 ? 1 : 2
}
