// Which lines of a Markdown document are code, for those who change lines of it: an example in a document is its writer's.
// Follows CommonMark as far as it says what is code (https://spec.commonmark.org/0.31.2/#container-blocks); in doubt a line
// is code.

const listMark = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/
const fenceMark = /^(`{3,}(?!.*`)|~{3,})/
/** Elements whose text is shown as it is, to their end. */
const preformatted = /^<(?:pre|script|style|textarea)(?=[\s>]|$)/i
const preformattedEnd = /<\/(?:pre|script|style|textarea)>/i
const rule = /^(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/
/** What begins a block of its own below the line of a paragraph. */
const interrupts = /^(?:#|<|>|`{3}|~{3}|(?:[-*+]|1[.)])[ \t]+\S|(?:[-*_] *){3,}$)/

interface Fence {
  readonly mark: string
  /** Of the item that holds it. */
  readonly column: number
}

/** Goes through a document line by line. */
export class CodeLines {
  /** The columns at which the content of open list items stands. */
  readonly #items: number[] = []
  #fence: Fence | undefined
  /** The column of the item whose text is shown as it is, up to the end of an element. */
  #preformatted: number | undefined
  /** The last line is of a paragraph, which the next one may go on with. */
  #isParagraph = false
  /** The last line is an item without words, which a blank line ends. */
  #isEmptyItem = false

  /** Whether the next line is code or a fence of it. @param line without its line end */
  isCode(line: string): boolean {
    const text = withoutTabs(line)
    const words = text.trim()
    return words === '' ? this.#readsBlank() : this.#reads(words, text.length - text.trimStart().length)
  }

  #readsBlank(): boolean {
    if (this.#isEmptyItem) this.#items.pop()
    this.#isEmptyItem = false
    this.#isParagraph = false
    return this.#fence !== undefined || this.#preformatted !== undefined
  }

  #reads(words: string, column: number): boolean {
    if (this.#preformatted !== undefined && column >= this.#preformatted) {
      if (preformattedEnd.test(words)) this.#preformatted = undefined
      return true
    }
    this.#preformatted = undefined
    if (this.#fence && column >= this.#fence.column) return this.#readsFence(words, column, this.#fence)
    this.#fence = undefined
    const isOutside = column < (this.#items.at(-1) ?? 0)
    const isNew = interrupts.test(words) || (isOutside && listMark.test(words))
    const isContinued = this.#isParagraph && !isNew
    if (!isContinued) while (column < (this.#items.at(-1) ?? 0)) this.#items.pop()
    const isIndented = column - (this.#items.at(-1) ?? 0) >= 4
    this.#isEmptyItem = false
    if (isIndented) return isOutside || !this.#isParagraph
    return isContinued ? false : this.#opens(words, column)
  }

  #readsFence(words: string, column: number, { mark, column: own }: Fence): true {
    if (column < own + 4 && words.startsWith(mark) && /^(?:`+|~+)$/.test(words)) this.#fence = undefined
    return true
  }

  /** What begins with the words: a fence, an element, or an item, which may begin with one of them itself. */
  #opens(words: string, column: number): boolean {
    this.#isParagraph = false
    const item = rule.test(words) ? undefined : listMark.exec(words)?.[0]
    if (item !== undefined) return this.#opensItem(words.slice(item.length), column + item.length)
    const mark = fenceMark.exec(words)?.[1]
    if (mark) this.#fence = { mark, column: this.#items.at(-1) ?? 0 }
    const isElement = preformatted.test(words)
    if (isElement && !preformattedEnd.test(words)) this.#preformatted = this.#items.at(-1) ?? 0
    this.#isParagraph = !mark && !isElement && !/^(?:#|<!--)/.test(words) && !rule.test(words)
    return mark !== undefined || isElement
  }

  #opensItem(rest: string, column: number): boolean {
    const content = rest.trimStart()
    const gap = rest.length - content.length
    // So far indented, the item begins with indented code.
    const isCode = gap >= 5
    this.#items.push(column + (isCode || content === '' ? 1 : gap))
    this.#isEmptyItem = content === ''
    return isCode || (content !== '' && this.#opens(content, column + gap))
  }
}

/** Each tab as the blanks that it stands for. */
function withoutTabs(line: string): string {
  let text = ''
  for (const [index, part] of line.split('\t').entries()) {
    if (index > 0) text += ' '.repeat(4 - (text.length % 4))
    text += part
  }
  return text
}
