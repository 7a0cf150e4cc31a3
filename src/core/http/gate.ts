import type { Clock } from './clock.ts'
import { closedFor, isUnreadable, type Lane, type Moment, waitFor } from './lane.ts'

/** Whom to ask, and how fast at most. */
export interface Pace {
  readonly host: string
  /** Least gap between two requests. */
  readonly minIntervalMs: number
}

/**
 * Where the lanes are kept. `change` sees the lane as it is, gives what becomes of it (`undefined`: it stays), and must
 * have it to itself meanwhile.
 */
export interface LaneStore {
  read(lane: string): Lane | undefined
  change(lane: string, change: (lane: Lane | undefined) => Lane | undefined): void
}

/** Lets one request after another pass, spaced, among all that share the store: in other windows and processes too. */
export class Gate {
  readonly #store: LaneStore
  readonly #clock: Clock
  readonly #name: string

  /** @param name differs from that of all others who share the store. */
  constructor(store: LaneStore, clock: Clock, name: string) {
    this.#store = store
    this.#clock = clock
    this.#name = name
  }

  /** How long it makes no sense to try, in milliseconds, as far as known now. */
  waitMs({ host, minIntervalMs }: Pace): number {
    return waitFor(this.#store.read(laneOf(host)), minIntervalMs, this.#moment())
  }

  /** Until when nobody is to ask, in milliseconds since the epoch; 0 when that is nobody's wish. */
  closedUntil({ host }: Pace): number {
    const known = this.#store.read(laneOf(host))
    return known && closedFor(known, this.#moment()) > 0 ? known.closedUntil : 0
  }

  /** Whether the turn is taken now; then `renew` must be called every {@link renewEveryMs}, and `leave` at the end. */
  tryEnter({ host, minIntervalMs }: Pace): boolean {
    let isTaken = false
    this.#store.change(laneOf(host), (known) => {
      // Not before: whoever had to wait for the lane would compare it with a moment that is over.
      const now = this.#moment()
      if (known && isUnreadable(known, now)) return { ...known, seen: now, holder: undefined }
      if (waitFor(known, minIntervalMs, now) > 0) return undefined
      isTaken = true
      return { seen: now, holder: this.#name, closedUntil: 0 }
    })
    return isTaken
  }

  /** Tells the others that the request still goes on. */
  renew({ host }: Pace): void {
    this.#changeOwn(host, (own) => ({ ...own, seen: this.#moment() }))
  }

  leave({ host }: Pace): void {
    this.#changeOwn(host, (own) => ({ ...own, seen: this.#moment(), holder: undefined }))
  }

  /** Keeps everybody away until then, in milliseconds since the epoch; never shortens what another one asked for. */
  close({ host }: Pace, until: number): void {
    this.#store.change(laneOf(host), (known) => {
      const now = this.#moment()
      const before = known && closedFor(known, now) > 0 ? known.closedUntil : 0
      return { seen: known?.seen ?? now, holder: known?.holder, closedUntil: Math.max(until, before) }
    })
  }

  #changeOwn(host: string, change: (own: Lane) => Lane): void {
    this.#store.change(laneOf(host), (known) => (known?.holder === this.#name ? change(known) : undefined))
  }

  #moment(): Moment {
    return { wall: this.#clock.now(), steady: this.#clock.steady() }
  }
}

/** Lanes of this process alone. */
export class MemoryLanes implements LaneStore {
  readonly #lanes = new Map<string, Lane>()

  read(lane: string): Lane | undefined {
    return this.#lanes.get(lane)
  }

  change(lane: string, change: (lane: Lane | undefined) => Lane | undefined): void {
    const changed = change(this.#lanes.get(lane))
    if (changed) this.#lanes.set(lane, changed)
  }
}

/**
 * Which hosts share one lane: all of arXiv's, because its terms count query interface, OAI-PMH and feeds together
 * (https://info.arxiv.org/help/api/tou.html).
 */
export function laneOf(host: string): string {
  return /(?:^|\.)arxiv\.org$/i.test(host) ? 'arxiv.org' : host
}
