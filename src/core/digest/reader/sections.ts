import { type Span, span } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { fieldAt, headLine } from '../layouts/fields.ts'
import { hasIcon } from '../layouts/layout.ts'
import { hasWords } from '../lines/characters.ts'
import type { Cursor, Line } from '../lines/line.ts'
import { judge, level } from '../titles/judge.ts'
import { isPersonOfDay } from '../titles/neighbours.ts'
import { isGeneric } from '../titles/parts.ts'
import { isPeople } from '../titles/people.ts'
import { isDate } from '../titles/venues.ts'
import { topicLabels } from '../titles/vocabulary.ts'
import { withoutBadges, wordCount } from '../titles/words.ts'
import { noList, type SectionNode } from './state.ts'

// Lines that introduce the entries below them: statements, labels and dates.

/**
 * Words by which a statement points at the entries below it: "The papers below …", "아래 논문들은 …", "以下は …". Each is
 * one language's ordinary way to say "below", "following", "next", or "others".
 */
const cues = [
  /(?:우선|먼저|아래|이하|다음|이번엔|이번에는|여기부터|여기서부터)(?:의|는|은|에|\s|부터)/,
  /그\s?외|그\s?밖|기타|나머지|끝으로|마지막으로|덧붙|(?:그리고\s)?다른\s[가-힣]+들/,
  /以下|下記|次の|ここから|続いて|その他|ほか|最後に/,
  /下面|接下来|下列|其他|其它|另外|最后/,
]
const eastCue = new RegExp(
  String.raw`^\P{L}{0,9}(?:이\s)?(?:${cues.map(({ source }) => source).join('|')})`,
  'u',
)
const latinCue =
  /\b(?:below|(?<!by )following(?! the\b)|next (?:up|papers?|ones?)|here are|these papers|(?<=^\P{L}*)these are|now (?:for|to)|moving on|(?:some|a few) (?:other|more)|other (?:papers|cases|works?|examples|interesting)|and (?:others?|the rest)|the rest|finally|lastly|also (?:worth|interesting))\b/iu
const longestStatement = 200
const longestLabel = 60

/** Whether a line can introduce the entries right below it, by what it says. */
export function isStatement(cursor: Cursor, index: number): boolean {
  const line = cursor.at(index)
  if (!line || !isPlainLine(line, longestStatement)) return false
  const words = cursor.words(line)
  if (words.length <= longestLabel) {
    if (
      topicLabels.test(words) ||
      (isOpenLabel(words) &&
        !isCounter(cursor, index) &&
        !opensPart(cursor, index) &&
        !isLastInside(cursor, index)) ||
      isStrongLabel(cursor, index) ||
      isTopic(cursor, index)
    )
      return true
    if (isSummary(words) || isDatedPart(cursor, index)) return true
    if (cursor.kindAbove(index) !== 'text' && isInMarks(words) && !/[.。!！…](?:\*\*|__)$/u.test(words))
      return true
  }
  // A paragraph goes on with a small letter.
  const goesOn = cursor.kindAbove(index) === 'text' && /^\P{L}*\p{Ll}/u.test(words)
  if (fieldAt(cursor, line)) return false
  return line.marker === '' && !goesOn && (eastCue.test(words) || latinCue.test(words))
}

/** The plainest ways to say "the papers below" at the beginning of a line. */
const promise =
  /^\P{L}{0,9}(?:(?:이\s)?(?:아래|이하|다음)(?:의|는|은)?\s?논문|(?:以下|下記|次)の?論文|(?:以下|下面|接下来)的?论文|(?:the |these )?(?:(?:following|next) papers?\b|papers? (?:below|that follow)\b))/iu

/** Whether a line can say nothing else than that papers follow. */
export function promisesPapers(cursor: Cursor, line: Line): boolean {
  return isPlainLine(line, longestStatement) && promise.test(cursor.words(line))
}

/**
 * The form of a line that may name what stands below it: its words with all numbers alike ("Week 0 (0/0):"), that it is all in
 * bold, the marks that it begins with or stands in, or that it is a few plain words. `undefined` for other lines.
 */
export function headingForm(cursor: Cursor, index: number): string | undefined {
  const line = cursor.at(index)
  if (!line || !isPlainLine(line, longestLabel)) return undefined
  const words = cursor.words(line)
  if (isBoldLabel(cursor, index)) return /\d/.test(words) ? '**0**' : '**'
  const isOpen = /\d.*[:：]$/u.test(words) && (isParagraph(cursor, index) || isAboveList(cursor, index))
  if (isOpen) return words.replace(/\d+/g, '0')
  return formOfMarks(cursor, index) ?? (isPlainLabel(cursor, index) ? 'plain' : undefined)
}

const longestPlain = 40
const mostPlainWords = 5

/** Whether a paragraph is a few words without any mark, or the line above a list is. */
export function isPlainLabel(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  if (line.marker !== '' || !isPlainLine(line, longestPlain)) return false
  const words = cursor.words(line)
  if (!/^[\p{Lu}\p{Lo}][^:：]*[\p{L}\p{N})）]$/u.test(words) || wordCount(words) > mostPlainWords)
    return false
  if (!isParagraph(cursor, index) && !isAboveList(cursor, index)) return false
  // Two capitalised words above a list are a label, not a person: "Gesprochene Sprache".
  const isNamed = isPeople(words) && !isItem(cursor.at(cursor.nextFilled(index + 1)))
  return judge(words) > level.prose && !isNamed && !isDate(words)
}

const marksInFront =
  /^(?:([■□◆◇▶►▸●○★☆※✦➤▪▫▎▍▌▋▊▉█┃])\s?(?=\S)|((?:(?:[IVX]{1,4}|[A-Z])[.)]|\([A-Z]\))\s|[一二三四五六七八九十]{1,3}、\s?|[(（][一二三四五六七八九十]{1,3}[)）]\s?)(?=\S)|(={1,4}|#{2,5})\s?(?=\S))/u
const marksAround = /^([^\p{L}\p{N}\s"“'‘[(「『]{1,5})\s?\S.*\S\s?\1$/u

/** The marks of a line that opens a paragraph; a sentence is no label. */
function formOfMarks(cursor: Cursor, index: number): string | undefined {
  const line = cursor.lines[index] as Line
  const words = cursor.words(line)
  if (cursor.kindAbove(index) === 'text' || /[.。!！…,;]$/.test(words) || !/\p{L}/u.test(words))
    return undefined
  if (line.marker !== '') {
    if (isPersonOfDay(words)) return undefined
    const mark = markOf(cursor, line)
    const next = cursor.at(cursor.nextFilled(index + 1))
    return line.indent === 0 && (!isItem(next) || markOf(cursor, next as Line) !== mark)
      ? `mark ${mark}`
      : undefined
  }
  const around = marksAround.exec(words)?.[1]
  if (around)
    return isPeople(words.slice(around.length, -around.length).trim()) ? undefined : `around ${around}`
  const [, drawn, ordinal, sign] = marksInFront.exec(words) ?? []
  if (drawn) return `mark ${drawn}`
  if (ordinal) return 'ordinal'
  if (sign) return `mark ${sign}`
  if (hasIcon(cursor.text, line)) return 'icon'
  return isInCapitals(words) ? 'capitals' : undefined
}

/** Whether a paragraph is one line all in bold. */
export function isBoldLabel(cursor: Cursor, index: number): boolean {
  return isParagraph(cursor, index) && isInBold(cursor, index)
}

/** Whether a line is all in bold, and no sentence. */
export function isInBold(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  if (!isPlainLine(line, longestLabel)) return false
  return !/[.。!！…]$/u.test(boldWhole.exec(cursor.words(line))?.[2] ?? '.')
}

/** Whether a line introduces the entries right below it even where the entry above has no commentary yet: it ends open. */
export function isOpenStatement(cursor: Cursor, index: number): boolean {
  const line = cursor.at(index)
  if (line && isPlainLine(line, longestLabel) && (isInBrackets(cursor, index) || isDatedPart(cursor, index)))
    return true
  if (
    !line ||
    !isPlainLine(line, longestLabel) ||
    !(isParagraph(cursor, index) || isAboveList(cursor, index))
  )
    return false
  const words = cursor.words(line)
  return isOpenLabel(boldWhole.exec(words)?.[2] ?? words)
}

/** "[4월]" above what belongs to it. */
function isInBrackets(cursor: Cursor, index: number): boolean {
  return (
    cursor.kindAbove(index) !== 'text' &&
    /^[[【][^[\]【】]+[\]】]$/.test(cursor.words(cursor.lines[index] as Line))
  )
}

const boldWhole = /^(\*{2,3}|__|<b>)([^*_<>]+)(?:\*{2,3}|__|<\/b>)$/

/**
 * Whether a line is a label by its looks: a paragraph of its own that is a date, a number and a few words, or words in
 * bold or in brackets. Prose may stand between such a line and the entries.
 */
export function isStrongLabel(cursor: Cursor, index: number): boolean {
  const line = cursor.at(index)
  if (!line || !isPlainLine(line, longestLabel)) return false
  const words = cursor.words(line)
  if (!isInBrackets(cursor, index) && !isParagraph(cursor, index)) return false
  if (isCounter(cursor, index)) return false
  if (isDate(words) || isDate(boldWhole.exec(words)?.[2] ?? '')) return true
  if (/[.。!?！？…,;](?:\*\*|__)?$|다\s*$/u.test(words) || !/[\p{L}\p{N}]/u.test(words)) return false
  return isNumbered(cursor, index) || isInMarks(words) || isOrdinal(words) || isInCapitals(words)
}

/** Whether words stand right below a heading, which names what follows: "## Next week", "No time, so only abstracts:". */
function opensPart(cursor: Cursor, index: number): boolean {
  const above = cursor.at(cursor.kindAbove(index) === 'blank' ? index - 2 : index - 1)
  return above !== undefined && above.level > 1 && wordCount(cursor.words(cursor.lines[index] as Line)) >= 4
}

/** "- **Note**:" with nothing below it in an item: a field that was left empty. */
function isLastInside(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  const next = cursor.at(cursor.nextFilled(index + 1))
  return isItem(line) && isItem(next) && (next?.indent ?? 0) < line.indent
}

/** "2/9" below a rule: the second post of a thread, and no day. */
function isCounter(cursor: Cursor, index: number): boolean {
  return (
    cursor.at(index - 1)?.kind === 'marks' &&
    /^\d{1,3}\/\d{1,3}$/.test(cursor.words(cursor.lines[index] as Line))
  )
}

/** "Chapter 2: Labels", "Sitzung 3", "第3回", "3주차": a word and a number name a part. */
const ordinal =
  /^(?:\p{L}{3,12} #?\d{1,3}|第\s?\d{1,3}\s?\p{Lo}{1,2}|\d{1,3}\s?(?:주차|장|부|회차?))(?:\s*[:：–—-]|$)/u

function isOrdinal(words: string): boolean {
  return ordinal.test(words)
}

/** "Week 1 — Oct 3", right above what belongs to it. */
function isDatedPart(cursor: Cursor, index: number): boolean {
  if (cursor.kindAbove(index) === 'text') return false
  const words = cursor.words(cursor.lines[index] as Line)
  return isOrdinal(words) && isDate(words.replace(/^[^:：–—-]*[:：–—-]\s*/u, ''))
}

/** "RELATED METHODS": four capitals or more and no small letter. */
function isInCapitals(words: string): boolean {
  return /^(?:[^\p{Lu}\p{Ll}]*\p{Lu}){4}/u.test(words) && !/\p{Ll}/u.test(words)
}

const inMarks =
  /^(?:(?:\*\*|__)[^*_]+(?:\*\*|__)|<(?:b|strong)>[^<>]+<\/(?:b|strong)>|[[【<〈《][^[\]【】<>〈〉《》]+[\]】>〉》]|=+ [^=]+ =+|-+ [^-]+ -+|\*{2,} [^*]+ \*{2,}|[-=~─═━]{3,} [^-=~─═━]+)[:：]?$/u

function isInMarks(words: string): boolean {
  return '*_[【<〈《=-~─═━'.includes(words.charAt(0)) && inMarks.test(words)
}

/** Words of a button, such as "Click to expand", which name no section. */
const ofButton =
  /click|expand|show|open|toggle|펼치|접기|더 ?보기|クリック|展開|点击|展开|klick|cliqu|mostrar/i

function isSummary(words: string): boolean {
  const inside = summary.exec(words)?.[1]
  return inside !== undefined && !ofButton.test(inside)
}

/** What stands in sight of a part that opens at a click. */
const summary =
  /^(?:<details(?: open)?>\s*)?<summary>(?:<[a-z\d]{1,9}>)*\s*([^<>]*[^<>\s])\s*(?:<\/[a-z\d]{1,9}>)*<\/summary>$/d

/** What stands around the words of "--- 2023 ------", "*** Robots ***" and "===== Robots". */
const ruleBefore = /^[-=~*─═━]{2,}\s+(?=\S)/
const ruleAfter = /(?<!\s)\s{1,9}[-=~*─═━]{2,}$/

/** The words of a heading or another line that introduces entries, without the tags of a summary, a rule and badges around them. */
export function labelSpan(cursor: Cursor, { from, to }: Line): Span {
  const words = withoutBadges(cursor.slice(from, to))
  const inside = summary.exec(words)?.indices?.[1]
  if (inside) return span(from + inside[0], from + inside[1])
  const lead = ruleBefore.exec(words)?.[0].length ?? 0
  const label = lead > 0 ? words.slice(lead).replace(ruleAfter, '') : ''
  return hasWords(label) ? span(from + lead, from + lead + label.length) : span(from, from + words.length)
}

/** A short lead-in that ends open, perhaps in italics: "On detection:", "그 밖에 덧붙이자면,". */
function isOpenLabel(written: string): boolean {
  const words = withoutEnd(written.replace(/^[*_]+/, ''), /[*_]/)
  // ":END:" closes what Org knows of a headline.
  if (words.length > longestLabel || words.startsWith(':')) return false
  if (!/[:：,，]$/.test(words)) return isDate(words)
  // "verdict: :shrug:"
  if (/\s:[a-z][a-z0-9_+-]*:$/.test(words)) return false
  return /\p{L}/u.test(words) && !isGeneric(words) && !/\p{Ll}[.!?。]\s/u.test(words)
}

function isPlainLine(line: Line, longest: number): boolean {
  return (
    line.kind === 'text' &&
    line.level === 0 &&
    line.links.length === 0 &&
    line.marker !== '|' &&
    !line.isQuote &&
    line.to - line.from <= longest
  )
}

/** Whether blank lines, headings or the edges of the text surround the line. */
export function isParagraph(cursor: Cursor, index: number): boolean {
  return cursor.kindAbove(index) !== 'text' && cursor.at(index + 1)?.kind !== 'text'
}

/** Whether the line follows a blank one and a list begins below it. */
function isAboveList(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  const next = cursor.at(index + 1)
  return (
    line.marker === '' &&
    cursor.kindAbove(index) !== 'text' &&
    next !== undefined &&
    (next.marker === '-' || next.marker === '1')
  )
}

/** What stands in front of the words of a list item; all numbers are one mark. */
function markOf(cursor: Cursor, line: Line): string {
  return cursor.text.slice(line.start, line.from).replace(/\d+/, '0').trim()
}

/** Numbers, and the bullets that people draw in front of a topic rather than of an item. */
const topicMark = /[\d■□◆◇▶►▸※●○]/u
const drawnMark = /[■□◆◇●○]/

/** "* Compilers" above "** Paper": the outline of Org; "- **Compilers**" above deeper items. */
export function isOutlineTopic(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  const next = cursor.at(cursor.nextFilled(index + 1))
  if (line.marker !== '-' || line.links.length > 0 || next?.marker !== '-') return false
  if (line.indent === 0 && next.indent > 0 && boldWhole.test(cursor.words(line)))
    return !isOnlyAddress(cursor, cursor.nextFilled(index + 1))
  return markOf(cursor, line) === '*' && markOf(cursor, next).startsWith('**')
}

/** Whether an item begins with the link to a paper, and the next item of its list links none: "- https://… – what it says" below a title. */
function isOnlyAddress(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  if (headLine(cursor, line).kind !== 'link and words') return false
  const sibling = cursor.at(cursor.nextFilled(index + 1))
  return sibling?.indent !== line.indent || !sibling.links.some(({ leadsToPaper }) => leadsToPaper)
}

/** "■ topic" above items with another bullet. */
function isTopic(cursor: Cursor, index: number): boolean {
  const next = cursor.at(cursor.nextFilled(index + 1))
  return (
    isNumbered(cursor, index) && drawnMark.test(markOf(cursor, cursor.lines[index] as Line)) && isItem(next)
  )
}

function isItem(line: Line | undefined): boolean {
  return line?.marker === '-' || line?.marker === '1'
}

/** Whether a line opens or closes a fence. */
function isCode(cursor: Cursor, line: Line | undefined): boolean {
  return line?.kind === 'hidden' && /^(?:`{3}|~{3})/.test(cursor.words(line))
}

/** "3. topic" with no other item of a list beside it. */
function isNumbered(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  if (!isItem(line) || line.indent > 0) return false
  // Next to a block of code, it numbers a step.
  if (isCode(cursor, cursor.at(index - 1)) || isCode(cursor, cursor.at(index + 1))) return false
  const mark = markOf(cursor, line)
  const next = cursor.at(cursor.nextFilled(index + 1))
  // "1. Plant", and below it what belongs to the item.
  const isContinued =
    next?.kind === 'text' && next.marker === '' && next.indent > 1 && next.links.length === 0
  return topicMark.test(mark) && !isContinued && (!isItem(next) || markOf(cursor, next as Line) !== mark)
}

/** The number of the last item of the list with which what is said of a paper may go on; 0 below a label, which may begin one. */
export function listNumberBelow(cursor: Cursor, line: Line, above: number): number {
  if (line.indent > 1) return above
  if (line.marker === '1') return numberOf(cursor, line)
  const words = cursor.words(line)
  const isLabel = line.marker === '' && (/[:：](?:\*\*|__)?$/.test(words) || boldWhole.test(words))
  return isLabel ? 0 : noList
}

/** Whether a line goes on with a numbered list. */
export function isOfList(cursor: Cursor, line: Line, last: number): boolean {
  return line.marker === '1' && last !== noList && numberOf(cursor, line) === last + 1
}

function numberOf(cursor: Cursor, { start, from }: Line): number {
  return Number(/\d+/.exec(cursor.slice(start, from))?.[0] ?? noList)
}

const nearestHeading = 40

/** Whether a heading stands in the lines below one. */
export function hasHeadingBelow(cursor: Cursor, index: number): boolean {
  for (let next = index + 1; next < index + nearestHeading; next++)
    if (cursor.at(next)?.kind === 'heading') return true
  return false
}

/** Whether nothing but blank lines stands between a heading and the next of its rank, or the end of the text. */
function isBareHeading(cursor: Cursor, index: number, own: number): boolean {
  const next = cursor.at(cursor.nextFilled(index + 1))
  return next === undefined || (next.kind === 'heading' && next.level <= own)
}

/** The section that a line announces. */
export function sectionOf(cursor: Cursor, line: Line, index: number, own: number): SectionNode {
  return { ...labelSpan(cursor, line), level: own, isEmpty: own > 0 && isBareHeading(cursor, index, own) }
}
