import * as l10n from '@vscode/l10n'
import type { Archive } from '../archive/archive.ts'
import type { ArchivedDigest, ArchivedEntry, ArchivedPlace } from '../archive/archivedDigest.ts'
import { fileName } from '../archive/digestRecord.ts'
import type { ArxivId } from '../arxiv/identifier.ts'
import type { ChangeKind } from './paperChanges.ts'

/** A place that a node opens; digests are opened at their beginning. */
type TreePlace = Pick<ArchivedPlace, 'digest' | 'line' | 'character' | 'length'>

/** One row of a tree of the archive. */
export interface TreeNode {
  /** Unique in its tree, and the same for the same thing after the archive has changed. */
  readonly id: string
  readonly kind: 'year' | 'digest' | 'draft' | 'paper' | 'tag' | 'told' | ChangeKind
  readonly label: string
  /** Stands after the label; may be empty. */
  readonly description: string
  readonly place: TreePlace | undefined
  /** What is below it, computed when somebody opens it; `undefined` for leaves. */
  readonly children: (() => readonly TreeNode[]) | undefined
  /** It is open before anybody has opened or closed it. */
  readonly isOpen: boolean
}

/** The trees of an archive, by their names. All begin with what is newest, but tags with the most frequent. */
export const archiveTrees = {
  /** Digests by year. */
  digests: (archive: Archive): readonly TreeNode[] =>
    toYears(Map.groupBy(archive.digests().toReversed(), yearOf), (digests) =>
      digests.map((digest) => digestNode(digest)),
    ),

  /** Papers by the year of the latest digest that covers them; earlier entries of a paper are below it. */
  papers(archive: Archive): readonly TreeNode[] {
    const latest = latestEntries(archive.digests().toReversed())
    const years = Map.groupBy(latest, ({ digest }) => yearOf(digest))
    return toYears(years, (rows) => rows.map(({ digest, row }) => paperNode(archive, digest.entryAt(row))))
  },

  /** Tags, each with the digests in which it stands. */
  tags: (archive: Archive): readonly TreeNode[] =>
    archive.tags().map(({ name }) => {
      const digests = archive.digestsWithTag(name)
      const children = () =>
        digests.toReversed().map((digest) => digestNode(digest, digest.placesOfTag(name)[0], name))
      return {
        ...{ id: name, kind: 'tag', label: `#${name}`, description: String(digests.length) },
        ...{ place: undefined, children, isOpen: false },
      }
    }),
}

export type TreeName = keyof typeof archiveTrees

/** Empty for a digest without a date. */
function yearOf({ date = '' }: ArchivedDigest): string {
  return date.slice(0, 4)
}

/** Only the first is open: who has many years wants to see the last one. */
function toYears<T>(
  years: ReadonlyMap<string, readonly T[]>,
  toNodes: (members: readonly T[]) => readonly TreeNode[],
): readonly TreeNode[] {
  return Array.from(years, ([year, members], index) => ({
    ...{ id: `year ${year}`, kind: 'year', label: year || l10n.t('Without a date'), description: '' },
    ...{ place: undefined, children: () => toNodes(members), isOpen: index === 0 },
  }))
}

/** Of each paper the first entry in these digests, as a row of its digest: there may be very many. */
function* latestEntries(
  digests: readonly ArchivedDigest[],
): Generator<{ readonly digest: ArchivedDigest; readonly row: number }> {
  const seen = new Set<ArxivId>()
  for (const digest of digests) {
    for (let row = 0; row < digest.entryCount; row++) {
      const { id } = digest.entryAt(row)
      if (id && seen.has(id)) continue
      if (id) seen.add(id)
      yield { digest, row }
    }
  }
}

function paperNode(archive: Archive, entry: ArchivedEntry): TreeNode {
  const { id, title, said, digest } = entry
  const isRepeated = id !== undefined && archive.coverage(id).length > 1
  const children = () => (id ? archive.coverage(id).toReversed().map(coverageNode) : [])
  return {
    id: id ?? `${digest.file} ${placeIn(entry)}`,
    kind: 'paper',
    label: title || id || said || l10n.t('Untitled'),
    description: digest.date ?? '',
    place: entry,
    children: isRepeated ? children : undefined,
    isOpen: false,
  }
}

function coverageNode(entry: ArchivedEntry): TreeNode {
  return digestNode(entry.digest, entry, `${entry.id} ${placeIn(entry)}`)
}

function placeIn({ line, character }: ArchivedEntry): string {
  return `${line}:${character}`
}

/** @param within what it stands below, where it may stand below several. */
function digestNode(digest: ArchivedDigest, place?: ArchivedPlace, within = ''): TreeNode {
  const { file, title, date, isDraft } = digest
  const label = title ?? fileName(file)
  const shownDate = date && !label.includes(date) ? date : ''
  return {
    id: `${within} ${file}`,
    kind: isDraft ? 'draft' : 'digest',
    label,
    description: [shownDate, isDraft && l10n.t('draft')].filter(Boolean).join(' · '),
    place: place ?? { digest, line: 0, character: 0, length: 0 },
    children: undefined,
    isOpen: false,
  }
}
