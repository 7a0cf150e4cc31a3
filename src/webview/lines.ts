import type { Blocks } from './blocks.ts'

/** A line of the source and where it is in the page, in pixels from the top of what is in view. */
interface Mark {
  readonly line: number
  readonly y: number
}

/** Where a line of the source is in the page; between two known lines, in proportion. `undefined` for an empty page. */
export function yOfLine(blocks: Blocks, line: number): number | undefined {
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

/** The line of the source at the top of what is in view. */
export function lineAtTop(blocks: Blocks): number {
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

/** The line that an element stems from. */
export function lineOf(blocks: Blocks, element: Element): number | undefined {
  const block = [...blocks.elements].findIndex((each) => each.contains(element))
  if (block < 0) return undefined
  const inner = Number(element.closest<HTMLElement>('[data-line]')?.dataset.line ?? 0)
  return (blocks.lines[block] ?? 0) + inner
}

/** The lines that a block knows, its own first, and the first of the next block. */
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

/** The last number for which the condition holds, if it holds up to some number and for none after; -1 for none. */
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
