import * as l10n from '@vscode/l10n'
import { shifted, slice, touches } from '../base/span.ts'
import { type Digest, lineAt } from '../digest/model.ts'
import { type Doi, doiAddress, type FoundDoi, findDois } from '../paper/doi.ts'
import type { PaperRecord } from '../paper/paper.ts'
import { authorList, readableTex } from '../paper/text.ts'
import { escapeMarkdown, linkedMarkdown, type MissingRecord } from './hover.ts'

/** The paper that a DOI names at the offset; arXiv's own DOIs are left to arXiv. */
export function doiAt(digest: Digest, offset: number): FoundDoi | undefined {
  const line = lineAt(digest, offset)
  const found = findDois(slice(digest.text, line)).find(({ span }) => touches(span, offset - line.start))
  return found && { ...found, span: shifted(found.span, line.start) }
}

/** The record as Markdown; every text of the record is escaped. */
export function describeDoiPaper(paper: PaperRecord<Doi>): string {
  const { shown, more } = authorList(paper.authors, 8)
  const authors = more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown
  const head = [`**${escapeMarkdown(readableTex(paper.title))}**`, escapeMarkdown(authors)]
  const facts = [paper.journalReference, paper.publishedAt].filter((fact) => fact !== undefined).join(', ')
  const abstract = paper.abstract && linkedMarkdown(readableTex(paper.abstract))
  return [head.filter(Boolean).join('  \n'), escapeMarkdown(facts), abstract, linkTo(paper.id)]
    .filter(Boolean)
    .join('\n\n')
}

/** What to say where a record should be. */
export function describeMissingDoi(doi: Doi, why: MissingRecord): string {
  const link = linkTo(doi)
  switch (why.kind) {
    case 'pending':
      return l10n.t('{0}: the record is on its way.', link)
    case 'missing':
      return l10n.t('{0}: neither Crossref nor DataCite knows this DOI.', link)
    case 'unavailable':
      return l10n.t('{0}: the record cannot be had now. {1}', link, escapeMarkdown(why.reason))
  }
}

function linkTo(doi: Doi): string {
  return `[doi:${escapeMarkdown(doi)}](${doiAddress(doi)})`
}
