import { type ArxivReference, formatReference } from '../arxiv/identifier.ts'
import { absUrl, findReferences, pdfUrl } from '../arxiv/links.ts'
import { overlaps, type Span, shifted, span } from '../base/span.ts'
import type { Digest, DigestPart } from '../digest/digest.ts'
import { findFrontMatter } from '../digest/findFrontMatter.ts'
import { PartMemo } from '../digest/partMemo.ts'
import { placedParts } from '../digest/placedPart.ts'
import { lineKind } from '../digest/text/lineTable.ts'
import { withLines } from '../digest/text/scanLines.ts'

/** A place that names a paper without being a link of its own. */
export interface PlainReference {
  readonly span: Span
  readonly reference: ArxivReference
  readonly url: string
  /** `2401.00001v2`. */
  readonly label: string
}

/**
 * The papers that a text names without a web address: `2401.00001`, `arXiv:hep-th/9901001`, `arxiv.org/abs/2401.00001`.
 * What VS Code and Markdown make links of by themselves is left out, and so is code. Remembers what it found in each part of
 * a document.
 */
export class PlainReferences {
  readonly #found = new PartMemo(findInPart)

  /** In document order. */
  of(digest: Digest): readonly PlainReference[] {
    return placedParts(digest).flatMap(({ part, start }) =>
      this.#found.of(part).map((found) => ({ ...found, span: shifted(found.span, start) })),
    )
  }
}

/** Most parts name papers by their addresses alone. */
const mayBePlain =
  /arxiv: ?|10\.48550|arxiv\.org(?<!\/[\w.]{0,40}arxiv\.org)|(?<![\w./:@=&%+~$#-])(?:\d{4}\.\d{4}|[a-z.-]+\/\d{7})/i

function findInPart({ text, frontMatter }: DigestPart): readonly PlainReference[] {
  if (!mayBePlain.test(text)) return []
  const bodyStart = frontMatter ? findFrontMatter(text)?.bodyStart : undefined
  return withLines(text, bodyStart ?? 0, undefined, (lines) => {
    const found: PlainReference[] = []
    for (let line = 0; line < lines.count; line++) {
      if (lines.kinds[line] === lineKind.hidden) continue
      found.push(...findInLine(text, lines.starts[line] ?? 0, lines.ends[line] ?? 0))
    }
    return found
  })
}

/** What other links, code and HTML consist of; each repetition is bounded, so that no line takes long. */
const taken =
  /`[^`]{1,300}`|!?\[[^\][]{0,600}\]\([^)]{0,600}\)|\]\([^)]{0,600}\)|\[\[[^\]]{0,300}\]\]|<[^<>]{1,300}>|^ {0,3}\[[^\]]{1,100}\]:.*/g

function findInLine(text: string, start: number, end: number): readonly PlainReference[] {
  const found: PlainReference[] = []
  let others: SpanCursor | undefined
  for (const { span: at, reading, host } of findReferences(text, start, end, { bareIds: true })) {
    if (!reading.ok || (host !== undefined && /^https?:/i.test(text.slice(at.start, at.end)))) continue
    others ??= new SpanCursor(
      Array.from(text.slice(start, end).matchAll(taken), ({ index, 0: whole }) =>
        span(start + index, start + index + whole.length),
      ),
    )
    if (others.overlaps(at)) continue
    const { reference } = reading
    const isPdf = /\/pdf\/|\.pdf$/i.test(text.slice(at.start, at.end))
    found.push({
      span: at,
      reference,
      url: isPdf ? pdfUrl(reference) : absUrl(reference),
      label: formatReference(reference),
    })
  }
  return found
}

/** Spans in order without overlaps, asked about others that come in order, too. */
class SpanCursor {
  readonly #spans: readonly Span[]
  #next = 0

  constructor(spans: readonly Span[]) {
    this.#spans = spans
  }

  overlaps(at: Span): boolean {
    while ((this.#spans[this.#next]?.end ?? Infinity) <= at.start) this.#next++
    const next = this.#spans[this.#next]
    return next !== undefined && overlaps(next, at)
  }
}
