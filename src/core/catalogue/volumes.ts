import { type NumberRange, rangeOfMonths, yearAndMonthOf } from './paperNumber.ts'

/**
 * A stretch of time whose papers share an index: a search for the newest papers reads little, and no list is long (SQLite
 * takes twenty times as long for one of 40 kB as for one of 10 kB).
 */
export interface Volume {
  /** The year it begins with, and a digit for its half; part of the file format. */
  readonly id: number
  readonly range: NumberRange
}

/** A hundred thousand papers or two each, as arXiv grew; from 2007 on every year, from 2018 on every half. */
const earlyYears = [1991, 1998, 2001, 2004]
const firstWholeYear = 2007
const firstHalfYear = 2018
/** Identifiers of the present scheme end with it. */
const lastYear = 2106

/** Papers that changed since their volume was indexed, of all years. */
export const recentChanges: Volume = { id: 0, range: rangeOfMonths([1991, 1], [lastYear + 1, 1]) }

/** Newest first. */
export const volumes: readonly Volume[] = starts()
  .map(([year, month], index, all) => ({
    id: idOf(year, month),
    range: rangeOfMonths([year, month], all[index + 1] ?? [lastYear + 1, 1]),
  }))
  .reverse()

export function volumeIdOf(number: number): number {
  const [year, month] = yearAndMonthOf(number)
  if (year >= firstHalfYear) return idOf(year, month)
  return idOf(year >= firstWholeYear ? year : (earlyYears.findLast((first) => first <= year) ?? 1991), 1)
}

/** Ids of a volume's lists begin here. */
export function firstListId(volume: number): number {
  return volume * listsOfVolume
}

/** The volume that a list belongs to. */
export function volumeOfList(id: number): number {
  return Math.floor(id / listsOfVolume)
}

const listsOfVolume = 2 ** 32

function idOf(year: number, month: number): number {
  return year * 10 + (month > 6 ? 2 : 1)
}

function starts(): readonly (readonly [year: number, month: number])[] {
  const years = [...earlyYears]
  for (let year = firstWholeYear; year <= lastYear; year++) years.push(year)
  return years.flatMap((year) =>
    year < firstHalfYear
      ? ([[year, 1]] as const)
      : ([
          [year, 1],
          [year, 7],
        ] as const),
  )
}
