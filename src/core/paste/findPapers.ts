import { findReferences } from '../arxiv/links.ts'
import { type Span, slice, span } from '../base/span.ts'
import { findDois, parseDoi, serialItem } from '../paper/doi.ts'
import { isArxivId, isPageUrl, type PageUrl } from '../paper/paper.ts'
import { isPaperUrl } from '../paper/paperHosts.ts'
import { type PastedReference, referenceOfArxiv, referenceOfDoi } from './reference.ts'

/** A place in a text that names a paper. */
export interface FoundPaper {
  readonly at: Span
  readonly reference: PastedReference
}

/** Every place in a text that names a paper, in order. */
export function findPapers(text: string): readonly FoundPaper[] {
  const found: FoundPaper[] = []
  for (const { span: at, reading } of findReferences(text, 0, text.length, { bareIds: true }))
    if (reading.ok) found.push({ at, reference: referenceOfArxiv(reading.reference, slice(text, at)) })
  for (const { span: at, doi } of [...findDois(text), ...bareDois(text)])
    found.push({ at, reference: referenceOfDoi(doi) })
  for (const match of text.matchAll(address)) {
    const url = match[0].replace(/[.,;:!?'*_`]+$/, '')
    if (isPaperUrl(url) && !parseDoi(url))
      found.push({ at: span(match.index, match.index + url.length), reference: { id: url as PageUrl } })
  }
  return withoutOverlaps(found)
}

const address = /https?:\/\/[^\s"<>()[\]{}|\\^`]{1,1000}/gi
/** Alone on its line, or between brackets and commas: in prose a DOI is written with its resolver or after `doi:`. */
const bareDoi = new RegExp(
  String.raw`(?<=^|[\s,;([<"])10\.\d{4,9}\/(?:[^\s"<>,;]|${serialItem}){1,300}`,
  'gm',
)

function bareDois(text: string) {
  return Array.from(text.matchAll(bareDoi)).flatMap((match) => {
    const written = match[0].replace(/[.:!?'*_`\])]+$/, '')
    const doi = parseDoi(written)
    return doi ? [{ span: span(match.index, match.index + written.length), doi }] : []
  })
}

/** References to arXiv papers take precedence over DOIs: their addresses are pages of papers, too. */
function withoutOverlaps(found: readonly FoundPaper[]): readonly FoundPaper[] {
  const rank = ({ id }: PastedReference) => (isArxivId(id) ? 0 : isPageUrl(id) ? 2 : 1)
  const ordered = found.toSorted(
    (a, b) => a.at.start - b.at.start || rank(a.reference) - rank(b.reference) || b.at.end - a.at.end,
  )
  let last: FoundPaper | undefined
  return ordered.filter((each) => {
    if (last && each.at.start < last.at.end) return false
    last = each
    return true
  })
}
