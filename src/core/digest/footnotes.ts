// Footnotes, `[^1]` and `[^1]: words`: no part of CommonMark, but people write them wherever their program reads them.

import { blankComments } from '../base/comments.ts'
import { countsOf } from '../base/groups.ts'
import { memoize } from '../base/memo.ts'
import { type Span, slice, span } from '../base/span.ts'
import { type Digest, definitionName } from './model.ts'
import { excerpt } from './references.ts'

/** A note, which may begin below its mark, and the lines that go on with it, which are indented further than the mark. */
const note =
  /^(?<indent> {0,3})\[\^(?<name>[^\]\s]{1,60})\]:[ \t]*(?<said>(?:\S[^\n]*|(?=\r?\n\k<indent>(?: {2}|\t)[ \t]*\S)\r?)(?:\n(?:[ \t]*\r?\n)?\k<indent>(?: {2}|\t)[ \t]*\S[^\n]*)*)(?:\n|$)/gm
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
  /** Where notes are, by their names. */
  readonly places: readonly NotePlace[]
}

interface NotePlace {
  readonly name: string
  readonly span: Span
}

/**
 * A stretch of the digest without the footnotes that it refers to somewhere, and without those to which nothing refers, which no
 * reader of Markdown shows; the marks that refer to them stay.
 */
export function withoutNotes(digest: Digest, text: string): string {
  if (!text.includes('[^')) return text
  const { words, named } = notesOf(digest)
  return outsideFences(text, (part) =>
    part.replace(note, (whole, _, name: string) => (words.has(name) || !named.has(name) ? '' : whole)),
  )
}

/** A footnote, also in a quotation or an item, with the lines that continue it; lines that are not indented continue it only if they name no paper. */
const anyNote =
  /^([ \t>]*)\[\^([^\]\s]{1,60})\]:[^\n]*(?:\n(?![ \t>]*(?:\r?(?:\n|$)|[-*+#|<[]|\d{1,9}[.)]|`{3}|~{3})|[^\n]*(?:\n[^\n]*)?(?::\/\/|arxiv|doi:|\d{4}\.\d{4}))[^\n]+)*(?:\n(?:[ \t>]*\r?\n)?\1(?: {2}|\t)[ \t]*\S[^\n]*)*(?:\n|$)/gim
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
    part.replace(anyNote, (whole, _, name: string) => (named.has(name) ? whole : instead(whole))),
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

/** A stretch below the note that it begins in, whose first lines were taken for words of an entry. */
export function belowNote(digest: Digest, { start, end }: Span): Span {
  const { words, named, places } = notesOf(digest)
  const around = places.find(({ name, span: at }) => {
    return at.start < start && start < at.end && (words.has(name) || !named.has(name))
  })
  return around ? span(Math.min(end, around.span.end), end) : span(start, end)
}

/** Footnote marks that appear only in words that are not shown. */
export function marksWithNotes(digest: Digest, unseen: string, said: string): string {
  const { words } = notesOf(digest)
  const own = namesIn(said)
  return [...namesIn(unseen)]
    .flatMap((name) => (words.has(name) && !own.has(name) ? [`[^${name}]`] : []))
    .join('')
}

/** A heading with the marks of its footnotes as they stand in front of these, "[1]". */
export function withShownMarks(digest: Digest, heading: string): string {
  if (!heading.includes('[^')) return heading
  const { places } = notesOf(digest)
  return heading.replace(reference, (whole, name?: string) =>
    places.some((each) => each.name === name) ? `[${name}]` : whole,
  )
}

/** The same as it is written, for Markdown. */
export function withWrittenMarks(digest: Digest, heading: string): string {
  if (!heading.includes('[')) return heading
  const names = new Set(marksOfHeadings(digest))
  return heading.replace(/\[([^\]\s]{1,60})\]/g, (whole, name: string) =>
    names.has(name) ? `[^${name}]` : whole,
  )
}

/** The footnotes that a text refers to, in the order of the text, as paragraphs to be set below it; empty where there are none. */
export function notesFor(digest: Digest, text: string): string {
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
  const { words, named, places } = notesIn(digest.text, (from, to) => excerpt(digest, span(from, to)))
  // Notes to headings alone stay where they are: no words go with a heading.
  const marks = marksOfHeadings(digest)
  const all = marksIn(digest.text)
  const [inAll, inHeadings] = [countsOf(all), countsOf(marks)]
  const rest = all.filter((name) => (inAll.get(name) ?? 0) > (inHeadings.get(name) ?? 0))
  const carried = withOwn(new Set(rest), words)
  return { words: new Map([...words].filter(([name]) => carried.has(name))), named, places }
})

const marksOfHeadings = memoize(({ title, sections, text }: Digest): readonly string[] => {
  const headings = [title, ...sections.map(({ label }) => label)]
  return headings.flatMap((label) => (label ? marksIn(slice(text, label.span)) : []))
})

function notesIn(text: string, read: (from: number, to: number) => string): Notes {
  const words = new Map<string, string>()
  const places: NotePlace[] = []
  outsideFences(text, (part, start) => {
    for (const { index, 0: whole, groups } of part.matchAll(note)) {
      const { indent = '', name = '', said = '' } = groups ?? {}
      places.push({ name, span: span(start + index, start + index + whole.length) })
      const from = start + index + whole.indexOf(said, name.length)
      if (!words.has(name) && said.length <= longestNote)
        words.set(name, read(from, from + said.length).replaceAll(`\n${indent}`, '\n'))
    }
    return part
  })
  return { words, named: withOwn(namesIn(text), words), places }
}

/** A text with its parts outside of fenced code changed. @param change is given each part and where it starts */
export function outsideFences(text: string, change: (part: string, start: number) => string): string {
  let done = 0
  let changed = ''
  for (const { index, 0: code } of text.matchAll(fenced)) {
    changed += change(text.slice(done, index), done) + code
    done = index + code.length
  }
  return changed + change(text.slice(done), done)
}
