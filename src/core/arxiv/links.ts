import { type Span, span } from '../base/span.ts'
import {
  type ArxivId,
  type ArxivReference,
  formatReference,
  type IdentifierReading,
  readIdentifier,
} from './identifier.ts'

/** What a link leads to: a page or file of arXiv, its DOI, or the same paper at one of its neighbours. */
export type LinkForm = 'abs' | 'pdf' | 'html' | 'source' | 'doi' | 'mirror' | 'other'

/** An address that names a paper of arXiv. */
export interface ArxivLink {
  readonly reading: IdentifierReading
  readonly form: LinkForm
  /** In lower case, without a port: `arxiv.org`, `export.arxiv.org`, `doi.org`. */
  readonly host: string
  /** Where the identifier stands in the address, its version included. */
  readonly idSpan: Span
}

/** A place in running text that names a paper of arXiv. */
export interface FoundReference {
  /** The whole link or citation, without the punctuation behind it. */
  readonly span: Span
  /** Where the identifier stands in the text, its version included. */
  readonly idSpan: Span
  readonly reading: IdentifierReading
  /** `citation` is `arXiv:2011.10650`, `bare` the identifier alone. */
  readonly form: LinkForm | 'citation' | 'bare'
  /** `undefined` for what is not a web address: citations, bare identifiers, a DOI without its resolver. */
  readonly host: string | undefined
}

export interface FindOptions {
  /** Also finds identifiers that can exist without any mark of arXiv. Numbers in prose may look like them. */
  readonly bareIds?: boolean
}

// Every repetition is bounded, so that no text makes the search slower than linear.
const identifier = String.raw`(?:\d{4}\.\d{3,7}|[a-z]{1,12}(?:-[a-z]{1,12})?(?:\.[a-z]{1,12}(?:-[a-z]{1,12}){0,3})?(?:/|%2f)\d{7})(?:v\d{1,9})?`
/** What may not follow: more of the same word. A letter of Korean may, since particles are joined to the address. */
const end = String.raw`(?![a-z0-9]|[-_][a-z0-9]|\.\d)`
const doiPrefix = String.raw`10\.48550(?:/|%2f)arxiv\.`
/** Hosts with the paths under which they hold papers; each path ends where the identifier begins. */
const places = [
  String.raw`(?:(?:[a-z0-9-]{1,20}\.){0,2}arxiv\.org|xxx\.lanl\.gov)(?::\d{1,5})?/{1,2}(?:abs|pdf|html|ps|src|e-print|tb|format)/{1,2}(?:arxiv:)?`,
  String.raw`(?:www\.)?ar5iv\.org/(?:abs|pdf|html)/`,
  String.raw`(?:www\.)?alphaxiv\.org/(?:abs|pdf|html|overview)/`,
  String.raw`(?:www\.)?scirate\.com/arxiv/`,
  String.raw`(?:huggingface|hf)\.co/papers/`,
  String.raw`(?:www\.|dx\.)?doi\.org/${doiPrefix}`,
].join('|')

/** What stands before an identifier, then the identifier. */
const address = new RegExp(`((?:https?://)?(?:${places}))(${identifier})${end}`, 'iy')
const wordStart = '(?<![a-z0-9./@=&%+~-])'
const leads = `(?:(?<!/)https?://|${wordStart})(?:${places})|${wordStart}(?:doi: ?)?${doiPrefix}|${wordStart}arxiv: ?`
const reference = new RegExp(`(${leads})(${identifier})${end}`, 'gi')
const referenceOrBareId = new RegExp(`(${leads}|(?<![\\w./:@=&%+~$#-]))(${identifier})${end}`, 'gi')

/** As nearly all addresses are written, in archives of many thousands. */
const usual = /^https?:\/\/arxiv\.org\/(abs|pdf)\/(\d{4}\.\d{4,5}(?:v\d)?)(?:\.pdf)?$/

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

/**
 * Reads a complete address, its scheme optional. `undefined` when it does not lead to one paper of arXiv: another site,
 * a listing, or alphaXiv's own uploads (`alphaxiv.org/abs/2401.some-slug`). What follows the identifier is tolerated:
 * `.pdf`, a fragment, a query, a further path, stray punctuation.
 */
export function readLink(url: string): ArxivLink | undefined {
  const found = readUsual(url)
  if (found) return found
  address.lastIndex = 0
  const match = address.exec(url)
  if (!match || /\s/.test(url)) return undefined
  const [whole, lead = '', id = ''] = match
  const reading = readIdentifier(plainSlash(id))
  const host = hostOf(lead)
  if (!reading || host === undefined) return undefined
  return { reading, form: formOf(lead, host), host, idSpan: span(whole.length - id.length, whole.length) }
}

/**
 * Finds the papers that running text names, in order: links with or without scheme, `arXiv:2011.10650`,
 * `10.48550/arXiv.2011.10650`. Flawed identifiers are found too, except bare ones. Spans count from the start of `text`,
 * and only what lies within `from` and `to` is looked at.
 */
export function* findReferences(
  text: string,
  from = 0,
  to = text.length,
  options: FindOptions = {},
): Iterable<FoundReference> {
  const part = text.slice(from, to)
  let done = 0
  for (const match of part.matchAll(options.bareIds ? referenceOrBareId : reference)) {
    if (match.index < done) continue
    const found = readMatch(part, match)
    if (!found) continue
    done = found.span.end
    yield { ...found, span: shift(found.span, from), idSpan: shift(found.idSpan, from) }
  }
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

/** The paper's address in the form of other links; its abstract's where the form is not one of arXiv's own. */
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
  const [whole, lead = '', id = ''] = match
  const reading = readIdentifier(plainSlash(id))
  if (!reading || (lead === '' && !reading.ok)) return undefined
  const idEnd = match.index + whole.length
  const host = hostOf(lead)
  return {
    span: span(match.index, host === undefined ? idEnd : linkEnd(text, idEnd)),
    idSpan: span(idEnd - id.length, idEnd),
    reading,
    form: host === undefined ? plainForm(lead) : formOf(lead, host),
    host,
  }
}

function plainForm(lead: string): FoundReference['form'] {
  if (lead === '') return 'bare'
  return lead.includes('10.48550') ? 'doi' : 'citation'
}

function hostOf(lead: string): string | undefined {
  return /^(?:https?:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]+)(?::\d+)?\//i.exec(lead)?.[1]?.toLowerCase()
}

function formOf(lead: string, host: string): LinkForm {
  if (host.endsWith('doi.org')) return 'doi'
  if (host.startsWith('ar5iv.') || !/(?:^|\.)(?:arxiv\.org|lanl\.gov)$/.test(host)) return 'mirror'
  const path = /\/([a-z-]+)\/+(?:arxiv:)?$/i.exec(lead)?.[1]?.toLowerCase()
  if (path === 'abs' || path === 'pdf' || path === 'html') return path
  return path === 'src' || path === 'e-print' ? 'source' : 'other'
}

/** Where a link ends whose identifier ends at `idEnd`: behind a file ending, path, query or fragment, if it has one. */
function linkEnd(text: string, idEnd: number): number {
  const file = /^(?:\.pdf|\.ps(?:\.gz)?|\.tar\.gz)(?![a-z0-9])/i.exec(text.slice(idEnd, idEnd + 8))
  const start = idEnd + (file?.[0].length ?? 0)
  if (!/[/?#]/.test(text.charAt(start))) return start
  let at = tailEnd(text, start)
  while (at > start && /[.,;:!?*_~'([]/.test(text.charAt(at - 1))) at--
  return at
}

/** Stops at a bracket that closes what was opened before the link: `[title](https://…#page=2)`. */
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

function shift({ start, end: last }: Span, by: number): Span {
  return span(start + by, last + by)
}
