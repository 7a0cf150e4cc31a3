/**
 * Finds the longest stretch for which this thread worked without letting its event loop turn, in milliseconds of
 * processor time: on a machine that does other things too, the time by the clock tells more of those.
 */
export class BusyWatch {
  readonly #timer: NodeJS.Timeout
  #before = threadTimeMs()
  #longestMs = 0

  constructor() {
    this.#timer = setInterval(() => this.#look(), 1)
  }

  /** Ends the watch. */
  longestMs(): number {
    clearInterval(this.#timer)
    return this.#longestMs
  }

  #look(): void {
    const now = threadTimeMs()
    this.#longestMs = Math.max(this.#longestMs, now - this.#before)
    this.#before = now
  }
}

function threadTimeMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
