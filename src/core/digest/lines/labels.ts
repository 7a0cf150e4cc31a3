// The label of the address of a link: where it stands in Markdown, HTML, Org, AsciiDoc, LaTeX, Typst, Textile and chats.

import { isSpace } from './characters.ts'

/** Where a link stands: its address, the whole of it, and its label. */
export interface LinkPlace {
  readonly start: number
  readonly end: number
  readonly outerStart: number
  readonly outerEnd: number
  readonly labelStart: number
  readonly labelEnd: number
}

/** No label is longer; it keeps the search for its beginning short. */
const longestLabel = 1000
/** Nor an HTML tag up to its address. */
const longestTag = 200

/**
 * The label in front of an address in Markdown, or after it in HTML, in Org (`[[address][label]]`) and in chats
 * (`<address|label>`), in DokuWiki (`[[address|label]]`), in MediaWiki (`[address label]`), in LaTeX (`\\href{address}{label}`), in
 * Typst (`#link("address")[label]`), in Textile (`"label":address`), in shortcodes of Hugo, and with backquotes around all of it
 * in reStructuredText; for AsciiDoc see {@link labelAfterAddress}.
 */
export function labelAround(
  text: string,
  start: number,
  end: number,
  lineStart: number,
  lineEnd: number,
): LinkPlace | undefined {
  let before = start - 1
  if (text.charCodeAt(before) === 60 && text.charCodeAt(before - 1) === 40) before--
  const code = text.charCodeAt(before)
  if (code === 40 || isSpace(code)) return markdownLabel(text, start, end, before, lineStart, lineEnd)
  if (code === 60)
    return labelAfter(text, start, end, chatLabel, lineEnd) ?? backquotedLabel(text, start, end, lineStart)
  if (code === 91)
    return (
      labelAfter(text, start, end, orgLabel, lineEnd) ??
      labelAfter(text, start, end, barLabel, lineEnd) ??
      labelAfter(text, start, end, wikiLabel, lineEnd)
    )
  if (code === 123 && text.startsWith(ofLatex, start - ofLatex.length))
    return labelAfter(text, start, end, latexLabel, lineEnd, ofLatex.length)
  if (code === 34 && text.startsWith(ofTypst, start - ofTypst.length))
    return labelAfter(text, start, end, typstLabel, lineEnd, ofTypst.length)
  if (code === 58) return textileLabel(text, start, end, lineStart)
  if (code === 34 || code === 39 || code === 61)
    return (
      htmlLabel(text, start, end, lineStart, lineEnd) ?? shortcodeLabel(text, start, end, lineStart, lineEnd)
    )
  return undefined
}

export const closingParenthesis = /^>?(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\([^()]*\)))?\s*\)/

export function markdownLabel(
  text: string,
  start: number,
  end: number,
  parenthesis: number,
  lineStart: number,
  lineEnd: number,
): LinkPlace | undefined {
  if (text.charCodeAt(parenthesis - 1) !== 93) return undefined
  const open = openingBracket(text, parenthesis - 1, lineStart)
  if (open < lineStart) return undefined
  const closing = closingParenthesis.exec(text.slice(end, Math.min(lineEnd, end + 300)))
  const outerEnd = end + (closing?.[0].length ?? 0)
  return { start, end, outerStart: open, outerEnd, labelStart: open + 1, labelEnd: parenthesis - 1 }
}

/** Where the bracket opens that closes at `close`; below `from` when none does. A backslash makes words of brackets. */
function openingBracket(text: string, close: number, from: number): number {
  if (text.charCodeAt(close - 1) === 92) return -1
  let depth = 0
  const first = Math.max(from, close - longestLabel)
  for (let at = close; at >= first; at--) {
    const code = text.charCodeAt(at)
    if ((code !== 93 && code !== 91) || text.charCodeAt(at - 1) === 92) continue
    if (code === 93) depth++
    else if (--depth === 0) return at
  }
  return -1
}

/** Whether the address is that of a picture: `![alt](address)`, `<img src="address">`. */
export function isPicture(text: string, start: number, lineStart: number): boolean {
  const before = text.charCodeAt(start - 1)
  if (before === 40) {
    if (text.charCodeAt(start - 2) !== 93) return false
    const open = openingBracket(text, start - 2, lineStart)
    return open > lineStart && text.charCodeAt(open - 1) === 33
  }
  return (
    (before === 34 || before === 39) &&
    /\bsrc\s*=\s*$/i.test(text.slice(Math.max(lineStart, start - 12), start - 1))
  )
}

const chatLabel = /\|([^<>|]+)>/y
const wikiLabel = / ([^[\]]+)\]/y
const orgLabel = /\]\[([^[\]]+)\]\]/y
const barLabel = /\|([^[\]]+)\]\]/y

const ofLatex = '\\href{'
const latexLabel = /\}\{((?:[^{}]|\{[^{}]*\})+)\}/y
const ofTypst = '#link("'
const typstLabel = /"\)\[((?:[^[\]]|\[[^[\]]*\])+)\]/y

/** @param before how many characters stand in front of the address */
function labelAfter(
  text: string,
  start: number,
  end: number,
  pattern: RegExp,
  lineEnd: number,
  before = pattern === orgLabel || pattern === barLabel ? 2 : 1,
): LinkPlace | undefined {
  pattern.lastIndex = end
  const match = pattern.exec(text)
  const outerEnd = pattern.lastIndex
  if (!match || outerEnd > lineEnd || outerEnd - end > longestLabel) return undefined
  const labelStart = end + match[0].indexOf(match[1] ?? '')
  return {
    start,
    end,
    outerStart: start - before,
    outerEnd,
    labelStart,
    labelEnd: labelStart + (match[1]?.length ?? 0),
  }
}

/** `"label":address`, as in Textile. */
function textileLabel(text: string, start: number, end: number, lineStart: number): LinkPlace | undefined {
  const labelEnd = start - 2
  const open = text.charCodeAt(labelEnd) === 34 ? text.lastIndexOf('"', labelEnd - 1) : -1
  if (open < Math.max(lineStart, start - longestLabel) || open === labelEnd - 1) return undefined
  return { start, end, outerStart: open, outerEnd: end, labelStart: open + 1, labelEnd }
}

/** The label of an address after white space: on a line of gemtext, `=> address label`, and in Scrapbox, `[label address]`. */
export function labelAroundSpace(
  text: string,
  start: number,
  end: number,
  lineStart: number,
  lineEnd: number,
): LinkPlace | undefined {
  return gemtextLabel(text, start, end, lineStart, lineEnd) ?? scrapboxLabel(text, start, end, lineStart)
}

const arrow = /^=>[ \t]+$/

function gemtextLabel(
  text: string,
  start: number,
  end: number,
  lineStart: number,
  lineEnd: number,
): LinkPlace | undefined {
  if (!arrow.test(text.slice(lineStart, start))) return undefined
  const line = text.slice(end, lineEnd)
  const labelStart = lineEnd - line.trimStart().length
  const labelEnd = end + line.trimEnd().length
  if (labelStart >= labelEnd || labelStart === end || labelEnd - end > longestLabel) return undefined
  return { start, end, outerStart: lineStart, outerEnd: labelEnd, labelStart, labelEnd }
}

function scrapboxLabel(text: string, start: number, end: number, lineStart: number): LinkPlace | undefined {
  if (text.charCodeAt(end) !== 93 || text.charCodeAt(end + 1) === 40) return undefined
  const first = Math.max(lineStart, start - longestLabel)
  const label = /\[([^[\]:：][^[\]]*[^[\]:：\s])\s+$/u.exec(text.slice(first, start))
  if (!label) return undefined
  const outerStart = first + label.index
  const labelEnd = outerStart + 1 + (label[1]?.length ?? 0)
  return { start, end, outerStart, outerEnd: end + 1, labelStart: outerStart + 1, labelEnd }
}

/** "`label <address>`_", as in reStructuredText. */
function backquotedLabel(text: string, start: number, end: number, lineStart: number): LinkPlace | undefined {
  const closing = /^>`__?/.exec(text.slice(end, end + 4))?.[0]
  const first = Math.max(lineStart, start - longestLabel)
  const before = text.slice(first, start - 1)
  const open = before.lastIndexOf('`')
  if (closing === undefined || open < 0) return undefined
  const outerStart = first + open
  const labelEnd = first + before.trimEnd().length
  return { start, end, outerStart, outerEnd: end + closing.length, labelStart: outerStart + 1, labelEnd }
}

/** The rest of a tag, what it labels, other tags in it included, and the closing tag. */
const htmlRest = /^[^<>]*>((?:[^<]|<(?!\/?a\b)[^<>]*>)*)(?:<\/a\s*>)?/i

function htmlLabel(
  text: string,
  start: number,
  end: number,
  lineStart: number,
  lineEnd: number,
): LinkPlace | undefined {
  const first = Math.max(lineStart, start - longestTag)
  const tag = /<a\s[^<>]*href\s*=\s*["']?$/i.exec(text.slice(first, start))
  const rest = tag && htmlRest.exec(text.slice(end, Math.min(lineEnd, end + longestLabel)))
  if (!tag || !rest) return undefined
  const labelStart = end + rest[0].indexOf('>') + 1
  return {
    start,
    end,
    outerStart: first + tag.index,
    outerEnd: end + rest[0].length,
    labelStart,
    labelEnd: labelStart + (rest[1]?.length ?? 0),
  }
}

const opensShortcode = /\{\{[<%](?:(?![<%>]\}|\}\})[^\n]){1,200}$/
const restOfShortcode = /^(?:(?!\}\})[^\n]){0,300}\}\}/
const shortcodeText = /\b(?:text|label|title|name|content)\s*=\s*["']([^"'\n]+)["']/i

/** `{{< button href="address" text="label" >}}`, as in Hugo. */
function shortcodeLabel(
  text: string,
  start: number,
  end: number,
  lineStart: number,
  lineEnd: number,
): LinkPlace | undefined {
  const first = Math.max(lineStart, start - longestTag)
  const opening = opensShortcode.exec(text.slice(first, start))
  const rest = opening && restOfShortcode.exec(text.slice(end, Math.min(lineEnd, end + longestLabel)))
  if (!opening || !rest) return undefined
  const outerStart = first + opening.index
  const outerEnd = end + rest[0].length
  const label = shortcodeText.exec(text.slice(outerStart, outerEnd))
  const labelEnd = label ? outerStart + label.index + label[0].length - 1 : outerStart
  return { start, end, outerStart, outerEnd, labelStart: labelEnd - (label?.[1]?.length ?? 0), labelEnd }
}

/** Up to the first bracket that no backslash escapes; AsciiDoc's sign for a new window is no part of it. */
const addressLabel = /\[((?:[^\]\n]|(?<=\\)\]){1,1000}?)\^?(?<!\\)\](?![A-Za-z0-9([/=&%_])/y
/** In front of an address, it says that a link follows; people write it without need, too. */
const macro = 'link:'

const hatena = /:title(?:=([^[\]\n]{1,300}))?\]/y

/** `[address:title=label]`, as in Hatena's notation. */
export function hatenaLabel(text: string, start: number, end: number): LinkPlace | undefined {
  if (text.charCodeAt(start - 1) !== 91) return undefined
  const colon = text.slice(start, end).lastIndexOf(':title')
  if (colon <= 0) return undefined
  hatena.lastIndex = start + colon
  const label = hatena.exec(text)?.[1] ?? ''
  if (hatena.lastIndex === 0) return undefined
  const outerEnd = hatena.lastIndex
  const labelEnd = outerEnd - 1
  const place = { start, end: start + colon, outerStart: start - 1, outerEnd }
  return { ...place, labelStart: labelEnd - label.length, labelEnd }
}

/** What may stand right before an address with a label. */
const mayPrecede = /[\s(（]/

/**
 * `address[label]`, `link:address[label]`, as in AsciiDoc; `undefined` where the brackets belong to the address, as in
 * `?list[name]=some`, or hold no words.
 * @param end where the address ends if brackets belong to it
 */
export function labelAfterAddress(
  text: string,
  start: number,
  end: number,
  lineStart: number,
): LinkPlace | undefined {
  const open = start + text.slice(start, end).indexOf('[')
  if (open < start || '/='.includes(text.charAt(open - 1))) return undefined
  const outerStart = text.startsWith(macro, start - macro.length) ? start - macro.length : start
  if (outerStart > lineStart && !mayPrecede.test(text.charAt(outerStart - 1))) return undefined
  addressLabel.lastIndex = open
  const words = addressLabel.exec(text)?.[1]
  if (words === undefined || !/\p{L}.*\p{L}/u.test(words)) return undefined
  const labelEnd = open + 1 + words.length
  return { start, end: open, outerStart, outerEnd: addressLabel.lastIndex, labelStart: open + 1, labelEnd }
}
