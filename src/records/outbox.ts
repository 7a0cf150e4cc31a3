/** So many messages may be on their way at once. */
const mostOutstanding = 2

/**
 * Hands on messages no faster than they are taken: a thread that finds a thousand of them does nothing else until it
 * has read them all.
 */
export class Outbox<Message> {
  readonly #send: (message: Message) => void
  readonly #waiting: Message[] = []
  #outstanding = 0

  constructor(send: (message: Message) => void) {
    this.#send = send
  }

  put(message: Message): void {
    this.#waiting.push(message)
    this.#pass()
  }

  /** The receiver has taken one, and is ready for the next. */
  taken(): void {
    this.#outstanding -= 1
    this.#pass()
  }

  #pass(): void {
    while (this.#outstanding < mostOutstanding) {
      const message = this.#waiting.shift()
      if (message === undefined) return
      this.#outstanding += 1
      this.#send(message)
    }
  }
}
