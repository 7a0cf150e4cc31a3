// Addresses of papers that are not on arXiv: DOIs, and the pages and files of publishers and other services.

import { type ArxivId, parseIdentifier } from '../arxiv/identifier.ts'
import { readLink } from '../arxiv/links.ts'
import { unwrapped } from '../arxiv/wrappers.ts'
import { type Span, slice, span } from '../base/span.ts'
import { withoutEnd } from '../base/withoutEnd.ts'

declare const doiBrand: unique symbol

/**
 * A DOI without address, in lower case, because DOIs ignore case (DOI Handbook, section 2.4): `10.1038/nature14539`.
 */
export type Doi = string & { readonly [doiBrand]: true }

const address = /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)/i
/**
 * The part in angle brackets of DOIs made from identifiers of serial items, and the part after it (ANSI/NISO Z39.56):
 * `<693::AID-ASI4>3.0.CO;2-O`. No HTML tag looks like this.
 */
export const serialItem = String.raw`<\w{1,20}:[^\s"<>/]{0,60}>\d\.\d\.\w{2};\d(?:-\w)?`
const unit = String.raw`(?:[^\s"<>]|${serialItem})`
const shape = new RegExp(String.raw`^10\.\d{4,9}(?:\.\d+)*\/${unit}{1,500}$`)

/** Reads a DOI with or without address or `doi:`; `undefined` if it is not valid. */
export function parseDoi(text: string): Doi | undefined {
  const bare = text.trim().replace(address, '')
  const decoded = address.test(text.trim()) ? decodedOrNone(bare)?.trim() : bare
  return decoded !== undefined && shape.test(decoded) ? (decoded.toLowerCase() as Doi) : undefined
}

/** The arXiv paper of one of arXiv's own DOIs (https://info.arxiv.org/help/doi.html). */
export function arxivIdOfDoi(doi: Doi): ArxivId | undefined {
  const id = /^10\.48550\/arxiv\.(.+)$/.exec(doi)?.[1]
  return id === undefined ? undefined : parseIdentifier(id)?.id
}

/** The DOI of an arXiv paper, as its registry writes it in responses. */
export function doiOfArxivId(id: ArxivId): Doi {
  return `10.48550/arxiv.${id.toLowerCase()}` as Doi
}

/** The address of a DOI at its resolver, without characters that would end a Markdown link. */
export function doiAddress(doi: Doi): string {
  const path = encodeURIComponent(doi).replaceAll('%2F', '/')
  return `https://doi.org/${path.replaceAll('(', '%28').replaceAll(')', '%29')}`
}

function decodedOrNone(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/[?#].*$/, ''))
  } catch {
    return undefined
  }
}

/** The DOI in an address: at the resolver, or at a publisher whose pages are named by DOIs. */
export function doiOfAddress(url: string): Doi | undefined {
  const own = withoutWordsBehind(url)
  const doi = parseDoi(own)
  if (doi) return doi
  const [, path = '', named = ''] = ofPage.exec(own) ?? []
  const written = decodedOrNone(named)?.replace(pageEnd, '')
  // Preprint servers with such paths put the version after the DOI.
  if (written === undefined) return undefined
  return parseDoi(path.endsWith('/content/') ? written.replace(/v\d{1,2}$/, '') : written)
}

/**
 * Registrants write DOIs in ASCII: what begins with another character, such as a particle or a full stop, is of the sentence
 * around it. A dash may be one of theirs, and then it is not known what the rest is.
 */
function withoutWordsBehind(url: string): string {
  const [ascii = ''] = /^[!-~]*/.exec(url) ?? []
  return /^\p{Pd}[\p{L}\p{N}]/u.test(url.slice(ascii.length)) ? url : ascii
}

const ofPage = /^(https?:\/\/[^\s?#]{1,200}?\/)(10\.\d{4,9}(?:\.\d{1,9})?\/[^\s?#]{1,300})/i
/** The form of a page or file. */
const pageEnd =
  /(?:\.full|\.pdf|\.abstract|\/(?:full|fulltext|full-text|abstract|abs|e?pdf|pdfdirect|html|meta|references|citations?|summary))*\/?$/i

/** A place in running text that names a paper by its DOI. */
export interface FoundDoi {
  readonly span: Span
  readonly doi: Doi
}

/** The characters of DOIs as they are written in a text, which is ASCII without those that end an address. */
const doiCharacter = String.raw`[\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f-\x7b\x7d\x7e]`

const mention = new RegExp(
  String.raw`(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|\bdoi:\s?)10\.\d{4,9}(?:${doiCharacter}|${serialItem}){1,500}`,
  'gi',
)

/** The links to DOIs, and those written `doi:10.…`, without trailing punctuation; arXiv's own are left out. */
export function findDois(text: string): readonly FoundDoi[] {
  return foundBy(mention, text).filter(({ doi }) => !arxivIdOfDoi(doi))
}

/** Not in addresses and other words, and without the commas of a list. */
const bare = new RegExp(
  String.raw`(?<![\p{Script=Latin}\p{N}./:@=&%+~$#_-])10\.\d{4,9}\/(?:(?![,;])${doiCharacter}|${serialItem}){1,300}`,
  'gu',
)

/** Those that are written alone: `10.1145/3292500.3330701`. */
export function findBareDois(text: string): readonly FoundDoi[] {
  return foundBy(bare, text)
}

/** Those that are written without an address, `doi:10.…` or alone, in order; arXiv's own are left out. */
export function findPlainDois(text: string): readonly FoundDoi[] {
  if (!text.includes('10.')) return []
  const cited = findDois(text).filter(({ span: at }) => !/^https?:/i.test(slice(text, at)))
  const alone = findBareDois(text).filter(({ doi }) => !arxivIdOfDoi(doi))
  let end = 0
  return [...cited, ...alone]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span: at }) => {
      // In "doi: 10.…", the same is found twice.
      if (at.start < end) return false
      end = at.end
      return true
    })
}

function foundBy(pattern: RegExp, text: string): readonly FoundDoi[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const written = withoutTrailer(match[0])
    const doi = parseDoi(written)
    return doi ? [{ span: span(match.index, match.index + written.length), doi }] : []
  })
}

/** A DOI may contain parentheses; a closing one that the DOI did not open belongs to the sentence. */
function withoutTrailer(text: string): string {
  const cut = withoutEnd(
    text
      .replace(/&(?:nbsp|amp|quot|[lg]t|#\d{1,6});?$/i, '')
      .replace(/(?:'s|(?<![.,;:!?'*_`])[.,;:!?'*_`]+)$/, ''),
    /[\]}>]/,
  )
  const count = (letter: string) => cut.split(letter).length
  const shorter = cut.endsWith(')') && count(')') > count('(') ? cut.slice(0, -1) : cut
  return shorter === text ? text : withoutTrailer(shorter)
}

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
  const path = withoutEnd(own.replace(endings, '').replace(forms, ''), /\//)
  const query = [...searchParams].filter(([name]) => !idle.test(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  const place = hash.replace(/^#:~:.*/, '')
  if ((path === '' && query.length === 0) || lists.test(path)) return undefined
  return `${host}${path}?${new URLSearchParams(query)}${place}`
}
