// Sections whose headings have attributes that hide them, as Pandoc, Quarto and kramdown write these: `## Notes {.private}`.

import { fencedLines } from './fencedLines.ts'
import { hidingBlock } from './hiddenElements.ts'
import { unseenAttributes } from './markedComments.ts'
import { type Span, span } from './span.ts'

/** Includes the attributes that hide a slide in Quarto. */
const attributes = String.raw`(?:${unseenAttributes}|\{:?[^{}\n]{0,200}(?:\.(?:${hidingBlock})(?![\w-])|\bvisibility=["']?hidden\b)[^{}\n]{0,200}\})`
const mayHide = new RegExp(`${attributes}[ \\t#]*\\r?$`, 'im')
const hidden = new RegExp(`${attributes}[\\s#]*$`, 'i')
/** Attributes are of the block above when nothing else stands in their line, and longer ones than this are none. */
const attributesAlone = /^\s*\{[^{}]*\}\s*$/
const longestAttributes = 500
const atxHeading = /^ {0,3}(#{1,6})(?:\s|$)/
const underline = /^ {0,3}(?:(=+)|-{2,})\s*$/

interface Heading {
  readonly level: number
  /** It is underlined. A line of hyphens may as well be a rule between paragraphs. */
  readonly isRule: boolean
}

/**
 * Hidden sections, each up to the next heading of its rank that stands in no comment. In doubt it goes on: words that a rule
 * follows end none whose own heading begins with `#`. Linear in the text.
 */
export function hiddenSections(text: string): readonly Span[] {
  if (!mayHide.test(text)) return []
  const lines = text.split('\n')
  const isFenced = fencedLines(lines)
  const sections: Span[] = []
  let open: (Heading & { readonly start: number }) | undefined
  let isInComment = false
  let start = 0
  let end = 0
  for (const [at, line] of lines.entries()) {
    const heading: Heading | undefined =
      isFenced[at] || isInComment ? undefined : headingOf(line, lines[at + 1] ?? '')
    if (open && heading && heading.level <= open.level && (!heading.isRule || open.isRule)) {
      sections.push(span(open.start, end))
      open = undefined
    }
    if (!open && heading && isHidden(line)) open = { ...heading, start }
    isInComment = open !== undefined && endsInComment(line, isInComment)
    if (line.trim() !== '') end = start + line.trimEnd().length
    start += line.length + 1
  }
  return open ? [...sections, span(open.start, end)] : sections
}

function endsInComment(line: string, wasInComment: boolean): boolean {
  const opened = line.lastIndexOf('<!--')
  const closed = line.lastIndexOf('-->')
  return opened === closed ? wasInComment : opened > closed
}

function isHidden(heading: string): boolean {
  return !attributesAlone.test(heading) && hidden.test(heading.trimEnd().slice(-longestAttributes))
}

function headingOf(line: string, below: string): Heading | undefined {
  const [, signs] = atxHeading.exec(line) ?? []
  if (signs !== undefined) return { level: signs.length, isRule: false }
  const [marks, isFirst] = line.trim() === '' ? [] : (underline.exec(below) ?? [])
  return marks === undefined
    ? undefined
    : { level: isFirst === undefined ? 2 : 1, isRule: isFirst === undefined }
}
