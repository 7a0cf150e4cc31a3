import { htmlCommentClose, htmlCommentEnd } from '../../base/hiddenElements.ts'
import { isSpace, widthOf } from './characters.ts'

/** The marks of quotations and items in front of a fence, and the fence. */
const fenceMark = /^((?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})/
const quoteMarks = /^(?:>[ \t]*)+/
const comment = '<!--'
const formulaMark = /^(?:>[ \t]*)*(\$\$|\\\[)$/
const longestFormulaMark = 20

/** Code of other markup, by what opens it, the line above that, and what closes it; the last ends with its indentation. */
const codeBlocks: readonly (readonly [open: RegExp, above: RegExp, close: RegExp])[] = [
  [/^#\+begin_(?:src|example)\b/i, /^/, /^#\+end_(?:src|example)\b/i],
  [/^\\begin\{(?:verbatim|lstlisting|minted)\*?\}/, /^/, /\\end\{(?:verbatim|lstlisting|minted)\*?\}/],
  [/^-{4,}$/, /^\[(?:source|listing|literal)\b[^\]]*\]$/, /^-{4,}$/],
  [/^\.{4,}$/, /^\[(?:source|listing|literal)\b[^\]]*\]$/, /^\.{4,}$/],
  [/^\.\. (?:code|code-block)::/, /^/, /(?!)/],
]
/** How these begin. */
const mayBeBlock = /#\+begin_|\\begin\{|-{4}|\.{4}|\.\. code/iy

/** What hides the lines below. */
interface Opening {
  /** Whether a line, without the marks of quotations, closes it. */
  isClosedBy(words: string): boolean
  /** It stands in a quotation, and ends with it. */
  readonly isQuoted: boolean
  /** How far the item is indented that begins with it, and with which it ends. */
  readonly itemIndent: number | undefined
}

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

/** Whether words may begin with a fence or a comment, after the marks of quotations and items. */
export function mayHide(text: string, from: number, to: number): boolean {
  mayBeBlock.lastIndex = from
  if (mayBeBlock.test(text)) return true
  let at = from
  while (at < to && /[>\-*+\d.)\s]/.test(text.charAt(at))) at++
  return at < to && '`~<'.includes(text.charAt(at))
}

/** Remembers, from line to line, whether fenced code or an HTML comment is open. */
export class Hiding {
  #open: Opening | undefined

  /** What closes the formula that is open. */
  #formulaEnd: string | undefined

  get isOpen(): boolean {
    return this.#open !== undefined
  }

  /**
   * Whether a line of these words, its markers included, is hidden.
   * @param indent how far it is indented
   * @param above the words of the line above, for tildes may underline them
   */
  hides(words: string, indent: number, above: string): boolean {
    if (this.#open && hasEnded(this.#open, words, indent)) this.#open = undefined
    if (this.#open === undefined)
      return (
        this.#opensBlock(words, indent, above) || (!isUnderline(words, above) && this.#opens(words, indent))
      )
    const { isClosedBy, isQuoted } = this.#open
    if (isClosedBy(isQuoted ? words.replace(quoteMarks, '') : words)) this.#open = undefined
    return true
  }

  /**
   * Whether a line of these words stands in a formula, and neither opens it nor closes it. It is words, but has no marks: "= 2",
   * "- x". No formula has blank lines.
   */
  isInFormula(words: string, isBelowBlank: boolean): boolean {
    if (isBelowBlank) this.#formulaEnd = undefined
    if (this.#formulaEnd !== undefined) {
      const isEnd = words.endsWith(this.#formulaEnd)
      if (isEnd) this.#formulaEnd = undefined
      return !isEnd
    }
    const [, open] = words.length > longestFormulaMark ? [] : (formulaMark.exec(words) ?? [])
    if (open) this.#formulaEnd = open === '$$' ? '$$' : '\\]'
    return false
  }

  #opensBlock(words: string, indent: number, above: string): boolean {
    const block = codeBlocks.find(([open, line]) => open.test(words) && line.test(above))
    if (!block) return false
    const [, , close] = block
    const itemIndent = block === codeBlocks.at(-1) ? indent : undefined
    this.#open = { isClosedBy: (line) => close.test(line), isQuoted: false, itemIndent }
    return true
  }

  #opens(words: string, indent: number): boolean {
    const [whole = '', lead = '', fence] = fenceMark.exec(words) ?? []
    if (fence) {
      // "```text```" on one line is inline code.
      if (fence.startsWith('`') && words.includes('`', whole.length)) return false
      // "~~~~ Robots ~~~~" is a rule with a label.
      if (fence.startsWith('~') && /~{3}$/.test(words.slice(whole.length))) return false
      const isQuoted = lead.includes('>')
      const isClosedBy = (line: string) => line.startsWith(fence) && /^(?:`+|~+)$/.test(line)
      this.#open = { isClosedBy, isQuoted, itemIndent: lead === '' || isQuoted ? undefined : indent }
      return true
    }
    if (!words.startsWith(comment)) return false
    const end = htmlCommentEnd(words, 0)
    const isClosedBy = (line: string) => htmlCommentClose.test(line)
    if (end === undefined) this.#open = { isClosedBy, isQuoted: false, itemIndent: undefined }
    return end === undefined || end === words.length
  }
}

/** Whether the quotation or item has ended in which the fence stands. */
function hasEnded({ isQuoted, itemIndent }: Opening, words: string, indent: number): boolean {
  if (isQuoted) return !words.startsWith('>')
  return itemIndent !== undefined && words !== '' && indent <= itemIndent
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
    let indent = 0
    for (; wordStart < end && isSpace(text.charCodeAt(wordStart)); wordStart++)
      indent += widthOf(text.charCodeAt(wordStart))
    let wordEnd = end
    while (wordEnd > wordStart && isSpace(text.charCodeAt(wordEnd - 1))) wordEnd--
    const words = text.slice(wordStart, wordEnd)
    const isInside = hiding.isOpen
    const isHidden = hiding.hides(words, indent, above)
    yield { start, end, wordStart, words, isHidden, isInside }
    above = isHidden ? '' : words
    start = end + 1
  }
}
