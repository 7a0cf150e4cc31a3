// What a review uses besides its digest, and what is remembered of its blocks as long as that stays the same.
import type { ArxivId } from '../arxiv/identifier.ts'
import type { Facts, Paper, PaperId } from '../paper/paper.ts'

/** A record that is loading, that no service has, or that is unavailable. */
type MissingRecord = 'pending' | 'missing' | 'unavailable'

/** An entry of another digest. */
export interface Covered {
  /** The other digest, by its date and title, or the other paper. */
  readonly label: string
  /** Where it can be read; not a link if missing. */
  readonly url?: string
  /** The first words of its commentary; may be empty. */
  readonly said: string
  /** How many digests this stands for; one if missing. */
  readonly digests?: number
}

/** Whether the address leads to another file of the archive. */
export function isLocal(address: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2}|#)/i.test(address)
}

/** What a review uses besides its digest. It never fetches anything. Where answers may have changed, it is another object. */
export interface ReviewFacts extends Facts {
  /** Why a paper has no record; unknown if missing. */
  missingRecord?(id: ArxivId): MissingRecord | undefined
  /** Where else the paper is reviewed, earliest first; nowhere if missing. */
  covered?(id: PaperId): readonly Covered[]
  /** Entries of other digests on similar papers, most similar first; none if missing. */
  related?(id: PaperId): readonly Covered[]
  /** The address at which an image is shown; it becomes a link if this is missing or returns none. */
  picture?(source: string): string | undefined
  /**
   * The address for a link to another file; it is not a link if this returns none. If missing, links stay as written.
   */
  localLink?(address: string): string | undefined
  /**
   * The address for a link to a part of the same text, by what follows its `#`; it is not a link if this returns none.
   * If missing, such links stay as written.
   */
  partLink?(part: string): string | undefined
  /** The address of a tag's page, by its name; tags are not links if this is missing or returns none. */
  tagPage?(name: string): string | undefined
  /** The same for an author, by the name in the record. */
  authorPage?(name: string): string | undefined
  /** The same for a category, by its code. */
  categoryPage?(code: string): string | undefined
}

/** As much as a window can lay out without delay. */
const mostOfPage = 3_000_000

/** The remaining size of the formulas on one page, in characters of HTML. */
export class FormulaBudget {
  #left: number

  constructor(left = mostOfPage) {
    this.#left = left
  }

  get left(): number {
    return this.#left
  }

  spend(characters: number): void {
    this.#left = Math.max(0, this.#left - characters)
  }
}

/** A fact that a block asked for while it was rendered, with a way to ask again. */
interface Asked {
  readonly answer: unknown
  again(facts: ReviewFacts): unknown
}

interface Remembered {
  readonly html: string
  readonly asked: readonly Asked[]
  /** The facts that gave these answers last. */
  facts: ReviewFacts
  /** The latest review with this block. */
  review: number
  /** The formula budget before and after the block. */
  readonly before: number
  readonly after: number
}

/**
 * Renders each block once: it is returned again for the same key, as long as everything that it asked has the same
 * answer. Blocks that a review does not use any more are forgotten after it, if it was rendered to its end.
 */
export class BlockMemory {
  readonly #blocks = new Map<string, Remembered>()
  #review = 0
  #facts: ReviewFacts = { paper: () => undefined }
  readonly #mostOfFormulas: number | undefined
  #formulas = new FormulaBudget()

  /** @param mostOfFormulas the maximum size of all formulas of a page, in characters */
  constructor(mostOfFormulas?: number) {
    this.#mostOfFormulas = mostOfFormulas
  }

  /** Renders one review, whose blocks are rendered as they are taken, and before those of another. */
  *during<T>(facts: ReviewFacts, review: Iterable<T>): Iterable<T> {
    this.#facts = facts
    this.#formulas = new FormulaBudget(this.#mostOfFormulas)
    this.#review++
    yield* review
    for (const [key, { review }] of this.#blocks) if (review !== this.#review) this.#blocks.delete(key)
  }

  /** The formula budget that is left for the page of the current review. */
  get formulas(): FormulaBudget {
    return this.#formulas
  }

  /** @param key everything that the block depends on besides facts */
  block(key: string, render: (facts: ReviewFacts, formulas: FormulaBudget) => string): string {
    const facts = this.#facts
    const review = this.#review
    const known = this.#blocks.get(key)
    if (known && this.#isRight(known)) {
      this.#formulas.spend(known.before - known.after)
      Object.assign(known, { facts, review })
      return known.html
    }
    const asked: Asked[] = []
    const before = this.#formulas.left
    const html = render(listen(facts, asked), this.#formulas)
    this.#blocks.set(key, { html, asked, facts, review, before, after: this.#formulas.left })
    return html
  }

  /** Its formulas had room to spare, and there is as much now; or nothing has changed above it. */
  #isRight({ asked, facts, before, after }: Remembered): boolean {
    const { left } = this.#formulas
    const hasRoom = left === before || (after > 0 && left > before - after)
    const isSame = facts === this.#facts
    return hasRoom && (isSame || asked.every((question) => question.again(this.#facts) === question.answer))
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
    ...(facts.partLink && { partLink: (part) => hear((later) => later.partLink?.(part)) }),
    tagPage: (name) => hear((later) => later.tagPage?.(name)),
    authorPage: (name) => hear((later) => later.authorPage?.(name)),
    categoryPage: (code) => hear((later) => later.categoryPage?.(code)),
  }
}
