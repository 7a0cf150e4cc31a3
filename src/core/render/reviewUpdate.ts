import type { ReviewBlock } from './review.ts'

/** Blocks that replace others. */
interface Splice {
  /** The index of the first removed block, before any splice of the same update. */
  readonly at: number
  readonly remove: number
  readonly add: readonly string[]
}

/** A change of a page towards a review. */
export interface ReviewUpdate {
  /** In the order of the page, without overlaps. */
  readonly splices: readonly Splice[]
  /** The line of each block after the splices; missing if unchanged. */
  readonly lines?: readonly number[]
}

export interface PlannedUpdate {
  readonly update: ReviewUpdate
  /** What the page shows after it: the whole review, unless that was too much for one update. */
  readonly shown: readonly ReviewBlock[]
}

/**
 * The smallest update from one review to another, with a maximum number of blocks. Blocks with the same HTML are the
 * same.
 */
export function planUpdate(
  shown: readonly ReviewBlock[],
  wanted: readonly ReviewBlock[],
  mostBlocks: number,
): PlannedUpdate {
  const start = commonStart(shown, wanted)
  const end = commonEnd(shown, wanted, start)
  const changed = shown.slice(start, shown.length - end)
  const news = wanted.slice(start, wanted.length - end)
  const splices =
    changed.length === news.length
      ? oneByOne(changed, news, start).slice(0, mostBlocks)
      : [{ at: start, remove: changed.length, add: news.slice(0, mostBlocks).map(({ html }) => html) }]
  const after = isAll(splices, changed, news) ? wanted : apply(splices, shown, wanted)
  return { update: { splices, ...linesOf(shown, after) }, shown: after }
}

function commonStart(shown: readonly ReviewBlock[], wanted: readonly ReviewBlock[]): number {
  let start = 0
  while (start < shown.length && start < wanted.length && shown[start]?.html === wanted[start]?.html) start++
  return start
}

function commonEnd(shown: readonly ReviewBlock[], wanted: readonly ReviewBlock[], start: number): number {
  const most = Math.min(shown.length, wanted.length) - start
  let end = 0
  while (end < most && shown.at(-1 - end)?.html === wanted.at(-1 - end)?.html) end++
  return end
}

/** Records arrive for entries here and there: the blocks between them are unchanged. */
function oneByOne(changed: readonly ReviewBlock[], news: readonly ReviewBlock[], start: number): Splice[] {
  return news.flatMap(({ html }, index) =>
    html === changed[index]?.html ? [] : [{ at: start + index, remove: 1, add: [html] }],
  )
}

function isAll(
  splices: readonly Splice[],
  changed: readonly ReviewBlock[],
  news: readonly ReviewBlock[],
): boolean {
  if (changed.length !== news.length) return splices[0]?.add.length === news.length
  return splices.length === oneByOne(changed, news, 0).length
}

/** The blocks after the splices; new ones have the wanted lines. */
function apply(
  splices: readonly Splice[],
  shown: readonly ReviewBlock[],
  wanted: readonly ReviewBlock[],
): readonly ReviewBlock[] {
  const blocks = [...shown]
  for (const { at, remove, add } of splices.toReversed())
    blocks.splice(at, remove, ...wanted.slice(at, at + add.length))
  return blocks
}

function linesOf(
  before: readonly ReviewBlock[],
  after: readonly ReviewBlock[],
): { readonly lines?: readonly number[] } {
  const isSame =
    before.length === after.length && after.every(({ line }, index) => line === before[index]?.line)
  return isSame ? {} : { lines: after.map(({ line }) => line) }
}
