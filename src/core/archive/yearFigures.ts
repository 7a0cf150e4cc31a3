import { groupBy } from '../base/groups.ts'
import type { DigestDate } from '../digest/date.ts'

/** Of a digest what is counted. */
export interface CountedDigest {
  /** Those without a date belong to no year. */
  readonly date: DigestDate | undefined
  /** Without the sign, each once. */
  readonly tags: readonly string[]
  readonly entries: readonly CountedEntry[]
  /** Papers of arXiv that are named in what is said, as often as they are; the key is the identifier. */
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
  /** Entries. */
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
  /** Half of what is said of papers has as many words or fewer; what says nothing is left out. 0 where nothing is said. */
  readonly medianWords: number
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

/** Entries with so many words. */
interface LengthFigure {
  readonly from: number
  /** `Infinity` for the last. */
  readonly to: number
  readonly entries: number
}

const mostTags = 8
const mostSubjects = 7
const mostNamed = 10
const mostFirsts = 12
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
  const words = entries.map((entry) => entry.words)
  return {
    year,
    digests: own.length,
    papers: papers.size,
    words: words.reduce((sum, count) => sum + count, 0),
    again: [...papers].filter((key) => covered.has(key)).length,
    months: byMonth(own, (digest) => digest.entries.length),
    monthsBefore: before.length > 0 ? byMonth(before, (digest) => digest.entries.length) : undefined,
    tags: tagFigures(own),
    subjects: subjectFigures(own, before),
    named: namedFigures(own, digests),
    firsts: earlier.length > 0 ? firstFigures(own, earlier) : [],
    lengths: lengthFigures(words),
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

function byMonth(digests: readonly CountedDigest[], count: (digest: CountedDigest) => number): ByMonth {
  const months = Array.from({ length: 12 }, () => 0)
  for (const digest of digests) {
    const month = Number(digest.date?.slice(5, 7)) - 1
    // A digest of a year alone has no month.
    if (month in months) months[month] = (months[month] ?? 0) + count(digest)
  }
  return months
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
        () => 1,
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
    digests.flatMap(({ entries }) => entries.map((entry) => [entry.key, entry] as const)),
  )
  return countedBy([...papers.values()], ({ subject }) => subject ?? '').filter(([code]) => code !== '')
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
    return { from, to, entries: words.filter((count) => count >= from && count <= to).length }
  })
}

function median(numbers: readonly number[]): number {
  const inOrder = [...numbers].sort((a, b) => a - b)
  return inOrder[Math.floor((inOrder.length - 1) / 2)] ?? 0
}
