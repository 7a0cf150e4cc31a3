import { htmlCommentClose, htmlCommentEnd } from '../../base/hiddenElements.ts'
import { isSpace } from './characters.ts'

const fenceMark = /^(`{3,}|~{3,})/
const comment = '<!--'

const underline = /^(?:=+|-{2,}|[\u2500-\u257F＝－]{3,}|([~^"'+])\1{3,})$/

/**
 * Whether a line underlines the words above it, as headings stand in Markdown, with `=` or `-`, and in reStructuredText, with
 * other marks that are at least as many as the characters above.
 */
export function isUnderline(marks: string, above: string): boolean {
  const found = underline.exec(marks)
  if (found?.[1] === undefined) return found !== null
  return above.length > 1 && above.length <= marks.length && !markedLine.test(above)
}

/** A heading, an item or a quotation is underlined by no tildes. */
const markedLine = /^(?:#{1,6}\s|[-*+]\s|>|\|)/

/** Remembers, from line to line, whether fenced code or an HTML comment is open. */
export class Hiding {
  /** The fence that is open, or `<!--`, or nothing. */
  #open: string | undefined

  get isOpen(): boolean {
    return this.#open !== undefined
  }

  /**
   * Whether a line of these words, its markers included, is hidden.
   * @param above the words of the line above, for tildes may underline them
   */
  hides(words: string, above: string): boolean {
    if (this.#open === undefined) return !isUnderline(words, above) && this.#opens(words)
    const isClosing =
      this.#open === comment
        ? htmlCommentClose.test(words)
        : words.startsWith(this.#open) && /^(?:`+|~+)$/.test(words)
    if (isClosing) this.#open = undefined
    return true
  }

  #opens(words: string): boolean {
    const fence = fenceMark.exec(words)?.[1]
    if (fence) {
      // "```text```" on one line is inline code.
      if (fence.startsWith('`') && words.includes('`', fence.length)) return false
      this.#open = fence
      return true
    }
    if (!words.startsWith(comment)) return false
    const end = htmlCommentEnd(words, 0)
    if (end === undefined) this.#open = comment
    return end === undefined || end === words.length
  }
}

/** The words of a line with its marker; none of one that is hidden. */
export function shownIn(
  text: string,
  line: { readonly kind: string; readonly start: number; readonly end: number } | undefined,
): string {
  return line && line.kind !== 'hidden' ? text.slice(line.start, line.end).trim() : ''
}

/** A line of a text that is looked at by itself; offsets count from the start of the text. */
export interface PlainLine {
  readonly start: number
  /** Without the line feed. */
  readonly end: number
  readonly wordStart: number
  /** Without white space around them. */
  readonly words: string
  /** It is in fenced code or a comment, or is a mark of one. */
  readonly isHidden: boolean
  /** Fenced code or a comment was open above it. */
  readonly isInside: boolean
}

/** The lines of a text above which nothing is open, such as a part of a digest. */
export function* plainLines(text: string): Iterable<PlainLine> {
  const hiding = new Hiding()
  let above = ''
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    let wordStart = start
    while (wordStart < end && isSpace(text.charCodeAt(wordStart))) wordStart++
    let wordEnd = end
    while (wordEnd > wordStart && isSpace(text.charCodeAt(wordEnd - 1))) wordEnd--
    const words = text.slice(wordStart, wordEnd)
    const isInside = hiding.isOpen
    const isHidden = hiding.hides(words, above)
    yield { start, end, wordStart, words, isHidden, isInside }
    above = isHidden ? '' : words
    start = end + 1
  }
}
