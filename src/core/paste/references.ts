// What a pasted text says about a paper.

import { type ArxivReference, parseIdentifier, readIdentifier } from '../arxiv/identifier.ts'
import { findReferences, type LinkForm, readLink } from '../arxiv/links.ts'
import { type Span, slice, span } from '../base/span.ts'
import { withoutEnd } from '../base/withoutEnd.ts'
import {
  arxivIdOfDoi,
  type Doi,
  doiOfAddress,
  findBareDois,
  findDois,
  pageKey,
  parseDoi,
} from '../paper/doi.ts'
import {
  isArxivId,
  isPageUrl,
  type PageUrl,
  type PaperRecord,
  paperUrl,
  type WritablePaper,
} from '../paper/paper.ts'

/** One paper in a pasted text. */
export interface PastedReference {
  readonly id: WritablePaper['id']
  readonly version?: number
  /** Set if it leads to a place in the paper. */
  readonly address?: string
  /** What the text itself says about the paper. */
  readonly said?: SaidOfPaper
}

interface SaidOfPaper {
  readonly title: string
  readonly authors?: readonly string[]
  /** A year, or more of a date. */
  readonly publishedAt?: string | undefined
}

/** The reference in an address; `undefined` if it leads to no paper. */
export function referenceOfUrl(url: string): PastedReference | undefined {
  const link = readLink(url)
  if (link) return link.reading.ok ? referenceOfArxiv(link.reading.reference, url) : undefined
  const doi = parseDoi(url)
  if (doi) return referenceOfDoi(doi)
  return referenceOfPage(url)
}

/** A page of a publisher, or an address that its DOI is in; it stays the link to the paper. */
function referenceOfPage(url: string): PastedReference | undefined {
  if (!/^https?:/i.test(url) || pageKey(url) === undefined) return undefined
  const doi = doiOfAddress(url)
  return doi ? { ...referenceOfDoi(doi), address: url } : { id: url as PageUrl }
}

/** @param written the address, or its equivalent */
function referenceOfArxiv(reference: ArxivReference, written: string): PastedReference {
  const { id, version } = reference
  const leadsInside = /^https?:[^#]*#/i.test(written)
  return { id, ...(version !== undefined && { version }), ...(leadsInside && { address: written }) }
}

export function referenceOfDoi(doi: Doi): PastedReference {
  return { id: arxivIdOfDoi(doi) ?? doi }
}

/** The reference of an arXiv identifier as in a bibliography record; `undefined` for another text. */
export function referenceOfId(text: string): PastedReference | undefined {
  const reference = parseIdentifier(text.trim())
  return reference && referenceOfArxiv(reference, text)
}

/** Where the paper can be read. */
export function addressOf(reference: PastedReference): string {
  return addressIn('abs', reference)
}

/** The same in the form of other links; a DOI stands for all versions. */
export function addressIn(form: LinkForm, { id, version, address }: PastedReference): string {
  return address ?? paperUrl({ id }, version !== undefined && form === 'doi' ? 'abs' : form, version)
}

/** What the text says about the paper, as a record; `undefined` if it says nothing. */
export function saidRecord({ id, said }: PastedReference): WritablePaper | undefined {
  if (!said) return undefined
  const record: PaperRecord<WritablePaper['id']> = {
    id,
    title: said.title,
    authors: said.authors ?? [],
    publishedAt: said.publishedAt,
    abstract: '',
    updatedAt: undefined,
    version: undefined,
    categories: [],
    comment: undefined,
    journalReference: undefined,
    doi: undefined,
    source: '',
  }
  return record as WritablePaper
}

/** Each paper once, at its first place, with the first details given for it, such as a version or a place in it. */
export function distinct(references: readonly PastedReference[]): readonly PastedReference[] {
  const known = new Map<string, PastedReference>()
  for (const reference of references) {
    const { id } = reference
    known.set(id, { ...reference, ...known.get(id) })
  }
  return [...known.values()]
}

/** The content of the clipboard, or of what was dropped. */
export interface Pasted {
  readonly text: string
  /** The same with its links, if a browser or another program gave it. */
  readonly html?: string
}

export interface PastedReading {
  /** In the order of the text; a paper may occur more than once. */
  readonly references: readonly PastedReference[]
  /**
   * Whether the text says no more than its references, or nothing more that anybody would keep: no words of a writer
   * get lost.
   */
  readonly isWhole: boolean
}

/** One form in which papers are copied. */
export interface PasteFormat {
  readonly id: string
  /** Somebody may have put other words in the place of a title, such as a quotation: a record must say the same. */
  readonly mayMisname?: true
  /** `undefined` if the text is not in this format. Pure, and linear in the length of the text. */
  read(pasted: Pasted): PastedReading | undefined
}

/** Longer pasted text is a whole library, not the papers of a digest; in UTF-16 units. */
export const longestPasted = 1_000_000

const hints =
  /arxiv|\b\d{4}\.\d{4,5}|10\.\d{4,9}\/|\b[a-z-]{2,12}(?:\.[a-z]{2})?\/\d{7}|openreview|aclanthology|\.pdf\b|proceedings|@[a-z]+\s*[{(]|^TY {1,2}- |https?:/im

/** A quick check whether the text is worth reading at all. Most pasted text names no paper. */
export function mayNamePapers({ text, html }: Pasted): boolean {
  if (text.length > longestPasted) return false
  return (
    hints.test(text) ||
    (html !== undefined && html.length <= 4 * longestPasted && /<a\s[^>]{0,2000}https?:/i.test(html))
  )
}

/** A place in a text that names a paper. */
export interface FoundPaper {
  readonly at: Span
  readonly reference: PastedReference
}

/** Every place in a text that names a paper, in order. */
export function findPapers(text: string): readonly FoundPaper[] {
  const found: FoundPaper[] = []
  for (const { span: at, reading } of findReferences(text, 0, text.length, { bareIds: true }))
    if (reading.ok) found.push({ at, reference: referenceOfArxiv(reading.reference, slice(text, at)) })
  for (const { span: at, doi } of [...findDois(text), ...findBareDois(text)])
    found.push({ at, reference: referenceOfDoi(doi) })
  for (const match of text.matchAll(address)) {
    const url = withoutEnd(match[0], /[.,;:!?'*_`]/)
    const reference = parseDoi(url) || readLink(url) ? undefined : referenceOfPage(url)
    if (reference) found.push({ at: span(match.index, match.index + url.length), reference })
  }
  return withoutOverlaps(found)
}

/** Parentheses that the address opens itself are a part of it. */
const address = /https?:\/\/(?:[^\s"<>()[\]{}|\\^`]|\([^\s"<>()[\]{}|\\^`]{0,300}\)){1,1000}/gi

/** References to arXiv papers take precedence over DOIs: their addresses are pages of papers, too. */
function withoutOverlaps(found: readonly FoundPaper[]): readonly FoundPaper[] {
  const rank = ({ id }: PastedReference) => (isArxivId(id) ? 0 : isPageUrl(id) ? 2 : 1)
  const ordered = found.toSorted(
    (a, b) => a.at.start - b.at.start || rank(a.reference) - rank(b.reference) || b.at.end - a.at.end,
  )
  let last: FoundPaper | undefined
  return ordered.filter((each) => {
    if (last && each.at.start < last.at.end) return false
    last = each
    return true
  })
}

/** A pasted or dropped file. */
export interface PastedFile {
  readonly name: string
  /** Read if the name does not identify the paper. */
  readonly bytes?: Uint8Array<ArrayBuffer>
}

const idInName =
  /(?<![\d.])(\d{4}\.\d{4,5}(?:v\d{1,3})?)(?![\d])|(?<![a-z])([a-z]{2,8}(?:-[a-z]{2,4})?)(?:\.[a-z-]{2,6})?[_/:.-]?(\d{7})(?!\d)/i

/** The paper of a file with a name from arXiv, or as people store it: `2011.10650v2.pdf`, `math.GT_0309136.pdf`. */
export function paperOfFileName(name: string): PastedReference | undefined {
  const [, modern, archive, number] = idInName.exec(name) ?? []
  const reading = readIdentifier(modern ?? `${archive}/${number}`)
  return reading?.ok ? { id: reading.reference.id } : undefined
}

/** The paper in the stamp that arXiv prints beside the first page, or the first arXiv DOI on that page. */
export function paperOfFirstPage(text: string): PastedReference | undefined {
  const words = text.replace(/\s+/g, ' ')
  const found = stamp.exec(words) ?? turned.exec(words.replaceAll(' ', ''))
  const reading = readIdentifier(found?.[1] ?? '')
  return reading?.ok ? { id: reading.reference.id } : undefined
}

const id = String.raw`(\d{4}\.\d{4,5}v\d{1,3}|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7}v\d{1,3})`

const stamp = new RegExp(String.raw`arXiv: ?${id} ?\[`, 'i')

/** The letters of a rotated line may come one by one. */
const turned = new RegExp(String.raw`arXiv:${id}\[`, 'i')

/** The papers in what was pasted. */
export interface PastedPapers {
  /** The format that was used. */
  readonly format: string
  /** Each paper once. */
  readonly references: readonly PastedReference[]
  /** See {@link PastedReading.isWhole}. */
  readonly isWhole: boolean
  /** How many papers were repeated. */
  readonly repeats: number
  /** See {@link PasteFormat.mayMisname}. */
  readonly mayMisname?: boolean
}

/** What takes the place of the selection. */
export interface WrittenPaste {
  readonly kind: 'entries' | 'mentions'
  readonly span: Span
  readonly newText: string
  /** The cursor afterwards, counted from the start of the new text. */
  readonly cursor: number
  /** Papers that wait for a record, with their places in the new text. */
  readonly pending: readonly PendingPaper[]
}

/** A paper that was written as its address. */
export interface PendingPaper {
  readonly id: WritablePaper['id']
  readonly kind: 'entry' | 'mention'
  readonly span: Span
}
