/** A moment by both clocks, because each can fail: one is set by people, the other begins anew with the computer. */
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
  /** Nobody is to ask before, in milliseconds since the epoch; 0 when that is nobody's wish. */
  readonly closedUntil: number
}

/** When it cannot be told whether a request still goes on, it is over after this: no service holds one open so long. */
export const longestRequestMs = 10 * 60_000
/** How soon it makes sense to look again whether another one's request has ended. */
const lookAgainMs = 250
/** A longer closing is none: the computer's clock was set back. */
export const longestClosingMs = 2 * 3_600_000

/**
 * How long to wait before it makes sense to try for a turn, in milliseconds; 0 when it may be taken now. The gap counts
 * from the end of the request before, so that the service sees it however long the way there took.
 */
export function waitFor(lane: Lane | undefined, minIntervalMs: number, now: Moment): number {
  if (!lane) return 0
  const closedMs = closedFor(lane, now)
  if (closedMs > 0) return closedMs
  if (lane.holder !== undefined) return lookAgainMs
  return Math.max(0, minIntervalMs - (elapsedSince(lane.seen, now) ?? 0))
}

/** How long nobody is to ask, in milliseconds. */
export function closedFor({ closedUntil }: Lane, { wall }: Moment): number {
  const closedMs = closedUntil - wall
  return closedMs > longestClosingMs ? 0 : Math.max(0, closedMs)
}

/** Both clocks say that it has not been yet: it cannot be told when it was, and counts from now. */
export function isUnreadable({ seen }: Lane, now: Moment): boolean {
  return elapsedSince(seen, now) === undefined
}

/**
 * The shorter of what the clocks say, so that none of them makes us too fast when it jumps ahead; `undefined` when both
 * say that it has not been yet.
 */
export function elapsedSince(seen: Moment, now: Moment): number | undefined {
  const elapsed = [now.steady - seen.steady, now.wall - seen.wall].filter((ms) => ms >= 0)
  return elapsed.length === 0 ? undefined : Math.min(...elapsed)
}
