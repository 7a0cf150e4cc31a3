import { type Span, span } from '../../base/span.ts'

/** Where a labelled link stands as a whole, and where the words of its label do. */
export interface LabelPlace {
  readonly outer: Span
  readonly label: Span
}

/** No label is longer; it keeps the search for its beginning short. */
const longestLabel = 600
/** Nor an HTML tag up to its address. */
const longestTag = 200

/**
 * The label in front of an address in Markdown, or behind it in HTML, in Org (`[[address][label]]`) and in the messages of
 * chats (`<address|label>`); `undefined` for a bare address.
 */
export function findLabel(
  text: string,
  address: Span,
  from: number,
  lineEnd: number,
): LabelPlace | undefined {
  const before = text.charCodeAt(address.start - 1)
  if (before === 40) return markdownLabel(text, address, address.start - 1, from, lineEnd)
  if (before === 60 && text.charCodeAt(address.start - 2) === 40) {
    return markdownLabel(text, address, address.start - 2, from, lineEnd)
  }
  if (before === 60) return labelBehind(text, address, chatLabel, lineEnd)
  if (before === 91) return labelBehind(text, address, orgLabel, lineEnd)
  if (before === 34 || before === 39 || before === 61) return htmlLabel(text, address, from, lineEnd)
  return undefined
}

/** Whether the address is that of a picture: `![alt](address)`, `<img src="address">`. */
export function isInsidePicture(text: string, start: number, from: number): boolean {
  const before = text.charCodeAt(start - 1)
  if (before === 40) {
    if (text.charCodeAt(start - 2) !== 93) return false
    const open = openingBracket(text, start - 2, from)
    return open > from && text.charCodeAt(open - 1) === 33
  }
  return (
    (before === 34 || before === 39) &&
    /\bsrc\s*=\s*$/i.test(text.slice(Math.max(from, start - 12), start - 1))
  )
}

function markdownLabel(
  text: string,
  address: Span,
  parenthesis: number,
  from: number,
  lineEnd: number,
): LabelPlace | undefined {
  if (text.charCodeAt(parenthesis - 1) !== 93) return undefined
  const open = openingBracket(text, parenthesis - 1, from)
  if (open < from) return undefined
  const closing = /^>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/.exec(
    text.slice(address.end, Math.min(lineEnd, address.end + 300)),
  )
  const end = address.end + (closing?.[0].length ?? 0)
  return { outer: span(open, end), label: span(open + 1, parenthesis - 1) }
}

/** Where the bracket opens that closes at `close`; below `from` when none does. A backslash makes words of brackets. */
function openingBracket(text: string, close: number, from: number): number {
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

const chatLabel = /\|([^<>|]+)>/y
const orgLabel = /\]\[([^[\]]+)\]\]/y

/** A label behind the address, as one match from there on; the signs in front of the address are those of the pattern's. */
function labelBehind(text: string, address: Span, pattern: RegExp, lineEnd: number): LabelPlace | undefined {
  const signs = pattern === orgLabel ? 2 : 1
  pattern.lastIndex = address.end
  const match = pattern.exec(text)
  const end = pattern.lastIndex
  if (!match || end > lineEnd || end - address.end > longestLabel) return undefined
  const start = address.end + match[0].indexOf(match[1] ?? '')
  return { outer: span(address.start - signs, end), label: span(start, start + (match[1]?.length ?? 0)) }
}

/** The rest of a tag, what it labels, other tags in it included, and the closing tag. */
const htmlRest = /^[^<>]*>((?:[^<]|<(?!\/?a\b)[^<>]*>)*)(?:<\/a\s*>)?/i

function htmlLabel(text: string, address: Span, from: number, lineEnd: number): LabelPlace | undefined {
  const first = Math.max(from, address.start - longestTag)
  const tag = /<a\s[^<>]*href\s*=\s*["']?$/i.exec(text.slice(first, address.start))
  if (!tag) return undefined
  const behind = text.slice(address.end, Math.min(lineEnd, address.end + longestLabel))
  const rest = htmlRest.exec(behind)
  if (!rest) return undefined
  const end = address.end + rest[0].length
  const labelStart = address.end + rest[0].indexOf('>') + 1
  return {
    outer: span(first + tag.index, end),
    label: span(labelStart, labelStart + (rest[1]?.length ?? 0)),
  }
}
