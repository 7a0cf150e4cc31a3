import { escapeHtml } from '../render/escapeHtml.ts'
import type { DigestWithPapers, ExportOptions } from './exportFormat.ts'
import { text } from './formats/text.ts'
import { reviewHtml } from './plainHtml.ts'
import { readReview } from './review.ts'

/** The same in two forms, as a clipboard holds them: whoever pastes takes the better one that it knows. */
export interface RichText {
  /** Without styles, so that it looks like the document into which it is pasted. */
  readonly html: string
  readonly plain: string
}

export function richText(exported: DigestWithPapers, options: ExportOptions): RichText {
  const review = readReview(exported)
  return {
    html: `<h1>${escapeHtml(review.title)}</h1>\n${reviewHtml(review)}`,
    plain: text.write([exported], options)[0]?.text ?? '',
  }
}
