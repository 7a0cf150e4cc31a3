import type { Digest } from './digest.ts'
import { findFrontMatter } from './findFrontMatter.ts'
import { StoredPart } from './part.ts'
import { initialState } from './reading/readerState.ts'
import { type PartLengths, readParts, usualLengths } from './reading/readParts.ts'
import { StoredDigest } from './storedDigest.ts'
import { scanLines } from './text/scanLines.ts'

/** Reads a whole document as a digest. Never fails: a text without papers is a digest without entries. */
export function parseDigest(text: string): Digest {
  return readWhole(text)
}

/** The same, as it is kept for edits. */
export function readWhole(text: string, lengths: PartLengths = usualLengths): StoredDigest {
  const header = findFrontMatter(text)
  const from = header?.bodyStart ?? 0
  const { parts } = readParts(scanLines(text, from), {
    from,
    state: initialState,
    reach: 0,
    landings: [],
    lengths,
  })
  const stored = parts.map((part, index) =>
    index === 0 && header
      ? new StoredPart(text, part, { start: 0, content: header.content })
      : new StoredPart(text, part),
  )
  return new StoredDigest(stored, text)
}
