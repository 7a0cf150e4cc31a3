import { categoryName } from '../arxiv/categories.ts'
import type { Paper } from './paper.ts'

const combining: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
}

const accent = /\\([`'^~"=.]|[uvHck](?![a-zA-Z]))\s*(?:\{\\?([a-zA-Z])\}|\\?([a-zA-Z]))/g
const emphasis = /\\(?:emph|textit|textbf|texttt|textsc|text|mathrm|mathbf|mathcal|mathbb)\s*\{([^{}]*)\}/g

/** TeX as a person reads it: accents as letters, emphasis and math marks dropped, other commands left as written. */
export function readableTex(text: string): string {
  return text
    .replace(
      accent,
      (_, mark: string, braced?: string, bare?: string) => (braced ?? bare) + (combining[mark] ?? ''),
    )
    .replace(emphasis, '$1')
    .replace(/\$([^$\n]{1,200})\$/g, '$1')
    .replace(/\\([%&#_$])/g, '$1')
    .normalize('NFC')
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
export function categoryList({ categories }: Paper): readonly string[] {
  return categories.map((code) => {
    const name = categoryName(code)
    return name ? `${name} (${code})` : code
  })
}

/** The day of a date with time, as `2020-11-20`; `undefined` for what is none. */
export function day(date: string | undefined): string | undefined {
  return date && /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]
}
