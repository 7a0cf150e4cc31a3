// What a digest says of a paper, as Markdown that can be read by itself.

import { blankComments, findComments, withoutComments } from '../base/comments.ts'
import { countsOf } from '../base/groups.ts'
import { memoize } from '../base/memo.ts'
import { applyEdits, lowerBound, type Span, shifted, slice, span } from '../base/span.ts'
import { frontMatterOf } from './frontMatter.ts'
import { unescaped } from './layouts/index.ts'
import { type Digest, definitionName, type Entry, type Label, lineAbove, lineAt } from './model.ts'
import { excerpt, excerptBelowProperties, excerptBesideLink, linksWithin } from './references.ts'
import { isTagList, listedTags } from './tags.ts'
import { titleText } from './titles/words.ts'

const uncommented = new WeakSet<Digest>()

const commentsOf = memoize((digest: Digest) => (uncommented.has(digest) ? [] : findComments(digest.text)))

/** Of a text without its comments: what now stands side by side makes no new ones. */
export function readWithoutComments<Read extends Digest>(digest: Read): Read {
  uncommented.add(digest)
  return digest
}

/** The comments that a stretch of the digest has, or that have a part of it; one around a place for a stretch without length. */
export function commentsIn(digest: Digest, { start, end }: Span): readonly Span[] {
  const all = commentsOf(digest)
  const first = lowerBound(all.length, (index) => (all[index]?.end ?? 0) <= start)
  let last = first
  while ((all[last]?.start ?? end) < end) last++
  return all.slice(first, last)
}

/** A title or label without the comments in it. */
export function withoutHidden(digest: Digest, label: Label): Label {
  const written = slice(digest.text, label.span)
  return seenAs(label, written, withoutComments(written))
}

const wikiLinks = /(?<!\\)\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{1,300}))?\]\]/g

/** The title of a digest or the name of a section, without the comments in it, and with the words of links in place of these. */
export function headingLabel(digest: Digest, label: Label): Label {
  const links = linksWithin(digest, label.span).filter((link) => link.label !== '')
  const written = slice(digest.text, label.span)
  const edits = links.map((link) => ({ span: shifted(link.outer, -label.span.start), newText: link.label }))
  const seen = withoutComments(applyEdits(written, edits)).replace(
    wikiLinks,
    (_, name, words) => words ?? name,
  )
  return seenAs(label, written, seen)
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
  const column = range ? columnOf(digest, range.start) : 0
  const words = dedent(withoutQuote(unbarred(said, entry), digest, entry), column).trim()
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
  const { words } = notesOf(digest)
  const own = namesIn(said)
  return [...namesIn(head)]
    .flatMap((name) => (words.has(name) && !own.has(name) ? [`[^${name}]`] : []))
    .join('')
}

/** Text between entries, with the footnotes that it refers to and without those that others refer to. */
export function proseIn(digest: Digest, range: Span): string {
  const said = withTagLists(withoutNotes(digest, excerptBelowProperties(digest, range)))
  const prose = isInList(digest, range) ? outdent(said) : said
  const notes = notesFor(digest, prose)
  return notes === '' ? prose : prose.trimEnd() + notes
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
  /^[ \t]*(?:(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]+|(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>)+(?:\[(?:[ xX]|![\w-]+)\][-+]?[ \t]+)?|(?:<(?:blockquote|code|li|ol|pre|ul)(?:\s[^<>]{0,300})?>[ \t]*)+)$/i
/** Those that Markdown does not know: bullets that people type, numbers and letters of all kinds, and what is escaped. */
const typedMark = /^[ \t]*(?:\\?[-*+–—•·‣◦▪●○◎■□◆◇▶►▸※・]|\(?\d{1,9}\\?[.)]|\(?[a-z]\))[ \t]+$/i
const fence = /^[ \t]*(?:>[ \t]*)*(?:`{3,}|~{3,})/m

/**
 * Where what is said stands: its first words with the marks in front of them, where these begin a line, for a quotation is not to
 * become words of the writer; and code above the first words, in which no words are looked for.
 */
export function saidSpan(digest: Digest, entry: Entry): Span | undefined {
  const [hidden] = entry.commentary ? commentsIn(digest, entry.commentary) : []
  const said = entry.commentary && restAfter(entry.commentary, hidden)
  if (!said) return undefined
  const line = lineAt(digest, said.start)
  const named = Math.max(entry.title?.span.end ?? 0, entry.link?.outer.end ?? 0)
  if (line.start < named) return said
  const between = span(lineAt(digest, named).end, line.start)
  const code = between.start < between.end ? fence.exec(slice(digest.text, between)) : null
  if (code) return span(between.start + code.index, said.end)
  const lead = slice(digest.text, span(line.start, said.start))
  const isMarked = marks.test(lead) || isTypedMark(lead, slice(digest.text, said))
  const above = filledAbove(digest, line.start)
  if (above && above.start >= named && callout.test(slice(digest.text, above)))
    return span(above.start, said.end)
  return isMarked ? span(line.start, said.end) : said
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

function filledAbove(digest: Digest, start: number): Span | undefined {
  const above = lineAbove(digest, start)
  return above && isFilled(slice(digest.text, above)) ? above : above && lineAbove(digest, above.start)
}

/** "> [!NOTE]", "::: note", "{{% note %}}": what kind of quotation, box or code follows, or what is said above it. */
const callout =
  /^[ \t]*(?:>[ \t]*\[![\w-]+\]|:{3,}[ \t]*[\w{]|\{(?:\{[<%]|%)(?:\s*(?:admonition|alert|callout|highlight|hint|info|note|notice|tip|warning)\b|\s*\w[^{}]*["']))/

/** Entries that stand in a quotation as a whole are none of somebody else's words. */
function withoutQuote(said: string, digest: Digest, { head }: Entry): string {
  const line = lineAt(digest, head.start)
  const depth = /^(?: ?>)*/.exec(slice(digest.text, line))?.[0].replaceAll(' ', '').length ?? 0
  return depth === 0 ? said : said.replace(new RegExp(`^(?: ?>){1,${depth}} ?`, 'gm'), '')
}

/** The column in which what is said begins, or the words of the item in whose line it begins; none in a quotation. */
function columnOf(digest: Digest, start: number): number {
  const line = lineAt(digest, start)
  const written = slice(digest.text, line)
  if (/^[ \t]*>/.test(written)) return Number.POSITIVE_INFINITY
  const isInside = slice(digest.text, span(line.start, start)).trim() !== ''
  return columnsIn((isInside && item.exec(written)?.[0]) || (/^\s*/.exec(written)?.[0] ?? ''))
}

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
 * that: after a blank line, what is indented further is code.
 */
function dedent(text: string, column: number): string {
  const [first = '', ...rest] = text.split('\n')
  const common = indentationOf(rest)
  const isCode = rest[0]?.trim() === '' && common >= column + 4 && !item.test(rest.find(isFilled) ?? '')
  return [first, ...outdented(rest, isCode ? column : common)].join('\n')
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

// Footnotes, `[^1]` and `[^1]: words`: no part of CommonMark, but people write them wherever their program reads them.

/** A note, which may begin below its mark, and the indented lines that go on with it. */
const note =
  /^ {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*((?:\S[^\n]*|(?=\r?\n(?: {2}|\t)[ \t]*\S)\r?)(?:\n(?:[ \t]*\r?\n)?(?: {2}|\t)[ \t]*\S[^\n]*)*)(?:\n|$)/gm
/** A mark that refers to a note; what begins its line and has a colon is the mark of a note, and code and escaped marks are none. */
const reference = /`[^`\n]+`|\\[^\n]|^[ \t>]*\[\^[^\]\s]{1,60}\]:|\[\^([^\]\s]{1,60})\]/gm
/** Lines of fenced code show notes and have none. */
const fenced = /^ {0,3}(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))/gm

/** A longer one stays where it is: it would stand again with each paper that refers to it. */
const longestNote = 2_000

interface Notes {
  /** What each note says that stands with the words that refer to it, by its name. */
  readonly words: ReadonlyMap<string, string>
  /** Those to which the text refers. */
  readonly named: ReadonlySet<string>
}

/**
 * A stretch of the digest without the footnotes that it refers to somewhere, and without those to which nothing refers, which no
 * reader of Markdown shows; the marks that refer to them stay.
 */
function withoutNotes(digest: Digest, text: string): string {
  if (!text.includes('[^')) return text
  const { words, named } = notesOf(digest)
  return outsideFences(text, (part) =>
    part.replace(note, (whole, name: string) => (words.has(name) || !named.has(name) ? '' : whole)),
  )
}

/** A note wherever it is, in a quotation or an item too, with the lines that go on with it; also those that are not indented, if they name no paper. */
const anyNote =
  /^[ \t>]*\[\^([^\]\s]{1,60})\]:[^\n]*(?:\n(?![ \t>]*(?:\r?(?:\n|$)|[-*+#|<[]|\d{1,9}[.)]|`{3}|~{3})|[^\n]*(?:\n[^\n]*)?(?::\/\/|arxiv|doi:|\d{4}\.\d{4}))[^\n]+)*(?:\n(?:[ \t>]*\r?\n)?(?:[ \t]*>(?:[ \t]?>)*)?(?:\t| [ \t])[ \t]*\S[^\n]*)*(?:\n|$)/gim
/** `[name]: address`, with its title. */
const anyDefinition =
  /^[ \t>]*\[([^[\]\n]{1,200})\]:[ \t]*(?:\r?\n[ \t>]*)?(?:<[^<>\n]{1,1000}>|[^\s<]\S{0,1000})(?:(?:[ \t]+|\r?\n[ \t>]+)(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\r?(?:\n|$)/gm
const label = /`[^`\n]+`|^[ \t>]*\[[^[\]\n]{1,200}\]:|\[([^[\]]{1,200})\]/gm

/**
 * A text without the footnotes and definitions of links to which nothing in it refers, which no reader of Markdown shows.
 * @param instead is given each, and says what takes its place
 */
export function withoutUnused(text: string, instead: (unused: string) => string = () => ''): string {
  if (!text.includes(']:')) return text
  const { named } = notesIn(text, (from, to) => text.slice(from, to))
  const shown = outsideFences(text, (part) =>
    part.replace(anyNote, (whole, name: string) => (named.has(name) ? whole : instead(whole))),
  )
  const labels = shown.replace(fenced, '').matchAll(label)
  const used = new Set(Array.from(labels, ([, name = '']) => definitionName(name)))
  return outsideFences(shown, (part) =>
    part.replace(anyDefinition, (whole, name: string, at: number) =>
      used.has(definitionName(name)) || name.startsWith('^') || !beginsParagraph(part, at)
        ? whole
        : instead(whole),
    ),
  )
}

/** Within a paragraph, what looks like a definition is words. */
function beginsParagraph(text: string, at: number): boolean {
  const above = text.slice(text.lastIndexOf('\n', at - 2) + 1, Math.max(0, at - 1))
  return /^[\s>]*(?:$|#|\[[^\]\n]+\]:|[-*_=]{3,}\s*$|[`~]{3})/.test(above)
}

/** A text in which spaces stand in place of comments and of footnotes and definitions that nothing refers to. */
export function blankHidden(text: string): string {
  return withoutUnused(blankComments(text), (unused) => unused.replace(/[^\r\n]/g, ' '))
}

/** The footnotes that a text refers to, in the order of the text, as paragraphs to be set below it; empty where there are none. */
function notesFor(digest: Digest, text: string): string {
  if (!text.includes('[^')) return ''
  const { words } = notesOf(digest)
  return [...withOwn(namesIn(text), words)].flatMap((name) => noteText(name, words.get(name))).join('')
}

/** With those to which the notes refer. */
function withOwn(names: ReadonlySet<string>, words: Notes['words']): ReadonlySet<string> {
  const all = new Set(names)
  // What is added while a set is walked is walked, too.
  for (const name of all) for (const own of namesIn(words.get(name) ?? '')) all.add(own)
  return all
}

function namesIn(text: string): ReadonlySet<string> {
  return new Set(marksIn(text))
}

function marksIn(text: string): readonly string[] {
  const plain = text.replace(fenced, '').replace(note, '')
  return Array.from(plain.matchAll(reference), ([, name]) => name).filter((name) => name !== undefined)
}

function noteText(name: string, words: string | undefined): readonly string[] {
  return words === undefined ? [] : [`\n\n[^${name}]:${/^\s/.test(words) ? '' : ' '}${words}`]
}

const notesOf = memoize((digest: Digest): Notes => {
  const { words, named } = notesIn(digest.text, (from, to) => excerpt(digest, span(from, to)))
  // Notes to headings alone stay where they are: no words go with a heading.
  const headings = [digest.title, ...digest.sections.map(({ label }) => label)]
  const marks = headings.flatMap((label) => (label ? marksIn(slice(digest.text, label.span)) : []))
  const all = marksIn(digest.text)
  const [inAll, inHeadings] = [countsOf(all), countsOf(marks)]
  const rest = all.filter((name) => (inAll.get(name) ?? 0) > (inHeadings.get(name) ?? 0))
  const carried = withOwn(new Set(rest), words)
  return { words: new Map([...words].filter(([name]) => carried.has(name))), named }
})

function notesIn(text: string, read: (from: number, to: number) => string): Notes {
  const words = new Map<string, string>()
  outsideFences(text, (part, start) => {
    for (const { index, 0: whole, 1: name = '', 2: said = '' } of part.matchAll(note)) {
      const from = start + index + whole.indexOf(said, name.length)
      if (!words.has(name) && said.length <= longestNote) words.set(name, read(from, from + said.length))
    }
    return part
  })
  return { words, named: withOwn(namesIn(text), words) }
}

/** @param change is given each part and where it starts */
function outsideFences(text: string, change: (part: string, start: number) => string): string {
  let done = 0
  let changed = ''
  for (const { index, 0: code } of text.matchAll(fenced)) {
    changed += change(text.slice(done, index), done) + code
    done = index + code.length
  }
  return changed + change(text.slice(done), done)
}
