import { afterAmount, beforeAmount, isArchive } from '../../arxiv/identifier.ts'
import { readLink } from '../../arxiv/links.ts'
import { isPaperUrl, serialItem } from '../../paper/doi.ts'
import { isCjk, isDigit, isPictograph, isSpace } from './characters.ts'
import {
  closingParenthesis,
  hatenaLabel,
  isPicture,
  type LinkPlace,
  labelAfterAddress,
  labelAround,
  labelAroundSpace,
  markdownLabel,
} from './labels.ts'
import type { LineLink, LinkForm } from './line.ts'

// Where links stand in the lines of a text, and what they lead to.

/** Knows where it leads when somebody asks. */
export class ScannedLink implements LineLink {
  readonly form: LinkForm
  readonly start: number
  readonly end: number
  readonly outerStart: number
  readonly outerEnd: number
  readonly labelStart: number
  readonly labelEnd: number
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

  get leadsToArxiv(): boolean {
    this.#leadsToArxiv ??= this.form === 'citation' || isUsual(this.url) || readLink(this.url) !== undefined
    return this.#leadsToArxiv
  }

  get leadsToPaper(): boolean {
    this.#leadsToPaper ??= this.leadsToArxiv || isPaperUrl(this.url) || isPaperFile(this.url)
    return this.#leadsToPaper
  }
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
  /arxiv(?: ?:|：) ?(?:\d{4}\.\d{4,6}|[a-z]{1,12}(?:-[a-z]{1,12})?(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,3})?(?![\p{Script=Latin}\p{N}/]|\.\d)/iuy
const bareDoi = /(?:doi: ?)?10\.48550\/arxiv\.\d{4}\.\d{4,5}(?:v\d{1,3})?(?![\p{Script=Latin}\p{N}/]|\.\d)/iuy
const citedDoi = new RegExp(
  String.raw`doi:? ?10\.\d{4,9}\/(?:[^\s<>"'()[\]{},;|\u{80}-\u{ff}\u{2000}-\u{206f}\u{3000}-\u{10ffff}]|\([^\s<>"'()]{1,60}\)|${serialItem}){1,200}(?<=[A-Za-z0-9)])`,
  'iuy',
)
/** The same without its label. */
const plainDoi = new RegExp(citedDoi.source.replace('doi:? ?', ''), 'iuy')
const bracketed = new RegExp(serialItem, 'y')
const schemeless = /(?:www\.)?arxiv\.org\//iy

/** Characters that end an address in Markdown, HTML and prose. */
const stops = new Set([...'<>"\'`|{}'].map((character) => character.charCodeAt(0)))
/** What most addresses consist of altogether. */
const plainRun = /[A-Za-z0-9./:%=&?#~_+-]*/y
const trailing = '.,;:!?*_~\\»›”’“‘„‚⟩'

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
    this.#signs = signs.map((find) => ({ find, at: find(text, from) }))
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
      if (sign.at < offset) sign.at = sign.find(this.#text, offset)
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
      case 47: // "/9901001"
        return oldIdentifierLink(text, at, done, lineStart, lineEnd)
      case 100:
      case 68: // "doi:"
        return plainLink(text, citedDoi, at, (found) => `https://doi.org/${found}`)
      case 82:
      case 114: // "rXiv"
        return citationLink(text, at - 1, done, lineStart, lineEnd)
      default:
        return text.startsWith(ownDoi, at)
          ? plainLink(text, bareDoi, startOfDoi(text, at, done), (found) => `https://doi.org/${found}`)
          : text.startsWith('10.', at)
            ? plainLink(text, plainDoi, at, (found) => `https://doi.org/${found}`)
            : identifierLink(text, at, lineEnd)
    }
  }
}

interface Sign {
  readonly find: Find
  at: number
}

/** Where a sign of a link stands next. */
type Find = (text: string, from: number) => number

const ownDoi = '10.48550/'
const needles = ['doi:', 'DOI:', 'doi ', '://', '](', 'rxiv', 'rXiv', 'rXIV', 'RXIV', ownDoi]
/** Of years and months since 2015, outside code. */
const identifier = new RegExp(
  String.raw`(?=[12])${beforeAmount}(?<!${'`'})(?:1[5-9]|2\d)(?:0[1-9]|1[0-2])\.\d{5}(?:v\d{1,3})?(?![\w/]|\.\d|-\d)${afterAmount}`,
  'gi',
)
/** The number of an identifier until March 2007; what stands in front of it is an archive, and no address. */
const oldNumber =
  /\/(?<=(?<![\w./-])([a-z]{2,8}(?:-[a-z]{2,4})?)(?:\.[A-Z]{2})?\/)\d{2}(?:0[1-9]|1[0-2])\d{3}(?:v\d{1,3})?(?![\w/]|-\d)/g
/** "**DOI**: 10.1234/tides.7", "| DOI | 10.1234/tides.7 |": marks or a line end between the label and the number. */
const labelledDoi = /(?<=(?<![\p{L}\p{N}])doi(?!: ?1| 1)[\s*_`|:：]{1,8})10\.\d{4,9}\//giu
/** After any text. */
const nowhere = 0x3fff_ffff

const signs: readonly Find[] = [
  ...needles.map((needle) => (text: string, from: number) => {
    const found = text.indexOf(needle, from)
    return found < 0 ? nowhere : found
  }),
  (text, from) => {
    identifier.lastIndex = from
    return identifier.exec(text)?.index ?? nowhere
  },
  (text, from) => {
    oldNumber.lastIndex = from
    return oldNumber.exec(text)?.index ?? nowhere
  },
  (text, from) => {
    labelledDoi.lastIndex = from
    return labelledDoi.exec(text)?.index ?? nowhere
  },
]

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
    (found) => `https://arxiv.org/abs/${found.replace(/^arxiv(?: ?:|：) ?/i, '')}`,
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
  return new ScannedLink(form, urlOf(found.replace(/^doi:? ?/i, '')), unlabelled(start, end, start, end))
}

/** An identifier alone. */
function identifierLink(text: string, start: number, lineEnd: number): LineLink | undefined {
  identifier.lastIndex = start
  const found = identifier.exec(text)?.[0] ?? ''
  const end = start + found.length
  if (end > lineEnd) return undefined
  const isSquare = text.charAt(start - 1) === '[' && text.charAt(end) === ']'
  const outer = isSquare ? 1 : 0
  return new ScannedLink(
    'citation',
    `https://arxiv.org/abs/${found}`,
    unlabelled(start, end, start - outer, end + outer),
  )
}

/** "hep-th/9901001", without a word that says so. */
function oldIdentifierLink(
  text: string,
  slash: number,
  done: number,
  lineStart: number,
  lineEnd: number,
): LineLink | undefined {
  oldNumber.lastIndex = slash
  const [number = '', archive = ''] = oldNumber.exec(text) ?? []
  const start = text.lastIndexOf(archive, slash)
  const end = slash + number.length
  if (!isArchive(archive) || start < Math.max(done, lineStart) || end > lineEnd) return undefined
  const url = `https://arxiv.org/abs/${text.slice(start, end)}`
  return new ScannedLink('citation', url, unlabelled(start, end, start, end))
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
  const labelled = labelAfterAddress(text, start, end, lineStart) ?? hatenaLabel(text, start, end)
  const written = text.slice(start, labelled?.end ?? end)
  const url = written.startsWith('http') ? written : withScheme(written)
  if (labelled) return new ScannedLink('labelled', url, labelled)
  if (start === lineStart || isSpace(text.charCodeAt(start - 1))) {
    const place = labelAroundSpace(text, start, end, lineStart, lineEnd)
    return new ScannedLink(place ? 'labelled' : 'bare', url, place ?? unlabelled(start, end, start, end))
  }
  if (isPicture(text, start, lineStart)) return undefined
  const place = labelAround(text, start, end, lineStart, lineEnd)
  if (place) return new ScannedLink('labelled', url, place)
  const isBracketed = text.charCodeAt(start - 1) === 60 && text.charCodeAt(end) === 62
  const outer = isBracketed ? 1 : 0
  return new ScannedLink('bare', url, unlabelled(start, end, start - outer, end + outer))
}

function withScheme(written: string): string {
  return /^https?:/i.test(written) ? written : `https://${written}`
}

/** `[label](path)`: a file beside the document, a place in it, or what another program has: `zotero://…`. */
function fileLink(text: string, from: number, lineStart: number, lineEnd: number): LineLink | undefined {
  let start = from
  while (start < lineEnd && isSpace(text.charCodeAt(start))) start++
  if (text.charCodeAt(start) === 60) start++
  const end = addressEnd(text, start, lineEnd)
  if (end === start || /https?:\/\//i.test(text.slice(start, end))) return undefined
  if (isPicture(text, from, lineStart) || !closingParenthesis.test(text.slice(end, end + 300)))
    return undefined
  const place = markdownLabel(text, start, end, from - 1, lineStart, lineEnd)
  const url = text.slice(start, end)
  return (
    place &&
    new ScannedLink('labelled', /^(?:www\.|[a-z.]*arxiv\.org\/)/i.test(url) ? withScheme(url) : url, place)
  )
}

function unlabelled(start: number, end: number, outerStart: number, outerEnd: number): LinkPlace {
  return { start, end, outerStart, outerEnd, labelStart: outerStart, labelEnd: outerStart }
}

/** Words that AsciiDoc would show in place of the address; a query has such brackets before its signs. */
const emptyLabel = /\[\](?![\w=&%[.-])/y

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
    const part = code === 60 ? endOf(bracketed, text, at) : isCjk(code) ? endOfWide(text, at) : undefined
    if (part !== undefined) at = part - 1
    else if (code >= 128 ? isCjk(code) || code === 0xa0 : code <= 32 || stops.has(code)) break
    else if (code === 91 && (text.charCodeAt(at + 1) === 94 || endOf(emptyLabel, text, at) !== undefined))
      break
    // The dash of Chinese is two.
    else if (code === 0x2014 && text.charCodeAt(at + 1) === code) break
    else if (code === 40 || code === 91) open++
    else if ((code === 41 || code === 93) && open-- === 0) break
  }
  while (at > from && (trailing.includes(text.charAt(at - 1)) || isPictograph(text.charCodeAt(at - 1)))) at--
  return at
}

/** An identifier with digits or a full stop of East Asian width, as input methods write them. */
const wideIdentifier = /[\d\uff10-\uff19]{4}[.\u3002\uff0e\uff61][\d\uff10-\uff19]{4,5}(?:v\d{1,3})?(?!\d)/y

/** The end of the wide identifier that contains the character; it starts after the last slash. */
function endOfWide(text: string, at: number): number | undefined {
  const before = text.slice(Math.max(0, at - 10), at)
  const end = endOf(wideIdentifier, text, at - before.length + before.lastIndexOf('/') + 1)
  return end !== undefined && end > at ? end : undefined
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

/** "[Code (soon)]()": a label whose address is not known yet. */
export const labelAlone = String.raw`\[[^[\]]{0,60}\]\(\)`
