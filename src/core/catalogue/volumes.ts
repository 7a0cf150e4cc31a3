import { type NumberRange, rangeOfMonths, yearOf } from './paperNumber.ts'

/** A stretch of time whose papers share an index: a search for the newest papers reads no more than the newest lists. */
export interface Volume {
  /** The year it begins with; part of the file format. */
  readonly id: number
  readonly range: NumberRange
}

/** A few hundred thousand papers each, as arXiv grew: the older, the seldomer is a search satisfied before it. */
const firstYears = [1991, 2009, 2014, 2017, 2019, 2021]
/** From then on every year. */
const firstWholeYear = 2023
/** Identifiers of the present scheme end with it. */
const lastYear = 2106

/** Papers that changed since their volume was indexed, of all years. */
export const recentChanges: Volume = { id: 0, range: rangeOfMonths([1991, 1], [lastYear + 1, 1]) }

/** Newest first. */
export const volumes: readonly Volume[] = startYears()
  .map((year, index, years) => ({
    id: year,
    range: rangeOfMonths([year, 1], [years[index + 1] ?? lastYear + 1, 1]),
  }))
  .reverse()

export function volumeIdOf(number: number): number {
  const year = yearOf(number)
  return year >= firstWholeYear ? year : (firstYears.findLast((first) => first <= year) ?? 1991)
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

function startYears(): readonly number[] {
  return [
    ...firstYears,
    ...Array.from({ length: lastYear - firstWholeYear + 1 }, (_, index) => firstWholeYear + index),
  ]
}
