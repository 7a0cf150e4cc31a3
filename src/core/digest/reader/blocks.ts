// Where the block ends that an entry is, an item of a list or a quotation, and where a sentence goes on in the next line.

import { endsOpen } from '../layouts/said.ts'
import { hasWords } from '../lines/characters.ts'
import type { Cursor } from '../lines/cursor.ts'
import type { Line } from '../lines/line.ts'
import { namesPaper } from '../titles/parts.ts'
import type { ReaderState } from './state.ts'

/**
 * Whether a line stands after the item or the quotation that the open entry is: another item, another quotation, or a
 * paragraph where the document has none after most of its entries.
 * @param awaits nothing is said about the entry yet
 */
export function isAfterBlock(cursor: Cursor, index: number, state: ReaderState, awaits: boolean): boolean {
  const { indent, isQuote, kind, marker } = cursor.lines[index] as Line
  const { endsWithBlock, isQuoted, itemIndent } = state
  if (kind !== 'text' && kind !== 'marks') return false
  if (marker === '-' || marker === '1')
    return indent < itemIndent || (indent === itemIndent && hasOwnName(cursor, index))
  if (awaits || cursor.kindAbove(index) !== 'blank') return false
  if (isQuoted) return isQuote || endsWithBlock
  return endsWithBlock && kind === 'text' && marker === '' && !isQuote && indent <= itemIndent
}

/** Whether an item begins with a link that has a name of its own, after icons and words in brackets at most. */
function hasOwnName(cursor: Cursor, index: number): boolean {
  const { from, links } = cursor.lines[index] as Line
  const link = links.find(
    ({ hasLabel, labelStart, labelEnd }) => hasLabel && namesPaper(cursor.slice(labelStart, labelEnd)),
  )
  if (!link) return false
  const lead = cursor.slice(from, link.outerStart).replace(/\[[^\]]*\]|:[a-z0-9_+-]+:/g, '')
  return !hasWords(lead) && !/[:：]/.test(lead)
}

/** Whether a sentence goes on with the address that the next line is. */
export function goesOnBelow(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  const next = line.kind === 'text' ? cursor.at(index + 1) : undefined
  return next?.kind === 'text' && isBare(cursor, next) && endsOpen(cursor.words(line))
}

/** Whether a line is nothing but links without labels. */
export function isBare(cursor: Cursor, line: Line): boolean {
  if (line.links.length === 0 || line.links.some(({ hasLabel }) => hasLabel)) return false
  let words = ''
  let from = line.from
  for (const link of line.links) {
    words += cursor.slice(from, link.outerStart)
    from = link.outerEnd
  }
  return !hasWords(words + cursor.slice(from, line.to))
}
