import katex from 'katex'
import { escapeHtml } from './escapeHtml.ts'

/** A formula in running text. */
export interface Formula {
  /** Without its dollar signs. */
  readonly tex: string
  /** Whether it stands by itself, in the middle of a line of its own. */
  readonly isDisplayed: boolean
  /** The offset behind its last dollar sign. */
  readonly end: number
}

const longestFormula = 1_000
/** "10, or US" between two dollar signs. */
const price = /^\d[\d.,]*\s+[a-z]{2,}/i

/**
 * The formula that begins at a dollar sign, `$x$` or `$$x$$`. As in Pandoc, what it holds touches the signs, and no digit
 * follows, so that "$5 and $10" are prices.
 */
export function formulaAt(text: string, offset: number): Formula | undefined {
  if (text.charAt(offset) !== '$') return undefined
  const isDisplayed = text.charAt(offset + 1) === '$'
  const start = offset + (isDisplayed ? 2 : 1)
  const close = closingDollar(text, start, isDisplayed)
  if (close < 0) return undefined
  const tex = text.slice(start, close)
  const isFormula = isDisplayed ? tex.trim() !== '' : isTight(tex) && !/\d/.test(text.charAt(close + 1))
  return isFormula && !/\n\s*\n/.test(tex)
    ? { tex, isDisplayed, end: close + (isDisplayed ? 2 : 1) }
    : undefined
}

/** The formula as HTML that needs KaTeX's style sheet; what is no TeX is shown as it was written. */
export function renderFormula({ tex, isDisplayed }: Formula): string {
  try {
    // Nothing is trusted: no links, no pictures, no attributes, and no size that covers the page.
    return katex.renderToString(tex, {
      displayMode: isDisplayed,
      strict: 'ignore',
      trust: false,
      maxExpand: 500,
      maxSize: 10,
    })
  } catch (error) {
    // A RangeError is what is left of a formula that is nested too deeply for the stack.
    if (!(error instanceof katex.ParseError || error instanceof RangeError)) throw error
    const sign = isDisplayed ? '$$' : '$'
    return `<code class="tex">${escapeHtml(`${sign}${tex}${sign}`)}</code>`
  }
}

function closingDollar(text: string, start: number, isDisplayed: boolean): number {
  const end = Math.min(text.length, start + longestFormula)
  for (let at = start; at < end; at++) {
    const character = text.charAt(at)
    if (character === '\\') at++
    else if (character === '$' && (!isDisplayed || text.charAt(at + 1) === '$')) return at
  }
  return -1
}

function isTight(tex: string): boolean {
  return tex !== '' && !/^\s|\s$/.test(tex) && !price.test(tex)
}
