import { type LinkForm, readLink } from '../arxiv/links.ts'
import { type Span, span } from '../base/span.ts'
import type { Chunk, ChunkView } from './chunk.ts'
import type { Frames, Tallies } from './frames/frames.ts'
import { frontMatterOf } from './frontMatter.ts'
import { mostFrequentLayout } from './layouts/index.ts'
import type { Definitions } from './lines/definitions.ts'
import type {
  Definition,
  Digest,
  Entry,
  Label,
  LayoutId,
  Link,
  Mention,
  PartSection,
  Section,
  Tag,
} from './model.ts'
import { type Note, noteEntry } from './note.ts'

/** Statement lines rank below headings of every level. */
const statementRank = 7

/** What was learned from a document as a whole, by which each of its parts was read. */
export interface Learned {
  readonly tallies: Tallies
  readonly frames: Frames
  readonly definitions: Definitions
  /** It has lines that define a number if something refers to it. */
  readonly hasNumbered: boolean
}

/** A digest that consists of parts. What it says as a whole is put together when it is asked for. */
export class DigestDocument implements Digest {
  readonly chunks: readonly Chunk[]
  readonly learned: Learned
  #text: string | undefined
  #views: readonly ChunkView[] | undefined
  #entries: readonly Entry[] | undefined
  #sections: readonly Section[] | undefined
  #mentions: readonly Mention[] | undefined
  #noteEntry: { readonly entry: Entry | undefined } | undefined
  #starts: readonly number[] | undefined

  constructor(chunks: readonly Chunk[], learned: Learned, text?: string) {
    this.chunks = chunks
    this.learned = learned
    this.#text = text
  }

  get text(): string {
    this.#text ??= this.chunks.map(({ text }) => text).join('')
    return this.#text
  }

  get frontMatter(): Span | undefined {
    return this.chunks[0]?.frontMatter
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

  get links(): readonly Link[] {
    return this.#placed.flatMap(({ links }) => links)
  }

  get definitions(): readonly Definition[] {
    return this.#placed.flatMap(({ definitions }) => definitions)
  }

  get parts(): readonly Chunk[] {
    return this.chunks
  }

  get partStarts(): readonly number[] {
    this.#starts ??= startsOf(this.chunks)
    return this.#starts
  }

  get length(): number {
    return this.chunks.reduce((length, part) => length + part.length, 0)
  }

  get prevailingLayout(): LayoutId {
    return mostFrequentLayout(countsOf(this.chunks.flatMap(layoutsIn)))
  }

  get prevailingLink(): LinkForm {
    const forms = this.entries.flatMap(({ link }) => (link && readLink(link.url)?.form) ?? [])
    return mostFrequent(forms) ?? 'abs'
  }

  get note(): Entry | undefined {
    if (this.chunks.some(({ read: { reading } }) => reading.entries.length > 0)) return undefined
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

  get #placed(): readonly ChunkView[] {
    this.#views ??= this.chunks.map((part, index) => part.viewFrom(this.partStarts[index] ?? 0))
    return this.#views
  }

  /** An entry that goes on in the next part has its commentary up to there. */
  #joinEntries(): readonly Entry[] {
    if (this.#placed.length === 1) return this.#placed[0]?.entries ?? []
    const entries: Entry[] = []
    for (const [index, view] of this.#placed.entries()) {
      const last = entries.at(-1)
      const rest = this.chunks[index]?.read.reading.continued
      if (last && rest) {
        const shift = (this.partStarts[index] ?? 0) - (this.chunks[index]?.origin ?? 0)
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

function startsOf(parts: readonly Chunk[]): readonly number[] {
  const starts: number[] = []
  let start = 0
  for (const { length } of parts) {
    starts.push(start)
    start += length
  }
  return starts
}

/** The layouts of the entries that have both title and link. */
function layoutsIn({ read: { reading } }: Chunk): readonly LayoutId[] {
  return reading.entries.flatMap(({ head }) => (head?.title && head.link ? head.layout : []))
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
