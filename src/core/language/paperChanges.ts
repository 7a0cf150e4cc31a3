import * as l10n from '@vscode/l10n'
import type { Archive } from '../archive/archive.ts'
import { type ArchivedEntry, isListing } from '../archive/archivedDigest.ts'
import { forEachInSlices } from '../base/async.ts'
import { shortVenue } from '../digest/titles/venues.ts'
import { isWithdrawn, type Paper, retractionFacts, retractionOf, saysTakenBack } from '../paper/paper.ts'
import { day, readableTex } from '../paper/text.ts'
import { foldTitle } from '../paper/titles.ts'

/** What may become of a paper, the gravest first. */
export const changeKinds = ['retracted', 'withdrawn', 'published', 'code', 'revised'] as const

export type ChangeKind = (typeof changeKinds)[number]

/** Something that became of a paper after the archive covered it. */
export interface PaperChange {
  readonly kind: ChangeKind
  readonly paper: Paper
  /** The first time that something was said of it, before that. */
  readonly covered: ArchivedEntry
  /** In one line, from the record: the remark of its authors, the venue, the address of its code, the version; may be empty of a retraction. */
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
  records: Pick<ReadonlyMap<string, Paper>, 'get'>,
): Promise<readonly PaperChange[]> {
  const changes: PaperChange[] = []
  await forEachInSlices(archive.coveredPapers(), (id) => {
    const paper = records.get(id)
    if (paper && mayHaveChanged(paper)) changes.push(...changesOf(paper, archive.coverage(id)))
  })
  const rank = ({ kind }: PaperChange) => changeKinds.indexOf(kind)
  const dateOf = ({ covered }: PaperChange) => covered.digest.date ?? ''
  return changes.sort((a, b) => rank(a) - rank(b) || (dateOf(a) < dateOf(b) ? 1 : -1))
}

/** Whether a record tells of anything that may become of a paper: most do not, and need not be kept to find the others. */
export function mayHaveChanged(paper: Paper): boolean {
  return changesIn(paper).length > 0
}

interface ChangeInRecord {
  readonly fact: string
  /** Whether an entry was written when it was known; `undefined` where nothing tells. */
  readonly isKnownIn: (entry: ArchivedEntry) => boolean | undefined
}

type KindInRecord = ChangeInRecord & Pick<PaperChange, 'kind'>

/** The archive changes with each pause of the typing, records seldom. */
const known = new WeakMap<Paper, readonly KindInRecord[]>()

/** What a record tells of; of a paper that does not stand, nobody wants to know where it appeared. */
function changesIn(paper: Paper): readonly KindInRecord[] {
  const found = known.get(paper) ?? readChanges(paper)
  known.set(paper, found)
  return found
}

function readChanges(paper: Paper): readonly KindInRecord[] {
  const all = changeKinds.flatMap((kind): KindInRecord[] => {
    const change = changeReaders[kind](paper)
    return change ? [{ kind, ...change }] : []
  })
  return all.some(isTakenBack) ? all.filter(isTakenBack).slice(0, 1) : all
}

function isTakenBack({ kind }: KindInRecord): boolean {
  return kind === 'retracted' || kind === 'withdrawn'
}

function changesOf(paper: Paper, coverage: readonly ArchivedEntry[]): readonly PaperChange[] {
  const entries = coverage.filter(({ digest: { file } }) => !isListing(file))
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

const changeReaders: Readonly<Record<ChangeKind, (paper: Paper) => ChangeInRecord | undefined>> = {
  retracted(paper) {
    const retraction = retractionOf(paper)
    return retraction && { fact: retractionFacts(retraction), isKnownIn: ({ said }) => saysTakenBack(said) }
  },
  withdrawn(paper) {
    if (!isWithdrawn(paper)) return undefined
    return { fact: plainLine(paper.comment ?? ''), isKnownIn: ({ said }) => saysTakenBack(said) }
  },
  /** Where a DOI alone tells of it, a paper of an earlier year had it when it was covered. */
  published({ journalReference, doi, publishedAt }) {
    const venue = journalReference && plainLine(shortVenue(journalReference))
    const fact = venue || (doi && `doi:${doi}`)
    const year = (venue ? /(?:19|20)\d{2}$/.exec(venue)?.[0] : undefined) ?? publishedAt?.slice(0, 4)
    const isLater = ({ digest: { date } }: ArchivedEntry) =>
      year === undefined || date === undefined ? undefined : date.slice(0, 4) > year
    return fact ? { fact, isKnownIn: (entry) => saysSo(entry, fact) || isLater(entry) } : undefined
  },
  code({ code }) {
    if (!code) return undefined
    const { address, since } = code
    return { fact: address, isKnownIn: (entry) => entry.linksCode || isSince(since, entry) }
  },
  revised({ updatedAt, version }) {
    if (version === undefined || version < 2) return undefined
    const updated = day(updatedAt)
    const fact = updated ? l10n.t('version {0} of {1}', version, updated) : l10n.t('version {0}', version)
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
  // Comparing words takes long, and most words have no number in common with a venue or a version.
  const [number = ''] = /\d+/.exec(fact) ?? []
  if (!said.includes(number)) return false
  return foldTitle(said).includes(foldTitle(fact))
}

const longestFact = 200

/** Words of a record in a line of a digest: nothing of them becomes a link, a tag of HTML or the end of a cell. */
function plainLine(words: string): string {
  const plain = readableTex(words)
    .replace(/[<>[\]|`*_#]|https?:\/\//gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length > longestFact ? `${plain.slice(0, longestFact).trimEnd()}…` : plain
}
