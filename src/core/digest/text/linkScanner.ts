import { behindText, isCjk, isSpace } from './characters.ts'
import { codeSet } from './codeSet.ts'
import { findLabel, isInsidePicture, type LabelPlace } from './labels.ts'
import type { LineTable } from './lineTable.ts'
import { leadsToPaper, linkForm } from './linkTable.ts'

const citation =
  /arxiv: ?(?:\d{4}\.\d{4,6}|[a-z]{1,12}(?:-[a-z]{1,12})?(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,3})?(?![\p{L}\p{N}/]|\.\d)/iuy
const citationLead = 'arxiv'.length
/**
 * arXiv's address without a scheme, behind what may stand in front of it. Kept so plain that the engine finds in one leap
 * that there is none; a second choice in front of the host makes it 20 times slower.
 */
const schemeless = /[^\w./@-](?:www\.)?arxiv\.org\//g
const schemelessHere = /(?:www\.)?arxiv\.org\//y

/**
 * Finds the links of lines, one line after the other. It leaps from one sign of a link to the next through the whole
 * text, so that lines without any cost nothing.
 */
export class LinkScanner {
  readonly #lines: LineTable
  readonly #text: string
  /** Where the next colon, the next `](` and the next host without a scheme stand. */
  #colon: number
  #bracket: number
  #domain: number
  /** Where the last link ended; nothing in front of it is looked at again. */
  #done = 0
  /** Where the last link with a label ended; pictures, citations and addresses may stand in the label of another. */
  #labelFrom = 0

  constructor(lines: LineTable, from: number) {
    this.#lines = lines
    this.#text = lines.text
    this.#colon = this.#findColon(from)
    this.#bracket = this.#find('](', from)
    this.#domain = this.#findSchemeless(from)
  }

  /** Whether a sign of a link stands in front of the offset, behind all that was scanned. */
  mayHave(lineEnd: number): boolean {
    return this.#colon < lineEnd || this.#bracket < lineEnd || this.#domain < lineEnd
  }

  /** Adds the link that the line's words are, if they are one in its usual form. Most links of digests stand so. */
  scanBare(line: number): boolean {
    const start = this.#lines.wordStart(line)
    const end = this.#lines.wordEnd(line)
    bareAddress.lastIndex = start
    if (!bareAddress.test(this.#text) || bareAddress.lastIndex !== end) return false
    this.#addPlain(linkForm.bare, start, end)
    if (this.#colon < end) this.#colon = this.#findColon(end)
    return true
  }

  /** Adds the line that starts here if it is a link in its usual form and nothing else; gives its end, or -1. */
  addBareLine(start: number): number {
    const text = this.#text
    bareAddress.lastIndex = start
    if (!bareAddress.test(text)) return -1
    const end = bareAddress.lastIndex
    if (end < text.length && text.charCodeAt(end) !== 10) return -1
    this.#lines.addBareLink(start, end)
    this.#done = end
    if (this.#colon < end) this.#colon = this.#findColon(end)
    return end
  }

  /** Adds the links of a line. Lines must come in order. */
  scan(line: number): void {
    const start = this.#lines.wordStart(line)
    const end = this.#lines.ends[line] ?? start
    this.#skipTo(start)
    while (this.#colon < end || this.#bracket < end || this.#domain < end) {
      const first = Math.min(this.#colon, this.#bracket, this.#domain)
      if (first === this.#colon) this.#atColon(start, end)
      else if (first === this.#bracket) this.#atBracket(start, end)
      else this.#atDomain(start, end)
      this.#skipTo(Math.max(this.#done, first + 1))
    }
  }

  #skipTo(offset: number): void {
    if (this.#colon < offset) this.#colon = this.#findColon(offset)
    if (this.#bracket < offset) this.#bracket = this.#find('](', offset)
    if (this.#domain < offset) this.#domain = this.#findSchemeless(offset)
  }

  /** The next colon of an address or a citation: most colons stand in titles, which need not be looked at for them. */
  #findColon(from: number): number {
    const text = this.#text
    let found = text.indexOf(':', from)
    while (found >= 0 && !isSignAt(text, found)) found = text.indexOf(':', found + 1)
    return found < 0 ? behindText : found
  }

  #find(sign: string, from: number): number {
    const found = this.#text.indexOf(sign, from)
    return found < 0 ? behindText : found
  }

  #findSchemeless(from: number): number {
    schemelessHere.lastIndex = from
    if (schemelessHere.test(this.#text)) return from
    schemeless.lastIndex = from
    const found = schemeless.exec(this.#text)
    return found ? found.index + 1 : behindText
  }

  #atColon(lineStart: number, lineEnd: number): void {
    const text = this.#text
    const colon = this.#colon
    if (text.charCodeAt(colon + 1) !== 47 || text.charCodeAt(colon + 2) !== 47) {
      this.#readCitation(colon, lineStart)
      return
    }
    const start = schemeStart(text, colon, Math.max(lineStart, this.#done))
    if (start < 0) return
    const end = addressEnd(text, colon + 3, lineEnd)
    if (end <= colon + 3) return
    this.#add(start, end, lineStart, lineEnd)
  }

  #readCitation(colon: number, lineStart: number): void {
    const start = colon - citationLead
    if (start < Math.max(lineStart, this.#done) || (this.#text.charCodeAt(colon - 3) | 32) !== 120) return
    if (start > lineStart && /[\p{L}\p{N}./]/u.test(this.#text.charAt(start - 1))) return
    citation.lastIndex = start
    const match = citation.exec(this.#text)
    if (!match) return
    this.#addPlain(linkForm.citation, start, start + match[0].length)
  }

  /** A label whose address has no scheme: a file beside the document, or a host by itself. */
  #atBracket(lineStart: number, lineEnd: number): void {
    const text = this.#text
    let start = this.#bracket + 2
    if (text.charCodeAt(start) === 60) start++
    const end = addressEnd(text, start, lineEnd)
    const address = text.slice(start, end)
    const isFile = /\.pdf(?:[?#].*)?$/i.test(address) && !address.includes('://')
    if (isFile) this.#add(start, end, lineStart, lineEnd)
  }

  #atDomain(lineStart: number, lineEnd: number): void {
    this.#add(this.#domain, addressEnd(this.#text, this.#domain, lineEnd), lineStart, lineEnd)
  }

  #add(start: number, end: number, lineStart: number, lineEnd: number): void {
    // Nearly all addresses stand by themselves.
    if (start === lineStart || isSpace(this.#text.charCodeAt(start - 1))) {
      this.#addPlain(linkForm.bare, start, end)
      return
    }
    if (isInsidePicture(this.#text, start, lineStart)) {
      this.#done = end
      return
    }
    const label = findLabel(this.#text, { start, end }, Math.max(lineStart, this.#labelFrom), lineEnd)
    if (label && !this.#citesAnother(label.outer.start, start, end)) this.#addLabelled(start, end, label)
    else this.#addPlain(linkForm.bare, start, end)
  }

  /** Whether the label names a paper by a link of its own, and the address leads elsewhere. */
  #citesAnother(labelStart: number, start: number, end: number): boolean {
    const { links } = this.#lines
    const hasLink = links.count > 0 && links.start(links.count - 1) >= labelStart
    return hasLink && !leadsToPaper(this.#text, linkForm.labelled, start, end)
  }

  #addLabelled(start: number, end: number, place: LabelPlace): void {
    this.#done = place.outer.end
    this.#labelFrom = place.outer.end
    this.#lines.links.dropFrom(place.outer.start)
    this.#lines.links.addLabelled(start, end, place)
  }

  #addPlain(form: typeof linkForm.bare | typeof linkForm.citation, start: number, end: number): void {
    this.#done = end
    const isBracketed =
      start > 0 && this.#text.charCodeAt(start - 1) === 60 && this.#text.charCodeAt(end) === 62
    this.#lines.links.addPlain(form, start, end)
    if (isBracketed) this.#lines.links.widenLast(1)
    this.#lines.markBareLink()
  }
}

/** Whether a colon can be that of `https://` or `arXiv:`. */
function isSignAt(text: string, colon: number): boolean {
  return text.charCodeAt(colon + 1) === 47 || (text.charCodeAt(colon - 1) | 32) === 118
}

/** Where `http` or `https` in front of the colon starts; -1 when something else stands there. */
function schemeStart(text: string, colon: number, from: number): number {
  const length = (text.charCodeAt(colon - 1) | 32) === 115 ? 5 : 4
  const start = colon - length
  if (start < from || text.slice(start, start + 4).toLowerCase() !== 'http') return -1
  return start
}

/** Signs that end an address in Markdown, HTML and prose. */
const isStop = codeSet('<>"\'`|{}')
for (let code = 0; code <= 32; code++) isStop[code] = 1
const isOpener = codeSet('([')
const isCloser = codeSet(')]')
const isTrailing = codeSet('.,;:!?*_~')

/** A whole address without anything that would have to be weighed at its end. */
const bareAddress = /https?:\/\/[A-Za-z0-9./:%=&?#~_+-]*[A-Za-z0-9/]/y
/** What most addresses consist of altogether. */
const plainRun = /[A-Za-z0-9./:%=&?#~_+-]*/y

/** Where the address ends: at a space, at a bracket that it did not open, without the punctuation of the sentence. */
function addressEnd(text: string, from: number, lineEnd: number): number {
  plainRun.lastIndex = from
  plainRun.test(text)
  let at = Math.min(plainRun.lastIndex, lineEnd)
  let open = 0
  for (; at < lineEnd; at++) {
    const code = text.charCodeAt(at)
    if (code >= 128 ? isCjk(code) || code === 0xa0 || code === 0x200b : isStop[code]) break
    if (isOpener[code]) open++
    else if (isCloser[code] && open-- === 0) break
  }
  while (at > from && isTrailing[text.charCodeAt(at - 1)]) at--
  return at
}
