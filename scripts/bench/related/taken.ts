// Whether papers that a writer took later are ranked before others of the same years, by what they covered until then.

import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { CoveredPapers } from '../../../src/core/related/coveredPapers.ts'
import { Random } from '../catalogue/random.ts'
import type { Writer } from './writer.ts'

/** Areas under the ROC curve: how often a paper that was taken is ranked before one that was not; 0.5 by chance. */
export interface Areas {
  readonly ours: number
  /** By how many words of a title stand in titles of before. */
  readonly keywords: number
  /** By the share of a title's words that do, so that long titles have no advantage. */
  readonly keywordShare: number
  readonly chance: number
}

/** The areas of one day, or means or errors of them. */
interface BothAreas {
  /** All against all, which also tells years apart of which the writer took more. */
  readonly pooled: Areas
  /** Each paper against others of its own year only. */
  readonly withinYear: Areas
}

export interface TakenAreas extends BothAreas {
  readonly until: string
  /** Entries to learn from, papers taken later, and others. */
  readonly learned: number
  readonly taken: number
  readonly others: number
}

export interface TakenMeasure {
  readonly days: readonly TakenAreas[]
  readonly mean: BothAreas
  /** The standard errors of the means, and of what ours is ahead of the others, by drawing the papers again. */
  readonly errors: BothAreas
  readonly leadErrors: BothAreas
}

interface Candidate {
  readonly id: string
  readonly title: string
}

/** In these days much had been written before, and much was after. */
const days = ['2020-04-03', '2020-07-01', '2020-08-15', '2020-12-01', '2021-01-01']

export function measureTaken(writer: Writer): TakenMeasure {
  const trials = days.map((until) => trialOf(writer, until))
  const random = new Random(19)
  const drawn = Array.from({ length: draws }, () => {
    const counts = new Map<string, number>()
    const again = (papers: readonly Scored[]) => papers.flatMap((paper) => timesOf(paper, counts, random))
    return meanOf(trials.map(({ taken, others }) => bothAreas(again(taken), again(others))))
  })
  return {
    days: trials.map(({ until, learned, taken, others }) => ({
      ...{ until, learned, taken: taken.length, others: others.length },
      ...bothAreas(taken, others),
    })),
    mean: meanOf(trials.map(({ taken, others }) => bothAreas(taken, others))),
    errors: eachOf((kind, column) => deviation(drawn.map((each) => each[kind][column]))),
    leadErrors: eachOf((kind, column) =>
      deviation(drawn.map(({ [kind]: area }) => area.ours - area[column])),
    ),
  }
}

const draws = 300
/** A paper is drawn as often in each of the days, which share papers: one time on average ("Poisson bootstrap"). */
function timesOf(paper: Scored, counts: Map<string, number>, random: Random): readonly Scored[] {
  let count = counts.get(paper.id)
  if (count === undefined) {
    count = 0
    for (let left = random.next(); left > Math.exp(-1); left *= random.next()) count++
    counts.set(paper.id, count)
  }
  return Array.from({ length: count }, () => paper)
}

function eachOf(value: (kind: keyof BothAreas, column: keyof Areas) => number): BothAreas {
  const areas = (kind: keyof BothAreas): Areas => ({
    ours: value(kind, 'ours'),
    keywords: value(kind, 'keywords'),
    keywordShare: value(kind, 'keywordShare'),
    chance: value(kind, 'chance'),
  })
  return { pooled: areas('pooled'), withinYear: areas('withinYear') }
}

function meanOf(all: readonly BothAreas[]): BothAreas {
  return eachOf((kind, column) => average(all.map((each) => each[kind][column])))
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function deviation(values: readonly number[]): number {
  const mean = average(values)
  return Math.sqrt(average(values.map((value) => (value - mean) ** 2)))
}

interface Trial {
  readonly until: string
  readonly learned: number
  readonly taken: readonly Scored[]
  readonly others: readonly Scored[]
}

function trialOf({ records, entries, titles }: Writer, until: string): Trial {
  const before = entries.filter(({ date }) => date < until)
  const known = new Set(before.map(({ id }) => id))
  const after = entries.filter(({ date, id, title }) => date >= until && id && title && !known.has(id))
  const taken = [...new Map(after.map(({ id = '', title }) => [id, { id, title }])).values()]
  const years = new Set(taken.map(yearOf))
  const ever = new Set(entries.map(({ id }) => id))
  const others = Array.from(titles, ([id, title]) => ({ id, title })).filter(
    (paper) => years.has(yearOf(paper)) && !ever.has(paper.id),
  )
  const covered = new CoveredPapers()
  covered.update(records.filter(({ date }) => date < until))
  const words = new Set(before.flatMap(({ title }) => wordsOf(title)))
  const scored = ({ id, title }: Candidate): Scored => {
    const own = wordsOf(title)
    const keywords = own.filter((word) => words.has(word)).length
    const ours = covered.rank([{ id: id as ArxivId, title }])[0]?.score ?? 0
    const scores = { ours, keywords, keywordShare: keywords / Math.max(1, own.length), chance: 0 }
    return { id, year: yearOf({ id }), scores }
  }
  return { until, learned: covered.entryCount, taken: taken.map(scored), others: others.map(scored) }
}

interface Scored {
  readonly id: string
  readonly year: string
  /** By each way of ranking; by chance, it is the same for all. */
  readonly scores: Areas
}

function bothAreas(taken: readonly Scored[], others: readonly Scored[]): BothAreas {
  const areas = { pooled: areaOf, withinYear: areaWithinYears }
  return eachOf((kind, column) => areas[kind](taken, others, column))
}

function yearOf({ id }: Pick<Candidate, 'id'>): string {
  return /^\d{4}\./.test(id) ? id.slice(0, 2) : id
}

const frequent = new Set(
  'a an and are as at by for from in is it of on or the to using via we with'.split(' '),
)

/** Each once. */
function wordsOf(title: string): readonly string[] {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words)].filter((word) => word.length > 1 && !frequent.has(word))
}

function areaOf(taken: readonly Scored[], others: readonly Scored[], column: keyof Areas): number {
  let won = 0
  for (const { scores: one } of taken) {
    for (const { scores: other } of others) {
      won += one[column] > other[column] ? 1 : one[column] === other[column] ? 0.5 : 0
    }
  }
  return won / (taken.length * others.length)
}

/** The mean of the years, by how many papers of each were taken; a year with fewer others than this says nothing. */
const fewestOthers = 5

function areaWithinYears(taken: readonly Scored[], others: readonly Scored[], column: keyof Areas): number {
  let sum = 0
  let count = 0
  for (const year of new Set(taken.map((paper) => paper.year))) {
    const own = taken.filter((paper) => paper.year === year)
    const rest = others.filter((paper) => paper.year === year)
    if (rest.length < fewestOthers) continue
    sum += areaOf(own, rest, column) * own.length
    count += own.length
  }
  return sum / count
}
