import { type Span, span } from '../base/span.ts'
import type { Digest, DigestPart } from './digest.ts'

/** A part of a document and where it starts there. What it says counts from its own start. */
export interface PlacedPart {
  readonly part: DigestPart
  readonly start: number
}

/** The parts that the span touches, in order. What they say is at hand without the objects of the whole document. */
export function partsIn(digest: Digest, { start, end }: Span): readonly PlacedPart[] {
  const { parts, partStarts } = digest
  const placed: PlacedPart[] = []
  for (let index = indexAt(partStarts, start); index < parts.length; index++) {
    const part = parts[index]
    const from = partStarts[index] ?? 0
    if (!part || (from > end && placed.length > 0)) break
    placed.push({ part, start: from })
  }
  return placed
}

/** The part that holds the offset; at the edge of two the second. `undefined` for an empty document. */
export function partAt(digest: Digest, offset: number): PlacedPart | undefined {
  return partsIn(digest, span(offset, offset))[0]
}

/** All parts, in order. */
export function placedParts({ parts, partStarts }: Digest): readonly PlacedPart[] {
  return parts.map((part, index) => ({ part, start: partStarts[index] ?? 0 }))
}

/** The last index whose start is not behind the offset. */
function indexAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low
}
