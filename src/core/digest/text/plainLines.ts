import { isSpace } from './characters.ts'
import { Hiding } from './hiding.ts'

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
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    let wordStart = start
    while (wordStart < end && isSpace(text.charCodeAt(wordStart))) wordStart++
    let wordEnd = end
    while (wordEnd > wordStart && isSpace(text.charCodeAt(wordEnd - 1))) wordEnd--
    const words = text.slice(wordStart, wordEnd)
    const isInside = hiding.isOpen
    yield { start, end, wordStart, words, isHidden: hiding.hides(words), isInside }
    start = end + 1
  }
}
