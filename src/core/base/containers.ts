// What stands in a quotation or an item of a list is a text of its own: its lines begin with the marks or the indentation of these,
// and a block that opens in it, such as a fence, ends with it.

import { lowerBound } from './span.ts'

/** The text in a quotation or item, without what stands in front of its lines. */
export interface Container {
  readonly text: string
  /** Where the words of its last line end, in the text around it. */
  readonly end: number
  /** It has more lines than its first. */
  readonly goesOn: boolean
  /** The place in it of one in the text around it, and the reverse. */
  inner(at: number): number
  outer(at: number): number
}

/** Marks in front of words: more are none, because looking for them takes too long. */
const longestLead = 200

/** Finds the containers of one text; each kind of them is looked for once in each line. */
export class Containers {
  readonly #text: string
  /** The last one that was found, by its depth of quotations or else its indentation. */
  readonly #found = new Map<string, Container & { readonly start: number }>()

  constructor(text: string) {
    this.#text = text
  }

  /** The one in which a place stands. @param lead what stands in front of the place in its line */
  at(at: number, lead: string): Container {
    const depth = lead.split('>').length - 1
    const width = widthOf(lead)
    const key = depth > 0 ? `>${depth}` : String(width)
    const last = this.#found.get(key)
    if (last && last.start <= at && at <= last.end) return last
    const strip = depth > 0 ? (line: string) => quoted(line, depth) : (line: string) => indented(line, width)
    const first = depth > 0 ? quoted(lead, depth) : lead.length
    const found = { ...this.#read(at - lead.length, first, strip), start: at }
    this.#found.set(key, found)
    return found
  }

  /**
   * @param start where its first line begins
   * @param first how far the words of that line are
   * @param strip says how far those of another line are; -1 for one that is not in it
   */
  #read(start: number, first: number, strip: (line: string) => number): Container {
    const lines: string[] = []
    const places: (readonly [inner: number, outer: number])[] = []
    let length = 0
    let end = start
    let last = 0
    let isFilled = false
    for (let from = start; from <= this.#text.length; ) {
      const to = lineEnd(this.#text, from)
      const line = this.#text.slice(from, to)
      const taken = lines.length === 0 ? first : strip(line)
      // The lines directly below a paragraph may go on with it.
      if (taken < 0 && !(isFilled && /^[ \t]*(?![-*+>#|]|\d{1,9}[.)])\S/.test(line))) break
      const words = line.slice(Math.max(0, taken))
      isFilled = words.trim() !== ''
      places.push([length, from + Math.max(0, taken)])
      lines.push(words)
      length += words.length + 1
      if (taken >= 0 && isFilled) {
        end = from + line.trimEnd().length
        last = lines.length
      }
      from = to + 1
    }
    const place = (at: number, side: 0 | 1) => {
      const found = places[lowerBound(places.length, (index) => (places[index]?.[side] ?? 0) <= at) - 1]
      return found ? at - found[side] + found[side === 0 ? 1 : 0] : start
    }
    return {
      text: lines.join('\n').trimEnd(),
      end,
      goesOn: last > 1,
      inner: (at) => place(at, 1),
      outer: (at) => place(at, 0),
    }
  }
}

/** Where the words of a line begin inside that many nested quotations; -1 if it is in fewer. */
function quoted(line: string, depth: number): number {
  let at = 0
  for (let count = 0; count < depth; at++) {
    if (at > longestLead || !/[\s>*+\-\d.)]/.test(line.charAt(at))) return -1
    if (line.charAt(at) === '>') count++
  }
  return at + (line.charAt(at) === ' ' ? 1 : 0)
}

/** Where they begin in a line that is indented by that many columns, or blank; -1 in any other. */
function indented(line: string, width: number): number {
  let at = 0
  for (let columns = 0; columns < width && at < line.length; at++) {
    if (!/[ \t]/.test(line.charAt(at))) return line.trim() === '' ? at : -1
    columns += line.charAt(at) === '\t' ? 4 - (columns % 4) : 1
  }
  return at
}

/** Of what stands in front of words; a tab goes to the next fourth column, and marks of lists are as wide as blanks. */
function widthOf(lead: string): number {
  return Array.from(lead).reduce((width, each) => (each === '\t' ? width + 4 - (width % 4) : width + 1), 0)
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at)
  return newline < 0 ? text.length : newline
}

/**
 * Before the first line that is indented no further than a block that begins in a quotation, in an item or by itself. In an item,
 * the lines directly below the block may be meant to be in it.
 */
export function endOfIndented(text: string, at: number): number {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  const depth = before.split('>').length
  const indent = widthOf(before.replace(/^.*>/s, ''))
  let isBelowBlank = indent === 0
  let end = lineEnd(text, at)
  while (end < text.length) {
    const to = lineEnd(text, end + 1)
    const [, marks = '', lead = '', words = ''] =
      /^((?:[ \t]*>){0,100})([ \t]*)(.?)/.exec(text.slice(end + 1, to).trimEnd()) ?? []
    if (depth > 1 && marks.split('>').length < depth) break
    if (words !== '' && widthOf(lead) < indent + (isBelowBlank ? 1 : 0)) break
    isBelowBlank ||= words === ''
    end = to
  }
  return end
}

/** Before the first line that stands in fewer quotations. */
export function endOfQuotation(text: string, at: number): number {
  const depth = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).split('>').length
  let end = lineEnd(text, at)
  while (end < text.length) {
    const [marks = ''] = /^(?:[ \t]*>){0,100}/.exec(text.slice(end + 1, end + 1 + longestMarks)) ?? []
    if (marks.split('>').length < depth) break
    end = lineEnd(text, end + 1)
  }
  return end
}

const longestMarks = 1000

/**
 * Whether a line continues the quotation or list item of a line above it.
 * @param before what stands in front of the words of that line
 */
export function isInContainer(line: string, before: string): boolean {
  if (before.includes('>')) return /^[ \t]*>/.test(line)
  return line === '' || line.length - line.trimStart().length >= before.length
}

// Code that is fenced as in Markdown, found line by line where it is not known yet whether a text is Markdown.

/** More tildes alone may underline a title, in reStructuredText and AsciiDoc. */
const fenceOpen = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?!.*`)|~{3}(?!~+[ \t]*\r?$)~*)/
const fenceClose = /^[ \t>]*(`{3,}|~{3,})$/

/** For each line, whether it is in a fence or closes it. One that does not end is none. Linear in the text. */
export function fencedLines(lines: readonly string[]): readonly boolean[] {
  const isFenced = lines.map(() => false)
  /** From which length on fences are never closed, by their characters. */
  const unclosed = new Map<string, number>()
  for (let open = 0; open < lines.length; ) {
    const end = fenceEnd(lines, open, unclosed)
    isFenced.fill(true, open + 1, end)
    open = end
  }
  return isFenced
}

/** The number of the line below the fence that opens here, or else of the next line. */
function fenceEnd(lines: readonly string[], open: number, unclosed: Map<string, number>): number {
  const [whole, before = '', mark = ''] = fenceOpen.exec(lines[open] ?? '') ?? []
  const kind = mark.charAt(0)
  if (whole === undefined || mark.length >= (unclosed.get(kind) ?? Infinity)) return open + 1
  if (isUnderline(lines[open] ?? '', lines[open - 1] ?? '')) return open + 1
  for (let at = open + 1; at < lines.length; at++) {
    const line = lines[at]?.trimEnd() ?? ''
    if (!isInContainer(line, before)) return at
    if (fenceClose.exec(line)?.[1]?.startsWith(mark)) return at + 1
  }
  unclosed.set(kind, mark.length)
  return open + 1
}

/** In reStructuredText, three tildes underline a title that is no longer. */
function isUnderline(line: string, above: string): boolean {
  const title = above.trim()
  return title !== '' && title.length <= 3 && line.trimEnd() === '~~~'
}
