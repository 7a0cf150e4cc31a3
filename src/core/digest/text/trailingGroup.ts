import { isSpace } from './characters.ts'

/** Brackets as they close, and as they open. */
const closers = ')]】）〕'
const openers = '([【（〔'

/** A bracket at the end of the text and what it holds. */
export interface Group {
  /** Where the white space in front of the opening bracket ends. */
  readonly from: number
  /** Without brackets inside it. */
  readonly inside: string
}

/** The last bracket of the text, when nothing but marks of emphasis follows it. */
export function trailingGroup(text: string): Group | undefined {
  let end = text.length
  while (end > 0 && mayFollowGroup(text.charCodeAt(end - 1))) end--
  const kind = end === 0 ? -1 : closers.indexOf(text.charAt(end - 1))
  if (kind < 0) return undefined
  const closer = closers.charCodeAt(kind)
  const opener = openers.charCodeAt(kind)
  let depth = 0
  for (let at = end - 1; at >= 0; at--) {
    const sign = text.charCodeAt(at)
    if (sign === closer) depth++
    else if (sign === opener && --depth === 0)
      return { from: at, inside: withoutGroups(text.slice(at + 1, end - 1)) }
  }
  return undefined
}

/** White space, an asterisk, an underscore or a full stop. */
function mayFollowGroup(code: number): boolean {
  return code === 42 || code === 95 || code === 46 || code === 10 || isSpace(code)
}

function withoutGroups(text: string): string {
  if (!text.includes('(')) return text
  let flat = text
  for (let last = ''; last !== flat; ) {
    last = flat
    flat = flat.replace(/\([^()]*\)/g, ' ')
  }
  return flat
}
