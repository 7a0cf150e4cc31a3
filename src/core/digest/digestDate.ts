import { slice } from '../base/span.ts'
import type { Digest } from './digest.ts'

/** The day a digest is of, or the first of its days; `2024-03-01`, or `2024-03` where no day is named. */
export type DigestDate = string

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`
const numeric = /(?<!\d)((?:19|20)\d{2})[-./_年년]\s?(\d{1,2})(?:[-./_月월]\s?(\d{1,2}))?(?!\d)/
const compact = /(?<!\d)((?:19|20)?\d{2})(\d{2})(\d{2})(?!\d)/
const monthFirst = new RegExp(String.raw`\b${month}(?:\s+(\d{1,2})(?:st|nd|rd|th)?(?!\d))?`, 'i')
const dayFirst = new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+${month}`, 'i')
const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/

/**
 * The date of a digest: of its front matter, else of its title, its file's name or its first section, whichever names one
 * first. `undefined` when none does.
 * @param fileName without its folders
 */
export function digestDate(digest: Digest, fileName: string): DigestDate | undefined {
  const header = digest.frontMatter && /^date:(.*)$/m.exec(slice(digest.text, digest.frontMatter))?.[1]
  return dateOf(header) ?? dateOf(digest.title?.text) ?? dateIn(fileName) ?? dateOf(firstSection(digest))
}

function dateOf(place: string | undefined): DigestDate | undefined {
  return place === undefined ? undefined : dateIn(place)
}

/** Without putting all sections of the digest together. */
function firstSection({ parts }: Digest): string | undefined {
  return parts.find(({ sections }) => sections.length > 0)?.sections[0]?.label.text
}

/** The first date that a text names: `2024-03-01`, `2024.3.1`, `2024年3月1日`, `20240301`, `240301`, "March 31 - April 6, 2024". */
export function dateIn(text: string): DigestDate | undefined {
  const [, numericYear, numericMonth, numericDay] = numeric.exec(text) ?? []
  if (numericYear) return toDate(numericYear, Number(numericMonth), numericDay)
  const [, compactYear, compactMonth, compactDay] = compact.exec(text) ?? []
  const ofDigits = compactYear && toDate(compactYear.padStart(4, '20'), Number(compactMonth), compactDay)
  return ofDigits || inWords(text)
}

/** A month by its name, with the year that the same text names. */
function inWords(text: string): DigestDate | undefined {
  const inYear = year.exec(text)?.[1]
  if (!inYear) return undefined
  const [, day, name] = dayFirst.exec(text) ?? []
  if (name) return toDate(inYear, monthNumber(name), day)
  const [, firstName, dayBehind] = monthFirst.exec(text) ?? []
  return firstName ? toDate(inYear, monthNumber(firstName), dayBehind) : undefined
}

function monthNumber(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/** `undefined` for a month or a day that no calendar has. */
function toDate(inYear: string, inMonth: number, day: string | undefined): DigestDate | undefined {
  if (inMonth < 1 || inMonth > 12) return undefined
  const start = `${inYear}-${String(inMonth).padStart(2, '0')}`
  if (day === undefined) return start
  const isDay = Number(day) >= 1 && Number(day) <= new Date(Number(inYear), inMonth, 0).getDate()
  return isDay ? `${start}-${day.padStart(2, '0')}` : undefined
}
