import { raised, symbolOf, tableOf } from './characters.ts'

/** A formula in running text. */
export interface Formula {
  /** Without its dollar signs. */
  readonly tex: string
  /** Whether it is displayed on a line of its own. */
  readonly isDisplayed: boolean
  /** The offset after its last dollar sign. */
  readonly end: number
}

const longestFormula = 1_000
/** "10, or US" between two dollar signs. */
const price = /^\d[\d.,]*\s+[a-z]{2,}/i
/** Functions, which people write without a backslash, too. */
const functions = commands('arg cos det dim exp gcd inf ker lim ln log max min mod sin sup tan')

/**
 * The formula that begins at a dollar sign, `$x$` or `$$x$$`. As in Pandoc, its content touches the signs, and no digit
 * follows, so that "$5 and $10" are prices.
 */
export function formulaAt(text: string, offset: number): Formula | undefined {
  const found = betweenDollars(text, offset)
  if (!found) return undefined
  const { tex, isDisplayed, end } = found
  if (isDisplayed) return tex.trim() === '' ? undefined : found
  const [before, after] = [text.charAt(offset - 1), text.charAt(end)]
  const isBetween = (/\d/.test(before) || /[a-z]/i.test(after)) && isSentence(tex)
  return isTight(tex) && !/\d/.test(after) && !isBetween ? found : undefined
}

/** The parts of a record's text in order: words and formulas. */
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

/**
 * In records, where nobody marks up prices, a command between dollar signs makes a formula even with spaces around it.
 */
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
  return tex !== '' && !/^\s|\s$/.test(tex) && !price.test(tex) && !endsCode(tex)
}

/** Whether a code begins or ends in it, but not both, as in "$10, or `$x`". */
function endsCode(tex: string): boolean {
  return tex.split('`').length % 2 === 0
}

/** Words without a sign of TeX: "/month or 6" of "5$/month or 6$/month", "HOME or (" of "$HOME or ($PATH)". */
function isSentence(tex: string): boolean {
  if (!/\s/.test(tex) || /[\\^_={}<>+|]/.test(tex)) return false
  const words = tex.match(/[a-z]{2,}/gi) ?? []
  return words.filter((word) => !functions.has(word)).length > 1
}

/**
 * A formula as a person reads it in a line of text: `\ell_1` is ℓ₁, `\mathcal{O}(n \log n)` is O(n log n). `undefined`
 * if a line of text cannot show it, as with matrices and unknown commands.
 */
export function readFormula(tex: string): string | undefined {
  const cursor = new Cursor(tex)
  const read = readUntil(cursor, tex.length)
  return read?.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Commands that change the look of their argument, not its meaning. */
const plain = commands(
  'mathrm mathbf mathit mathcal mathsf mathtt mathfrak mathscr mathnormal boldsymbol bm pmb bold text textrm textbf',
  'textit texttt textsf textsc textnormal textup textmd emph mbox hbox operatorname mathop mathbin mathrel mathord mathopen',
  'mathclose mathpunct mathinner ensuremath',
)
/** Commands that set the size or style of what follows. */
const silent = commands(
  'left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm',
  'displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits rm bf it sf tt cal mit boldmath unboldmath relax',
)
const spaces = commands('quad qquad enspace enskip thinspace medspace thickspace space nobreakspace')
const fractions = commands('frac dfrac tfrac cfrac')

function commands(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')))
}

function readUntil(cursor: Cursor, end: number): string | undefined {
  let result = ''
  while (cursor.at < end) {
    const isFirst = result === '' || /\s$/.test(result)
    const read = readOne(cursor, isFirst)
    if (read === undefined) return undefined
    const gap = isName(read) && /[\p{L}\p{N})\]]$/u.test(result) ? ' ' : ''
    result += gap + read
  }
  return result
}

/** The next unit: a character, a group, a command with its arguments. */
function readOne(cursor: Cursor, isSpaceBefore: boolean): string | undefined {
  const { character, closing } = cursor
  switch (character) {
    case '{':
      return closing === undefined ? undefined : readGroup(cursor, closing)
    case '}':
      return undefined
    case '^':
    case '_':
      return readScript(cursor, character)
    case '~':
      cursor.at++
      return ' '
    case "'":
      cursor.at++
      return '′'
    case '\\':
      return readCommand(cursor, isSpaceBefore)
    default:
      return cursor.next()
  }
}

function readGroup(cursor: Cursor, closing: number): string | undefined {
  cursor.at++
  const read = readUntil(cursor, closing)
  cursor.at = closing + 1
  return read
}

/** The argument of a command: the next group, or else the next unit. */
function readArgument(cursor: Cursor): string | undefined {
  cursor.take(/\s*/y)
  return cursor.at < cursor.text.length ? readOne(cursor, true)?.trim() : undefined
}

function readScript(cursor: Cursor, sign: '^' | '_'): string | undefined {
  cursor.at++
  const text = readArgument(cursor)
  if (text === undefined) return undefined
  const isWord = /^[\p{L}\p{N}]*$/u.test(text)
  return raised(text.replaceAll('−', '-'), sign === '^') ?? `${sign}${isWord ? text : `(${text})`}`
}

function readCommand(cursor: Cursor, isSpaceBefore: boolean): string | undefined {
  const name = cursor.take(/\\[a-zA-Z]+/y)?.slice(1)
  if (name === undefined) return readSign(cursor)
  // After a symbol, it is a sign.
  if (symbolOf(name) === undefined) cursor.take(/\*/y)
  if (silent.has(name)) {
    if (/^(?:left|right|middle)$/.test(name)) cursor.take(/\s*\./y)
    return ''
  }
  if (spaces.has(name)) return ' '
  if (plain.has(name)) return readArgument(cursor)
  return readApplied(cursor, name) ?? readSymbol(cursor, name, isSpaceBefore)
}

/**
 * Spaces mean nothing in a formula: those after a command count if there is one before it, too, and those after a letter in front of a
 * sign that has them on both sides.
 */
function readSymbol(cursor: Cursor, name: string, isSpaceBefore: boolean): string | undefined {
  const symbol = symbolOf(name)
  if (symbol === undefined) return undefined
  if (isName(symbol)) return symbol + (cursor.take(/\s*(?=[\\\p{L}\p{N}])/uy) === undefined ? '' : ' ')
  if (!isSpaceBefore || /\p{L}/u.test(symbol)) cursor.take(/(?!\s+[-+=<>|/*:]\s)\s*/y)
  return symbol
}

function readApplied(cursor: Cursor, name: string): string | undefined {
  const accent = mathAccents.get(name)
  if (accent !== undefined) return accented(readArgument(cursor), accent)
  if (name === 'mathbb' || name === 'mathds' || name === 'Bbb') {
    return readArgument(cursor)?.replace(/[A-Z]/g, (letter) => doubleStruck.get(letter) ?? letter)
  }
  if (fractions.has(name)) return joined('/', readArgument(cursor), readArgument(cursor))
  if (name === 'sqrt') {
    const root = raised(cursor.take(/\[\d\]/y)?.slice(1, -1) ?? '', true)
    return joined(`${root}√`, '', readArgument(cursor))
  }
  if (name === 'not') return accented(readArgument(cursor), '\u0338')
  if (name === 'textcolor' || name === 'color') {
    readArgument(cursor)
    return name === 'color' ? '' : readArgument(cursor)
  }
  return undefined
}

/** Whether a command prints a word, which is separated from its neighbours. */
function isName(printed: string): boolean {
  return /^[a-z]{2}/i.test(printed)
}

/** Commands for accents, with the characters that join the one before them. */
const mathAccents = tableOf({
  hat: '\u0302',
  widehat: '\u0302',
  tilde: '\u0303',
  widetilde: '\u0303',
  bar: '\u0304',
  overline: '\u0305',
  vec: '\u20d7',
  dot: '\u0307',
  ddot: '\u0308',
  breve: '\u0306',
  check: '\u030c',
  acute: '\u0301',
  grave: '\u0300',
  mathring: '\u030a',
  underline: '\u0332',
})

/** ℝ for R; `undefined` if Unicode has the letter only where most fonts lack it. */
const doubleStruck = tableOf({
  C: 'ℂ',
  H: 'ℍ',
  N: 'ℕ',
  P: 'ℙ',
  Q: 'ℚ',
  R: 'ℝ',
  Z: 'ℤ',
})

/** An accent over one character; over several it would be placed over the last. */
function accented(text: string | undefined, accent: string): string | undefined {
  if (text === undefined) return undefined
  return Array.from(text).length === 1 ? text.replace('ı', 'i').replace('ȷ', 'j') + accent : text
}

function joined(sign: string, left: string | undefined, right: string | undefined): string | undefined {
  return left === undefined || right === undefined ? undefined : `${whole(left)}${sign}${whole(right)}`
}

function whole(text: string): string {
  return /^[\p{L}\p{N}\p{M}.]*$/u.test(text) ? text : `(${text})`
}

/** A backslash and a character that is not a letter. */
function readSign(cursor: Cursor): string | undefined {
  cursor.at++
  if (cursor.at >= cursor.text.length) return undefined
  const sign = cursor.next()
  if (sign === '|') return '‖'
  if (sign === '!') return ''
  if (/[,;:\s\\>]/.test(sign)) return ' '
  return /[{}%&#_$]/.test(sign) ? sign : undefined
}

/** Deeper braces are ordinary characters: no real text comes close, and every level takes a call. */
const mostLevels = 40

/** A position in a TeX text that knows where each brace is closed, so that reading takes one pass. */
export class Cursor {
  readonly text: string
  at = 0
  /** The offset of the closing brace, by that of the opening one. */
  readonly #closes: ReadonlyMap<number, number>

  constructor(text: string) {
    this.text = text
    this.#closes = text.includes('{') ? bracePairs(text) : new Map()
  }

  get character(): string {
    return this.text.charAt(this.at)
  }

  /** Where the group that begins here ends; `undefined` if there is none. */
  get closing(): number | undefined {
    return this.#closes.get(this.at)
  }

  /** The match of a sticky pattern here; the cursor moves to its end. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  /** The next complete character. */
  next(): string {
    const character = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0)
    this.at += character.length
    return character
  }
}

function bracePairs(text: string): ReadonlyMap<number, number> {
  const closes = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\') at++
    else if (character === '{') open.push(at)
    else if (character === '}') {
      const start = open.pop()
      if (start !== undefined && open.length < mostLevels) closes.set(start, at)
    }
  }
  return closes
}
