import type { LookUpOutcome } from './source.ts'

/** One identifier that callers wait for. */
export interface Wanted<Id extends string> {
  readonly id: Id
  readonly outcome: Promise<LookUpOutcome<Id>>
}

/** An identifier that has not been requested yet. */
interface Queued<Id extends string> {
  readonly id: Id
  /** Ids of the sources that need not be asked: they answered that they do not have it. */
  readonly tried: Set<string>
  /** Whether its record is only second-hand; no caller waits for it. */
  readonly isUpgrade: boolean
  /** Whether its record is old; callers wait for a new one. */
  readonly isRecheck: boolean
}

interface Entry<Id extends string> extends Wanted<Id>, Queued<Id> {
  readonly settle: (outcome: LookUpOutcome<Id>) => void
  isUpgrade: boolean
  isRecheck: boolean
  waiting: number
  isTaken: boolean
}

/** Which callers wait for which identifier; several that want the same one share one entry, so it is requested once. */
export class WantedPapers<Id extends string> {
  readonly #entries = new Map<Id, Entry<Id>>()
  #preferred: ReadonlySet<Id> = new Set()

  /** The number of identifiers that wait to be taken. */
  get queued(): number {
    return this.#waiting().length
  }

  /**
   * The identifiers that wait to be taken: preferred ones first, then the oldest; those with a known record come last.
   */
  queue(): readonly Queued<Id>[] {
    const rank = ({ id, isUpgrade, isRecheck }: Entry<Id>) =>
      isUpgrade || isRecheck ? 2 : this.#preferred.has(id) ? 0 : 1
    return this.#waiting().sort((a, b) => rank(a) - rank(b))
  }

  /** These come before all others from now on; replaces the previous preference. */
  prefer(ids: readonly Id[]): void {
    this.#preferred = new Set(ids)
  }

  join(ids: readonly Id[]): readonly Wanted<Id>[] {
    return ids.map((id) => {
      const entry = this.#entries.get(id) ?? this.#add(id)
      entry.waiting += 1
      entry.isUpgrade = false
      return entry
    })
  }

  /** Like {@link join}, for papers whose records are old; those sources are not asked. */
  joinAgain(ids: readonly Id[], tried: readonly string[]): readonly Wanted<Id>[] {
    for (const id of ids) {
      const entry = this.#entries.get(id) ?? this.#add(id)
      entry.isRecheck = true
      for (const source of tried) entry.tried.add(source)
    }
    return this.join(ids)
  }

  /** Queues papers that no caller waits for, to get them from a source that was not tried. */
  upgrade(ids: readonly Id[], tried: readonly string[]): void {
    for (const id of ids) {
      if (this.#entries.has(id)) continue
      const entry = this.#add(id)
      entry.isUpgrade = true
      for (const source of tried) entry.tried.add(source)
    }
  }

  /** Identifiers that no caller waits for any more are dropped, unless a request for them is running. */
  leave(wanted: readonly Wanted<Id>[]): void {
    for (const { id, outcome } of wanted) {
      const entry = this.#entries.get(id)
      // A settled entry may have been followed by a new one with the same id.
      if (entry?.outcome !== outcome) continue
      entry.waiting -= 1
      if (isDropped(entry)) this.#entries.delete(id)
    }
  }

  /** Notes that the source does not have it, and returns all sources that do not. */
  markTried(id: Id, source: string): ReadonlySet<string> {
    return this.#entries.get(id)?.tried.add(source) ?? new Set([source])
  }

  /** Reserves them, until they are settled or put back. */
  take(ids: readonly Id[]): void {
    for (const id of ids) {
      const entry = this.#entries.get(id)
      if (entry) entry.isTaken = true
    }
  }

  putBack(ids: readonly Id[]): void {
    for (const id of ids) {
      const entry = this.#entries.get(id)
      if (!entry) continue
      entry.isTaken = false
      if (isDropped(entry)) this.#entries.delete(id)
    }
  }

  settle(id: Id, outcome: LookUpOutcome<Id>): void {
    this.#entries.get(id)?.settle(outcome)
    this.#entries.delete(id)
  }

  settleAll(outcome: LookUpOutcome<Id>): void {
    for (const id of [...this.#entries.keys()]) this.settle(id, outcome)
  }

  #waiting(): Entry<Id>[] {
    return [...this.#entries.values()].filter(({ isTaken }) => !isTaken)
  }

  #add(id: Id): Entry<Id> {
    let settle: (outcome: LookUpOutcome<Id>) => void = () => {}
    const outcome = new Promise<LookUpOutcome<Id>>((resolve) => {
      settle = resolve
    })
    const state = { tried: new Set<string>(), isUpgrade: false, isRecheck: false, waiting: 0, isTaken: false }
    const entry: Entry<Id> = { id, outcome, settle, ...state }
    this.#entries.set(id, entry)
    return entry
  }
}

function isDropped({
  waiting,
  isTaken,
  isUpgrade,
}: Pick<Entry<string>, 'waiting' | 'isTaken' | 'isUpgrade'>): boolean {
  return waiting === 0 && !isTaken && !isUpgrade
}
