// What a text consists of, line by line (`scan.ts` finds it), and a cursor that looks at its lines.

/** What a line is, as far as it alone, the line below and open fences and comments tell. */
export type LineKind =
  | 'blank'
  | 'text'
  | 'heading'
  /** Inside fenced code or an HTML comment. */
  | 'hidden'
  /** Hashtags and nothing else. */
  | 'tags'
  /** Marks without words: thematic breaks, the rule below a table's head, HTML tags, `[toc]`. */
  | 'marks'
  /** `[name]: address`, which says where references lead. */
  | 'definition'

/** What stands in front of a line's words: a bullet, a number, or the edge of a table's row. */
type Marker = '' | '-' | '1' | '|'

/**
 * One line of the text, or several that belong together: a link's label that goes on in the next line, a row of an HTML
 * table. Offsets count from the start of the text that was scanned.
 */
export interface Line {
  /** The physical line, without its line end. */
  readonly start: number
  readonly end: number
  /** The words: without indentation, markers, closing `#` of a heading, and white space after them. */
  from: number
  to: number
  kind: LineKind
  marker: Marker
  /** Stands in a quotation or callout. */
  isQuote: boolean
  /** Where the columns of its table begin, if nothing else parts the cells: "0,6,40". Empty outside of such tables. */
  columns: string
  /** Begins a message of a chat. */
  isMessage: boolean
  /** 1 to 6 for a heading, and for one inside a list item; else 0. */
  level: number
  /** How far was looked to tell where the line ends: further than that where it may go on in others. */
  looked: number
  /** White space in front, in columns; a tab counts as four. */
  indent: number
  /** In order. */
  links: readonly LineLink[]
  /** What whoever reads the line has made of it: the lines above it ask for the same. */
  made: unknown
}

/**
 * How a link is written: the address alone, with a label as in `[label](address)` or `address[label]`, `arXiv:2401.00001`,
 * or `[label][name]` with a definition elsewhere.
 */
export type LinkForm = 'bare' | 'labelled' | 'citation' | 'reference'

/** A link where it stands in the text that was scanned; all offsets count from the start of that text. */
export interface LineLink {
  readonly form: LinkForm
  /** The address or citation as written; of a reference the name in its second brackets. */
  readonly start: number
  readonly end: number
  /** The link as a whole, with label and brackets. */
  readonly outerStart: number
  readonly outerEnd: number
  /** The words of the label; empty at `outerStart` when there is none. */
  readonly labelStart: number
  readonly labelEnd: number
  /** The address as a browser wants it; a path for a file beside the document. */
  readonly url: string
  readonly hasLabel: boolean
  /** To a paper of arXiv, its identifier right or flawed. */
  readonly leadsToArxiv: boolean
  /** To arXiv, a service that holds papers, or a PDF file. */
  readonly leadsToPaper: boolean
}

/** What must be known of the line above to read a line. */
export interface LineAbove {
  /** `undefined` at the start of the text. */
  readonly above: LineKind | undefined
  /** It is a row of a table, which goes on without bars around its rows. */
  readonly isRowAbove: boolean
  /** Where the columns of its table begin; empty where none do. */
  readonly columnsAbove: string
  /** It, or the line above the blank ones above, is a rule, as between posts. */
  readonly isBelowRule: boolean
}

export const startOfText: LineAbove = {
  above: undefined,
  isRowAbove: false,
  columnsAbove: '',
  isBelowRule: false,
}

/** "-----", "* * *", "—" */
const rule = /^[-–—_*=~─━═⸻・\s]+$/
const longestRule = 200

/**
 * The lines of a text as whoever reads them may look at them. Looking ahead is recorded: what was read stays true as long as
 * nothing up to {@link furthest} changes.
 */
export class Cursor {
  readonly text: string
  readonly lines: readonly Line[]
  /** The last line that was looked at; the count of lines when the end of the text was. */
  furthest = 0

  readonly #aboveFirst: LineAbove
  /** The last answer of {@link isBelowRule}: it is the same below each of many blank lines. */
  #asked = { index: -1, isBelow: false }

  constructor(text: string, lines: readonly Line[], aboveFirst: LineAbove = startOfText) {
    this.text = text
    this.lines = lines
    this.#aboveFirst = aboveFirst
  }

  get count(): number {
    return this.lines.length
  }

  /** `undefined` after the last line. */
  at(index: number): Line | undefined {
    if (index > this.furthest) this.furthest = index
    return this.lines[index]
  }

  /** What the line above is; `undefined` for the first line of the text. */
  kindAbove(index: number): LineKind | undefined {
    // A message of a chat is a paragraph of its own.
    if (this.lines[index]?.isMessage) return 'blank'
    return index === 0 ? this.#aboveFirst.above : this.lines[index - 1]?.kind
  }

  /** Whether the line above is a row of a table. */
  isRowAbove(index: number): boolean {
    return index === 0 ? this.#aboveFirst.isRowAbove : this.lines[index - 1]?.marker === '|'
  }

  /** What must be known of the lines above to read a line. */
  aboveOf(index: number): LineAbove {
    return {
      above: this.kindAbove(index),
      isRowAbove: this.isRowAbove(index),
      columnsAbove: index === 0 ? this.#aboveFirst.columnsAbove : (this.lines[index - 1]?.columns ?? ''),
      isBelowRule: this.isBelowRule(index),
    }
  }

  /** Whether nothing but blank lines is between a line and a rule above it. */
  isBelowRule(index: number): boolean {
    let at = index
    while (at !== this.#asked.index && this.lines[at - 1]?.kind === 'blank') at--
    const isBelow = at === this.#asked.index ? this.#asked.isBelow : this.#isRightBelowRule(at)
    this.#asked = { index, isBelow }
    return isBelow
  }

  #isRightBelowRule(index: number): boolean {
    const line = this.lines[index - 1]
    if (!line) return this.#aboveFirst.isBelowRule
    return line.kind === 'marks' && line.to - line.from <= longestRule && rule.test(this.words(line))
  }

  /** The next line from here on that is not blank, or the count of lines. */
  nextFilled(index: number): number {
    let next = index
    while (this.at(next)?.kind === 'blank') next++
    return Math.min(next, this.count)
  }

  /** The same, past lines of nothing but tags, "<details>", "</summary>", "#vision", or marks of a quotation. */
  nextPastTags(index: number): number {
    let next = this.nextFilled(index)
    while (this.#isPassed(this.at(next))) next = this.nextFilled(next + 1)
    return next
  }

  #isPassed(line: Line | undefined): boolean {
    const isEmptyQuote = line?.kind === 'marks' && line.isQuote && line.from === line.to
    return line?.kind === 'tags' || isEmptyQuote || this.isTag(line)
  }

  /** Whether a line is nothing but tags of HTML that hold words. */
  isTag(line: Line | undefined): boolean {
    return line?.kind === 'marks' && /^<\/?(?!hr\b)[a-z]/i.test(this.slice(line.from, line.from + 5))
  }

  /** Whether a line names what AsciiDoc has below it: the title of a block, ".Title", or the term of a list, "Title::". */
  isNamedBlock({ start, from, to }: Line): boolean {
    return (from === start + 1 && this.text.charAt(start) === '.') || this.text.startsWith('::', to)
  }

  words(line: Line): string {
    return this.text.slice(line.from, line.to)
  }

  slice(start: number, end: number): string {
    return this.text.slice(start, end)
  }
}

/** "[1984](https://arxiv.org/…)": a year, or a title that nothing tells from one. */
export function isNumber(text: string, [first, ...others]: readonly LineLink[]): boolean {
  if (!first?.leadsToArxiv || others.length > 0) return false
  return /^\d{4,6}$/.test(text.slice(first.labelStart, first.labelEnd))
}
