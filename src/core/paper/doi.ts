import { type ArxivId, parseIdentifier } from '../arxiv/identifier.ts'

declare const doiBrand: unique symbol

/** A DOI without address, in lower case, because DOIs ignore case (DOI Handbook, section 2.4): `10.1038/nature14539`. */
export type Doi = string & { readonly [doiBrand]: true }

const address = /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)/i
const shape = /^10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]{1,500}$/

/** Reads a DOI with or without address or `doi:`; `undefined` for what cannot be one. */
export function parseDoi(text: string): Doi | undefined {
  const bare = text.trim().replace(address, '')
  const decoded = address.test(text.trim()) ? decodedOrNone(bare) : bare
  return decoded !== undefined && shape.test(decoded) ? (decoded.toLowerCase() as Doi) : undefined
}

/** The arXiv paper that a DOI of arXiv's own names (https://info.arxiv.org/help/doi.html). */
export function arxivIdOfDoi(doi: Doi): ArxivId | undefined {
  const id = /^10\.48550\/arxiv\.(.+)$/.exec(doi)?.[1]
  return id === undefined ? undefined : parseIdentifier(id)?.id
}

/** DOI of an arXiv paper, as its registry writes it in answers. */
export function doiOfArxivId(id: ArxivId): Doi {
  return `10.48550/arxiv.${id.toLowerCase()}` as Doi
}

function decodedOrNone(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/[?#].*$/, ''))
  } catch {
    return undefined
  }
}
