import { countsOf, groupBy } from '../../base/groups.ts'
import { applyEdits, lowerBound, type Span, slice, span, type TextEdit, tightEdit } from '../../base/span.ts'
import { plainTitle } from '../../digest/layouts/index.ts'
import { plainLines } from '../../digest/lines/hiding.ts'
import {
  type Digest,
  type Entry,
  lastOnItsLines,
  lineAbove,
  lineAt,
  numberOf,
  opensLines,
} from '../../digest/model.ts'
import type { ReadDigest } from '../entryRewrites.ts'

/*
 * Entries in another order.
 *
 * The result is read again: all entries must be as they were, with their commentary, in the intended order, and
 * sections, mentions and tags must be the same, and no letter of the text may be missing. Otherwise, because reading
 * depends on the lines around an entry, another gap is tried, and then nothing is changed. Numbers stay where they are:
 * numbered entries are renumbered.
 */

/** A change of the order, as one edit. */
export interface Arrangement {
  readonly edit: TextEdit
  /** The offset of the moved entry's name afterwards. */
  readonly offset: number
}

/** A text with the entries in another order. */
export interface Attempt {
  readonly text: string
  /** For each entry in the new order, its previous index. */
  readonly order: readonly number[]
  /** The index of the section that the moved entry belongs to afterwards, -1 above the first one; if it is to change. */
  readonly section?: number
}

/**
 * The first attempt that is read as intended.
 * @param index the entry that the cursor stays with
 */
export function arranged(
  digest: Digest,
  read: ReadDigest,
  attempts: Iterable<Attempt>,
  index: number,
): Arrangement | undefined {
  const before = sayingsOf(digest)
  for (const { text, order, section } of attempts) {
    const moved = read(text)
    if (moved.entries.length !== order.length) continue
    const after = read(applyEdits(text, recount(digest, moved)))
    if (!isSame(before, sayingsOf(after), order)) continue
    const edit = tightEdit(digest.text, after.text)
    const entry = after.entries[order.indexOf(index)]
    // A section may be none when its only entry has gone.
    if (entry && section !== undefined && sectionOf(after, entry) !== section) continue
    return edit && entry ? { edit, offset: (entry.title ?? entry.link ?? entry).span.start } : undefined
  }
  return undefined
}

interface Sayings {
  readonly entries: readonly string[]
  readonly rest: string
}

function sayingsOf(digest: Digest): Sayings {
  const { title, sections, mentions, tags } = digest
  return {
    entries: digest.entries.map((entry) => sayingOf(digest, entry)),
    rest: JSON.stringify([
      [...lettersIn(digest.text)].sort(),
      title?.text,
      sections.map(({ label, level }) => [label.text, level]),
      mentions.map(({ link }) => link.url).sort(),
      tags.map(({ name }) => name).sort(),
    ]),
  }
}

/** How many of each there are: what is read as nothing, such as comments and code, counts, too. */
export function lettersIn(text: string): ReadonlyMap<string, number> {
  return countsOf(text.match(/\p{L}/gu) ?? [])
}

function sayingOf({ text }: Digest, entry: Entry): string {
  const said = entry.commentary ? slice(text, entry.commentary).replace(/\s+/g, ' ') : ''
  return JSON.stringify([plainTitle(entry), entry.link?.url, said])
}

function isSame(before: Sayings, after: Sayings, order: readonly number[]): boolean {
  return (
    before.rest === after.rest &&
    before.entries.length === after.entries.length &&
    order.every((old, index) => before.entries[old] === after.entries[index])
  )
}

/** The edits that number the entries as those before were: throughout, or anew in each section. */
export function recount(before: Digest, after: Digest): readonly TextEdit[] {
  const numbers = after.entries.filter(opensLines).map((entry) => numberOf(after, entry))
  const old = before.entries.filter(opensLines).map((entry) => numberOf(before, entry)?.value)
  const wanted = counted(old, numbers.length) ?? countedBySection(before, after)
  return numbers.flatMap((each, index): readonly TextEdit[] => {
    const value = wanted[index]
    if (!each || value === undefined || value === each.value) return []
    const isPadded = after.text.charAt(each.span.start) === '0'
    const width = isPadded ? each.span.end - each.span.start : 0
    return [{ span: each.span, newText: String(value).padStart(width, '0') }]
  })
}

/** So many numbers that count as these do: 1, 2, 3 or 3, 2, 1; `undefined` if these do not count. */
function counted(values: readonly (number | undefined)[], count: number): readonly number[] | undefined {
  const [first] = values
  const last = values.at(-1)
  const step = stepOf(values)
  if (step === undefined || first === undefined || last === undefined) return undefined
  return Array.from({ length: count }, (_, index) => (step === 1 ? first + index : last + count - 1 - index))
}

/** The difference between each number and the one before it; `undefined` if they do not count. */
function stepOf(values: readonly (number | undefined)[]): 1 | -1 | undefined {
  for (const step of [1, -1] as const) {
    const counts = values.every(
      (value, index) => value !== undefined && (index === 0 || value === (values[index - 1] ?? 0) + step),
    )
    if (counts && values.length > 1) return step
  }
  return undefined
}

function sectionOf(digest: Digest, { head }: Entry): number {
  return sectionsAbove(digest, head.start) - 1
}

/** How many sections begin above an offset. */
function sectionsAbove({ sections }: Digest, offset: number): number {
  return lowerBound(sections.length, (index) => (sections[index]?.label.span.start ?? 0) < offset)
}

/** Numbers that restart in each section. Entries that are not numbered there stay as they are. */
function countedBySection(before: Digest, after: Digest): readonly (number | undefined)[] {
  const old = groupBy(before.entries.filter(opensLines), (entry) => sectionOf(before, entry))
  const now = groupBy(after.entries.filter(opensLines), (entry) => sectionOf(after, entry))
  return Array.from(now).flatMap(([section, { length }]): readonly (number | undefined)[] => {
    const values = (old.get(section) ?? []).map((entry) => numberOf(before, entry)?.value)
    const isFirst = values.length === 1 && values[0] === 1
    return counted(isFirst ? [1, 2] : values, length) ?? new Array<undefined>(length).fill(undefined)
  })
}

// The lines of entries as blocks that can be moved.

/** The complete lines of an entry, or of all that share them, with their commentary and the comments above that belong to them. */
export interface Block {
  /** In the order of the blocks. */
  readonly index: number
  /** The first entry. */
  readonly entry: Entry
  /** Where its entries are among those of the digest. */
  readonly entries: readonly number[]
  /** Without the last line end. */
  readonly span: Span
  /** The innermost section that contains it; `undefined` above the first. */
  readonly section: number | undefined
}

/** `undefined` if the end of an entry and the beginning of another share a line: neither can be moved by lines. */
export function blocksOf(digest: Digest): readonly Block[] | undefined {
  if (digest.note) return undefined
  let done = -1
  const blocks: Block[] = []
  for (const [first, entry] of digest.entries.entries()) {
    if (!opensLines(entry)) continue
    const last = lastOnItsLines(digest.entries, first)
    const start = startOf(digest, entry)
    const end = lineAt(digest, lastOf(digest.entries[last] ?? entry)).end
    const next = digest.entries[last + 1]
    const label = digest.sections[sectionsAbove(digest, end)]?.label.span.start ?? digest.text.length
    const limit = next ? Math.min(startOf(digest, next), label) : label
    const isBelow = next !== undefined && limit < label
    const at = span(
      start,
      entry.layout === 'table-row' ? end : endWithTail(digest, { start, end, limit, isBelow }),
    )
    if (at.start <= done) return undefined
    done = at.end
    const section = sectionsAbove(digest, at.start) - 1
    const entries = Array.from({ length: last - first + 1 }, (_, each) => first + each)
    blocks.push({
      index: blocks.length,
      entry,
      entries,
      span: at,
      section: section < 0 ? undefined : section,
    })
  }
  return blocks
}

/** Where the words of the entry end, or its name if that is further down. */
export function lastOf({ span: whole, head }: Entry): number {
  return Math.max(whole.end, head.end)
}

const directive = /^\s*<!--\s*digest-disable-next-line\b.*-->\s*$/

function startOf(digest: Digest, { span: whole, head }: Entry): number {
  const { start } = lineAt(digest, Math.min(whole.start, head.start))
  const above = lineAbove(digest, start)
  return above && directive.test(slice(digest.text, above)) ? above.start : start
}

/** Up to where something may go along with an entry; in front of another entry it may also stand after a blank line. */
interface Tail extends Span {
  readonly limit: number
  readonly isBelow: boolean
}

/**
 * Tags, comments, pictures and the edges of boxes: lines that say nothing, and mean nothing without the entry above. Each ends
 * where it can go no further, so there is one way to read a line.
 */
const wordless = /^[\s>]*(?:(?:#[^\s#<]+(?=[\s#<]|$)|<[^<>]+>|:{3,}(?!:)(?:[ \t]*[\w-]+(?![\w-]))?)[ \t]*)+$/
const edges =
  /<(\/?)(?!(?:br|hr|img|input|wbr)\b|[a-z]+:|[^\s<>]+@)[a-z][^<>]*?(?<!\/)>|^[ \t>]*:{3,}([ \t]*\w)?/gim

/** Where the lines end that go along with an entry; what the entry has not opened stays, and so does what is right above the next. */
function endWithTail(digest: Digest, { start, end, limit, isBelow }: Tail): number {
  const { text } = digest
  let open = openIn(text.slice(start, end))
  let [last, done] = [end, end]
  let isApart = false
  const from = Math.min(end + 1, limit)
  for (const { start: lineStart, words, isHidden } of plainLines(
    text.slice(from, limit).replace(/\r?\n$/, ''),
  )) {
    if (words === '' && !isHidden) {
      isApart = true
      if (open === 0) last = done
      continue
    }
    if ((isApart && !isBelow) || !(isHidden || wordless.test(words))) return last
    if (!isHidden) open += openIn(words)
    if (open < 0) return last
    done = lineAt(digest, from + lineStart).end
    if (open === 0 && !isApart) last = done
  }
  return last
}

/** How many tags and boxes are opened and not closed. */
function openIn(text: string): number {
  const found = Array.from(text.matchAll(edges), ([whole, slash, named]) =>
    whole.includes('<') ? (slash ? -1 : 1) : named ? 1 : -1,
  )
  return found.reduce<number>((sum, each) => sum + each, 0)
}
