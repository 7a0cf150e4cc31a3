import { type LineChange, lineChanges } from '../../base/difference.ts'
import { countsOf } from '../../base/groups.ts'
import { allLabels, type Labels, labelsIn } from '../../base/labels.ts'
import { applyEdits, LineTable, type Span, slice, span, type TextEdit } from '../../base/span.ts'
import { languageOfText } from '../../base/textLanguage.ts'
import { readFrontMatter } from '../../digest/frontMatter.ts'
import { nameOfPaper } from '../../paper/paper.ts'
import { cleanLine } from '../../paper/text.ts'
import type { Archive } from '../archive.ts'
import { type ArchivedDigest, type ArchivedEntry, fileName, isListing } from '../archivedDigest.ts'
import {
  endMark,
  findIndexBlocks,
  type IndexBlock,
  type IndexKind,
  linkTarget,
  pathBelow,
  startMark,
} from './indexBlocks.ts'

/** A part of an index that differs from the archive, and what it should be. */
export interface IndexChange extends LineChange {
  readonly block: IndexBlock
  readonly edit: TextEdit
}

/** The changes for the indexes of a document; empty if they are up to date or it has none. */
export function indexChanges(text: string, archive: Archive, file: string): readonly IndexChange[] {
  const lineEnd = lineEndOf(text)
  return findIndexBlocks(text).flatMap((block) => {
    const { end } = block.content
    const lines = linesOfBlock(text, block)
    const old = lines.map((line) => slice(text, line))
    const listed = listedDigests(archive, file)
    const index = writeIndex(listed, block.kind, () => writtenHeadings(old) ?? headingsFor(text, listed))
    const now = ['', ...index, '', ...(block.hasEnd ? [] : [endMark])]
    const changes = lineChanges(old, now).filter(
      ({ from, to, lines }) => !areBlank([...old.slice(from, to), ...lines]),
    )
    return changes.map((change) => {
      const at = span(lines[change.from]?.start ?? end, lines[change.to]?.start ?? end)
      const lead = needsLineEnd(text, at.start) ? lineEnd : ''
      const newText = lead + change.lines.map((line) => line + lineEnd).join('')
      return { ...change, block, edit: { span: at, newText } }
    })
  })
}

/** Without comments that a person has added to silence a rule. */
function linesOfBlock(text: string, { content }: IndexBlock): readonly Span[] {
  const lines = Array.from(new LineTable(slice(text, content)), ({ start, end }) => {
    return span(content.start + start, content.start + end)
  })
  return lines.filter((line) => !/^[ \t]*<!--[ \t]*digest-disable/.test(slice(text, line)))
}

/** A new index, to be inserted at the start of a line of a document. */
export function newIndex(text: string, archive: Archive, file: string): string {
  const listed = listedDigests(archive, file)
  const index = writeIndex(listed, 'all', () => headingsFor(text, listed))
  return [startMark, '', ...index, '', endMark, ''].join(lineEndOf(text))
}

type Headings = Pick<Labels, 'digests' | 'tags'>

/**
 * The headings that an existing index has, in any language: a better translation, or digests in another language, do not
 * make the index out of date.
 */
function writtenHeadings(lines: readonly string[]): Headings | undefined {
  const words = new Set(lines.map((line) => line.trim()))
  return allLabels().find(({ digests, tags }) => words.has(heading(digests)) || words.has(heading(tags)))
}

/** In the language of the document, or of most of its digests if it has no words of its own. */
function headingsFor(text: string, listed: readonly PlacedDigest[]): Headings {
  const said = readFrontMatter(text)?.language
  if (said) return labelsIn(said)
  const own = withoutIndexes(text)
  if (/\p{L}/u.test(own)) return labelsIn(languageOfText(own))
  const languages = listed.map(({ digest }) => languageOfText(wordsOf(digest)))
  const [most] = Array.from(countsOf(languages)).toSorted(([, a], [, b]) => b - a)
  return labelsIn(most?.[0] ?? 'en')
}

function withoutIndexes(text: string): string {
  const blocks = findIndexBlocks(text).map(({ start, content }) => span(start.start, content.end))
  const edits = blocks.map((block) => ({ span: block, newText: '' }))
  return applyEdits(text, edits)
    .replaceAll(endMark, '')
    .replace(/https?:\/\/\S+/g, '')
}

/** Titles of papers are mostly English. */
function wordsOf(digest: ArchivedDigest): string {
  return [digest.title ?? '', ...digest.entries.map(({ said }) => said)].join('\n')
}

/** The line end that a text uses first. */
export function lineEndOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n'
}

/** Formatters insert blank lines that have no meaning. */
function areBlank(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === '')
}

/** The last line of a document may have none. */
function needsLineEnd(text: string, offset: number): boolean {
  return offset > 0 && text.charAt(offset - 1) !== '\n'
}

/** One link of an index. */
interface IndexItem {
  readonly date: string | undefined
  readonly label: string
  readonly path: string
}

/**
 * The lines of an index of the digests in the folder of a file and its subfolders: by date, and by tag, newest first.
 * The same for the same archive, in the editor and on the command line.
 */
function writeIndex(
  listed: readonly PlacedDigest[],
  kind: IndexKind,
  headings: () => Headings,
): readonly string[] {
  if (kind === 'digests') return digestLines(listed)
  if (kind === 'tags') return tagLines(listed)
  const { digests, tags } = headings()
  return [heading(digests), '', ...digestLines(listed), '', heading(tags), '', ...tagLines(listed)]
}

function heading(label: string): string {
  return `## ${label}`
}

interface PlacedDigest {
  readonly digest: ArchivedDigest
  readonly path: string
}

function listedDigests(archive: Archive, file: string): readonly PlacedDigest[] {
  return archive.digests().flatMap((digest) => {
    const isListed = digest.file !== file && !digest.isDraft && !isListing(digest)
    const path = isListed ? pathBelow(file, digest.file) : undefined
    return path === undefined ? [] : [{ digest, path }]
  })
}

function digestLines(digests: readonly PlacedDigest[]): readonly string[] {
  return newestFirst(digests.map(toItem)).map((item) => `- ${describe(item)}`)
}

function tagLines(digests: readonly PlacedDigest[]): readonly string[] {
  const items = new Map<string, Map<string, IndexItem>>()
  for (const placed of digests) {
    for (const { name, entry } of placed.digest.tags) {
      const ofTag = items.get(name) ?? new Map<string, IndexItem>()
      // A tag may occur twice in the same commentary.
      ofTag.set(`${placed.path} ${entry?.line ?? ''}`, entry ? entryItem(placed, entry) : toItem(placed))
      items.set(name, ofTag)
    }
  }
  const names = [...items.keys()].sort()
  return names.flatMap((name) => {
    const ofTag = newestFirst([...(items.get(name)?.values() ?? [])])
    return [`- #${escapeTag(name)}`, ...ofTag.map((item) => `  - ${describe(item)}`)]
  })
}

function toItem({ digest, path }: PlacedDigest): IndexItem {
  const label = digest.title ?? fileName(path).replace(/\.\w+$/, '')
  return { date: digest.date, label, path }
}

function entryItem({ digest, path }: PlacedDigest, { title, id }: ArchivedEntry): IndexItem {
  return { date: digest.date, label: title || (id ? nameOfPaper(id) : path), path }
}

function describe({ date, label, path }: IndexItem): string {
  const link = `[${escapeLabel(label)}](${linkTarget(path)})`
  return date && !label.includes(date) ? `${date} ${link}` : link
}

/** Those without a date come last. */
function newestFirst(items: readonly IndexItem[]): readonly IndexItem[] {
  return items.toSorted(
    (a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.path, b.path) || compare(a.label, b.label),
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Most tags have a line between words, which is none of emphasis. */
function escapeTag(name: string): string {
  return escapeText(name, /[\\[\]*`<>&$~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu)
}

function escapeLabel(text: string): string {
  return escapeText(text, /[\\[\]*_`<>&$]/g)
}

/**
 * What generators of sites and other programs run wherever it stands, also after a backslash: `{{ site.x }}`, `{% include %}`,
 * `{::comment}`, `<%= x %>`, `<?php`, `%%`.
 */
const template = /(\{(?=[{%#:])|<(?=[%?])|(?<=%)%|%(?=%))/

function escapeText(text: string, markup: RegExp): string {
  const parts = cleanLine(text).split(template)
  return parts
    .map((part, index) => (index % 2 === 1 ? `&#${part.charCodeAt(0)};` : part.replace(markup, '\\$&')))
    .join('')
}
