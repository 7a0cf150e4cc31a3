// Labels of links, rows, items and fields that go on in the lines below: how far a line reaches.
import { commentaryHeads, linkKinds } from '../titles/vocabulary.ts'
import { lineFeedFrom } from './characters.ts'
import { endOfRow, isKnownLabel, opensRow } from './rows.ts'

/** How many more lines a link's label, or a row or an item of HTML, may take; if it has not ended by then, it is one line. */
const mostWrapped = 3
const mostInElement = 14

const opensElement = /^\s*<(?:tr\b(?![\s\S]*<\/tr)|li\b(?![\s\S]*<\/li))/i

/** How many more lines a line may go on in: one with a bracket that it does not close, or with a row that it does not end. */
export function mostLinesOf(words: string): number {
  if (opensElement.test(words) || opensRow(words)) return mostInElement
  if (opensAnchor(words) || opensBackquote.test(words)) return mostWrapped
  const open = words.lastIndexOf('[')
  if (open >= 0 && !words.includes(']', open)) return mostWrapped
  return definedLabel.test(words) ? mostOfRecord : 0
}

/** The line feed of the last line that one goes on in, which has its own line feed at the offset. */
export function endOfWrapped(text: string, lineFeed: number, most: number): number {
  const start = text.lastIndexOf('\n', lineFeed - 1) + 1
  const words = text.slice(start, lineFeed)
  if (opensRow(words)) return endOfRow(text, lineFeed, most)
  if (most === mostInElement) return endOfElement(text, lineFeed)
  if (opensAnchor(words)) return endOfAnchor(text, lineFeed)
  if (definedLabel.test(words)) return endOfDefinition(text, lineFeed)
  return opensBackquote.test(words) ? endOfBackquoted(text, lineFeed) : endOfLabel(text, lineFeed)
}

/** "DOI", "**掲載誌**": what may be the label of a field whose value is the line below, ": 10.1234/tides.7". */
const definedLabel =
  /^(?:\*\*|__)?\p{L}[^\s:：*_.,!?。]{0,14}(?: [^\s:：*_.,!?。]{1,14}){0,2}(?:\*\*|__)?\r?$/u
const definition = /^ {0,3}:[ \t]+\S/
const mostOfRecord = 12

/**
 * Up to the value of a field that is written as a list of definitions: a label, and below it a colon and the value. Terms that
 * are titles stand in such lists as well, so that a label is known, or one below it in the same list is.
 */
function endOfDefinition(text: string, lineFeed: number): number {
  const value = definedBelow(text, lineFeed)
  let start = text.lastIndexOf('\n', lineFeed - 1) + 1
  let end = lineFeed
  let next = value
  for (let count = 0; next !== undefined && count < mostOfRecord / 2; count++) {
    const words = text.slice(start, end).trimEnd()
    if (!definedLabel.test(words)) break
    const label = words.replaceAll(/[*_\s]/g, '').toLowerCase()
    if (isKnownLabel(label) || linkKinds.has(label) || commentaryHeads.test(label)) return value ?? lineFeed
    start = filledFrom(text, next + 1)
    end = lineFeedFrom(text, start)
    next = definedBelow(text, end)
  }
  return lineFeed
}

/** The line feed of the value below a label, perhaps below a blank line; `undefined` where none stands there. */
function definedBelow(text: string, lineFeed: number): number | undefined {
  const start = filledFrom(text, lineFeed + 1)
  const end = lineFeedFrom(text, start)
  return definition.test(text.slice(start, end)) ? end : undefined
}

/** Where the next line begins that is not blank; no more than one blank line is passed. */
function filledFrom(text: string, start: number): number {
  const end = lineFeedFrom(text, start)
  return text.slice(start, end).trim() === '' && end < text.length ? end + 1 : start
}

/** Whether the line ends inside what a link of HTML labels. */
function opensAnchor(words: string): boolean {
  const open = words.lastIndexOf('<a ')
  return open >= 0 && !words.includes('</a', open)
}

function endOfAnchor(text: string, lineFeed: number): number {
  let end = lineFeed
  for (let count = 0; count < mostWrapped && end < text.length; count++) {
    const next = lineFeedFrom(text, end + 1)
    const words = text.slice(end + 1, next)
    if (words.includes('</a')) return next
    if (opensBlock.test(words) || words.includes('<a ')) return lineFeed
    end = next
  }
  return lineFeed
}

/** A backquote in front of a word and none after it: "`A label that", as in reStructuredText. */
const opensBackquote = /(?<![^\s([“"])`(?=[^\s`])[^`]*$/

/** Up to the line in which "<address>`_" ends the label. */
function endOfBackquoted(text: string, lineFeed: number): number {
  let end = lineFeed
  for (let count = 0; count < mostWrapped && end < text.length; count++) {
    const next = lineFeedFrom(text, end + 1)
    const words = text.slice(end + 1, next)
    const close = words.indexOf('`')
    if (close >= 0)
      return words.charAt(close - 1) === '>' && words.charAt(close + 1) === '_' ? next : lineFeed
    if (opensBlock.test(words)) return lineFeed
    end = next
  }
  return lineFeed
}

/** The line feed that ends the given number of lines after the one whose line feed is at the offset. */
export function endAfter(text: string, lineFeed: number, count: number): number {
  let end = lineFeed
  for (let rest = count; rest > 0 && end < text.length; rest--) end = lineFeedFrom(text, end + 1)
  return end
}

const opensBlock = /^\s*(?:$|[-*+>#|]|\d+[.)]\s)/

/** The address in front of a label that goes on: "[[address][label" in Org, "[address label" in MediaWiki. */
const afterAddress = /\[(?:\[[a-z]+:[^\s[\]]+\]\[|https?:\/\/[^\s[\]]+ )[^[\]]*$/

function endOfLabel(text: string, lineFeed: number): number {
  const isAfterAddress = afterAddress.test(text.slice(text.lastIndexOf('\n', lineFeed - 1) + 1, lineFeed))
  let end = lineFeed
  for (let count = 0; count < mostWrapped && end < text.length; count++) {
    const next = lineFeedFrom(text, end + 1)
    const words = text.slice(end + 1, next)
    const close = words.indexOf(']')
    const open = words.indexOf('[')
    if (opensBlock.test(words) || (open >= 0 && (close < 0 || open < close))) return lineFeed
    if (close >= 0) return isAfterAddress || words.charAt(close + 1) === '(' ? next : lineFeed
    end = next
  }
  return lineFeed
}

/** A linked title in a line of its own. */
const linkedTitle = /^\s*<a\b[^<>]*>(?:[^\s<>]+\s+){3}/i

/** A cell of items or of several linked titles, and an item of other items, have them in lines of their own. */
function endOfElement(text: string, lineFeed: number): number {
  let end = lineFeed
  let titles = 0
  for (let count = 0; count < mostInElement && end < text.length; count++) {
    const next = lineFeedFrom(text, end + 1)
    const words = text.slice(end + 1, next)
    if (/<tr\b|<\/table|^\s*<li\b|<(?:ul|ol)\b|<p\b[^<>]*>(?!\s*<\/p>)/i.test(words)) return lineFeed
    if (linkedTitle.test(words)) titles++
    if (titles > 1) return lineFeed
    if (/<\/(?:tr|li)\b/i.test(words)) return next
    end = next
  }
  return lineFeed
}
