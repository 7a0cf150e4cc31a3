import { splitFormulas } from '../paper/tex/formulas.ts'
import { readableTex } from '../paper/text.ts'
import { escapeHtml } from './escapeHtml.ts'
import { FormulaBudget, renderFormula } from './math.ts'

/** A title or an abstract of arXiv as HTML: its formulas set, the rest of its TeX made readable. */
export function renderTex(text: string, formulas = new FormulaBudget()): string {
  return Array.from(splitFormulas(text), (part) => {
    // Words keep the spaces at their ends, which a formula may touch.
    return typeof part === 'string' ? escapeHtml(readableTex(part)) : renderFormula(part, formulas)
  }).join('')
}
