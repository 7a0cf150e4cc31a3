import { overlaps, type Span, slice, span, type TextEdit } from '../base/span.ts'
import { layoutById, plainTitle } from './layouts/index.ts'
import { type DigestPart, type Entry, entryMarks, lineAbove, lineAt } from './model.ts'
import { parseDigest } from './session.ts'
import { linkKinds, paperLabels, titleLabels } from './titles/vocabulary.ts'

/**
 * Leaves what is said of a paper where it is, with the paper named after its first line.
 * @returns `undefined` where nothing is said, and where the line would begin another entry
 */
export function entryAsMention(part: DigestPart, entry: Entry): TextEdit | undefined {
  const { text } = part
  const { commentary } = entry
  if (!commentary || entry.layout === 'table-row') return undefined
  const lineStart = lineAt(part, entry.span.start).start
  const lineEnd = lineAt(part, commentary.start).end
  const mention = mentionOf(part, entry, lineEnd)
  if (!mention) return undefined
  const [mark = ''] = marks.exec(text.slice(lineStart, entry.span.start)) ?? []
  const said = text.slice(commentary.start, lineEnd).trimEnd()
  const newText = `${mark}${said} (${mention})`
  return isProse(newText) ? { span: span(lineStart, lineEnd), newText } : undefined
}

/**
 * How an entry is mentioned: by its title, with what else its lines say of it, such as authors, a venue, other links.
 * @param end up to where the lines go
 * @returns `undefined` for one without title or link
 */
export function mentionOf(part: DigestPart, entry: Entry, end: number): string | undefined {
  const { link } = entry
  const title = plainTitle(entry)
  if (!title || !link) return undefined
  const name = layoutById('linked-title').write({ title, url: link.url }).trim()
  return [name, ...restOf(part, entry, end)].join(', ')
}

const marks = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?)?/

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
  let done = start
  for (const at of [...known, ...others].sort((a, b) => a.start - b.start)) {
    const words = wordsOf(text.slice(done, Math.min(at.start, end)))
    // A number in front of the title is that of the entry.
    pieces.push(...words.filter((each) => at !== title?.span || !/^\d{1,3}\D{0,3}$/u.test(each)))
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
    .map((words) => withoutEdges(words.replace(/\*\*|__/g, '')))
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
