// Entries in another layout or with another form of link, if the digest then says the same; and patterns made of entries.
import * as l10n from '@vscode/l10n'
import { type LinkForm, readLink, urlIn } from '../arxiv/links.ts'
import {
  applyEdits,
  overlaps,
  type Span,
  shifted,
  slice,
  span,
  type TextEdit,
  tightEdits,
  touches,
} from '../base/span.ts'
import type { Conventions } from '../digest/conventions/conventions.ts'
import { type Example, exampleAt } from '../digest/frames/example.ts'
import { hasRead, taughtPattern } from '../digest/frames/taught.ts'
import { patternsFor } from '../digest/frames/teach.ts'
import { layoutById, layouts } from '../digest/layouts/index.ts'
import { type Digest, definitionOf, type Entry, type LayoutId, partsIn } from '../digest/model.ts'
import { type EntryHeadText, readHead, readingOf, writeHead } from '../digest/rewrite.ts'
import { linesIn, parseDigest } from '../digest/session.ts'
import { judge, level } from '../digest/titles/judge.ts'

/** One way to rewrite an entry. */
interface Rewrite {
  readonly edits: readonly TextEdit[]
  /** The layout with which the rewritten entry must be read. */
  readonly layout: LayoutId
  /** The address that it must have. */
  readonly url: string
}

/** Reads a text in the same way as the digest. */
export type ReadDigest = (text: string) => Digest

/** However long a document is, it is read at most this often to find what may be rewritten. */
const mostReadings = 300

/**
 * The rewrites of entries after which the digest still says the same: for each entry the first of its rewrites that
 * works together with those of the others. An entry that would be read differently, or would change how others are
 * read, is left as it is.
 * @param rewritesOf the rewrites of an entry by its index, best first
 */
function soundRewrites(
  digest: Digest,
  read: ReadDigest,
  rewritesOf: (entry: Entry, index: number) => readonly Rewrite[],
): ReadonlyMap<number, Rewrite> {
  const choices = digest.entries.flatMap((entry, index) => {
    const rewrites = rewritesOf(entry, index)
    return rewrites.length > 0 ? [{ index, rewrites }] : []
  })
  return choices.length > 0 ? new RewriteSearch(digest, read).settle(choices) : new Map()
}

/** Entries that refer to the same definition share the edit of its address. */
export function editsOf(rewrites: ReadonlyMap<number, Rewrite>): readonly TextEdit[] {
  const edits = [...rewrites.values()].flatMap((rewrite) => rewrite.edits)
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()]
}

/** Whether the entry, or another span, is in a selection or around a cursor. */
export function isSelected({ span }: Pick<Entry, 'span'>, selection: Span): boolean {
  return selection.start === selection.end ? touches(span, selection.start) : overlaps(span, selection)
}

interface Choice {
  readonly index: number
  readonly rewrites: readonly Rewrite[]
}

type Chosen = ReadonlyMap<number, Rewrite>

class RewriteSearch {
  readonly #digest: Digest
  readonly #read: ReadDigest
  #readings = 0

  constructor(digest: Digest, read: ReadDigest) {
    this.#digest = digest
    this.#read = read
  }

  /** Goes over the entries until nothing more can be rewritten, so that a search in the result finds nothing. */
  settle(choices: readonly Choice[]): Chosen {
    const most = Math.max(...choices.map(({ rewrites }) => rewrites.length))
    let chosen: Chosen = new Map()
    for (let before: Chosen | undefined; before !== chosen; ) {
      before = chosen
      for (let rank = 0; rank < most; rank++) chosen = this.#take(chosen, choices, rank)
    }
    return chosen
  }

  /** Applies the rewrites of a rank, for entries without a better one, as far as they work. */
  #take(known: Chosen, choices: readonly Choice[], rank: number): Chosen {
    let chosen = known
    let rest = choices.filter(({ index, rewrites }) => {
      const own = known.get(index)
      return rewrites[rank] !== undefined && (!own || rewrites.indexOf(own) > rank)
    })
    while (rest.length > 0) {
      const sound = this.#soundCount(chosen, rest, rank)
      if (sound > 0) chosen = withRewrites(chosen, rest.slice(0, sound), rank)
      rest = rest.slice(sound + 1)
    }
    return chosen
  }

  /** How many of the entries, from the first on, can be rewritten together: all, or those before one that cannot. */
  #soundCount(chosen: Chosen, rest: readonly Choice[], rank: number): number {
    const isSound = (count: number) => this.#isSound(withRewrites(chosen, rest.slice(0, count), rank))
    if (isSound(rest.length)) return rest.length
    let low = 0
    let high = rest.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (isSound(middle)) low = middle
      else high = middle
    }
    return low
  }

  #isSound(chosen: Chosen): boolean {
    if (this.#readings++ >= mostReadings) return false
    const text = applyEdits(this.#digest.text, editsOf(chosen))
    return readingOf(this.#read(text)) === readingOf(this.#digest, chosen)
  }
}

function withRewrites(chosen: Chosen, choices: readonly Choice[], rank: number): Chosen {
  const all = new Map(chosen)
  for (const { index, rewrites } of choices) {
    const rewrite = rewrites[rank]
    if (rewrite) all.set(index, rewrite)
  }
  return all
}

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
function conversion(
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
class Spacing {
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
const usualOrder: readonly LayoutId[] = ['title-link', 'linked-title', 'title-parenthesis', 'link-title']

function inOrder({ entries }: Digest): readonly LayoutId[] {
  const uses = (layout: LayoutId) => entries.filter((entry) => entry.layout === layout).length
  const others = convertibleLayouts.filter((layout) => !usualOrder.includes(layout))
  return [...usualOrder, ...others].toSorted((a, b) => uses(b) - uses(a))
}

function exampleOf(layout: LayoutId): string {
  const written = layoutById(layout).write({ title: l10n.t('Title'), url: 'https://…' })
  return written.replaceAll(/\n+/g, ' ⏎ ')
}

/** How to write a digest's entries; what is missing follows most of the digest's own. */
interface EntryStyle {
  readonly layout?: LayoutId | undefined
  readonly link?: LinkForm | undefined
}

/**
 * Edits that give the wanted entries the layout and the form of link of the style. Commentary is never touched, and the
 * digest says the same afterwards; formatting the result changes nothing.
 */
export function formatDigest(
  digest: Digest,
  { layout = digest.prevailingLayout, link = digest.prevailingLink }: EntryStyle,
  isWanted: (entry: Entry) => boolean,
  read: ReadDigest,
): readonly TextEdit[] {
  const spacing = new Spacing(digest)
  const rewrites = soundRewrites(digest, read, (entry) => {
    if (!isWanted(entry)) return []
    const url = urlFor(entry, link)
    const whole = conversion(digest, entry, layout, spacing, url)
    const address = url === undefined ? undefined : newAddress(digest, entry, url)
    return [whole, address].filter((rewrite) => rewrite !== undefined)
  })
  return editsOf(rewrites)
}

const ownForms: readonly LinkForm[] = ['abs', 'pdf', 'html', 'doi']

/**
 * The entry's address in the form; `undefined` if it must stay as it is. An address that says more than which paper it
 * leads to, such as a page, stays, and so does that of another service.
 */
function urlFor({ link }: Entry, form: LinkForm): string | undefined {
  const found = link && readLink(link.url)
  if (!link || !found?.reading.ok || !ownForms.includes(form) || !ownForms.includes(found.form))
    return undefined
  const isPlain = /^(?:\.pdf)?\/?$/i.test(link.url.slice(found.idSpan.end))
  const { reference } = found.reading
  return isPlain && (form !== 'doi' || reference.version === undefined) ? urlIn(form, reference) : undefined
}

/**
 * A citation is not an address. If a label names the form of the link, "[pdf](…)", both stay. The address of a
 * reference is that of its definition.
 */
function newAddress(digest: Digest, { link, layout }: Entry, url: string): Rewrite | undefined {
  const at = link && (link.form === 'reference' ? definitionOf(digest, link) : link)?.span
  if (!link || !at) return undefined
  const written = slice(digest.text, at)
  if (written === url || !/^(?:https?:\/\/)?[a-z.]+\//i.test(written)) return undefined
  if (link.label && /\b(?:pdf|html)\b/i.test(slice(digest.text, link.label))) return undefined
  return { edits: [{ span: at, newText: url }], layout, url }
}

/** The entry at a cursor or selection as an example, with its possible titles; `undefined` if no link is near. */
export function entryExample(text: string, selection: Span): Example | undefined {
  const example = exampleAt(text, linesIn(text), selection)
  return example?.titles.length ? example : undefined
}

/** A pattern derived from an example, and how the document is read with it. */
export interface PatternChoice {
  readonly pattern: string
  /** All entries of the document with the pattern. */
  readonly entryCount: number
  /** The entries that the pattern reads. */
  readonly taught: readonly Entry[]
}

/**
 * The patterns of an example whose title is known: those that read the most entries with a title first, and of patterns
 * that read the same entries only the most exact. None if the title cannot be told from the words around it.
 */
export function patternChoices(
  example: Example,
  title: Span,
  known: Pick<Conventions, 'sections' | 'entries'>,
): readonly PatternChoice[] {
  const choices = patternsFor(example, title).map((pattern): PatternChoice => {
    const { entries } = parseDigest(example.text, known.sections, [pattern, ...known.entries])
    const compiled = taughtPattern(pattern)
    const taught = entries.filter((entry) => compiled && hasRead(compiled, entry))
    return { pattern, entryCount: entries.length, taught }
  })
  const different = choices.filter((choice, index) => {
    return !choices.slice(0, index).some((exact) => isSame(exact.taught, choice.taught))
  })
  const titled = new Map(different.map((choice) => [choice, countTitled(choice, example.text)]))
  return different.sort((one, other) => (titled.get(other) ?? 0) - (titled.get(one) ?? 0))
}

function isSame(one: readonly Entry[], other: readonly Entry[]): boolean {
  const places = (entries: readonly Entry[]) =>
    entries.map(({ title }) => `${title?.span.start} ${title?.span.end}`)
  return places(one).join() === places(other).join()
}

function countTitled({ taught }: PatternChoice, text: string): number {
  return taught.filter(({ title }) => title && judge(slice(text, title.span)) > level.prose).length
}
