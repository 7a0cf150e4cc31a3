import { type CodeSet, codeSet } from '../text/codeSet.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'
import { isDate } from '../text/venues.ts'

/**
 * Words by which a statement points at the entries below it: "The papers below …", "아래 논문들은 …", "以下は …". Each is
 * one language's ordinary way to say "below", "following", "next", or "others".
 */
const cues = [
  /(?:아래|이하|다음|이번엔|이번에는|여기부터|여기서부터)(?:의|는|은|에|\s|부터)/,
  /그\s?외|그\s?밖|기타|나머지|끝으로|마지막으로|덧붙|(?:그리고\s)?다른\s[가-힣]+들/,
  /以下|下記|次の|ここから|続いて|その他|ほか|最後に/,
  /下面|接下来|下列|其他|其它|另外|最后/,
]
const anyCue = new RegExp(String.raw`^\P{L}*(?:${cues.map(({ source }) => source).join('|')})`, 'u')
/** Letters with which a cue begins, and what may stand in front of one: all but the other letters of these scripts and of Latin. */
const opensCue = everythingBut('AZ az ぁゖ ァヺ 一\u9fff 가힣')
for (const letter of '아이다여그기나끝마덧以下次こ続そほ最接其另') opensCue[letter.charCodeAt(0)] = 1
const latinCue =
  /\b(?:below|following|next (?:up|papers?|ones?)|here are|these (?:papers|are)|now (?:for|to)|moving on|(?:some|a few) (?:other|more)|other (?:papers|cases|works?|examples|interesting)|and (?:others?|the rest)|the rest|finally|lastly|also (?:worth|interesting))\b/i
const longestStatement = 200
const longestLabel = 60

/** All units but those in ranges of two characters each. */
function everythingBut(ranges: string): CodeSet {
  const table = codeSet('').fill(1)
  for (const range of ranges.split(' ')) table.fill(0, range.charCodeAt(0), range.charCodeAt(1) + 1)
  return table
}

/** Whether a line can introduce the entries right below it, by what it says. */
export function isStatement(lines: LineTable, line: number): boolean {
  if (!isPlainLine(lines, line, longestStatement)) return false
  const words = lines.words(line)
  if (words.length > longestLabel) return pointsBelow(lines, line, words)
  if (isOpenLabel(words) || isStrongLabel(lines, line) || isTopic(lines, line)) return true
  if (lines.kindAbove(line) !== lineKind.text && isInMarks(words)) return true
  return pointsBelow(lines, line, words)
}

function pointsBelow(lines: LineTable, line: number, words: string): boolean {
  if (lines.has(line, lineMark.listItem)) return false
  // The other languages speak at the beginning of the line.
  return (opensCue[words.charCodeAt(0)] === 1 && anyCue.test(words)) || latinCue.test(words)
}

/** The plainest ways to say "the papers below" at the beginning of a line. */
const promise =
  /^\P{L}*(?:(?:아래|이하|다음)(?:의|는|은)?\s?논문|(?:以下|下記|次)の?論文|(?:以下|下面|接下来)的?论文|(?:the |these )?(?:(?:following|next) papers?\b|papers? (?:below|that follow)\b))/iu

/** Letters with which a promise begins, and what may stand in front of them. */
const opensPromise = codeSet('아이다以下次接tTfFpP !"#$%&\'()*+,-./0123456789:;<=>?@[\\]^_`{|}~')

/** Whether a line can say nothing else than that papers follow. */
export function promisesPapers(lines: LineTable, line: number): boolean {
  const first = lines.text.charCodeAt(lines.wordStart(line))
  return (
    opensPromise[first] === 1 && isPlainLine(lines, line, longestStatement) && promise.test(lines.words(line))
  )
}

/** Whether a line introduces the entries right below it even where the entry above has no commentary yet: it ends open. */
export function isOpenStatement(lines: LineTable, line: number): boolean {
  const last = lines.text.charCodeAt(lines.wordEnd(line) - 1)
  if (endsOpen[last] !== 1 && last !== 42 && last !== 95) return false
  if (!isPlainLine(lines, line, longestLabel) || !(isParagraph(lines, line) || isAboveList(lines, line)))
    return false
  const words = lines.words(line)
  return isOpenLabel(boldWhole.exec(words)?.[2] ?? words)
}

const boldWhole = /^(\*\*|__)([^*_]+)\1$/

/**
 * Whether a line is a label by its looks: a paragraph of its own that is a date, a number and a few words, or words in
 * bold or in brackets. Prose may stand between such a line and the entries.
 */
export function isStrongLabel(lines: LineTable, line: number): boolean {
  if (!isPlainLine(lines, line, longestLabel) || !isParagraph(lines, line)) return false
  const words = lines.words(line)
  if (isDate(words)) return true
  if (/[.。!?！？…,;]$|다\s*$/u.test(words) || !/[\p{L}\p{N}]/u.test(words)) return false
  return isNumbered(lines, line) || isInMarks(words)
}

const inMarks =
  /^(?:(?:\*\*|__)[^*_]+(?:\*\*|__)|[[【<〈《][^[\]【】<>〈〉《》]+[\]】>〉》]|=+ [^=]+ =+|-+ [^-]+ -+)[:：]?$/u

const opensMarks = codeSet('*_[【<〈《=-')

function isInMarks(words: string): boolean {
  return opensMarks[words.charCodeAt(0)] === 1 && inMarks.test(words)
}

const isLeadIn = codeSet(':：,，')
/** The signs with which a lead-in or a date ends. */
const endsOpen = codeSet(':,0123456789：，年月日')

/** A short lead-in that ends open: "On detection:", "그 밖에 덧붙이자면,". */
function isOpenLabel(words: string): boolean {
  if (words.length > longestLabel) return false
  return isLeadIn[words.charCodeAt(words.length - 1)] === 1 ? /\p{L}/u.test(words) : isDate(words)
}

function isPlainLine(lines: LineTable, line: number, longest: number): boolean {
  return (
    lines.kindAt(line) === lineKind.text &&
    lines.linkCount(line) === 0 &&
    !lines.has(line, lineMark.tableRow | lineMark.quote) &&
    lines.wordEnd(line) - lines.wordStart(line) <= longest
  )
}

/** Whether blank lines, headings or the edges of the text surround the line. */
function isParagraph(lines: LineTable, line: number): boolean {
  return lines.kindAbove(line) !== lineKind.text && lines.kindAt(line + 1) !== lineKind.text
}

/** Whether the line follows a blank one and a list begins below it. */
function isAboveList(lines: LineTable, line: number): boolean {
  const isItem = lines.has(line, lineMark.listItem)
  return !isItem && lines.kindAbove(line) !== lineKind.text && lines.has(line + 1, lineMark.listItem)
}

/** What stands in front of the words of a list item; all numbers are one mark. */
function markOf(lines: LineTable, line: number): string {
  return lines.text.slice(lines.starts[line], lines.wordStart(line)).replace(/\d+/, '0').trim()
}

/** Numbers, and the bullets that people draw in front of a topic rather than of an item. */
const topicMark = /[\d■□◆◇▶►▸※●○]/u

const drawnMark = /[■□◆◇●○]/

/** "■ topic" above items with another bullet. */
function isTopic(lines: LineTable, line: number): boolean {
  const next = lines.nextFilled(line + 1)
  return isNumbered(lines, line) && drawnMark.test(markOf(lines, line)) && lines.has(next, lineMark.listItem)
}

/** "3. topic" with no other item of a list beside it. */
function isNumbered(lines: LineTable, line: number): boolean {
  if (!lines.has(line, lineMark.listItem) || (lines.indents[line] ?? 0) > 0) return false
  const mark = markOf(lines, line)
  const next = lines.nextFilled(line + 1)
  return topicMark.test(mark) && (!lines.has(next, lineMark.listItem) || markOf(lines, next) !== mark)
}
