// Comments that are lines. Each markup language has its own, which are words or headings in the others; so the other lines of a
// text say first which one it is written in.

import { type Span, span } from './span.ts'

interface LineMarkup {
  /** A quick look at a whole text: what all its comments have. */
  readonly may: RegExp
  /** What only a text in this language has in a line. */
  readonly sign: RegExp
  /** What others have, too: it counts where nothing says that the text is Markdown. */
  readonly hint: RegExp
  /** What says that it is. */
  readonly markdown: RegExp
  /** The lines between which nothing is a comment. */
  readonly code: readonly [open: RegExp, close: RegExp]
  /** Where the comment of a line begins; -1 if it has none. */
  commentAt(line: string): number
  /** Whether a line below one with a comment belongs to the comment; in all others it does not. */
  goesOn?(line: string, first: string): boolean
}

const isOutline = /^\*+ /
const never = /(?!)/
const heading = /^#{1,6} \S|\]\([^\s)]/

const orgComment = /(?<=^[ \t]*)(?:#(?=[ \t]|$)|CLOCK:)|^\*+ (?=COMMENT\b|.*:(?:noexport|ARCHIVE):)/
/** Settings for other formats or for the editor, and notes in their form. */
const orgSetting = /^[ \t]*#\+(?:latex|beamer|texinfo|odt|startup|note|comment|todo|remark|private)\w{0,20}:/i

const markups: readonly LineMarkup[] = [
  // https://orgmode.org/manual/Comment-Lines.html
  {
    may: /^[ \t]*(?:#(?=[\s+]|$)|CLOCK:)|^\*+ (?:COMMENT\b|.*:(?:noexport|ARCHIVE):)/m,
    sign: /^[ \t]*#\+[A-Za-z_]{1,30}(?:\[[^\]\n]{0,100}\])?:|^\*+ (?:COMMENT\b|.*:(?:noexport|ARCHIVE):)/m,
    hint: /^\*{2,} \S|\[\[https?:[^\][\n]{1,1000}\](?:\[|\])|^[ \t]*(?::(?:PROPERTIES|LOGBOOK):[ \t]*$|#\+begin_)/im,
    markdown: /^#{2,6} \S|\]\([^\s)]/,
    code: [/^[ \t]*#\+begin_(?:src|example|export)\b/i, /^[ \t]*#\+end_/i],
    commentAt: (line) => (orgSetting.test(line) ? 0 : line.search(orgComment)),
    goesOn: isBelow,
  },
  // https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#comments
  {
    may: /^[ \t]*\.\.(?=\s|$)/m,
    sign: /^[ \t]*\.\. (?:[a-z][\w:+.-]{0,40}::|_[^:\n]{1,100}:)|`[^`\n]{1,300} <[^<>`\n]{1,1000}>`_/im,
    hint: /^[ \t]*\.\.[ \t]+\w/m,
    markdown: heading,
    code: [never, never],
    commentAt: (line) =>
      line.search(
        /(?<=^[ \t]*)\.\.(?=[ \t]*$|[ \t]+(?:(?:todo|comment|ifconfig)::|(?:only|raw)::(?!.*\bhtml\b)|(?![\w:+.-]{1,40}::|[[|_])\S))/,
      ),
    goesOn: isFurtherIn,
  },
  // https://docs.asciidoctor.org/asciidoc/latest/comments/
  {
    may: /^(?:\/\/|:!?\w)/m,
    sign: never,
    hint: /^={1,6} (?!.*=[ \t]*$)|^\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|quote|source)\b|https?:\/\/[^\s[\]]{1,1000}\[[^\]\n]/m,
    markdown: heading,
    code: [/^(?:-{4,}|\.{4,}|\+{4,})[ \t]*$/, /^(?:-{4,}|\.{4,}|\+{4,})[ \t]*$/],
    // An attribute is only shown where it is named; one that names a paper may be a field.
    commentAt: (line) =>
      /^(?:\/\/(?!\/)|:!?\w[\w-]{0,60}!?:(?:\s(?!.*(?::\/\/|\d\.\d{4}))|$))/.test(line) ? 0 : -1,
  },
  {
    may: /%/,
    sign: /\\(?:documentclass|usepackage|begin\{document\})/m,
    hint: /\\(?:(?:sub){0,2}section\*?|paragraph|title|href|url|cite[a-z]{0,10})\{|\\begin\{(?:itemize|enumerate|description|quote|thebibliography)\}|^[ \t]*\\item\b/m,
    markdown: heading,
    code: [/\\begin\{(?:verbatim|lstlisting|minted)\*?\}/, /\\end\{(?:verbatim|lstlisting|minted)\*?\}/],
    commentAt: texCommentAt,
  },
  // https://mystmd.org/guide/typography#comments
  {
    may: /^(?:%|\+{3} *\{)/m,
    sign: /^[ \t]*(?:`{3,}|:{3,})\{[\w:-]{1,40}\}|\{[a-z][\w:-]{0,40}\}`[^`]/m,
    hint: never,
    markdown: never,
    code: [never, never],
    commentAt: (line) => (/^(?:%|\+{3} *\{)/.test(line) ? 0 : -1),
  },
]

/** A heading has all that is below it. */
function isBelow(line: string, first: string): boolean {
  return isOutline.test(first) && !(isOutline.test(line) && starsOf(line) <= starsOf(first))
}

function starsOf(heading: string): number {
  return heading.search(/[^*]|$/)
}

/** An empty comment of reStructuredText ends with its line. */
function isFurtherIn(line: string, first: string): boolean {
  if (line.trim() === '') return first.trim() !== '..'
  return line.search(/\S/) > first.search(/\S/)
}

/** Where a comment of TeX begins in a line; a percent sign in an address or after a number begins none. */
function texCommentAt(line: string): number {
  let isAddress = false
  for (const { index, 0: found } of line.matchAll(/\\.|:\/\/|[\s}]|(?<!\d\s?)%/g)) {
    if (found === '%' && !isAddress) return index
    if (found === '://') isAddress = true
    else if (found === '}' || found.trim() === '') isAddress = false
  }
  return -1
}

/** The comments of a text that are lines in its language, or end a line, in order. Linear in the text. */
export function findLineComments(text: string): readonly Span[] {
  const possible = markups.filter(
    ({ may, sign, hint }) => may.test(text) && (sign.test(text) || hint.test(text)),
  )
  if (possible.length === 0) return []
  const lines = linesOf(text)
  return markupsOf(lines, possible).flatMap((markup) => commentsIn(lines, markup))
}

interface Line {
  readonly start: number
  readonly text: string
  /** It is in code that is fenced as in Markdown, or closes it. */
  readonly isFenced: boolean
}

function linesOf(text: string): readonly Line[] {
  let start = 0
  let fence: string | undefined
  return text.split('\n').map((written) => {
    const line = { start, text: written.replace(/\r$/, ''), isFenced: fence !== undefined }
    const mark = /^[ \t]*(`{3,})(?!.*`)/.exec(written)?.[1]
    if (fence === undefined) fence = mark
    else if (mark?.startsWith(fence)) fence = undefined
    start += written.length + 1
    return line
  })
}

/** By their signs, or else all those of which the text may be. */
function markupsOf(lines: readonly Line[], possible: readonly LineMarkup[]): readonly LineMarkup[] {
  const isIn = (pattern: RegExp) => lines.some(({ text, isFenced }) => !isFenced && pattern.test(text))
  const signed = possible.filter(({ sign }) => isIn(sign))
  return signed.length > 0 ? signed : possible.filter(({ hint, markdown }) => isIn(hint) && !isIn(markdown))
}

function commentsIn(lines: readonly Line[], markup: LineMarkup): Span[] {
  const { code, commentAt, goesOn } = markup
  const comments: Span[] = []
  let isCode = false
  /** The line of the comment that may go on. */
  let first: string | undefined
  for (const { start, text, isFenced } of lines) {
    const last = comments.at(-1)
    if (first !== undefined && last && goesOn?.(text, first)) {
      if (text.trim() !== '') comments[comments.length - 1] = span(last.start, start + text.length)
      continue
    }
    first = undefined
    const isEdge = code[isCode ? 1 : 0].test(text)
    if (isEdge) isCode = !isCode
    const at = isFenced || isEdge || isCode ? -1 : commentAt(text)
    if (at < 0) continue
    comments.push(span(start + at, start + text.length))
    first = text
  }
  return comments
}
