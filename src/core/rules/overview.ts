import type { LinkForm } from '../arxiv/links.ts'
import { lowerBound, type Span, shifted, span, type TextEdit } from '../base/span.ts'
import { isSameBut } from '../digest/frames/sameReading.ts'
import { type WriteFacts, withEdit, writeOver } from '../digest/frames/write.ts'
import { mostFrequentLayout, plainTitle } from '../digest/layouts/index.ts'
import {
  type Address,
  type ArxivTarget,
  type Digest,
  type DigestPart,
  type Entry,
  type LayoutId,
  lineAt,
  paperOf,
} from '../digest/model.ts'
import { doiOf, PaperAliases } from '../digest/records.ts'
import { entryAsMention } from '../digest/rewrite.ts'
import type { Doi } from '../paper/doi.ts'
import type { Facts, Paper } from '../paper/paper.ts'
import { foldTitle } from '../paper/titles.ts'
import { isOfReferences, referenceLists } from './referenceLists.ts'
import { Counts, type Extent, type PlacedEntry, type RuleFacts, type WholeDigest } from './rule.ts'

/** With fewer links than this, entries without a link are normal. */
const fewestLinked = 4

/** With fewer addresses written in some way, that is not a habit. */
const fewestOfStyle = 3

/** With fewer papers named twice, and a smaller share, naming them twice is a mistake. */
const fewestRepeated = 10
const shareRepeated = 1 / 3
/** Even fewer are no mistake if they are all there are: a list of contents, followed by each of them. */
const fewestOfAll = 3
/** With fewer papers named first without a comment, and then with one, that is a mistake. */
const fewestHighlights = 2

/** Counts and positions in a digest, updated as parts are added and removed. */
export class DigestOverview implements WholeDigest {
  readonly #layouts = new Counts<LayoutId>()
  readonly #links = new Counts<LinkForm>()
  readonly #styles = new Counts<string>()
  #styleCount = 0
  readonly tags = new Map<string, number>()
  /** Those that entries name. */
  readonly #dois = new Counts<Doi>()
  /** The entries of each paper, by the parts that have some. */
  readonly #entriesOf = new Map<string, Map<DigestPart, readonly Entry[]>>()
  readonly #aliases = new PaperAliases()
  readonly #facts: Facts
  #repeatedCount = 0
  #highlightCount = 0
  #entryCount = 0
  #commentedCount = 0
  #linkedCount = 0
  /** The sections that list references. */
  #listCount = 0
  #digest: Digest
  /** The parts' positions in the text, computed on demand. */
  #numbers: ReadonlyMap<DigestPart, number> | undefined
  /** The entries' indices by the start of their heads, computed on demand. */
  #indices: ReadonlyMap<number, number> | undefined
  /** The number of the run of adjacent entries that each entry is in; computed on demand. */
  /** Where the sections are that list references, in order and apart; computed on demand. */
  #lists: readonly Span[] | undefined
  /** The entries of the papers that were asked for since the last edit. */
  readonly #placed = new Map<string, readonly PlacedEntry[]>()

  constructor(digest: Digest, facts: Facts) {
    this.#digest = digest
    this.#facts = facts
    this.#learn(digest.parts)
    for (const part of digest.parts) this.#count(part, 1)
  }

  /**
   * Applies what records say that have arrived since.
   * @returns whether entries are of other papers now
   */
  learn(): boolean {
    const isNew = this.#learn(this.#digest.parts)
    if (isNew) this.#placeAnew()
    return isNew
  }

  #placeAnew(): void {
    this.#entriesOf.clear()
    this.#placed.clear()
    this.#repeatedCount = 0
    this.#highlightCount = 0
    for (const part of this.#digest.parts) this.#placeAll(part, 1)
  }

  /** Most DOIs that records state are named by no entry. */
  #learn(parts: readonly DigestPart[]): boolean {
    const learnt = this.#aliases.learn(
      parts.flatMap(({ entries }) => entries),
      this.#facts,
    )
    return learnt.some((doi) => this.#dois.has(doi))
  }

  /** Applies an edit, and returns the unchanged parts with papers for which the answers have changed. */
  update(
    digest: Digest,
    removed: readonly DigestPart[],
    added: readonly DigestPart[],
  ): readonly DigestPart[] {
    const papers = new Set([...removed, ...added].flatMap((part) => [...this.#entriesByPaper(part).keys()]))
    const sharedBefore = [...papers].filter((key) => this.#isShared(key))
    this.#digest = digest
    this.#numbers = undefined
    this.#indices = undefined
    this.#lists = undefined
    this.#placed.clear()
    for (const part of removed) this.#count(part, -1)
    for (const part of added) this.#count(part, 1)
    if (this.#learn(added)) {
      this.#placeAnew()
      return digest.parts
    }
    const concerned = new Set([...sharedBefore, ...[...papers].filter((key) => this.#isShared(key))])
    return [...concerned].flatMap((key) => [...(this.#entriesOf.get(key)?.keys() ?? [])])
  }

  get hasEntries(): boolean {
    return this.#entryCount > 0
  }

  get isCommented(): boolean {
    return this.#commentedCount * 2 > this.#entryCount
  }

  get isLinked(): boolean {
    return this.#linkedCount >= fewestLinked && this.#linkedCount * 10 >= this.#entryCount * 9
  }

  get isNote(): boolean {
    return this.#entryCount === 1
  }

  get listsTwice(): boolean {
    const { size } = this.#entriesOf
    const count = this.#repeatedCount
    return (
      (count >= fewestRepeated && count >= size * shareRepeated) || (count >= fewestOfAll && count === size)
    )
  }

  get hasHighlights(): boolean {
    return this.#highlightCount >= fewestHighlights
  }

  /** How many entries are in lists of references. */
  get referenceCount(): number {
    return this.#listCount && this.#digest.entries.filter(({ head }) => this.#isInList(head.start)).length
  }

  isReference(place: PlacedEntry): boolean {
    return this.#listCount > 0 && this.#isInList(place.entry.head.start + this.#find(place).partStart)
  }

  #isInList(at: number): boolean {
    this.#lists ??= referenceLists(this.#digest)
    const lists = this.#lists
    const above = lowerBound(lists.length, (index) => (lists[index]?.start ?? 0) <= at)
    return at < (lists[above - 1]?.end ?? 0)
  }

  isHighlighted(entry: Entry): boolean {
    const key = this.#aliases.keyOf(entry)
    const [first, ...others] = key === undefined ? [] : this.#entriesWith(key).map((each) => each.entry)
    return first !== undefined && !first.commentary && others.some(({ commentary }) => commentary)
  }

  get prevailingLayout(): LayoutId {
    return mostFrequentLayout(this.#layouts)
  }

  get prevailingLink(): LinkForm {
    return this.#links.most('abs')
  }

  /** How most arXiv addresses are written, to compare two states of the digest. */
  get houseStyle(): string {
    const style = this.#styles.most('')
    return this.#isHouseStyle(style) ? style : ''
  }

  isFirst(part: DigestPart): boolean {
    return this.#digest.parts[0] === part
  }

  isLast(part: DigestPart): boolean {
    return this.#digest.parts.at(-1) === part
  }

  entriesLike(entry: Entry): readonly PlacedEntry[] {
    const key = this.#aliases.keyOf(entry)
    return key === undefined ? [] : this.#entriesWith(key)
  }

  #entriesWith(key: string): readonly PlacedEntry[] {
    const known = this.#placed.get(key)
    if (known) return known
    const parts = [...(this.#entriesOf.get(key) ?? [])]
    if (parts.length > 1) parts.sort(([a], [b]) => this.numberOf(a) - this.numberOf(b))
    const placed = parts.flatMap(([part, entries]) => entries.map((entry) => ({ part, entry })))
    this.#placed.set(key, placed)
    return placed
  }

  /** The part's position in the text, from 0. */
  numberOf(part: DigestPart): number {
    this.#numbers ??= new Map(this.#digest.parts.map((each, number) => [each, number]))
    return this.#numbers.get(part) ?? 0
  }

  isCopyOfAbove(place: PlacedEntry): boolean {
    const digest = this.#digest
    const { index, partStart } = this.#find(place)
    const [above, own] = [digest.entries[index - 1], digest.entries[index]]
    if (!above || !own) return false
    const start = lineAt(digest, firstOf(own)).start
    // Whole lines: a comment may end the last of them.
    const { end } = lineAt(digest, partStart + this.extentOf(place).span.end)
    const lines = digest.text.slice(start, end).trimEnd()
    return lines === digest.text.slice(lineAt(digest, firstOf(above)).start, start).trimEnd()
  }

  extentOf({ part, entry }: PlacedEntry): Extent {
    if (entry !== part.entries.at(-1)) return { text: part.text, span: entry.span }
    const { parts } = this.#digest
    let { text } = part
    let { end } = entry.span
    for (let next = this.numberOf(part) + 1; next < parts.length; next++) {
      const below = parts[next]
      if (!below) break
      if (below.continuedTo !== undefined) end = text.length + below.continuedTo
      text += below.text
      if (below.entries.length > 0) break
    }
    return { text, span: span(entry.span.start, end) }
  }

  completed(place: PlacedEntry, paper: Paper, facts: RuleFacts): TextEdit | undefined {
    const { index, partStart } = this.#find(place)
    const written = index < 0 ? undefined : writeOver(this.#digest, index, paper, writeFacts(facts))
    return written && { span: shifted(written.span, -partStart), newText: written.newText }
  }

  isTitledBy(edit: TextEdit, place: PlacedEntry, paper: Paper, facts: RuleFacts): boolean {
    const { index, partStart } = this.#find(place)
    const entry = this.#digest.entries[index]
    const placed = { span: shifted(edit.span, partStart), newText: edit.newText }
    return entry !== undefined && givesTitle(this.#digest, placed, { entry, paper }, writeFacts(facts))
  }

  asMention({ part, entry }: PlacedEntry): TextEdit | undefined {
    return entryAsMention(part, entry)
  }

  isSecondLink(place: PlacedEntry): boolean {
    if (place.entry.title !== undefined) return false
    const above = this.#digest.entries[this.#find(place).index - 1]
    const key = this.#aliases.keyOf(place.entry)
    return above !== undefined && key !== undefined && this.#aliases.keyOf(above) === key
  }

  isHouseStyle(part: DigestPart, address: Pick<Address, 'span'>, arxiv: ArxivTarget): boolean {
    return this.#isHouseStyle(styleOf(part, address, arxiv))
  }

  #isHouseStyle(style: string): boolean {
    const count = this.#styles.get(style)
    return count >= fewestOfStyle && count * 2 > this.#styleCount
  }

  /** The entry's index in the digest. */
  #find({ part, entry }: PlacedEntry): { readonly index: number; readonly partStart: number } {
    const { partStarts, entries } = this.#digest
    const partStart = partStarts[this.numberOf(part)] ?? 0
    this.#indices ??= new Map(entries.map(({ head }, index) => [head.start, index]))
    return { index: this.#indices.get(entry.head.start + partStart) ?? -1, partStart }
  }

  #isShared(key: string): boolean {
    return (this.#entriesOf.get(key)?.size ?? 0) > 1
  }

  #count(part: DigestPart, times: 1 | -1): void {
    for (const entry of part.entries) {
      this.#entryCount += times
      if (entry.commentary) this.#commentedCount += times
      if (entry.link) this.#linkedCount += times
      if (entry.title && entry.link) this.#layouts.add(entry.layout, times)
      const doi = doiOf(entry)
      if (doi) this.#dois.add(doi, times)
      const { link } = entry
      if (link?.arxiv) {
        this.#styles.add(styleOf(part, link, link.arxiv), times)
        this.#styleCount += times
      }
      if (entry.link?.arxiv) this.#links.add(entry.link.arxiv.form, times)
    }
    this.#listCount += part.sections.filter(isOfReferences).length * times
    for (const { name } of part.tags) {
      const count = (this.tags.get(name) ?? 0) + times
      if (count > 0) this.tags.set(name, count)
      else this.tags.delete(name)
    }
    this.#placeAll(part, times)
  }

  #placeAll(part: DigestPart, times: 1 | -1): void {
    for (const [key, entries] of this.#entriesByPaper(part)) this.#place(key, part, times > 0 ? entries : [])
  }

  #entriesByPaper({ entries }: DigestPart): ReadonlyMap<string, readonly Entry[]> {
    const byPaper = new Map<string, Entry[]>()
    for (const entry of entries) {
      const key = this.#aliases.keyOf(entry)
      if (key === undefined) continue
      const known = byPaper.get(key)
      if (known) known.push(entry)
      else byPaper.set(key, [entry])
    }
    return byPaper
  }

  #place(key: string, part: DigestPart, entries: readonly Entry[]): void {
    const parts = this.#entriesOf.get(key) ?? new Map<DigestPart, readonly Entry[]>()
    const [wasRepeated, wasHighlight] = [isRepeated(parts), isHighlight(parts)]
    if (entries.length > 0) parts.set(part, entries)
    else parts.delete(part)
    this.#repeatedCount += Number(isRepeated(parts)) - Number(wasRepeated)
    this.#highlightCount += Number(isHighlight(parts)) - Number(wasHighlight)
    if (parts.size > 0) this.#entriesOf.set(key, parts)
    else this.#entriesOf.delete(key)
  }
}

/**
 * Whether an edit gives an entry the paper's title and nothing else: read again, the digest says the same but for that. So it
 * is not offered where the words would be taken for something else, such as a heading or a sentence about the entry above.
 */
function givesTitle(
  digest: Digest,
  edit: TextEdit,
  { entry, paper }: { readonly entry: Entry; readonly paper: Paper },
  facts: { readonly statements?: readonly string[] },
): boolean {
  const isWanted = (read: Entry) => paperOf(read) === paper.id && hasTitle(read, paper.title)
  return isSameBut(digest, withEdit(digest, edit, facts), edit, { isWanted, what: 'all', over: entry })
}

/** By its title: a link to the file below one to the page repeats nothing. */
function isRepeated(parts: ReadonlyMap<DigestPart, readonly Entry[]>): boolean {
  return [...parts.values()].flat().filter(({ title }) => title !== undefined).length > 1
}

/** Only some of its entries have commentary. */
function isHighlight(parts: ReadonlyMap<DigestPart, readonly Entry[]>): boolean {
  const entries = [...parts.values()].flat()
  const commented = entries.filter(({ commentary }) => commentary).length
  return commented > 0 && commented < entries.length
}

/**
 * How an arXiv address is written, apart from the paper: "http arxiv.org pdf .pdf". A digest may have its own form,
 * which is not a mistake in each of its links.
 */
function styleOf(
  part: DigestPart,
  { span: at }: Pick<Address, 'span'>,
  { form, host, idSpan }: ArxivTarget,
): string {
  const before = part.text.slice(Math.max(at.start, lineAt(part, at.start).start), idSpan.start)
  const [, scheme = ''] = /^(https?):/i.exec(before) ?? []
  const [ending = ''] = /^\.pdf/i.exec(part.text.slice(idSpan.end, at.end)) ?? []
  return [scheme, host, form, ending].join(' ').toLowerCase()
}

/** The facts for writing entries. */
function writeFacts(facts: RuleFacts): WriteFacts {
  const { layout, link, sections } = facts.conventions
  return { paper: (id) => facts.paper(id), layout, link, statements: sections }
}

/** A title of digits alone is never read as one, since years stand in such places; it has to stand there. */
function hasTitle(entry: Entry, title: string): boolean {
  const read = plainTitle(entry)
  return read === undefined ? !/\p{L}/u.test(title) : foldTitle(read) === foldTitle(title)
}

function firstOf({ head, span: all }: Entry): number {
  return Math.min(head.start, all.start)
}
