import type { Blocks } from './blocks.ts'
import { remember } from './host.ts'
import { lineAtTop, yOfLine } from './lines.ts'

/** Keeps the page at the editor's place, and tells when it is the reader who scrolls. */
export class ScrollSync {
  readonly #blocks: Blocks
  /** Where the page was last put by us or by a change of what is in it, in pixels. */
  #placed = 0
  /** A line that the page shall show, once it is long enough. */
  #wanted: number | undefined

  /** @param tell is called at most once a frame while the reader scrolls */
  constructor(blocks: Blocks, tell: (line: number) => void) {
    this.#blocks = blocks
    let isDue = false
    addEventListener('scroll', () => {
      if (isDue || Math.abs(scrollY - this.#placed) <= 1) return
      isDue = true
      requestAnimationFrame(() => {
        isDue = false
        this.#hearReader(tell)
      })
    })
  }

  /** The page does not jump: what is in view stays where it is, unless it was to show a line that has come now. */
  afterUpdate(isWhole: boolean): void {
    if (this.#wanted !== undefined) this.scrollTo(this.#wanted)
    if (isWhole) this.#wanted = undefined
    // The browser holds its place when something above changes; that is not the reader.
    requestAnimationFrame(() => {
      this.#placed = scrollY
    })
  }

  /** @param isLater whether more of the page is to come, after which the line is looked for again */
  scrollTo(line: number, isLater = false): void {
    if (isLater) this.#wanted = line
    const y = line <= 0 ? -scrollY : yOfLine(this.#blocks, line)
    if (y === undefined) return
    scrollTo({ top: scrollY + y, behavior: 'instant' })
    this.#placed = scrollY
    remember({ line })
  }

  #hearReader(tell: (line: number) => void): void {
    this.#placed = scrollY
    this.#wanted = undefined
    const line = scrollY <= 0 ? 0 : lineAtTop(this.#blocks)
    remember({ line })
    tell(line)
  }
}
