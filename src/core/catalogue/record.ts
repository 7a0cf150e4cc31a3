// A paper in the catalogue: its number, by which papers are in the order of time, its volume, and its row of text.
import { type ArxivId, parseIdentifier } from '../arxiv/identifier.ts'

/** What the catalogue keeps of a paper. Texts are clean: one line each. */
export interface CatalogueRecord {
  readonly title: string
  readonly categories: readonly string[]
  readonly authors: readonly string[]
}

/** A paper to be added to the catalogue. */
export interface CatalogueEntry extends CatalogueRecord {
  /** From `numberOf`. */
  readonly number: number
  /** The day of the record's last change at arXiv, in days since the epoch. */
  readonly changedOn: number
}

/** Collaborations have thousands; the first hundred can be searched. */
export const mostAuthors = 100

export function writeRecord({ title, categories, authors }: CatalogueRecord): string {
  return `${title}\n${categories.join(' ')}\n${authors.slice(0, mostAuthors).join('\n')}`
}

export function readRecord(text: string): CatalogueRecord {
  const [title = '', categories = '', ...authors] = text.split('\n')
  return {
    title,
    categories: categories.split(' ').filter((code) => code !== ''),
    authors: authors.filter((name) => name !== ''),
  }
}

/** Numbers `from <= n < to`. */
export interface NumberRange {
  readonly from: number
  readonly to: number
}

const firstYear = 1991
/** Ids of one month: at most 99,999 in the new style, or a thousand for each archive in the old style. */
const slotsPerMonth = 0x20000
const slotsPerArchive = 1000

/**
 * Archives of old-style identifiers (`hep-th/9901001`). The position in this list is part of the number of a paper, and
 * so of the file format: never reorder, only append.
 */
const archives: readonly string[] = [
  ...['acc-phys', 'adap-org', 'alg-geom', 'ao-sci', 'astro-ph', 'atom-ph', 'bayes-an', 'chao-dyn', 'chem-ph'],
  ...['cmp-lg', 'comp-gas', 'cond-mat', 'cs', 'dg-ga', 'funct-an', 'gr-qc', 'hep-ex', 'hep-lat', 'hep-ph'],
  ...[
    'hep-th',
    'math',
    'math-ph',
    'mtrl-th',
    'nlin',
    'nucl-ex',
    'nucl-th',
    'patt-sol',
    'physics',
    'plasm-ph',
  ],
  ...['q-alg', 'q-bio', 'quant-ph', 'solv-int', 'supr-con'],
]

/**
 * The number of a paper in the catalogue: computed from the identifier and back, and greater for a later paper, so that
 * "newest first" is the order of numbers and a paper never has two. `undefined` for an archive that had no such ids.
 */
export function numberOf(id: ArxivId): number | undefined {
  const slash = id.indexOf('/')
  if (slash < 0) {
    return startOfMonth(newStyleYear(id.slice(0, 2)), Number(id.slice(2, 4))) + Number(id.slice(5))
  }
  const archive = archives.indexOf(id.slice(0, slash))
  if (archive < 0) return undefined
  const digits = id.slice(slash + 1)
  const month = startOfMonth(oldStyleYear(digits.slice(0, 2)), Number(digits.slice(2, 4)))
  return month + archive * slotsPerArchive + Number(digits.slice(4))
}

/** The identifier of a number from {@link numberOf}. */
export function idOf(number: number): ArxivId {
  const month = Math.floor(number / slotsPerMonth)
  const slot = number % slotsPerMonth
  const year = firstYear + Math.floor(month / 12)
  const yymm = twoDigits(year % 100) + twoDigits((month % 12) + 1)
  if (!isOldStyle(year, (month % 12) + 1)) return `${yymm}.${padded(slot, idDigits(year))}` as ArxivId
  return `${archives[Math.floor(slot / slotsPerArchive)]}/${yymm}${padded(slot % slotsPerArchive, 3)}` as ArxivId
}

/** The year of the first version. */
export function yearOf(number: number): number {
  return firstYear + Math.floor(number / slotsPerMonth / 12)
}

/** From one month up to another, which is excluded. */
export function rangeOfMonths(
  from: readonly [year: number, month: number],
  to: readonly [year: number, month: number],
): NumberRange {
  return { from: startOfMonth(...from), to: startOfMonth(...to) }
}

/**
 * The ranges of identifiers that begin with the text (`2011.106`, `2011`, `hep-th/99`), newest first; empty if no
 * identifier does. A leading `arXiv:` and a trailing version are ignored.
 */
export function rangesOfPrefix(text: string): readonly NumberRange[] {
  const prefix = text
    .trim()
    .toLowerCase()
    .replace(/^arxiv:\s*/, '')
    .replace(/v\d*$/, '')
  const [, yy = '', mm = '', digits = ''] = /^(\d\d)(\d\d)(?:\.(\d*))?$/.exec(prefix) ?? []
  if (yy !== '') return newStyleRanges(yy, mm, digits)
  const [, archive = '', numbers = ''] = /^([a-z]+(?:-[a-z]+)?)(?:\.[a-z-]+)?\/(\d{0,7})$/.exec(prefix) ?? []
  return archives.includes(archive) ? oldStyleRanges(archives.indexOf(archive), numbers) : []
}

function newStyleRanges(yy: string, mm: string, digits: string): readonly NumberRange[] {
  const year = newStyleYear(yy)
  const month = Number(mm)
  if (month < 1 || month > 12 || isOldStyle(year, month)) return []
  return slotRange(startOfMonth(year, month), digits, idDigits(year))
}

function oldStyleRanges(archive: number, numbers: string): readonly NumberRange[] {
  const ranges: NumberRange[] = []
  for (let year = 2007; year >= firstYear; year--) {
    for (let month = 12; month >= 1; month--) {
      const yymm = twoDigits(year % 100) + twoDigits(month)
      const fits = yymm.startsWith(numbers.slice(0, 4))
      if (!fits || !isOldStyle(year, month)) continue
      const start = startOfMonth(year, month) + archive * slotsPerArchive
      ranges.push(...slotRange(start, numbers.slice(4), 3))
    }
  }
  return ranges
}

/** The numbers after `start` whose padded digits begin with the given ones. */
function slotRange(start: number, digits: string, length: number): readonly NumberRange[] {
  if (digits.length > length) return []
  const width = 10 ** (length - digits.length)
  const first = Number(digits) * width
  return [{ from: start + first, to: start + first + width }]
}

/** arXiv's scheme changed in April 2007. */
function isOldStyle(year: number, month: number): boolean {
  return year * 100 + month < 200704
}

function idDigits(year: number): number {
  return year < 2015 ? 4 : 5
}

function newStyleYear(yy: string): number {
  return Number(yy) < 7 ? 2100 + Number(yy) : 2000 + Number(yy)
}

function oldStyleYear(yy: string): number {
  return Number(yy) >= 91 ? 1900 + Number(yy) : 2000 + Number(yy)
}

function startOfMonth(year: number, month: number): number {
  return ((year - firstYear) * 12 + month - 1) * slotsPerMonth
}

function twoDigits(value: number): string {
  return padded(value, 2)
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

/** The number of a written identifier; `undefined` if it is not valid. */
export function numberOfText(text: string): number | undefined {
  const reference = parseIdentifier(text)
  return reference && numberOf(reference.id)
}

/** A period whose papers share an index: a search for the newest papers reads no more than the newest lists. */
export interface Volume {
  /** Its first year; part of the file format. */
  readonly id: number
  readonly range: NumberRange
}

/**
 * A few hundred thousand papers each, following arXiv's growth: the older a volume, the more rarely a search reaches
 * it.
 */
const firstYears = [1991, 2009, 2014, 2017, 2019, 2021]

/** From then on, one volume per year. */
const firstWholeYear = 2023

/** The last year of the present identifier scheme. */
const lastYear = 2106

/** Papers of all years that changed since their volume was indexed. */
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

/** The first id of a volume's lists. */
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
