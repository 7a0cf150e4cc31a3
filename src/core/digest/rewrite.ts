// How an entry is written otherwise: its head in another layout, and whether a digest then says the same; or as a mention.

import { overlaps, type Span, slice, span, type TextEdit } from '../base/span.ts'
import { layoutById, linkTo, plainTitle, standsInHtml } from './layouts/index.ts'
import { addressSign, type EntryText, titleSign } from './layouts/layout.ts'
import {
  type Digest,
  type DigestPart,
  type Entry,
  entryMarks,
  type LayoutId,
  lineAbove,
  lineAt,
} from './model.ts'
import { parseDigest } from './session.ts'
import { linkKinds, paperLabels, titleLabels } from './titles/vocabulary.ts'
import { onOneLine } from './titles/words.ts'

/** The lines of an entry that name its paper, taken apart so that another layout can say the same. */
export interface EntryHeadText {
  /** From the first word to where what is said of the paper begins, or to the end of the last line. */
  readonly span: Span
  /** What stands in front of the first word on its line: indentation and the marks of a list or heading. */
  readonly lead: string
  readonly entry: EntryText
  /** What stands between the head and what the same line says of the paper; `undefined` when it says nothing. */
  readonly separator: string | undefined
}

/** Takes the head of an entry apart; `undefined` when it says more than other layouts can, or its lines name other papers, too. */
export function readHead(part: DigestPart, entry: Entry): EntryHeadText | undefined {
  const { text } = part
  const { title, link, layout, commentary, shared } = entry
  if (!title || !link || shared) return undefined
  const start = Math.min(entry.span.start, title.span.start, link.span.start)
  const named = Math.max(title.span.end, link.span.end)
  const lineEnd = lineAt(part, named).end
  const isInline = commentary !== undefined && commentary.start < lineEnd
  if (isInline && commentary.start < named) return undefined
  const end = isInline ? commentary.start : lineEnd
  const separator = isInline ? (separators.exec(text.slice(named, end))?.[0] ?? '') : undefined
  const head = span(start, isInline ? end : end - trailingSpace(text.slice(named, end)))
  const words = span(start, head.end - (separator?.length ?? 0))
  const said = takeApart(signed(text, words, entry), layout)
  if (!said) return undefined
  const lead = text.slice(lineAt(part, start).start, start)
  const { title: name, ...others } = withMarks({
    ...said,
    title: layoutById(layout).plainTitle(onOneLine(slice(text, title.span))),
  })
  return { span: head, lead, entry: { title: name, url: link.url, ...others }, separator }
}

/** How the lines of a head are joined and ended. */
interface HeadStyle {
  readonly lineEnd: string
  /** A blank line stands between title and address where they have lines of their own. */
  readonly isSpaced: boolean
}

/** The head in another layout, for its own place; what the line said of the paper goes on after it or on the next line. */
export function writeHead(
  { lead, entry, separator }: EntryHeadText,
  layout: LayoutId,
  { lineEnd, isSpaced }: HeadStyle,
): string {
  const lines = layoutById(layout)
    .write(entry)
    .split('\n')
    .filter((line) => line !== '')
  const indentation = /^\s*(?:[#>])/u.test(lead) ? '' : ' '.repeat(lead.length)
  const next = `${lineEnd}${indentation}`
  const head = lines.join(isSpaced ? `${lineEnd}${next}` : next)
  if (separator === undefined) return head
  return lines.length === 1 ? `${head}${separator}` : `${head}${next}`
}

const separators = /(?:(?<!\s)\s+)?(?:(?<![:：.,;–—|-])[:：.,;–—|-]+\s*)?$/u

function trailingSpace(text: string): number {
  return text.length - text.trimEnd().length
}

/** The words with signs in place of title and address; `undefined` for a text that has such signs itself. */
function signed(text: string, words: Span, { title, link }: Entry): string | undefined {
  const places = [
    { at: title?.span, sign: titleSign },
    { at: link?.span, sign: addressSign },
  ].sort((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0))
  let head = ''
  let done = words.start
  for (const { at, sign } of places) {
    if (!at || at.start < done) return undefined
    head += `${text.slice(done, at.start)}${sign}`
    done = at.end
  }
  head = `${head}${text.slice(done, words.end)}`.replaceAll('\r\n', '\n')
  return head.split(titleSign).length === 2 && head.split(addressSign).length === 2 ? head : undefined
}

function takeApart(
  head: string | undefined,
  layout: LayoutId,
): { readonly before: string; readonly behind: string } | undefined {
  const match = head === undefined ? undefined : layoutById(layout).pattern?.exec(head)
  if (!match) return undefined
  const { before = '', inside = '', behind = '', rest = '' } = match.groups ?? {}
  // Another address without a label could be taken for that of the paper.
  if (/(?<!\]\(<?)https?:\/\//i.test(`${before}${inside} ${behind}${rest}`)) return undefined
  return { before: `${before}${inside}`, behind: `${behind}${rest}`.trimEnd() }
}

interface TitleText {
  readonly title: string
  readonly before: string
  readonly behind: string
}

const marks: readonly (readonly [string, string])[] = [
  ['**', '**'],
  ['__', '__'],
  ['*', '*'],
  ['_', '_'],
  ['~~', '~~'],
  ['"', '"'],
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['<', '>'],
]

/** Marks around the title belong to it: in another layout they stand around it again. */
function withMarks({ title, before, behind }: TitleText): TitleText {
  const pair = marks.find(([open, close]) => before.endsWith(open) && behind.startsWith(close))
  if (!pair) return { title, before, behind }
  const [open, close] = pair
  return withMarks({
    title: `${open}${title}${close}`,
    before: before.slice(0, before.length - open.length),
    behind: behind.slice(close.length),
  })
}

/**
 * What a digest says, without how it is written, but for the layouts and addresses of its entries.
 * @param others the layouts and addresses that some entries, by their indexes, are to have instead
 */
export function readingOf(
  { text, title, sections, mentions, tags, entries }: Digest,
  others: ReadonlyMap<number, { readonly layout: LayoutId; readonly url: string }> = new Map(),
): string {
  return JSON.stringify([
    title?.text,
    sections.map(({ label, level }) => [label.text, level]),
    mentions.map(({ link }) => link.url),
    tags.map(({ name }) => name),
    entries.map((entry, index) => {
      const { layout, url } = others.get(index) ?? { layout: entry.layout, url: entry.link?.url }
      return [layout, url, plainTitle(entry), entry.commentary && slice(text, entry.commentary)]
    }),
  ])
}

// Leaving of an entry what is said of it, which then mentions its paper.

/**
 * Leaves what is said of a paper where it is, with the paper named after its first line.
 * @returns `undefined` where nothing is said, where the lines name other papers, too, and where the line would begin another entry
 */
export function entryAsMention(part: DigestPart, entry: Entry): TextEdit | undefined {
  const { text } = part
  const { commentary, layout, shared } = entry
  if (!commentary || layout === 'table-row' || shared) return undefined
  const lineStart = lineAt(part, entry.span.start).start
  const lineEnd = lineAt(part, commentary.start).end
  const lead = text.slice(lineStart, entry.span.start)
  // Tags would be left open, and links in them are written otherwise.
  if (standsInHtml(lead)) return undefined
  const mark = (entryMarks.exec(lead)?.[0] ?? '').replace(/#+\s+/g, '')
  const said = text.slice(commentary.start, lineEnd).trimEnd()
  const newText = mentionsOf(part, entry, lineEnd)
    .map((mention) => `${mark}${said} (${mention})`)
    .find(isProse)
  return newText === undefined ? undefined : { span: span(lineStart, lineEnd), newText }
}

/**
 * How an entry can be mentioned, the best first: by its title, as its own link or the text's links are written, with what
 * else its lines say of it, such as authors, a venue, other links.
 * @param end up to where the lines go
 * @returns none for one without title or link
 */
export function mentionsOf(part: DigestPart, entry: Entry, end: number): readonly string[] {
  const { link, title: written } = entry
  const title = plainTitle(entry)
  if (!title || !written || !link) return []
  const linked = linkTo(part, title, link.url)
  const hasLabels =
    !linked.startsWith('[') ||
    part.links.some(({ label, outer }) => label && part.text.startsWith('[', outer.start))
  const isOwn = link.label !== undefined && overlaps(link.label, written.span)
  const own = isOwn ? slice(part.text, link.outer) : hasLabels ? linked : `${title}, ${link.url}`
  const rest = restOf(part, entry, end)
  return [own, linked].map((name) => [name, ...rest].join(', '))
}

/** What the lines that name an entry say besides its title and its link, without marks and labels. */
function restOf(part: DigestPart, entry: Entry, end: number): readonly string[] {
  const { text } = part
  const { title, link, commentary } = entry
  const { start } = lineAt(part, entry.span.start)
  const known = [
    title?.span ?? [],
    link?.outer ?? [],
    commentary ?? [],
    marksIn(part, span(start, end)),
  ].flat()
  const others = part.links
    .map(({ outer }) => outer)
    .filter((at) => overlaps(span(start, end), at) && !known.some((each) => overlaps(each, at)))
  const pieces: string[] = []
  const name = Math.min(...[title?.span, link?.outer].flatMap((at) => at?.start ?? []))
  let done = start
  for (const at of [...known, ...others].sort((a, b) => a.start - b.start)) {
    const words = wordsOf(text.slice(done, Math.min(at.start, end)))
    // A number in front of the name is that of the entry.
    pieces.push(...words.filter((each) => at.start !== name || !/^\d{1,3}\D{0,3}$/u.test(each)))
    if (others.includes(at)) pieces.push(slice(text, at))
    done = Math.max(done, at.end)
  }
  return [...pieces, ...wordsOf(text.slice(done, end))]
}

/** The marks with which the lines begin. */
function marksIn(part: DigestPart, { start, end }: Span): readonly Span[] {
  const found: Span[] = []
  for (
    let line: Span | undefined = lineAt(part, end);
    line && line.start >= start;
    line = lineAbove(part, line.start)
  ) {
    const written = entryMarks.exec(slice(part.text, line))?.[0] ?? ''
    found.push(span(line.start, line.start + written.length))
  }
  return found
}

/** The words between brackets, bars, line ends and tags of HTML. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, '|')
    .split(/[()[\]{}|（）【】\r\n]|\s[-–—·•]\s/u)
    .map((words) => withoutEdges(words.replace(/\*\*|__/g, '')).replace(/\bet al$/u, 'et al.'))
    .filter(
      (words) => /[\p{L}\p{N}\p{So}]/u.test(words) && !labels.some((known) => known.has(words.toLowerCase())),
    )
}

const labels = [linkKinds, paperLabels, titleLabels]

/** Without the marks at both ends; by hand, for a pattern would try each run of them inside. */
function withoutEdges(words: string): string {
  const isEdge = (at: number) => /[\s,;:：.。*_`~<>"'“”«»–—-]/u.test(words.charAt(at))
  let [start, end] = [0, words.length]
  while (start < end && isEdge(start)) start++
  while (end > start && isEdge(end - 1)) end--
  return words.slice(start, end)
}

/** Whether a line below an entry would be read as what is said of it, and not begin another. */
function isProse(line: string): boolean {
  const entry = layoutById('title-link').write({ title: 'A Title', url: 'https://arxiv.org/abs/2401.00001' })
  return parseDigest(`${entry}\nSaid.\n\n${line}\n`).entries.length === 1
}
