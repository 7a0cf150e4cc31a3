import type { ArxivId } from '../../arxiv/identifier.ts'
import { plainTitle } from '../../digest/layouts/index.ts'
import { paperOf } from '../../digest/model.ts'
import type { Facts } from '../../paper/facts.ts'
import { foldTitle } from '../../paper/titles.ts'
import { type Arrangement, arranged } from './arrangement.ts'
import { type Block, blockAt, blocksIn, blocksOf } from './blocks.ts'
import { type Arranging, permuted } from './moves.ts'

/** By what the entries of a section are sorted. */
export const sortKeys = ['title', 'author', 'newest', 'oldest'] as const
export type SortKey = (typeof sortKeys)[number]

/** Sorts the entries that stand in the section of an offset; entries of which nothing is known come last, in their order. */
export function sortSection(
  { digest, read, offset }: Arranging,
  key: SortKey,
  facts: Facts,
): Arrangement | undefined {
  const blocks = blocksOf(digest)
  const own =
    blocks &&
    sectionAt(
      blocks,
      digest.sections.map(({ label }) => label.span.start),
      offset,
    )
  if (!own || own.length < 2) return undefined
  const sorted = own.toSorted((a, b) => compare(rankOf(a, key, facts), rankOf(b, key, facts), key))
  if (sorted.every((block, index) => block === own[index])) return undefined
  const at = blockAt(blocks, offset) ?? own[0]
  return at && arranged(digest, read, [permuted(digest, blocks, own, sorted)], at.index)
}

function sectionAt(blocks: readonly Block[], starts: readonly number[], offset: number): readonly Block[] {
  const section = starts.findLastIndex((start) => start <= offset)
  return blocksIn(blocks, section < 0 ? undefined : section)
}

function rankOf({ entry }: Block, key: SortKey, facts: Facts): string | undefined {
  const id: ArxivId | undefined = paperOf(entry)
  const paper = id && facts.paper(id)
  if (key === 'title') return foldTitle(plainTitle(entry) ?? '') || undefined
  if (key === 'author') return paper?.authors[0]?.split(/\s+/).at(-1)?.toLowerCase()
  return paper?.publishedAt ?? (id && publishedOf(id))
}

function compare(a: string | undefined, b: string | undefined, key: SortKey): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  const order = key === 'title' || key === 'author' ? a.localeCompare(b) : a < b ? -1 : a > b ? 1 : 0
  return key === 'newest' ? -order : order
}

/** The month in which a paper came to arXiv, as its identifier says; with its number, so that papers of a month are in order. */
function publishedOf(id: ArxivId): string {
  const [, yy = '', mm = '', number = ''] = /(\d\d)(\d\d)\.?(\d+)$/.exec(id) ?? []
  const year = Number(yy) >= 91 ? 1900 + Number(yy) : 2000 + Number(yy)
  return `${year}-${mm}-00T${number.padStart(5, '0')}`
}
