import katex from 'katex'
import { type Formula, splitFormulas } from '../paper/tex/formulas.ts'
import { readableTex } from '../paper/text.ts'
import { escapeHtml, holdParticles } from './html.ts'

/**
 * A matrix with a thousand cells becomes half a million characters of HTML; a formula in a paper's abstract has a few
 * thousand.
 */
const longestHtml = 100_000
/** As much as a window can lay out without delay. */
const mostOfPage = 3_000_000

/** The remaining size of the formulas on one page, in characters of HTML. */
export class FormulaBudget {
  #left: number

  constructor(left = mostOfPage) {
    this.#left = left
  }

  get left(): number {
    return this.#left
  }

  spend(characters: number): void {
    this.#left = Math.max(0, this.#left - characters)
  }
}

/**
 * The formula as HTML that needs KaTeX's style sheet; if it is not TeX, or becomes too large, it is shown as written.
 */
export function renderFormula(formula: Formula, budget = new FormulaBudget()): string {
  if (budget.left === 0) return asWritten(formula)
  const html = set(formula)
  // Output that is discarded has still taken time.
  const isTooMuch = html !== undefined && (html.length > longestHtml || html.length > budget.left)
  budget.spend(html?.length ?? formula.tex.length)
  return html === undefined || isTooMuch ? asWritten(formula) : html
}

function set({ tex, isDisplayed }: Formula): string | undefined {
  try {
    // Nothing is trusted: no links, no images, no attributes, and no size that covers the page.
    return katex.renderToString(tex, {
      displayMode: isDisplayed,
      strict: 'ignore',
      trust: false,
      maxExpand: 500,
      maxSize: 10,
    })
  } catch (error) {
    // A formula that is nested too deeply for the stack ends in a RangeError.
    if (!(error instanceof katex.ParseError || error instanceof RangeError)) throw error
    return undefined
  }
}

function asWritten({ tex, isDisplayed }: Formula): string {
  const sign = isDisplayed ? '$$' : '$'
  return `<code class="tex">${escapeHtml(`${sign}${tex}${sign}`)}</code>`
}

/** A title or an abstract from arXiv as HTML: its formulas rendered, the rest of its TeX made readable. */
export function renderTex(text: string, formulas = new FormulaBudget()): string {
  const parts = Array.from(splitFormulas(text), (part) => {
    // Words keep the spaces at their ends, next to a formula.
    return typeof part === 'string' ? escapeHtml(readableTex(part)) : renderFormula(part, formulas)
  })
  return holdParticles(parts.join(''))
}
