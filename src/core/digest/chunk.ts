import { type LinkForm, readLink } from '../arxiv/links.ts'
import { type Span, span } from '../base/span.ts'
import type { Tallies } from './frames/tallies.ts'
import { frontMatterOf } from './frontMatter.ts'
import { type LineDefinition, nameOfStates } from './lines/definitions.ts'
import type { LineLink } from './lines/line.ts'
import type {
  ArxivTarget,
  Definition,
  DigestPart,
  Entry,
  Label,
  Link,
  Mention,
  PartSection,
  Tag,
  WrittenForm,
} from './model.ts'
import type { EntryNode, ReaderState, Reading } from './reader/state.ts'
import { onOneLine, titleText } from './titles/words.ts'

/** A stretch of the text that was read by itself, from one cut to the next. Offsets count from the start of that text. */
interface ReadChunk {
  readonly reading: Reading
  readonly start: number
  readonly end: number
  readonly before: ReaderState
  /** The votes of its lines, counted when somebody asks. */
  readonly tallies: () => Tallies
  /** All that its lines have. */
  readonly links: readonly LineLink[]
  readonly definitions: readonly LineDefinition[]
  /** How far reading it, or anything above it, has looked; infinite when the end of the text was seen. */
  readonly reach: number
}

/**
 * One part of a digest as it was read: immutable, and free of its place in the document, so that edits elsewhere leave it
 * as it is. What it says is made into objects when it is asked for.
 */
export class Chunk implements DigestPart {
  readonly length: number
  readonly frontMatter: Span | undefined
  readonly read: ReadChunk
  readonly #source: string
  /** Where the part starts in the text that it was read from. */
  readonly origin: number
  #own: ChunkView | undefined
  #placed: { readonly offset: number; readonly view: ChunkView } | undefined
  #linkForms: readonly LinkForm[] | undefined
  #text: string | undefined

  /** @param frontMatter what stands above the lines that were read, from the start of the text on */
  constructor(source: string, read: ReadChunk, frontMatter?: Span) {
    this.#source = source
    this.origin = frontMatter ? 0 : read.start
    this.read = read
    this.length = read.end - this.origin
    this.frontMatter = frontMatter
  }

  /** How far reading the part, or anything above it, has looked, from its start. */
  get reach(): number {
    return this.read.reach - this.origin
  }

  /** How far that is after its end; 0 when it is not. */
  get overhang(): number {
    return Math.max(0, this.read.reach - this.read.end)
  }

  get text(): string {
    this.#text ??= this.#source.slice(this.origin, this.origin + this.length)
    return this.#text
  }

  get title(): Label | undefined {
    return this.#view.title
  }

  get sections(): readonly PartSection[] {
    return this.#view.sections
  }

  get emptyStatements(): readonly Label[] {
    return this.#view.emptyStatements
  }

  get entries(): readonly Entry[] {
    return this.#view.entries
  }

  get mentions(): readonly Mention[] {
    return this.#view.mentions
  }

  get tags(): readonly Tag[] {
    const own = frontMatterOf(this)?.tags ?? []
    return own.length > 0 ? [...own, ...this.#view.tags] : this.#view.tags
  }

  get links(): readonly Link[] {
    return this.#view.links
  }

  get definitions(): readonly Definition[] {
    return this.#view.definitions
  }

  /** The forms of its entries' links to arXiv. */
  get linkForms(): readonly LinkForm[] {
    this.#linkForms ??= this.read.reading.entries.flatMap(({ head }) => formsOf(head?.link))
    return this.#linkForms
  }

  get continuedTo(): number | undefined {
    const { continued } = this.read.reading
    return continued && continued.end - this.origin
  }

  /** What the part says, with spans that count from a place so far in front of it. The latest place is remembered. */
  viewFrom(offset: number): ChunkView {
    if (offset === 0) return this.#view
    if (this.#placed?.offset !== offset)
      this.#placed = { offset, view: new ChunkView(this.#source, this.read, offset - this.origin) }
    return this.#placed.view
  }

  get #view(): ChunkView {
    this.#own ??= new ChunkView(this.#source, this.read, 0 - this.origin)
    return this.#own
  }
}

/** What a part says, as objects whose spans are shifted. */
export class ChunkView {
  readonly title: Label | undefined
  readonly sections: readonly PartSection[]
  readonly emptyStatements: readonly Label[]
  readonly entries: readonly Entry[]
  readonly mentions: readonly Mention[]
  readonly tags: readonly Tag[]
  readonly #source: string
  readonly #read: ReadChunk
  readonly #shift: number
  #links: readonly Link[] | undefined

  constructor(source: string, read: ReadChunk, shift: number) {
    const { reading } = read
    this.#source = source
    this.#read = read
    this.#shift = shift
    this.title = reading.title && this.#label(reading.title)
    this.sections = reading.sections.map(({ start, end, level, isEmpty }) => ({
      label: this.#label({ start, end }),
      level: level || undefined,
      isEmpty,
    }))
    this.emptyStatements = reading.emptyStatements.map((at) => this.#label(at))
    this.entries = reading.entries.map((node) => this.#entry(node))
    this.mentions = reading.mentions.map((link) => ({ link: this.#link(link) }))
    this.tags = reading.tags.map(({ span: at, name }) => ({ span: this.#span(at), name }))
  }

  get links(): readonly Link[] {
    this.#links ??= this.#read.links.map((link) => this.#link(link))
    return this.#links
  }

  get definitions(): readonly Definition[] {
    const ofLinks = this.#read.definitions.filter(({ name }) => name !== nameOfStates)
    return ofLinks.map(({ name, url, start, end }) => {
      const at = this.#span({ start, end })
      return { name, url, span: at, arxiv: targetOf(url, at) }
    })
  }

  #entry({ head, start, headEnd, end, commentary, shared }: EntryNode): Entry {
    const title = head?.title
    return {
      span: this.#span({ start, end }),
      head: this.#span({ start, end: headEnd }),
      layout: head?.layout ?? 'title-link',
      form: head ? `${head.layout} ${head.shape} ${head.slot}` : '',
      title: title && {
        span: this.#span(title),
        text: titleText(this.#source.slice(title.start, title.end)),
      },
      link: head?.link && this.#link(head.link),
      commentary: commentary && this.#span(commentary),
      shared: shared && { ...shared, names: shared.names.map((name) => this.#span(name)) },
    }
  }

  #label(at: Span): Label {
    return { span: this.#span(at), text: onOneLine(this.#source.slice(at.start, at.end)) }
  }

  #link(link: LineLink): Link {
    return new LinkInText(link, this.#shift)
  }

  #span({ start, end }: Span): Span {
    return span(start + this.#shift, end + this.#shift)
  }
}

/** A link as it is written in a text. Knows what it leads to when somebody asks. */
export class LinkInText implements Link {
  readonly span: Span
  readonly outer: Span
  readonly label: Span | undefined
  readonly form: WrittenForm
  readonly url: string
  #arxiv: ArxivTarget | undefined | null = null

  constructor(link: LineLink, shift: number) {
    this.span = span(link.start + shift, link.end + shift)
    this.outer = span(link.outerStart + shift, link.outerEnd + shift)
    this.label = link.hasLabel ? span(link.labelStart + shift, link.labelEnd + shift) : undefined
    this.form = link.form
    this.url = link.url
  }

  get arxiv(): ArxivTarget | undefined {
    if (this.#arxiv === null) this.#arxiv = this.#readTarget()
    return this.#arxiv
  }

  #readTarget(): ArxivTarget | undefined {
    const target = targetOf(this.url, this.span)
    // The identifier stands in the definition.
    return target && this.form === 'reference' ? { ...target, idSpan: this.span } : target
  }
}

/** The form of a link to arXiv; of any other there is none. */
export function formsOf(link: { readonly url: string } | undefined): readonly LinkForm[] {
  return [(link && readLink(link.url)?.form) ?? []].flat()
}

/** What an address leads to that is written at the place, perhaps without its scheme or as a citation: both end as it does. */
function targetOf(url: string, at: Span): ArxivTarget | undefined {
  const link = readLink(url)
  if (!link) return undefined
  const { reading, form, host, idSpan } = link
  const shift = at.end - url.length
  return { reading, form, host, idSpan: span(shift + idSpan.start, shift + idSpan.end) }
}
