import { type Span, span } from '../base/span.ts'
import { type PlainLine, plainLines } from '../digest/lines/hiding.ts'
import type { DigestPart, Entry } from '../digest/model.ts'

/** Ids of rules; empty for all of them. */
type RuleChoice = readonly string[]

/**
 * The directives in the comments of one part: `<!-- digest-disable rule … -->`, `<!-- digest-disable-next-line rule …
 * -->`.
 */
interface Directives {
  readonly everywhere: readonly RuleChoice[]
  readonly places: readonly { readonly rules: RuleChoice; readonly span: Span }[]
  /** Directives for the next line, if the next part begins with it. */
  readonly pending: readonly RuleChoice[]
}

const directiveWord = 'digest-disable'
const directive = /<!--[ \t]*digest-disable(-next-line)?((?:[ \t]+[a-z][0-9a-z]*(?:-[0-9a-z]+)*)*)[ \t]*-->/g

/** The rules that comments in a digest disable, updated as parts are added and removed. */
export class SwitchedOff {
  readonly #directives = new Map<DigestPart, Directives>()
  /** How many comments disable a rule for the whole file, by rule id. */
  readonly #everywhere = new Counts<string>()

  add(part: DigestPart): void {
    // Nearly all parts have none, and all are examined.
    if (!part.text.includes(directiveWord)) return
    const directives = new DirectiveReader(part).read()
    this.#directives.set(part, directives)
    this.#count(directives, 1)
  }

  delete(part: DigestPart): void {
    const directives = this.#directives.get(part)
    if (directives) this.#count(directives, -1)
    this.#directives.delete(part)
  }

  /** Whether a problem that starts at the offset of a part is disabled. */
  holds(ruleId: string, part: DigestPart, offset: number, above: DigestPart | undefined): boolean {
    if (this.#directives.size === 0) return false
    if (this.#everywhere.has(ruleId) || this.#everywhere.has(allRules)) return true
    const isMeant = (rules: RuleChoice) => rules.length === 0 || rules.includes(ruleId)
    const here = this.#directives.get(part)?.places ?? []
    if (here.some(({ rules, span: place }) => isMeant(rules) && isIn(place, offset))) return true
    const pending = above ? (this.#directives.get(above)?.pending ?? []) : []
    return pending.some(isMeant) && isIn(firstPlace(part), offset)
  }

  #count({ everywhere }: Directives, times: 1 | -1): void {
    for (const rules of everywhere)
      for (const id of rules.length > 0 ? rules : [allRules]) this.#everywhere.add(id, times)
  }
}

/** Stands for all rules, because no rule has this id. */
const allRules = ''

/** A rule as a comment names it. */
interface RuleName {
  readonly id: string
  /** Counted from the start of the part. */
  readonly span: Span
}

/** The rules that the comments of a part disable, known or not. */
export function* rulesSwitchedOffIn(part: DigestPart): Iterable<RuleName> {
  if (!part.text.includes(directiveWord)) return
  for (const { words, wordStart, isInside } of plainLines(part.text)) {
    if (isInside) continue
    for (const { 0: comment, 2: ids = '', index } of words.matchAll(directive)) {
      const start = wordStart + index + comment.lastIndexOf(ids)
      for (const { 0: id, index: place } of ids.matchAll(/[^ \t]+/g)) {
        yield { id, span: span(start + place, start + place + id.length) }
      }
    }
  }
}

class DirectiveReader {
  readonly #part: DigestPart
  readonly #everywhere: RuleChoice[] = []
  readonly #places: { rules: RuleChoice; span: Span }[] = []
  #pending: RuleChoice[] = []

  constructor(part: DigestPart) {
    this.#part = part
  }

  read(): Directives {
    for (const line of plainLines(this.#part.text)) if (!line.isInside) this.#readLine(line)
    return { everywhere: this.#everywhere, places: this.#places, pending: this.#pending }
  }

  #readLine(line: PlainLine): void {
    const found = [...line.words.matchAll(directive)]
    if (this.#pending.length > 0 && !isDirective(line.words)) {
      const place = placeAt(this.#part, line)
      for (const rules of this.#pending) this.#places.push({ rules, span: place })
      this.#pending = []
    }
    for (const [, isNextLine, ids = ''] of found) {
      const rules = ids.split(/[ \t]+/).filter((id) => id !== '')
      if (isNextLine) this.#pending.push(rules)
      else this.#everywhere.push(rules)
    }
  }
}

/** Whether a line contains only a directive; a directive for the next line skips it. */
export function isDirective(line: string): boolean {
  return line.replace(directive, '').trim() === ''
}

function firstPlace(part: DigestPart): Span {
  for (const line of plainLines(part.text)) if (line.words !== '') return placeAt(part, line)
  return span(0, 0)
}

/** A line, or all lines that name a paper if its entry begins on that line. */
function placeAt(part: DigestPart, line: Span): Span {
  const entry = part.entries.find(({ span: { start } }) => line.start <= start && start <= line.end)
  return span(line.start, entry ? Math.max(line.end, endOfHead(entry)) : line.end)
}

/** The end of the last line that names an entry's paper. */
function endOfHead({ title, link }: Entry): number {
  return Math.max(title?.span.end ?? 0, link?.span.end ?? 0)
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}

/** Counts how often each word occurs. */
export class Counts<T extends string> {
  readonly #counts = new Map<T, number>()

  add(value: T, times: 1 | -1): void {
    const count = (this.#counts.get(value) ?? 0) + times
    if (count > 0) this.#counts.set(value, count)
    else this.#counts.delete(value)
  }

  get(value: T): number {
    return this.#counts.get(value) ?? 0
  }

  has(value: T): boolean {
    return this.#counts.has(value)
  }

  /** The most frequent word; among equals the given default, then the first in the alphabet. */
  most(usual: T): T {
    const ranked = [...this.#counts].sort(([a, countOfA], [b, countOfB]) => {
      if (countOfA !== countOfB) return countOfB - countOfA
      if (a === usual || b === usual) return a === usual ? -1 : 1
      return a < b ? -1 : 1
    })
    return ranked[0]?.[0] ?? usual
  }
}
