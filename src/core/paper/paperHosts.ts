import { readLink } from '../arxiv/links.ts'

/** Services whose addresses lead to papers: publishers, proceedings, preprint servers, and resolvers of DOIs. */
const hosts = [
  'aaai.org',
  'aclanthology.org',
  'aclweb.org',
  'biorxiv.org',
  'dl.acm.org',
  'doi.org',
  'ecva.net',
  'hal.science',
  'ieeexplore.ieee.org',
  'isca-speech.org',
  'jmlr.org',
  'medrxiv.org',
  'mlr.press',
  'nature.com',
  'neurips.cc',
  'nips.cc',
  'openaccess.thecvf.com',
  'openreview.net',
  'pnas.org',
  'sciencedirect.com',
  'science.org',
  'sciencemag.org',
  'semanticscholar.org',
  'link.springer.com',
  'ssrn.com',
  'usenix.org',
] as const

/** Whether an address leads to a paper: to arXiv, to a service that holds papers, or to a PDF file. */
export function isPaperUrl(url: string): boolean {
  if (readLink(url)) return true
  const host = /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase()
  if (host === undefined) return false
  return hosts.some((known) => host === known || host.endsWith(`.${known}`)) || /\.pdf(?:[?#]|$)/i.test(url)
}
