// What the editor shows at papers without writing it: lenses above entries, links, and titles beside bare links.
import * as l10n from '@vscode/l10n'
import { type Archive, archiveSeenFrom, type Viewpoint } from '../archive/archive.ts'
import { isListing } from '../archive/archivedDigest.ts'
import { type ArxivId, type ArxivReference, formatReference } from '../arxiv/identifier.ts'
import { absUrl, pdfUrl } from '../arxiv/links.ts'
import { overlaps, type Span, shifted, slice } from '../base/span.ts'
import {
  type Digest,
  type DigestPart,
  type Entry,
  type Link,
  lineAt,
  linesOf,
  PartMemo,
  paperOf,
  partsIn,
  placedParts,
} from '../digest/model.ts'
import { plainReferencesIn } from '../digest/references.ts'
import { type Facts, isWithdrawn, type Paper, retractionOf } from '../paper/paper.ts'
import { byline, shortName, shortNameOf, shortTitle } from '../paper/personName.ts'
import { authorList, day, readableTex } from '../paper/text.ts'
import { foldTitle } from '../paper/titles.ts'

/** An entry of an arXiv paper that may have a code lens. */
interface PaperEntry {
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

/** A place that names a paper without being a link itself, and where it leads. */
interface PlainLink {
  readonly span: Span
  readonly reference: ArxivReference
  readonly url: string
  /** `2401.00001v2`. */
  readonly label: string
}

/** The papers that a digest names without a web address, in order; VS Code and Markdown turn the others into links. */
export function plainLinks(digest: Digest): readonly PlainLink[] {
  return placedParts(digest).flatMap(({ part, start }) =>
    plainReferencesIn(part).map(({ span, reference }) => ({
      span: shifted(span, start),
      reference,
      url: /\/pdf\/|\.pdf$/i.test(slice(part.text, span)) ? pdfUrl(reference) : absUrl(reference),
      label: formatReference(reference),
    })),
  )
}

/** Words shown after a link that does not say what it leads to. */
interface PaperHint {
  readonly offset: number
  /** The short title and the year, or the first author and the year. */
  readonly text: string
  /** The whole title and the authors, in plain text. */
  readonly details: string
}

/**
 * VS Code shows this many UTF-16 units of all hints on a line and cuts the rest; a little is reserved for the gaps
 * between them.
 */
const mostInLine = 40
const leastRoom = 12

/** Hints for the bare links in a range of the document whose papers are known and whose titles are not beside them. */
export function paperHints(digest: Digest, range: Span, facts: Facts): readonly PaperHint[] {
  const named = partsIn(digest, range).flatMap(({ part, start }) =>
    untitledLinks(part).flatMap((link) => {
      const id = overlaps(shifted(link.span, start), range) ? paperOf({ link }) : undefined
      const paper = id && facts.paper(id)
      if (!paper || isTitleBeside(part, link, paper.title)) return []
      return { offset: start + link.outer.end, line: lineAt(digest, start + link.span.start).start, paper }
    }),
  )
  const counts = new Map<number, number>()
  for (const { line } of named) counts.set(line, (counts.get(line) ?? 0) + 1)
  return named.map(({ offset, line, paper }) => {
    const room = Math.max(leastRoom, Math.floor(mostInLine / (counts.get(line) ?? 1)))
    return { offset, ...describe(paper, room) }
  })
}

/** Links in prose without a label, and those of entries without a title. */
function untitledLinks({ entries, mentions }: DigestPart): readonly Link[] {
  const inProse = mentions.filter(({ link }) => !link.label)
  return [...entries.filter(({ title }) => !title), ...inProse].flatMap(({ link }) => link ?? [])
}

/** On a long line, nothing further away is searched for each of its links, in UTF-16 units. */
const reach = 1_000

/** Whether the line of the link contains the paper's title or its short name. */
function isTitleBeside(part: DigestPart, { span: at }: Link, title: string): boolean {
  const before = part.text.slice(Math.max(lineAt(part, at.start).start, at.start - reach), at.start)
  const after = part.text.slice(at.end, Math.min(lineAt(part, at.end).end, at.end + reach))
  const words = foldTitle(`${before} ${after}`)
  const name = foldTitle(shortNameOf(title))
  return words.includes(foldTitle(title)) || (name.length >= 4 && words.includes(name))
}

function describe(paper: Paper, room: number): Pick<PaperHint, 'text' | 'details'> {
  const { shown, more } = authorList(paper.authors, 8)
  const people = more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown
  return { text: shortText(paper, room), details: `${readableTex(paper.title)}\n${people}` }
}

/**
 * The short title and the year if there is room for both, otherwise the first author and the year: never a part of
 * either.
 */
function shortText(paper: Paper, room: number): string {
  const year = day(paper.publishedAt)?.slice(0, 4)
  const [first] = paper.authors
  const author = first === undefined ? '' : shortName(readableTex(first))
  const choices = [
    shortTitle(paper),
    byline(paper),
    [author, year].filter(Boolean).join(', '),
    year ?? paper.id,
  ]
  return choices.find((text) => text !== '' && text.length <= room) ?? paper.id
}
