import type { LineTable } from '../base/lineTable.ts'
import { type Span, span } from '../base/span.ts'
import { frontMatterOf, titleHeading } from '../digest/frontMatter.ts'
import { type Digest, type Entry, linesOf } from '../digest/model.ts'
import { excerpt } from '../digest/references.ts'
import { proseIn, sayingOf } from '../digest/saying.ts'
import { BlockMemory } from './blockMemory.ts'
import { renderCard } from './card.ts'
import { renderMarkdown } from './markdown.ts'
import { type PlacedSection, placeSections } from './outline.ts'
import type { ReviewFacts } from './reviewFacts.ts'
import { renderContents, renderHeader } from './reviewHead.ts'
import { withoutTableHead } from './tableHead.ts'
import { renderTex } from './tex.ts'

/** A piece of the review: one element of the page, in the order of the document. */
export interface ReviewBlock {
  /** The 0-based line that it stems from; lines in its HTML (`data-line`) count from there. */
  readonly line: number
  /** Everything that stems from the document or from a record is escaped in it. */
  readonly html: string
}

export interface ReviewOptions {
  /** The document's file name without folders: a title where it has none, and perhaps a date. */
  readonly fileName?: string
  /** Keeps what an earlier review was made of. */
  readonly memory?: BlockMemory
}

type Part =
  | { readonly kind: 'title'; readonly at: Span }
  | { readonly kind: 'section'; readonly at: Span; readonly placed: PlacedSection }
  | { readonly kind: 'entry'; readonly at: Span; readonly entry: Entry }

/** The review: a header, the contents, and then sections, a card for each entry, and the prose between them. */
export function reviewBlocks(
  digest: Digest,
  facts: ReviewFacts,
  options: ReviewOptions = {},
): readonly ReviewBlock[] {
  const memory = options.memory ?? new BlockMemory()
  return memory.during(facts, () => new ReviewRenderer(digest, memory).render(options.fileName ?? ''))
}

class ReviewRenderer {
  readonly #digest: Digest
  readonly #memory: BlockMemory
  readonly #lines: LineTable
  readonly #blocks: ReviewBlock[] = []
  /** Of the section that is open, 1 where none is. */
  #level = 1

  constructor(digest: Digest, memory: BlockMemory) {
    this.#digest = digest
    this.#memory = memory
    this.#lines = linesOf(digest)
  }

  render(fileName: string): readonly ReviewBlock[] {
    const sections = placeSections(this.#digest.sections)
    const { title } = this.#digest
    this.#add(0, renderHeader(this.#digest, fileName, title && this.#lines.numberAt(title.span.start)))
    const contents = renderContents(this.#digest, sections)
    if (contents !== '') this.#add(0, contents)
    let done = frontMatterOf(this.#digest)?.bodyStart ?? 0
    for (const part of this.#parts(sections)) {
      this.#prose(span(done, Math.max(done, part.at.start)), part)
      this.#part(part)
      done = Math.max(done, part.at.end)
    }
    this.#prose(span(done, this.#digest.text.length))
    return this.#blocks
  }

  #parts(sections: readonly PlacedSection[]): Part[] {
    const { entries } = this.#digest
    const heading = titleHeading(this.#digest)
    const bodyStart = frontMatterOf(this.#digest)?.bodyStart ?? 0
    const parts: Part[] = [
      ...(heading ? [{ kind: 'title', at: this.#lines.whole(heading.span) } as const] : []),
      ...sections.map((placed) => {
        return { kind: 'section', at: this.#lines.whole(placed.section.label.span), placed } as const
      }),
      ...entries.map((entry) => ({ kind: 'entry', at: this.#lines.whole(entry.span), entry }) as const),
    ]
    return parts.filter(({ at }) => at.start >= bodyStart).sort((a, b) => a.at.start - b.at.start)
  }

  #part(part: Part): void {
    // The title stands in the header.
    if (part.kind === 'entry') this.#card(part.entry, part.at)
    if (part.kind === 'section') this.#section(part.placed)
  }

  #section({ section: { label }, number, level }: PlacedSection): void {
    this.#level = level
    const html = `<h${level} id="section-${number}">${renderTex(label.text, this.#memory.formulas)}</h${level}>`
    this.#add(label.span.start, html)
  }

  #card(entry: Entry, at: Span): void {
    const digest = this.#digest
    const level = this.#level + 1
    const firstLine = this.#lines.numberAt(at.start)
    const commentaryLine = entry.commentary ? this.#lines.numberAt(entry.commentary.start) - firstLine : 0
    const key = [
      level,
      entry.layout,
      ...placesIn(entry, at.start),
      excerpt(digest, at),
      sayingOf(digest, entry),
    ].join('\n')
    const html = this.#memory.block(`entry ${key}`, (facts, formulas) => {
      return renderCard(entry, { digest, facts, formulas, level, commentaryLine })
    })
    this.#add(at.start, html)
  }

  #prose(at: Span, next?: Part): void {
    const whole = proseIn(this.#digest, at)
    const text = next?.kind === 'entry' ? withoutTableHead(whole) : whole
    if (text.trim() === '') return
    const blank = /^\s*\n/.exec(text)?.[0].length ?? 0
    const headingLevel = Math.min(6, this.#level + 1)
    const html = this.#memory.block(`prose ${headingLevel} ${text.slice(blank)}`, (facts, formulas) => {
      const prose = renderMarkdown(text.slice(blank), { facts, formulas, headingLevel, firstLine: 0 })
      // Of comments nothing remains to be seen.
      return isEmpty(prose) ? '' : `<div class="prose">${prose}</div>`
    })
    if (html !== '') this.#add(at.start + blank, html)
  }

  #add(offset: number, html: string): void {
    this.#blocks.push({ line: this.#lines.numberAt(offset), html })
  }
}

function isEmpty(html: string): boolean {
  return html.replaceAll(/<p[^<>]*>\s*<\/p>/g, '').trim() === ''
}

/** What decides besides the text how an entry is shown. */
function placesIn({ title, link, commentary, span: at }: Entry, from: number): readonly number[] {
  return [at, title?.span, link?.span, commentary].flatMap((place) =>
    place ? [place.start - from, place.end - from] : [-1],
  )
}
