/** Tells all listeners of an event. */
export class Emitter<Event> {
  readonly #listeners = new Set<(event: Event) => void>()

  /** The returned function removes the listener. */
  on(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  emit(event: Event): void {
    for (const listener of this.#listeners) listener(event)
  }
}
