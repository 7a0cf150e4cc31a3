// What a digest says of a paper, as Markdown that can be read by itself.
import { type Span, slice, span } from '../base/span.ts'
import { notesFor, withoutNotes } from './footnotes.ts'
import { type Digest, type Entry, lineAbove, lineAt } from './model.ts'
import { excerpt } from './references.ts'

/** What is said of an entry, with the marks of its first line and the footnotes that it refers to; empty when nothing is. */
export function sayingOf(digest: Digest, entry: Entry): string {
  const range = saidSpan(digest, entry)
  if (!range) return ''
  const said = withoutNotes(digest, excerpt(digest, range))
  return dedent(withoutQuote(said, digest, entry)).trim() + notesFor(digest, said)
}

/** Text between entries, with the footnotes that it refers to and without those that others refer to. */
export function proseIn(digest: Digest, range: Span): string {
  const prose = withoutNotes(digest, excerpt(digest, range))
  const notes = notesFor(digest, prose)
  return notes === '' ? prose : prose.trimEnd() + notes
}

/** Marks of lists, boxes to tick and quotations. */
const marks = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>)+(?:\[[ xX]\][ \t]+)?$/
const fence = /^[ \t]*(?:>[ \t]*)*(?:`{3,}|~{3,})/m

/**
 * Where what is said stands: its first words with the marks in front of them, where these begin a line, for a quotation is not to
 * become words of the writer; and code above the first words, in which no words are looked for.
 */
export function saidSpan(digest: Digest, entry: Entry): Span | undefined {
  const said = entry.commentary
  if (!said) return undefined
  const line = lineAt(digest, said.start)
  const named = Math.max(entry.title?.span.end ?? 0, entry.link?.outer.end ?? 0)
  if (line.start < named) return said
  const between = span(lineAt(digest, named).end, line.start)
  const code = between.start < between.end ? fence.exec(slice(digest.text, between)) : null
  if (code) return span(between.start + code.index, said.end)
  const isMarked = marks.test(slice(digest.text, span(line.start, said.start)))
  const above = isMarked ? lineAbove(digest, line.start) : undefined
  const isCallout = above && above.start >= named && callout.test(slice(digest.text, above))
  if (isCallout) return span(above.start, said.end)
  return isMarked ? span(line.start, said.end) : said
}

/** "> [!NOTE]": what kind of quotation follows. */
const callout = /^[ \t]*>[ \t]*\[![\w-]+\]/

/** Entries that stand in a quotation as a whole are none of somebody else's words. */
function withoutQuote(said: string, digest: Digest, { head }: Entry): string {
  const line = lineAt(digest, head.start)
  const depth = /^(?: ?>)*/.exec(slice(digest.text, line))?.[0].replaceAll(' ', '').length ?? 0
  return depth === 0 ? said : said.replace(new RegExp(`^(?: ?>){1,${depth}} ?`, 'gm'), '')
}

/** Lines below the first lose the indentation that they have in common, which the layout of a list item asked for. */
function dedent(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  const common = rest.reduce((least, line) => {
    return line.trim() === '' ? least : Math.min(least, line.search(/\S/))
  }, Number.POSITIVE_INFINITY)
  return [first, ...rest.map((line) => line.slice(Math.min(common, line.search(/\S|$/))))].join('\n')
}
