import katex from 'katex'
import { type Formula, splitFormulas } from '../paper/tex/formulas.ts'
import { readableTex } from '../paper/text.ts'
import { escapeHtml, holdParticles } from './html.ts'

/** A thousand cells of a matrix become half a million characters of HTML; a formula of a paper's abstract has a few thousand. */
const longestHtml = 100_000
/** So much a window lays out without being held up. */
const mostOfPage = 3_000_000

/** How much the formulas of one page may still become, in characters of HTML. */
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

/** The formula as HTML that needs KaTeX's style sheet; what is no TeX, or becomes too much, is shown as it was written. */
export function renderFormula(formula: Formula, budget = new FormulaBudget()): string {
  if (budget.left === 0) return asWritten(formula)
  const html = set(formula)
  // What is thrown away has taken its time all the same.
  const isTooMuch = html !== undefined && (html.length > longestHtml || html.length > budget.left)
  budget.spend(html?.length ?? formula.tex.length)
  return html === undefined || isTooMuch ? asWritten(formula) : html
}

function set({ tex, isDisplayed }: Formula): string | undefined {
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
    return undefined
  }
}

function asWritten({ tex, isDisplayed }: Formula): string {
  const sign = isDisplayed ? '$$' : '$'
  return `<code class="tex">${escapeHtml(`${sign}${tex}${sign}`)}</code>`
}

/** A title or an abstract of arXiv as HTML: its formulas set, the rest of its TeX made readable. */
export function renderTex(text: string, formulas = new FormulaBudget()): string {
  const parts = Array.from(splitFormulas(text), (part) => {
    // Words keep the spaces at their ends, which a formula may touch.
    return typeof part === 'string' ? escapeHtml(readableTex(part)) : renderFormula(part, formulas)
  })
  return holdParticles(parts.join(''))
}
