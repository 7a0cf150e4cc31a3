import type { ArxivReference } from '../arxiv/identifier.ts'
import { type Span, shifted, slice, touches } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import { layoutById } from '../digest/layouts/index.ts'
import { type Digest, type DigestPart, type Entry, type Link, lineAt, partAt } from '../digest/model.ts'
import { plainReferencesIn, referencesIn } from '../digest/references.ts'
import { arxivIdOfDoi, type Doi, doiOfAddress, findDois } from '../paper/doi.ts'
import { type AnyPaper, paperUrl } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'

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
  const found = linkAt(part, own) ?? referenceAt(part, own) ?? titleAt(part.entries, own) ?? doiAt(part, own)
  if (found) return { ...found, span: shifted(found.span, start) }
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
function referenceAt(part: DigestPart, offset: number): PaperAt | undefined {
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
  return [{ span, newText: layoutById('linked-title').write({ title: readableTex(paper.title), url }) }]
}
