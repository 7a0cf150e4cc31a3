/** Deeper braces are ordinary characters: no real text comes close, and every level takes a call. */
const mostLevels = 40

/** A position in a TeX text that knows where each brace is closed, so that reading takes one pass. */
export class Cursor {
  readonly text: string
  at = 0
  /** The offset of the closing brace, by that of the opening one. */
  readonly #closes: ReadonlyMap<number, number>

  constructor(text: string) {
    this.text = text
    this.#closes = text.includes('{') ? bracePairs(text) : new Map()
  }

  get character(): string {
    return this.text.charAt(this.at)
  }

  /** Where the group that begins here ends; `undefined` if there is none. */
  get closing(): number | undefined {
    return this.#closes.get(this.at)
  }

  /** The match of a sticky pattern here; the cursor moves to its end. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  /** The next complete character. */
  next(): string {
    const character = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0)
    this.at += character.length
    return character
  }
}

function bracePairs(text: string): ReadonlyMap<number, number> {
  const closes = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\') at++
    else if (character === '{') open.push(at)
    else if (character === '}') {
      const start = open.pop()
      if (start !== undefined && open.length < mostLevels) closes.set(start, at)
    }
  }
  return closes
}
