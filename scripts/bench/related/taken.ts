// Whether papers that a writer took later are ranked before others of the same years, by what they covered until then.

import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { CoveredPapers } from '../../../src/core/related/coveredPapers.ts'
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

export interface TakenAreas {
  readonly until: string
  /** Entries to learn from, papers taken later, and others. */
  readonly learned: number
  readonly taken: number
  readonly others: number
  /** All against all, which also tells years apart of which the writer took more. */
  readonly pooled: Areas
  /** Each paper against others of its own year only. */
  readonly withinYear: Areas
}

interface Candidate {
  readonly id: string
  readonly title: string
}

/** In these days much had been written before, and much was after. */
const days = ['2020-04-03', '2020-07-01', '2020-08-15', '2020-12-01', '2021-01-01']

export function measureTaken(writer: Writer): readonly TakenAreas[] {
  return days.map((until) => measureUntil(writer, until))
}

function measureUntil({ records, entries, titles }: Writer, until: string): TakenAreas {
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
  const scores = {
    ours: ({ id, title }: Candidate) => covered.rank([{ id: id as ArxivId, title }])[0]?.score ?? 0,
    keywords: ({ title }: Candidate) => wordsOf(title).filter((word) => words.has(word)).length,
    keywordShare: ({ title }: Candidate) => {
      const own = wordsOf(title)
      return own.filter((word) => words.has(word)).length / Math.max(1, own.length)
    },
    // The same for all.
    chance: () => 0,
  }
  const areas = (area: typeof areaOf): Areas => {
    const of = (score: (paper: Candidate) => number) =>
      area(taken.map(scored(score)), others.map(scored(score)))
    const { ours, keywords, keywordShare, chance } = scores
    return { ours: of(ours), keywords: of(keywords), keywordShare: of(keywordShare), chance: of(chance) }
  }
  return {
    ...{ until, learned: covered.entryCount, taken: taken.length, others: others.length },
    pooled: areas(areaOf),
    withinYear: areas(areaWithinYears),
  }
}

interface Scored {
  readonly year: string
  readonly score: number
}

function scored(score: (paper: Candidate) => number): (paper: Candidate) => Scored {
  return (paper) => ({ year: yearOf(paper), score: score(paper) })
}

function yearOf({ id }: Candidate): string {
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

function areaOf(taken: readonly Scored[], others: readonly Scored[]): number {
  let won = 0
  for (const { score: one } of taken) {
    for (const { score: other } of others) won += one > other ? 1 : one === other ? 0.5 : 0
  }
  return won / (taken.length * others.length)
}

/** The mean of the years, by how many papers of each were taken; a year with fewer others than this says nothing. */
const fewestOthers = 5

function areaWithinYears(taken: readonly Scored[], others: readonly Scored[]): number {
  let sum = 0
  let count = 0
  for (const year of new Set(taken.map((paper) => paper.year))) {
    const own = taken.filter((paper) => paper.year === year)
    const rest = others.filter((paper) => paper.year === year)
    if (rest.length < fewestOthers) continue
    sum += areaOf(own, rest) * own.length
    count += own.length
  }
  return sum / count
}
