import { parseIdentifier } from '../arxiv/identifier.ts'
import { countsOf, groupBy } from '../base/groups.ts'
import type { DigestDate } from '../digest/date.ts'

/** Of a digest what is counted. */
export interface CountedDigest {
  /** Those without a date belong to no year. */
  readonly date: DigestDate | undefined
  /** Without the sign, each once. */
  readonly tags: readonly string[]
  readonly entries: readonly CountedEntry[]
  /** Papers that are named in what is said by an identifier of arXiv or a DOI, as often as they are. */
  readonly mentions: readonly NamedPaper[]
}

/** A paper by what all places that name it have in common. */
interface NamedPaper {
  readonly key: string
  /** Empty where nobody knows it. */
  readonly title: string
}

export interface CountedEntry extends NamedPaper {
  /** The code of its first subject; `undefined` without a record. */
  readonly subject: string | undefined
  /** How many are said of it. */
  readonly words: number
  /** The day, or as much of it as is known; `undefined` without a record. */
  readonly published: string | undefined
  /** The keys of the papers that it cites, as far as they are known. */
  readonly cites: readonly string[]
}

/** Papers or digests by month, from January. */
type ByMonth = readonly number[]

/** What a year's digests come to. Lists begin with what there is most of. */
export interface YearFigures {
  /** `2024` */
  readonly year: string
  readonly digests: number
  /** Each counts once, however many digests of the year cover it. */
  readonly papers: number
  /** That are said of papers. */
  readonly words: number
  /** Papers that a digest of an earlier year covers, too. */
  readonly again: number
  /** Papers, each once a month. */
  readonly months: ByMonth
  /** The same of the year before; `undefined` where it has no digest. */
  readonly monthsBefore: ByMonth | undefined
  readonly tags: readonly TagFigure[]
  readonly subjects: readonly SubjectFigure[]
  /** Those that were named more than once. */
  readonly named: readonly NamedFigure[]
  /** Tags and subjects that no digest before has, the first one first; none in the first year of all. */
  readonly firsts: readonly FirstFigure[]
  readonly lengths: readonly LengthFigure[]
  /** `undefined` where no paper of the year is known to cite one that its digests, or those before, cover. */
  readonly citations: CitationFigures | undefined
  /** Papers of arXiv that no digest covers, and several of the year's papers cite, by how many. Their titles are not known. */
  readonly uncovered: readonly NamedFigure[]
  /** Half of what is said of papers has as many words or fewer; what says nothing is left out. 0 where nothing is said. */
  readonly medianWords: number
}

/** Which papers of the year cite which that the archive had covered by its end. */
interface CitationFigures {
  /** Papers of the year that cite others. */
  readonly citing: number
  /** Papers that they cite. */
  readonly cited: number
  /** How many cite or are cited. */
  readonly connected: number
  /** Those that cite or are cited, or the best connected of them, by when they were published. */
  readonly papers: readonly CitedFigure[]
  /** Between these papers. */
  readonly links: readonly CitationLink[]
}

/** A paper, and how many of the year's papers cite it. */
export interface CitedFigure extends NamedFigure {
  readonly published: string
}

/** Places in a list of papers. */
interface CitationLink {
  readonly citing: number
  readonly cited: number
}

interface TagFigure {
  readonly name: string
  /** Digests that have it. */
  readonly months: ByMonth
  readonly digests: number
}

interface SubjectFigure {
  readonly code: string
  readonly papers: number
  /** In the year before; 0 where it has none. */
  readonly papersBefore: number
}

interface NamedFigure extends NamedPaper {
  readonly times: number
}

interface FirstFigure {
  readonly kind: 'tag' | 'subject'
  /** A tag without its sign, or the code of a subject. */
  readonly name: string
  readonly date: DigestDate
}

/** How many papers have commentary of a certain length, in words. */
interface LengthFigure {
  readonly from: number
  /** `Infinity` for the last. */
  readonly to: number
  readonly papers: number
}

const mostTags = 8
const mostSubjects = 7
const mostNamed = 10
const mostFirsts = 12
const mostConnected = 30
const mostUncovered = 5
/** What fewer papers cite is no gap. */
const fewestCiting = 3
/** The fewest words of each range; the first is of entries that say nothing. */
const rangeStarts = [0, 1, 11, 26, 51, 101]

/** The years of which there are digests, the latest first. */
export function yearsIn(digests: readonly Pick<CountedDigest, 'date'>[]): readonly string[] {
  return [...new Set(digests.flatMap(({ date }) => (date ? yearOf(date) : [])))].sort().reverse()
}

/** @param digests all that there are, in any order: what is new in a year, those before it say */
export function yearFigures(digests: readonly CountedDigest[], year: string): YearFigures {
  const own = ofYear(digests, year)
  const before = ofYear(digests, String(Number(year) - 1))
  const earlier = digests.filter(({ date }) => date !== undefined && yearOf(date) < year)
  const entries = own.flatMap((digest) => digest.entries)
  const covered = new Set(earlier.flatMap((digest) => digest.entries.map(({ key }) => key)))
  const papers = new Set(entries.map(({ key }) => key))
  const words = Array.from(groupBy(entries, ({ key }) => key).values(), (ofOne) =>
    ofOne.reduce((sum, entry) => sum + entry.words, 0),
  )
  return {
    year,
    digests: own.length,
    papers: papers.size,
    words: words.reduce((sum, count) => sum + count, 0),
    again: [...papers].filter((key) => covered.has(key)).length,
    months: byMonth(own, papersIn),
    monthsBefore: before.length > 0 ? byMonth(before, papersIn) : undefined,
    tags: tagFigures(own),
    subjects: subjectFigures(own, before),
    named: namedFigures(own, digests),
    firsts: earlier.length > 0 ? firstFigures(own, earlier) : [],
    lengths: lengthFigures(words),
    citations: citationFigures(own, earlier),
    uncovered: uncoveredFigures(own, digests),
    medianWords: median(words.filter((count) => count > 0)),
  }
}

function yearOf(date: DigestDate): string {
  return date.slice(0, 4)
}

/** The earliest first. */
function ofYear(digests: readonly CountedDigest[], year: string): readonly CountedDigest[] {
  return digests
    .filter(({ date }) => date !== undefined && yearOf(date) === year)
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
}

function papersIn(digests: readonly CountedDigest[]): number {
  return new Set(digests.flatMap(({ entries }) => entries.map(({ key }) => key))).size
}

/** A digest of a year alone has no month. */
function byMonth(
  digests: readonly CountedDigest[],
  count: (ofMonth: readonly CountedDigest[]) => number,
): ByMonth {
  const months = groupBy(digests, ({ date }) => Number(date?.slice(5, 7)) - 1)
  return Array.from({ length: 12 }, (_, month) => count(months.get(month) ?? []))
}

function countedBy<T>(things: Iterable<T>, keyOf: (thing: T) => string): [string, T[]][] {
  return [...groupBy(things, keyOf)].sort(([, a], [, b]) => b.length - a.length)
}

/** Tags that differ in case only are one. */
function tagFigures(digests: readonly CountedDigest[]): readonly TagFigure[] {
  const uses = digests.flatMap((digest) => digest.tags.map((name) => ({ name, digest })))
  return countedBy(uses, ({ name }) => name.toLowerCase())
    .slice(0, mostTags)
    .map(([, ofOne]) => ({
      name: ofOne[0]?.name ?? '',
      months: byMonth(
        ofOne.map(({ digest }) => digest),
        ({ length }) => length,
      ),
      digests: ofOne.length,
    }))
}

function subjectFigures(
  own: readonly CountedDigest[],
  before: readonly CountedDigest[],
): readonly SubjectFigure[] {
  const papersBefore = new Map(bySubject(before).map(([code, papers]) => [code, papers.length]))
  return bySubject(own)
    .slice(0, mostSubjects)
    .map(([code, papers]) => ({ code, papers: papers.length, papersBefore: papersBefore.get(code) ?? 0 }))
}

function bySubject(digests: readonly CountedDigest[]): [string, CountedEntry[]][] {
  const papers = new Map(
    digests.flatMap(({ entries }) =>
      entries.filter(({ subject }) => subject !== undefined).map((entry) => [entry.key, entry] as const),
    ),
  )
  return countedBy([...papers.values()], ({ subject }) => subject ?? '')
}

/** By the title of an entry, where a mention has none. */
function namedFigures(own: readonly CountedDigest[], all: readonly CountedDigest[]): readonly NamedFigure[] {
  const counted = countedBy(
    own.flatMap(({ mentions }) => mentions),
    ({ key }) => key,
  )
  const most = counted.filter(([, namings]) => namings.length > 1).slice(0, mostNamed)
  const wanted = new Set(most.map(([key]) => key))
  const titles = new Map(
    all.flatMap(({ entries }) =>
      entries.filter(({ key }) => wanted.has(key)).map(({ key, title }) => [key, title] as const),
    ),
  )
  return most.map(([key, namings]) => {
    const title = namings.find((naming) => naming.title !== '')?.title ?? titles.get(key) ?? ''
    return { key, title, times: namings.length }
  })
}

function firstFigures(
  own: readonly CountedDigest[],
  earlier: readonly CountedDigest[],
): readonly FirstFigure[] {
  const known = new Set(earlier.flatMap((digest) => topicsOf(digest).map(topicKey)))
  const firsts: FirstFigure[] = []
  for (const digest of own) {
    for (const topic of topicsOf(digest)) {
      if (known.has(topicKey(topic)) || digest.date === undefined) continue
      known.add(topicKey(topic))
      firsts.push({ ...topic, date: digest.date })
    }
  }
  return firsts.slice(0, mostFirsts)
}

type Topic = Pick<FirstFigure, 'kind' | 'name'>

function topicsOf({ tags, entries }: CountedDigest): readonly Topic[] {
  const subjects = entries.flatMap(({ subject }) => subject ?? [])
  return [
    ...tags.map((name): Topic => ({ kind: 'tag', name })),
    ...subjects.map((name): Topic => ({ kind: 'subject', name })),
  ]
}

function topicKey({ kind, name }: Topic): string {
  return `${kind} ${name.toLowerCase()}`
}

function lengthFigures(words: readonly number[]): readonly LengthFigure[] {
  return rangeStarts.map((from, index) => {
    const to = (rangeStarts[index + 1] ?? Number.POSITIVE_INFINITY) - 1
    return { from, to, papers: words.filter((count) => count >= from && count <= to).length }
  })
}

function median(numbers: readonly number[]): number {
  const inOrder = [...numbers].sort((a, b) => a - b)
  return inOrder[Math.floor((inOrder.length - 1) / 2)] ?? 0
}

/** A paper's key and another's that it cites. */
type CitedPair = readonly [citing: string, cited: string]

function citationFigures(
  own: readonly CountedDigest[],
  earlier: readonly CountedDigest[],
): CitationFigures | undefined {
  const covered = firstCoverages([...own, ...earlier])
  const pairs = citedPairs(own).filter(([, cited]) => covered.has(cited))
  if (pairs.length === 0) return undefined
  const times = countsOf(pairs.map(([, cited]) => cited))
  const published = (key: string) => covered.get(key)?.published ?? ''
  const byDate = (a: string, b: string) => compare(published(a), published(b)) || compare(a, b)
  const keys = [...bestConnected(pairs, byDate)].sort(byDate)
  const places = new Map(keys.map((key, place) => [key, place]))
  return {
    citing: new Set(pairs.map(([citing]) => citing)).size,
    cited: times.size,
    connected: new Set(pairs.flat()).size,
    papers: keys.map((key) => {
      const title = covered.get(key)?.title ?? ''
      return { key, title, published: published(key), times: times.get(key) ?? 0 }
    }),
    links: pairs
      .flatMap(([from, to]) => {
        const [citing, cited] = [places.get(from), places.get(to)]
        return citing === undefined || cited === undefined ? [] : { citing, cited }
      })
      .sort((a, b) => a.citing - b.citing || a.cited - b.cited),
  }
}

/** Each once; no paper cites itself. */
function citedPairs(digests: readonly CountedDigest[]): readonly CitedPair[] {
  const cited = new Map<string, Set<string>>()
  for (const { key, cites } of digests.flatMap(({ entries }) => entries)) {
    const known = cited.get(key) ?? new Set()
    cited.set(key, known)
    for (const each of cites) if (each !== key) known.add(each)
  }
  return [...cited].flatMap(([key, keys]) => Array.from(keys, (each): CitedPair => [key, each]))
}

/**
 * The title of each paper in its first digest, and its date of publication; without a record, the date of that digest. The order of
 * the digests does not matter.
 */
function firstCoverages(
  digests: readonly CountedDigest[],
): ReadonlyMap<string, { readonly title: string; readonly published: string }> {
  const entries = digests.flatMap(({ date = '', entries: all }) => all.map((entry) => ({ ...entry, date })))
  entries.sort((a, b) => compare(b.date, a.date) || compare(b.title, a.title))
  return new Map(
    entries.map(({ key, title, published, date }) => [key, { title, published: published ?? date }]),
  )
}

/** The papers of the pairs whose papers have most links, as many as can be told apart. */
function bestConnected(
  pairs: readonly CitedPair[],
  order: (a: string, b: string) => number,
): ReadonlySet<string> {
  const links = countsOf(pairs.flat())
  const byLinks = groupBy(pairs, ([citing, cited]) => (links.get(citing) ?? 0) + (links.get(cited) ?? 0))
  const chosen = new Set<string>()
  for (const [, alike] of [...byLinks].sort(([a], [b]) => b - a)) {
    for (const pair of alike.sort((a, b) => order(a[1], b[1]) || order(a[0], b[0]))) {
      const more = pair.filter((key) => !chosen.has(key))
      if (chosen.size + more.length <= mostConnected) for (const key of more) chosen.add(key)
    }
    // The others need no order.
    if (chosen.size === mostConnected) break
  }
  return chosen
}

function uncoveredFigures(
  own: readonly CountedDigest[],
  all: readonly CountedDigest[],
): readonly NamedFigure[] {
  const covered = new Set(all.flatMap(({ entries }) => entries.map(({ key }) => key)))
  const others = citedPairs(own).filter(([, cited]) => !covered.has(cited))
  return Array.from(countsOf(others.map(([, cited]) => cited)), ([key, times]) => ({ key, title: '', times }))
    .filter(({ key, times }) => times >= fewestCiting && parseIdentifier(key)?.id === key)
    .sort((a, b) => b.times - a.times || compare(a.key, b.key))
    .slice(0, mostUncovered)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
