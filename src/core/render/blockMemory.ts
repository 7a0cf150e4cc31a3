import type { ArxivId } from '../arxiv/identifier.ts'
import type { Paper } from '../paper/paper.ts'
import type { ReviewFacts } from './reviewFacts.ts'

/** A question that a block asked while it was rendered, with a way to ask it again. */
interface Asked {
  readonly answer: unknown
  again(facts: ReviewFacts): unknown
}

interface Remembered {
  readonly html: string
  readonly asked: readonly Asked[]
}

/**
 * Renders each block once: it is given again for the same key, as long as all that it asked has the same answers. What a
 * review does not use any more is forgotten after it.
 */
export class BlockMemory {
  #before: ReadonlyMap<string, Remembered> = new Map()
  #now = new Map<string, Remembered>()
  #facts: ReviewFacts = { paper: () => undefined }

  /** Runs one review; blocks are asked for within it. */
  during<T>(facts: ReviewFacts, review: () => T): T {
    this.#facts = facts
    this.#before = this.#now
    this.#now = new Map()
    return review()
  }

  /** @param key all that the block depends on besides facts */
  block(key: string, render: (facts: ReviewFacts) => string): string {
    const known = this.#now.get(key) ?? this.#before.get(key)
    const isRight = known?.asked.every((question) => question.again(this.#facts) === question.answer)
    const remembered = known && isRight ? known : this.#render(render)
    this.#now.set(key, remembered)
    return remembered.html
  }

  #render(render: (facts: ReviewFacts) => string): Remembered {
    const asked: Asked[] = []
    const html = render(listen(this.#facts, asked))
    return { html, asked }
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
    // A list is made anew each time; what it says counts.
    covered: (id) => JSON.parse(hear((later) => JSON.stringify(later.covered?.(id) ?? []))),
    instead: (id) => hear((later) => later.instead?.(id)),
    picture: (source) => hear((later) => later.picture?.(source)),
    tagPage: (name) => hear((later) => later.tagPage?.(name)),
  }
}
