// What of the words that name a paper may be its title, and in which slot each candidate stands.

import type { Span } from '../../base/span.ts'
import { judge, type Level } from './judge.ts'
import type { Part } from './parts.ts'
import { countFullNames, isPeople } from './people.ts'
import { trimmed } from './trim.ts'
import { sentenceStarts } from './words.ts'

/** The end of the name of a slot that holds the label of a link as a whole. */
export const whole = '='

/** Where a candidate stands: its parts, first and last, and its words with what was trimmed. */
interface CandidatePlace {
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
}

/** A title that words may have. */
export class Candidate implements CandidatePlace {
  readonly slot: string
  readonly span: Span
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
  readonly #text: string
  #level: Level | undefined

  constructor(text: string, slot: string, at: Span, place: CandidatePlace) {
    this.#text = text
    this.slot = slot
    this.span = at
    this.first = place.first
    this.last = place.last
    this.from = place.from
    this.to = place.to
  }

  get level(): Level {
    this.#level ??= judge(this.#text.slice(this.span.start, this.span.end))
    return this.#level
  }
}

/** Words and their parts. */
interface Words {
  readonly text: string
  readonly parts: readonly Part[]
}

/** The plain words from one part to another, cut into the sentences of a reference: authors, title, venue. */
export class Run {
  readonly first: number
  readonly last: number
  readonly #words: Words
  readonly #slot: string
  #sentences: readonly Candidate[] | undefined

  constructor(words: Words, first: number, last: number, slot: string) {
    this.#words = words
    this.first = first
    this.last = last
    this.#slot = slot
  }

  get sentences(): readonly Candidate[] {
    this.#sentences ??= this.#cut()
    return this.#sentences
  }

  #cut(): readonly Candidate[] {
    const { text, parts } = this.#words
    const start = (parts[this.first] as Part).from
    const end = (parts[this.last] as Part).to
    const words = text.slice(start, end)
    const names = authorsUpToColon(words)
    const all = sentenceStarts(words)
    const isNamed = names && all.every((cut) => cut === 0 || cut > names.end)
    const cuts = isNamed ? [names.start, names.end, ...all.slice(1)] : all
    return cuts.flatMap((cut, index) => {
      const from = start + cut
      const to = start + (cuts[index + 1] ?? end - start)
      const own = trimmed(text, from, to)
      if (!own) return []
      return new Candidate(text, `${this.#slot}.${index}`, own, {
        first: this.first,
        last: this.last,
        from,
        to,
      })
    })
  }
}

const upToColon = /^((?:\[\p{L}\]\s)?)(\p{Lu}[^:：]{4,200}?)\s?:\s+(?=\S)/u

/** "Ann B. Author: ", "[j] Ann Author, Bo Writer: ": the authors that a colon parts from the title. */
function authorsUpToColon(words: string): Span | undefined {
  const [all = '', before = '', names = ''] = upToColon.exec(words) ?? []
  // "One Encoder, Many Clocks: …" is a title: two names are none for sure.
  const isSure = before !== '' || /(?:^|\s)\p{Lu}\.\s/u.test(names) || countFullNames(names) > 2
  const isNamed = isSure && isPeople(names)
  return isNamed ? { start: before.length, end: all.length } : undefined
}

/** Where a part stands by itself. */
export function partPlace({ from, to }: Part, at: number): CandidatePlace {
  return { first: at, last: at, from, to }
}
