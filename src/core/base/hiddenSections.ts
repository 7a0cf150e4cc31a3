// Sections that are hidden by their headings: by attributes, as Pandoc, Quarto and kramdown write these (`## Notes {.private}`),
// or by what Org does not export.

import { fencedLines } from './containers.ts'
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

interface OrgLine {
  readonly start: number
  readonly text: string
}

/** A heading with its stars, and where the tree below it ends, both as numbers of lines. */
interface OrgHeading {
  readonly line: number
  readonly end: number
  readonly level: number
  readonly isComment: boolean
  /** All that may be tags. */
  readonly tags: readonly string[]
  /** What stands where Org has its tags. */
  readonly ownTags: readonly string[]
}

const headingLine = /^(\*+) (COMMENT\b)?/
const tag = /(?<=:)[\p{L}\p{N}_@#%-]+(?=:)/gu
const tagsAtEnd = /[ \t]:[\p{L}\p{N}_@#%:-]+:[ \t]*$/u

/**
 * The trees of Org whose headings are comments, or have a tag that excludes them; and if a tag selects any, all that are not
 * selected: https://orgmode.org/manual/Export-Settings.html
 * @param lines all lines that are not in code; headings and settings are found among them
 */
export function hiddenTrees(lines: readonly OrgLine[]): readonly Span[] {
  const headings = headingsOf(lines)
  const excluding = new Set(['noexport', 'ARCHIVE', ...settings(lines, /^#\+EXCLUDE_TAGS:/i)])
  const isOutside = outsideSelected(headings, new Set(['export', ...settings(lines, /^#\+SELECT_TAGS:/i)]))
  const isFileExcluded = settings(lines, /^#\+FILETAGS:/i).some((each) => excluding.has(each))
  const trees: Span[] = []
  for (const heading of headings) {
    const [first, last] = [lines[heading.line], lastWritten(lines, heading)]
    const isHidden = heading.isComment || isFileExcluded || heading.tags.some((each) => excluding.has(each))
    if (!first || !last || !(isHidden || isOutside(heading))) continue
    if (first.start < (trees.at(-1)?.end ?? 0)) continue
    trees.push(span(first.start, last.start + last.text.length))
  }
  return trees
}

/** The words of all settings of a kind; tags of a file stand between colons. */
function settings(lines: readonly OrgLine[], key: RegExp): readonly string[] {
  const values = lines.filter(({ text }) => key.test(text)).map(({ text }) => text.replace(key, ''))
  return values.flatMap((value) => value.match(/[^\s:]+/g) ?? [])
}

function headingsOf(lines: readonly OrgLine[]): readonly OrgHeading[] {
  const headings: OrgHeading[] = []
  /** Where the trees end that are open above a line, by their levels; filled from the last line up. */
  const ends: { readonly level: number; readonly line: number }[] = []
  for (let line = lines.length - 1; line >= 0; line--) {
    const text = lines[line]?.text ?? ''
    const [, stars, comment] = headingLine.exec(text) ?? []
    if (stars === undefined) continue
    const level = stars.length
    while ((ends.at(-1)?.level ?? 0) > level) ends.pop()
    const end = ends.at(-1)?.line ?? lines.length
    ends.push({ level, line })
    const tagsIn = (words: string) => words.match(tag) ?? []
    const [tags, ownTags] = [tagsIn(text), tagsIn(tagsAtEnd.exec(text)?.[0] ?? '')]
    headings.push({ line, end, level, isComment: comment !== undefined, tags, ownTags })
  }
  return headings.reverse()
}

/** Blank lines below a tree are not of it. */
function lastWritten(lines: readonly OrgLine[], { line, end }: OrgHeading): OrgLine | undefined {
  let last = end - 1
  while (last > line && lines[last]?.text.trim() === '') last--
  return lines[last]
}

/** Finds the headings that have none of these tags, are below none that has, and have none below them; none if no heading has. */
function outsideSelected(
  headings: readonly OrgHeading[],
  tags: ReadonlySet<string>,
): (heading: OrgHeading) => boolean {
  const selected = headings.filter(({ ownTags }) => ownTags.some((each) => tags.has(each)))
  if (selected.length === 0) return () => false
  const kept = new Set<OrgHeading>(selected)
  let below = 0
  for (const heading of headings) {
    if (kept.has(heading)) below = Math.max(below, heading.end)
    else if (heading.line < below) kept.add(heading)
  }
  // Upwards, a heading of a lower level than the last one that is kept is above it.
  let level = 0
  for (const heading of headings.toReversed()) {
    if (!kept.has(heading) && heading.level < level) kept.add(heading)
    if (kept.has(heading)) level = heading.level
  }
  return (heading) => !kept.has(heading)
}
