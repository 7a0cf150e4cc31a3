import { type Span, span } from '../../base/span.ts'
import { isSpace } from '../lines/characters.ts'
import type { Line, LineLink } from '../lines/line.ts'
import { isDate } from '../titles/venues.ts'
import { endsAbbreviated } from '../titles/words.ts'

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
  | { readonly kind: 'bullet' }
  | { readonly kind: 'slot'; readonly name: SlotName }
  | { readonly kind: 'optional'; readonly tokens: readonly Token[] }

/** Why a text is no pattern. */
export type PatternFlaw =
  | { readonly kind: 'missing' | 'repeated' | 'optional'; readonly slot: 'title' | 'link' }
  | { readonly kind: 'unknown'; readonly slot: string }
  | { readonly kind: 'open' | 'long' }

/** The lines of a pattern, and `undefined` for a blank one; or what is wrong with it. */
type PatternText = { readonly lines: readonly (readonly Token[] | undefined)[] } | PatternFlaw

/** Longer patterns than this say more than how an entry is written; it bounds the work for each line of a digest. */
const longestPattern = 600
const mostLines = 12

export function readPattern(text: string): PatternText {
  const written = text.trim().split(/\r?\n/)
  if (text.length > longestPattern || written.length > mostLines) return { kind: 'long' }
  const lines: (readonly Token[] | undefined)[] = []
  for (const line of written) {
    const reader = new LineReader(line.trim())
    lines.push(line.trim() === '' ? undefined : reader.read())
    if (reader.flaw) return reader.flaw
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

const bullet = /[-*+•·‣◦▪●○■□◆◇▶►▸※・･]/u
const slot = /\{([a-z]+)\}/y

class LineReader {
  /** The first. */
  flaw: PatternFlaw | undefined
  readonly #line: string
  #at = 0

  constructor(line: string) {
    this.#line = line
  }

  read(): readonly Token[] {
    if (!bullet.test(this.#line.charAt(0)) || !/\s/.test(this.#line.charAt(1)))
      return this.#readUntil(undefined)
    this.#at = 1
    return [{ kind: 'bullet' }, ...this.#readUntil(undefined)]
  }

  /** Reads up to an end, or to that of the line. */
  #readUntil(end: string | undefined): readonly Token[] {
    const tokens: Token[] = []
    while (this.#at < this.#line.length) {
      if (end !== undefined && this.#line.startsWith(end, this.#at)) {
        this.#at += end.length
        return tokens
      }
      append(tokens, this.#line[this.#at] === '{' ? this.#readBraces() : this.#readPlain())
    }
    if (end !== undefined) this.flaw ??= { kind: 'open' }
    return tokens
  }

  #readBraces(): Token {
    slot.lastIndex = this.#at
    const written = slot.exec(this.#line)?.[1]
    if (written === undefined) {
      this.#at++
      return { kind: 'optional', tokens: this.#readUntil('?}') }
    }
    this.#at += written.length + 2
    const name = slotNames.find((known) => known === written)
    if (!name) this.flaw ??= { kind: 'unknown', slot: written }
    return { kind: 'slot', name: name ?? 'any' }
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

/** Characters that stand for themselves are one token. */
function append(tokens: Token[], token: Token): void {
  const last = tokens.at(-1)
  if (token.kind === 'text' && last?.kind === 'text')
    tokens[tokens.length - 1] = { kind: 'text', text: last.text + token.text }
  else tokens.push(token)
}

/*
 * Matches one line of a pattern with one line of a digest, from end to end.
 *
 * A slot takes as little as the rest of the pattern allows. Each slot tries each end only once, whatever comes before it,
 * because a match that failed from an offset fails again. So the time is the length of the line times that of the pattern,
 * also for patterns of many slots without anything between them.
 */

/** What the slots of a line hold; offsets count as those of the line do. */
interface Captures {
  readonly spans: ReadonlyMap<SlotName, Span>
  readonly link: LineLink | undefined
}

/** A line of a digest with its markers, as it is matched. */
interface MatchedLine {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly links: readonly LineLink[]
}

type Step =
  | Exclude<Token, { readonly kind: 'optional' }>
  /** What follows may be missing; then matching goes on at a later step. */
  | { readonly kind: 'fork'; readonly to: number }

/** Paragraphs longer than this are not tried. */
const longestLine = 20_000
const longestDate = 40
const mayBeEmpty: ReadonlySet<SlotName> = new Set(['any', 'commentary', 'venue'])

/** Matches lines with the tokens of a line of a pattern. */
export class LineMatcher {
  readonly #steps: readonly Step[]
  /** What a line must hold; looked for first, since most lines are none of the pattern. */
  readonly #texts: readonly string[]
  readonly #needsLink: boolean

  constructor(tokens: readonly Token[]) {
    this.#steps = stepsOf(tokens, 0)
    this.#texts = tokens.flatMap((token) => (token.kind === 'text' ? token.text : []))
    this.#needsLink = tokens.some((token) => token.kind === 'slot' && token.name === 'link')
  }

  match({ text, from, to, links }: MatchedLine): Captures | undefined {
    if (to - from > longestLine || (this.#needsLink && links.length === 0)) return undefined
    const words = text.slice(from, to)
    if (!this.#texts.every((needed) => words.includes(needed))) return undefined
    const line = { words, offset: from, links }
    return new Attempt(this.#steps, line, true).match() ?? new Attempt(this.#steps, line, false).match()
  }
}

function stepsOf(tokens: readonly Token[], first: number): readonly Step[] {
  const steps: Step[] = []
  for (const token of tokens) {
    if (token.kind !== 'optional') steps.push(token)
    else {
      const inner = stepsOf(token.tokens, first + steps.length + 1)
      steps.push({ kind: 'fork', to: first + steps.length + 1 + inner.length }, ...inner)
    }
  }
  return steps
}

const number = /[#№]?\d{1,6}(?:[.-]\d{1,6})*[a-z]?(?![\p{L}\p{N}])/uy
const year = /(?:19|20)\d{2}(?!\d)/y
const isWordBetween = /^[A-Za-z0-9]{2}$/

interface AttemptedLine {
  readonly words: string
  readonly offset: number
  readonly links: readonly LineLink[]
}

class Attempt {
  readonly #steps: readonly Step[]
  readonly #words: string
  readonly #offset: number
  readonly #links: readonly LineLink[]
  readonly #keepsInitials: boolean
  readonly #spans = new Map<SlotName, Span>()
  #link: LineLink | undefined
  /** For each slot the offset from which on all its ends have failed. */
  readonly #failedFrom: number[]
  readonly #dateEnds = new Map<number, readonly number[]>()
  /** For each fork a table of the offsets from which both of its ways have failed. */
  readonly #failedForks = new Map<number, Uint8Array>()

  /** @param keepsInitials no slot ends in front of the full stop of an initial: "Doe, J. and Roe, R." */
  constructor(steps: readonly Step[], line: AttemptedLine, keepsInitials: boolean) {
    this.#steps = steps
    this.#words = line.words
    this.#offset = line.offset
    this.#links = line.links
    this.#keepsInitials = keepsInitials
    this.#failedFrom = new Array(steps.length).fill(Number.POSITIVE_INFINITY)
  }

  match(): Captures | undefined {
    return this.#rest(0, 0) ? { spans: this.#spans, link: this.#link } : undefined
  }

  /** Whether the steps from one on match the words from an offset on, up to their end. */
  #rest(index: number, at: number): boolean {
    const step = this.#steps[index]
    switch (step?.kind) {
      case undefined:
        return at === this.#words.length
      case 'text':
        return this.#words.startsWith(step.text, at) && this.#rest(index + 1, at + step.text.length)
      case 'space':
        return this.#space(index, at)
      case 'bullet':
        return bullet.test(this.#words.charAt(at)) && this.#rest(index + 1, at + 1)
      case 'fork':
        return this.#fork(index, step.to, at)
      case 'slot':
        return this.#slot(step.name, index, at)
    }
  }

  /** Some white space, here or in front of here, or the edge of the line, of a table's cell or of a tag. */
  #space(index: number, at: number): boolean {
    const end = this.#skipSpace(at)
    return (end > at || this.#isEdge(at)) && this.#rest(index + 1, end)
  }

  #isEdge(at: number): boolean {
    const words = this.#words
    if (at === 0 || at === words.length || isWhite(words, at - 1)) return true
    return /[|<]/.test(words.charAt(at)) || /[|>]/.test(words.charAt(at - 1))
  }

  #fork(index: number, to: number, at: number): boolean {
    const failed = this.#failedForks.get(index) ?? new Uint8Array(this.#words.length + 1)
    this.#failedForks.set(index, failed)
    if (failed[at] === 1) return false
    if (this.#rest(index + 1, at) || this.#rest(to, at)) return true
    failed[at] = 1
    return false
  }

  #slot(name: SlotName, index: number, at: number): boolean {
    const start = this.#skipSpace(at)
    if (name === 'link') return this.#takeLink(index, start)
    if (name === 'number') return this.#takeExact(name, number, index, start)
    if (name === 'year') return this.#takeExact(name, year, index, start)
    if (name === 'date') return this.#takeDate(index, start)
    return this.#takeWords(name, index, start)
  }

  #takeLink(index: number, start: number): boolean {
    const at = start + this.#offset
    const link = this.#links.find((other) => other.start === at)
    if (!link) return false
    // A title in quotation marks may follow an address in brackets.
    const inner = link.hasLabel ? [link.end, link.outerEnd - 1] : [link.end]
    if (!inner.some((end) => this.#rest(index + 1, end - this.#offset))) return false
    this.#link = link
    return true
  }

  #takeExact(name: SlotName, pattern: RegExp, index: number, start: number): boolean {
    pattern.lastIndex = start
    const end = start + (pattern.exec(this.#words)?.[0].length ?? 0)
    return end > start && this.#rest(index + 1, end) && this.#capture(name, start, end)
  }

  #takeDate(index: number, start: number): boolean {
    const end = this.#dateEndsAt(start).find((at) => this.#rest(index + 1, at))
    return end !== undefined && this.#capture('date', start, end)
  }

  /** Where dates that start here may end, the longest first. */
  #dateEndsAt(start: number): readonly number[] {
    const known = this.#dateEnds.get(start)
    if (known) return known
    const words = this.#words.slice(start, start + longestDate)
    const ends: number[] = []
    for (let length = words.length; length > 0; length--) {
      if (isWordBetween.test(words.slice(length - 1, length + 1))) continue
      if (isDate(words.slice(0, length))) ends.push(start + length)
    }
    this.#dateEnds.set(start, ends)
    return ends
  }

  #takeWords(name: SlotName, index: number, start: number): boolean {
    const first = mayBeEmpty.has(name) ? start : start + 1
    const next = this.#steps[index + 1]
    const last = this.#words.length
    if (first > last) return false
    if (next === undefined) return this.#capture(name, start, last)
    const failed = this.#failedFrom[index] ?? last
    for (let end = first; end <= last && end < failed; end++) {
      if (next.kind === 'text') {
        end = this.#words.indexOf(next.text, end)
        if (end < 0) break
        if (this.#keepsInitials && next.text.startsWith('.') && this.#endsInitial(start, end)) continue
      }
      if (this.#rest(index + 1, end)) return this.#capture(name, start, end)
    }
    this.#failedFrom[index] = Math.min(failed, first)
    return false
  }

  #endsInitial(start: number, end: number): boolean {
    return endsAbbreviated(this.#words.slice(Math.max(start, end - 6), end))
  }

  #capture(name: SlotName, start: number, end: number): true {
    let to = end
    while (to > start && isWhite(this.#words, to - 1)) to--
    this.#spans.set(name, span(start + this.#offset, to + this.#offset))
    return true
  }

  #skipSpace(at: number): number {
    let end = at
    while (end < this.#words.length && isWhite(this.#words, end)) end++
    return end
  }
}

function isWhite(words: string, at: number): boolean {
  const code = words.charCodeAt(at)
  return code === 10 || isSpace(code)
}

/** The line with its markers, without what indents it and the `#` that close a heading. */
export function matchedLine(text: string, { start, to, links }: Line): MatchedLine {
  let from = start
  while (from < to && isSpace(text.charCodeAt(from))) from++
  return { text, from, to, links }
}
