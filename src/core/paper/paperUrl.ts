import type { ArxivReference } from '../arxiv/identifier.ts'
import { type LinkForm, urlIn } from '../arxiv/links.ts'
import { doiAddress } from './doi.ts'
import { type AnyPaper, isArxivId } from './paper.ts'

/** The address of a paper: in the form of other links to arXiv, or at the resolver of DOIs. */
export function paperUrl(
  { id }: Pick<AnyPaper, 'id'>,
  form: LinkForm,
  version?: ArxivReference['version'],
): string {
  return isArxivId(id) ? urlIn(form, { id, version }) : doiAddress(id)
}
