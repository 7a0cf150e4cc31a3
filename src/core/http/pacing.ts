import { abortable, type Clock, systemClock } from '../base/async.ts'
import { isRealWait } from './httpClient.ts'

/** The tasks of this process that wait for one lane, in order of arrival. */
interface Queue {
  /** Ends with the last task in the queue; never rejects. */
  tail: Promise<void>
  length: number
}

/** Runs the requests of a lane one at a time, spaced; lanes do not wait for each other. */
export class Pacing {
  readonly #clock: Clock
  readonly #gate: Gate
  readonly #queues = new Map<string, Queue>()

  /** @param gate spaces the requests of everything that shares it; by default of this object alone. */
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

  /** Blocks the host until then, in milliseconds since the epoch. */
  close(pace: Pace, until: number): void {
    this.#gate.close(pace, until)
  }

  /** Runs the task now if that is possible, and returns whether it did. */
  async tryRun(pace: Pace, task: () => Promise<void>): Promise<boolean> {
    const queue = this.#queue(laneOf(pace.host))
    if (queue.length > 0 || !this.#gate.tryEnter(pace)) return false
    const leave = this.#join(queue)
    await this.#hold(pace, task).finally(leave)
    return true
  }

  /**
   * Runs the task when it is its turn.
   * @throws the signal's reason if it aborts before; a task that has started is not stopped.
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

  /** A new task comes after all earlier ones; the returned function lets the next one run. */
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
    // A full disk must not lose the response; others see that nobody holds the lane, and wait one gap from then on.
  }
}

/** The host to ask, and the maximum rate. */
export interface Pace {
  readonly host: string
  /** The minimum gap between two requests. */
  readonly minIntervalMs: number
}

/** The storage of the lanes. */
export interface LaneStore {
  read(lane: string): Lane | undefined
  /** `change` gets the lane and returns its new state (`undefined`: unchanged), with exclusive access. */
  change(lane: string, change: (lane: Lane | undefined) => Lane | undefined): void
  /**
   * Holds the lane for this process until the returned function is called or the process dies, and no sooner: a
   * suspended process still has its request open. `undefined` while another process holds it.
   */
  hold(lane: string): (() => void) | undefined
  /** Whether nobody holds the lane; `undefined` if that is unknown. */
  isFree(lane: string): boolean | undefined
}

/**
 * Lets requests pass one after the other, spaced, for everything that shares the store, also in other windows and
 * processes.
 */
export class Gate {
  readonly #store: LaneStore
  readonly #clock: Clock
  readonly #name: string
  readonly #holds = new Map<string, () => void>()

  /** @param name unique among all that share the store. */
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
    const [known, now] = [this.#store.read(laneOf(host)), this.#moment()]
    const closedMs = known ? closedFor(known, now) : 0
    return closedMs > 0 ? now.wall + closedMs : 0
  }

  /** Whether the turn was taken; then `leave` must be called at the end. */
  tryEnter({ host, minIntervalMs }: Pace): boolean {
    const lane = laneOf(host)
    let isTaken = false
    this.#store.change(lane, (known) => {
      // Read the clock only once the lane is held; otherwise the time compared may be outdated.
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

  /** Blocks the host until then, in milliseconds since the epoch; never shortens another block. */
  close({ host }: Pace, until: number): void {
    this.#store.change(laneOf(host), (known) => {
      const now = this.#moment()
      const before = known ? now.wall + closedFor(known, now) : 0
      // The block is told by both clocks from here on.
      return { seen: now, holder: known?.holder, closedUntil: Math.max(until, before) }
    })
  }

  /** The lane without its holder, if that has died; the gap counts from now. */
  #endAbandoned(lane: string, known: Lane | undefined): Lane | undefined {
    const now = this.#moment()
    const isOver = known?.holder !== undefined && this.#isAbandoned(lane, known, now)
    return isOver ? { ...known, seen: now, holder: undefined } : undefined
  }

  /**
   * Whether the process that sent the last request has died during it. The request ended with it, possibly just now.
   */
  #isAbandoned(lane: string, { seen }: Lane, now: Moment): boolean {
    return this.#store.isFree(lane) ?? (elapsedSince(seen, now) ?? 0) > longestRequestMs
  }

  #moment(): Moment {
    return { wall: this.#clock.now(), steady: this.#clock.steady() }
  }
}

/** Lanes of this process only. */
export class MemoryLanes implements LaneStore {
  readonly #lanes = new Map<string, Lane>()
  readonly #held = new Set<string>()
  readonly #unknown: Lane | undefined

  /** @param unknown the assumed state of a lane that was not used yet. */
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
 * Which hosts share one lane: all of arXiv's, because its terms count query API, OAI-PMH and feeds together
 * (https://info.arxiv.org/help/api/tou.html).
 */
export function laneOf(host: string): string {
  return /(?:^|\.)arxiv\.org$/i.test(host) ? 'arxiv.org' : host
}

/** A moment on both clocks, because each can fail: one is set by people, the other starts with the computer. */
export interface Moment {
  /** See {@link Clock.now}. */
  readonly wall: number
  /** See {@link Clock.steady}. */
  readonly steady: number
}

/** What everything that asks one service knows about the others. */
export interface Lane {
  /** The start of the last request while it runs, then its end, or when its process was found dead or the host blocked. */
  readonly seen: Moment
  /** The current holder; `undefined` if there is none. */
  readonly holder: string | undefined
  /** Earliest time of the next request, in milliseconds since the epoch; 0 if the host is not blocked. */
  readonly closedUntil: number
}

/**
 * If it is unknown whether a request still runs, it counts as ended after this time: no service keeps one open that
 * long.
 */
export const longestRequestMs = 10 * 60_000
/** How soon it makes sense to check again whether another process's request has ended. */
const lookAgainMs = 250

/**
 * How long to wait before it makes sense to try for a turn, in milliseconds; 0 if it may be taken now. The gap counts
 * from the end of the previous request, so that the service sees it however long the transfer took.
 */
function waitFor(lane: Lane | undefined, minIntervalMs: number, now: Moment): number {
  if (!lane) return 0
  const closedMs = closedFor(lane, now)
  if (closedMs > 0) return closedMs
  if (lane.holder !== undefined) return lookAgainMs
  return Math.max(0, minIntervalMs - (elapsedSince(lane.seen, now) ?? 0))
}

/**
 * How long the host is blocked, in milliseconds: the longer of the times by both clocks, so that one that jumps ahead does not end
 * it.
 */
function closedFor({ closedUntil, seen }: Lane, { wall, steady }: Moment): number {
  const steadyMs = steady < seen.steady ? 0 : closedUntil - seen.wall - (steady - seen.steady)
  return Math.max(0, ...[closedUntil - wall, steadyMs].filter(isRealWait))
}

/** On both clocks the moment is in the future: its real time is unknown, and counts as now. */
function isUnreadable({ seen }: Lane, now: Moment): boolean {
  return elapsedSince(seen, now) === undefined
}

/**
 * The shorter of the times on both clocks, so that a clock that jumps ahead does not make us too fast; `undefined` if
 * the moment is in the future on both.
 */
function elapsedSince(seen: Moment, now: Moment): number | undefined {
  const elapsed = [now.steady - seen.steady, now.wall - seen.wall].filter((ms) => ms >= 0)
  return elapsed.length === 0 ? undefined : Math.min(...elapsed)
}
