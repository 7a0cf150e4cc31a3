import {
  endOfShown,
  endOfWords,
  isDigit,
  isInvisible,
  isLetter,
  isSpace,
  lineFeedFrom,
  widthOf,
} from './characters.ts'
import { definesStates, namedTarget } from './definitions.ts'
import { Hiding, isUnderline, mayHide, shownIn } from './hiding.ts'
import { type Line, type LineAbove, type LineKind, type LineLink, startOfText } from './line.ts'
import { LinkScanner } from './links.ts'
import { readOtherMarkup } from './otherMarkup.ts'
import { isCaretRow, isFieldRow, isListRow, takeForField, takeForRow } from './rows.ts'
import { endAfter, endOfWrapped, mostLinesOf } from './wrapped.ts'

const noLinks: readonly LineLink[] = []

/**
 * Splits the text from an offset on into lines and finds their links. Nothing hides the first line.
 * @param aboveFirst what is known of the line above the offset
 */
export function scanLines(text: string, from: number, aboveFirst: LineAbove = startOfText): Line[] {
  const lines: Line[] = []
  const links = new LinkScanner(text, from)
  const hiding = new Hiding()
  for (let start = from; start <= text.length; ) {
    const lineFeed = lineFeedFrom(text, start)
    const most = hiding.isOpen ? 0 : mostLinesOf(text.slice(start, lineFeed))
    const line = makeLine(text, start, most > 0 ? endOfWrapped(text, lineFeed, most) : lineFeed)
    // A rule below it makes the head of a table of a line with bars or columns.
    const looks = most > 0 ? most : /\||\S {2,}\S/.test(text.slice(start, lineFeed)) ? 1 : 0
    if (looks > 0) line.looked = endAfter(text, lineFeed, looks)
    start = lineFeedFrom(text, line.end) + 1
    if (line.kind === 'text') readLine(text, line, lines, links, hiding, aboveFirst.above)
    else if (hiding.isOpen && hiding.hides('', 0, '')) line.kind = 'hidden'
    takeForRow(text, line, lines, aboveFirst)
    if (line.kind === 'text' && line.marker === '|') takeForField(text, line, lines)
    lines.push(line)
  }
  return lines
}

function readLine(
  text: string,
  line: Line,
  lines: readonly Line[],
  links: LinkScanner,
  hiding: Hiding,
  above: LineKind | undefined,
): void {
  const first = text.charCodeAt(line.from)
  if (hiding.isOpen || mayHide(text, line.from, line.to)) {
    const above = shownIn(text, lines.at(-1))
    if (hiding.hides(text.slice(line.from, line.to), line.indent, above)) line.kind = 'hidden'
  }
  if (line.kind === 'hidden') return
  const isFormula = hiding.isInFormula(text.slice(line.from, line.to), lines.at(-1)?.kind === 'blank')
  if (isFormula && first === 62) readQuote(text, line)
  // "a) ", "가. ", "o " and "x 2024-01-15 " are marks of a list.
  if (
    !isFormula &&
    !readOtherMarkup(text, line) &&
    (!isLetter(first) || '). '.includes(text.charAt(line.from + 1)))
  )
    classify(text, line, lines, above)
  if (line.kind === 'text') line.to = endOfShown(text, line.from, line.to)
  if (line.kind === 'text' && text.endsWith('::', line.to)) readTerm(text, line)
  while (line.from < line.to && isInvisible(text.charCodeAt(line.from))) line.from++
  if (line.kind !== 'marks' && line.kind !== 'definition' && links.mayHave(line.end)) {
    const found = links.scan(line.from, line.end)
    if (found.length > 0) line.links = found
  }
}

function makeLine(text: string, start: number, lineFeed: number): Line {
  const end = lineFeed > start && text.charCodeAt(lineFeed - 1) === 13 ? lineFeed - 1 : lineFeed
  let from = start
  let indent = 0
  for (; from < end && isSpace(text.charCodeAt(from)); from++) indent += widthOf(text.charCodeAt(from))
  const to = endOfWords(text, from, end)
  const kind: LineKind = from < to ? 'text' : 'blank'
  return {
    start,
    end,
    looked: end,
    from,
    to,
    kind,
    marker: '',
    isQuote: false,
    columns: '',
    isMessage: false,
    level: 0,
    indent,
    links: noLinks,
    made: undefined,
  }
}

/** As Markdown writes it, and AsciiDoc and MediaWiki: "== Papers", "== Papers ==". */
const headingMark = /^(?:(#{1,6})(?:[ \t]+|$)|(={1,6})[ \t]+(?=[\p{L}\p{N}[*_"“「]))/u

/** Closing `#`, and attributes such as `{#name .class}`. */
const closingMark = /(?<![ \t])[ \t]+(?:#+|={1,6}|\{(?:[#.:]|[\w-]+=")[^{}]{1,100}\})$/

/**
 * Ordinary markers, AsciiDoc's full stops in front of a link, and the bullets that people type in plain text; boxes to tick,
 * and the words that Org has for them, and how todo.txt begins what is done or urgent: "x 2024-01-15 ", "(A) 2024-01-15 ".
 */
const bulletOrNumber =
  /(?:<li\b[^<>]*>|(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]+(?=")|[-–*+•·‣◦▪●○◎■□◆◇▶►▸※・･][ \t\u3000\u00a0]*(?=\s)|\*{2,6}(?=[ \t])|[•·‣◦▪●○◎■□◆◇▶►▸※・･]|\\?-(?=\s)|\(?\d{1,4}\\?[.)](?=[ \t\u00a0])|\(?[a-z]\)(?=[ \t])|[!?](?=[ \t]+\p{Lu})|\.{1,5}(?=[ \t]+(?:link:)?https?:)|\d{1,3}[、．]|(?:x|\([A-Z]\))(?= \d{4}-\d{2}-\d{2} ))/u
/** With what people tick halfway, "[~]", the marks by which Japanese notes rate, "◎", and a star in brackets for what is required. */
const tickBox = /\[[ xX✓✔~!?/>-]\]|[☐☑✅⬜]|[◎○◯△▲×](?=\s)|\(\\?\*\)/u
/** Org's and people's own, with or without how urgent it is: "DONE [#A]". */
const stateWord =
  /TODO|DONE|NEXT|NOW|DOING|WAIT(?:ING)?|(?:TO-?|UN|RE-?)?READ(?:ING)?|QUEUED?|LATER|FINISHED|STARTED|SKIPPED|SKIMMED|DROPPED|HOLD|SOMEDAY|CANCELL?ED|ABANDONED|\p{Lu}[\p{Lu}_-]{1,15}(?=\s+\[\[)|(?:[A-Z]{3,12}\s+)?\[#[A-Z]\]/u
const listMark = new RegExp(
  String.raw`^${bulletOrNumber.source}\s*(?:(?:${tickBox.source})\s+)?(?:(?:${stateWord.source})\s+)?`,
  'u',
)
const longestListMark = 60

const tagsOnly = /^(?:#[\p{L}\p{N}_][\p{L}\p{N}_/-]*(?:[ \t,]+(?=#)|$))+$/u

const wordless =
  /^(?:[-*_=|:+\s~—–\u2500-\u257F＝－]+|(["'^])\1{3,}|:{3,}[ \t]*(?:[\w-]{1,40}[ \t]*)?(?:\{[^{}]*\}[ \t]*)?(?::{3,})?|\[toc\]|\[\[_?toc_?\]\]|(?:(?:<(?!https?:)\/?[a-z][^<>]*>|\{\{[<%/](?![^{}]*:\/\/)[^{}]*\}\}|\{%[^{}]*%\}|\{:[^{}]*\})\s*)+)$/iu
const longestWordless = 400

/** ":datalog:" after the words of an item of Org. */
const orgTags = /(?<![ \t])[ \t]+(?::[\p{L}\p{N}_@#%]+)+:$/u

const callout = /^\[![a-z-]+\][-+]?\s*/i
const definition = /^\[[^[\]]{1,200}\]:\s*<?[^\s<>]*[/.#][^\s<>]/
const footnote = /^\[\^[^[\]]{1,200}\]:\s*/

/** "[x] " in plain text, without a bullet. */
const boxAlone = /^\[[ xX✓✔~!?>/-]\]\s+(?=\S)/u

/** What AsciiDoc says of the block below, and where a table of contents comes. */
const attributes =
  /^\[(?:(?:toc|\[_?toc_?\])|(?:quote|verse|source|listing|abstract|discrete|cols|options|NOTE|TIP|IMPORTANT|WARNING|CAUTION)(?:[,%.#=][^\]]*)?|%[a-z]+(?:,[^\]]*)?|[.#%][\w-]+(?:,[^\]]*)?)\]$/i

/** "[** Topic]", as in Scrapbox. */
const starredTopic = /^\[\*{1,9} ([^[\]]*\S)\]$/

const htmlHeading = /^<h([1-6])(?:\s[^<>]*)?>(.*)<\/h\1>$/i
const htmlRow = /^<tr\b[^<>]*>\s*\S/i

/** Tells from a line's first characters what kind of line it is, and where its words start. */
function classify(text: string, line: Line, lines: readonly Line[], above: LineKind | undefined): void {
  if (text.charCodeAt(line.from) === 62) readQuote(text, line)
  if (line.kind !== 'text') return
  readMessage(text, line)
  const code = text.charCodeAt(line.from)
  if (code === 35 || (code === 61 && headingMark.test(text.slice(line.from, line.to)))) readHash(text, line)
  else if (code === 91) readDefinition(text, line)
  else if (code === 46) readFullStop(text, line, lines.at(-1)?.kind ?? above)
  else if (isWordless(text, line)) readWordless(text, line, lines, above)
  else if (code === 124 || isRowOfCells(text, line)) line.marker = '|'
  else if (code === 58) readExplanation(text, line)
  else if (code !== 60 || !readHtml(text, line)) readListMark(text, line, lines.at(-1)?.kind ?? above)
}

/**
 * When somebody wrote it and who, as chats are saved: "[Ann] [9:12 AM] ", "21/08/2023 19:06 - Ann: ", "[Mon 19:03] Ann: ", "19:03⇥Ann⇥",
 * "[19:03] <ann> ", "**Mon 19:03 ann**: ", "**ann** (19:03): ".
 */
const message =
  /^(?:\[[^\]\n]{1,40}\] \[[^\]\n\d]{0,6}\d{1,2}:\d{2}[^\]\n]{0,6}\] |\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?\]?(?: -)? [^:\n]{1,40}: |\[(?:[^\]\n\d]{1,12} )?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?\] [^:\n]{1,40}: |\d{1,2}:\d{2}\t[^\t\n]{1,40}\t(?:"(?=[^"\n]*$))?|\d{4}(?:년 |\. ?)\d{1,2}(?:월 |\. ?)\d{1,2}(?:일|\.) (?:오전|오후) \d{1,2}:\d{2}, [^:\n]{1,40} : |\[?\d{1,2}:\d{2}(?::\d{2})?\]? <[^<>\n]{1,40}> |\*\*(?:[^*\n]{1,20} )?\d{1,2}:\d{2} [^*\n:]{1,40}(?::\*\*|\*\*:) |\*\*[^*\n:]{1,40}\*\* [([]?\d{1,2}:\d{2}[)\]]?: )/

/** "[6/5/2024 10:10 AM] bo_k", "[11:02] dee", "[02.07.2025 20:41] Weekend Papers:" above what was written. */
const senderAlone =
  /^\[(?:\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?,? )?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?\] (?:[^\s:/]{1,40}|[^:/]{1,60}:)$/
const longestLead = 100

function readMessage(text: string, line: Line): void {
  const code = text.charCodeAt(line.from)
  if (code !== 91 && code !== 42 && !isDigit(code)) return
  const lead =
    message.exec(text.slice(line.from, Math.min(line.to, line.from + longestLead)))?.[0].length ?? 0
  line.from += lead
  line.isMessage = lead > 0
  if (senderAlone.test(text.slice(line.from, Math.min(line.to, line.from + longestLead)))) line.kind = 'marks'
}

/** Whether a row has its cells in lines of their own, and no bars in front of them; "! Title" alone is no row of heads. */
function isRowOfCells(text: string, { from, to }: Line): boolean {
  const words = text.slice(from, to)
  return isListRow(words) || isCaretRow(words) || (words.startsWith('! ') && /\n|!!|\|\|/.test(words))
}

function isWordless(text: string, { from, to }: Line): boolean {
  return to - from <= longestWordless && wordless.test(text.slice(from, to))
}

/** ".. [CS2021] ", ".. [1] ": a citation or a footnote of reStructuredText. */
const notedByStops = /^\.\. \[[^[\]]{1,40}\][ \t]+/

/** ".. _target:" of reStructuredText, ".Title" above a block of AsciiDoc, and the items that it counts by full stops. */
function readFullStop(text: string, line: Line, above: LineKind | undefined): void {
  const words = text.slice(line.from, line.to)
  const note = notedByStops.exec(words)?.[0]
  if (note) {
    line.marker = '-'
    line.from += note.length
  } else if (namedTarget.test(words)) line.kind = 'definition'
  else if (blockTitle.test(words) && above !== 'text') line.from += 1
  else readListMark(text, line, above)
}

const term = /^\p{L}\S*[ \t].*[^\s:]::$/u

/** "A Title of Some Words::" of AsciiDoc, right above what it names; two colons above a blank line stand in front of code. */
function readTerm(text: string, line: Line): void {
  const end = lineFeedFrom(text, line.end)
  line.looked = Math.max(line.looked, endAfter(text, end, 1))
  const below = text.slice(end + 1, lineFeedFrom(text, end + 1))
  if (below.trim() !== '' && line.marker === '' && term.test(text.slice(line.from, line.to))) line.to -= 2
}

/** ": What a term means", below the term; ":::spoiler Title", which opens a box in HackMD. */
const explanationOrBox =
  /^(?::|:{3,}[ \t]*(?:spoiler|details|info|success|warning|danger|note|tip))[ \t]+(?=\S)/i

function readExplanation(text: string, line: Line): void {
  line.from += explanationOrBox.exec(text.slice(line.from, line.to))?.[0].length ?? 0
}

function readHash(text: string, line: Line): void {
  const words = text.slice(line.from, line.to)
  const heading = headingMark.exec(words)
  if (!heading) {
    if (tagsOnly.test(words)) line.kind = 'tags'
    else if (keyword.test(words)) readKeyword(line, words)
    return
  }
  if (heading[1] && ofMediaWiki.test(words)) {
    line.marker = '1'
    line.from += heading[0].length
    line.indent += 2 * (heading[1].length - 1)
    return
  }
  line.kind = 'heading'
  takeHeading(text, line, heading)
}

/** "#+TODO: OPEN | READ": what Org says of the whole, of which the title is a heading; its tags are tags. */
const keyword = /^#\+(?!filetags)[a-z_]{2,20}:/i

function readKeyword(line: Line, words: string): void {
  const title = /^#\+title:[ \t]+(?=\S)/i.exec(words)?.[0]
  line.kind = title ? 'heading' : definesStates(words) ? 'definition' : 'marks'
  if (!title) return
  line.level = 1
  line.from += title.length
}

/** Italics or a link of MediaWiki, which counts items by "#". */
const ofMediaWiki = /''[^']+''|\[https?:\/\/\S+ [^[\]]+\]/

function takeHeading(text: string, line: Line, heading: RegExpExecArray): void {
  const length = text.slice(line.from, line.to).replace(closingMark, '').length
  const rank = (heading[1] ?? heading[2])?.length ?? 0
  // DokuWiki writes its first two ranks as "====== Title ======" and "===== Part =====".
  line.level = rank >= 5 && /={5,6}$/.test(text.slice(line.from, line.to)) ? 7 - rank : rank
  line.to = line.from + length
  line.from += Math.min(heading[0].length, length)
}

function readDefinition(text: string, line: Line): void {
  const words = text.slice(line.from, line.to)
  const box = boxAlone.exec(words)?.[0]
  const note = footnote.exec(words)
  if (note || box) {
    // Each begins where the one above ends, as items of a list do.
    line.marker = '-'
    line.from += (note?.[0] ?? box ?? '').length
  } else if (definition.test(words)) line.kind = 'definition'
  else if (attributes.test(words)) line.kind = 'marks'
  else {
    const topic = starredTopic.exec(words)?.[1]
    if (topic === undefined) return
    line.kind = 'heading'
    line.level = 2
    line.from += words.indexOf(topic)
    line.to = line.from + topic.length
  }
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
  const [, level, between = ''] = htmlHeading.exec(words) ?? []
  const inside = between.trim()
  if (inside === '') return false
  line.kind = 'heading'
  line.level = Number(level)
  line.from += words.indexOf(inside, words.indexOf('>'))
  line.to = line.from + inside.length
  return true
}

/** "가. ", "나. ": Korean counts with letters; within a paragraph one ends a sentence that was wrapped. "o " is typed as a bullet. */
const letterMark = /^(?:[가나다라마바사아자차카타파하][.)](?=[ \t])|o(?=[ \t]+[\p{Lu}\p{Lo}\d“"「[*]))\s*/u

function readListMark(text: string, line: Line, above: LineKind | undefined): void {
  const counted = above === 'text' ? undefined : letterMark.exec(text.slice(line.from, line.to))?.[0]
  if (counted) {
    line.marker = '-'
    line.from += counted.length
    return
  }
  const mark = listMark.exec(text.slice(line.from, Math.min(line.from + longestListMark, line.to)))
  if (!mark || isBetweenStars(text.slice(line.from, line.to))) return
  // A sentence that was wrapped may go on with its mark, and a reference with its year.
  if (above === 'text' && /^[!?]/.test(mark[0]) && !text.slice(line.from, line.to).includes('://')) return
  if (above === 'text' && /^(?:19|20)\d{2}\./.test(mark[0])) return
  line.marker = /^(?:\(?\d|\.)/.test(mark[0]) ? '1' : '-'
  line.from += mark[0].length
  // Org and MediaWiki count the depth of an item by its stars.
  line.indent += 2 * ((/^\*+/.exec(mark[0])?.[0].length ?? 1) - 1)
  if (mark[0].startsWith('*')) line.to -= orgTags.exec(text.slice(line.from, line.to))?.[0].length ?? 0
  const heading = headingMark.exec(text.slice(line.from, line.to))
  if (heading) takeHeading(text, line, heading)
}

/** "*** PAPERS ***" */
function isBetweenStars(words: string): boolean {
  return words.startsWith('**') && /^(\*{2,6})[ \t][^*]{1,80}[ \t]\1$/.test(words)
}

const blockTitle = /^\.(?!NET\b)[\p{L}\p{N}_*`"“¿¡]/u
const blockEdge = /^(?:--|([*=_-])\1{3,})$/

/** The rule below the head of a table, the line under a heading, or nothing but marks. */
function readWordless(text: string, line: Line, lines: readonly Line[], above: LineKind | undefined): void {
  line.kind = 'marks'
  const words = text.slice(line.from, line.to)
  const title = lines.at(-1)
  if (title && blockEdge.test(words) && text.charAt(title.from - 1) === '.' && wordsOf(text, title) !== '') {
    // The name of a block of AsciiDoc, below all headings.
    title.kind = 'heading'
    title.level = 6
    line.kind = 'blank'
  } else if (/^\|(?:-|\}|=+)$/.test(words)) {
    // The edges of tables and rows in MediaWiki and AsciiDoc; below a row of heads, the rule of a table.
    if (wordsOf(text, title).startsWith('!')) line.marker = '|'
  } else if (words.includes('|')) {
    line.marker = '|'
    // The head of a table may have no bars around it.
    const isHead = title?.marker === '' && !title.isQuote && !isFieldRow(text, title)
    if (isHead && wordsOf(text, title).includes('|')) title.marker = '|'
  } else if (isUnderline(words, wordsOf(text, title))) readUnderline(text, line, lines, above)
}

function wordsOf(text: string, line: Line | undefined): string {
  return line?.kind === 'text' ? text.slice(line.from, line.to) : ''
}

const longestUnderlined = 150

/**
 * A line of marks makes a heading of the line above it. People also draw lines below their paragraphs and pictures, so
 * that of more lines, of one that ends as a sentence does, or of one without words it makes none.
 */
function readUnderline(text: string, line: Line, lines: readonly Line[], above: LineKind | undefined): void {
  const title = lines.at(-1)
  if (title?.kind !== 'text' || title.isQuote || title.links.length > 0) return
  // "** Topic" above a line, as mailing services write a heading in plain text.
  const isStarred = /^\*{2,3}\s/.test(text.slice(title.start, title.from))
  if (title.marker && !isStarred) return
  title.marker = ''
  const before = lines.length > 1 ? lines.at(-2) : undefined
  // "       what I think of it", "2018", "----": a line as long as its title, at the edge of a text that is indented.
  const isOwn =
    before !== undefined && before.indent > title.indent && line.to - line.from === title.to - title.from
  if ((before?.kind ?? above) === 'text' && !isOwn) return
  const words = text.slice(title.from, title.to)
  if (words.length > longestUnderlined || /[.。!！,，;:：]$|^!?\[\[|^!\[/u.test(words)) return
  line.kind = 'blank'
  title.kind = 'heading'
  const rank = '=-'.indexOf(text.charAt(line.from))
  title.level = rank < 0 ? 3 : rank + 1
}
