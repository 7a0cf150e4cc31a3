import { type Span, span } from '../base/span.ts'
import type { DigestPart, Entry, Label, Link, Mention, PartSection, Tag } from './digest.ts'
import { frontMatterOf } from './frontMatter.ts'
import { LinkInText } from './linkInText.ts'
import type { EntryRows, EntryTable } from './reading/entryTable.ts'
import type { LabelNode, LinkNode } from './reading/nodes.ts'
import type { ReadPart } from './reading/readParts.ts'
import { label } from './text/trimTitle.ts'

/**
 * One part of a digest as it was read: immutable, and free of its place in the document, so that edits elsewhere leave it
 * as it is. What it says is made into objects when it is asked for.
 */
export class StoredPart implements DigestPart {
  readonly length: number
  readonly frontMatter: Span | undefined
  readonly read: ReadPart
  readonly #source: string
  /** Where the part starts in the text that it was read from. */
  readonly origin: number
  #own: PartView | undefined
  #text: string | undefined

  constructor(source: string, read: ReadPart, header?: { readonly start: number; readonly content: Span }) {
    this.#source = source
    this.origin = header?.start ?? read.start
    this.read = read
    this.length = read.end - this.origin
    this.frontMatter = header && span(header.content.start - this.origin, header.content.end - this.origin)
  }

  /** How far reading the part, or anything above it, has looked, from its start. */
  get reach(): number {
    return this.read.reach - this.origin
  }

  /** How far that is behind its end; 0 when it is not. */
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

  get continuedTo(): number | undefined {
    const { continued } = this.read.reading
    return continued && continued.end - this.origin
  }

  /** What the part says, with spans that count from a place so far in front of it. */
  viewFrom(offset: number): PartView {
    return offset === 0 ? this.#view : new PartView(this.#source, this.read, offset - this.origin)
  }

  get #view(): PartView {
    // Not -origin: for 0 that is -0, and one number that is no small integer slows down every span there is.
    this.#own ??= new PartView(this.#source, this.read, 0 - this.origin)
    return this.#own
  }
}

/** What a part says, as objects whose spans are shifted. */
export class PartView {
  readonly title: Label | undefined
  readonly sections: readonly PartSection[]
  readonly emptyStatements: readonly Label[]
  readonly entries: readonly Entry[]
  readonly mentions: readonly Mention[]
  readonly tags: readonly Tag[]
  readonly #source: string
  readonly #shift: number

  constructor(source: string, { reading }: ReadPart, shift: number) {
    this.#source = source
    this.#shift = shift
    this.title = reading.title && this.#label(reading.title)
    this.sections = reading.sections.map((node) => ({
      label: this.#label(node),
      level: node.level || undefined,
      isEmpty: node.isEmpty,
    }))
    this.emptyStatements = reading.emptyStatements.map((node) => this.#label(node))
    this.entries = this.#entriesIn(reading.entries)
    this.mentions = reading.mentions.map((node) => ({ link: this.#link(node) }))
    this.tags = reading.tags.map(({ span: at, name }) => ({ span: this.#span(at.start, at.end), name }))
  }

  #entriesIn({ table, from, to }: EntryRows): readonly Entry[] {
    return Array.from({ length: to - from }, (_, index) => this.#entry(table, from + index))
  }

  #entry(table: EntryTable, row: number): Entry {
    const title = table.title(row)
    const link = table.link(row)
    const commentary = table.commentary(row)
    return {
      span: this.#span(table.start(row), table.end(row)),
      layout: table.layout(row),
      title: title && this.#label(title),
      link: link && this.#link(link),
      commentary: commentary && this.#span(commentary.start, commentary.end),
    }
  }

  #label({ start, end }: LabelNode): Label {
    return label(this.#source.slice(start, end), start + this.#shift)
  }

  #link({ form, start, end }: LinkNode): Link {
    return new LinkInText(this.#span(start, end), form, this.#source.slice(start, end))
  }

  #span(start: number, end: number): Span {
    return span(start + this.#shift, end + this.#shift)
  }
}
