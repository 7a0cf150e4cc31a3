import { readLink } from '../../arxiv/links.ts'
import { isPaperUrl } from '../../paper/paperHosts.ts'
import { isCjk, isDigit, isSpace } from './characters.ts'

/** How a link is written: the address alone, `[label](address)`, `arXiv:2401.00001`, or `[label][name]` with a definition elsewhere. */
export type LinkForm = 'bare' | 'labelled' | 'citation' | 'reference'

/** A link where it stands in the text that was scanned; all offsets count from the start of that text. */
export class LineLink {
  readonly form: LinkForm
  /** The address or citation as written; of a reference the name in its second brackets. */
  readonly start: number
  readonly end: number
  /** The link as a whole, with label and brackets. */
  readonly outerStart: number
  readonly outerEnd: number
  /** The words of the label; empty at `outerStart` when there is none. */
  readonly labelStart: number
  readonly labelEnd: number
  /** The address as a browser wants it; a path for a file beside the document. */
  readonly url: string
  #leadsToArxiv: boolean | undefined
  #leadsToPaper: boolean | undefined

  constructor(form: LinkForm, url: string, place: LinkPlace) {
    this.form = form
    this.url = url
    this.start = place.start
    this.end = place.end
    this.outerStart = place.outerStart
    this.outerEnd = place.outerEnd
    this.labelStart = place.labelStart
    this.labelEnd = place.labelEnd
  }

  get hasLabel(): boolean {
    return this.labelEnd > this.labelStart
  }

  /** To a paper of arXiv, its identifier right or flawed. */
  get leadsToArxiv(): boolean {
    this.#leadsToArxiv ??= this.form === 'citation' || isUsual(this.url) || readLink(this.url) !== undefined
    return this.#leadsToArxiv
  }

  /** To arXiv, a service that holds papers, or a PDF file. */
  get leadsToPaper(): boolean {
    this.#leadsToPaper ??= this.leadsToArxiv || isPaperUrl(this.url) || isPaperFile(this.url)
    return this.#leadsToPaper
  }
}

export interface LinkPlace {
  readonly start: number
  readonly end: number
  readonly outerStart: number
  readonly outerEnd: number
  readonly labelStart: number
  readonly labelEnd: number
}

const usual = 'https://arxiv.org/abs/'

/** A quick look that spares reading the address; nearly all addresses of digests are of this form. */
function isUsual(url: string): boolean {
  return url.startsWith(usual) && isDigit(url.charCodeAt(usual.length))
}

function isPaperFile(url: string): boolean {
  return /\.(?:pdf|ps)(?:\.gz)?(?:[?#]|$)/i.test(url)
}

const citation =
  /arxiv: ?(?:\d{4}\.\d{4,6}|[a-z]{1,12}(?:-[a-z]{1,12})?(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,3})?(?![\p{L}\p{N}/]|\.\d)/iuy
const bareDoi = /(?:doi: ?)?10\.48550\/arxiv\.\d{4}\.\d{4,5}(?:v\d{1,3})?(?![\p{L}\p{N}/]|\.\d)/iuy
const citedDoi = /doi:? ?10\.\d{4,9}\/[^\s<>"'\])},;]{1,200}[A-Za-z0-9]/iuy
const schemeless = /(?:www\.)?arxiv\.org\//iy

/** Characters that end an address in Markdown, HTML and prose. */
const stops = new Set([...'<>"\'`|{}'].map((character) => character.charCodeAt(0)))
/** What most addresses consist of altogether. */
const plainRun = /[A-Za-z0-9./:%=&?#~_+-]*/y
const trailing = '.,;:!?*_~\\'

/**
 * Finds the links of the lines of one text, line after line. It leaps from one sign of a link to the next through the whole
 * text, so that lines without links cost nothing.
 */
export class LinkScanner {
  readonly #text: string
  readonly #signs: readonly Sign[]
  #next: number

  constructor(text: string, from: number) {
    this.#text = text
    this.#signs = needles.map((needle) => ({ needle, at: find(text, needle, from) }))
    this.#next = nearest(this.#signs)
  }

  /** Whether a link may begin before the offset, after all that was scanned. */
  mayHave(lineEnd: number): boolean {
    return this.#next < lineEnd
  }

  /** The links between two offsets, in order. Lines must come in order. */
  scan(lineStart: number, lineEnd: number): LineLink[] {
    const links: LineLink[] = []
    this.#skipTo(lineStart)
    let done = lineStart
    while (this.#next < lineEnd) {
      const at = this.#next
      const link = at < done ? undefined : this.#linkAt(at, done, lineStart, lineEnd)
      if (link) {
        // A label may hold pictures, citations and addresses of its own.
        while (links.length > 0 && (links.at(-1)?.outerStart ?? 0) >= link.outerStart) links.pop()
        links.push(link)
        done = link.outerEnd
      }
      this.#skipTo(Math.max(done, at + 1))
    }
    return links
  }

  #skipTo(offset: number): void {
    if (this.#next >= offset) return
    for (const sign of this.#signs) {
      if (sign.at < offset) sign.at = find(this.#text, sign.needle, offset)
    }
    this.#next = nearest(this.#signs)
  }

  #linkAt(at: number, done: number, lineStart: number, lineEnd: number): LineLink | undefined {
    const text = this.#text
    switch (text.charCodeAt(at)) {
      case 58: // "://"
        return addressLink(text, at, done, lineStart, lineEnd)
      case 93: // "](": a label whose address has no scheme, or some other
        return fileLink(text, at + 2, lineStart, lineEnd)
      case 100:
      case 68: // "doi:"
        return plainLink(text, citedDoi, at, (found) => `https://doi.org/${found}`)
      case 49: // "10.48550/"
        return plainLink(text, bareDoi, startOfDoi(text, at, done), (found) => `https://doi.org/${found}`)
      default: // "rXiv"
        return citationLink(text, at - 1, done, lineStart, lineEnd)
    }
  }
}

interface Sign {
  readonly needle: string
  at: number
}

const needles = ['doi:', 'DOI:', 'doi ', '://', '](', 'rxiv', 'rXiv', 'rXIV', 'RXIV', '10.48550/']
/** After any text. */
const nowhere = 0x3fff_ffff

function find(text: string, needle: string, from: number): number {
  const found = text.indexOf(needle, from)
  return found < 0 ? nowhere : found
}

function nearest(signs: readonly Sign[]): number {
  let least = nowhere
  for (const { at } of signs) if (at < least) least = at
  return least
}

function addressLink(
  text: string,
  colon: number,
  done: number,
  lineStart: number,
  lineEnd: number,
): LineLink | undefined {
  const length = (text.charCodeAt(colon - 1) | 32) === 115 ? 5 : 4
  const start = colon - length
  if (start < Math.max(done, lineStart) || text.slice(start, start + 4).toLowerCase() !== 'http')
    return undefined
  const end = addressEnd(text, colon + 3, lineEnd)
  return end > colon + 3 ? linkFor(text, start, end, lineStart, lineEnd) : undefined
}

/** `arXiv:2401.00001`, or an address of arXiv without a scheme. */
function citationLink(
  text: string,
  start: number,
  done: number,
  lineStart: number,
  lineEnd: number,
): LineLink | undefined {
  if (start < Math.max(done, lineStart)) return undefined
  if (text.startsWith('.org/', start + 5)) {
    const from = text.startsWith('www.', start - 4) ? start - 4 : start
    if (from > lineStart && /[\w./@-]/.test(text.charAt(from - 1))) return undefined
    schemeless.lastIndex = from
    if (!schemeless.test(text)) return undefined
    return linkFor(text, from, addressEnd(text, from, lineEnd), lineStart, lineEnd)
  }
  if (start > lineStart && /[\p{Script=Latin}\p{N}./]/u.test(text.charAt(start - 1))) return undefined
  return plainLink(
    text,
    citation,
    start,
    (found) => `https://arxiv.org/abs/${found.replace(/^arxiv: ?/i, '')}`,
    'citation',
  )
}

function plainLink(
  text: string,
  pattern: RegExp,
  start: number,
  urlOf: (found: string) => string,
  form: LinkForm = 'bare',
): LineLink | undefined {
  pattern.lastIndex = start
  const found = pattern.exec(text)?.[0]
  if (found === undefined) return undefined
  const end = start + found.length
  return new LineLink(form, urlOf(found.replace(/^doi:? ?/i, '')), unlabelled(start, end, start, end))
}

function startOfDoi(text: string, at: number, done: number): number {
  const lead = /doi: ?$/i.exec(text.slice(Math.max(done, at - 5), at))?.[0].length ?? 0
  return at - lead
}

/** The link whose address lies between the offsets, with its label if it has one; `undefined` for the address of a picture. */
function linkFor(
  text: string,
  start: number,
  end: number,
  lineStart: number,
  lineEnd: number,
): LineLink | undefined {
  const written = text.slice(start, end)
  const url = written.startsWith('http') ? written : withScheme(written)
  if (start === lineStart || isSpace(text.charCodeAt(start - 1))) {
    return new LineLink('bare', url, unlabelled(start, end, start, end))
  }
  if (isPicture(text, start, lineStart)) return undefined
  const place = labelAround(text, start, end, lineStart, lineEnd)
  if (place) return new LineLink('labelled', url, place)
  const isBracketed = text.charCodeAt(start - 1) === 60 && text.charCodeAt(end) === 62
  const outer = isBracketed ? 1 : 0
  return new LineLink('bare', url, unlabelled(start, end, start - outer, end + outer))
}

function withScheme(written: string): string {
  return /^https?:/i.test(written) ? written : `https://${written}`
}

/** `[label](path)`: a file beside the document or a place in it. */
function fileLink(text: string, from: number, lineStart: number, lineEnd: number): LineLink | undefined {
  let start = from
  while (start < lineEnd && isSpace(text.charCodeAt(start))) start++
  if (text.charCodeAt(start) === 60) start++
  const end = addressEnd(text, start, lineEnd)
  if (end === start || text.slice(start, end).includes('://')) return undefined
  if (isPicture(text, from, lineStart) || !closingParenthesis.test(text.slice(end, end + 300)))
    return undefined
  const place = markdownLabel(text, start, end, from - 1, lineStart, lineEnd)
  const url = text.slice(start, end)
  return (
    place &&
    new LineLink('labelled', /^(?:www\.|[a-z.]*arxiv\.org\/)/i.test(url) ? withScheme(url) : url, place)
  )
}

function unlabelled(start: number, end: number, outerStart: number, outerEnd: number): LinkPlace {
  return { start, end, outerStart, outerEnd, labelStart: outerStart, labelEnd: outerStart }
}

/** No address is longer; it keeps brackets that never close from being read to the end of the line again and again. */
const longestAddress = 2000

/** Where the address ends: at a space, at a bracket that it did not open, without the punctuation of the sentence. */
function addressEnd(text: string, from: number, lineEnd: number): number {
  plainRun.lastIndex = from
  plainRun.test(text)
  const last = Math.min(lineEnd, from + longestAddress)
  let at = Math.min(plainRun.lastIndex, last)
  let open = 0
  for (; at < last; at++) {
    const code = text.charCodeAt(at)
    // Dashes of typographers and characters without width get into identifiers when people paste them.
    if (code >= 128 ? isCjk(code) || code === 0xa0 : code <= 32 || stops.has(code)) break
    if (code === 40 || code === 91) open++
    else if ((code === 41 || code === 93) && open-- === 0) break
  }
  while (at > from && (trailing.includes(text.charAt(at - 1)) || text.charCodeAt(at - 1) === 0x200b)) at--
  return at
}

/** No label is longer; it keeps the search for its beginning short. */
const longestLabel = 1000
/** Nor an HTML tag up to its address. */
const longestTag = 200

/** The label in front of an address in Markdown, or after it in HTML, in Org (`[[address][label]]`) and in chats (`<address|label>`). */
function labelAround(
  text: string,
  start: number,
  end: number,
  lineStart: number,
  lineEnd: number,
): LinkPlace | undefined {
  let before = start - 1
  if (text.charCodeAt(before) === 60 && text.charCodeAt(before - 1) === 40) before--
  const code = text.charCodeAt(before)
  if (code === 40 || isSpace(code)) return markdownLabel(text, start, end, before, lineStart, lineEnd)
  if (code === 60) return labelAfter(text, start, end, chatLabel, lineEnd)
  if (code === 91) return labelAfter(text, start, end, orgLabel, lineEnd)
  if (code === 34 || code === 39 || code === 61) return htmlLabel(text, start, end, lineStart, lineEnd)
  return undefined
}

const closingParenthesis = /^>?(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/

function markdownLabel(
  text: string,
  start: number,
  end: number,
  parenthesis: number,
  lineStart: number,
  lineEnd: number,
): LinkPlace | undefined {
  if (text.charCodeAt(parenthesis - 1) !== 93) return undefined
  const open = openingBracket(text, parenthesis - 1, lineStart)
  if (open < lineStart) return undefined
  const closing = closingParenthesis.exec(text.slice(end, Math.min(lineEnd, end + 300)))
  const outerEnd = end + (closing?.[0].length ?? 0)
  return { start, end, outerStart: open, outerEnd, labelStart: open + 1, labelEnd: parenthesis - 1 }
}

/** Where the bracket opens that closes at `close`; below `from` when none does. A backslash makes words of brackets. */
function openingBracket(text: string, close: number, from: number): number {
  let depth = 0
  const first = Math.max(from, close - longestLabel)
  for (let at = close; at >= first; at--) {
    const code = text.charCodeAt(at)
    if ((code !== 93 && code !== 91) || text.charCodeAt(at - 1) === 92) continue
    if (code === 93) depth++
    else if (--depth === 0) return at
  }
  return -1
}

/** Whether the address is that of a picture: `![alt](address)`, `<img src="address">`. */
function isPicture(text: string, start: number, lineStart: number): boolean {
  const before = text.charCodeAt(start - 1)
  if (before === 40) {
    if (text.charCodeAt(start - 2) !== 93) return false
    const open = openingBracket(text, start - 2, lineStart)
    return open > lineStart && text.charCodeAt(open - 1) === 33
  }
  return (
    (before === 34 || before === 39) &&
    /\bsrc\s*=\s*$/i.test(text.slice(Math.max(lineStart, start - 12), start - 1))
  )
}

const chatLabel = /\|([^<>|]+)>/y
const orgLabel = /\]\[([^[\]]+)\]\]/y

function labelAfter(
  text: string,
  start: number,
  end: number,
  pattern: RegExp,
  lineEnd: number,
): LinkPlace | undefined {
  const brackets = pattern === orgLabel ? 2 : 1
  pattern.lastIndex = end
  const match = pattern.exec(text)
  const outerEnd = pattern.lastIndex
  if (!match || outerEnd > lineEnd || outerEnd - end > longestLabel) return undefined
  const labelStart = end + match[0].indexOf(match[1] ?? '')
  return {
    start,
    end,
    outerStart: start - brackets,
    outerEnd,
    labelStart,
    labelEnd: labelStart + (match[1]?.length ?? 0),
  }
}

/** The rest of a tag, what it labels, other tags in it included, and the closing tag. */
const htmlRest = /^[^<>]*>((?:[^<]|<(?!\/?a\b)[^<>]*>)*)(?:<\/a\s*>)?/i

function htmlLabel(
  text: string,
  start: number,
  end: number,
  lineStart: number,
  lineEnd: number,
): LinkPlace | undefined {
  const first = Math.max(lineStart, start - longestTag)
  const tag = /<a\s[^<>]*href\s*=\s*["']?$/i.exec(text.slice(first, start))
  const rest = tag && htmlRest.exec(text.slice(end, Math.min(lineEnd, end + longestLabel)))
  if (!tag || !rest) return undefined
  const labelStart = end + rest[0].indexOf('>') + 1
  return {
    start,
    end,
    outerStart: first + tag.index,
    outerEnd: end + rest[0].length,
    labelStart,
    labelEnd: labelStart + (rest[1]?.length ?? 0),
  }
}

/** The names of definitions and the addresses that they stand for, in lower case with single spaces. */
export type Definitions = ReadonlyMap<string, string>

const definitionLine = /^\[([^[\]]{1,200})\]:\s*<?([^\s<>]+)/

/** `[name]: address`; the offsets are those of the address. */
export interface LineDefinition {
  /** As {@link Definitions} have it. */
  readonly name: string
  readonly url: string
  readonly start: number
  readonly end: number
}

/** What a line such as `[name]: address` defines. */
export function definitionIn(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): LineDefinition | undefined {
  const [whole = '', name, url] = definitionLine.exec(text.slice(from, to)) ?? []
  if (name === undefined || url === undefined) return undefined
  const end = from + whole.length
  return { name: definitionName(name), url, start: end - url.length, end }
}

/** The name that a reference or definition means: case and the number of spaces do not matter. */
export function definitionName(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLowerCase()
}

const reference = /(?<!\\)\[((?:[^[\]\\]|\\.){1,600})\](?: ?\[([^[\]]{0,200})\])?/g

/** The references among some words that are defined, `[label][name]`, `[label][]` or `[label]`; the links that stand there already go first. */
export function referencesIn(
  text: string,
  { from, to, links }: { readonly from: number; readonly to: number; readonly links: readonly LineLink[] },
  definitions: Definitions,
): readonly LineLink[] {
  const found = Array.from(text.slice(from, to).matchAll(reference)).flatMap((match) => {
    const { 0: all, 1: label = '', 2: name } = match
    const url = definitions.get(definitionName(name || label))
    const start = from + match.index
    const end = start + all.length
    if (url === undefined || links.some(({ outerStart, outerEnd }) => outerStart < end && start < outerEnd))
      return []
    const nameEnd = end - 1
    const nameStart = nameEnd - (name || label).length
    const place = { start: nameStart, end: nameEnd, outerStart: start, outerEnd: end }
    return new LineLink('reference', url, {
      ...place,
      labelStart: start + 1,
      labelEnd: start + 1 + label.length,
    })
  })
  return found.length === 0 ? links : [...links, ...found].sort((a, b) => a.outerStart - b.outerStart)
}
