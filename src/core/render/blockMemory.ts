import type { ArxivId } from '../arxiv/identifier.ts'
import type { Paper } from '../paper/paper.ts'
import { FormulaBudget } from './math.ts'
import type { ReviewFacts } from './reviewFacts.ts'

/** A question that a block asked while it was rendered, with a way to ask it again. */
interface Asked {
  readonly answer: unknown
  again(facts: ReviewFacts): unknown
}

interface Remembered {
  readonly html: string
  readonly asked: readonly Asked[]
  /** What formulas might still become before it, and after it. */
  readonly before: number
  readonly after: number
}

/**
 * Renders each block once: it is given again for the same key, as long as all that it asked has the same answers. What a
 * review does not use any more is forgotten after it.
 */
export class BlockMemory {
  #before: ReadonlyMap<string, Remembered> = new Map()
  #now = new Map<string, Remembered>()
  #facts: ReviewFacts = { paper: () => undefined }
  readonly #mostOfFormulas: number | undefined
  #formulas = new FormulaBudget()

  /** @param mostOfFormulas what all formulas of a page may become, in characters */
  constructor(mostOfFormulas?: number) {
    this.#mostOfFormulas = mostOfFormulas
  }

  /** Runs one review; blocks are asked for within it. */
  during<T>(facts: ReviewFacts, review: () => T): T {
    this.#facts = facts
    this.#formulas = new FormulaBudget(this.#mostOfFormulas)
    this.#before = this.#now
    this.#now = new Map()
    return review()
  }

  /** Of the review that runs: what the formulas of its page may still become. */
  get formulas(): FormulaBudget {
    return this.#formulas
  }

  /** @param key all that the block depends on besides facts */
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

  /** Its formulas were set with room to spare, and there is as much now; or nothing has changed above it. */
  #isRight({ asked, before, after }: Remembered): boolean {
    const { left } = this.#formulas
    const hasRoom = left === before || (after > 0 && left > before - after)
    return hasRoom && asked.every((question) => question.again(this.#facts) === question.answer)
  }
}

/** The same facts; what is asked of them is put on the list. */
function listen(facts: ReviewFacts, asked: Asked[]): ReviewFacts {
  const hear = <T>(again: (later: ReviewFacts) => T): T => {
    const answer = again(facts)
    asked.push({ answer, again })
    return answer
  }
  return {
    paper: (id: ArxivId): Paper | undefined => hear((later) => later.paper(id)),
    doiPaper: (doi) => hear((later) => later.doiPaper?.(doi)),
    // A list is made anew each time; what it says counts.
    covered: (id) => JSON.parse(hear((later) => JSON.stringify(later.covered?.(id) ?? []))),
    related: (id) => JSON.parse(hear((later) => JSON.stringify(later.related?.(id) ?? []))),
    standing: (id) => hear((later) => later.standing?.(id)),
    picture: (source) => hear((later) => later.picture?.(source)),
    ...(facts.localLink && { localLink: (address) => hear((later) => later.localLink?.(address)) }),
    tagPage: (name) => hear((later) => later.tagPage?.(name)),
    authorPage: (name) => hear((later) => later.authorPage?.(name)),
    categoryPage: (code) => hear((later) => later.categoryPage?.(code)),
  }
}
