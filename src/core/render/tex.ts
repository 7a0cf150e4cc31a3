import { readableTex } from '../paper/text.ts'
import { escapeHtml } from './escapeHtml.ts'
import { formulaAt, renderFormula } from './math.ts'

/** A title or an abstract of arXiv as HTML: its formulas set, the rest of its TeX made readable. */
export function renderTex(text: string): string {
  const html: string[] = []
  let done = 0
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at)) {
    const formula = text.charAt(at - 1) === '\\' ? undefined : formulaAt(text, at)
    if (!formula) {
      at++
      continue
    }
    html.push(plain(text.slice(done, at)), renderFormula(formula))
    at = done = formula.end
  }
  html.push(plain(text.slice(done)))
  return html.join('')
}

/** Words keep the spaces at their ends, which a formula may touch. */
function plain(text: string): string {
  return escapeHtml(readableTex(text))
}
