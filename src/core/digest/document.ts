import type { LinkForm } from '../arxiv/links.ts'
import { countsOf, mostFrequent } from '../base/groups.ts'
import { type Span, slice, span } from '../base/span.ts'
import { type Chunk, type ChunkView, formsOf, LinkInText } from './chunk.ts'
import type { Frames } from './frames/frames.ts'
import type { Tallies } from './frames/tallies.ts'
import { frontMatterOf } from './frontMatter.ts'
import type { FrontMatter } from './header.ts'
import { mostFrequentLayout } from './layouts/index.ts'
import { canHeadPaper } from './layouts/titleLine.ts'
import type { Definitions } from './lines/definitions.ts'
import { LinkScanner } from './lines/links.ts'
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
import { judge, level } from './titles/judge.ts'
import { trimmed } from './titles/trim.ts'
import { paperWords } from './titles/vocabulary.ts'
import { titleText } from './titles/words.ts'

/** Statement lines rank below headings of every level. */
const statementRank = 7

/** What was learned from a document as a whole, by which each of its parts was read. */
export interface Learned {
  readonly tallies: Tallies
  readonly frames: Frames
  readonly definitions: Definitions
  /** It has lines that define a number if something refers to it, or something by their place. */
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
  #prevailingLink: LinkForm | undefined

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
    this.#sections ??= this.note
      ? []
      : withSpans(
          this.#placed.flatMap((view) => view.sections),
          this.length,
        )
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
    this.#prevailingLink ??= mostFrequent([
      ...this.chunks.flatMap(({ linkForms }) => linkForms),
      ...formsOf(this.note?.link),
    ])
    return this.#prevailingLink ?? 'abs'
  }

  get note(): Entry | undefined {
    if (this.chunks.some(({ read: { reading } }) => reading.entries.length > 0)) return undefined
    this.#noteEntry ??= { entry: this.#readNote() }
    return this.#noteEntry.entry
  }

  #readNote(): Entry | undefined {
    const mentions = this.#linksInProse
    const header = frontMatterOf(this)
    if (mentions.length === 0 && !header) return undefined
    return noteEntry({ text: this.text, header, title: this.#heading, mentions })
  }

  get #heading(): Label | undefined {
    return this.#placed.find(({ title }) => title)?.title
  }

  get #linksInProse(): readonly Mention[] {
    this.#mentions ??= this.#placed.flatMap(({ mentions }) => mentions)
    return this.#mentions
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

/** What is looked at to find the one paper of a note. */
interface Note {
  readonly text: string
  readonly header: FrontMatter | undefined
  /** The first heading, if it is the document's title. */
  readonly title: Label | undefined
  readonly mentions: readonly Mention[]
}

const mostWords = 7
/** A line that says more on one side of the link says more than that. */
const longestWords = 100

/**
 * The paper that a document without entries is about: notes on one paper often have its title as their own, and its link
 * in the front matter or somewhere among other facts. `undefined` when the document has no such title or no such link.
 */
function noteEntry(note: Note): Entry | undefined {
  const inProse = note.mentions.map((mention) => mention.link)
  const link = linkInFrontMatter(note) ?? inProse.find((each) => isNamedPaper(note.text, each))
  const title = link && (note.header?.title ?? headingTitle(note))
  if (!title || !canHeadPaper(title.text) || !readsLikeTitle(title.text)) return undefined
  const body = bodyOf(note)
  return { span: body, head: title.span, layout: 'title-fields', form: 'note', title, link, commentary: body }
}

/** The words of the heading without a lead such as "Notes on:". */
function headingTitle({ text, title }: Note): Label | undefined {
  const at = title && trimmed(text, title.span.start, title.span.end)
  return at && { span: at, text: titleText(slice(text, at)) }
}

/** The first link to a paper among the properties of a note: `url: https://…`, `arxiv: 2401.00001`. */
function linkInFrontMatter({ text, header }: Note): Link | undefined {
  if (!header) return undefined
  const { start, end } = header.content
  const link = new LinkScanner(text, start).scan(start, end).find(({ leadsToArxiv }) => leadsToArxiv)
  return link && new LinkInText(link, 0)
}

function readsLikeTitle(words: string): boolean {
  return words.split(/\s+/u).length >= 3 && judge(words) >= level.possible
}

/** Whether the line around the link says that it leads to the paper, and hardly anything else. */
function isNamedPaper(text: string, { span: at }: Link): boolean {
  const before = text.slice(Math.max(0, at.start - longestWords), at.start)
  const after = text.slice(at.end, at.end + longestWords)
  const words = `${before.slice(before.lastIndexOf('\n') + 1)} ${after.split('\n', 1)[0]}`
  return paperWords.test(words) && (words.match(/[\p{L}\p{N}]+/gu) ?? []).length <= mostWords
}

function bodyOf({ text, header, title }: Note): Span {
  const body = text.slice(title?.span.end ?? header?.bodyStart ?? 0)
  const start = text.length - body.trimStart().length
  return span(start, start + body.trim().length)
}
