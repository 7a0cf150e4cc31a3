import { type LinkForm, readLink } from '../arxiv/links.ts'
import { type Span, span } from '../base/span.ts'
import type { Digest, Entry, Label, LayoutId, Mention, PartSection, Section, Tag } from './digest.ts'
import { frontMatterOf } from './frontMatter.ts'
import { mostFrequentLayout } from './layouts/index.ts'
import { type Note, noteEntry } from './noteEntry.ts'
import type { PartView, StoredPart } from './part.ts'
import type { EntryRows } from './reading/entryTable.ts'

/** Statement lines rank below headings of every level. */
const statementRank = 7

/** A digest that consists of parts. What it says as a whole is put together when it is asked for. */
export class StoredDigest implements Digest {
  readonly stored: readonly StoredPart[]
  #text: string | undefined
  #views: readonly PartView[] | undefined
  #entries: readonly Entry[] | undefined
  #sections: readonly Section[] | undefined
  #mentions: readonly Mention[] | undefined
  #noteEntry: { readonly entry: Entry | undefined } | undefined
  #starts: readonly number[] | undefined

  constructor(stored: readonly StoredPart[], text?: string) {
    this.stored = stored
    this.#text = text
  }

  get text(): string {
    this.#text ??= this.stored.map(({ text }) => text).join('')
    return this.#text
  }

  get frontMatter(): Span | undefined {
    return this.stored[0]?.frontMatter
  }

  get title(): Label | undefined {
    return frontMatterOf(this)?.title ?? this.#heading
  }

  get sections(): readonly Section[] {
    // The headings of a note are parts of what it says of its paper.
    const sections = this.note ? [] : this.#placed.flatMap((view) => view.sections)
    this.#sections ??= withSpans(sections, this.length)
    return this.#sections
  }

  get emptyStatements(): readonly Label[] {
    return this.#placed.flatMap(({ emptyStatements }) => emptyStatements)
  }

  get entries(): readonly Entry[] {
    this.#entries ??= this.note ? [this.note] : this.#joinEntries()
    return this.#entries
  }

  get mentions(): readonly Mention[] {
    const mentions = this.#linksInProse
    const note = this.note
    return note ? mentions.filter(({ link }) => link !== note.link) : mentions
  }

  get tags(): readonly Tag[] {
    return [...(frontMatterOf(this)?.tags ?? []), ...this.#placed.flatMap(({ tags }) => tags)]
  }

  get parts(): readonly StoredPart[] {
    return this.stored
  }

  get partStarts(): readonly number[] {
    this.#starts ??= startsOf(this.stored)
    return this.#starts
  }

  get length(): number {
    return this.stored.reduce((length, part) => length + part.length, 0)
  }

  get prevailingLayout(): LayoutId {
    return mostFrequentLayout(countsOf(this.stored.flatMap(({ read }) => layoutsIn(read.reading.entries))))
  }

  get prevailingLink(): LinkForm {
    const forms = this.entries.flatMap(({ link }) => (link && readLink(link.url)?.form) ?? [])
    return mostFrequent(forms) ?? 'abs'
  }

  get note(): Entry | undefined {
    if (this.stored.some(({ read: { reading } }) => reading.entries.to > reading.entries.from))
      return undefined
    this.#noteEntry ??= { entry: this.#mayBeNote ? noteEntry(this.#asNote()) : undefined }
    return this.#noteEntry.entry
  }

  get #mayBeNote(): boolean {
    return this.#linksInProse.length > 0 || this.frontMatter !== undefined
  }

  get #heading(): Label | undefined {
    return this.#placed.find(({ title }) => title)?.title
  }

  get #linksInProse(): readonly Mention[] {
    this.#mentions ??= this.#placed.flatMap(({ mentions }) => mentions)
    return this.#mentions
  }

  #asNote(): Note {
    return {
      text: this.text,
      frontMatter: this.frontMatter,
      title: this.#heading,
      mentions: this.#linksInProse,
    }
  }

  get #placed(): readonly PartView[] {
    this.#views ??= this.stored.map((part, index) => part.viewFrom(this.partStarts[index] ?? 0))
    return this.#views
  }

  /** An entry that goes on in the next part has its commentary up to there. */
  #joinEntries(): readonly Entry[] {
    if (this.#placed.length === 1) return this.#placed[0]?.entries ?? []
    const entries: Entry[] = []
    for (const [index, view] of this.#placed.entries()) {
      const last = entries.at(-1)
      const rest = this.stored[index]?.read.reading.continued
      if (last && rest) {
        const shift = (this.partStarts[index] ?? 0) - (this.stored[index]?.origin ?? 0)
        const { commentary } = rest
        entries[entries.length - 1] = {
          ...last,
          span: span(last.span.start, rest.end + shift),
          commentary: commentary
            ? span(last.commentary?.start ?? commentary.start + shift, commentary.end + shift)
            : last.commentary,
        }
      }
      entries.push(...view.entries)
    }
    return entries
  }
}

function startsOf(parts: readonly StoredPart[]): readonly number[] {
  const starts: number[] = []
  let start = 0
  for (const { length } of parts) {
    starts.push(start)
    start += length
  }
  return starts
}

/** The layouts of the entries that have both title and link. */
function layoutsIn({ table, from, to }: EntryRows): readonly LayoutId[] {
  const layouts: LayoutId[] = []
  for (let row = from; row < to; row++)
    if (table.title(row) && table.link(row)) layouts.push(table.layout(row))
  return layouts
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const [most] = [...countsOf(values)].sort((a, b) => b[1] - a[1])
  return most?.[0]
}

function countsOf<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function withSpans(sections: readonly PartSection[], textEnd: number): Section[] {
  // From the last to the first: where the text next has a section of each rank or a higher one.
  const nextStart = new Array<number>(statementRank + 1).fill(textEnd)
  const spanned = sections.toReversed().map((section) => {
    const { start } = section.label.span
    const rank = section.level ?? statementRank
    const end = nextStart[rank] ?? textEnd
    nextStart.fill(start, rank)
    return { ...section, span: span(start, end) }
  })
  return spanned.reverse()
}
