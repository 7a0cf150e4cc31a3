import { categoryName } from '../arxiv/categories.ts'
import type { Paper } from './paper.ts'
import { type Formula, readFormula, splitFormulas } from './tex/formulas.ts'
import { readText } from './tex/readText.ts'

/** What may be TeX in a text; most texts contain none of it. */
const mayBeTex = /[\\${`~]|--/

/**
 * TeX as a person reads it: letters with their accents, symbols of formulas as characters, emphasis removed, quotation
 * marks and dashes. What a line of text cannot show, such as a matrix or an unknown command, stays as written.
 */
export function readableTex(text: string): string {
  if (!mayBeTex.test(text)) return text.normalize('NFC')
  let readable = ''
  for (const part of splitFormulas(text)) {
    readable += typeof part === 'string' ? readText(part) : (readFormula(part.tex) ?? asWritten(part))
  }
  return readable.normalize('NFC')
}

/** The same for text whose formulas are rendered later, as in Markdown. */
export function readableTexWithFormulas(text: string): string {
  const parts = Array.from(splitFormulas(text), (part) =>
    typeof part === 'string' ? readText(part) : asWritten(part),
  )
  return parts.join('').normalize('NFC')
}

/** A title in a list: "On $(n)$-trees" stays as recorded, because it is readable that way. */
export function titleInList(title: string): string {
  return title.includes('\\') ? readableTex(title) : title
}

function asWritten({ tex, isDisplayed }: Formula): string {
  const sign = isDisplayed ? '$$' : '$'
  return `${sign}${tex}${sign}`
}

/** "Ann Author, Bo Author and 7 more"; all of them if they are few. */
export function authorList(
  authors: readonly string[],
  most: number,
): { readonly shown: string; readonly more: number } {
  const shown = authors.slice(0, most).map(readableTex).join(', ')
  return { shown, more: Math.max(0, authors.length - most) }
}

/** Categories by name, unknown codes as they are: `Machine Learning (cs.LG)`. */
export function categoryList({ categories }: Pick<Paper, 'categories'>): readonly string[] {
  return categories.map((code) => {
    const name = categoryName(code)
    return name ? `${name} (${code})` : code
  })
}

/** The day of a date with time, as `2020-11-20`; `undefined` if it is not a date. */
export function day(date: string | undefined): string | undefined {
  const known = calendarDate(date)?.slice(0, 10)
  return known?.length === 10 ? known : undefined
}

/**
 * A date as far as it exists in the calendar: for "2024-02-31T00:00:00Z" the month, for "2024-13-45" the year;
 * `undefined` if it is not a date.
 */
export function calendarDate(date: string | undefined): string | undefined {
  const [, year, month, dayOfMonth] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)/.exec(date ?? '') ?? []
  if (date === undefined || year === undefined || Number(year) === 0) return undefined
  if (month === undefined) return date
  if (Number(month) < 1 || Number(month) > 12) return year
  if (dayOfMonth === undefined) return date
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(dayOfMonth) >= 1 && Number(dayOfMonth) <= days ? date : `${year}-${month}`
}

/** Whether a text has nothing visible: only spaces, direction marks and fillers. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Cc}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]*$/u.test(text)
}
