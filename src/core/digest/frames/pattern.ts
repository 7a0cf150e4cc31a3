import { nearest } from '../../base/difference.ts'
import { isSpace } from '../lines/characters.ts'

/*
 * The language in which a writer says how an entry is written: `- [{title}]({link}){ ({venue})?} {commentary}`.
 *
 * A slot in braces stands for what differs from entry to entry. Braces that end in `?}` enclose what an entry may lack.
 * Everything else stands for itself, white space for any white space, and a bullet at the beginning of a line for any
 * bullet. `\{` is a brace. A pattern has as many lines as the head of an entry; blank lines between them do not matter.
 */

/** What a pattern can leave open. */
export const slotNames = [
  'title',
  'link',
  'number',
  'date',
  'authors',
  'venue',
  'year',
  'label',
  'commentary',
  'any',
] as const
export type SlotName = (typeof slotNames)[number]

/** A piece of a line of a pattern. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'space' }
  | { readonly kind: 'bullet'; readonly text: string }
  | { readonly kind: 'slot'; readonly name: SlotName }
  | { readonly kind: 'optional'; readonly tokens: readonly Token[] }

/** Why a text is no pattern. */
export type PatternFlaw =
  | { readonly kind: 'missing' | 'repeated' | 'optional'; readonly slot: 'title' | 'link' }
  | { readonly kind: 'unknown'; readonly slot: string; readonly nearest: string | undefined }
  | { readonly kind: 'open' | 'long' }

/** The lines of a pattern, and `undefined` for a blank one; or what is wrong with it. */
export type PatternText = { readonly lines: readonly (readonly Token[] | undefined)[] } | PatternFlaw

/** Longer patterns than this say more than how an entry is written; it bounds the work for each line of a digest. */
const longestPattern = 600
const mostLines = 12

export function readPattern(text: string): PatternText {
  const written = text.trim().split(/\r?\n/)
  if (text.length > longestPattern || written.length > mostLines) return { kind: 'long' }
  const lines: (readonly Token[] | undefined)[] = []
  for (const line of written) {
    const tokens = line.trim() === '' ? undefined : new LineReader(line.trim()).read()
    if (tokens && 'kind' in tokens) return tokens
    lines.push(tokens)
  }
  const all = lines.flatMap((tokens) => tokens ?? [])
  return flawOf(all, 'title') ?? flawOf(all, 'link') ?? { lines }
}

export function isFlaw(read: PatternText): read is PatternFlaw {
  return 'kind' in read
}

/** The slots of some tokens, those of optional parts included. */
export function slotsIn(tokens: readonly Token[]): readonly SlotName[] {
  return tokens.flatMap((token) => {
    if (token.kind === 'optional') return slotsIn(token.tokens)
    return token.kind === 'slot' ? token.name : []
  })
}

function flawOf(tokens: readonly Token[], slot: 'title' | 'link'): PatternFlaw | undefined {
  const count = slotsIn(tokens).filter((name) => name === slot).length
  if (count === 0) return { kind: 'missing', slot }
  if (count > 1) return { kind: 'repeated', slot }
  const isOutside = tokens.some((token) => token.kind === 'slot' && token.name === slot)
  return isOutside ? undefined : { kind: 'optional', slot }
}

const bullet = /^([-*+•·‣◦▪●○■□◆◇▶►▸※・･])\s/u
const slot = /\{([a-z]+)\}/y

class LineReader {
  readonly #line: string
  #at = 0

  constructor(line: string) {
    this.#line = line
  }

  read(): readonly Token[] | PatternFlaw {
    const mark = bullet.exec(this.#line)?.[1]
    this.#at = mark?.length ?? 0
    const tokens = this.#readUntil(undefined)
    return mark === undefined || 'kind' in tokens ? tokens : [{ kind: 'bullet', text: mark }, ...tokens]
  }

  /** Reads up to an end, or to that of the line. */
  #readUntil(end: string | undefined): readonly Token[] | PatternFlaw {
    const tokens: Token[] = []
    while (this.#at < this.#line.length) {
      if (end !== undefined && this.#line.startsWith(end, this.#at)) {
        this.#at += end.length
        return tokens
      }
      const token = this.#line[this.#at] === '{' ? this.#readBraces() : this.#readPlain()
      if (isFlawToken(token)) return token
      append(tokens, token)
    }
    return end === undefined ? tokens : { kind: 'open' }
  }

  #readBraces(): Token | PatternFlaw {
    slot.lastIndex = this.#at
    const name = slot.exec(this.#line)?.[1]
    if (name === undefined) {
      this.#at++
      const tokens = this.#readUntil('?}')
      return 'kind' in tokens ? tokens : { kind: 'optional', tokens }
    }
    this.#at += name.length + 2
    return (slotNames as readonly string[]).includes(name)
      ? { kind: 'slot', name: name as SlotName }
      : { kind: 'unknown', slot: name, nearest: nearest(name, slotNames) }
  }

  #readPlain(): Token {
    if (isSpace(this.#line.charCodeAt(this.#at))) {
      while (isSpace(this.#line.charCodeAt(this.#at))) this.#at++
      return { kind: 'space' }
    }
    if (/^\\[{}]/.test(this.#line.slice(this.#at, this.#at + 2))) this.#at++
    return { kind: 'text', text: this.#line.charAt(this.#at++) }
  }
}

function isFlawToken(read: Token | PatternFlaw): read is PatternFlaw {
  return read.kind === 'open' || read.kind === 'unknown' || read.kind === 'long'
}

/** Characters that stand for themselves are one token. */
function append(tokens: Token[], token: Token): void {
  const last = tokens.at(-1)
  if (token.kind === 'text' && last?.kind === 'text')
    tokens[tokens.length - 1] = { kind: 'text', text: last.text + token.text }
  else tokens.push(token)
}
