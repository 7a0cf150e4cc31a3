// The archive as trees for the side bar: digests by year, tags, and what became of the papers that it covers.

import * as l10n from '@vscode/l10n'
import type { Archive } from '../archive/archive.ts'
import {
  type ArchivedDigest,
  type ArchivedEntry,
  type ArchivedPlace,
  fileName,
  isListing,
} from '../archive/archivedDigest.ts'
import { byDate } from '../archive/paperHistory.ts'
import { forEachInSlices } from '../base/async.ts'
import { groupBy } from '../base/groups.ts'
import { memoize } from '../base/memo.ts'
import { shortVenue } from '../digest/titles/venues.ts'
import { parseDoi } from '../paper/doi.ts'
import { type AnyPaper, appearedIn, isOnArxiv, journalVersion, type PaperId } from '../paper/paper.ts'
import { isWithdrawn, retractionFacts, retractionOf } from '../paper/takenBack.ts'
import { day, readableTex, titleInList } from '../paper/text.ts'
import { foldTitle } from '../paper/titles.ts'

/** A place that a node opens; digests open at their beginning. */
type TreePlace = Pick<ArchivedPlace, 'digest' | 'line' | 'character' | 'length'>

/** One row of a tree of the archive. */
export interface TreeNode {
  /** Unique in its tree, and stable for the same thing when the archive changes. */
  readonly id: string
  readonly kind: 'year' | 'digest' | 'draft' | 'paper' | 'tag' | 'told' | ChangeKind
  readonly label: string
  /** Shown after the label; may be empty. */
  readonly description: string
  readonly place: TreePlace | undefined
  /** The children, computed when the node is opened; `undefined` for leaves. */
  readonly children: (() => readonly TreeNode[]) | undefined
  /** Whether it is open at first. */
  readonly isOpen: boolean
}

/** The trees of an archive, by name. All start with the newest, except tags, which start with the most frequent. */
export const archiveTrees = {
  /** Digests by year. */
  digests: (archive: Archive): readonly TreeNode[] =>
    toYears(groupBy(archive.digests().toReversed(), yearOf), (digests) =>
      toldApart(digests, (digest) => digestNode(digest)),
    ),

  /** Papers by the year of the latest digest that covers them, with their earlier entries below. */
  papers(archive: Archive): readonly TreeNode[] {
    const latest = latestEntries(archive.digests().toReversed())
    const years = groupBy(latest, ({ digest }) => yearOf(digest))
    return toYears(years, (rows) => rows.map(({ digest, row }) => paperNode(archive, digest.entryAt(row))))
  },

  /** Tags, each with the digests that have it. */
  tags: (archive: Archive): readonly TreeNode[] =>
    archive.tags().map(({ name }) => {
      const digests = archive.digestsWithTag(name)
      const children = () =>
        toldApart(digests.toReversed(), (digest) => digestNode(digest, digest.placesOfTag(name)[0], name))
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

/** Only the first year is open: with many years, people want to see the latest. */
function toYears<T>(
  years: ReadonlyMap<string, readonly T[]>,
  toNodes: (members: readonly T[]) => readonly TreeNode[],
): readonly TreeNode[] {
  return Array.from(years, ([year, members], index) => ({
    ...{ id: `year ${year}`, kind: 'year', label: year || l10n.t('Undated'), description: '' },
    ...{ place: undefined, children: () => toNodes(members), isOpen: index === 0 },
  }))
}

/** The first entry of each paper in these digests, as a row of its digest: there may be very many. */
function* latestEntries(
  digests: readonly ArchivedDigest[],
): Generator<{ readonly digest: ArchivedDigest; readonly row: number }> {
  const seen = new Set<PaperId>()
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

/** Digests that look the same are told apart by the names of their files. */
function toldApart(
  digests: readonly ArchivedDigest[],
  toNode: (digest: ArchivedDigest) => TreeNode,
): readonly TreeNode[] {
  const nodes = digests.map((digest) => [digest, toNode(digest)] as const)
  const alike = groupBy(nodes, ([, { label, description }]) => `${label}\n${description}`)
  return nodes.map(([{ file }, node]) => {
    if (alike.get(`${node.label}\n${node.description}`)?.length === 1) return node
    return { ...node, description: [node.description, fileName(file)].filter(Boolean).join(' · ') }
  })
}

/** @param within the id of its parent, if it may have several parents. */
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

/**
 * What became of papers, a group for each kind; below a paper stand the first words that were said of it, and when, and the
 * entry that has told it since. What is still to be told comes first.
 */
export function changesTree(changes: readonly PaperChange[]): readonly TreeNode[] {
  const groups = groupBy(changes, ({ kind }) => kind)
  return changeKinds.flatMap((kind): TreeNode[] => {
    const ofKind = groups.get(kind) ?? []
    if (ofKind.length === 0) return []
    const untold = ofKind.filter(({ told }) => !told)
    const told = ofKind.filter(({ told }) => told)
    return [
      {
        ...{ id: kind, kind, label: labels[kind](), description: String(ofKind.length), place: undefined },
        children: () => [...untold, ...told].map(changeNode),
        // Most papers have another version some day, which is seldom news.
        isOpen: kind !== 'revised',
      },
    ]
  })
}

const labels: Readonly<Record<ChangeKind, () => string>> = {
  retracted: () => l10n.t('Retracted'),
  withdrawn: () => l10n.t('Withdrawn'),
  published: () => l10n.t('Published'),
  code: () => l10n.t('Code appeared'),
  revised: () => l10n.t('Revised'),
}

function changeNode({ kind, paper, covered, fact, told }: PaperChange): TreeNode {
  const id = `${kind} ${paper.id}`
  return {
    id,
    kind: told ? 'told' : 'paper',
    label: titleInList(paper.title) || paper.id,
    description: told ? [fact, l10n.t('reported since')].filter(Boolean).join(' · ') : fact,
    place: covered,
    children: () => [
      coveringNode(`${id} covered`, covered),
      ...(told ? [coveringNode(`${id} told`, told)] : []),
    ],
    isOpen: !told,
  }
}

/** The date stands first: what was said may be too long for the row. */
function coveringNode(id: string, entry: ArchivedEntry): TreeNode {
  const { said, digest } = entry
  return {
    ...{ id, kind: digest.isDraft ? 'draft' : 'digest', label: digest.reference, description: said },
    ...{ place: entry, children: undefined, isOpen: false },
  }
}

/** What may become of a paper, the gravest first. */
export const changeKinds = ['retracted', 'withdrawn', 'published', 'code', 'revised'] as const

export type ChangeKind = (typeof changeKinds)[number]

/** Something that became of a paper after the archive covered it. */
export interface PaperChange {
  readonly kind: ChangeKind
  readonly paper: AnyPaper
  /** The first time that something was said of it, before that. */
  readonly covered: ArchivedEntry
  /**
   * In one line, from the record, and the same in all languages: the remark of its authors, the venue, the address of its code, the
   * version; may be empty of a retraction.
   */
  readonly fact: string
  /** A later entry that says so, or that was written when it was known; `undefined` where the archive has none. */
  readonly told: ArchivedEntry | undefined
}

/**
 * What became of the papers of an archive, the gravest first, and then what was covered last. What was so already when a
 * paper was covered has not become of it. Drafts and listings cover nothing. An archive may cover tens of thousands of papers:
 * the event loop turns meanwhile.
 */
export async function changesSince(
  archive: Archive,
  records: Pick<ReadonlyMap<PaperId, AnyPaper>, 'get'>,
): Promise<readonly PaperChange[]> {
  const changes: PaperChange[] = []
  const covered = archive.coveredPapers()
  const preprints = new Map<PaperId, PaperId | undefined>()
  await forEachInSlices(covered, (id) => {
    const doi = journalVersion(records.get(id))
    // A DOI that several papers state is that of a volume.
    if (doi && archive.coverage(doi).length > 0) preprints.set(doi, preprints.has(doi) ? undefined : id)
  })
  await forEachInSlices(covered, (id) => {
    const paper = records.get(id)
    if (!paper || preprints.get(id) || !mayHaveChanged(paper)) return
    const doi = journalVersion(paper)
    if (!doi || preprints.get(doi) !== id) {
      changes.push(...changesOf(paper, archive.coverage(id)))
      return
    }
    const retraction = paper.retraction ?? records.get(doi)?.retraction
    const entries = [...archive.coverage(id), ...archive.coverage(doi)]
    entries.sort((a, b) => byDate(a.digest, b.digest))
    changes.push(...changesOf(retraction ? { ...paper, retraction } : paper, entries))
  })
  const rank = ({ kind }: PaperChange) => changeKinds.indexOf(kind)
  const dateOf = ({ covered }: PaperChange) => covered.digest.date ?? ''
  return changes.sort((a, b) => rank(a) - rank(b) || (dateOf(a) < dateOf(b) ? 1 : -1))
}

/** Whether a record tells of anything that may become of a paper: most do not, and need not be kept to find the others. */
export function mayHaveChanged(paper: AnyPaper): boolean {
  return changesIn(paper).length > 0
}

interface ChangeInRecord {
  readonly fact: string
  /** Whether an entry was written when it was known; `undefined` where nothing tells. */
  readonly isKnownIn: (entry: ArchivedEntry) => boolean | undefined
}

type KindInRecord = ChangeInRecord & Pick<PaperChange, 'kind'>

/** The record of a DOI tells neither: its paper appeared there from the first, and its version is that of the DOI. */
const ofArxivOnly: readonly ChangeKind[] = ['published', 'revised']

/** The archive changes with each pause of the typing, records seldom. */
const changesIn = memoize(readChanges)

/** What a record tells of; of a paper that does not stand, nobody wants to know where it appeared. */
function readChanges(paper: AnyPaper): readonly KindInRecord[] {
  const kinds = isOnArxiv(paper) ? changeKinds : changeKinds.filter((kind) => !ofArxivOnly.includes(kind))
  const all = kinds.flatMap((kind): KindInRecord[] => {
    const change = changeReaders[kind](paper)
    return change ? [{ kind, ...change }] : []
  })
  return all.some(isTakenBack) ? all.filter(isTakenBack).slice(0, 1) : all
}

function isTakenBack({ kind }: KindInRecord): boolean {
  return kind === 'retracted' || kind === 'withdrawn'
}

function changesOf(paper: AnyPaper, coverage: readonly ArchivedEntry[]): readonly PaperChange[] {
  const entries = coverage.filter(({ digest }) => !isListing(digest))
  return changesIn(paper).flatMap(({ kind, fact, isKnownIn }): PaperChange[] => {
    const before = entries.filter((entry) => !entry.digest.isDraft && isKnownIn(entry) === false)
    const covered = before.find(({ said }) => said !== '') ?? before[0]
    const told = entries.find(isKnownIn)
    return covered && !(told && isBefore(told, covered)) ? [{ kind, paper, covered, fact, told }] : []
  })
}

function isBefore(one: ArchivedEntry, other: ArchivedEntry): boolean {
  const [date, otherDate] = [one.digest.date, other.digest.date]
  return date !== undefined && otherDate !== undefined && date < otherDate
}

const changeReaders: Readonly<Record<ChangeKind, (paper: AnyPaper) => ChangeInRecord | undefined>> = {
  retracted(paper) {
    const retraction = retractionOf(paper)
    return retraction && { fact: retractionFacts(retraction), isKnownIn: (entry) => entry.isTakenBack }
  },
  withdrawn(paper) {
    if (!isWithdrawn(paper)) return undefined
    return { fact: plainLine(paper.comment ?? ''), isKnownIn: (entry) => entry.isTakenBack }
  },
  /** Where a DOI alone tells of it, a paper of an earlier year had it when it was covered. */
  published({ doi, publishedAt, ...paper }) {
    const reference = appearedIn(paper)
    const venue = reference && plainLine(shortVenue(reference))
    const fact = venue || (doi && `doi:${doi}`)
    const year = (venue ? /(?:19|20)\d{2}$/.exec(venue)?.[0] : undefined) ?? publishedAt?.slice(0, 4)
    const isLater = ({ digest: { date } }: ArchivedEntry) =>
      year === undefined || date === undefined ? undefined : date.slice(0, 4) > year
    const journal = doi && parseDoi(doi)
    const isTold = (entry: ArchivedEntry) =>
      entry.statesVenue || entry.id === journal || saysSo(entry, fact ?? '')
    return fact ? { fact, isKnownIn: (entry) => isTold(entry) || isLater(entry) } : undefined
  },
  code({ code }) {
    if (!code) return undefined
    const { address, since } = code
    return { fact: address, isKnownIn: (entry) => entry.linksCode || isSince(since, entry) }
  },
  revised({ updatedAt, version }) {
    if (version === undefined || version < 2) return undefined
    const updated = day(updatedAt)
    const fact = updated ? `v${version} (${updated})` : `v${version}`
    const isLater = (entry: ArchivedEntry) => {
      if (entry.version !== undefined) return entry.version >= version
      return updated ? isSince(updated, entry) : undefined
    }
    return { fact, isKnownIn: (entry) => saysSo(entry, fact) || isLater(entry) }
  },
}

/** Whether an entry was written on that day or later, as far as its digest's date tells. */
function isSince(day: string, { digest: { date } }: ArchivedEntry): boolean | undefined {
  return date === undefined ? undefined : day.slice(0, date.length) <= date
}

function saysSo({ said }: ArchivedEntry, fact: string): boolean {
  // Only the first words of an entry are known, in which a long venue is cut.
  const beginning = fact.slice(0, longestSaid)
  // Comparing words takes long, and most words have no number in common with a venue or a version.
  const [number = ''] = /\d+/.exec(beginning) ?? []
  if (!said.includes(number)) return false
  return foldTitle(said).includes(foldTitle(beginning))
}

const longestFact = 200
const longestSaid = 60

/** Words of a record in a line of a digest: nothing of them becomes a link, a tag of HTML or the end of a cell. */
function plainLine(words: string): string {
  const plain = readableTex(words)
    .replace(/[<>[\]|`*_#]|https?:\/\//gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length > longestFact ? `${plain.slice(0, longestFact).trimEnd()}…` : plain
}
