import type { ArxivReference } from '../arxiv/identifier.ts'
import { type LinkForm, urlIn } from '../arxiv/links.ts'
import { doiAddress } from './doi.ts'
import { type AnyPaper, isOnArxiv } from './paper.ts'

/** The address of a paper: in the form of other links to arXiv, or at the resolver of DOIs. */
export function paperUrl(paper: AnyPaper, form: LinkForm, version?: ArxivReference['version']): string {
  return isOnArxiv(paper) ? urlIn(form, { id: paper.id, version }) : doiAddress(paper.id)
}
