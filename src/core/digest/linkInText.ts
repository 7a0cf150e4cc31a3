import { readLink } from '../arxiv/links.ts'
import { type Span, span } from '../base/span.ts'
import type { ArxivTarget, Link } from './digest.ts'
import { addressOf, type LinkForm } from './text/linkTable.ts'

/** A link as it is written in a text. Knows what it leads to when somebody asks. */
export class LinkInText implements Link {
  readonly span: Span
  readonly url: string
  readonly #written: string
  #arxiv: ArxivTarget | undefined | null = null

  constructor(at: Span, form: LinkForm, written: string) {
    this.span = at
    this.url = addressOf(written, form, 0, written.length)
    this.#written = written
  }

  get arxiv(): ArxivTarget | undefined {
    if (this.#arxiv === null) this.#arxiv = this.#readTarget()
    return this.#arxiv
  }

  #readTarget(): ArxivTarget | undefined {
    const link = readLink(this.url)
    if (!link) return undefined
    // An address may be written without its scheme, or as a citation; both end as the address does.
    const shift = this.span.start + this.#written.length - this.url.length
    const { reading, form, host } = link
    return { reading, form, host, idSpan: span(shift + link.idSpan.start, shift + link.idSpan.end) }
  }
}
