import { span } from '../base/span.ts'
import type { DigestPart, Label } from '../digest/digest.ts'
import { Hiding } from '../digest/text/hiding.ts'
import { isAuthorLine, titleScore } from '../digest/text/titles.ts'

/** Words without marks in front, addresses, hashtags or the sign that ends a sentence. */
const plainLine = /^[A-Z0-9](?:(?!https?:|www\.)[^|#<>[\]@\\*_`=])*[\p{L}\p{N})]$/u
const cjk = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
const fewestWords = 4
const longestTitle = 200

interface Line {
  readonly start: number
  /** Empty for blank lines, and for those in fenced code and comments. */
  readonly words: string
}

/**
 * Lines that stand as titles do, above what is said of a paper and apart from what is said of another, but have no link:
 * their words have capitals, nothing about them is a sentence, and what follows at once is one.
 */
export function* strayTitles(part: DigestPart): Iterable<Label> {
  const lines = readLines(part.text)
  for (const [index, { start, words }] of lines.entries()) {
    if (!isTitle(words) || !isApart(lines[index - 1]) || !isProse(lines[index + 1])) continue
    if (!isKnown(part, start, start + words.length))
      yield { span: span(start, start + words.length), text: words }
  }
}

function isTitle(words: string): boolean {
  return (
    words.length <= longestTitle &&
    plainLine.test(words) &&
    !cjk.test(words) &&
    words.split(/\s+/).length >= fewestWords &&
    titleScore(words) >= 1 &&
    !isAuthorLine(words)
  )
}

/** Whether a title may stand below the line: a blank one, or one in a script that the title is not in. */
function isApart(above: Line | undefined): boolean {
  return above === undefined || above.words === '' || (cjk.test(above.words) && !/https?:/.test(above.words))
}

function isProse(below: Line | undefined): boolean {
  if (!below || /^(?:https?:|\P{L}*$)/u.test(below.words)) return false
  return cjk.test(below.words) || (/\s/.test(below.words) && titleScore(below.words) < 0)
}

/** Whether the reader has found something in the line. */
function isKnown({ title, entries, sections }: DigestPart, start: number, end: number): boolean {
  const labels = [title, ...entries.map((entry) => entry.title), ...sections.map(({ label }) => label)]
  return labels.some((label) => label && label.span.start < end && start < label.span.end)
}

function readLines(text: string): readonly Line[] {
  const hiding = new Hiding()
  let next = 0
  return text.split('\n').map((line) => {
    const words = line.trim()
    const start = next + line.length - line.trimStart().length
    next += line.length + 1
    return { start, words: hiding.hides(words) ? '' : words }
  })
}
