// What a text consists of, line by line, see `scan.ts`.

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
