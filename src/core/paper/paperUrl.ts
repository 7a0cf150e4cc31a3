import type { ArxivReference } from '../arxiv/identifier.ts'
import { type LinkForm, urlIn } from '../arxiv/links.ts'
import { doiAddress } from './doi.ts'
import { isArxivId, isPageUrl, type WritablePaper } from './paper.ts'

/** The address of a paper: in the form of other links to arXiv, at the resolver of DOIs, or that of its page. */
export function paperUrl(
  { id }: Pick<WritablePaper, 'id'>,
  form: LinkForm,
  version?: ArxivReference['version'],
): string {
  if (isPageUrl(id)) return id
  return isArxivId(id) ? urlIn(form, { id, version }) : doiAddress(id)
}
