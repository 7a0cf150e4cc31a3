import { htmlCommentEnd } from '../base/comments.ts'
import { type Span, span } from '../base/span.ts'
import { findFrontMatter } from './frontMatter.ts'
import { scanLines } from './lines/line.ts'
import { type Digest, type DigestPart, lineAt, PartMemo, partAt } from './model.ts'
import { verbatimBefore, verbatimSpans } from './verbatim.ts'

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

/** Names that are no words of the text: of notes, footnotes and definitions, and what TeX and templates are given. */
const names: readonly RegExp[] = [
  /\[\[[^\][]{0,300}$/,
  /\[\^[^\][]{0,100}$/,
  /\]\[[^\][]{0,100}$/,
  /\\[a-z]{1,30}\*?(?:\[[^\][]{0,100}\])?\{[^{}]{0,300}$/i,
  /\{[{%](?:(?![}%]\}).){0,300}$/,
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

function isHidden(part: DigestPart, offset: number): boolean {
  const { frontMatter, text } = part
  // The marks above and below are a part of it.
  if (frontMatter && offset <= frontMatter.end + 3) return true
  const bodyStart = frontMatter ? (findFrontMatter(text)?.bodyStart ?? 0) : 0
  // A mark that opens or closes is followed by nothing of the text, either.
  const isIn = ({ start, end }: Span) => start <= offset && offset <= end
  return (
    scanLines(text, bodyStart).some((line) => line.kind === 'hidden' && isIn(line)) ||
    (verbatimBefore(verbatim.of(part), offset - 1)?.end ?? 0) > offset
  )
}

const verbatim = new PartMemo(({ text }: DigestPart) => verbatimSpans(text))

/** Whether a code span is open before the cursor; one that has just been begun need not be closed yet. */
function isInCode(before: string, after: string): boolean {
  let open = ''
  for (const [run] of before.matchAll(/`+/g)) open = open === '' ? run : open === run ? '' : open
  return open !== '' && (open.length > 1 ? after.includes(open) : true)
}
