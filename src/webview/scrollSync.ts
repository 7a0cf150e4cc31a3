import { type Blocks, remember } from './page.ts'

/** Keeps the page at the editor's position, and reports when the reader scrolls. */
export class ScrollSync {
  readonly #blocks: Blocks
  /** Where we, or a change of the content, last put the page, in pixels. */
  #placed = 0
  /** A line to show once the page is long enough. */
  #wanted: number | undefined

  /** @param tell called at most once a frame while the reader scrolls */
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

  /** The page does not jump: what is in view stays in place, unless a line that it was to show has just arrived. */
  afterUpdate(isWhole: boolean): void {
    if (this.#wanted !== undefined) this.scrollTo(this.#wanted)
    if (isWhole) this.#wanted = undefined
    // The browser keeps its position when something above changes; that is not the reader scrolling.
    requestAnimationFrame(() => {
      this.#placed = scrollY
    })
  }

  /** @param isLater whether more of the page is to come, after which the line is looked up again */
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

/** A line of the source and where it is in the page, in pixels from the top of what is in view. */
interface Mark {
  readonly line: number
  readonly y: number
}

/** The position of a source line in the page; between two known lines, in proportion. `undefined` for an empty page. */
function yOfLine(blocks: Blocks, line: number): number | undefined {
  const index = lastIndexWhere(blocks.lines.length, (at) => (blocks.lines[at] ?? 0) <= line)
  const marks = marksFrom(blocks, Math.max(0, index))
  const at = Math.max(
    0,
    marks.findLastIndex((mark) => mark.line <= line),
  )
  const [above, below] = [marks[at], marks[at + 1]]
  if (!above) return undefined
  if (!below || below.line <= above.line) return above.y
  const part = Math.min(1, Math.max(0, (line - above.line) / (below.line - above.line)))
  return above.y + part * (below.y - above.y)
}

/** The source line at the top of the view. */
function lineAtTop(blocks: Blocks): number {
  const index = lastIndexWhere(blocks.elements.length, (at) => topOf(blocks.elements[at]) <= 0)
  const marks = marksFrom(blocks, Math.max(0, index))
  const at = Math.max(
    0,
    marks.findLastIndex((mark) => mark.y <= 0),
  )
  const [above, below] = [marks[at], marks[at + 1]]
  if (!above) return 0
  if (!below || below.y <= above.y) return above.line
  const part = Math.min(1, Math.max(0, -above.y / (below.y - above.y)))
  return above.line + part * Math.max(0, below.line - above.line)
}

/** The source line that an element comes from. */
export function lineOf(blocks: Blocks, element: Element): number | undefined {
  const block = [...blocks.elements].findIndex((each) => each.contains(element))
  if (block < 0) return undefined
  const inner = Number(element.closest<HTMLElement>('[data-line]')?.dataset.line ?? 0)
  return (blocks.lines[block] ?? 0) + inner
}

/** The lines known in a block, its own first, then the first line of the next block. */
function marksFrom(blocks: Blocks, index: number): readonly Mark[] {
  const element = blocks.elements[index]
  const line = blocks.lines[index]
  if (!element || line === undefined) return []
  const inner = Array.from(element.querySelectorAll<HTMLElement>('[data-line]'), (each) => {
    return { line: line + Number(each.dataset.line), y: topOf(each) }
  })
  const next = blocks.elements[index + 1]
  const bottom = element.getBoundingClientRect().bottom
  const end = next
    ? { line: blocks.lines[index + 1] ?? line + 1, y: topOf(next) }
    : { line: (inner.at(-1)?.line ?? line) + 1, y: bottom }
  return [{ line, y: topOf(element) }, ...inner, end]
}

function topOf(element: Element | undefined): number {
  return element?.getBoundingClientRect().top ?? 0
}

/**
 * The last number for which the condition holds, given that it holds up to some number and for none after; -1 if none.
 */
function lastIndexWhere(count: number, isTrue: (index: number) => boolean): number {
  let low = -1
  let high = count
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (isTrue(middle)) low = middle
    else high = middle
  }
  return low
}
