import { lowerBound } from '../base/span.ts'
import type { PaperId } from '../paper/paper.ts'
import { type ArchivedDigest, type ArchivedEntry, fileName } from './archivedDigest.ts'

/** Entries of one paper, earliest digest first. Its ends and its length are available without iterating. */
export interface EarlierEntries extends Iterable<ArchivedEntry> {
  readonly first: ArchivedEntry | undefined
  readonly last: ArchivedEntry | undefined
  /** The number of entries; a digest may have several of one paper. */
  readonly length: number
  /** The number of digests that have these entries. */
  readonly digestCount: number
}

export const noEntries: EarlierEntries = {
  first: undefined,
  last: undefined,
  length: 0,
  digestCount: 0,
  *[Symbol.iterator]() {},
}

/** Consecutive rows in some order, all before a given place in it. */
interface Part {
  readonly rows: readonly number[]
  readonly end: number
  /** For each row, the number of entries in the rows before it. */
  readonly counts: readonly number[]
  /** For each row, the first and the last of all rows up to it, in the order of dates. */
  readonly firsts: readonly number[]
  readonly lasts: readonly number[]
}

type Group = Omit<Part, 'end'>

/**
 * The digests that have entries of one paper, in an order in which a few searches find what came before another digest:
 * a paper may be in each of 20,000 digests, and each of them asks. One digest came before another by their dates, or by
 * the numbers in their file names if these are otherwise the same (`issue-9.md`, `issue-10.md`). If neither tells, the
 * order is unknown.
 */
export class PaperHistory {
  readonly #id: PaperId
  /** By date, then by file. */
  readonly #digests: ArchivedDigest[]
  readonly #dates: readonly string[]
  /** The number of the paper's entries in the digests up to each. */
  readonly #counts: readonly number[]
  readonly #rowOf: ReadonlyMap<string, number>
  /**
   * Digests whose file names differ only in numbers, in the order of these: with any date, and with a given date or
   * none.
   */
  readonly #groups: ReadonlyMap<string, Group>

  /** @param digests those with an entry of the paper, sorted by `byDate` */
  constructor(id: PaperId, digests: readonly ArchivedDigest[]) {
    this.#id = id
    this.#digests = [...digests]
    this.#dates = digests.map(({ date }) => date ?? '')
    this.#counts = sums(digests.map((digest) => digest.countOf(id)))
    this.#rowOf = new Map(digests.map(({ file }, row) => [file, row]))
    this.#groups = this.#grouped()
  }

  /** Replaces a digest by one with the same date, and the same entries of the paper. */
  replace(digest: ArchivedDigest): void {
    const row = this.#rowOf.get(digest.file)
    if (row !== undefined) this.#digests[row] = digest
  }

  before(own: Dated): EarlierEntries {
    const ranges = own.date ? this.#earlierDates(own.date, own.file) : []
    const name = nameWithoutNumbers(own.file)
    const keys = own.date ? [`${name}\n`, `${name}\n${own.date}`] : [name]
    const parts = keys.flatMap((key) => this.#numberedBefore(key, own.file))
    const length =
      sum(ranges.map(([start, end]) => this.#countOf(start, end))) +
      sum(parts.map(({ counts, end }) => counts[end] ?? 0))
    if (length === 0) return noEntries
    const firstRow = Math.min(
      ...ranges.map(([start]) => start),
      ...parts.map(({ firsts, end }) => firsts[end - 1] ?? 0),
    )
    const lastRow = Math.max(
      ...ranges.map(([, end]) => end - 1),
      ...parts.map(({ lasts, end }) => lasts[end - 1] ?? 0),
    )
    const entriesIn = (row: number) => this.#digests[row]?.entriesOf(this.#id) ?? []
    return {
      length,
      // Each row is one digest.
      digestCount: sum([...ranges.map(([start, end]) => end - start), ...parts.map(({ end }) => end)]),
      first: entriesIn(firstRow)[0],
      last: entriesIn(lastRow).at(-1),
      *[Symbol.iterator]() {
        const inRanges = ranges.flatMap(([start, end]) =>
          Array.from({ length: end - start }, (_, index) => start + index),
        )
        const inParts = parts.flatMap(({ rows, end }) => rows.slice(0, end))
        for (const row of [...inRanges, ...inParts].sort((a, b) => a - b)) yield* entriesIn(row)
      },
    }
  }

  /** Rows whose date is before the other one, as far as both are precise: a month is not before one of its days. */
  #earlierDates(date: string, file: string): readonly (readonly [start: number, end: number])[] {
    const less = Array.from(date, (_, length) => date.slice(0, length)).filter((part) => part !== '')
    const own = this.#rowOf.get(file)
    const holes = [
      ...less.map((part) => [this.#firstFrom(part), this.#firstAfter(part)] as const),
      ...(own === undefined ? [] : [[own, own + 1] as const]),
    ].sort((a, b) => a[0] - b[0])
    const ranges: (readonly [number, number])[] = []
    let start = this.#firstAfter('')
    const end = this.#firstFrom(date)
    for (const [from, to] of holes) {
      if (to <= start || from >= end) continue
      ranges.push([start, from])
      start = to
    }
    return [...ranges, [start, end] as const].filter(([from, to]) => from < to)
  }

  #numberedBefore(key: string, file: string): Part[] {
    const group = this.#groups.get(key)
    if (!group) return []
    const end = lowerBound(
      group.rows.length,
      (at) => orderOfNames(this.#digests[group.rows[at] ?? 0]?.file ?? '', file) < 0,
    )
    return end > 0 ? [{ ...group, end }] : []
  }

  #countOf(start: number, end: number): number {
    return (this.#counts[end] ?? 0) - (this.#counts[start] ?? 0)
  }

  #firstFrom(date: string): number {
    return lowerBound(this.#dates.length, (row) => (this.#dates[row] ?? '') < date)
  }

  #firstAfter(date: string): number {
    return lowerBound(this.#dates.length, (row) => (this.#dates[row] ?? '') <= date)
  }

  #grouped(): ReadonlyMap<string, Group> {
    const rowsByKey = new Map<string, number[]>()
    for (const [row, { file }] of this.#digests.entries()) {
      const name = nameWithoutNumbers(file)
      for (const key of [name, `${name}\n${this.#dates[row]}`]) {
        const rows = rowsByKey.get(key)
        if (rows) rows.push(row)
        else rowsByKey.set(key, [row])
      }
    }
    const groups = Array.from(rowsByKey, ([key, rows]) => [key, this.#group(rows)] as const)
    return new Map(groups)
  }

  #group(rows: readonly number[]): Group {
    const fileOf = (row: number) => this.#digests[row]?.file ?? ''
    const inOrder = rows.toSorted((a, b) => orderOfNames(fileOf(a), fileOf(b)))
    return {
      rows: inOrder,
      counts: sums(inOrder.map((row) => this.#countOf(row, row + 1))),
      firsts: running(inOrder, Math.min),
      lasts: running(inOrder, Math.max),
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** The sum of all values before each, and the total at the end. */
function sums(values: readonly number[]): readonly number[] {
  const totals = [0]
  for (const value of values) totals.push((totals.at(-1) ?? 0) + value)
  return totals
}

function running(values: readonly number[], choose: (a: number, b: number) => number): readonly number[] {
  const chosen: number[] = []
  for (const value of values) chosen.push(choose(chosen.at(-1) ?? value, value))
  return chosen
}

/** What digests are sorted by. */
export interface Dated {
  readonly file: string
  readonly date: string | undefined
}

const collator = new Intl.Collator('en', { numeric: true })

/** For lists: by date, then by file; those without a date come first. */
export function byDate(one: Dated, other: Dated): number {
  return compare(one.date ?? '', other.date ?? '') || collator.compare(one.file, other.file)
}

/** Which of two file names comes first, by the numbers in them. */
function orderOfNames(one: string, other: string): number {
  return collator.compare(fileName(one), fileName(other))
}

/** The path, the same for files that differ only in the numbers of their names. */
function nameWithoutNumbers(file: string): string {
  const name = fileName(file)
  return (
    file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1) + name.replace(/\d+/g, '0')
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
