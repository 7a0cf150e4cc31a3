import { abortable, type Clock, systemClock } from '../base/async.ts'

/** Those of this process that wait for one lane, in the order they came. */
interface Queue {
  /** Ends with the last task in the queue; never rejects. */
  tail: Promise<void>
  length: number
}

/** Lets requests of one lane go one at a time, spaced; lanes do not wait for each other. */
export class Pacing {
  readonly #clock: Clock
  readonly #gate: Gate
  readonly #queues = new Map<string, Queue>()

  /** @param gate spaces the requests of all that share it; by default of this object alone. */
  constructor(clock: Clock = systemClock, gate: Gate = new Gate(new MemoryLanes(), clock, 'this process')) {
    this.#clock = clock
    this.#gate = gate
  }

  /** How long a request would wait if it came now, as far as known: others may come first. */
  waitMs(pace: Pace): number {
    const queue = this.#queues.get(laneOf(pace.host))
    return this.#gate.waitMs(pace) + (queue?.length ?? 0) * pace.minIntervalMs
  }

  /** Earliest time of the next request, in milliseconds since the epoch; 0 if the host is not blocked. */
  closedUntil(pace: Pace): number {
    return this.#gate.closedUntil(pace)
  }

  /** Keeps everybody away until then, in milliseconds since the epoch. */
  close(pace: Pace, until: number): void {
    this.#gate.close(pace, until)
  }

  /** Runs the task now if it may, and says whether it did. */
  async tryRun(pace: Pace, task: () => Promise<void>): Promise<boolean> {
    const queue = this.#queue(laneOf(pace.host))
    if (queue.length > 0 || !this.#gate.tryEnter(pace)) return false
    const leave = this.#join(queue)
    await this.#hold(pace, task).finally(leave)
    return true
  }

  /**
   * Runs the task when its turn has come.
   * @throws the signal's reason, when it aborts before; a task that has started is not stopped from here.
   */
  async run<T>(pace: Pace, task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted()
    const queue = this.#queue(laneOf(pace.host))
    const before = queue.tail
    const leave = this.#join(queue)
    try {
      await abortable(before, signal)
      while (!this.#gate.tryEnter(pace)) await this.#clock.delay(this.#gate.waitMs(pace), signal)
      return await this.#hold(pace, task)
    } finally {
      leave()
    }
  }

  async #hold<T>(pace: Pace, task: () => Promise<T>): Promise<T> {
    try {
      return await task()
    } finally {
      leave(this.#gate, pace)
    }
  }

  /** Whoever joins is behind all that came before; the returned function lets the next one go. */
  #join(queue: Queue): () => void {
    const before = queue.tail
    let end = () => {}
    const own = new Promise<void>((resolve) => {
      end = resolve
    })
    queue.tail = before.then(() => own)
    queue.length += 1
    return () => {
      queue.length -= 1
      end()
    }
  }

  #queue(lane: string): Queue {
    const known = this.#queues.get(lane)
    if (known) return known
    const queue = { tail: Promise.resolve(), length: 0 }
    this.#queues.set(lane, queue)
    return queue
  }
}

function leave(gate: Gate, pace: Pace): void {
  try {
    gate.leave(pace)
  } catch {
    // A full disk must not cost the answer; others see that nobody holds the lane, and wait a gap from then on.
  }
}

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

  /** Earliest time of the next request, in milliseconds since the epoch; 0 if the host is not blocked. */
  closedUntil({ host }: Pace): number {
    const known = this.#store.read(laneOf(host))
    return known && closedFor(known, this.#moment()) > 0 ? known.closedUntil : 0
  }

  /** Whether the turn is taken now; then `leave` must be called at the end. */
  tryEnter({ host, minIntervalMs }: Pace): boolean {
    const lane = laneOf(host)
    let isTaken = false
    this.#store.change(lane, (known) => {
      // Read the clock only once the lane is held, or a waiter compares with a moment that is over.
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

/** A moment by both clocks, because each can fail: one is set by people, the other starts with the computer. */
export interface Moment {
  /** See {@link Clock.now}. */
  readonly wall: number
  /** See {@link Clock.steady}. */
  readonly steady: number
}

/** What all that ask one service know of each other. */
export interface Lane {
  /** The start of the last request while it goes on, then its end, or when it was found that its process has died. */
  readonly seen: Moment
  /** Who is asking now; `undefined` when nobody is. */
  readonly holder: string | undefined
  /** Earliest time of the next request, in milliseconds since the epoch; 0 if the host is not blocked. */
  readonly closedUntil: number
}

/** When it cannot be told whether a request still goes on, it is over after this: no service holds one open so long. */
export const longestRequestMs = 10 * 60_000
/** How soon it makes sense to look again whether another one's request has ended. */
const lookAgainMs = 250
/** A longer closing is none: the computer's clock was set back. */
const longestClosingMs = 2 * 3_600_000

/**
 * How long to wait before it makes sense to try for a turn, in milliseconds; 0 when it may be taken now. The gap counts
 * from the end of the request before, so that the service sees it however long the way there took.
 */
function waitFor(lane: Lane | undefined, minIntervalMs: number, now: Moment): number {
  if (!lane) return 0
  const closedMs = closedFor(lane, now)
  if (closedMs > 0) return closedMs
  if (lane.holder !== undefined) return lookAgainMs
  return Math.max(0, minIntervalMs - (elapsedSince(lane.seen, now) ?? 0))
}

/** How long the host is blocked, in milliseconds. */
function closedFor({ closedUntil }: Lane, { wall }: Moment): number {
  const closedMs = closedUntil - wall
  return closedMs > longestClosingMs ? 0 : Math.max(0, closedMs)
}

/** Both clocks say that it has not been yet: it cannot be told when it was, and counts from now. */
function isUnreadable({ seen }: Lane, now: Moment): boolean {
  return elapsedSince(seen, now) === undefined
}

/**
 * The shorter of what the clocks say, so that none of them makes us too fast when it jumps ahead; `undefined` when both
 * say that it has not been yet.
 */
function elapsedSince(seen: Moment, now: Moment): number | undefined {
  const elapsed = [now.steady - seen.steady, now.wall - seen.wall].filter((ms) => ms >= 0)
  return elapsed.length === 0 ? undefined : Math.min(...elapsed)
}
