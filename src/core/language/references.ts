import * as l10n from '@vscode/l10n'
import type { Archive } from '../archive/archive.ts'
import type { ArchivedPlace } from '../archive/archivedDigest.ts'
import type { ArxivReference } from '../arxiv/identifier.ts'
import { DigestError } from '../base/errors.ts'
import { overlaps, type Span, shifted, slice, type TextEdit, touches } from '../base/span.ts'
import { linkTo } from '../digest/layouts/index.ts'
import { inItsPlace } from '../digest/layouts/tableRow.ts'
import {
  type Digest,
  type DigestPart,
  type Entry,
  type Link,
  lineAt,
  partAt,
  placedParts,
} from '../digest/model.ts'
import { placeAt } from '../digest/place.ts'
import { paperIdOf } from '../digest/records.ts'
import { namingsIn, plainDoisIn, plainReferencesIn, referencesIn } from '../digest/references.ts'
import { hashtag, tagNameSpan } from '../digest/tags.ts'
import { arxivIdOfDoi, type Doi, doiOfAddress, findDois } from '../paper/doi.ts'
import { type AnyPaper, isArxivId, type PaperId, paperUrl } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'

/** Where a paper or tag is named: in the current document as spans of its current text, elsewhere as lines. */
export interface Namings {
  readonly own: readonly Span[]
  readonly others: readonly ArchivedPlace[]
}

/** The archive as seen from a document. */
export interface ArchiveView {
  readonly archive: Archive
  /** The document's own name in the archive, whether it is there or not. */
  readonly file: string
}

/** The entries of a paper: in the document itself, otherwise in the digests of the archive. */
export function definitionsOf(digest: Digest, named: Named, { archive, file }: ArchiveView): Namings {
  if (named.kind === 'tag') return { own: [], others: [] }
  const own = ownEntries(digest, named)
  if (own.length > 0) return { own, others: [] }
  return { own, others: archive.coverage(named.id).filter((entry) => entry.digest.file !== file) }
}

/**
 * Every place of the paper or tag.
 * @param withEntries whether the entries of a paper count
 */
export function namingsOf(
  digest: Digest,
  named: Named,
  { archive, file }: ArchiveView,
  withEntries = true,
): Namings {
  const mentions = highlightsOf(digest, named).filter(({ isEntry }) => !isEntry)
  const entries = named.kind === 'paper' && withEntries ? ownEntries(digest, named) : []
  const own = [...entries, ...mentions.map(({ span }) => span)].sort((a, b) => a.start - b.start)
  const places =
    named.kind === 'tag'
      ? archive.placesOfTag(named.name)
      : archive.namings(named.id).filter(({ kind }) => withEntries || kind === 'mention')
  return { own, others: places.filter((place) => place.digest.file !== file) }
}

/** The places of the paper's entries: their titles, or their links if they have none. */
function ownEntries(digest: Digest, named: Extract<Named, { kind: 'paper' }>): readonly Span[] {
  const { id } = named
  const inParts = placedParts(digest).flatMap(({ part, start }) =>
    mayName(part, named)
      ? part.entries.filter((entry) => paperIdOf(entry) === id).map((entry) => shifted(placeOf(entry), start))
      : [],
  )
  return digest.note && paperIdOf(digest.note) === id ? [placeOf(digest.note)] : inParts
}

function placeOf({ title, link, span }: Entry): Span {
  return (title ?? link)?.span ?? span
}

/** What the text names at a place. */
export type Named =
  | {
      readonly kind: 'paper'
      readonly id: PaperId
      readonly span: Span
      /** Whether the place is the title or the link of the paper's own entry. */
      readonly isEntry: boolean
    }
  | { readonly kind: 'tag'; readonly name: string; readonly span: Span }

/**
 * The paper or tag named at the offset: by a link, an identifier, a DOI, an entry's title, or a hashtag. Looks at one chunk.
 */
export function namedAt(digest: Digest, offset: number): Named | undefined {
  const placed = partAt(digest, offset)
  if (!placed) return undefined
  const found = namedIn(placed.part, offset - placed.start) ?? noteAt(digest, offset, placed.start)
  return found && { ...found, span: shifted(found.span, placed.start) }
}

function namedIn(part: DigestPart, offset: number): Named | undefined {
  const tag = part.tags.find(({ span: at }) => touches(at, offset))
  if (tag) return { kind: 'tag', name: tag.name, span: tag.span }
  return entryAt(part.entries, offset) ?? referenceAt(part, offset)
}

function entryAt(entries: readonly Entry[], offset: number): Named | undefined {
  for (const entry of entries) {
    const at = [entry.title?.span, entry.link?.span].find((each) => each && touches(each, offset))
    const id = at && paperIdOf(entry)
    if (id) return { kind: 'paper', id, span: at, isEntry: true }
  }
  return undefined
}

/** A document about one paper has an entry that belongs to none of its chunks. */
function noteAt(digest: Digest, offset: number, start: number): Named | undefined {
  const found = digest.note && entryAt([digest.note], offset)
  return found && { ...found, span: shifted(found.span, -start) }
}

function referenceAt(part: DigestPart, offset: number): Named | undefined {
  const found = namingsIn(part).find(({ span: at }) => touches(at, offset))
  return found && { kind: 'paper', ...found, isEntry: false }
}

/** A place that names a paper or a tag. */
interface Highlight {
  readonly span: Span
  /** Whether it is the title or the link of the paper's entry. */
  readonly isEntry: boolean
}

/** Every place of the document that names the paper or the tag at the offset; `undefined` if nothing is named there. */
export function highlightsAt(digest: Digest, offset: number): readonly Highlight[] | undefined {
  const named = namedAt(digest, offset)
  return named && highlightsOf(digest, named)
}

/** Every place of the document that names the same. Chunks that cannot are skipped. */
function highlightsOf(digest: Digest, named: Named): readonly Highlight[] {
  const highlights = placedParts(digest).flatMap(({ part, start }) =>
    mayName(part, named)
      ? highlightsIn(part, named).map((found) => ({ ...found, span: shifted(found.span, start) }))
      : [],
  )
  const ofNote = digest.note && named.kind === 'paper' ? entryPlaces(digest.note, named.id) : []
  return distinct([...ofNote, ...highlights])
}

/** Whether the part contains the words that name it, or references, whose definitions may be elsewhere. */
function mayName({ text, links }: DigestPart, named: Named): boolean {
  if (named.kind === 'tag') return text.includes(`#${named.name}`)
  const { id } = named
  const slash = id.indexOf('/')
  // Of a DOI, the rest may be in other letters or encoded.
  const always = isArxivId(id) ? id.slice(slash + 1) : id.slice(0, slash)
  return text.includes(always) || links.some(({ form }) => form === 'reference')
}

function highlightsIn(part: DigestPart, named: Named): readonly Highlight[] {
  if (named.kind === 'tag') {
    return part.tags.filter(({ name }) => name === named.name).map(({ span }) => ({ span, isEntry: false }))
  }
  const ofEntries = part.entries.flatMap((entry) => entryPlaces(entry, named.id))
  const others = namingsIn(part)
    .filter(({ id }) => id === named.id)
    .map(({ span }) => ({ span, isEntry: false }))
    .filter(({ span }) => !ofEntries.some((own) => overlaps(own.span, span)))
  return [...ofEntries, ...others]
}

function entryPlaces(entry: Entry, id: PaperId): readonly Highlight[] {
  if (paperIdOf(entry) !== id) return []
  return [entry.title?.span, entry.link?.span].flatMap((at) => (at ? { span: at, isEntry: true } : []))
}

/** Of two that begin at the same place the first, in document order. */
function distinct(highlights: readonly Highlight[]): readonly Highlight[] {
  const byStart = new Map<number, Highlight>()
  for (const highlight of highlights) {
    if (!byStart.has(highlight.span.start)) byStart.set(highlight.span.start, highlight)
  }
  return [...byStart.values()].sort((a, b) => a.span.start - b.span.start)
}

/** The name of the tag at the offset and its place, without the `#`; `undefined` if there is no tag. */
export function tagAt(
  digest: Digest,
  offset: number,
): { readonly name: string; readonly span: Span } | undefined {
  const named = namedAt(digest, offset)
  if (named?.kind !== 'tag') return undefined
  return { name: named.name, span: tagNameSpan(digest.text, named) }
}

/**
 * The name as a tag has it; a leading `#` is tolerated.
 * @throws {TagNameError} if no tag can have it
 */
export function readTagName(typed: string): string {
  const name = typed.trim().replace(/^#/, '')
  const [whole] = `#${name}`.match(hashtag) ?? []
  if (whole !== `#${name}`) throw new TagNameError(typed)
  return name.normalize('NFC')
}

/** The places of a tag's name in a digest, without the `#`. */
export function tagNames({ tags, text }: Digest, name: string): readonly Span[] {
  return tags.filter((tag) => tag.name === name).map((tag) => tagNameSpan(text, tag))
}

class TagNameError extends DigestError {
  readonly code = 'tag-name'

  constructor(typed: string) {
    super(
      l10n.t(
        '“{0}” cannot be a tag: a tag is one word of letters and digits with at least one letter, and may contain “_”, “-”, “/” or “.”.',
        typed,
      ),
    )
  }
}

/** A place that names a paper. */
export interface PaperAt {
  /** A whole link, a citation, an identifier or a title. */
  readonly span: Span
  readonly named: NamedPaper
  /** Whether the title is missing there and could be added. */
  readonly isUntitled: boolean
}

type NamedPaper =
  | ({ readonly kind: 'arxiv' } & ArxivReference)
  | { readonly kind: 'doi'; readonly id: Doi; readonly version: undefined }

/** The paper named at the offset: by a link or its words, an identifier, a citation, a DOI, or an entry's title. */
export function paperAt(digest: Digest, offset: number): PaperAt | undefined {
  const placed = partAt(digest, offset)
  if (!placed) return undefined
  const { part, start } = placed
  const own = offset - start
  const found = linkAt(part, own) ?? writtenAt(part, own) ?? titleAt(part.entries, own) ?? doiAt(part, own)
  if (found) {
    const at = shifted(found.span, start)
    return { ...found, span: at, isUntitled: found.isUntitled && placeAt(digest, at.end).kind !== 'hidden' }
  }
  return digest.note && titleAt([digest.note], offset)
}

function linkAt({ links, entries }: DigestPart, offset: number): PaperAt | undefined {
  const link = links.find(({ outer }) => touches(outer, offset))
  const named = link && namedBy(link)
  if (!link || !named) return undefined
  const hasTitle = entries.some((entry) => entry.title && entry.link?.span.start === link.span.start)
  return { span: link.outer, named, isUntitled: !link.label && !hasTitle }
}

function namedBy({ arxiv, url }: Link): NamedPaper | undefined {
  if (arxiv) return arxiv.reading.ok ? { kind: 'arxiv', ...arxiv.reading.reference } : undefined
  return ofDoi(doiOfAddress(url))
}

function ofDoi(doi: Doi | undefined): NamedPaper | undefined {
  return doi && !arxivIdOfDoi(doi) ? { kind: 'doi', id: doi, version: undefined } : undefined
}

/** A bare identifier counts if it is shown as a link, because a number in prose may look like one. */
function writtenAt(part: DigestPart, offset: number): PaperAt | undefined {
  const plain = plainReferencesIn(part).find(({ span: at }) => touches(at, offset))
  const found = plain ?? referencesIn(part).find(({ kind, span: at }) => kind !== 'id' && touches(at, offset))
  if (!found) return undefined
  return { span: found.span, named: { kind: 'arxiv', ...found.reference }, isUntitled: plain !== undefined }
}

function titleAt(entries: readonly Entry[], offset: number): PaperAt | undefined {
  const entry = entries.find(({ title }) => title && touches(title.span, offset))
  const named = entry?.link && namedBy(entry.link)
  return entry?.title && named ? { span: entry.title.span, named, isUntitled: false } : undefined
}

function doiAt(part: DigestPart, offset: number): PaperAt | undefined {
  const plain = plainDoisIn(part).find(({ span: at }) => touches(at, offset))
  if (plain)
    return { span: plain.span, named: { kind: 'doi', id: plain.doi, version: undefined }, isUntitled: true }
  const line = lineAt(part, offset)
  const found = findDois(slice(part.text, line)).find(({ span: at }) => touches(at, offset - line.start))
  const named = ofDoi(found?.doi)
  return found && named && { span: shifted(found.span, line.start), named, isUntitled: false }
}

/**
 * Turns a bare address, identifier or citation into a link with the paper's title; `undefined` if the title is there.
 */
export function titleInsertion(
  digest: Digest,
  { span, isUntitled, named: { version } }: PaperAt,
  paper: AnyPaper,
): readonly TextEdit[] {
  if (!isUntitled) return []
  const written = /https?:[^\s<>]+/.exec(slice(digest.text, span))?.[0]
  const url = written ?? paperUrl(paper, digest.prevailingLink, version)
  const before = digest.text.slice(lineAt(digest, span.start).start, span.start)
  return [{ span, newText: inItsPlace(before, linkTo(digest, readableTex(paper.title), url)) }]
}
