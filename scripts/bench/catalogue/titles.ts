// The papers that the catalogue is measured with: real titles where they are there, and others made of their words.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../support/project.ts'
import type { Random } from './random.ts'

export interface BenchPaper {
  readonly id: string
  readonly title: string
  /** Family name, given name. */
  readonly authors: readonly (readonly [family: string, given: string])[]
}

/** Papers of arXiv by year, in thousands, as they came: https://info.arxiv.org/about/reports/submission_stats.html, rounded. */
const thousandsByYear: readonly (readonly [year: number, thousands: number])[] = [
  ...([
    [1992, 3],
    [1993, 7],
    [1994, 10],
    [1995, 13],
    [1996, 16],
    [1997, 20],
    [1998, 24],
    [1999, 28],
  ] as const),
  ...([
    [2000, 31],
    [2001, 33],
    [2002, 36],
    [2003, 39],
    [2004, 44],
    [2005, 47],
    [2006, 50],
    [2007, 56],
  ] as const),
  ...([
    [2008, 59],
    [2009, 64],
    [2010, 70],
    [2011, 77],
    [2012, 84],
    [2013, 93],
    [2014, 98],
    [2015, 105],
  ] as const),
  ...([
    [2016, 113],
    [2017, 124],
    [2018, 140],
    [2019, 156],
    [2020, 178],
    [2021, 181],
    [2022, 186],
  ] as const),
  ...([
    [2023, 220],
    [2024, 250],
    [2025, 280],
    [2026, 275],
  ] as const),
]
const oldArchives = [
  'hep-th',
  'hep-ph',
  'astro-ph',
  'cond-mat',
  'gr-qc',
  'math',
  'quant-ph',
  'cs',
  'nucl-th',
  'physics',
]
/** New words come up all the time: names of methods, places, misprints. */
const shareOfNewWords = 0.012
const shareOfRealTitles = 0.02

/** So many papers in the order of the snapshot: identifiers of the present scheme first, then the old ones. */
export function* benchPapers(count: number, random: Random): Generator<BenchPaper> {
  const titles = realTitles()
  const words = titles.flatMap((title) => title.split(' '))
  const people = new People(random)
  for (const id of identifiers(count)) {
    yield {
      id,
      title: random.chance(shareOfRealTitles) ? random.pick(titles) : madeUp(titles, words, random),
      authors: people.some(),
    }
  }
}

/** A title as long as a real one, its words as frequent as in real ones, without the colon of one that stood in the middle. */
function madeUp(titles: readonly string[], words: readonly string[], random: Random): string {
  const length = random.pick(titles).split(' ').length
  const made = Array.from({ length }, () =>
    random.chance(shareOfNewWords) ? random.name(3) : random.pick(words),
  )
  return made.join(' ').replace(/[,:;–-]+$/, '')
}

/** Titles of real papers from beside the checkout, or those of the sample's few. */
function realTitles(): readonly string[] {
  const corpus = path.join(projectRoot, '..', 'shared', 'corpus', 'dev', 'titles.tsv')
  if (existsSync(corpus)) {
    const lines = readFileSync(corpus, 'utf8').trim().split('\n')
    return lines.map((line) => line.slice(line.indexOf('\t') + 1))
  }
  const papers: readonly { readonly title: string }[] = ['seedDigest.json', 'wellKnown.json'].flatMap(
    (file) => JSON.parse(readFileSync(path.join(projectRoot, 'test', 'localArxiv', 'papers', file), 'utf8')),
  )
  return papers.map(({ title }) => title)
}

function* identifiers(count: number): Generator<string> {
  const all = thousandsByYear.reduce((sum, [, thousands]) => sum + thousands, 0)
  const ofYear = (thousands: number) => Math.ceil((thousands / all) * count)
  let given = 0
  const isOld = ([year]: readonly [number, number]) => year < 2007
  for (const [year, thousands] of [
    ...thousandsByYear.filter((one) => !isOld(one)),
    ...thousandsByYear.filter(isOld),
  ]) {
    for (const id of year < 2007 ? oldStyle(year, ofYear(thousands)) : newStyle(year, ofYear(thousands))) {
      if (given++ === count) return
      yield id
    }
  }
}

function* newStyle(year: number, count: number): Generator<string> {
  const first = year === 2007 ? 4 : 1
  const months = year === 2026 ? 11 : 12
  const ofMonth = Math.ceil(count / (months - first + 1))
  for (let month = first; month <= months; month++) {
    for (let number = 1; number <= ofMonth; number++) {
      yield `${two(year % 100)}${two(month)}.${String(number).padStart(year < 2015 ? 4 : 5, '0')}`
    }
  }
}

function* oldStyle(year: number, count: number): Generator<string> {
  const ofMonth = Math.min(999, Math.ceil(count / 12 / oldArchives.length))
  for (const archive of oldArchives) {
    for (let month = 1; month <= 12; month++) {
      for (let number = 1; number <= ofMonth; number++) {
        yield `${archive}/${two(year % 100)}${two(month)}${String(number).padStart(3, '0')}`
      }
    }
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** Authors: many names, few of them common; one author to some, rarely hundreds. */
class People {
  readonly #random: Random
  readonly #families: readonly string[]
  readonly #given: readonly string[]

  constructor(random: Random) {
    this.#random = random
    this.#families = Array.from({ length: 150_000 }, () => random.name(1 + random.below(3)))
    this.#given = Array.from({ length: 8_000 }, () =>
      random.chance(0.3) ? `${random.name(1)[0]}.` : random.name(2),
    )
  }

  some(): BenchPaper['authors'] {
    const random = this.#random
    const count = random.chance(0.001) ? 300 : 1 + Math.floor(-Math.log(1 - random.next()) * 3.5)
    return Array.from(
      { length: count },
      () => [random.zipf(this.#families), random.zipf(this.#given)] as const,
    )
  }
}
