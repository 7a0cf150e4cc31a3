/** How often a process is looked at, in milliseconds. */
const everyMs = 20

/** Finds by how many bytes the resident memory of this process grows at its largest. */
export class MemoryWatch {
  readonly #timer: NodeJS.Timeout
  readonly #before = process.memoryUsage.rss()
  #largest = this.#before

  constructor() {
    this.#timer = setInterval(() => this.#look(), everyMs)
  }

  /** Ends the watch. */
  grownBytes(): number {
    this.#look()
    clearInterval(this.#timer)
    return this.#largest - this.#before
  }

  #look(): void {
    this.#largest = Math.max(this.#largest, process.memoryUsage.rss())
  }
}
