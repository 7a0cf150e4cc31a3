import type { Digest } from './digest.ts'
import { findFrontMatter } from './frontMatter.ts'
import { StoredPart } from './part.ts'
import { initialState } from './reading/readerState.ts'
import { type ReadOptions, readParts, usualOptions } from './reading/readParts.ts'
import { StoredDigest } from './storedDigest.ts'
import { withLines } from './text/scanLines.ts'

/**
 * Reads a whole document as a digest. Never fails: a text without papers is a digest without entries.
 * @param statements lines that introduce the entries below them, besides those that do so by their words
 */
export function parseDigest(text: string, statements: readonly string[] = []): Digest {
  return readWhole(text, { ...usualOptions, statements: new Set(statements) })
}

/** The same, as it is kept for edits. */
export function readWhole(text: string, options: ReadOptions = usualOptions): StoredDigest {
  const header = findFrontMatter(text)
  const from = header?.bodyStart ?? 0
  const request = { from, state: initialState, reach: 0, landings: [], options }
  const { parts } = withLines(text, from, undefined, (lines) => readParts(lines, request))
  const stored = parts.map((part, index) =>
    index === 0 && header
      ? new StoredPart(text, part, { start: 0, content: header.content })
      : new StoredPart(text, part),
  )
  return new StoredDigest(stored, text)
}
