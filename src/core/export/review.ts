// A digest as formats write it: its parts in order, with what their records say, and Markdown in place of HTML that lays
// out a page.

import type { ArxivId } from '../arxiv/identifier.ts'
import type { Labels } from '../base/labels.ts'
import { applyEdits, type Span, slice, span } from '../base/span.ts'
import type { DigestDate } from '../digest/date.ts'
import { digestDate, frontMatterOf, titleHeading, titleOfFile } from '../digest/frontMatter.ts'
import { plainTitle } from '../digest/layouts/index.ts'
import { type Entry, labelLines, linesOf, paperOf } from '../digest/model.ts'
import { recordOf } from '../digest/records.ts'
import { proseIn, readableTitle, readableWords, sayingOf } from '../digest/saying.ts'
import type { PaperRecord } from '../paper/paper.ts'
import { decodeEntities } from '../paper/tex/characters.ts'
import { authorList, calendarDate, day, isBlank, readableTex } from '../paper/text.ts'
import { type BesideTitle, besideTitle } from '../render/besideTitle.ts'
import { withoutMarks } from '../render/boxes.ts'
import { outsideCode, tableCellsIn } from '../render/code.ts'
import { languageOf } from '../render/html.ts'
import { areAttributes } from '../render/htmlTags.ts'
import { withoutOwnPlaces } from '../render/ownPlaces.ts'
import { cleanLine, cleanText, control, direction, half } from './cleanText.ts'
import {
  type DigestWithPapers,
  type ExportFormat,
  type ExportOptions,
  FileNames,
  nameOfPath,
} from './exportFormat.ts'

/** The content of a digest, in order, for formats that write it in their own way. */
export interface Review {
  /** The digest's own title, otherwise the name of its file. */
  readonly title: string
  readonly date: DigestDate | undefined
  /** The language of the text, as a BCP 47 tag. */
  readonly language: string
  /** Without the `#`, each once. */
  readonly tags: readonly string[]
  readonly parts: readonly ReviewPart[]
}

export type ReviewPart =
  /** Text between entries, as Markdown. */
  | { readonly kind: 'prose'; readonly markdown: string }
  /** Depth 1 for a section inside no other. */
  | { readonly kind: 'section'; readonly text: string; readonly depth: number }
  | ReviewedPaper

export interface ReviewedPaper {
  readonly kind: 'entry'
  readonly entry: Entry
  /** The writer's title, otherwise the record's, otherwise the address. */
  readonly title: string
  /** `undefined` if it is not a web address. */
  readonly url: string | undefined
  readonly id: ArxivId | undefined
  readonly record: PaperRecord<string> | undefined
  /** The commentary on the paper, as Markdown; empty if there is none. */
  readonly commentary: string
  /**
   * The words beside the title: authors and venue as far as the record does not have them, links to code and others.
   */
  readonly beside: BesideTitle
}

export function readReview(exported: DigestWithPapers): Review {
  const { digest, path } = exported
  const fileName = path.split('/').at(-1) ?? path
  return {
    title: firstSeen([readableTex(readableTitle(digest) ?? ''), titleOfFile(fileName)]),
    date: digestDate(digest, fileName),
    language: languageOf(digest),
    tags: [...new Set(digest.tags.map(({ name }) => cleanLine(name)))],
    parts: readParts(exported),
  }
}

/** The first with visible text, in one line; empty if there is none. */
export function firstSeen(texts: readonly (string | undefined)[]): string {
  return cleanLine(texts.find((text) => text !== undefined && !isBlank(text)) ?? '')
}

/**
 * The address, if a reader elsewhere may follow it: a web address with a host. Characters that text is cleaned of are
 * encoded, as browsers do.
 */
export function webUrl(written: string | undefined): string | undefined {
  const url = written
    ?.replace(half, '\uFFFD')
    .replace(control, encodeURIComponent)
    .replace(direction, encodeURIComponent)
  return url !== undefined && /^https?:\/\/[^\s/<>"'`\\][^\s<>"`\\]*$/i.test(url) ? url : undefined
}

/** To whom a link writes that says no more than that: `ann@example.org` of `mailto:ann@example.org`. */
export function mailAddress(url: string | undefined): string | undefined {
  return /^mailto:([^\s<>"'`\\?&,;:@]{1,64}@[^\s<>"'`\\?&,;:@]{1,255})$/i.exec(url ?? '')?.[1]
}

interface PlacedPart {
  readonly at: Span
  /** `undefined` for the title, which the review already has. */
  readonly part: ReviewPart | undefined
}

function readParts(exported: DigestWithPapers): ReviewPart[] {
  const { digest } = exported
  const parts: ReviewPart[] = []
  let done = frontMatterOf(digest)?.bodyStart ?? 0
  for (const { at, part } of placedParts(exported)) {
    addProse(parts, proseIn(digest, span(done, Math.max(done, at.start))))
    if (part && !(part.kind === 'section' && isBlank(part.text))) parts.push(part)
    done = Math.max(done, at.end)
  }
  addProse(parts, proseIn(digest, span(done, digest.text.length)))
  return parts
}

function placedParts(exported: DigestWithPapers): PlacedPart[] {
  const { sections, entries } = exported.digest
  const lines = linesOf(exported.digest)
  const heading = titleHeading(exported.digest)
  const level = sections.reduce((least, section) => Math.min(least, section.level ?? 6), 6)
  const placed: PlacedPart[] = [
    ...(heading ? [{ at: lines.whole(labelLines(exported.digest, heading)), part: undefined }] : []),
    ...sections.map(({ label, level: own = level }) => ({
      at: lines.whole(labelLines(exported.digest, label)),
      part: {
        kind: 'section',
        text: cleanLine(readableTex(readableWords(exported.digest, label))),
        depth: own - level + 1,
      } as const,
    })),
    ...entries.map((entry) => ({ at: lines.whole(entry.span), part: reviewedPaper(exported, entry) })),
  ]
  return placed.sort((a, b) => a.at.start - b.at.start)
}

function reviewedPaper({ digest, papers }: DigestWithPapers, entry: Entry): ReviewedPaper {
  const id = paperOf(entry)
  const known = recordOf(entry, papers)
  const record = known && cleanPaper<string>(known)
  const url = webUrl(entry.link?.url)
  return {
    kind: 'entry',
    entry,
    title: firstSeen([plainTitle(entry), record?.title, entry.link?.url]),
    url,
    id,
    record,
    commentary: openText(sayingOf(digest, entry)).trim(),
    beside: besideTitle(digest, entry, record),
  }
}

/** The head of a table whose rows are entries has no meaning without them. */
const tableHead = /^\s*\|[^\n]*\n\s*\|[\s|:-]+$/

function addProse(parts: ReviewPart[], text: string): void {
  const markdown = openText(text.replace(/^\uFEFF/, ''))
  const body = markdown.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd()
  // Rules between entries are dropped, because the export separates them itself.
  if (isBlank(body) || tableHead.test(body) || /^(?:[-*_] ?){3,}$/.test(body.trim())) return
  parts.push({ kind: 'prose', markdown: body })
}

/** What the writer says, as others may have it. */
function openText(markdown: string): string {
  const plain = cleanText(markdown)
  const named = plain.includes('[[') ? outsideCode(plain, (text) => text.replace(renamed, '$1')) : plain
  const open = withoutTags(withoutMarks(withoutOwnPlaces(named)))
  // What has been taken out leaves blank lines.
  return outsideCode(open, (text) => text.replace(/\n{3,}/g, '\n\n'))
}

/** A link of a wiki to a note that goes by other words. */
const renamed = /(?<![!\\])\[\[[^[\]|\n]{1,300}\|([^[\]\n]{1,300})\]\]/g

/** A record with clean texts. */
export function cleanPaper<Id extends string>(paper: PaperRecord<Id>): PaperRecord<Id> {
  const line = (text: string | undefined) => (text === undefined ? undefined : cleanLine(text))
  return {
    ...paper,
    title: cleanLine(paper.title),
    authors: paper.authors.map(cleanLine).filter((author) => author !== ''),
    abstract: cleanText(paper.abstract).trim(),
    categories: paper.categories.map(cleanLine),
    comment: line(paper.comment),
    journalReference: line(paper.journalReference),
    doi: line(paper.doi),
    publishedAt: calendarDate(paper.publishedAt),
    updatedAt: calendarDate(paper.updatedAt),
  }
}

/** The `write` of a format that makes a file for each digest, named after the digest. */
export function eachDigest(
  extension: string,
  writeOne: (review: Review, exported: DigestWithPapers, options: ExportOptions) => string,
): ExportFormat['write'] {
  return (digests, options) => {
    const names = new FileNames()
    return digests.map((exported) => ({
      path: names.of(nameOfPath(exported.path), extension),
      text: writeOne(readReview(exported), exported, options),
    }))
  }
}

const mostAuthors = 4

/** "Ann Author, Bo Author and 7 more", `undefined` if a record names nobody. */
function authorsOf({ authors }: PaperRecord<string>, labels: Labels): string | undefined {
  if (authors.length === 0) return undefined
  const { shown, more } = authorList(authors, mostAuthors)
  return more > 0 ? labels.andMore(shown, more) : shown
}

/** Date, main category, the authors' comment and the journal, as far as the record has them. */
function factsOf(paper: PaperRecord<string>): readonly string[] {
  const facts = [day(paper.publishedAt), paper.categories[0], paper.comment, paper.journalReference]
  return facts.flatMap((fact) => (fact ? [readableTex(fact)] : []))
}

/** The facts about a paper below its title: the writer's words beside it, then the record's. */
export function aboutOf(
  { beside, record }: Pick<ReviewedPaper, 'beside' | 'record'>,
  labels: Labels,
): readonly string[] {
  const known = record
    ? [authorsOf(record, labels), ...factsOf(record)].filter((fact) => fact !== undefined)
    : []
  return [...beside.words.map((words) => cleanLine(readableTex(words))), ...known]
}

const attributes = String.raw`(?:\s[^<>]{0,2000})?\s?`
const preformatted = new RegExp(
  String.raw`(?<!\\)<pre${attributes}>(?:\s*<code${attributes}>)?([^<>]{0,20000})(?:</code>\s*)?</pre>`,
  'gi',
)
const quotation = new RegExp(
  String.raw`(?<!\\)<blockquote${attributes}>([^<>]*(?:<(?!/?blockquote)[^<>]*>[^<>]*)*)</blockquote>`,
  'gi',
)
const tags = new RegExp(
  String.raw`(?<!\\)</?(?:blockquote|center|dd|details|div|dl|dt|figcaption|figure|font|li|ol|p|span|summary|table|tbody|td|tfoot|th|thead|tr|ul)(${attributes})/?>`,
  'gi',
)

/**
 * Markdown without HTML tags that only lay out a page: their content has been taken apart, as table rows are when each
 * is a paper, and half of a pair means nothing. Lists, quotations and code become those of Markdown.
 */
function withoutTags(markdown: string): string {
  if (!/<\/?[a-z]/i.test(markdown)) return markdown
  const lists = new OpenLists()
  const fenced = outsideCode(withoutTagsInRows(markdown), (text) =>
    text.replace(preformatted, (_, shown: string) => fence(shown)),
  )
  const plain = outsideCode(
    fenced,
    (text) =>
      text
        .replace(quotation, (_, said: string) => quote(said))
        .replace(tags, (tag, attributes: string) => (areAttributes(attributes) ? lists.read(tag) : tag)),
    { hasIndented: true },
  )
  return plain === markdown ? markdown : plain.replace(/^[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n')
}

/** A row of a table is one line: what the tags of a cell lay out stays in it. */
function withoutTagsInRows(markdown: string): string {
  const edits = tableCellsIn(markdown).flatMap((cell) => {
    const words = slice(markdown, cell).trim()
    if (!words.includes('<')) return []
    const plain = withoutBreaksAround(outsideCode(words, withoutTagsInCell))
    return [{ span: cell, newText: slice(markdown, cell).replace(words, () => plain) }]
  })
  return applyEdits(markdown, edits)
}

function withoutBreaksAround(words: string): string {
  let plain = words.replace(/^(?:<br>\s*)+/, '').trimEnd()
  while (plain.endsWith('<br>')) plain = plain.slice(0, -'<br>'.length).trimEnd()
  return plain
}

function withoutTagsInCell(cell: string): string {
  const lists = new OpenLists()
  return cell
    .replace(preformatted, (_, shown: string) => `<code>${shown}</code>`)
    .replace(tags, (tag, attributes: string) =>
      areAttributes(attributes)
        ? lists
            .read(tag)
            .trimEnd()
            .replace(/\s*\n\s*/, '<br>')
            .replace('-', '•')
        : tag,
    )
    .replace(/(?<=<br>[•\d.]{1,9})(?=\S)/g, ' ')
}

function fence(shown: string): string {
  const mark = '`'.repeat(Math.max(3, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length + 1)))
  return `\n\n${mark}\n${decodeEntities(shown).replace(/^\n|\n$/g, '')}\n${mark}\n\n`
}

function quote(said: string): string {
  const lines = said
    .replace(/<br\s?\/?>\n?|<\/?(?:div|p)(?:\s[^<>]*)?>/gi, '\n')
    .trim()
    .split(/\n+/)
  return `\n\n${lines.map((line) => `> ${line}`).join('\n')}\n\n`
}

/** The HTML lists that are open while a text is read. */
class OpenLists {
  /** For each list, the number of its next item; `undefined` if its items have none. */
  readonly #next: (number | undefined)[] = []

  /** The text that replaces a tag. */
  read(tag: string): string {
    const [, end, name = ''] = /^<(\/?)([a-z]+)/i.exec(tag) ?? []
    if (/^[ou]l$/i.test(name)) return end ? this.#close() : this.#open(tag)
    if (/^li$/i.test(name)) return end ? '' : this.#item()
    if (/^t[dh]$/i.test(name)) return end ? ' ' : ''
    return /^(?:blockquote|div|p|tr|details|summary|dt)$/i.test(name) ? '\n' : ''
  }

  #open(tag: string): string {
    const start = Number(/\sstart\s?=\s?["']?(\d{1,9})/i.exec(tag)?.[1] ?? 1)
    this.#next.push(/^<ol/i.test(tag) ? start : undefined)
    // A list directly below words can only start with this number.
    return start === 1 ? '' : '\n\n'
  }

  #close(): string {
    this.#next.pop()
    return this.#next.length === 0 ? '\n\n' : ''
  }

  #item(): string {
    const depth = Math.max(0, this.#next.length - 1)
    const number = this.#next.at(-1)
    if (number !== undefined) this.#next[depth] = number + 1
    return `\n${'  '.repeat(depth)}${number === undefined ? '-' : `${number}.`} `
  }
}
