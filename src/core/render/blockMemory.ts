import type { ArxivId } from '../arxiv/identifier.ts'
import type { Paper } from '../paper/paper.ts'
import { FormulaBudget } from './math.ts'
import type { ReviewFacts } from './reviewFacts.ts'

/** A fact that a block asked for while it was rendered, with a way to ask again. */
interface Asked {
  readonly answer: unknown
  again(facts: ReviewFacts): unknown
}

interface Remembered {
  readonly html: string
  readonly asked: readonly Asked[]
  /** The formula budget before and after the block. */
  readonly before: number
  readonly after: number
}

/**
 * Renders each block once: it is returned again for the same key, as long as everything that it asked has the same
 * answer. Blocks that a review does not use any more are forgotten after it.
 */
export class BlockMemory {
  #before: ReadonlyMap<string, Remembered> = new Map()
  #now = new Map<string, Remembered>()
  #facts: ReviewFacts = { paper: () => undefined }
  readonly #mostOfFormulas: number | undefined
  #formulas = new FormulaBudget()

  /** @param mostOfFormulas the maximum size of all formulas of a page, in characters */
  constructor(mostOfFormulas?: number) {
    this.#mostOfFormulas = mostOfFormulas
  }

  /** Renders one review; its blocks are rendered within the callback. */
  during<T>(facts: ReviewFacts, review: () => T): T {
    this.#facts = facts
    this.#formulas = new FormulaBudget(this.#mostOfFormulas)
    this.#before = this.#now
    this.#now = new Map()
    return review()
  }

  /** The formula budget that is left for the page of the current review. */
  get formulas(): FormulaBudget {
    return this.#formulas
  }

  /** @param key everything that the block depends on besides facts */
  block(key: string, render: (facts: ReviewFacts, formulas: FormulaBudget) => string): string {
    const known = this.#now.get(key) ?? this.#before.get(key)
    if (known && this.#isRight(known)) {
      this.#formulas.spend(known.before - known.after)
      return this.#keep(key, known)
    }
    const asked: Asked[] = []
    const before = this.#formulas.left
    const html = render(listen(this.#facts, asked), this.#formulas)
    return this.#keep(key, { html, asked, before, after: this.#formulas.left })
  }

  #keep(key: string, remembered: Remembered): string {
    this.#now.set(key, remembered)
    return remembered.html
  }

  /** Its formulas had room to spare, and there is as much now; or nothing has changed above it. */
  #isRight({ asked, before, after }: Remembered): boolean {
    const { left } = this.#formulas
    const hasRoom = left === before || (after > 0 && left > before - after)
    return hasRoom && asked.every((question) => question.again(this.#facts) === question.answer)
  }
}

/** The same facts, recording everything that is asked. */
function listen(facts: ReviewFacts, asked: Asked[]): ReviewFacts {
  const hear = <T>(again: (later: ReviewFacts) => T): T => {
    const answer = again(facts)
    asked.push({ answer, again })
    return answer
  }
  return {
    paper: (id: ArxivId): Paper | undefined => hear((later) => later.paper(id)),
    doiPaper: (doi) => hear((later) => later.doiPaper?.(doi)),
    // A list is created anew each time; its content counts.
    covered: (id) => JSON.parse(hear((later) => JSON.stringify(later.covered?.(id) ?? []))),
    related: (id) => JSON.parse(hear((later) => JSON.stringify(later.related?.(id) ?? []))),
    missingRecord: (id) => hear((later) => later.missingRecord?.(id)),
    picture: (source) => hear((later) => later.picture?.(source)),
    ...(facts.localLink && { localLink: (address) => hear((later) => later.localLink?.(address)) }),
    tagPage: (name) => hear((later) => later.tagPage?.(name)),
    authorPage: (name) => hear((later) => later.authorPage?.(name)),
    categoryPage: (code) => hear((later) => later.categoryPage?.(code)),
  }
}
