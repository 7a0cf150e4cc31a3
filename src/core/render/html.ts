import * as l10n from '@vscode/l10n'
import { absUrl, htmlUrl, pdfUrl } from '../arxiv/links.ts'
import { LineNumbers } from '../base/lineNumbers.ts'
import { type Span, slice, span } from '../base/span.ts'
import { type Digest, type Entry, paperOf, type Section } from '../digest/digest.ts'
import type { Facts } from '../paper/facts.ts'
import type { Paper } from '../paper/paper.ts'
import { authorList, categoryList, day, readableTex } from '../paper/text.ts'
import { escapeHtml } from './escapeHtml.ts'
import { renderMarkdown } from './markdown.ts'

/**
 * The review as the body of a page: title, sections, a card for each entry, and the prose between them. Everything
 * that stems from the document or from a record is escaped. Elements carry `data-line`, the 0-based line they stem from.
 */
export function renderDigest(digest: Digest, facts: Facts): string {
  return new DigestRenderer(digest, facts).render()
}

type Part =
  | { readonly kind: 'title'; readonly at: Span }
  | { readonly kind: 'section'; readonly at: Span; readonly section: Section }
  | { readonly kind: 'entry'; readonly at: Span; readonly entry: Entry }

class DigestRenderer {
  readonly #digest: Digest
  readonly #facts: Facts
  readonly #lines: LineNumbers
  readonly #html: string[] = []

  constructor(digest: Digest, facts: Facts) {
    this.#digest = digest
    this.#facts = facts
    this.#lines = new LineNumbers(digest.text)
  }

  render(): string {
    let done = this.#bodyStart()
    for (const part of this.#parts()) {
      this.#prose(span(done, Math.max(done, part.at.start)))
      this.#part(part)
      done = Math.max(done, part.at.end)
    }
    this.#prose(span(done, this.#digest.text.length))
    return this.#html.join('\n')
  }

  /** Behind the front matter and its closing line. */
  #bodyStart(): number {
    const { frontMatter, text } = this.#digest
    return frontMatter
      ? this.#wholeLines(span(frontMatter.end, Math.min(frontMatter.end + 1, text.length))).end
      : 0
  }

  #parts(): Part[] {
    const { title, sections, entries } = this.#digest
    const parts: Part[] = [
      ...(title ? [{ kind: 'title', at: this.#wholeLines(title.span) } as const] : []),
      ...sections.map(
        (section) => ({ kind: 'section', at: this.#wholeLines(section.label.span), section }) as const,
      ),
      ...entries.map((entry) => ({ kind: 'entry', at: this.#wholeLines(entry.span), entry }) as const),
    ]
    return parts.sort((a, b) => a.at.start - b.at.start)
  }

  #part(part: Part): void {
    if (part.kind === 'entry') return void this.#html.push(this.#card(part.entry))
    const isTitle = part.kind === 'title'
    const label = isTitle ? this.#digest.title : part.section.label
    if (!label) return
    const tag = isTitle ? 'h1' : 'h2'
    this.#html.push(`<${tag} ${this.#line(label.span.start)}>${escapeHtml(label.text)}</${tag}>`)
  }

  #prose(at: Span): void {
    const text = slice(this.#digest.text, at)
    if (text.trim() === '') return
    const start = at.start + (text.length - text.trimStart().length)
    this.#html.push(`<div class="prose" ${this.#line(start)}>${renderMarkdown(text)}</div>`)
  }

  #card(entry: Entry): string {
    const id = paperOf(entry)
    const paper = id && this.#facts.paper(id)
    const said = entry.commentary && slice(this.#digest.text, entry.commentary)
    const parts = [
      `<h3>${this.#heading(entry, paper)}</h3>`,
      paper && record(paper),
      said && `<div class="commentary">${renderMarkdown(said)}</div>`,
      paper && abstract(paper),
    ]
    const key = escapeHtml(id ?? entry.link?.url ?? entry.title?.text ?? '')
    const at = this.#line(entry.span.start)
    return `<article class="entry" data-paper="${key}" ${at}>${parts.filter(Boolean).join('\n')}</article>`
  }

  #heading(entry: Entry, paper: Paper | undefined): string {
    const name = entry.title?.text ?? paper?.title ?? entry.link?.url ?? ''
    const label = escapeHtml(readableTex(name))
    return entry.link ? `<a href="${escapeHtml(entry.link.url)}">${label}</a>` : label
  }

  #line(offset: number): string {
    return `data-line="${this.#lines.of(offset)}"`
  }

  #wholeLines({ start, end }: Span): Span {
    const { text } = this.#digest
    const newline = text.indexOf('\n', Math.max(start, end - 1))
    return span(text.lastIndexOf('\n', start - 1) + 1, newline < 0 ? text.length : newline + 1)
  }
}

function record(paper: Paper): string {
  const { shown, more } = authorList(paper.authors, 6)
  const authors = more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown
  const facts = [
    day(paper.publishedAt),
    categoryList(paper).slice(0, 3).join(', '),
    paper.comment && readableTex(paper.comment),
  ]
  const about = facts.filter(Boolean).map((fact) => `<span>${escapeHtml(fact ?? '')}</span>`)
  return `<p class="authors">${escapeHtml(authors)}</p>\n<p class="facts">${about.join(' ')} ${addresses(paper)}</p>`
}

function addresses({ id }: Paper): string {
  const reference = { id, version: undefined }
  const links = [
    [`arXiv:${id}`, absUrl(reference)],
    ['PDF', pdfUrl(reference)],
    ['HTML', htmlUrl(reference)],
  ] as const
  return links.map(([label, url]) => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`).join(' ')
}

function abstract(paper: Paper): string {
  if (paper.abstract === '') return ''
  const paragraphs = readableTex(paper.abstract).split('\n\n')
  const text = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('')
  return `<details class="abstract"><summary>${escapeHtml(l10n.t('Abstract'))}</summary>${text}</details>`
}
