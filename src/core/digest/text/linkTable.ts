import { readLink } from '../../arxiv/links.ts'
import { type Span, span } from '../../base/span.ts'
import { isPaperUrl } from '../../paper/paperHosts.ts'
import type { LabelPlace } from './labels.ts'

/** How a link is written. */
export const linkForm = {
  /** The address alone, with or without angle brackets or scheme. */
  bare: 0,
  /** `[label](address)`, `<a href="address">label</a>`. */
  labelled: 1,
  /** `arXiv:2401.00001`, which stands for an address. */
  citation: 2,
} as const

export type LinkForm = (typeof linkForm)[keyof typeof linkForm]

/** The columns: form; the address or citation; the link as a whole; the words of its label, empty where there is none. */
const width = 7

/** The links of a {@link LineTable} in document order, as rows of numbers. */
export class LinkTable {
  count = 0
  #rows = new Int32Array(16 * width)

  clear(): void {
    this.count = 0
  }

  /** Links that there is room for. */
  get capacity(): number {
    return this.#rows.length / width
  }

  /** Adds a link without a label. */
  addPlain(form: typeof linkForm.bare | typeof linkForm.citation, start: number, end: number): void {
    const at = this.#nextRow()
    const rows = this.#rows
    rows[at] = form
    rows[at + 1] = start
    rows[at + 2] = end
    rows[at + 3] = start
    rows[at + 4] = end
    rows[at + 5] = start
    rows[at + 6] = start
  }

  /** Forgets the links that start at the offset or behind it. */
  dropFrom(offset: number): void {
    while (this.count > 0 && this.start(this.count - 1) >= offset) this.count--
  }

  addLabelled(start: number, end: number, { outer, label }: LabelPlace): void {
    const at = this.#nextRow()
    this.#rows.set([linkForm.labelled, start, end, outer.start, outer.end, label.start, label.end], at)
  }

  /** Takes signs on both sides of the last link into it. */
  widenLast(signs: number): void {
    const at = (this.count - 1) * width
    this.#rows[at + 3] = this.outerStart(this.count - 1) - signs
    this.#rows[at + 4] = this.outerEnd(this.count - 1) + signs
  }

  #nextRow(): number {
    const at = this.count++ * width
    if (at + width > this.#rows.length) {
      const wider = new Int32Array(this.#rows.length * 2)
      wider.set(this.#rows)
      this.#rows = wider
    }
    return at
  }

  form(link: number): LinkForm {
    return this.#cell(link, 0) as LinkForm
  }

  isBare(link: number): boolean {
    return this.form(link) !== linkForm.labelled
  }

  start(link: number): number {
    return this.#cell(link, 1)
  }

  end(link: number): number {
    return this.#cell(link, 2)
  }

  outerStart(link: number): number {
    return this.#cell(link, 3)
  }

  outerEnd(link: number): number {
    return this.#cell(link, 4)
  }

  labelSpan(link: number): Span {
    return span(this.#cell(link, 5), this.#cell(link, 6))
  }

  hasLabel(link: number): boolean {
    return this.#cell(link, 6) > this.#cell(link, 5)
  }

  #cell(link: number, column: number): number {
    return this.#rows[link * width + column] as number
  }
}

/** The address of a link as a browser wants it. */
export function addressOf(text: string, form: LinkForm, start: number, end: number): string {
  const written = text.slice(start, end)
  if (form === linkForm.citation) return `https://arxiv.org/abs/${written.replace(/^arxiv: ?/i, '')}`
  if (written.startsWith('http')) return written
  return /^(?:www\.|[a-z.]*arxiv\.org\/)/i.test(written) ? `https://${written}` : written
}

const usual = 'https://arxiv.org/abs/'

/** Whether an address leads to a paper of arXiv, its identifier right or flawed. */
export function leadsToArxiv(text: string, form: LinkForm, start: number, end: number): boolean {
  if (form === linkForm.citation) return true
  if (text.startsWith(usual, start) && isDigit(text.charCodeAt(start + usual.length))) return true
  return readLink(addressOf(text, form, start, end)) !== undefined
}

/** Whether an address leads to a paper: of arXiv, at a service that holds papers, or in a PDF file. */
export function leadsToPaper(text: string, form: LinkForm, start: number, end: number): boolean {
  if (form === linkForm.citation || text.startsWith(usual, start)) return true
  return isPaperUrl(addressOf(text, form, start, end))
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
