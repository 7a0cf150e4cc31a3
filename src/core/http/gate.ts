import type { Clock } from './clock.ts'
import {
  closedFor,
  elapsedSince,
  isUnreadable,
  type Lane,
  longestRequestMs,
  type Moment,
  waitFor,
} from './lane.ts'

/** Whom to ask, and how fast at most. */
export interface Pace {
  readonly host: string
  /** Least gap between two requests. */
  readonly minIntervalMs: number
}

/** Where the lanes are kept. */
export interface LaneStore {
  read(lane: string): Lane | undefined
  /** `change` sees the lane as it is, gives what becomes of it (`undefined`: it stays), and has it to itself meanwhile. */
  change(lane: string, change: (lane: Lane | undefined) => Lane | undefined): void
  /**
   * Holds the lane for this process until the returned function is called or the process dies, and no sooner: a process
   * that is stopped still has its request open. `undefined` while another one holds it.
   */
  hold(lane: string): (() => void) | undefined
  /** Whether nobody holds the lane; `undefined` when that cannot be told. */
  isFree(lane: string): boolean | undefined
}

/** Lets one request after another pass, spaced, among all that share the store: in other windows and processes too. */
export class Gate {
  readonly #store: LaneStore
  readonly #clock: Clock
  readonly #name: string
  readonly #holds = new Map<string, () => void>()

  /** @param name differs from that of all others who share the store. */
  constructor(store: LaneStore, clock: Clock, name: string) {
    this.#store = store
    this.#clock = clock
    this.#name = name
  }

  /** How long it makes no sense to try, in milliseconds, as far as known now. */
  waitMs({ host, minIntervalMs }: Pace): number {
    const lane = laneOf(host)
    const known = this.#store.read(lane)
    const isAbandoned = known?.holder !== undefined && this.#isAbandoned(lane, known, this.#moment())
    if (isAbandoned) this.#store.change(lane, (found) => this.#endAbandoned(lane, found))
    return waitFor(isAbandoned ? this.#store.read(lane) : known, minIntervalMs, this.#moment())
  }

  /** Until when nobody is to ask, in milliseconds since the epoch; 0 when that is nobody's wish. */
  closedUntil({ host }: Pace): number {
    const known = this.#store.read(laneOf(host))
    return known && closedFor(known, this.#moment()) > 0 ? known.closedUntil : 0
  }

  /** Whether the turn is taken now; then `leave` must be called at the end. */
  tryEnter({ host, minIntervalMs }: Pace): boolean {
    const lane = laneOf(host)
    let isTaken = false
    this.#store.change(lane, (known) => {
      // Not before: whoever had to wait for the lane would compare it with a moment that is over.
      const now = this.#moment()
      if (known?.holder !== undefined) return this.#endAbandoned(lane, known)
      if (known && isUnreadable(known, now)) return { ...known, seen: now }
      if (waitFor(known, minIntervalMs, now) > 0) return undefined
      const release = this.#store.hold(lane)
      if (!release) return undefined
      this.#holds.set(lane, release)
      isTaken = true
      return { seen: now, holder: this.#name, closedUntil: 0 }
    })
    return isTaken
  }

  leave({ host }: Pace): void {
    const lane = laneOf(host)
    try {
      this.#store.change(lane, (known) =>
        known?.holder === this.#name ? { ...known, seen: this.#moment(), holder: undefined } : undefined,
      )
    } finally {
      this.#holds.get(lane)?.()
      this.#holds.delete(lane)
    }
  }

  /** Keeps everybody away until then, in milliseconds since the epoch; never shortens what another one asked for. */
  close({ host }: Pace, until: number): void {
    this.#store.change(laneOf(host), (known) => {
      const now = this.#moment()
      const before = known && closedFor(known, now) > 0 ? known.closedUntil : 0
      return { seen: known?.seen ?? now, holder: known?.holder, closedUntil: Math.max(until, before) }
    })
  }

  /** The lane without its holder, if that has died; the gap counts from now. */
  #endAbandoned(lane: string, known: Lane | undefined): Lane | undefined {
    const now = this.#moment()
    const isOver = known?.holder !== undefined && this.#isAbandoned(lane, known, now)
    return isOver ? { ...known, seen: now, holder: undefined } : undefined
  }

  /** Whether the process that asked last has died over it. Its request ended with it, just now for all we know. */
  #isAbandoned(lane: string, { seen }: Lane, now: Moment): boolean {
    return this.#store.isFree(lane) ?? (elapsedSince(seen, now) ?? 0) > longestRequestMs
  }

  #moment(): Moment {
    return { wall: this.#clock.now(), steady: this.#clock.steady() }
  }
}

/** Lanes of this process alone. */
export class MemoryLanes implements LaneStore {
  readonly #lanes = new Map<string, Lane>()
  readonly #held = new Set<string>()
  readonly #unknown: Lane | undefined

  /** @param unknown what to think of a lane that was not used yet. */
  constructor(unknown?: Lane) {
    this.#unknown = unknown
  }

  read(lane: string): Lane | undefined {
    return this.#lanes.get(lane) ?? this.#unknown
  }

  change(lane: string, change: (lane: Lane | undefined) => Lane | undefined): void {
    const changed = change(this.read(lane))
    if (changed) this.#lanes.set(lane, changed)
  }

  hold(lane: string): (() => void) | undefined {
    if (this.#held.has(lane)) return undefined
    this.#held.add(lane)
    return () => this.#held.delete(lane)
  }

  isFree(lane: string): boolean {
    return !this.#held.has(lane)
  }
}

/**
 * Which hosts share one lane: all of arXiv's, because its terms count query interface, OAI-PMH and feeds together
 * (https://info.arxiv.org/help/api/tou.html).
 */
export function laneOf(host: string): string {
  return /(?:^|\.)arxiv\.org$/i.test(host) ? 'arxiv.org' : host
}
