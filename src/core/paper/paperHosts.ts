import { readLink } from '../arxiv/links.ts'
import { unwrapped } from '../arxiv/wrappers.ts'

/** Services whose addresses lead to papers: publishers, proceedings, preprint servers, and resolvers of DOIs. */
const hosts: ReadonlySet<string> = new Set([
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
])

/** Whether an address leads to a paper: to arXiv, to a service that holds papers, or to a PDF file, be it by another site. */
export function isPaperUrl(url: string): boolean {
  if (readLink(url)) return true
  const host = hostOf(url)
  if (host === undefined) return false
  if (isPaperHost(host) || isPaperHost(hostBehindProxy(host)) || isPdf(url)) return true
  if (!mayBeWrapped.test(url)) return false
  const inner = unwrapped(url).text
  return inner !== url && (isPaperHost(hostOf(inner) ?? '') || isPdf(inner))
}

/** Another address stands in this one. */
const mayBeWrapped = /.https?(?::|%3a|-3a)/i

function hostOf(url: string): string | undefined {
  return /^https?:\/\/(?:www\.)?([^/?#:]{1,253})/i.exec(url)?.[1]?.toLowerCase()
}

/** Whether the host is one of the services, or below one of theirs. */
function isPaperHost(host: string): boolean {
  if (hosts.has(host)) return true
  const dot = host.indexOf('.')
  return dot >= 0 && isPaperHost(host.slice(dot + 1))
}

/** Proxies of libraries write the host with hyphens before their own: `www-nature-com.proxy.example.edu`. */
function hostBehindProxy(host: string): string {
  return host.slice(0, Math.max(0, host.indexOf('.'))).replaceAll('-', '.')
}

function isPdf(url: string): boolean {
  return /\.pdf(?:[?#]|$)/i.test(url)
}
