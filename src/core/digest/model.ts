import type { ArxivId, IdentifierReading } from '../arxiv/identifier.ts'
import type { LinkForm } from '../arxiv/links.ts'
import { memoize } from '../base/memo.ts'
import { LineTable, lowerBound, type Span, shifted, slice, span } from '../base/span.ts'

/** How an entry is laid out; the members are in `layouts/`. */
export type LayoutId =
  | 'title-link'
  | 'link-title'
  | 'linked-title'
  | 'title-parenthesis'
  | 'table-row'
  | 'title-fields'
  | 'title-badges'
  | 'title-alone'
  | 'title-label'
  | 'address-title'

/** Where the text says an address. */
export interface Address {
  /** The address as written, without brackets around it; the citation; of a reference what stands in its last brackets. */
  readonly span: Span
  /** The address, with a scheme where it has a host; a path for a file beside the document. */
  readonly url: string
  /** The arXiv identifier it names, right or flawed; `undefined` when it does not lead to arXiv. */
  readonly arxiv: ArxivTarget | undefined
}

/** A web address in the text, or a citation or the name of a definition that stands for one. */
export interface Link extends Address {
  /** The link as a whole: with its label and brackets, or the tag of HTML. */
  readonly outer: Span
  /** The words of its label as written; `undefined` when it has none. */
  readonly label: Span | undefined
  readonly form: WrittenForm
}

/** `[name]: address`, for which references stand. The first of a name holds. */
export interface Definition extends Address {
  /** In lower case, with single spaces. */
  readonly name: string
}

/** How a link is written: the address alone, `[label](address)`, `arXiv:2401.00001`, or `[label][name]` with a definition elsewhere. */
export type WrittenForm = 'bare' | 'labelled' | 'citation' | 'reference'

export interface ArxivTarget {
  readonly reading: IdentifierReading
  readonly form: LinkForm
  /** In lower case, without a port. */
  readonly host: string
  /** Where the identifier stands in the document, its version included. */
  readonly idSpan: Span
}

/** Text that names a paper or a section, without the marks around it. */
export interface Label {
  readonly span: Span
  /** The words at the span as a reader sees them: on one line and, for titles of papers, without marks of emphasis. */
  readonly text: string
}

/** One paper under review. It has a title or a link, mostly both. */
export interface Entry {
  /** From the title or link to the end of the commentary. */
  readonly span: Span
  /** The lines or words that name the paper, up to where its commentary begins. */
  readonly head: Span
  readonly layout: LayoutId
  /** Entries of one form have their title in the same place of lines that look alike. */
  readonly form: string
  readonly title: Label | undefined
  readonly link: Link | undefined
  /** From the first to the last word of what is said about the paper; `undefined` when nothing is. */
  readonly commentary: Span | undefined
  /** Where its lines name other papers, too; `undefined` for an entry with lines of its own. */
  readonly shared?: SharedLines | undefined
}

/**
 * What several entries have in common that stand on the same lines: "| [One](…) | [Another](…) | Ann |". Whatever else the lines
 * say belongs to the first of them, except what is said of the papers.
 */
export interface SharedLines {
  /** What names each of the papers, with its authors and venue, in the order of the text. */
  readonly names: readonly Span[]
  /** Which of them the entry is, from 0. */
  readonly index: number
}

/** Whether an entry has lines of its own, or is the first of those on its lines. */
export function opensLines({ shared }: Entry): boolean {
  return shared === undefined || shared.index === 0
}

/** The entries on the lines of one, in order. @param entries those of the digest or part that has it */
export function onItsLines(entries: readonly Entry[], { head, shared }: Entry): readonly Entry[] {
  const own = lowerBound(entries.length, (index) => (entries[index]?.head.start ?? 0) < head.start)
  const first = own - (shared?.index ?? 0)
  return entries.slice(first, first + (shared?.names.length ?? 1))
}

/** The index of the last entry on the lines of one, below which what is said of them goes on. */
export function lastOnItsLines(entries: readonly Entry[], index: number): number {
  const shared = entries[index]?.shared
  return shared ? index + shared.names.length - 1 - shared.index : index
}

/** A heading, or a statement line that introduces the entries below it. */
export interface PartSection {
  readonly label: Label
  /** 1 to 6 for a heading, `undefined` for a statement line. */
  readonly level: number | undefined
  /** Nothing stands below it, up to the next section of its rank or the end of the text. */
  readonly isEmpty: boolean
}

export interface Section extends PartSection {
  /** From the label to the start of the next section of its rank, or the end of the text. */
  readonly span: Span
}

/** A paper's link inside commentary or prose. */
export interface Mention {
  readonly link: Link
}

/** `#review`: the span includes the sign, the name does not. */
export interface Tag {
  readonly span: Span
  readonly name: string
}

/** What a part of a document says, in the order of the text; spans are UTF-16 offsets into `text`. Immutable. */
export interface DigestPart {
  readonly text: string
  /** What stands between the two `---` lines. */
  readonly frontMatter: Span | undefined
  readonly title: Label | undefined
  readonly sections: readonly PartSection[]
  /** Lines that say that papers follow, with none below them. */
  readonly emptyStatements: readonly Label[]
  readonly entries: readonly Entry[]
  readonly mentions: readonly Mention[]
  readonly tags: readonly Tag[]
  /** Every link outside of code and comments, those of entries and mentions among them. */
  readonly links: readonly Link[]
  readonly definitions: readonly Definition[]
  /** Up to where the last entry of the parts above goes on in this one; `undefined` when it does not. */
  readonly continuedTo?: number | undefined
}

/** What one whole document says. */
export interface Digest extends DigestPart {
  readonly sections: readonly Section[]
  /** The document in parts that follow each other; an edit replaces some and keeps the others. */
  readonly parts: readonly DigestPart[]
  /** Where each part starts in the document. */
  readonly partStarts: readonly number[]
  /** The one paper that a document without entries of its parts is about; then it is the document's only entry. */
  readonly note: Entry | undefined
  /** The layout of most entries with a title; the seed's dialect where there is none. */
  readonly prevailingLayout: LayoutId
  /** The form of most links to arXiv. */
  readonly prevailingLink: LinkForm
}

/** The paper an entry, mention or link names, or `undefined` when it names none of arXiv or none that can exist. */
export function paperOf(named: { readonly link: Address | undefined }): ArxivId | undefined {
  const reading = named.link?.arxiv?.reading
  return reading?.ok ? reading.reference.id : undefined
}

/** The version of that paper to which the address leads; `undefined` where it leaves that open. */
export function versionOf(named: { readonly link: Address | undefined }): number | undefined {
  const reading = named.link?.arxiv?.reading
  return reading?.ok ? reading.reference.version : undefined
}

/** Every link of entries and mentions, in document order. */
function paperLinks(digest: DigestPart): readonly Link[] {
  const links = [...digest.entries, ...digest.mentions].flatMap(({ link }) => link ?? [])
  return links.sort((a, b) => a.span.start - b.span.start)
}

/** Where the addresses of the papers are written: in their links, or in the definitions that these refer to. */
export function paperAddresses(part: DigestPart): readonly (Link | Definition)[] {
  const links = paperLinks(part).filter(({ form }) => form !== 'reference')
  return [...links, ...part.definitions].sort((a, b) => a.span.start - b.span.start)
}

/** The definition that a reference stands for; `undefined` for other links, and where it is not in this part of the text. */
export function definitionOf({ text, definitions }: DigestPart, link: Link): Definition | undefined {
  if (link.form !== 'reference') return undefined
  const isNamed = !slice(text, link.outer).endsWith('`__')
  const name = isNamed ? definitionName(slice(text, link.span)) : noName
  return definitions.find((definition) => definition.name === name && definition.url === link.url)
}

/** The name of definitions of reStructuredText that their order alone gives to references: "`label`__", "__ https://…". */
export const noName = '__'

/** The name that a reference or definition means: case and the number of spaces do not matter. */
export function definitionName(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLowerCase()
}

const papersIn = memoize((part: DigestPart) => paperLinks(part).flatMap((link) => paperOf({ link }) ?? []))

/** Each paper the digest names, once. */
export function papersOf(digest: Digest): readonly ArxivId[] {
  // That of a note may stand in the front matter, which is in none of its parts.
  return [...new Set(digest.note ? papersIn(digest) : digest.parts.flatMap(papersIn))]
}

/** A part of a document and where it starts there. What it says counts from its own start. */
export interface PlacedPart {
  readonly part: DigestPart
  readonly start: number
}

/** The parts that the span touches, in order. What they say is at hand without the objects of the whole document. */
export function partsIn(digest: Digest, { start, end }: Span): readonly PlacedPart[] {
  const { parts, partStarts } = digest
  const placed: PlacedPart[] = []
  for (let index = indexAt(partStarts, start); index < parts.length; index++) {
    const part = parts[index]
    const from = partStarts[index] ?? 0
    if (!part || (from > end && placed.length > 0)) break
    placed.push({ part, start: from })
  }
  return placed
}

/** The part that holds the offset; at the edge of two the second. `undefined` for an empty document. */
export function partAt(digest: Digest, offset: number): PlacedPart | undefined {
  return partsIn(digest, { start: offset, end: offset })[0]
}

/** All parts, in order. */
export function placedParts({ parts, partStarts }: Digest): readonly PlacedPart[] {
  return parts.map((part, index) => ({ part, start: partStarts[index] ?? 0 }))
}

/** The last index whose start is not after the offset. */
export function indexAt(starts: readonly number[], offset: number): number {
  return Math.max(0, lowerBound(starts.length, (index) => (starts[index] ?? 0) <= offset) - 1)
}

/** The lines of a part, or of a digest as a whole; found once for each. */
export const linesOf = memoize(({ text }: DigestPart) => new LineTable(text))

/** What an offset counts in: a digest, which is looked at in the part that holds it alone, or one part. */
type LinedText = Pick<Digest, 'parts' | 'partStarts'> | DigestPart

/** The line that holds the offset, without its line end. */
export function lineAt(text: LinedText, offset: number): Span {
  if (!('parts' in text)) return linesOf(text).at(offset)
  const index = indexAt(text.partStarts, offset)
  const part = text.parts[index]
  const start = text.partStarts[index] ?? 0
  return part ? shifted(linesOf(part).at(offset - start), start) : span(0, 0)
}

/** The lines of the title or of what names a section, with the one that underlines them. */
export function labelLines(digest: Digest | DigestPart, { span: at }: Label): Span {
  const { end } = lineAt(digest, Math.max(at.start, at.end - 1))
  const underline = /\r?\n[ \t]*(?:=+|-{2,}|([~^"'+])\1{3,})[ \t]*(?=\r?\n|$)/y
  underline.lastIndex = end
  return span(lineAt(digest, at.start).start, end + (underline.exec(digest.text)?.[0].length ?? 0))
}

/** The line above the one that holds the offset; `undefined` for the first. */
export function lineAbove(text: LinedText, offset: number): Span | undefined {
  const { start } = lineAt(text, offset)
  return start > 0 ? lineAt(text, start - 1) : undefined
}

/** What an entry may begin with on its line: indentation, and marks of quotations, lists and headings. */
export const entryMarks =
  /^[\s>]*(?:(?:[-*+•]|\(?\d{1,4}\\?[.)]|\[\d{1,4}\]|#{1,6})\s+|(?:[・※■●]|\(?\d{1,4}、)\s*)*(?:\[[ xX]\]\s+)?/u

/** What a line has that is to be an entry: no more than its marks, and the bar of a table's first cell. */
export const entryLead = new RegExp(`${entryMarks.source}(?:\\|\\s*)?$`, 'u')

/** The marks with which a line begins, whatever their number is and whether they are ticked. */
export function kindOfMarks(line: string): string {
  const marks = entryMarks.exec(line)?.[0] ?? ''
  return marks
    .replace(/\d+/g, '1')
    .replace(/\[[ xX]\]\s+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Whether an entry goes on with what its line begins with: the first marks of a list item may have any bullet, and
 * inside a quotation more may follow.
 */
export function continuesLine(entry: string, begun: string): boolean {
  const [own = '', lead = ''] = [entry.trimStart(), begun].map((words) =>
    kindOfMarks(words).replace(/[*+•・※■●]/gu, '-'),
  )
  return own === lead || (/^[> ]*$/.test(lead) && own.startsWith(lead))
}

/** The lines on which an entry is named. */
export function headLines(digest: Digest, { head }: Entry): Span {
  return span(lineAt(digest, head.start).start, lineAt(digest, head.end).end)
}

const number =
  /(?<![\p{L}\d.:/@#-]|\d\s)#?(\d{1,3})(?=\\?[.)]|[\s\]/*:、．|]|\uFE0F|\u20E3|$)(?!\s?[./-]\d{2})/u

/** The number in front of a title, or of the link of an entry without one. */
interface EntryNumber {
  /** What stands before it, by which lists are told apart. */
  readonly mark: string
  readonly value: number
  /** Its digits in the digest. */
  readonly span: Span
}

/** Of several entries on the same lines, the first has the number. */
export function numberOf(digest: Digest, entry: Entry): EntryNumber | undefined {
  if (!opensLines(entry)) return undefined
  const { start } = headLines(digest, entry)
  const named = [entry.title?.span, entry.link?.outer].flatMap((each) => each?.start ?? [])
  const lead = named.length > 0 ? digest.text.slice(start, Math.min(...named)) : ''
  const found = number.exec(lead)
  if (!found?.[1]) return undefined
  const at = start + found.index + found[0].indexOf(found[1])
  return {
    mark: lead.slice(0, found.index).trim(),
    value: Number(found[1]),
    span: span(at, at + found[1].length),
  }
}
