/** A formula in running text. */
export interface Formula {
  /** Without its dollar signs. */
  readonly tex: string
  /** Whether it stands by itself, in the middle of a line of its own. */
  readonly isDisplayed: boolean
  /** The offset after its last dollar sign. */
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
  const found = betweenDollars(text, offset)
  if (!found) return undefined
  const { tex, isDisplayed, end } = found
  const isFormula = isDisplayed ? tex.trim() !== '' : isTight(tex) && !/\d/.test(text.charAt(end))
  return isFormula ? found : undefined
}

/** The text of a record in its order: what is in words, and its formulas. */
export function* splitFormulas(text: string): Generator<string | Formula> {
  let done = 0
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at)) {
    const formula = text.charAt(at - 1) === '\\' ? undefined : recordFormulaAt(text, at)
    if (!formula) {
      at++
      continue
    }
    if (at > done) yield text.slice(done, at)
    yield formula
    at = done = formula.end
  }
  if (done < text.length) yield text.slice(done)
}

/** In records, where nobody marks up prices, a command between dollar signs makes a formula even with spaces around it. */
function recordFormulaAt(text: string, offset: number): Formula | undefined {
  const strict = formulaAt(text, offset)
  if (strict) return strict
  const found = betweenDollars(text, offset)
  return found && /\\[a-zA-Z]|[\^_]/.test(found.tex) && !price.test(found.tex.trim()) ? found : undefined
}

function betweenDollars(text: string, offset: number): Formula | undefined {
  if (text.charAt(offset) !== '$') return undefined
  const isDisplayed = text.charAt(offset + 1) === '$'
  const width = isDisplayed ? 2 : 1
  const close = closingDollar(text, offset + width, isDisplayed)
  if (close < 0) return undefined
  const tex = text.slice(offset + width, close)
  return /\n\s*\n/.test(tex) ? undefined : { tex, isDisplayed, end: close + width }
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
