import { type ArxivReference, formatReference } from '../arxiv/identifier.ts'
import { absUrl, pdfUrl } from '../arxiv/links.ts'
import { type Span, shifted, slice } from '../base/span.ts'
import { type Digest, placedParts } from '../digest/model.ts'
import { plainReferencesIn } from '../digest/references.ts'

/** A place that names a paper without being a link of its own, and where it leads. */
export interface PlainLink {
  readonly span: Span
  readonly reference: ArxivReference
  readonly url: string
  /** `2401.00001v2`. */
  readonly label: string
}

/** The papers that a digest names without a web address, in order; VS Code and Markdown make links of the others. */
export function plainLinks(digest: Digest): readonly PlainLink[] {
  return placedParts(digest).flatMap(({ part, start }) =>
    plainReferencesIn(part).map(({ span, reference }) => ({
      span: shifted(span, start),
      reference,
      url: /\/pdf\/|\.pdf$/i.test(slice(part.text, span)) ? pdfUrl(reference) : absUrl(reference),
      label: formatReference(reference),
    })),
  )
}
