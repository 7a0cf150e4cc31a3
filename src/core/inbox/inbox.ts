// The inbox: which announced papers are wanted, by which feeds, and what people have done with each.
import { type ArxivId, parseIdentifier } from '../arxiv/identifier.ts'
import { forEachInSlices } from '../base/async.ts'
import { groupBy } from '../base/groups.ts'
import type { Feed } from '../digest/conventions/conventions.ts'
import { journalVersion, type PaperId } from '../paper/paper.ts'
import { personName, readableTex } from '../paper/text.ts'
import { foldWords } from '../paper/titles.ts'
import { type Announcement, announcementKinds } from './feed.ts'

/** A paper of the inbox. */
export interface InboxPaper extends Announcement {
  readonly mark: Mark
  readonly reasons: readonly Reason[]
}

/** A paper that feeds select, whatever its mark. */
export type WantedPaper = Omit<InboxPaper, 'mark'>

/**
 * The papers that feeds select, each once, latest day first; within a day new papers first, then cross-listed ones,
 * then replaced ones. The order of the given announcements does not matter. Yields to other work.
 */
export async function wantedPapers(
  announcements: Iterable<Announcement>,
  feeds: readonly Feed[],
): Promise<readonly WantedPaper[]> {
  const reasonsFor = wantedBy(feeds)
  const papers: WantedPaper[] = []
  await forEachInSlices(oneOfEach(announcements), (announcement) => {
    const reasons = reasonsFor(announcement)
    if (reasons.length > 0) papers.push({ ...announcement, reasons })
  })
  return papers.sort(
    (a, b) =>
      compare(b.day, a.day) ||
      announcementKinds.indexOf(a.kind) - announcementKinds.indexOf(b.kind) ||
      compare(b.paper.id, a.paper.id),
  )
}

/** Leaves out dismissed papers and those that the archive covers, by their own identifier or the DOI of their journal version. */
export function inboxPapers(
  wanted: readonly WantedPaper[],
  marks: Marks,
  isCovered: (id: PaperId) => boolean,
): readonly InboxPaper[] {
  return wanted.flatMap((paper) => {
    const { id } = paper.paper
    const mark = marks.get(id)?.mark ?? 'unread'
    const journal = journalVersion(paper.paper)
    const isKnown = isCovered(id) || (journal !== undefined && isCovered(journal))
    return mark === 'dismissed' || isKnown ? [] : [{ ...paper, mark }]
  })
}

/**
 * For each paper the most informative announcement, with the text of its latest version: that it is new, wherever and
 * whenever that was announced first; otherwise its last replacement.
 */
function oneOfEach(announcements: Iterable<Announcement>): Iterable<Announcement> {
  const known = new Map<ArxivId, Announcement>()
  for (const fresh of announcements) {
    const { id } = fresh.paper
    const before = known.get(id)
    known.set(id, before ? joined(before, fresh) : fresh)
  }
  return known.values()
}

function joined(a: Announcement, b: Announcement): Announcement {
  const { kind, day } = precedes(a, b) ? a : b
  const [older, newer] = isOlder(a, b) ? [a.paper, b.paper] : [b.paper, a.paper]
  // A feed of another category may lack some, and Hugging Face, whose papers have no version, gives no categories.
  const categories = [...new Set([...newer.categories, ...older.categories])]
  const from = [...new Set([...a.from, ...b.from])].sort()
  return { kind, day, from, paper: { ...newer, categories } }
}

function precedes(a: Announcement, b: Announcement): boolean {
  const rank = announcementKinds.indexOf(a.kind) - announcementKinds.indexOf(b.kind)
  if (rank !== 0) return rank < 0
  return a.kind === 'replace' ? a.day >= b.day : a.day <= b.day
}

function isOlder(a: Announcement, b: Announcement): boolean {
  const version = (a.paper.version ?? 0) - (b.paper.version ?? 0)
  return version !== 0 ? version < 0 : a.day < b.day
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether a paper counts as unread: replaced ones were seen, or skipped, when they were new. */
export function isUnread({ mark, kind }: Pick<InboxPaper, 'mark' | 'kind'>): boolean {
  return mark === 'unread' && kind !== 'replace'
}

/** Why a paper is in the inbox: the feed that selects it, and what it matched. */
interface Reason {
  readonly feed: Feed
  /**
   * The words and authors that matched, as written in the feed; empty if the feed takes all papers of its categories.
   */
  readonly found: readonly string[]
}

/** More are ignored: the conventions may be untrusted, and there are thousands of papers. */
const most = { feeds: 50, words: 500 }

/**
 * Tells which feeds want a paper: one of its categories is the feed's, or belongs to an archive that is, and it has one of the
 * words or one of the authors, where the feed names some. A feed without categories takes what the others bring, and one from
 * Hugging Face what was picked there.
 */
function wantedBy(feeds: readonly Feed[]): (announcement: Announcement) => readonly Reason[] {
  const prepared = feeds.slice(0, most.feeds).map((feed) => {
    const [keywords, authors] = [feed.keywords.slice(0, most.words), feed.authors.slice(0, most.words)]
    return { feed, authors, people: authors.map(wantedPersons), keywords, words: keywords.map(wordFinder) }
  })
  const looksForPeople = prepared.some(({ people }) => people.length > 0)
  return (announcement) => {
    const { paper } = announcement
    const text = ` ${foldWords(`${paper.title} ${paper.abstract}`)}`
    const written = groupBy(looksForPeople ? paper.authors.map(personOf) : [], ({ family }) => family)
    return prepared.flatMap(({ feed, authors, people, keywords, words }) => {
      if (!isFrom(feed, announcement)) return []
      const found = [
        ...keywords.filter((_, index) => words[index]?.(text)),
        ...authors.filter((_, index) => people[index]?.some((person) => isAmong(person, written))),
      ]
      const takesAll = feed.keywords.length === 0 && feed.authors.length === 0
      return takesAll || found.length > 0 ? [{ feed, found }] : []
    })
  }
}

function isFrom({ from, categories }: Feed, { paper, from: sources }: Announcement): boolean {
  // Hugging Face does not give the categories of its picks.
  if (from !== 'arxiv') return sources.includes(from)
  return (
    categories.length === 0 ||
    paper.categories.some((code) => categories.some((own) => code === own || code.startsWith(`${own}.`)))
  )
}

/** Matches at the start of a word: "transformer" finds "Transformers". Scripts without spaces match anywhere. */
function wordFinder(keyword: string): (text: string) => boolean {
  const folded = foldWords(keyword)
  if (folded === '') return () => false
  const isSpaced = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u.test(folded)
  return (text) => text.includes(isSpaced ? ` ${folded}` : folded)
}

interface Person {
  /** Folded; for a group, or a name of one word, something that is never a family name. */
  readonly family: string
  readonly given: readonly string[]
}

function personOf(name: string): Person {
  const read = personName(readableTex(name))
  return 'literal' in read
    ? { family: `(${foldWords(name)})`, given: [] }
    : { family: foldWords(read.family), given: foldWords(read.given).split(' ') }
}

/** A name as a feed asks for it: of a person or a group, or a family name alone. */
function wantedPersons(name: string): readonly Person[] {
  return [personOf(name), { family: foldWords(name), given: [] }]
}

/** @param written by their family names */
function isAmong(person: Person, written: ReadonlyMap<string, readonly Person[]>): boolean {
  return (written.get(person.family) ?? []).some((each) => haveSameGivenNames(person, each))
}

/** Given names match as far as both are written: "Y. Bengio" is "Yoshua Bengio". */
function haveSameGivenNames(a: Person, b: Person): boolean {
  return a.given.every((word, index) => {
    const other = b.given[index]
    return (
      other === undefined || (isInitial(word) || isInitial(other) ? word[0] === other[0] : word === other)
    )
  })
}

function isInitial(word: string): boolean {
  return word.length === 1
}

/** The marks of a paper in the inbox; of two set at the same moment, the later in this list counts. */
export const markNames = ['unread', 'read', 'starred', 'dismissed'] as const

export type Mark = (typeof markNames)[number]

interface DatedMark {
  readonly mark: Mark
  /** Milliseconds since the epoch. */
  readonly at: number
}

/**
 * The marks of all papers, kept as lines of text that are only ever appended: time, mark and papers.
 *
 *   2026-11-27T09:12:33.000Z read 2411.12345 .12346 .12350 hep-th/9901001
 *
 * A number that starts with a dot is from the same month as the paper before it. For each paper, the latest mark
 * counts, wherever its line is. So two windows may append to the same file, and the lines of two files in any order
 * give the result of both: Git merges them with `merge=union`. Invalid lines are skipped.
 */
export type Marks = ReadonlyMap<ArxivId, DatedMark>

/** The number of papers in a line: short appends are not split by those of other windows. */
const mostInLine = 200

/** The marks in these lines, combined with the known ones. */
export function readMarks(text: string, known: Marks = new Map()): Marks {
  const marks = new Map(known)
  for (const line of text.split('\n')) {
    const [, moment = '', name, papers = ''] =
      /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([a-z]+) ([^\r]+)\r?$/.exec(line) ?? []
    const at = Date.parse(moment)
    const mark = markNames.find((each) => each === name)
    if (Number.isNaN(at) || !mark) continue
    for (const id of papersIn(papers)) {
      const before = marks.get(id)
      if (!before || isLater({ mark, at }, before)) marks.set(id, { mark, at })
    }
  }
  return marks
}

function isLater(a: DatedMark, b: DatedMark): boolean {
  return a.at > b.at || (a.at === b.at && markNames.indexOf(a.mark) > markNames.indexOf(b.mark))
}

function* papersIn(text: string): Generator<ArxivId> {
  let month = ''
  for (const word of text.split(' ')) {
    const read = parseIdentifier(word.startsWith('.') ? month + word : word)?.id
    // Versions are not papers, and another spelling would be another paper's line.
    const id = read?.endsWith(word) ? read : undefined
    // A number after what cannot be read may be from another month.
    month = id ? monthOf(id) : ''
    if (id) yield id
  }
}

/** "2411" of `2411.12345`; empty for older identifiers. */
function monthOf(id: ArxivId): string {
  return /^(\d{4})\.\d+$/.exec(id)?.[1] ?? ''
}

/**
 * Lines that mark papers, to be appended to the existing ones.
 * @param now milliseconds since the epoch; if a paper's mark is later than that, because a clock was wrong, the new one
 * still counts
 */
export function writeMarks(mark: Mark, ids: readonly ArxivId[], marks: Marks, now: number): string {
  // The others keep to the clock: what is marked elsewhere a moment later must count.
  const groups = groupBy([...new Set(ids)].sort(), (id) => Math.max(now, (marks.get(id)?.at ?? 0) + 1))
  let lines = ''
  for (const [at, sorted] of groups) {
    for (let start = 0; start < sorted.length; start += mostInLine) {
      const papers = sorted.slice(start, start + mostInLine)
      lines += `${new Date(at).toISOString()} ${mark} ${papers.map(shortened).join(' ')}\n`
    }
  }
  return lines
}

function shortened(id: ArxivId, index: number, all: readonly ArxivId[]): string {
  const before = all[index - 1]
  const month = monthOf(id)
  return before !== undefined && month !== '' && monthOf(before) === month ? id.slice(month.length) : id
}
