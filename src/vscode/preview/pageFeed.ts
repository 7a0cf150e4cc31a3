import { type PlannedUpdate, planUpdate, type ReviewBlock } from '../../core/render/review.ts'
import type { ToPage } from './messages.ts'

interface PageFeedOptions {
  /** Renders the review as it is now. */
  readonly render: () => Promise<readonly ReviewBlock[]>
  readonly post: (message: ToPage) => void
  readonly fail: (error: unknown) => void
}

/** The first blocks show at once, whatever comes after them. */
const firstBlocks = 40
const laterBlocks = 500

/**
 * Updates a page, one update at a time: the next is rendered when the last is in the page. So a slow page skips states,
 * but never falls behind, and nothing has to wait for a timer.
 */
export class PageFeed {
  readonly #options: PageFeedOptions
  #shown: readonly ReviewBlock[] = []
  #isReady = false
  /** Whether the page knows that there is a review, even an empty one. */
  #hasBegun = false
  #isBusy = false
  #isStale = false
  /** The number of the page; work for an earlier page is dropped. */
  #page = 0

  constructor(options: PageFeedOptions) {
    this.#options = options
  }

  /** The page is loaded and empty. */
  begin(): void {
    this.#page++
    this.#shown = []
    this.#hasBegun = false
    this.#isReady = true
    this.#isBusy = false
    this.refresh()
  }

  /** The page is closing; pending updates are dropped. */
  pause(): void {
    this.#isReady = false
  }

  /** Something has changed that the review depends on. */
  refresh(): void {
    this.#isStale = true
    this.#next()
  }

  /** The last update is in the page. */
  confirm(): void {
    this.#isBusy = false
    this.#next()
  }

  #next(): void {
    if (!this.#isReady || this.#isBusy || !this.#isStale) return
    this.#isBusy = true
    this.#isStale = false
    // All changes of the same moment, such as the records of many papers, are shown together.
    setImmediate(() => void this.#send(this.#page))
  }

  async #send(page: number): Promise<void> {
    try {
      const wanted = await this.#options.render()
      if (page === this.#page) this.#post(planUpdate(this.#shown, wanted, this.#mostBlocks), wanted)
    } catch (error) {
      if (page !== this.#page) return
      this.#isBusy = false
      this.#options.fail(error)
    }
  }

  get #mostBlocks(): number {
    return this.#shown.length === 0 ? firstBlocks : laterBlocks
  }

  #post({ update, shown }: PlannedUpdate, wanted: readonly ReviewBlock[]): void {
    const isWhole = shown === wanted
    if (!isWhole) this.#isStale = true
    this.#shown = shown
    if (this.#hasBegun && update.splices.length === 0 && !update.lines) {
      // A page that never answers would block all later changes.
      this.confirm()
      return
    }
    this.#hasBegun = true
    this.#options.post({ type: 'update', update, isWhole })
  }
}
