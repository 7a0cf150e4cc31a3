import { findComments } from '../base/comments.ts'
import { htmlCommentEnd } from '../base/hiddenElements.ts'
import { memoize } from '../base/memo.ts'
import { lowerBound, type Span, slice, span } from '../base/span.ts'
import { formulaAt } from '../paper/tex/formulas.ts'
import { findFrontMatter } from './frontMatter.ts'
import { scanLines } from './lines/scan.ts'
import { type Digest, type DigestPart, type Entry, lineAt, paperOf, partAt } from './model.ts'

/** What somebody writes who writes at a place. */
export type Place =
  /** Running text, an entry's lines among it. */
  | { readonly kind: 'text' }
  /**
   * Code, a formula, a comment, front matter, the name of a note, a footnote or a definition: a link there would be none, or
   * break what is there.
   */
  | { readonly kind: 'hidden' }
  /** The words of a link that has its address already. */
  | { readonly kind: 'label' }
  /** A link's address: in Markdown, between angle brackets, in a definition, in HTML. The span is all that is there. */
  | { readonly kind: 'address'; readonly span: Span }

/** What the text at the offset is, as far as its line and what is open above it tell. */
export function placeAt(digest: Digest, offset: number): Place {
  const placed = partAt(digest, offset)
  if (placed && isHidden(placed.part, offset - placed.start)) return { kind: 'hidden' }
  const line = lineAt(digest, offset)
  const before = digest.text.slice(line.start, offset)
  const after = digest.text.slice(offset, line.end)
  const comment = before.lastIndexOf('<!--')
  if (isInCode(before, after) || (comment >= 0 && htmlCommentEnd(before, comment) === undefined))
    return { kind: 'hidden' }
  if (names.some((name) => name.test(before))) return { kind: 'hidden' }
  for (const [opening, rest] of addresses) {
    const found = opening.exec(before)?.[1]
    if (found === undefined) continue
    const length = rest(found).exec(after)?.[0].length ?? 0
    return { kind: 'address', span: span(offset - found.length, offset + length) }
  }
  return labelBefore.test(before) && labelAfter.test(after) ? { kind: 'label' } : { kind: 'text' }
}

/** Whether a list item is deeper than the one that starts the entry above: people comment on the entry there. */
export function isBelowEntry(digest: Digest, lead: string, start: number): boolean {
  const above = digest.entries.findLast(({ head }) => head.start < start)
  if (!above || !/\S/.test(lead)) return false
  const named = above.shared?.names[0]?.start ?? above.head.start
  const own = digest.text.slice(lineAt(digest, above.head.start).start, named)
  const indentOf = (words: string) => words.length - words.trimStart().length
  return /\S/.test(own) && indentOf(lead) > indentOf(own)
}

/**
 * Writes the link of a paper as another row of the same table has it in the column of a place; `undefined` where none has one
 * there beside its title, the row has no title, or the cell has words already.
 */
export function linkInColumn(
  digest: Digest,
  offset: number,
): ((url: string, id: string) => string) | undefined {
  const { text, entries } = digest
  const row = lineAt(digest, offset)
  const before = text.slice(row.start, offset)
  if (!/(?<!\\)\|\s*$/.test(before)) return undefined
  const column = cellsIn(before).length
  const isAbove = ({ head }: Entry) => head.start < row.start
  const above = entries.findLast(isAbove)
  const below = entries.find((entry) => entry.head.start > row.end)
  for (const entry of [above, below]) {
    if (!entry?.title || !entry.link || !/^(?:bare|labelled)$/.test(entry.link.form)) continue
    const { head, title, link, layout } = entry
    const between = isAbove(entry) ? text.slice(head.start, row.start) : text.slice(row.end, head.start)
    if (layout !== 'table-row' || /\n\s*\n/.test(between)) continue
    const line = lineAt(digest, head.start)
    const columnAt = ({ start }: Span) => cellsIn(text.slice(line.start, start)).length
    const titled = columnAt(title.span)
    const isTitled = /[\p{L}\p{N}]/u.test(cellsIn(slice(text, row))[titled - 1] ?? '')
    if (!isTitled || columnAt(link.outer) !== column || titled === column) continue
    const cell = (cellsIn(slice(text, line))[column - 1] ?? '').trim()
    const written = slice(text, link.outer)
    // Other links of the cell lead elsewhere.
    const model = /[\p{L}\p{N}]/u.test(cell.replace(written, '')) ? written : cell
    const old = paperOf(entry) ?? ''
    return (url, id) => model.replace(slice(text, link.span), () => url).replace(`[${old}]`, () => `[${id}]`)
  }
  return undefined
}

/** Those of a row, with what is in front of its first bar. */
function cellsIn(row: string): readonly string[] {
  return row.split(/(?<!\\)\|/)
}

/** Names that are no words of the text: of notes, footnotes, definitions and works, and what TeX and templates are given. */
const names: readonly RegExp[] = [
  /\[\[[^\][]{0,300}$/,
  /\[\^[^\][]{0,100}$/,
  /\]\[[^\][]{0,100}$/,
  /\\[a-z]{1,30}\*?(?:\[[^\][]{0,100}\])?\{[^{}]{0,300}$/i,
  /\{[{%](?:(?![}%]\}).){0,300}$/,
  /(?<![\w.])@(?:arxiv|doi):[^\s\][;,]{0,100}$/i,
]

const hasSpaces = (typed: string) => typed.startsWith('@')
const upToBracket = /^[^\s()<>]*/
const upToEnd = /^[^()<>"']*?(?=\s*[)>"'])/

/** What is before an address and of it, and what the rest of it is; words that look for a paper may have spaces. */
const addresses: readonly (readonly [RegExp, (typed: string) => RegExp])[] = [
  [
    /\]\([ \t]{0,20}<?((?:@[^()<>\]]{0,200})|[^\s()<>]{0,600})$/,
    (typed) => (hasSpaces(typed) ? upToEnd : upToBracket),
  ],
  [/^ {0,3}\[(?!\^)[^\]]{1,100}\]:[ \t]+<?((?:@[^<>"'()]{0,200})|[^\s<>]{0,600})$/, () => /^[^\s<>]*/],
  [/<[a-z][^<>]{0,300}\s(?:href|src|cite)\s?=\s?["']([^"'<>]{0,600})$/i, () => /^[^"'<>]*/],
  [/(?<![\w\\])<([^\s<>]{1,600})$/, () => /^[^\s<>]*/],
]

const labelBefore = /(?:^|[^\\])\[[^\][]{0,300}$/
const labelAfter = /^[^\][]{0,300}\]\([^\s()]/

/** Whether a place of a part is in front matter, code, a formula or a comment that is closed. */
export function isHidden(part: DigestPart, offset: number): boolean {
  const { frontMatter, text } = part
  // The marks above and below are a part of it.
  if (frontMatter && offset <= frontMatter.end + 3) return true
  const bodyStart = frontMatter ? (findFrontMatter(text)?.bodyStart ?? 0) : 0
  // A mark that opens or closes is followed by nothing of the text, either.
  const isIn = ({ start, end }: Span) => start <= offset && offset <= end
  return (
    scanLines(text, bodyStart).some((line) => line.kind === 'hidden' && isIn(line)) ||
    (verbatimBefore(verbatimIn(part), offset - 1)?.end ?? 0) > offset
  )
}

const verbatimIn = memoize(({ text }: DigestPart) => verbatimSpans(text))

/** Whether a code span is open before the cursor; one that has just been begun need not be closed yet. */
function isInCode(before: string, after: string): boolean {
  let open = ''
  for (const [run] of before.matchAll(/`+/g)) open = open === '' ? run : open === run ? '' : open
  return open !== '' && (open.length > 1 ? after.includes(open) : true)
}

// Stretches of a text that say only what is written there: code, formulas, the writer's own comments.

/**
 * The stretches in code spans, code of HTML, formulas and comments, in order and apart. Fenced code is lines of their own, see
 * `lines/hiding.ts`.
 */
export function verbatimSpans(text: string): readonly Span[] {
  if (!/[`$<]/.test(text)) return findComments(text)
  return united([...findComments(text), ...codeSpans(text), ...elements(text), ...formulas(text)])
}

function united(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = []
  for (const each of spans.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && each.start < last.end) all[all.length - 1] = span(last.start, Math.max(last.end, each.end))
    else all.push(each)
  }
  return all
}

/** The one of these that begins last at the offset or before it. */
export function verbatimBefore(spans: readonly Span[], offset: number): Span | undefined {
  return spans[lowerBound(spans.length, (index) => (spans[index]?.start ?? 0) <= offset) - 1]
}

/** A run of backticks, and what stands up to the next run of that length in the paragraph. */
const codeSpan = /(?<![\\`])(`+)(?!`)(?:(?!\n[ \t>]*\r?\n)[\s\S]){1,600}?(?<!`)\1(?!`)/g

function codeSpans(text: string): readonly Span[] {
  return Array.from(text.matchAll(codeSpan), ({ index, 0: whole }) => span(index, index + whole.length))
}

/** HTML whose content browsers show as it is written, or not at all. */
const markedText = /<(pre|code|kbd|samp|tt|script|style|textarea)\b[^<>]{0,200}>/gi

function elements(text: string): readonly Span[] {
  const found: Span[] = []
  const lower = text.toLowerCase()
  let done = 0
  for (const { 0: tag, 1: name = '', index } of lower.matchAll(markedText)) {
    if (index < done) continue
    const close = lower.indexOf(`</${name}`, index + tag.length)
    done = close < 0 ? text.length : close + name.length + 2
    found.push(span(index, done))
  }
  return found
}

/** Between dollar signs; brackets with a backslash are also words in brackets. */
function formulas(text: string): readonly Span[] {
  const found: Span[] = []
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at)) {
    const end = text.charAt(at - 1) === '\\' ? undefined : formulaAt(text, at)?.end
    if (end !== undefined) found.push(span(at, end))
    at = end ?? at + 1
  }
  return found
}
