// What a digest says of a paper, as Markdown that can be read by itself.

import { memoize } from '../base/memo.ts'
import { applyEdits, lowerBound, overlaps, type Span, shifted, slice, span } from '../base/span.ts'
import {
  belowNote,
  marksWithNotes,
  notesFor,
  outsideFences,
  withoutNotes,
  withShownMarks,
} from './footnotes.ts'
import { frontMatterOf } from './frontMatter.ts'
import { commentsIn, seenSlice, withoutCommentEdits } from './hidden.ts'
import { unescaped } from './layouts/index.ts'
import { startOfCommentary } from './layouts/said.ts'
import { type Digest, type Entry, type Label, labelLines, lineAbove, lineAt } from './model.ts'
import { excerptBelowProperties, excerptBesideLink, linksWithin } from './references.ts'
import { beginsWords, pastBrackets, startAfterName } from './sentenceStart.ts'
import { isTagList, listedTags } from './tags.ts'
import { titleText } from './titles/words.ts'

/** A title or label without the comments in it. */
export function withoutHidden(digest: Digest, label: Label): Label {
  const written = slice(digest.text, label.span)
  return seenAs(label, written, seenSlice(digest, label.span))
}

const wikiLinks = /(?<!\\)\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{1,300}))?\]\]/g

/** The title of a digest or the name of a section, without the comments in it, and with the words of links in place of these. */
export function headingLabel(digest: Digest, label: Label): Label {
  // The values of front matter are texts of their own.
  if (label.span.start < (frontMatterOf(digest)?.bodyStart ?? 0)) return label
  const hidden = commentsIn(digest, label.span)
  const links = linksWithin(digest, label.span).filter(
    (link) => link.label !== '' && !hidden.some((each) => overlaps(each, link.outer)),
  )
  const edits = links.map((link) => ({ span: shifted(link.outer, -label.span.start), newText: link.label }))
  const written = slice(digest.text, label.span)
  const seen = applyEdits(written, [...edits, ...withoutCommentEdits(digest, label.span)])
  const plain = seen.replace(wikiLinks, (_, name, words) => words ?? name)
  return seenAs(label, written, withShownMarks(digest, plain))
}

/** The title of a digest as a reader sees it; `undefined` if it has none. In front matter, it is not Markdown. */
export function readableTitle(digest: Digest): string | undefined {
  const { title } = digest
  if (title === undefined || frontMatterOf(digest)?.title) return title?.text
  return readableWords(digest, title)
}

const deleted = /(?<!\\)~~(?=\S)([^~]{1,300})~~/g

/** The words of a heading, without its markers, comments and the addresses of its links. */
export function readableWords(digest: Digest, label: Label): string {
  const words = titleText(headingLabel(digest, label).text)
  return unescaped(words.replace(deleted, '$1'))
}

function seenAs(label: Label, written: string, seen: string): Label {
  return seen === written ? label : { ...label, text: titleText(seen).replace(/\s+/g, ' ').trim() }
}

/** What is said of an entry, with the marks of its first line and the footnotes that it and the title refer to; empty when nothing is. */
export function sayingOf(digest: Digest, entry: Entry): string {
  const range = saidSpan(digest, entry)
  const said = range ? withoutNotes(digest, excerptBesideLink(digest, range, entry)) : ''
  const marks = marksBeside(digest, entry, said)
  const columns = range ? columnsOf(digest, range.start) : { column: 0, own: 0 }
  const words = dedent(withoutQuote(unbarred(said, entry), digest, entry), columns).trim()
  const gap = marks === '' || words === '' ? '' : /^[\p{L}\p{N}]/u.test(words) ? ' ' : '\n\n'
  return marks + gap + words + notesFor(digest, marks + said)
}

/** What a cell says: in a row, bars are escaped even in code and formulas. */
function unbarred(said: string, { layout }: Entry): string {
  return layout === 'table-row' ? said.replaceAll('\\|', '|') : said
}

/** The marks of footnotes in the lines that name the paper, which are not shown there. */
function marksBeside(digest: Digest, { span: at, commentary }: Entry, said: string): string {
  const head = slice(digest.text, span(at.start, commentary?.start ?? at.end))
  if (!head.includes('[^')) return ''
  return marksWithNotes(digest, head, said)
}

/** Text between entries, with the footnotes that it refers to and without those that others refer to. */
export function proseIn(digest: Digest, range: Span): string {
  const rest = belowNote(digest, belowSaid(digest, range))
  const said = withTagLists(withoutNotes(digest, excerptBelowProperties(digest, rest)))
  const own = goingOn(said, digest, range.start)
  const prose = linksAbove(digest, range.start) + (isInList(digest, rest) ? outdent(own) : own)
  const notes = notesFor(digest, prose)
  return notes === '' ? prose : prose.trimEnd() + notes
}

/** A stretch below what is said of the entry above, which may go on after the entry with lines that close something. */
function belowSaid(digest: Digest, { start, end }: Span): Span {
  const above = entryAbove(digest, start)
  const said = above && saidSpan(digest, above)
  return span(Math.min(end, Math.max(start, said?.end ?? 0)), end)
}

function entryAbove({ entries }: Digest, offset: number): Entry | undefined {
  return entries[lowerBound(entries.length, (index) => (entries[index]?.span.start ?? 0) < offset) - 1]
}

/** Where the entry above stands in a quotation, what goes on with that is none either. */
function goingOn(prose: string, digest: Digest, start: number): string {
  const above = prose.includes('>') ? entryAbove(digest, start) : undefined
  const [quoted = ''] = /^(?:\r?\n)?(?:[ \t]*>.*(?:\n|$))+/.exec(prose) ?? []
  return above && quoted !== '' ? withoutQuote(quoted, digest, above) + prose.slice(quoted.length) : prose
}

/** The title and the sections by where the lines below them begin. */
const headingsOf = memoize((digest: Digest): ReadonlyMap<number, Label> => {
  const labels = [digest.title, ...digest.sections.map(({ label }) => label)]
  return new Map(
    labels.flatMap((label) => {
      const end = label ? digest.text.indexOf('\n', labelLines(digest, label).end) : -1
      return label && end >= 0 ? [[end + 1, label] as const] : []
    }),
  )
})

/** Headings are shown without links: the addresses of those of the one above a stretch, by their hosts. */
function linksAbove(digest: Digest, start: number): string {
  const label = headingsOf(digest).get(start)
  if (!label) return ''
  const hidden = commentsIn(digest, label.span)
  const links = linksWithin(digest, label.span).flatMap(({ link: { url }, outer }) => {
    const host = /^https?:\/\/(?:www\.)?([^/?#\s]+)/i.exec(url)?.[1]
    const isSeen = host && !/[()<>]/.test(url) && !hidden.some((each) => overlaps(each, outer))
    return isSeen ? [`[${host}](${url})`] : []
  })
  return links.length > 0 ? `${[...new Set(links)].join(' · ')}\n\n` : ''
}

/** Lines that list the tags of the digest for other programs list them as words. */
function withTagLists(text: string): string {
  if (!/tag/i.test(text)) return text
  return outsideFences(text, (part) =>
    part.replace(/^[ \t]*(?:#\+|\{\{|tags::).*$/gim, (line) =>
      isTagList(line.trim()) ? ['tags:', ...tagsIn(line.trim()).map(inCode)].join(' ') : line,
    ),
  )
}

const inCode = (name: string) => `\`${name}\``

function tagsIn(list: string): readonly string[] {
  return listedTags(list, 0).map(({ name }) => name)
}

/** How far above text its item is looked for. */
const farthestItem = 100

/** Whether a stretch begins with an item of a list, or with words below one. */
function isInList(digest: Digest, { start, end }: Span): boolean {
  const first = slice(digest.text, span(start, end)).search(/\S/)
  let line = first < 0 ? undefined : lineAt(digest, start + first)
  for (let count = 0; line && count < farthestItem; count++) {
    const words = slice(digest.text, line)
    if (item.test(words)) return true
    if (/^\S/.test(words)) return false
    line = lineAbove(digest, line.start)
  }
  return false
}

/** Without the indentation that the first lines have in common. */
function outdent(text: string): string {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => /^\S/.test(line))
  const first = end < 0 ? lines : lines.slice(0, end)
  return [...outdented(first, indentationOf(first)), ...lines.slice(first.length)].join('\n')
}

/** Text in which lines of nothing but tags are empty, for readers to whom the tags are said elsewhere. @param names without the sign */
export function withoutTagLines(text: string, names: ReadonlySet<string>): string {
  return text.replace(/^[ \t]*(?:#|tag)[^\n]*$/gim, (line) => {
    const words = line.trim()
    const hashtags = () => words.split(/[\s,]+/).map((word) => /^#(.*)/s.exec(word)?.[1] ?? '')
    const tags = isTagList(words) ? tagsIn(words) : hashtags()
    return tags.every((name) => names.has(name)) ? '' : line
  })
}

/** Marks of lists, boxes to tick, quotations and their kinds; of HTML the tags of lists, quotations and code. */
const marks =
  /^[ \t]*(?:(?:>[ \t]?)*(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]+|(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>)+(?:\[(?:[^\][\n]|![\w-]+)\][-+]?[ \t]+)?|(?:<(?:blockquote|code|li|ol|pre|ul)(?:\s[^<>]{0,300})?>[ \t]*)+)$/i
/** Those that Markdown does not know: bullets that people type, numbers and letters of all kinds, and what is escaped. */
const typedMark =
  /^[ \t]*(?:(?:\\?[-*+–—•·‣◦▪●○◎■□◆◇▶►▸※・]|\(?\d{1,9}\\?[.)]|\(?[a-z]\))[ \t]+|[•·●○◎■□◆◇▶►▸※・])$/i
const fence = /^[ \t]*(?:>[ \t]*)*(?:`{3,}|~{3,})/m

/** That of a note, which may stand above the words that refer to it. */
const noteMark = /^[ \t>]*\[\^[^\]\s]{1,60}\]:[ \t]*$/

/**
 * Where what is said stands: its first words with the marks in front of them, where these begin a line, for a quotation is not to
 * become words of the writer; code above the first words, in which no words are looked for; and the lines that close what is opened.
 */
export function saidSpan(digest: Digest, entry: Entry): Span | undefined {
  const [hidden] = entry.commentary ? commentsIn(digest, entry.commentary) : []
  const said = entry.commentary && restAfter(entry.commentary, hidden)
  const start = said && startOfSaid(digest, entry, said)
  return start === undefined ? said : span(start, endOfSaid(digest, span(start, said?.end ?? start)))
}

function startOfSaid(digest: Digest, entry: Entry, said: Span): number {
  const line = lineAt(digest, said.start)
  const named = Math.max(entry.title?.span.end ?? 0, entry.link?.outer.end ?? 0)
  const tags = tagsBefore(digest, span(Math.max(line.start, Math.min(named, said.start)), said.start))
  if (tags !== undefined) return tags
  if (line.start < named) return startAfter(digest, entry, named, said)
  const between = span(lineAt(digest, named).end, line.start)
  const code = between.start < between.end ? fence.exec(slice(digest.text, between)) : null
  if (code) return between.start + code.index
  const lead = slice(digest.text, span(line.start, said.start))
  const words = slice(digest.text, said)
  const isMarked =
    marks.test(lead) || noteMark.test(lead) || isTypedMark(lead, words) || beginsWords(lead, words)
  return openedAbove(digest, line.start, named) ?? (isMarked ? line.start : said.start)
}

/** In the line of the name, the sentence may begin with what the parser takes for asides, and not before the link or in brackets. */
function startAfter({ text }: Digest, { link }: Entry, named: number, said: Span): number {
  const isAtLink = link && !link.label && said.start === link.outer.start
  const start = isAtLink ? startOfCommentary(text, link.outer.end, said.end) : said.start
  const lead = slice(text, span(named, Math.max(named, start)))
  const first = start <= named ? start : named + startAfterName(lead, slice(text, span(start, said.end)))
  return pastBrackets(text, first, said.end)
}

/** "\end{align}", "</aside>", ":::": what closes something that is opened in what is said. */
const closing = /^[ \t>]*(?:\\end\{([a-z]{1,20}\*?)\}|<\/([a-z][\w.-]{0,40})>|:{3,})[ \t]*$/i

function endOfSaid(digest: Digest, said: Span): number {
  const words = slice(digest.text, said)
  if (!/\\begin\{|<[a-z]|:::/i.test(words)) return said.end
  let { end } = said
  for (let line = filledBelow(digest, said.end); line; line = filledBelow(digest, line.end)) {
    const [mark, environment, tag] = closing.exec(slice(digest.text, line)) ?? []
    const opened = environment ? `\\begin{${environment}}` : tag ? `<${tag}` : ':::'
    if (mark === undefined || !words.includes(opened)) break
    end = line.end
  }
  return end
}

/** Tags that mean something for the words that follow, or show something themselves. */
const openingTags =
  /<(?:a|abbr|audio|b|code|del|details|em|embed|i|iframe|img|ins|kbd|mark|picture|q|ruby|s|small|strong|sub|sup|tt|u|video)\b/gi

/** Components of MDX. */
const openingComponent = /<[A-Z][\w.]{0,40}[a-z]\b[^<>]{0,2000}>/g

/** Where the tags begin with which words begin: the parser looks for words alone. */
function tagsBefore({ text }: Digest, lead: Span): number | undefined {
  const written = slice(text, lead)
  if (!written.includes('<')) return undefined
  for (const { index } of [...written.matchAll(openingTags), ...written.matchAll(openingComponent)])
    if (/^[\s*_~`>]*$/.test(written.slice(index).replace(/<[^<>]*>/g, ''))) return lead.start + index
  return undefined
}

/** Whether words begin with a mark that is a part of them: a number, a letter or an escape, or a bullet that other lines have. */
function isTypedMark(lead: string, said: string): boolean {
  if (!typedMark.test(lead)) return false
  return /[\da-z\\]/i.test(lead) || said.includes(`\n${lead}`)
}

/** What is left of words that begin inside of a comment, as where its tag was read as one in front of them. */
function restAfter({ start, end }: Span, comment: Span | undefined): Span | undefined {
  if (!comment || comment.start >= start) return span(start, end)
  return comment.end < end ? span(comment.end, end) : undefined
}

/** Where the lines begin that open something around the line at the offset, below the name of the paper. */
function openedAbove(digest: Digest, start: number, named: number): number | undefined {
  let first: number | undefined
  for (let above = filledAbove(digest, start); above && above.start >= named; ) {
    if (!opening.test(slice(digest.text, above))) break
    first = above.start
    above = filledAbove(digest, first)
  }
  return first
}

function filledBelow(digest: Digest, end: number): Span | undefined {
  const below = lineBelow(digest, end)
  return below && /[^\s>]/.test(slice(digest.text, below)) ? below : below && lineBelow(digest, below.end)
}

function lineBelow(digest: Digest, end: number): Span | undefined {
  const start = digest.text.indexOf('\n', end) + 1
  return start > 0 && start < digest.text.length ? lineAt(digest, start) : undefined
}

function filledAbove(digest: Digest, start: number): Span | undefined {
  const above = lineAbove(digest, start)
  return above && /[^\s>]/.test(slice(digest.text, above)) ? above : above && lineAbove(digest, above.start)
}

/**
 * "> [!NOTE]", "::: note", '=== "Tab"', "{{% note %}}", "<aside>", "\begin{align}": what kind of quotation, box, code or formula follows,
 * or what is said above it.
 */
const opening =
  /^[ \t>]*(?:===[!+]?[ \t]+"|(?:!!!|\?\?\?\+?)[ \t]+\w|(?<=>[ \t]*)\[![\w-]+\]|:{3,}[ \t]*[\w{]|\{(?:\{[<%]|%)(?:\s*(?:admonition|alert|callout|highlight|hint|info|note|notice|tip|warning)\b|\s*\w[^{}]*["'])|<[a-z][\w.-]{0,40}(?:\s[^<>]{0,2000})?>[ \t]*$|\\begin\{[a-z]{1,20}\*?\})/i

/** Entries that stand in a quotation as a whole are none of somebody else's words. */
function withoutQuote(said: string, digest: Digest, { head }: Entry): string {
  const line = lineAt(digest, head.start)
  const depth = /^(?: ?>)*/.exec(slice(digest.text, line))?.[0].replaceAll(' ', '').length ?? 0
  return depth === 0 ? said : said.replace(new RegExp(`^(?: ?>){1,${depth}} ?`, 'gm'), '')
}

interface Columns {
  /** In which what is said begins, or the words of the item in whose line it begins; none in a quotation. */
  readonly column: number
  /** In which it begins, in a line of its own; none elsewhere. */
  readonly own: number
}

function columnsOf(digest: Digest, start: number): Columns {
  const line = lineAt(digest, start)
  const written = slice(digest.text, line)
  const unquoted = written.replace(quoted, '')
  const isInside = /[^\s>]/.test(slice(digest.text, span(line.start, start)))
  const own = columnsIn(/^\s*/.exec(unquoted)?.[0] ?? '')
  if (unquoted !== written)
    return { column: Number.POSITIVE_INFINITY, own: isInside ? Number.POSITIVE_INFINITY : own }
  if (!isInside) return { column: own, own }
  return {
    column: columnsIn(item.exec(written)?.[0] ?? /^\s*/.exec(written)?.[0] ?? ''),
    own: Number.POSITIVE_INFINITY,
  }
}

const quoted = /^(?:[ \t]*>[ \t]?)+/
const item = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/

/** How wide a text is whose tabs reach to every fourth column. */
function columnsIn(text: string): number {
  let columns = 0
  for (const character of text) columns += character === '\t' ? 4 - (columns % 4) : 1
  return columns
}

function indentationOf(lines: readonly string[]): number {
  return lines.reduce(
    (least, line) => (isFilled(line) ? Math.min(least, columnsIn(/^\s*/.exec(line)?.[0] ?? '')) : least),
    Number.POSITIVE_INFINITY,
  )
}

/**
 * Lines below the first lose the indentation that they have in common, which the layout of a list item asked for, and no more than
 * that: what is deeper than the first line stays so, and after a blank line, what is indented further is code.
 */
function dedent(text: string, { column, own }: Columns): string {
  const [first = '', ...rest] = text.split('\n')
  const common = indentationOf(rest)
  const isCode = rest[0]?.trim() === '' && common >= column + 4 && !item.test(rest.find(isFilled) ?? '')
  return [first, ...outdented(rest, isCode ? column : Math.min(common, own))].join('\n')
}

function isFilled(line: string): boolean {
  return line.trim() !== ''
}

function outdented(lines: readonly string[], columns: number): readonly string[] {
  return lines.map((line) => {
    let at = 0
    let passed = 0
    for (; passed < columns && /^\s$/.test(line.charAt(at)); at++)
      passed += line.charAt(at) === '\t' ? 4 - (passed % 4) : 1
    return ' '.repeat(passed > columns ? passed - columns : 0) + line.slice(at)
  })
}
