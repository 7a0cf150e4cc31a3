import type { ArxivId } from '../arxiv/identifier.ts'
import type { LookUpOutcome } from './outcome.ts'

/** One identifier that somebody waits for. */
export interface Wanted {
  readonly id: ArxivId
  readonly outcome: Promise<LookUpOutcome>
}

interface Entry extends Wanted {
  readonly settle: (outcome: LookUpOutcome) => void
  waiting: number
  isTaken: boolean
}

/** Who waits for which identifier; several who want the same one share one entry, so it is asked for once. */
export class WantedPapers {
  readonly #entries = new Map<ArxivId, Entry>()

  /** How many identifiers wait to be taken. */
  get queued(): number {
    return [...this.#entries.values()].filter(({ isTaken }) => !isTaken).length
  }

  join(ids: readonly ArxivId[]): readonly Wanted[] {
    return ids.map((id) => {
      const entry = this.#entries.get(id) ?? this.#add(id)
      entry.waiting += 1
      return entry
    })
  }

  /** Identifiers that nobody waits for any more are dropped, unless a request is on its way with them. */
  leave(wanted: readonly Wanted[]): void {
    for (const { id, outcome } of wanted) {
      const entry = this.#entries.get(id)
      // A settled entry may have been followed by a new one of the same id.
      if (entry?.outcome !== outcome) continue
      entry.waiting -= 1
      if (entry.waiting === 0 && !entry.isTaken) this.#entries.delete(id)
    }
  }

  /** The oldest identifiers that wait, to be settled or put back. */
  take(most: number): readonly ArxivId[] {
    const taken = [...this.#entries.values()].filter(({ isTaken }) => !isTaken).slice(0, most)
    for (const entry of taken) entry.isTaken = true
    return taken.map(({ id }) => id)
  }

  putBack(ids: readonly ArxivId[]): void {
    for (const id of ids) {
      const entry = this.#entries.get(id)
      if (!entry) continue
      entry.isTaken = false
      if (entry.waiting === 0) this.#entries.delete(id)
    }
  }

  settle(id: ArxivId, outcome: LookUpOutcome): void {
    this.#entries.get(id)?.settle(outcome)
    this.#entries.delete(id)
  }

  settleAll(outcome: LookUpOutcome): void {
    for (const id of [...this.#entries.keys()]) this.settle(id, outcome)
  }

  #add(id: ArxivId): Entry {
    let settle: (outcome: LookUpOutcome) => void = () => {}
    const outcome = new Promise<LookUpOutcome>((resolve) => {
      settle = resolve
    })
    const entry: Entry = { id, outcome, settle, waiting: 0, isTaken: false }
    this.#entries.set(id, entry)
    return entry
  }
}
