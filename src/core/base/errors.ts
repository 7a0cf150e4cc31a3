/** An expected failure. `message` is for people and names the paper, file or address concerned. */
export abstract class DigestError extends Error {
  /** Stable, for programs: tests, logs and exit codes. */
  abstract readonly code: string

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
  }
}

/** Whether an error only says that nobody waits for the result any more. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}

/** One line describing any thrown value, and its causes if it does not say the same already. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.message || error.name
  if (error.cause === undefined) return own
  const cause = describeError(error.cause)
  const [reason = ''] = cause.split(', ')
  return own.includes(reason) ? own : `${own} (${cause})`
}

/** Where parts report what they did; messages are in English, for a log that a person may send us. */
export interface Log {
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }
