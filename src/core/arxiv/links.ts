import { mappedText, type Span, shifted, span, writtenSpan } from '../base/span.ts'
import {
  type ArxivId,
  type ArxivReference,
  afterAmount,
  beforeAmount,
  formatReference,
  type IdentifierReading,
  readIdentifier,
} from './identifier.ts'
import { hasIgnorables, unwrapped, withoutIgnorables } from './wrappers.ts'

/** The target of a link: a page or file of arXiv, its DOI, or the same paper at a related site. */
export type LinkForm = 'abs' | 'pdf' | 'html' | 'source' | 'doi' | 'mirror' | 'other'

/** An address that names a paper of arXiv. */
export interface ArxivLink {
  readonly reading: IdentifierReading
  readonly form: LinkForm
  /**
   * In lower case, without a port: `arxiv.org`, `export.arxiv.org`, `doi.org`, also for a DOI without its resolver. If
   * a site redirects to another address, the host of that site.
   */
  readonly host: string
  /** The identifier's place in the address, including its version. */
  readonly idSpan: Span
}

/** A place in running text that names an arXiv paper. */
interface FoundReference {
  /** The whole link or citation, without the punctuation after it. */
  readonly span: Span
  /** The identifier's place in the text, including its version. */
  readonly idSpan: Span
  readonly reading: IdentifierReading
  /** `citation` is `arXiv:2011.10650`, `bare` the identifier alone. */
  readonly form: LinkForm | 'citation' | 'bare'
  /** `undefined` for what is not a web address: citations, bare identifiers, a DOI without its resolver. */
  readonly host: string | undefined
}

interface FindOptions {
  /** Also find possible identifiers without any sign of arXiv. Numbers in prose may look like them. */
  readonly bareIds?: boolean
}

// Where arXiv papers are found on the web, and how their identifiers are written there, as parts of case-insensitive
// expressions. Every repetition is bounded, so that no text makes a search slower than linear.

const slash = '(?:/|%2f)'
const proxied = '(?:[a-z0-9-]{1,40}\\.){1,6}[a-z]{2,24}'

/** Hosts of arXiv, including the names that library proxies give them: `arxiv-org.proxy.example.edu`. */
const arxivHosts = [
  String.raw`(?:[a-z0-9-]{1,20}\.){0,2}arxiv\.org`,
  String.raw`xxx\.lanl\.gov`,
  String.raw`(?:\d-)?(?:(?:www|export|browse)[.-])?arxiv-org\.${proxied}`,
  String.raw`(?:\d-)(?:(?:www|export|browse)\.)?arxiv\.org\.${proxied}`,
  String.raw`(?:(?:www|export|browse)\.)?arxiv\.org\.(?=[a-z0-9.-]{0,80}(?:proxy|ezp|oclc|libdb))${proxied}`,
].join('|')

const arxivPaths = 'abs|pdf|html|ps|dvi|src|e-print|tb|format|bibtex|cits|refs'

export const doiPrefix = String.raw`10\.48550${slash}arxiv\.`

/** arXiv's own addresses up to the identifier. Whatever follows is meant as one. */
export const ownPlaces = [
  String.raw`(?:${arxivHosts})(?::\d{1,5})?/{1,2}(?:${arxivPaths})/{1,2}(?:arxiv[:.])?`,
  `(?:www\\.|dx\\.)?doi\\.org/(?:doi:)?${doiPrefix}`,
].join('|')

/** Addresses that people also write without `https://`, where an identifier or something else may follow. */
const schemelessPlaces = [
  String.raw`(?:(?:www|export)\.)?arxiv\.org/(?:ftp/arxiv/papers/\d{4}/)?(?=\d{4}\.)`,
  String.raw`(?:www\.)?ar5iv\.org/(?:abs|pdf|html)/`,
  String.raw`(?:www\.)?alphaxiv\.org/(?:[a-z]{2}/)?(?:abs|pdf|html|overview|resources|audio)/`,
  String.raw`(?:www\.)?scirate\.com/arxiv/`,
  String.raw`(?:www\.)?(?:huggingface|hf)\.co/(?:api/)?papers/`,
].join('|')

/** All addresses where an identifier or something else may follow. */
export const otherPlaces = [
  schemelessPlaces,
  String.raw`(?:www\.)?papers\.cool/arxiv/`,
  String.raw`(?:www\.)?semanticscholar\.org/arxiv/`,
  String.raw`api\.semanticscholar\.org/(?:(?:graph/)?v1/paper/)?arxiv:`,
  String.raw`(?:www\.)?emergentmind\.com/papers/(?:arxiv[:-])?`,
  String.raw`(?:www\.)?arxiv-vanity\.com/papers/`,
  String.raw`(?:www\.)?connectedpapers\.com/(?:main|arxiv|api/redirect/arxiv)/`,
  String.raw`(?:(?:www|arxiv)\.)?paperswithcode\.com/(?:api/v\d/)?papers?/(?:arxiv/)?`,
  String.raw`(?:www\.)?inspirehep\.net/(?:api/)?arxiv/`,
  String.raw`ui\.adsabs\.harvard\.edu/(?:#)?(?:abs|link_gateway)/arxiv:`,
  String.raw`ideas\.repec\.org/p/arx/papers/`,
  String.raw`econpapers\.repec\.org/(?:repec:arx:papers:|paper/arxpapers/)`,
  String.raw`d\.repec\.org/n\?u=repec:arx:papers:`,
  String.raw`(?:www\.)?catalyzex\.com/paper/arxiv:`,
].join('|')

const oldStyle = String.raw`[a-z]{1,12}(?:-[a-z]{1,12})?(?:\.[a-z]{1,12}(?:-[a-z]{1,12}){0,3})?${slash}\d{7}`
const version = String.raw`(?:v\d{1,9})?`

/** An identifier of either scheme, possible or not. */
const identifier = String.raw`(?:\d{4}\.\d{3,7}|${oldStyle})${version}`

/** Dashes, and full stops of other scripts. */
export const dashes = String.raw`\-\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d\u30fc`
export const fullStops = String.raw`\u3002\uff0e\uff61\ufe52\u00b7\u2024\u2027\u30fb\u2022\u2026`

/** A new-style identifier with another character in place of its period. */
const misspelled = String.raw`\d{4}[${dashes}${fullStops},:;_/]\d{4,5}${version}`

/** The same with digits of East Asian width, as input methods write them. */
const wide = String.raw`[\d\uff10-\uff19]{4}[.${fullStops}][\d\uff10-\uff19]{4,5}${version}`

/**
 * What may not follow: more of the same word, unless another address begins there. A Korean letter may, because particles
 * are attached to the address.
 */
const end = String.raw`(?:(?=https?://)|(?![a-z0-9]|[-_][a-z0-9]|\.\d))`

/** What is in the place of an arXiv identifier. */
const unreadable = String.raw`(?:[a-z][a-z.${dashes}]{0,40}${slash})?[a-z0-9\uff10-\uff19][\w%~:+=@.,${dashes}${fullStops}\uff10-\uff19]{0,60}`

const doi = `(?:doi: ?)?${doiPrefix}`
const schemeOrNone = '(?:https?:/{1,2})?'
const idOrWords = `(?:(${identifier}|${misspelled})${end}|(${unreadable}))`
/** What precedes an identifier, then the identifier, or what is in the place of one in arXiv's own addresses. */
const address = new RegExp(`(${schemeOrNone}(?:${ownPlaces}|${otherPlaces})|${doi})${idOrWords}`, 'iy')
const ownLead = new RegExp(`^${schemeOrNone}(?:${ownPlaces})$|^${doi}$`, 'i')
/** A page about a paper, at any site, whose path ends in the DOI. */
const anyDoi = new RegExp(
  `(https?://[^/?#]{1,253}/(?:[^?#/]{1,60}/){0,5}(?:doi:)?${doiPrefix})(${identifier})${end}`,
  'iy',
)

/** The form of nearly all addresses, in archives with many thousands. */
const usual = /^https?:\/\/arxiv\.org\/(abs|pdf)\/(\d{4}\.\d{4,5}(?:v\d)?|[a-z-]{2,12}\/\d{7})(?:\.pdf)?$/
/** A quick check that avoids a long one: what all addresses of arXiv papers contain. */
const mayLead = /[x5]iv|48550|lanl\.gov|papers|[^!-~]|\\/i
/** Characters that may have to be removed or replaced before an address can be read. */
const mayBeChanged = /[^!-~]|[\\%]/

function readUsual(url: string): ArxivLink | undefined {
  const match = usual.exec(url)
  if (!match) return undefined
  const { 1: form, 2: id = '' } = match
  const reading = readIdentifier(id)
  if (!reading) return undefined
  const start = url.indexOf(id)
  return {
    reading,
    form: form === 'pdf' ? 'pdf' : 'abs',
    host: 'arxiv.org',
    idSpan: span(start, start + id.length),
  }
}

/** Whether two addresses lead to the same arXiv paper, whatever their form. */
export function isSamePaper(url: string | undefined, other: string | undefined): boolean {
  const [id, otherId] = [url, other].map((each) => {
    const reading = each === undefined ? undefined : readLink(each)?.reading
    return reading?.ok ? reading.reference.id : undefined
  })
  return id !== undefined && id === otherId
}

/**
 * Reads a complete address, its scheme optional, or a paper's arXiv DOI. `undefined` if it does not lead to one arXiv
 * paper: another site, a listing, or alphaXiv's own uploads (`alphaxiv.org/abs/2401.some-slug`). An arXiv address with
 * anything but an identifier in its place is read as a flawed one.
 *
 * Redirects, library proxies and web archives are resolved. What follows the identifier is tolerated: `.pdf`, a
 * fragment, a query, a further path, stray punctuation; so are invisible characters and Markdown escapes in it.
 */
export function readLink(url: string): ArxivLink | undefined {
  const found = readUsual(url)
  if (found) return found
  if (!mayLead.test(url) || /\s/.test(url.replaceAll('\ufeff', ''))) return undefined
  const direct = readAddress(url)
  if (direct && !mayBeChanged.test(url)) return direct
  const meant = readMeant(url)
  // An invisible character may also separate the address from words.
  return direct?.reading.ok && !meant?.reading.ok ? direct : (meant ?? direct)
}

function readMeant(url: string): ArxivLink | undefined {
  const meant = unwrapped(url)
  const link = readAddress(meant.text)
  return link && { ...link, idSpan: writtenSpan(meant, link.idSpan) }
}

function readAddress(url: string): ArxivLink | undefined {
  const match = matchAt(address, url) ?? matchAt(anyDoi, url)
  const [, lead = '', id, words] = match ?? []
  const named = match && readNamed(lead, id, words)
  if (!named) return undefined
  const host = hostOf(lead) ?? 'doi.org'
  const idSpan = span(lead.length, lead.length + named.length)
  return { reading: named.reading, form: formOf(lead, host), host, idSpan }
}

function matchAt(pattern: RegExp, text: string): RegExpExecArray | undefined {
  pattern.lastIndex = 0
  return pattern.exec(text) ?? undefined
}

/** What follows a prefix: an identifier, or words, which only arXiv's own addresses have in its place. */
function readNamed(
  lead: string,
  id: string | undefined,
  words = '',
): { readonly reading: IdentifierReading; readonly length: number } | undefined {
  if (id !== undefined)
    return { reading: readIdentifier(plainSlash(id)) ?? unreadableReading, length: id.length }
  return ownLead.test(lead) ? { reading: unreadableReading, length: withoutTrailer(words).length } : undefined
}

const unreadableReading: IdentifierReading = { ok: false, flaw: 'shape' }

const wordStart = '(?<![a-z0-9./@=&%+~-])'
const scheme = '(?<!/)https?://'
const placeLead = `${scheme}(?:${ownPlaces}|${otherPlaces})|${wordStart}(?:${ownPlaces}|${schemelessPlaces}|${doi})`
const citation = String.raw`(${wordStart}arxiv(?: ?:|\uff1a) ?)(${identifier}|${misspelled}|${wide})${end}`
const bareId = `${beforeAmount}(${identifier})${end}${afterAmount}`
const otherAddress = `(${scheme})[a-z0-9]`
/**
 * The groups: prefix and identifier or words of an address, prefix and identifier of a citation, another address, a
 * bare identifier.
 */
const leading = `(${placeLead})${idOrWords}|${citation}|${otherAddress}`
const reference = new RegExp(leading, 'gi')
const referenceOrBareId = new RegExp(`${leading}|${bareId}`, 'gi')

/**
 * Finds the papers that running text names, in order: links with or without scheme, `arXiv:2011.10650`,
 * `10.48550/arXiv.2011.10650`. Flawed identifiers are found too, except bare ones. Spans count from the start of
 * `text`, and only the part between `from` and `to` is searched.
 */
export function* findReferences(
  text: string,
  from = 0,
  to = text.length,
  options: FindOptions = {},
): Iterable<FoundReference> {
  const part = text.slice(from, to)
  const pattern = options.bareIds ? referenceOrBareId : reference
  const found = hasIgnorables(part) ? searchWithIgnorables(part, pattern) : search(part, pattern)
  for (const each of found) {
    yield { ...each, span: shifted(each.span, from), idSpan: shifted(each.idSpan, from) }
  }
}

function* search(text: string, pattern: RegExp): Iterable<FoundReference> {
  let done = 0
  /** The end of the last address that was searched without success. */
  let passed = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index < done) continue
    const isOther = match[6] !== undefined
    if (isOther && match.index < passed) continue
    const found = isOther ? readRun(text, match.index) : readMatch(text, match)
    if (found) {
      done = found.span.end
      yield found
    } else if (isOther) passed = tailEnd(text, match.index)
  }
}

/**
 * Searches the text as written and without its invisible characters and escapes: they may be in an address, or between
 * it and the next word. A reference that is valid in either is found.
 */
function* searchWithIgnorables(text: string, pattern: RegExp): Iterable<FoundReference> {
  const plain = withoutIgnorables(mappedText(text))
  const meant = Array.from(search(plain.text, pattern), (found) => ({
    ...found,
    span: writtenSpan(plain, found.span),
    idSpan: writtenSpan(plain, found.idSpan),
  }))
  const all = [...meant, ...search(text, pattern)].sort((a, b) => a.span.start - b.span.start)
  let best: FoundReference | undefined
  for (const found of all) {
    if (!best || found.span.start >= best.span.end) {
      if (best) yield best
      best = found
    } else if (found.reading.ok && !best.reading.ok) best = found
  }
  if (best) yield best
}

/** The page with the abstract. */
export function absUrl(named: ArxivReference): string {
  return `https://arxiv.org/abs/${formatReference(named)}`
}

export function pdfUrl(named: ArxivReference): string {
  return `https://arxiv.org/pdf/${formatReference(named)}`
}

/** The paper as a page; arXiv does not have it for every paper. */
export function htmlUrl(named: ArxivReference): string {
  return `https://arxiv.org/html/${formatReference(named)}`
}

/** One DOI stands for all versions. */
export function doiUrl(id: ArxivId): string {
  return `https://doi.org/10.48550/arXiv.${id}`
}

/** The paper's address in the form of other links; its abstract page if the form is not one of arXiv's own. */
export function urlIn(form: LinkForm, { id, version }: ArxivReference): string {
  switch (form) {
    case 'pdf':
      return pdfUrl({ id, version })
    case 'html':
      return htmlUrl({ id, version })
    case 'doi':
      return doiUrl(id)
    default:
      return absUrl({ id, version })
  }
}

function readMatch(text: string, match: RegExpExecArray): FoundReference | undefined {
  const lead = match[1] ?? match[4] ?? ''
  const named = readNamed(lead, match[2] ?? match[5] ?? match[7], match[3])
  if (!named || (lead === '' && !named.reading.ok)) return undefined
  const idStart = match.index + lead.length
  const idEnd = idStart + named.length
  const host = hostOf(lead)
  return {
    span: span(match.index, host === undefined ? idEnd : linkEnd(text, idEnd)),
    idSpan: span(idStart, idEnd),
    reading: named.reading,
    form: host === undefined ? plainForm(lead) : formOf(lead, host),
    host,
  }
}

/** The address that starts here, if it leads to a paper through another site. */
function readRun(text: string, start: number): FoundReference | undefined {
  const written = withoutTrailer(text.slice(start, tailEnd(text, start)))
  const link = readLink(written)
  return link && { ...link, span: span(start, start + written.length), idSpan: shifted(link.idSpan, start) }
}

function plainForm(lead: string): FoundReference['form'] {
  if (lead === '') return 'bare'
  return lead.includes('10.48550') ? 'doi' : 'citation'
}

function hostOf(lead: string): string | undefined {
  return /^(?:https?:\/{1,2})?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]+)(?::\d+)?\//i
    .exec(lead)?.[1]
    ?.toLowerCase()
}

/** Under its own name, or under the name of a proxy. */
const isArxivHost = /(?:^|\.)(?:arxiv\.org|lanl\.gov)$|^(?:\d-)?(?:[a-z]{1,20}[.-])?arxiv[.-]org\./

function formOf(lead: string, host: string): LinkForm {
  if (host.endsWith('doi.org')) return 'doi'
  if (host.startsWith('ar5iv.') || !isArxivHost.test(host)) return 'mirror'
  const path = /\/([a-z-]+)\/+(?:arxiv[:.])?$/i.exec(lead)?.[1]?.toLowerCase()
  if (path === 'abs' || path === 'pdf' || path === 'html') return path
  return path === 'src' || path === 'e-print' ? 'source' : 'other'
}

/** The end of a link whose identifier ends at `idEnd`: after a file extension, path, query or fragment, if any. */
function linkEnd(text: string, idEnd: number): number {
  const file = /^(?:\.pdf|\.ps(?:\.gz)?|\.tar\.gz)(?![a-z0-9])/i.exec(text.slice(idEnd, idEnd + 8))
  const start = idEnd + (file?.[0].length ?? 0)
  if (!/^(?:[/?#]|&\w{1,20}=)/.test(text.slice(start, start + 22))) return start
  return start + withoutTrailer(text.slice(start, tailEnd(text, start))).length
}

/** Without trailing punctuation of the sentence. */
function withoutTrailer(written: string): string {
  let at = written.length
  while (at > 0 && /[.,;:!?*_~'([…\u2010-\u2015]/.test(written.charAt(at - 1))) at--
  return written.slice(0, at)
}

/** Stops at a bracket that closes one opened before the link: `[title](https://…#page=2)`. */
function tailEnd(text: string, start: number): number {
  const open = { round: 0, square: 0 }
  let at = start
  for (; at < text.length && /[\w\-.~:/?#@!$&'*+,;=%()[\]]/.test(text.charAt(at)); at++) {
    const character = text.charAt(at)
    if (character === '(') open.round++
    if (character === '[') open.square++
    if (character === ')' && --open.round < 0) break
    if (character === ']' && --open.square < 0) break
  }
  return at
}

function plainSlash(id: string): string {
  return id.replace(/%2f/i, '/')
}
