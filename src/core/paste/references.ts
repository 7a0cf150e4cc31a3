// What pasted text says of a paper.
import { type ArxivReference, parseIdentifier, readIdentifier } from '../arxiv/identifier.ts'
import { findReferences, type LinkForm, readLink } from '../arxiv/links.ts'
import { type Span, slice, span } from '../base/span.ts'
import { arxivIdOfDoi, type Doi, findDois, parseDoi, serialItem } from '../paper/doi.ts'
import {
  isArxivId,
  isPageUrl,
  type PageUrl,
  type PaperRecord,
  paperUrl,
  type WritablePaper,
} from '../paper/paper.ts'
import { isPaperUrl } from '../paper/paperHosts.ts'

/** One paper that a pasted text names. */
export interface PastedReference {
  readonly id: WritablePaper['id']
  readonly version?: number
  /** Where it leads to a place in the paper. */
  readonly address?: string
  /** What the text itself says of the paper. */
  readonly said?: SaidOfPaper
}

interface SaidOfPaper {
  readonly title: string
  readonly authors?: readonly string[]
  /** A year, or more of a date. */
  readonly publishedAt?: string | undefined
}

/** The reference that an address names; `undefined` where it leads to no paper. */
export function referenceOfUrl(url: string): PastedReference | undefined {
  const link = readLink(url)
  if (link) return link.reading.ok ? referenceOfArxiv(link.reading.reference, url) : undefined
  const doi = parseDoi(url)
  if (doi) return referenceOfDoi(doi)
  return /^https?:/i.test(url) && isPaperUrl(url) ? { id: url as PageUrl } : undefined
}

/** @param written the address, or what stands for one */
function referenceOfArxiv(reference: ArxivReference, written: string): PastedReference {
  const { id, version } = reference
  const leadsInside = /^https?:[^#]*#/i.test(written)
  return { id, ...(version !== undefined && { version }), ...(leadsInside && { address: written }) }
}

export function referenceOfDoi(doi: Doi): PastedReference {
  return { id: arxivIdOfDoi(doi) ?? doi }
}

/** The reference of an arXiv identifier as a record of a bibliography has it; `undefined` for another text. */
export function referenceOfId(text: string): PastedReference | undefined {
  const reference = parseIdentifier(text.trim())
  return reference && referenceOfArxiv(reference, text)
}

/** Where the paper is read. */
export function addressOf(reference: PastedReference): string {
  return addressIn('abs', reference)
}

/** The same in the form of other links; a DOI stands for all versions. */
export function addressIn(form: LinkForm, { id, version, address }: PastedReference): string {
  return address ?? paperUrl({ id }, version !== undefined && form === 'doi' ? 'abs' : form, version)
}

/** What the text says of the paper, as a record; `undefined` where it says nothing. */
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

/** Each paper once, where it is named first, with the first that is said of it, be it a version or a place in it. */
export function distinct(references: readonly PastedReference[]): readonly PastedReference[] {
  const known = new Map<string, PastedReference>()
  for (const reference of references) {
    const { id } = reference
    known.set(id, { ...reference, ...known.get(id) })
  }
  return [...known.values()]
}

/** What the clipboard, or what is dropped, has to say. */
export interface Pasted {
  readonly text: string
  /** The same with its links, where a browser or another program gave it. */
  readonly html?: string
}

export interface PastedReading {
  /** In the order of the text; a paper may be named more than once. */
  readonly references: readonly PastedReference[]
  /** The text says no more than its references do, or more that nobody would keep: nothing of a writer's gets lost. */
  readonly isWhole: boolean
}

/** One way in which papers are copied. */
export interface PasteFormat {
  readonly id: string
  /** `undefined` for what is not of this format. Pure, and linear in the length of the text. */
  read(pasted: Pasted): PastedReading | undefined
}

/** What is pasted that is longer names a library, not the papers of a digest; in UTF-16 units. */
export const longestPasted = 1_000_000

const hints =
  /arxiv|\b\d{4}\.\d{4,5}|10\.\d{4,9}\/|\b[a-z-]{2,12}(?:\.[a-z]{2})?\/\d{7}|openreview|aclanthology|\.pdf\b|proceedings|@[a-z]+\s*[{(]|^TY {1,2}- |https?:/im

/** A quick look: whether it is worth reading the text at all. Most of what is pasted names no paper. */
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
  for (const { span: at, doi } of [...findDois(text), ...bareDois(text)])
    found.push({ at, reference: referenceOfDoi(doi) })
  for (const match of text.matchAll(address)) {
    const url = match[0].replace(/[.,;:!?'*_`]+$/, '')
    if (isPaperUrl(url) && !parseDoi(url))
      found.push({ at: span(match.index, match.index + url.length), reference: { id: url as PageUrl } })
  }
  return withoutOverlaps(found)
}

const address = /https?:\/\/[^\s"<>()[\]{}|\\^`]{1,1000}/gi
/** Alone on its line, or between brackets and commas: in prose a DOI is written with its resolver or after `doi:`. */
const bareDoi = new RegExp(
  String.raw`(?<=^|[\s,;([<"])10\.\d{4,9}\/(?:[^\s"<>,;]|${serialItem}){1,300}`,
  'gm',
)

function bareDois(text: string) {
  return Array.from(text.matchAll(bareDoi)).flatMap((match) => {
    const written = match[0].replace(/[.:!?'*_`\])]+$/, '')
    const doi = parseDoi(written)
    return doi ? [{ span: span(match.index, match.index + written.length), doi }] : []
  })
}

/** What names a paper of arXiv goes first, then DOIs: their addresses are pages of papers, too. */
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

/** A file that is pasted or dropped. */
export interface PastedFile {
  readonly name: string
  /** Read when the name does not tell the paper. */
  readonly bytes?: Uint8Array<ArrayBuffer>
}

export function isPdf(name: string): boolean {
  return /\.pdf$/i.test(name)
}

const idInName =
  /(?<![\d.])(\d{4}\.\d{4,5}(?:v\d{1,3})?)(?![\d])|(?<![a-z])([a-z]{2,8}(?:-[a-z]{2,4})?)(?:\.[a-z-]{2,6})?[_/:.-](\d{7})(?!\d)/i

/** The paper of a file that is named as arXiv names it, or as people keep it: `2011.10650v2.pdf`, `math.GT_0309136.pdf`. */
export function paperOfFileName(name: string): PastedReference | undefined {
  const [, modern, archive, number] = idInName.exec(name) ?? []
  const reading = readIdentifier(modern ?? `${archive}/${number}`)
  return reading?.ok ? { id: reading.reference.id } : undefined
}

/** The stamp that arXiv prints beside the first page, or the first DOI of arXiv's that the page names. */
export function paperOfFirstPage(text: string): PastedReference | undefined {
  const words = text.replace(/\s+/g, ' ')
  const found = stamp.exec(words) ?? turned.exec(words.replaceAll(' ', ''))
  const reading = readIdentifier(found?.[1] ?? '')
  return reading?.ok ? { id: reading.reference.id } : undefined
}

const id = String.raw`(\d{4}\.\d{4,5}v\d{1,3}|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7}v\d{1,3})`
const stamp = new RegExp(String.raw`arXiv: ?${id} ?\[`, 'i')
/** Letters of a turned line may come one by one. */
const turned = new RegExp(String.raw`arXiv:${id}\[`, 'i')
