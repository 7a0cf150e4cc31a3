import type { ArxivId } from '../../arxiv/identifier.ts'
import { findComments } from '../../base/comments.ts'
import { mostFrequent } from '../../base/groups.ts'
import { applyEdits, type Span, slice, span, type TextEdit, tightEdit, touches } from '../../base/span.ts'
import { type WriteFacts, withEdit, writeAfter, writeBelow } from '../../digest/frames/write.ts'
import { plainTitle } from '../../digest/layouts/index.ts'
import { type Digest, type Entry, headLines, labelLines, lineAt, paperOf } from '../../digest/model.ts'
import { entryAsMention, mentionsOf } from '../../digest/rewrite.ts'
import { saidSpan } from '../../digest/saying.ts'
import type { Facts, WritablePaper } from '../../paper/paper.ts'
import { foldTitle } from '../../paper/titles.ts'
import type { ReadDigest } from '../entryRewrites.ts'
import {
  type Arrangement,
  type Attempt,
  arranged,
  type Block,
  blocksOf,
  lastOf,
  lettersIn,
  recount,
} from './arrangement.ts'

/** What to move, and how to read the digest. */
export interface Arranging {
  readonly digest: Digest
  readonly read: ReadDigest
  /** In the entry to move. */
  readonly offset: number
}

/** Moves an entry, with all that share its lines, past the one above or below it, or across a section label into the neighbouring section. */
export function moveEntry(
  { digest, read, offset }: Arranging,
  direction: 'up' | 'down',
): Arrangement | undefined {
  const blocks = blocksOf(digest)
  const own = blocks && blockAt(blocks, offset)
  if (!own) return undefined
  const other = blocks[own.index + (direction === 'up' ? -1 : 1)]
  if (other && other.section === own.section) {
    const pair = direction === 'up' ? [other, own] : [own, other]
    return arranged(digest, read, [permuted(digest, blocks, pair, pair.toReversed())], firstOf(own))
  }
  const section = neighbour(digest, blocks, own.section, direction)
  return section === null
    ? undefined
    : moveInto(digest, read, { blocks, own, section, position: direction === 'up' ? last : 0 })
}

/** Moves an entry to the end of a section. */
export function moveEntryToSection(
  { digest, read, offset }: Arranging,
  section: number,
): Arrangement | undefined {
  const blocks = blocksOf(digest)
  const own = blocks && blockAt(blocks, offset)
  if (!own || own.section === section) return undefined
  return moveInto(digest, read, { blocks, own, section, position: last })
}

/** Moves an entry to where another one stands, at whose offset it is dropped; to the end of a section, at that of its label. */
export function moveEntryOnto({ digest, read, offset }: Arranging, onto: number): Arrangement | undefined {
  const blocks = blocksOf(digest)
  const own = blocks && blockAt(blocks, offset)
  const label = digest.sections.findIndex(({ label }) => label.span.start === onto)
  const other = blocks && label < 0 ? blockAt(blocks, onto) : undefined
  if (!own || (label < 0 && !other)) return undefined
  const section = other ? other.section : label
  const inside = blocksIn(blocks, section)
  const position = other ? inside.indexOf(other) : last
  if (own.section !== section) return moveInto(digest, read, { blocks, own, section, position })
  const order = inside.filter((block) => block !== own).toSpliced(position, 0, own)
  if (order.every((block, index) => block === inside[index])) return undefined
  return arranged(digest, read, [permuted(digest, blocks, inside, order)], firstOf(own))
}

/** The sections to which an entry may be moved, by their index in the digest. */
export function otherSections({ digest, offset }: Omit<Arranging, 'read'>): readonly number[] {
  const blocks = blocksOf(digest)
  const own = blocks && blockAt(blocks, offset)
  return own ? digest.sections.flatMap((_, index) => (index === own.section ? [] : index)) : []
}

/** `null` at the edges of the digest, `undefined` for the part above the first section if it has entries. */
function neighbour(
  { sections }: Digest,
  blocks: readonly Block[],
  section: number | undefined,
  direction: 'up' | 'down',
): number | undefined | null {
  if (direction === 'down') {
    const next = (section ?? -1) + 1
    return next < sections.length ? next : null
  }
  if (section === undefined) return null
  if (section > 0) return section - 1
  return blocksIn(blocks, undefined).length > 0 ? undefined : null
}

/** The text with blocks in each other's places; the text between them stays. */
function permuted(
  { text }: Digest,
  all: readonly Block[],
  places: readonly Block[],
  blocks: readonly Block[],
): Attempt {
  const edits = places.map((place, index) => ({
    span: place.span,
    newText: slice(text, (blocks[index] ?? place).span),
  }))
  const order = [...all]
  for (const [at, place] of places.entries()) order[place.index] = blocks[at] ?? place
  return { text: applyEdits(text, edits), order: entriesOf(order) }
}

/** The entries of blocks, by their previous index in the digest. */
function entriesOf(blocks: readonly Block[]): readonly number[] {
  return blocks.flatMap(({ entries }) => entries)
}

/** The entry that the cursor stays with. */
function firstOf({ entries }: Block): number {
  return entries[0] ?? -1
}

interface Move {
  readonly blocks: readonly Block[]
  readonly own: Block
  readonly section: number | undefined
  /** How many of the section's other entries stand above it then; {@link last} for all. */
  readonly position: number
}

const last = Number.POSITIVE_INFINITY

function moveInto(digest: Digest, read: ReadDigest, move: Move): Arrangement | undefined {
  const { blocks, own } = move
  const cut = read(applyEdits(digest.text, [{ span: removal(digest, blocks, own), newText: '' }]))
  return arranged(digest, read, attempts(digest, cut, move), firstOf(own))
}

/**
 * The lines of a block with the gap to the next one; for the last one of a section, with the gap to the one above. A gap with a
 * comment, code or anything else in it stays.
 */
function removal({ text }: Digest, blocks: readonly Block[], { index, section, span: at }: Block): Span {
  const isGap = (from: number, to: number) => !/[\p{L}\p{N}]/u.test(text.slice(from, to))
  const above = blocks[index - 1]
  const below = blocks[index + 1]
  if (below && below.section === section && isGap(at.end, below.span.start))
    return span(at.start, below.span.start)
  if (above && above.section === section && isGap(above.span.end, at.start))
    return span(above.span.end, at.end)
  const blanks = /(?:[ \t]*\r?\n)*/y
  blanks.lastIndex = at.end
  return span(at.start, at.end + (blanks.exec(text)?.[0].length ?? 0))
}

function* attempts(digest: Digest, cut: Digest, { blocks, own, section, position }: Move): Iterable<Attempt> {
  const words = slice(digest.text, own.span)
  const inside = blocksIn(blocksOf(cut) ?? [], section)
  const others = blocks.filter((block) => block !== own)
  const order = entriesOf(others.toSpliced(placeOf(others, section, position), 0, own))
  const { between, belowLabel } = gapsOf(digest, blocks)
  const below = inside[position]
  const neighbour = below ?? inside.at(-1)
  const label = section === undefined ? undefined : cut.sections[section]?.label
  const at = neighbour
    ? below
      ? below.span.start
      : neighbour.span.end
    : label
      ? labelLines(cut, label).end
      : (cut.sections[0]?.label.span.start ?? cut.text.length)
  const isBelow = neighbour ? !below : label !== undefined
  for (const gap of neighbour ? between : belowLabel)
    yield {
      text: inserted(cut, at, isBelow ? gap + words : words + gap),
      order,
      section: section ?? -1,
    }
}

/** Among all others. */
function placeOf(others: readonly Block[], section: number | undefined, position: number): number {
  const above = others.filter((block) => (block.section ?? -1) < (section ?? -1))
  return above.length + Math.min(position, blocksIn(others, section).length)
}

function inserted({ text }: Digest, at: number, words: string): string {
  return text.slice(0, at) + words + text.slice(at)
}

/** The gaps between entries and below section labels: the most common first, then other possible ones. */
function gapsOf(digest: Digest, blocks: readonly Block[]) {
  const { text } = digest
  const between: string[] = []
  const belowLabel: string[] = []
  for (const [index, { section, span: at }] of blocks.entries()) {
    const above = blocks[index - 1]
    const label = section === undefined ? undefined : digest.sections[section]?.label
    if (above?.section === section && above) between.push(text.slice(above.span.end, at.start))
    else if (label) belowLabel.push(text.slice(labelLines(digest, label).end, at.start))
  }
  const end = /\r?\n/.exec(text)?.[0] ?? '\n'
  const possible = [usualGap(between) ?? [], end.repeat(2), end].flat()
  return { between: new Set(possible), belowLabel: new Set([usualGap(belowLabel) ?? [], possible].flat()) }
}

/** The most frequent of the gaps of blank lines. */
function usualGap(gaps: readonly string[]): string | undefined {
  return mostFrequent(gaps.filter((gap) => /^\s*\n\s*$/.test(gap)))
}

/** The keys by which the entries of a section can be sorted. */
export const sortKeys = ['title', 'author', 'newest', 'oldest'] as const
export type SortKey = (typeof sortKeys)[number]

/** Sorts the entries in the section of an offset; entries without the key come last, in their order. */
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
  return at && arranged(digest, read, [permuted(digest, blocks, own, sorted)], firstOf(at))
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

/**
 * The month in which a paper came to arXiv, according to its identifier; with its number, so that papers of a month are
 * in order.
 */
function publishedOf(id: ArxivId): string {
  const [, yy = '', mm = '', number = ''] = /(\d\d)(\d\d)\.?(\d+)$/.exec(id) ?? []
  const year = Number(yy) >= 91 ? 1900 + Number(yy) : 2000 + Number(yy)
  return `${year}-${mm}-00T${number.padStart(5, '0')}`
}

// Turning an entry into a mention, and a mention into an entry.

/**
 * The entry at the offset as a mention: its commentary continues the entry above, or becomes prose, with the paper
 * mentioned in it. `undefined` if it would be read as something else, and for one of several on the same lines.
 */
export function entryToMention({ digest, read, offset }: Arranging): TextEdit | undefined {
  const blocks = blocksOf(digest)
  const own = blocks && blockAt(blocks, offset)
  if (!own || own.entry.shared || isBoxed(digest, own.entry)) return undefined
  for (const edits of mentionEdits(digest, own, blocks[own.index - 1])) {
    const after = read(applyEdits(digest.text, edits))
    if (!isMentionNow(digest, after, own)) continue
    // An item of a numbered list stays one.
    const isItem = edits.some(({ newText }) => /^[\s>]*\d/.test(newText))
    return tightEdit(digest.text, applyEdits(after.text, isItem ? [] : recount(digest, after)))
  }
  return undefined
}

/** The blocks directly in a section, or above the first one. */
function blocksIn(blocks: readonly Block[], section: number | undefined): readonly Block[] {
  return blocks.filter((block) => block.section === section)
}

/** The block at an offset; between two, the one above. */
function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  return blocks.find(({ span: at }) => at.start <= offset && offset <= at.end)
}

/** Whether a box or code opens between the lines that name the entry and its words: these would lose what opens it. */
function isBoxed(digest: Digest, entry: Entry): boolean {
  const said = saidSpan(digest, entry)
  if (!said || !entry.commentary) return false
  return lineAt(digest, said.start).start < lineAt(digest, entry.commentary.start).start
}

function* mentionEdits(
  digest: Digest,
  { entry, span: { start } }: Block,
  above: Block | undefined,
): Iterable<readonly TextEdit[]> {
  // What says nothing below the commentary stays.
  const at = span(start, lineAt(digest, lastOf(entry)).end)
  const said = entryAsMention(digest, entry)
  if (said) yield [said]
  if (!above?.entry.commentary) return
  // It has no commentary, or would start a line as an entry does: it is added to the words above.
  const words = entry.commentary ? slice(digest.text, entry.commentary).replace(/\s*\n\s*/g, ' ') : ''
  const { end } = above.entry.commentary
  const isNext = slice(digest.text, span(above.span.end, at.start)).trim() === ''
  for (const named of mentionsOf(digest, entry, at.end))
    yield [
      { span: span(end, end), newText: words === '' ? ` (${named})` : ` ${words} (${named})` },
      { span: span(isNext ? above.span.end : at.start, at.end), newText: '' },
    ]
}

function isMentionNow(before: Digest, after: Digest, { entries: [index = -1], entry }: Block): boolean {
  const names = ({ entries }: Digest) => entries.map((each) => `${plainTitle(each)} ${each.link?.url}`)
  const kept = names(before).toSpliced(index, 1)
  const url = entry.link?.url
  const count = ({ mentions }: Digest) => mentions.filter(({ link }) => link.url === url).length
  return (
    names(after).join('\n') === kept.join('\n') &&
    count(after) === count(before) + 1 &&
    isAllSaid(before, after, entry)
  )
}

/** Whether nothing is missing but what the lines had that name the entry, and comments are comments still. */
function isAllSaid(before: Digest, after: Digest, entry: Entry): boolean {
  const inLine = (text: string) => text.replace(/\s+/g, ' ')
  const comments = inLine(
    findComments(after.text)
      .map((at) => slice(after.text, at))
      .join('\n'),
  )
  if (!findComments(before.text).every((at) => comments.includes(inLine(slice(before.text, at)))))
    return false
  const [written, left] = [lettersIn(before.text), lettersIn(after.text)]
  const named = lettersIn(slice(before.text, headLines(before, entry)))
  return [...written].every(([letter, count]) => count - (left.get(letter) ?? 0) <= (named.get(letter) ?? 0))
}

/** Whether there is a mention at the offset. */
export function isMentionAt({ mentions }: Pick<Digest, 'mentions'>, offset: number): boolean {
  return mentions.some(({ link }) => touches(link.outer, offset))
}

/**
 * An entry for the paper that is mentioned at the offset, below the entry with the mention, otherwise below its line.
 * The mention stays: it is part of the commentary there.
 * @returns with the start of its commentary, counted from the start of the new text
 */
export function mentionToEntry(
  digest: Digest,
  offset: number,
  paper: WritablePaper,
  facts: WriteFacts,
): (TextEdit & { readonly cursor: number }) | undefined {
  const index = digest.entries.findIndex(({ span: at }) => touches(at, offset))
  const written =
    index >= 0
      ? writeAfter(digest, index, paper, facts)
      : writeBelow(digest, lineAt(digest, offset).end, paper, facts)
  if (!written.isSound) return undefined
  const after = withEdit(digest, written, facts)
  const numbers = recount(digest, after)
  const edit = tightEdit(digest.text, applyEdits(after.text, numbers))
  const cursor = written.span.start + written.cursor
  return edit && { ...edit, cursor: moved(cursor, numbers) - edit.span.start }
}

/** Where an offset is after edits. */
function moved(offset: number, edits: readonly TextEdit[]): number {
  const above = edits.filter(({ span: at }) => at.end <= offset)
  return above.reduce((sum, { span: at, newText }) => sum + newText.length - (at.end - at.start), offset)
}
