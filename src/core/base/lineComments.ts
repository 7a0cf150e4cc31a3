// Comments that are lines. Each markup language has its own, which are words or headings in the others; so the other lines of a
// text say first which one it is written in.

import { fencedLines } from './containers.ts'
import { hiddenTrees } from './hiddenSections.ts'
import { joinedSpans, type Span, span } from './span.ts'

interface LineMarkup {
  /** A quick look at a whole text: what all its comments have. */
  readonly may: RegExp
  /** What only a text in this language has in a line. */
  readonly sign: RegExp
  /** What others have, too: it counts where nothing says that the text is Markdown. */
  readonly hint: RegExp
  /** What says that it is. */
  readonly markdown: RegExp
  /** What counts even where the text begins with a title of Markdown, which may be a comment. */
  readonly ownHint?: RegExp
  /** The lines between which nothing is a comment. */
  readonly code: readonly [open: RegExp, close: RegExp]
  /** Where the comment of a line begins, below the one above; -1 if it has none. */
  commentAt(line: string, above: string): number
  /** Whether a line below one with a comment, `first`, belongs to the comment; in all others it does not. */
  goesOn?(line: string, first: string, above: string): boolean
  /** Its other comments, in lines that are no code. */
  more?(lines: readonly Line[]): readonly Span[]
}

const never = /(?!)/
const heading = /^#{1,6} \S|\]\([^\s)]/

/** Lines of comments, and when a task is to be done and was worked at. */
const orgComment = /(?<=^[ \t]*)(?:#(?=[ \t]|$)|(?:CLOCK|CLOSED|DEADLINE|SCHEDULED):)/
/** Settings, of which these alone are for readers; one that names a paper may be a field. */
const orgSetting =
  /^[ \t]*#\+(?!(?:title|subtitle|author|date|language|filetags|tags|caption|html|markdown|md):)[a-z_]\w{0,40}(?:\[[^\]\n]{0,100}\])?:(?!.*(?::\/\/|\d\.\d{4}))/i

const block = /^(?:-{4,}|\.{4,}|\+{4,})[ \t]*$/

const asciiDocHeading = /^={1,6} (?!.*=[ \t]*$)/m
const asciiDoc = {
  may: /^(?:\/\/|:!?\w)|\({3}|indexterm:\[/m,
  sign: never,
  markdown: heading,
  code: [block, block],
  more: indexTerms,
} as const

const texMarkup = {
  may: /%|\\documentclass/,
  markdown: heading,
  code: [/\\begin\{(?:verbatim|lstlisting|minted)\*?\}/, /\\end\{(?:verbatim|lstlisting|minted)\*?\}/],
} as const

const typst = {
  may: /\/\/|^[ \t]*#(?:let|set|show|import|include)[ \t]/m,
  markdown: heading,
  code: asciiDoc.code,
} as const

/** What is imported or exported, as code says it and no sentence does. */
const moduleOfMdx =
  /^(?:import\s(?:[^\n]{1,300}\sfrom\s+)?["'][^"'\n]{1,300}["'];?[ \t]*\r?$|export\s+(?:(?:const|let|var)\s+[\w$]{1,60}\s*[=:;]|(?:const|let|var)\s+[[{]|(?:default\s+)?(?:async\s+)?(?:function\b|class\s+[\w$]{1,60}\s*(?:extends\s+\S+\s*)?\{)|default\s+(?:[({["'`]|[\w$.]{1,60}(?:;?[ \t]*\r?$|\(|\s*=>))))/m

/** The same as no other text has it, in the middle of a paragraph either. */
const surelyMdx =
  /^(?:import\s[^\n]{1,300}\sfrom\s+["'][^"'\n]{1,300}["'];?[ \t]*\r?$|export\s+(?:const|let|var)\s+[\w$]{1,60}\s*=)/m

const markups: readonly LineMarkup[] = [
  // https://orgmode.org/manual/Comment-Lines.html
  {
    may: /^[ \t]*(?:#(?=[\s+]|$)|(?:CLOCK|CLOSED|DEADLINE|SCHEDULED):)|^\*+ (?:COMMENT\b|.*:(?:noexport|ARCHIVE):|.*[ \t]:(?:[\w@#%]{1,40}:){0,20}export:(?:[\w@#%]{1,40}:){0,20}[ \t]*$)/m,
    sign: /^[ \t]*#\+[A-Za-z_]{1,30}(?:\[[^\]\n]{0,100}\])?:|^\*+ (?:COMMENT\b|.*:(?:noexport|ARCHIVE):|.*[ \t]:(?:[\w@#%]{1,40}:){0,20}export:(?:[\w@#%]{1,40}:){0,20}[ \t]*$)/m,
    hint: /^\*{2,} \S|\[\[https?:[^\][\n]{1,1000}\](?:\[|\])|^[ \t]*(?::(?:PROPERTIES|LOGBOOK):[ \t]*$|#\+begin_)/im,
    ownHint: /\[\[https?:[^\][\n]{1,1000}\]\[|^[ \t]*:(?:PROPERTIES|LOGBOOK):[ \t]*$|^\*+ (?:TODO|DONE) /m,
    markdown: /^#{2,6} \S|\]\([^\s)]/,
    code: [/^[ \t]*#\+begin_(?:src|example|export)\b/i, /^[ \t]*#\+end_/i],
    commentAt: (line) => (orgSetting.test(line) ? 0 : line.search(orgComment)),
    more: hiddenTrees,
  },
  // https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#comments
  {
    may: /^[ \t]*\.\.(?=\s|$)/m,
    sign: /^[ \t]*\.\. (?:[a-z][\w:+.-]{0,40}::|_[^:\n]{1,100}:)|`[^`\n]{1,300} <[^<>`\n]{1,1000}>`_/im,
    hint: /^[ \t]*\.\.(?:[ \t]+\w|[ \t]*$)/m,
    markdown: heading,
    code: [never, never],
    commentAt: (line) =>
      line.search(
        /(?<=^[ \t]*)\.\.(?=[ \t]*$|[ \t]+(?:(?:todo|comment|ifconfig|meta|index|revealjs[_-]notes?|speaker)::|(?:only|raw)::(?!(?!.*\bnot\b).*\bhtml\b)|(?![\w:+.-]{1,40}::|[[|_])\S))/,
      ),
    goesOn: isFurtherIn,
  },
  // https://docs.asciidoctor.org/asciidoc/latest/comments/
  {
    ...asciiDoc,
    hint: asciiDocHeading,
    // An attribute is only shown where it is named; one that names a paper may be a field.
    commentAt: (line) =>
      /^(?:\/\/(?!\/)|:!?\w[\w-]{0,60}!?:(?:\s(?!.*(?::\/\/|\d\.\d{4}))|$))/.test(line) ? 0 : -1,
  },
  {
    ...asciiDoc,
    hint: /^\[(?:(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)|(?:quote|source)\b[^\]\n]*)\][ \t]*$|https?:\/\/[^\s[\]]{1,1000}\[[^\]\n]/m,
    // Without a title, what looks like an attribute is rather an emoji: `:star:`.
    commentAt: (line) => (/^\/\/(?!\/)/.test(line) ? 0 : -1),
  },
  {
    ...texMarkup,
    sign: /\\(?:documentclass|usepackage|begin\{document\})/m,
    hint: never,
    commentAt: (line) => texCommentAt(line, /\\.|:\/\/|[\s}]|%/g),
    more: (lines) => joinedSpans(preamble(lines), excluded(lines)),
  },
  {
    ...texMarkup,
    sign: never,
    hint: /\\(?:(?:sub){0,2}section\*?|paragraph|title|href|url|cite[a-z]{0,10})\{|\\begin\{(?:itemize|enumerate|description|quote|thebibliography)\}|^[ \t]*\\item\b/m,
    // A part of a text may say "5% of it"; before a year, nothing is counted in hundreds.
    commentAt: (line) => texCommentAt(line, /\\.|:\/\/|[\s}]|(?<!(?<!\d)\d{1,3}\s?)%/g),
    more: excluded,
  },
  // https://mystmd.org/guide/typography#comments
  {
    may: /^(?:%|\+{3} *\{)/m,
    sign: /^[ \t]*(?:`{3,}|:{3,})\{[\w:-]{1,40}\}|\{[a-z][\w:-]{0,40}\}`[^`]|^\+{3} *\{/m,
    hint: never,
    markdown: never,
    code: [never, never],
    commentAt: (line) => (/^(?:%|\+{3} *\{)/.test(line) ? 0 : -1),
  },
  // https://typst.app/docs/reference/syntax/#comments
  {
    ...typst,
    sign: /^[ \t]*#(?:set [a-z][\w.]*\(|show(?: [^:\n]{1,100})?: |let [a-z][\w-]*(?:\([^()\n]*\))? ?=|(?:import|include) ")|#link\("/m,
    hint: never,
    commentAt: (line) => typstCommentAt(line, /:\/\/[^\s"\])]*|^\/{4,}[ \t]*$|\/\//g),
  },
  {
    ...typst,
    sign: never,
    hint: asciiDocHeading,
    // In AsciiDoc, which has the same headings, two slashes between words are none.
    commentAt: (line) => typstCommentAt(line, /:\/\/[^\s"\])]*|^\/{4,}[ \t]*$|(?<!\w)\/\//g),
  },
  // What Logseq keeps with a block and does not show: https://docs.logseq.com/#/page/built-in%20properties
  anywhere(
    /^[ \t]*(?:[-*][ \t]+)?(?:id::[ \t]+[\da-f]{8}-|collapsed::[ \t]+(?:true|false)|(?:logseq\.[\w.-]{1,40}|(?:created|updated|last-modified)-at|background-color|card-[a-z-]{1,30}|hl-[a-z-]{1,30}|ls-type)::)/im,
  ),
  // Modules in MDX, which begin a block: https://mdxjs.com/docs/what-is-mdx/#esm
  {
    ...anywhere(moduleOfMdx),
    commentAt: (line, above) => (/^(?:---|[ \t]*)$/.test(above) && moduleOfMdx.test(line) ? 0 : -1),
    goesOn: (line) => line.trim() !== '',
  },
  {
    ...anywhere(moduleOfMdx, surelyMdx),
    goesOn: (line) => line.trim() !== '',
  },
  // What speakers say, and their audience does not see: https://revealjs.com/markdown/, https://remarkjs.com,
  // https://docs.deckset.com/Presenting/presenter-notes
  {
    ...anywhere(
      /^[ \t]*notes?:/im,
      /<!--[ \t]*\.(?:slide|element)\b|\bdata-(?:markdown|separator)\b|^(?:revealOptions|highlightTheme|(?:vertical|notes)?separator):/im,
    ),
    goesOn: (line) => !/^-{2,4}[ \t]*$/.test(line),
  },
  {
    ...anywhere(/^\?{3}[ \t]*$/m, /^-{2,3}[ \t]*$/m),
    goesOn: (line) => !/^-{2,3}[ \t]*$/.test(line),
  },
  anywhere(
    /^\^[ \t]?\S/m,
    /^(?:slidenumbers|autoscale|slide-transition|build-lists):|^\[\.[a-z][a-z-]{1,40}:[^\]\n]{1,200}\][ \t]*$/im,
  ),
]

/** Marks that are comments in Markdown, too, if another sign says that the text is for the tool that has them. */
function anywhere(mark: RegExp, sign = mark): LineMarkup {
  const commentAt = (line: string) => (mark.test(line) ? 0 : -1)
  return { may: mark, sign, hint: never, markdown: never, code: [never, never], commentAt }
}

/** An empty comment of reStructuredText ends with its line. */
function isFurtherIn(line: string, first: string, above: string): boolean {
  if (line.trim() === '') return !(first.trim() === '..' && above === first)
  return line.search(/\S/) > first.search(/\S/)
}

/** What a document of LaTeX says before it begins is not shown but for its title. */
function preamble(lines: readonly Line[]): readonly Span[] {
  const begin = lines.findIndex(({ text }) => /^[ \t]*\\begin\{document\}/.test(text))
  const first = lines.findIndex(({ text }) => /^[ \t]*\\documentclass\b/.test(text))
  if (first < 0) return []
  return lines
    .slice(first, Math.max(first, begin))
    .filter(({ text }) => text !== '' && !/^[ \t]*\\(?:title|author|date)\b/.test(text))
    .map(({ start, text }) => span(start, start + text.length))
}

/** The environments that a document leaves out: https://ctan.org/pkg/comment */
function excluded(lines: readonly Line[]): readonly Span[] {
  const named = /^[^%\n]*\\exclude(?:comment|version)\{([^{}]{1,50})\}/
  const names = new Set(lines.flatMap(({ text }) => named.exec(text)?.[1] ?? []))
  const spans: Span[] = []
  let open: { readonly name: string; readonly start: number } | undefined
  for (const { start, text } of lines) {
    const [, mark, name = ''] = /^[ \t]*\\(begin|end)\{([^{}]{1,50})\}/.exec(text) ?? []
    if (!open && mark === 'begin' && names.has(name)) open = { name, start }
    if (mark !== 'end' || name !== open?.name) continue
    spans.push(span(open.start, start + text.length))
    open = undefined
  }
  return spans
}

/** The terms that AsciiDoc lists in the index alone. */
function indexTerms(lines: readonly Line[]): readonly Span[] {
  const term = /(?<!\\)\({3}.{1,300}?\){3}|\bindexterm:\[[^\]]{0,300}\]/g
  return lines.flatMap(({ start, text }) =>
    Array.from(text.matchAll(term), ({ index, 0: { length } }) =>
      span(start + index, start + index + length),
    ),
  )
}

/**
 * What sets up a page is not shown, and two slashes begin a comment.
 * @param marks these; addresses, in which they begin none; and four or more, which begin and end a block of AsciiDoc
 */
function typstCommentAt(line: string, marks: RegExp): number {
  if (/^[ \t]*#(?:let|set|show|import|include)[ \t]/.test(line)) return 0
  return Array.from(line.matchAll(marks)).find(([mark]) => mark === '//')?.index ?? -1
}

/**
 * Where a comment of TeX begins in a line; a percent sign in an address begins none.
 * @param marks escapes, percent signs, and what begins and ends addresses
 */
function texCommentAt(line: string, marks: RegExp): number {
  let isAddress = false
  for (const { index, 0: found } of line.matchAll(marks)) {
    if (found === '%' && !isAddress) return index
    if (found === '://') isAddress = true
    else if (found === '}' || found.trim() === '') isAddress = false
  }
  return -1
}

/**
 * The comments of a text that are lines in its language, or end a line, in order. Linear in the text.
 * @param header what stands above it, and may say which language that is
 */
export function findLineComments(text: string, header: string): readonly Span[] {
  const settings = header.replace(/^---[ \t]*$/gm, '')
  const possible = markups.filter(
    ({ may, sign, hint, ownHint = never }) =>
      may.test(text) && (sign.test(settings) || [sign, hint, ownHint].some((each) => each.test(text))),
  )
  if (possible.length === 0) return []
  const lines = linesOf(text)
  const found = markupsOf(lines, possible, settings, markdownTitle.test(text)).map((markup) =>
    commentsIn(lines, markup),
  )
  return found.reduce<readonly Span[]>(joinedSpans, [])
}

interface Line {
  readonly start: number
  readonly text: string
  /** It is in code that is fenced as in Markdown, or closes it, or begins or ends a header. */
  readonly isFenced: boolean
}

/** Front matter whose first line has a key; the `---` around it are also what parts slides. */
const headerFirst = /^\uFEFF?---[ \t]*\r?\n\s*["'\p{L}][^:\n]{0,60}:(?:[^\n]*\n){1,300}?---[ \t]*\r?(?:\n|$)/u

function linesOf(text: string): readonly Line[] {
  const written = text.split('\n')
  const isFenced = [...fencedLines(written)]
  const inHeader = headerFirst.exec(text)?.[0].trimEnd().split('\n').length ?? 0
  if (inHeader > 0) isFenced[0] = isFenced[inHeader - 1] = true
  let start = 0
  return written.map((each, number) => {
    const line = { start, text: each.replace(/\r$/, ''), isFenced: isFenced[number] === true }
    start += each.length + 1
    return line
  })
}

/** What opens a text of Markdown, below a header; Emacs has its settings there. */
const markdownTitle = /^\uFEFF?(?:(---|\+{3})[ \t]*\r?\n(?:[^\n]*\n){0,300}?\1[ \t]*\r?\n)?\s*# (?!-\*-)\S/

/** By their signs, or else all those of which the text may be. */
function markupsOf(
  lines: readonly Line[],
  possible: readonly LineMarkup[],
  header: string,
  isTitled: boolean,
): readonly LineMarkup[] {
  const isIn = (pattern: RegExp) => lines.some(({ text, isFenced }) => !isFenced && pattern.test(text))
  const signed = possible.filter(({ sign }) => sign.test(header) || isIn(sign))
  if (signed.length > 0) return signed
  return possible.filter(
    ({ hint, ownHint = never, markdown }) => (isIn(ownHint) || (!isTitled && isIn(hint))) && !isIn(markdown),
  )
}

function commentsIn(lines: readonly Line[], markup: LineMarkup): readonly Span[] {
  const { code, commentAt, goesOn, more } = markup
  const comments: Span[] = []
  const shown: Line[] = []
  let isCode = false
  /** The line of the comment that may go on. */
  let first: string | undefined
  for (const [index, line] of lines.entries()) {
    const { start, text, isFenced } = line
    const above = lines[index - 1]?.text ?? ''
    const last = comments.at(-1)
    const goes = first !== undefined && goesOn?.(text, first, above)
    if (goes && last) {
      if (text.trim() !== '') comments[comments.length - 1] = span(last.start, start + text.length)
      continue
    }
    first = undefined
    const isEdge = code[isCode ? 1 : 0].test(text)
    if (isEdge) isCode = !isCode
    if (isFenced || isEdge || isCode) continue
    shown.push(line)
    const at = commentAt(text, above)
    if (at < 0) continue
    comments.push(span(start + at, start + text.length))
    first = text
  }
  return joinedSpans(comments, more?.(shown) ?? [])
}
