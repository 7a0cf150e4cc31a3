import type { ArxivId, IdentifierReading } from '../arxiv/identifier.ts'
import type { LinkForm } from '../arxiv/links.ts'
import type { Span } from '../base/span.ts'

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

/** A web address in the text, or a citation that stands for one. */
export interface Link {
  /** The address as written, without brackets around it, or the citation. */
  readonly span: Span
  /** The address, with a scheme where it has a host; a path for a file beside the document. */
  readonly url: string
  /** The arXiv identifier it names, right or flawed; `undefined` when it does not lead to arXiv. */
  readonly arxiv: ArxivTarget | undefined
}

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
  /** The words at the span; a line end among them is one space. */
  readonly text: string
}

/** One paper under review. It has a title or a link, mostly both. */
export interface Entry {
  /** From the title or link to the end of the commentary. */
  readonly span: Span
  readonly layout: LayoutId
  readonly title: Label | undefined
  readonly link: Link | undefined
  /** From the first to the last word of what is said about the paper; `undefined` when nothing is. */
  readonly commentary: Span | undefined
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
export function paperOf(named: { readonly link: Link | undefined }): ArxivId | undefined {
  const reading = named.link?.arxiv?.reading
  return reading?.ok ? reading.reference.id : undefined
}

/** Every link of entries and mentions, in document order. */
export function paperLinks(digest: DigestPart): readonly Link[] {
  const links = [...digest.entries, ...digest.mentions].flatMap(({ link }) => link ?? [])
  return links.sort((a, b) => a.span.start - b.span.start)
}

/** Each paper the digest names, once. */
export function papersOf(digest: DigestPart): readonly ArxivId[] {
  return [...new Set(paperLinks(digest).flatMap((link) => paperOf({ link }) ?? []))]
}
