import { overlaps, type Span, touches } from '../base/span.ts'
import { applyEdits, type TextEdit } from '../base/textEdit.ts'
import type { Digest, Entry, LayoutId } from '../digest/model.ts'
import { agrees, type DigestReading, readingOf } from '../digest/rewrite.ts'

/** One way to rewrite an entry. */
export interface Rewrite {
  readonly edits: readonly TextEdit[]
  /** The layout with which the rewritten entry must be read. */
  readonly layout: LayoutId
  /** The address that it must have. */
  readonly url: string
}

/** Reads a text in the same way as the digest. */
export type ReadDigest = (text: string) => Digest

/** However long a document is, it is read at most this often to find what may be rewritten. */
const mostReadings = 300

/**
 * The rewrites of entries after which the digest still says the same: for each entry the first of its rewrites that
 * works together with those of the others. An entry that would be read differently, or would change how others are
 * read, is left as it is.
 * @param rewritesOf the rewrites of an entry by its index, best first
 */
export function soundRewrites(
  digest: Digest,
  read: ReadDigest,
  rewritesOf: (entry: Entry, index: number) => readonly Rewrite[],
): ReadonlyMap<number, Rewrite> {
  const choices = digest.entries.flatMap((entry, index) => {
    const rewrites = rewritesOf(entry, index)
    return rewrites.length > 0 ? [{ index, rewrites }] : []
  })
  return choices.length > 0 ? new RewriteSearch(digest, read).settle(choices) : new Map()
}

/** Entries that refer to the same definition share the edit of its address. */
export function editsOf(rewrites: ReadonlyMap<number, Rewrite>): readonly TextEdit[] {
  const edits = [...rewrites.values()].flatMap((rewrite) => rewrite.edits)
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()]
}

/** Whether the entry, or another span, is in a selection or around a cursor. */
export function isSelected({ span }: Pick<Entry, 'span'>, selection: Span): boolean {
  return selection.start === selection.end ? touches(span, selection.start) : overlaps(span, selection)
}

interface Choice {
  readonly index: number
  readonly rewrites: readonly Rewrite[]
}

type Chosen = ReadonlyMap<number, Rewrite>

class RewriteSearch {
  readonly #digest: Digest
  readonly #read: ReadDigest
  readonly #wanted: DigestReading
  #readings = 0

  constructor(digest: Digest, read: ReadDigest) {
    this.#digest = digest
    this.#read = read
    this.#wanted = readingOf(digest)
  }

  /** Goes over the entries until nothing more can be rewritten, so that a search in the result finds nothing. */
  settle(choices: readonly Choice[]): Chosen {
    const most = Math.max(...choices.map(({ rewrites }) => rewrites.length))
    let chosen: Chosen = new Map()
    for (let before: Chosen | undefined; before !== chosen; ) {
      before = chosen
      for (let rank = 0; rank < most; rank++) chosen = this.#take(chosen, choices, rank)
    }
    return chosen
  }

  /** Applies the rewrites of a rank, for entries without a better one, as far as they work. */
  #take(known: Chosen, choices: readonly Choice[], rank: number): Chosen {
    let chosen = known
    let rest = choices.filter(({ index, rewrites }) => {
      const own = known.get(index)
      return rewrites[rank] !== undefined && (!own || rewrites.indexOf(own) > rank)
    })
    while (rest.length > 0) {
      const sound = this.#soundCount(chosen, rest, rank)
      if (sound > 0) chosen = withRewrites(chosen, rest.slice(0, sound), rank)
      rest = rest.slice(sound + 1)
    }
    return chosen
  }

  /** How many of the entries, from the first on, can be rewritten together: all, or those before one that cannot. */
  #soundCount(chosen: Chosen, rest: readonly Choice[], rank: number): number {
    const isSound = (count: number) => this.#isSound(withRewrites(chosen, rest.slice(0, count), rank))
    if (isSound(rest.length)) return rest.length
    let low = 0
    let high = rest.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (isSound(middle)) low = middle
      else high = middle
    }
    return low
  }

  #isSound(chosen: Chosen): boolean {
    if (this.#readings++ >= mostReadings) return false
    const text = applyEdits(this.#digest.text, editsOf(chosen))
    return agrees(readingOf(this.#read(text)), this.#wanted, (index) => chosen.get(index))
  }
}

function withRewrites(chosen: Chosen, choices: readonly Choice[], rank: number): Chosen {
  const all = new Map(chosen)
  for (const { index, rewrites } of choices) {
    const rewrite = rewrites[rank]
    if (rewrite) all.set(index, rewrite)
  }
  return all
}
