import { readLink } from '../arxiv/links.ts'
import { unwrapped } from '../arxiv/wrappers.ts'

/** Services whose addresses lead to papers: publishers, proceedings, preprint servers, and DOI resolvers. */
const hosts: ReadonlySet<string> = new Set([
  'aaai.org',
  'academic.oup.com',
  'aclanthology.org',
  'aclweb.org',
  'aeaweb.org',
  'ahajournals.org',
  'ametsoc.org',
  'ams.org',
  'annualreviews.org',
  'biomedcentral.com',
  'biorxiv.org',
  'bmj.com',
  'cambridge.org',
  'cell.com',
  'ceur-ws.org',
  'chemrxiv.org',
  'cidrdb.org',
  'cnki.net',
  'copernicus.org',
  'cshlp.org',
  'cyberleninka.ru',
  'dagstuhl.de',
  'dbpia.co.kr',
  'degruyter.com',
  'direct.mit.edu',
  'dl.acm.org',
  'doi.org',
  'eccc.weizmann.ac.il',
  'ecva.net',
  'elibrary.ru',
  'elifesciences.org',
  'embopress.org',
  'eprint.iacr.org',
  'epubs.siam.org',
  'europepmc.org',
  'frontiersin.org',
  'hal.archives-ouvertes.fr',
  'hal.science',
  'ieeexplore.ieee.org',
  'ijcai.org',
  'iopscience.iop.org',
  'isca-archive.org',
  'isca-speech.org',
  'ismir.net',
  'jair.org',
  'jamanetwork.com',
  'jmlr.org',
  'jneurosci.org',
  'journals.aps.org',
  'journals.sagepub.com',
  'journals.uchicago.edu',
  'jstage.jst.go.jp',
  'jstor.org',
  'kci.go.kr',
  'koreascience.kr',
  'koreascience.or.kr',
  'link.aps.org',
  'link.springer.com',
  'mathnet.ru',
  'mdpi.com',
  'medrxiv.org',
  'mitpressjournals.org',
  'mlr.press',
  'msp.org',
  'nature.com',
  'nber.org',
  'nejm.org',
  'neurips.cc',
  'nips.cc',
  'numdam.org',
  'onlinelibrary.wiley.com',
  'openaccess.thecvf.com',
  'openreview.net',
  'osf.io',
  'plos.org',
  'pmc.ncbi.nlm.nih.gov',
  'pnas.org',
  'projecteuclid.org',
  'psyarxiv.com',
  'pubmed.ncbi.nlm.nih.gov',
  'pubs.acs.org',
  'pubs.aip.org',
  'pubs.rsc.org',
  'pubsonline.informs.org',
  'redalyc.org',
  'researchsquare.com',
  'roboticsproceedings.org',
  'royalsocietypublishing.org',
  'rupress.org',
  'scielo.br',
  'scielo.org',
  'science.org',
  'sciencedirect.com',
  'sciencemag.org',
  'semanticscholar.org',
  'ssrn.com',
  'tandfonline.com',
  'thelancet.com',
  'transacl.org',
  'usenix.org',
  'vldb.org',
  'wanfangdata.com.cn',
  'worldscientific.com',
  'zenodo.org',
])

/**
 * Whether an address leads to a paper: to arXiv, to a service with papers, or to a PDF file, also through another site.
 */
export function isPaperUrl(url: string): boolean {
  if (readLink(url)) return true
  const host = hostOf(url)
  if (host === undefined) return false
  if (isPaperHost(host) || isPaperHost(hostBehindProxy(host)) || isPdf(url)) return true
  if (!mayBeWrapped.test(url)) return false
  const inner = unwrapped(url).text
  return inner !== url && (isPaperHost(hostOf(inner) ?? '') || isPdf(inner))
}

/** Whether another address is contained in this one. */
const mayBeWrapped = /.https?(?::|%3a|-3a)/i

function hostOf(url: string): string | undefined {
  return /^https?:\/\/(?:www\.)?([^/?#:]{1,253})/i.exec(url)?.[1]?.toLowerCase()
}

/** Whether the host is one of the services, or a subdomain. */
function isPaperHost(host: string): boolean {
  if (hosts.has(host)) return true
  const dot = host.indexOf('.')
  return dot >= 0 && isPaperHost(host.slice(dot + 1))
}

/** Library proxies write the host with hyphens before their own: `www-nature-com.proxy.example.edu`. */
function hostBehindProxy(host: string): string {
  return host.slice(0, Math.max(0, host.indexOf('.'))).replaceAll('-', '.')
}

function isPdf(url: string): boolean {
  return /\.pdf(?:[?#]|$)/i.test(url)
}

/** Words of a path that name the form in which a paper is shown. */
const forms = /\/(?:abs|abstract|abstracts|pdf|epdf|forum|html|full|full\.pdf|download)(?=\/|$)/gi
const endings = /(?:\.full)?\.(?:pdf|html?)$/i
/** The first word of a path that leads to people, to lists of papers, or to a service's own pages. */
const lists =
  /^\/(?:people|persons?|authors?|profile|users?|venues|events|group|search|browse|login|signin|about|info|help|faq|news|blog)(?:\/|$)/i
/** Tracking and display parameters. */
const idle =
  /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref|ref_src|referrer|source|spm|download|casa_token|noteid)$/i

/**
 * What the addresses of one paper's page and file have in common, so that two equal keys mean one paper; `undefined` if
 * the address is not that of a paper, or that of a whole site.
 */
export function pageKey(url: string): string | undefined {
  if (!/^https?:/i.test(url) || !isPaperUrl(url) || !URL.canParse(url)) return undefined
  const { hostname, pathname, searchParams, hash } = new URL(url)
  const host = hostname.replace(/^www\./, '').replace(/^aclweb\.org$/, 'aclanthology.org')
  const own = host === 'aclanthology.org' ? pathname.replace(/^\/anthology(?=\/)/, '') : pathname
  const path = own.replace(endings, '').replace(forms, '').replace(/\/+$/, '')
  const query = [...searchParams].filter(([name]) => !idle.test(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  const place = hash.replace(/^#:~:.*/, '')
  if ((path === '' && query.length === 0) || lists.test(path)) return undefined
  return `${host}${path}?${new URLSearchParams(query)}${place}`
}
