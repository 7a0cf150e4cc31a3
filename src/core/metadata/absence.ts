import type { LookUpOutcome } from './outcome.ts'

/** When a source answered that it does not have a paper, in milliseconds since the epoch. */
export interface Absence {
  readonly firstAt: number
  readonly lastAt: number
}

const dayMs = 24 * 3_600_000

/** arXiv's answers change once a day, and it has at times answered with an empty feed: one answer proves little. */
export function isBelieved({ firstAt, lastAt }: Absence): boolean {
  return lastAt - firstAt >= dayMs
}

/** An identifier that is believed to be free may be given to a paper later. */
export function askAgainAt(absence: Absence): number {
  return isBelieved(absence) ? absence.lastAt + 30 * dayMs : absence.firstAt + dayMs
}

/** Whether nobody is to be asked now. Answers of the future come of a clock that was set back, and prove nothing. */
export function isFresh(absence: Absence, now: number): boolean {
  return absence.lastAt <= now && now < askAgainAt(absence)
}

/** What to say of a paper that a source does not have. */
export function missingOutcome(absence: Absence): LookUpOutcome<never> & { readonly kind: 'missing' } {
  return { kind: 'missing', isBelieved: isBelieved(absence), askAgainAt: askAgainAt(absence) }
}
