import { type Span, span } from '../base/span.ts'
import type { Digest, Entry, Label, LayoutId, Mention, Section, Tag } from './digest.ts'
import { findFrontMatter } from './findFrontMatter.ts'
import { layouts } from './layouts/index.ts'
import type { EntryHead, Surroundings } from './layouts/layout.ts'
import { type Line, scanLines } from './lines.ts'
import { isStatement } from './sections.ts'
import { findTags } from './tags.ts'

/** Reads a whole document as a digest. Never fails: a text without papers is a digest without entries. */
export function parseDigest(text: string): Digest {
  const header = findFrontMatter(text)
  const reader = new DigestReader(text, scanLines(text, header?.bodyStart ?? 0))
  return { text, frontMatter: header?.content, ...reader.read() }
}

/** Statement lines rank below headings of every level. */
const statementRank = 7

type Parts = Omit<Digest, 'text' | 'frontMatter'>

interface OpenEntry {
  readonly layout: LayoutId
  readonly start: number
  readonly head: EntryHead
  commentary: Span | undefined
}

interface Found {
  readonly layout: LayoutId
  readonly head: EntryHead
}

/** One walk over the lines: each begins an entry, announces a section, or belongs to what is open. */
class DigestReader {
  readonly #text: string
  readonly #lines: readonly Line[]
  readonly #entries: Entry[] = []
  readonly #mentions: Mention[] = []
  readonly #tags: Tag[] = []
  readonly #sections: Omit<Section, 'span'>[] = []
  #title: Label | undefined
  #open: OpenEntry | undefined
  #previous: LayoutId | undefined

  constructor(text: string, lines: readonly Line[]) {
    this.#text = text
    this.#lines = lines
  }

  read(): Parts {
    for (let index = 0; index < this.#lines.length; ) index = this.#readFrom(index)
    this.#close()
    return {
      title: this.#title,
      sections: withSpans(this.#sections, this.#text.length),
      entries: this.#entries,
      mentions: this.#mentions,
      tags: this.#tags,
      prevailingLayout: prevailing(this.#entries),
    }
  }

  /** Reads what begins at the line and gives the index of the line behind it. */
  #readFrom(index: number): number {
    const line = this.#lines[index]
    if (!line || line.kind === 'blank' || line.kind === 'hidden') return index + 1
    this.#tags.push(...findTags(line))
    if (line.kind === 'tags') return index + 1
    const found = this.#findEntry(index)
    if (found) return this.#begin(line, found)
    if (line.kind === 'heading') this.#readHeading(line)
    else if (this.#introduces(index)) this.#announce({ label: labelOf(line), level: undefined })
    else this.#addProse(line, line.content)
    return index + 1
  }

  get #awaitsCommentary(): boolean {
    return this.#open !== undefined && this.#open.commentary === undefined
  }

  get #surroundings(): Surroundings {
    return { awaitsCommentary: this.#awaitsCommentary, previous: this.#previous }
  }

  #findEntry(index: number): Found | undefined {
    for (const layout of layouts) {
      const head = layout.read(this.#lines, index, this.#surroundings)
      if (head) return { layout: layout.id, head }
    }
    return undefined
  }

  #begin(line: Line, { layout, head }: Found): number {
    this.#close()
    if (head.title) this.#previous = layout
    this.#open = { layout, start: line.content.start, head, commentary: undefined }
    const last = this.#lines[head.lastLine]
    if (last && head.commentary) this.#addProse(last, head.commentary)
    if (head.isComplete) this.#close()
    return head.lastLine + 1
  }

  /** A statement line stands right above an entry, and is not what is said of the one before. */
  #introduces(index: number): boolean {
    const line = this.#lines[index]
    if (!line || this.#awaitsCommentary || !isStatement(line)) return false
    let next = index + 1
    while (this.#lines[next]?.kind === 'blank') next++
    return layouts.some(
      (layout) =>
        layout.read(this.#lines, next, { ...this.#surroundings, awaitsCommentary: false }) !== undefined,
    )
  }

  #readHeading(line: Line): void {
    if (line.text === '') return
    const isTitle = line.level === 1 && !this.#title && this.#entries.length === 0 && !this.#open
    if (isTitle) this.#title = labelOf(line)
    else this.#announce({ label: labelOf(line), level: line.level })
  }

  #announce(section: Omit<Section, 'span'>): void {
    this.#close()
    this.#sections.push(section)
  }

  #addProse(line: Line, part: Span): void {
    for (const link of line.links) {
      if (link.arxiv && part.start <= link.span.start && link.span.end <= part.end)
        this.#mentions.push({ link })
    }
    if (this.#open) this.#open.commentary = span(this.#open.commentary?.start ?? part.start, part.end)
  }

  #close(): void {
    if (!this.#open) return
    const { layout, start, head, commentary } = this.#open
    const end = Math.max(commentary?.end ?? 0, this.#lines[head.lastLine]?.content.end ?? start)
    this.#entries.push({ span: span(start, end), layout, title: head.title, link: head.link, commentary })
    this.#open = undefined
  }
}

function labelOf(line: Line): Label {
  return { span: line.content, text: line.text }
}

function withSpans(sections: readonly Omit<Section, 'span'>[], textEnd: number): Section[] {
  // From the last to the first: where the text next has a section of each rank or a higher one.
  const nextStart = new Array<number>(statementRank + 1).fill(textEnd)
  const spanned = sections.toReversed().map((section) => {
    const { start } = section.label.span
    const end = nextStart[rank(section)] ?? textEnd
    nextStart.fill(start, rank(section))
    return { ...section, span: span(start, end) }
  })
  return spanned.reverse()
}

function rank(section: Omit<Section, 'span'>): number {
  return section.level ?? statementRank
}

function prevailing(entries: readonly Entry[]): LayoutId {
  const counts = new Map<LayoutId, number>()
  for (const { layout, title } of entries) if (title) counts.set(layout, (counts.get(layout) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? 'title-link'
}
