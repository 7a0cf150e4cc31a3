// Where Markdown has code, which shows tags, links and marks instead of having them.
import MarkdownIt, { type Token } from 'markdown-it'
import { LineTable, type Span, span } from '../base/span.ts'
import { addFootnotes } from './footnoteSyntax.ts'

const reader = new MarkdownIt({ html: false })
addFootnotes(reader)

interface CodeOptions {
  /** Whether indented lines are code, too; those of a box of MkDocs, whose words are indented, are none. */
  readonly hasIndented: boolean
}

/** Markdown with its parts that are no code changed. */
export function outsideCode(
  markdown: string,
  change: (text: string) => string,
  options?: CodeOptions,
): string {
  let done = 0
  let changed = ''
  for (const { start, end } of codeIn(markdown, options)) {
    changed += change(markdown.slice(done, start)) + markdown.slice(start, end)
    done = end
  }
  return changed + change(markdown.slice(done))
}

/** The fenced and inline code of a text, in order. */
export function codeIn(
  markdown: string,
  { hasIndented }: CodeOptions = { hasIndented: false },
): readonly Span[] {
  if (!/[`~]/.test(markdown) && !(hasIndented && /^[ >]*(?: {4}|\t)/m.test(markdown))) return []
  const lines = new LineTable(markdown)
  return tokensOf(markdown).flatMap(({ type, map, children }) => {
    if (!map) return []
    const at = span(lines.startOf(map[0]), lines.startOf(map[1]))
    if (type === 'fence' || (hasIndented && type === 'code_block')) return [at]
    if (type === 'tr_open') return cellsIn(markdown, at).flatMap((cell) => inlineCode(markdown, cell))
    return type === 'inline' && children ? inlineCode(markdown, at) : []
  })
}

/** What is between the bars of the tables of a text, in order. */
export function tableCellsIn(markdown: string): readonly Span[] {
  if (!/\|[ \t]*:?-|-:?[ \t]*\|/.test(markdown)) return []
  const lines = new LineTable(markdown)
  return tokensOf(markdown).flatMap(({ type, map }) =>
    type === 'tr_open' && map ? cellsIn(markdown, span(lines.startOf(map[0]), lines.startOf(map[1]))) : [],
  )
}

function tokensOf(markdown: string): readonly Token[] {
  const tokens: Token[] = []
  reader.block.parse(markdown.replaceAll('\r', ' '), reader, {}, tokens)
  return tokens
}

/** The cells of a row, which bars part even in code. */
function cellsIn(markdown: string, { start, end }: Span): readonly Span[] {
  let from = start
  return markdown
    .slice(start, end)
    .split(/(?<!\\)\|/)
    .map((cell) => {
      const at = span(from, from + cell.length)
      from = at.end + 1
      return at
    })
}

/** Between two equal runs of backticks, of which the first is not escaped. */
function inlineCode(markdown: string, { start, end }: Span): readonly Span[] {
  const runs = Array.from(markdown.slice(start, end).matchAll(/`+/g), ({ index, 0: { length } }) =>
    span(start + index, start + index + length),
  )
  const found: Span[] = []
  const last = new Map(runs.map((run, index) => [run.end - run.start, index]))
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index] as Span
    const opens = isEscaped(markdown, run.start) ? span(run.start + 1, run.end) : run
    const length = opens.end - opens.start
    if (length === 0 || (last.get(length) ?? 0) <= index) continue
    while (index < runs.length - 1) {
      const close = runs[++index] as Span
      if (close.end - close.start !== length) continue
      found.push(span(opens.start, close.end))
      break
    }
  }
  return found
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text.charAt(at - slashes - 1) === '\\') slashes++
  return slashes % 2 === 1
}
