// What the lines of a document say of its frames, added up.

import type { Saying } from '../layouts/fields.ts'
import type { AroundTitle } from '../titles/credits.ts'
import { meeting, type TitleVotes, voteAround, votePresent } from './around.ts'

/** The slot of lines that are facts. */
export const fact = 'fact'

/** What one kind of line came to. */
export interface Tally {
  /** Lines of the shape. */
  lines: number
  /** Lines that name a paper beyond doubt. */
  sure: number
  /** Where those have their titles. */
  readonly slots: Map<string, number>
  /** Where lines have their titles that may name a paper. */
  readonly weak: Map<string, number>
  /** The titles, and what stands around them. */
  readonly titles: TitleVotes
}

/** The sums of a document, or of a stretch of it. */
export type Tallies = ReadonlyMap<string, Tally>

/** Votes to be added up. */
export class Count {
  readonly tallies = new Map<string, Tally>()

  /** Counts a line that may name a paper, if the others of its shape do. */
  voteWeakly(shape: string, slot: string): void {
    const tally = this.#tally(shape)
    tally.lines++
    addTo(tally.weak, slot, 1)
  }

  /** Counts a title, and what stands around it. */
  voteTitle(shape: string, title: string, around: AroundTitle): void {
    voteAround(this.#tally(shape).titles, title, around)
  }

  /** Counts people who were at a meeting: "Present: Ann, Bo". */
  votePeople(names: readonly string[]): void {
    votePresent(this.#tally(meeting).titles, names)
  }

  /** Counts a line below the name of a paper. */
  voteFact(shape: string, saying: Saying): void {
    if (saying === 'name') this.voteWeakly(shape, fact)
    else this.vote(shape, saying === 'fact' ? fact : undefined)
  }

  /** @param slot where the title stands, for a line that names a paper beyond doubt */
  vote(shape: string, slot: string | undefined, lines = 1): void {
    const tally = this.#tally(shape)
    tally.lines += lines
    if (slot === undefined) return
    tally.sure++
    addTo(tally.slots, slot, 1)
  }

  /** Adds another's votes, or takes them away. */
  add(other: Tallies, sign: 1 | -1 = 1): void {
    for (const [shape, { lines, sure, slots, weak, titles }] of other) {
      const tally = this.#tally(shape)
      tally.lines += sign * lines
      tally.sure += sign * sure
      for (const [slot, count] of slots) addTo(tally.slots, slot, sign * count)
      for (const [slot, count] of weak) addTo(tally.weak, slot, sign * count)
      for (const [vote, count] of titles) addTo(tally.titles, vote, sign * count)
    }
  }

  #tally(shape: string): Tally {
    let tally = this.tallies.get(shape)
    if (!tally) {
      tally = { lines: 0, sure: 0, slots: new Map(), weak: new Map(), titles: new Map() }
      this.tallies.set(shape, tally)
    }
    return tally
  }
}

/** Adds to a count, or takes away from it. */
export function addTo<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}
