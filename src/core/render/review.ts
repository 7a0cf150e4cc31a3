import { type Labels, labelsIn } from '../base/labels.ts'
import { LineTable, type Span, slice, span } from '../base/span.ts'
import { digestDate, frontMatterOf, titleHeading, titleOfFile } from '../digest/frontMatter.ts'
import { commentsIn } from '../digest/hidden.ts'
import { type Digest, type Entry, labelLines, linesOf, type Section } from '../digest/model.ts'
import { excerpt } from '../digest/references.ts'
import { headingLabel, proseIn, sayingOf, withoutHidden, withoutTagLines } from '../digest/saying.ts'
import { titleText } from '../digest/titles/words.ts'
import { isBlank } from '../paper/text.ts'
import { renderCard } from './card.ts'
import { escapeHtml } from './html.ts'
import { renderMarkdown, renderTex } from './markdown.ts'
import { BlockMemory, type ReviewFacts } from './reviewFacts.ts'

/** A part of the review: one element of the page, in document order. */
export interface ReviewBlock {
  /** The 0-based line of its source; line numbers in its HTML (`data-line`) are relative to it. */
  readonly line: number
  /** Everything from the document or a record is escaped in it. */
  readonly html: string
}

export interface ReviewOptions {
  /** The document's file name without folders: used as a title if it has none, and perhaps for a date. */
  readonly fileName?: string
  /** The language of the labels on the page, as a BCP 47 tag; English by default. */
  readonly language?: string
  /** Keeps the blocks of an earlier review in the same language. */
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
  return [...renderReview(digest, facts, options)]
}

/** The same, rendered one by one as they are taken. */
export function renderReview(
  digest: Digest,
  facts: ReviewFacts,
  options: ReviewOptions,
): Iterable<ReviewBlock> {
  const memory = options.memory ?? new BlockMemory()
  const renderer = new ReviewRenderer(digest, memory, labelsIn(options.language ?? 'en'))
  return memory.during(facts, renderer.render(options.fileName ?? ''))
}

class ReviewRenderer {
  readonly #digest: Digest
  readonly #memory: BlockMemory
  readonly #labels: Labels
  readonly #lines: LineTable
  /** The tags in the header. */
  readonly #tags: ReadonlySet<string>
  /** Without entries that are hidden from readers, as in an HTML element. */
  readonly #entries: readonly Entry[]
  readonly #sections: readonly Section[]
  /** The level of the open section, 1 if there is none. */
  #level = 1

  constructor(digest: Digest, memory: BlockMemory, labels: Labels) {
    this.#digest = digest
    this.#labels = labels
    const isSeen = (at: number) => commentsIn(digest, span(at, at + 1)).length === 0
    this.#entries = digest.entries.filter(({ head }) => isSeen(head.start))
    this.#sections = digest.sections
      .filter(({ label }) => isSeen(label.span.start))
      .map((section) => ({ ...section, label: headingLabel(digest, section.label) }))
      .filter(({ label }) => !isBlank(label.text))
    this.#memory = memory
    this.#lines = linesOf(digest)
    this.#tags = new Set(digest.tags.map(({ name }) => name))
  }

  *render(fileName: string): Iterable<ReviewBlock> {
    const sections = placeSections(this.#sections, this.#entries)
    const { title } = this.#digest
    yield this.#block(
      0,
      renderHeader({
        title: reviewTitle(this.#digest, fileName, this.#labels),
        date: digestDate(this.#digest, fileName),
        papers: this.#entries.length,
        tags: [...this.#tags],
        labels: this.#labels,
        line: title && this.#lines.numberAt(title.span.start),
      }),
    )
    const contents = renderContents(sections, this.#labels)
    if (contents !== '') yield this.#block(0, contents)
    let done = frontMatterOf(this.#digest)?.bodyStart ?? 0
    for (const part of this.#parts(sections)) {
      yield* this.#prose(span(done, Math.max(done, part.at.start)), part)
      // The title is in the header.
      if (part.kind === 'entry') yield this.#card(part.entry, part.at)
      if (part.kind === 'section') yield this.#section(part.placed)
      done = Math.max(done, part.at.end)
    }
    yield* this.#prose(span(done, this.#digest.text.length))
  }

  #parts(sections: readonly PlacedSection[]): Part[] {
    const heading = titleHeading(this.#digest)
    const bodyStart = frontMatterOf(this.#digest)?.bodyStart ?? 0
    const parts: Part[] = [
      ...(heading
        ? [{ kind: 'title', at: this.#lines.whole(labelLines(this.#digest, heading)) } as const]
        : []),
      ...sections.map((placed) => {
        return {
          kind: 'section',
          at: this.#lines.whole(labelLines(this.#digest, placed.section.label)),
          placed,
        } as const
      }),
      ...this.#entries.map((entry) => ({ kind: 'entry', at: this.#lines.whole(entry.span), entry }) as const),
    ]
    return parts.filter(({ at }) => at.start >= bodyStart).sort((a, b) => a.at.start - b.at.start)
  }

  #section({ section: { label }, number, level, count }: PlacedSection): ReviewBlock {
    this.#level = level
    const name = `<span>${renderTex(titleText(label.text), this.#memory.formulas)}</span>`
    const papers = count > 0 ? ` <span class="count">${escapeHtml(this.#labels.papers(count))}</span>` : ''
    const html = `<h${level} id="section-${number}">${name}${papers}</h${level}>`
    return this.#block(label.span.start, html)
  }

  #card(entry: Entry, at: Span): ReviewBlock {
    const digest = this.#digest
    const labels = this.#labels
    const level = this.#level + 1
    const firstLine = this.#lines.numberAt(at.start)
    const commentaryLine = entry.commentary ? this.#lines.numberAt(entry.commentary.start) - firstLine : 0
    const said = withoutTagLines(sayingOf(digest, entry), this.#tags)
    const key = `entry ${level} ${entry.layout} ${placesIn(entry, at.start)}\n${excerpt(digest, at)}\n${said}`
    const html = this.#memory.block(key, (facts, formulas) => {
      const seen = entry.title ? { ...entry, title: withoutHidden(digest, entry.title) } : entry
      return renderCard(seen, { digest, said, facts, labels, formulas, level, commentaryLine })
    })
    return this.#block(at.start, html)
  }

  *#prose(between: Span, next?: Part): Iterable<ReviewBlock> {
    const at = this.#withoutHalves(between)
    const whole = withoutTagLines(proseIn(this.#digest, at), this.#tags)
    const text = next?.kind === 'entry' ? withoutTableHead(whole) : whole
    if (text.trim() === '') return
    const blank = /^\s*\n/.exec(text)?.[0].length ?? 0
    const headingLevel = Math.min(6, this.#level + 1)
    const html = this.#memory.block(`prose ${headingLevel} ${text.slice(blank)}`, (facts, formulas) => {
      const prose = renderMarkdown(text.slice(blank), { facts, formulas, headingLevel, firstLine: 0 })
      // Nothing visible remains of comments.
      return isEmpty(prose) ? '' : `<div class="prose">${prose}</div>`
    })
    if (html !== '') yield this.#block(at.start + blank, html)
  }

  /** Without the parts of comments that extend beyond it, if they hide an entry or a section. */
  #withoutHalves({ start, end }: Span): Span {
    const [before] = commentsIn(this.#digest, span(start, start))
    const [after] = commentsIn(this.#digest, span(end, end))
    const from = Math.min(end, before?.end ?? start)
    return span(from, Math.max(from, after?.start ?? end))
  }

  #block(offset: number, html: string): ReviewBlock {
    return { line: this.#lines.numberAt(offset), html }
  }
}

function isEmpty(html: string): boolean {
  return !/<(?:hr|img|input|svg|math)\b/.test(html) && html.replaceAll(/<[^<>]*>/g, '').trim() === ''
}

/** What decides, besides the text, how an entry is shown. */
function placesIn({ title, link, commentary, span: at }: Entry, from: number): string {
  const place = (place: Span | undefined) => (place ? `${place.start - from} ${place.end - from}` : '-')
  return `${place(at)} ${place(title?.span)} ${place(link?.span)} ${place(commentary)}`
}

/** A section with its place in the order of headings. */
interface PlacedSection {
  readonly section: Section
  /** Its number in the document, from 1. */
  readonly number: number
  /** The level of its heading on the page, 2 to 4: one more than that of the section around it. */
  readonly level: number
  /** The number of entries directly under it. */
  readonly count: number
}

const deepest = 4

/** Sections with levels that skip none, whatever markers the writer chose. */
function placeSections(sections: readonly Section[], entries: readonly Entry[]): readonly PlacedSection[] {
  const counts = countEntries(entries, sections)
  const open: Section[] = []
  return sections.map((section, index) => {
    while (open.length > 0 && (open.at(-1)?.span.end ?? 0) <= section.label.span.start) open.pop()
    open.push(section)
    return {
      section,
      number: index + 1,
      level: Math.min(deepest, 1 + open.length),
      count: counts[index] ?? 0,
    }
  })
}

/** Fewer sections are in view anyway. */
const fewestSections = 2

/** The title of the review, from the file's name if the digest has none. */
export function reviewTitle(digest: Digest, fileName: string, { review }: Labels): string {
  const title = digest.title ? headingLabel(digest, digest.title).text : ''
  return isBlank(title) ? titleOfFile(fileName) || review : title
}

interface Header {
  readonly title: string
  readonly date: string | undefined
  readonly papers: number
  /** Without the `#`, each once. */
  readonly tags: readonly string[]
  readonly labels: Labels
  /** The line of the title, if the text has one and it is needed. */
  readonly line?: number | undefined
  /** The address of a tag's page; tags are not links if this is missing or returns none. */
  tagPage?(name: string): string | undefined
}

/** The head of a review: its title, and below it in one line the date, the number of papers, and the tags. */
export function renderHeader(header: Header): string {
  const { title, date, papers, tags, labels, line } = header
  const items = [
    date && `<time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time>`,
    papers > 0 && `<bdi>${escapeHtml(labels.papers(papers))}</bdi>`,
    ...tags.map((tag) => tagHtml(tag, header.tagPage?.(tag))),
  ]
  const about = items.flatMap((item) => (item ? [`<li>${item}</li>`] : [])).join('')
  const at = line ? ` data-line="${line}"` : ''
  return `<header class="head"><h1${at}>${renderTex(title)}</h1>${about && `<ul class="about">${about}</ul>`}</header>`
}

function tagHtml(tag: string, page: string | undefined): string {
  const label = `#${escapeHtml(tag)}`
  return page ? `<a class="tag" href="${escapeHtml(page)}">${label}</a>` : `<span class="tag">${label}</span>`
}

/** Links to the sections; empty if there are too few to need it. */
function renderContents(sections: readonly PlacedSection[], { contents }: Labels): string {
  if (sections.length < fewestSections) return ''
  const rows = sections.map(({ section, number, level, count }) => {
    const papers = count > 0 ? ` <span class="count">${count}</span>` : ''
    const label = `<span>${renderTex(titleText(section.label.text))}</span>`
    return `<li class="depth-${level - 1}"><a href="#section-${number}">${label}${papers}</a></li>`
  })
  return `<nav class="contents" aria-label="${escapeHtml(contents)}"><ol>${rows.join('')}</ol></nav>`
}

/** The number of entries directly under each section. */
function countEntries(entries: readonly Entry[], sections: readonly Section[]): readonly number[] {
  const counts = sections.map(() => 0)
  let at = -1
  for (const { span } of entries) {
    while ((sections[at + 1]?.label.span.start ?? Number.POSITIVE_INFINITY) <= span.start) at++
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}

/** Prose before an entry without the head of its table, which the cards replace. */
function withoutTableHead(prose: string): string {
  const words = prose.trimEnd()
  const lines = new LineTable(words)
  if (lines.count < 2 || !isDelimiter(slice(words, lines.line(lines.count - 1)))) return prose
  const head = lines.line(lines.count - 2)
  return slice(words, head).includes('|') ? words.slice(0, Math.max(0, head.start - 1)) : prose
}

function isDelimiter(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[\s|:-]+$/.test(line)
}
