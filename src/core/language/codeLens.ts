import * as l10n from '@vscode/l10n'
import type { Archive } from '../archive/archive.ts'
import { isListing } from '../archive/digestRecord.ts'
import { archiveSeenFrom, type Viewpoint } from '../archive/seenFrom.ts'
import type { ArxivId, ArxivReference } from '../arxiv/identifier.ts'
import { absUrl } from '../arxiv/links.ts'
import type { Digest, DigestPart, Entry } from '../digest/model.ts'
import { linesOf, PartMemo, placedParts } from '../digest/model.ts'
import type { Paper } from '../paper/paper.ts'
import { isWithdrawn, retractionOf } from '../paper/paper.ts'

/** An entry of an arXiv paper that may have a code lens. */
export interface PaperEntry {
  readonly reference: ArxivReference
  /** The entry's first line in the document. */
  readonly line: number
}

interface PartEntries {
  readonly entries: readonly PaperEntry[]
  readonly lineCount: number
}

/** The entries of documents with their lines, cached by chunk: a long document is queried after every edit. */
export class PaperEntries {
  readonly #found = new PartMemo(findInPart)

  of(digest: Digest): readonly PaperEntry[] {
    let lines = 0
    const found: PaperEntry[] = []
    for (const { part } of placedParts(digest)) {
      const { entries, lineCount } = this.#found.of(part)
      for (const { reference, line } of entries) found.push({ reference, line: line + lines })
      lines += lineCount
    }
    return digest.note ? paperEntries(digest, [digest.note]) : found
  }
}

function findInPart(part: DigestPart): PartEntries {
  return { entries: paperEntries(part, part.entries), lineCount: linesOf(part).count - 1 }
}

/** Rows of a table stay together: nothing is inserted between them. */
function paperEntries(part: DigestPart, entries: readonly Entry[]): readonly PaperEntry[] {
  return entries.flatMap((entry) => {
    const { title, link, layout } = entry
    const reading = link?.arxiv?.reading
    if (!reading?.ok || layout === 'table-row') return []
    const start = Math.min(title?.span.start ?? Number.POSITIVE_INFINITY, link?.span.start ?? 0)
    return { reference: reading.reference, line: linesOf(part).numberAt(start) }
  })
}

/** A fact in a record that readers of the entry should know. */
export interface Notice {
  readonly title: string
  /** Where it can be read. */
  readonly url: string
}

/** Whether the paper was retracted or withdrawn, or has a later version than the one in the entry's link. */
export function noticeOf({ id, version }: ArxivReference, paper: Paper | undefined): Notice | undefined {
  if (!paper) return undefined
  const url = absUrl({ id, version: undefined })
  if (retractionOf(paper)) return { title: l10n.t('Retracted'), url }
  if (isWithdrawn(paper)) return { title: l10n.t('Withdrawn'), url }
  const isLater = version !== undefined && paper.version !== undefined && paper.version > version
  return isLater ? { title: l10n.t('Version {0} is out', paper.version), url } : undefined
}

/** Whether another digest names the paper: a quick answer that avoids looking at what they say. */
export function isNamedElsewhere(archive: Archive, id: ArxivId, file: string): boolean {
  return archive
    .filesNaming(id)
    .some((digest) => digest.isDigest && digest.file !== file && !isListing(digest.file))
}

/** "Covered 2 times before": what other digests say about a paper that they name. */
export function describeHistory(archive: Archive, id: ArxivId, own: Viewpoint): string {
  const before = archiveSeenFrom(archive, own).coveredBefore(id).length
  if (before === 1) return l10n.t('Covered once before')
  if (before > 1) return l10n.t('Covered {0} times before', before)
  const others = archive
    .namings(id)
    .filter(({ digest: { file, isDigest } }) => isDigest && file !== own.file && !isListing(file))
  const covered = others.filter(({ kind }) => kind === 'entry').length
  if (covered === 1) return l10n.t('Covered once elsewhere')
  if (covered > 1) return l10n.t('Covered {0} times elsewhere', covered)
  return others.length === 1
    ? l10n.t('Mentioned once elsewhere')
    : l10n.t('Mentioned {0} times elsewhere', others.length)
}
