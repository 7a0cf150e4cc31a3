import { applyEdits, type Span, slice, type TextEdit, tightEdit } from '../../base/span.ts'
import { plainTitle } from '../../digest/layouts/index.ts'
import { type Digest, type Entry, numberOf } from '../../digest/model.ts'
import type { ReadDigest } from '../entryRewrites.ts'

/*
 * Entries in another order.
 *
 * The result is read again: all entries must be as they were, with their commentary, in the intended order, and
 * sections, mentions and tags must be the same. Otherwise, because reading depends on the lines around an entry,
 * another gap is tried, and then nothing is changed. Numbers stay where they are: numbered entries are renumbered.
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
 * @param moved the entry that the cursor stays with
 */
export function arranged(
  digest: Digest,
  read: ReadDigest,
  attempts: Iterable<Attempt>,
  moved: number,
): Arrangement | undefined {
  const before = sayingsOf(digest)
  for (const { text, order, section } of attempts) {
    const counted = recounted(digest, read(text), order)
    const after = read(counted)
    if (!isSame(before, sayingsOf(after), order)) continue
    const edit = tightEdit(digest.text, counted)
    const entry = after.entries[order.indexOf(moved)]
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
      title?.text,
      sections.map(({ label, level }) => [label.text, level]),
      mentions.map(({ link }) => link.url).sort(),
      tags.map(({ name }) => name).sort(),
    ]),
  }
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

/** The text with the numbers of its entries in their previous order. */
function recounted(before: Digest, after: Digest, order: readonly number[]): string {
  if (before.entries.length !== after.entries.length) return after.text
  const old = before.entries.map((entry) => numberOf(before, entry))
  const now = after.entries.map((entry) => numberOf(after, entry))
  const wanted = countsOnThroughout(old.map((each) => each?.value))
    ? old.map((each) => each?.value)
    : countedBySection(before, after, order)
  const edits = now.flatMap((each, index): readonly TextEdit[] => {
    const value = wanted[index]
    const digits = each && String(value).padStart(each.span.end - each.span.start, '0')
    const isPadded = each && after.text.charAt(each.span.start) === '0'
    return each && value !== undefined && value !== each.value
      ? [{ span: each.span, newText: isPadded ? (digits ?? '') : String(value) }]
      : []
  })
  return applyEdits(after.text, edits)
}

/** 1, 2, 3 or 3, 2, 1, across all sections. */
function countsOnThroughout(values: readonly (number | undefined)[]): boolean {
  return stepOf(values) !== undefined
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

function sectionOf({ sections }: Digest, { head }: Entry): number {
  return sections.findLastIndex(({ label }) => label.span.start < head.start)
}

/** Numbers that restart in each section. Entries that are not numbered there stay as they are. */
function countedBySection(
  before: Digest,
  after: Digest,
  order: readonly number[],
): readonly (number | undefined)[] {
  const old = before.entries.map((entry) => ({
    section: sectionOf(before, entry),
    value: numberOf(before, entry)?.value,
  }))
  const sections = after.entries.map((entry) => sectionOf(after, entry))
  return order.map((_, index) => {
    const section = sections[index] ?? -1
    const values = old.filter((each) => each.section === section).map(({ value }) => value)
    const step = stepOf(values) ?? (values.length === 1 && values[0] === 1 ? 1 : undefined)
    const [first] = values
    if (step === undefined || first === undefined) return undefined
    const at = sections.slice(0, index).filter((each) => each === section).length
    const count = sections.filter((each) => each === section).length
    return step === 1 ? first + at : (values.at(-1) ?? 1) + count - 1 - at
  })
}

// The lines of entries as blocks that can be moved.

/** The complete lines of one entry, with its commentary and the comments above that belong to it. */
export interface Block {
  /** In the order of the digest's entries. */
  readonly index: number
  readonly entry: Entry
  /** Without the last line end. */
  readonly span: Span
  /** The innermost section that contains it; `undefined` above the first. */
  readonly section: number | undefined
}
