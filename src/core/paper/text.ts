import { categoryName } from '../arxiv/categories.ts'
import type { Paper } from './paper.ts'
import { type Formula, readFormula, splitFormulas } from './tex/formulas.ts'
import { readText } from './tex/readText.ts'

/** What may be TeX in a text; most texts hold none of it. */
const mayBeTex = /[\\${`~]|--/

/**
 * TeX as a person reads it: letters with their accents, symbols of formulas as characters, emphasis dropped, quotation marks and
 * dashes. What a line of text cannot show, such as a matrix or an unknown command, stays as it is written.
 */
export function readableTex(text: string): string {
  if (!mayBeTex.test(text)) return text.normalize('NFC')
  let readable = ''
  for (const part of splitFormulas(text)) {
    readable += typeof part === 'string' ? readText(part) : (readFormula(part.tex) ?? asWritten(part))
  }
  return readable.normalize('NFC')
}

/** The same where formulas are set by whoever shows the text, as in Markdown. */
export function readableTexWithFormulas(text: string): string {
  const parts = Array.from(splitFormulas(text), (part) =>
    typeof part === 'string' ? readText(part) : asWritten(part),
  )
  return parts.join('').normalize('NFC')
}

/** A title in a list from which one is chosen: "On $(n)$-trees" stays as it is recorded, for it is readable so. */
export function titleInList(title: string): string {
  return title.includes('\\') ? readableTex(title) : title
}

function asWritten({ tex, isDisplayed }: Formula): string {
  const sign = isDisplayed ? '$$' : '$'
  return `${sign}${tex}${sign}`
}

/** "Ann Author, Bo Author and 7 more"; all of them when they are few. */
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

/** The day of a date with time, as `2020-11-20`; `undefined` for what is none. */
export function day(date: string | undefined): string | undefined {
  const known = calendarDate(date)?.slice(0, 10)
  return known?.length === 10 ? known : undefined
}

/** A date as far as a calendar has it: of "2024-02-31T00:00:00Z" the month, of "2024-13-45" the year; `undefined` for what is none. */
export function calendarDate(date: string | undefined): string | undefined {
  const [, year, month, dayOfMonth] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)/.exec(date ?? '') ?? []
  if (date === undefined || year === undefined || Number(year) === 0) return undefined
  if (month === undefined) return date
  if (Number(month) < 1 || Number(month) > 12) return year
  if (dayOfMonth === undefined) return date
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(dayOfMonth) >= 1 && Number(dayOfMonth) <= days ? date : `${year}-${month}`
}

/** Whether nothing of a text is seen: it has blanks, marks of direction and fillers at most. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Cc}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]*$/u.test(text)
}
