import * as l10n from '@vscode/l10n'
import { type Span, shifted, slice, span } from '../base/span.ts'
import { type TextEdit, tightEdits } from '../base/textEdit.ts'
import { layoutById, layouts } from '../digest/layouts/index.ts'
import { type Digest, type Entry, type LayoutId, partsIn } from '../digest/model.ts'
import { type EntryHeadText, readHead, writeHead } from '../digest/rewrite.ts'
import { editsOf, isSelected, type ReadDigest, type Rewrite, soundRewrites } from './entryRewrites.ts'

/** The layouts between which entries can be converted, in the order of the layouts. */
export const convertibleLayouts: readonly LayoutId[] = layouts
  .filter(({ pattern }) => pattern !== undefined)
  .map(({ id }) => id)

/**
 * Rewrites of the wanted entries into a layout, only of those that lose nothing: papers, titles, commentary, tags and
 * sections are read as before.
 */
export function convertEntries(
  digest: Digest,
  layout: LayoutId,
  isWanted: (entry: Entry) => boolean,
  read: ReadDigest,
): ReadonlyMap<number, Rewrite> {
  const spacing = new Spacing(digest)
  return soundRewrites(digest, read, (entry) => {
    const rewrite = isWanted(entry) ? conversion(digest, entry, layout, spacing) : undefined
    return rewrite ? [rewrite] : []
  })
}

/**
 * Whether the head of an entry that may have other layouts is in the selection or around the cursor: a quick answer,
 * from the chunks around it only.
 */
export function mayConvertAt(digest: Digest, selection: Span): boolean {
  return partsIn(digest, selection).some(({ part, start }) =>
    part.entries.some((entry) => {
      const head = isSelected(entry, shifted(selection, -start)) && readHead(part, entry)
      return head && isSelected(head, shifted(selection, -start))
    }),
  )
}

/**
 * The entry in another layout, perhaps with another address; `undefined` if it already has the layout, or contains more
 * than the layout can.
 */
export function conversion(
  digest: Digest,
  entry: Entry,
  layout: LayoutId,
  spacing: Spacing,
  url?: string,
): Rewrite | undefined {
  if (entry.layout === layout || !convertibleLayouts.includes(layout)) return undefined
  const head = readHead(digest, entry)
  if (!head) return undefined
  const address = url ?? head.entry.url
  const written = { ...head, entry: { ...head.entry, url: address } }
  const newText = writeHead(written, layout, spacing.of(entry, layout))
  return { edits: headEdits(digest.text, head, newText), layout, url: address }
}

/** Title and address stay where they are, if they stay in order. */
function headEdits(
  text: string,
  { span: at, entry: { title, url } }: EntryHeadText,
  newText: string,
): readonly TextEdit[] {
  return tightEdits(slice(text, at), newText, [title, url]).map((edit) => ({
    span: span(edit.span.start + at.start, edit.span.end + at.start),
    newText: edit.newText,
  }))
}

/** Whether a digest separates title and address by a blank line if they have lines of their own. */
export class Spacing {
  readonly #digest: Digest
  readonly #lineEnd: string
  readonly #habits = new Map<LayoutId, boolean | undefined>()

  constructor(digest: Digest) {
    this.#digest = digest
    this.#lineEnd = /\r?\n/.exec(digest.text)?.[0] ?? '\n'
  }

  /** According to the digest's entries in the layout; if there are none, like the head and the text after it. */
  of({ link, title, commentary }: Entry, layout: LayoutId) {
    const { text } = this.#digest
    const named = Math.max(link?.span.end ?? 0, title?.span.end ?? 0)
    const isSetOff = commentary !== undefined && hasBlankLine(text.slice(named, commentary.start))
    return { lineEnd: this.#lineEnd, isSpaced: this.#habitOf(layout) ?? isSetOff }
  }

  #habitOf(layout: LayoutId): boolean | undefined {
    if (!this.#habits.has(layout)) this.#habits.set(layout, this.#findHabit(layout))
    return this.#habits.get(layout)
  }

  #findHabit(layout: LayoutId): boolean | undefined {
    const { text, entries } = this.#digest
    let spaced = 0
    let all = 0
    for (const { layout: own, title, link } of entries) {
      if (own !== layout || !title || !link) continue
      all++
      const first = Math.min(title.span.end, link.span.end)
      if (hasBlankLine(text.slice(first, Math.max(title.span.start, link.span.start)))) spaced++
    }
    return all === 0 ? undefined : spaced * 2 > all
  }
}

function hasBlankLine(between: string): boolean {
  return /\n[ \t]*\r?\n/.test(between)
}

/** A layout to which wanted entries can be converted. */
export interface LayoutChoice {
  readonly layout: LayoutId
  /** How an entry would look, in one line. */
  readonly example: string
  readonly count: number
  readonly edits: readonly TextEdit[]
}

/**
 * The layouts to which at least one of the wanted entries can be converted without loss, those that the digest uses
 * first.
 */
export function layoutChoices(
  digest: Digest,
  isWanted: (entry: Entry) => boolean,
  read: ReadDigest,
): readonly LayoutChoice[] {
  return inOrder(digest).flatMap((layout) => {
    const rewrites = convertEntries(digest, layout, isWanted, read)
    return rewrites.size === 0
      ? []
      : { layout, example: exampleOf(layout), count: rewrites.size, edits: editsOf(rewrites) }
  })
}

/** The most common layouts of digests first, if the digest itself uses none of them. */
const commonOrder: readonly LayoutId[] = ['title-link', 'linked-title', 'title-parenthesis', 'link-title']

function inOrder({ entries }: Digest): readonly LayoutId[] {
  const uses = (layout: LayoutId) => entries.filter((entry) => entry.layout === layout).length
  const others = convertibleLayouts.filter((layout) => !commonOrder.includes(layout))
  return [...commonOrder, ...others].toSorted((a, b) => uses(b) - uses(a))
}

function exampleOf(layout: LayoutId): string {
  const written = layoutById(layout).write({ title: l10n.t('Title'), url: 'https://…' })
  return written.replaceAll(/\n+/g, ' ⏎ ')
}
