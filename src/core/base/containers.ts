// What stands in a quotation or an item of a list is a text of its own: its lines begin with the marks or the indentation of these,
// and a block that opens in it ends with it.

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
