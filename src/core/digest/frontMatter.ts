/**
 * The header of a document: YAML between lines of `---`, TOML between lines of `+++`, or an object of JSON, as site
 * generators have them. Finding it is cheap and loads nothing; reading it is done once for each header that there is.
 *
 * A header says what is true of the whole document: `title`, `date`, `tags`, `draft`, and whether it is a digest. Below the key
 * `digest` the same keys go before those beside it. All features take these from here.
 */

import { withoutComments } from '../base/comments.ts'
import { LruCache } from '../base/memo.ts'
import { type Span, shifted, slice, span } from '../base/span.ts'
import {
  isScalar,
  isSeq,
  parseHeaderYaml,
  parseToml,
  type Scalar,
  type SettingsError,
  type SettingsTree,
} from './conventions/yaml.ts'
import { type DigestDate, dateIn } from './date.ts'
import {
  digestKey,
  HeaderTree,
  hasInnerDraft,
  headerLine,
  mayClaimDraft,
  mayOpenDraft,
  no,
  saysDraft,
  writtenIn,
} from './headerTree.ts'
import type { Digest, DigestPart, Label, Tag } from './model.ts'

type FrontMatterFormat = 'yaml' | 'toml' | 'json'

export interface FrontMatterPlace {
  readonly format: FrontMatterFormat
  /** What stands between the two marks, the last line end included; in JSON the object with its braces. */
  readonly content: Span
  /** Where the document goes on after the closing mark's line. */
  readonly bodyStart: number
}

export interface FrontMatter extends FrontMatterPlace {
  readonly tree: SettingsTree
  readonly data: SettingsTree['data']
  /** In one line. The span is that of its words, without quotes. */
  readonly title: Label | undefined
  readonly date: DigestDate | undefined
  /** Unlike those of the text, their spans have no `#`. */
  readonly tags: readonly Tag[]
  /** As it is written; a tag such as `de` or `pt-BR` in most headers. */
  readonly language: string | undefined
  /** It is for the writer alone, as Hugo, Jekyll, Obsidian and others say it. */
  readonly draft: boolean
  /** What the digest key says; `undefined` without one. */
  readonly isDigest: boolean | undefined
  /** Spans count from the start of the document. */
  readonly errors: readonly SettingsError[]
}

/** A header that has not closed up to here is none: a line of `---` begins many a text. */
export const longestFrontMatter = 20_000

const opening = /^\uFEFF?(?:(---|\+\+\+)|\{)[ \t]*\r?\n/

interface Format {
  readonly id: FrontMatterFormat
  readonly closing: RegExp
  /** How its first line begins that is neither blank nor a comment; what is one word may be a key that is being typed. */
  readonly key: RegExp
}

/** By the mark that opens them. A rule, a paragraph and another rule are no YAML. */
const formats: Readonly<Record<string, Format>> = {
  '---': {
    id: 'yaml',
    closing: /^(?:---|\.\.\.)[ \t]*$/gm,
    key: /^(?:["'?{&!%]|<<:|(?![-*>|#+])(?:\S*$|(?:\S+ ){0,3}\S*:(?:\s|$)))/,
  },
  '+++': { id: 'toml', closing: /^\+\+\+[ \t]*$/gm, key: /^(?:\[|[\w."'-]+[ \t]*(?:=|$))/ },
  '{': { id: 'json', closing: /^\}[ \t]*$/gm, key: /^["}]/ },
}

/** Whether the text begins as one with a header does, closed or not. */
export function opensFrontMatter(text: string): boolean {
  return opening.test(text)
}

/** The header, which must open the document and be closed. */
export function findFrontMatter(text: string): FrontMatterPlace | undefined {
  const [open, mark = '{'] = opening.exec(text) ?? []
  const format = open === undefined ? undefined : formats[mark]
  if (open === undefined || !format) return undefined
  format.closing.lastIndex = open.length
  const close = format.closing.exec(text.slice(0, longestFrontMatter))
  if (!close || !mayHold(text.slice(open.length, close.index + mark.length), format)) return undefined
  const content =
    format.id === 'json' ? span(open.indexOf('{'), close.index + 1) : span(open.length, close.index)
  const newline = text.indexOf('\n', close.index)
  return { format: format.id, content, bodyStart: newline < 0 ? text.length : newline + 1 }
}

/**
 * Comments alone might as well be headings between two rules. After a blank line, which Pandoc allows in no header, a title
 * with a colon might be a key.
 */
function mayHold(contentAndMark: string, { id, key }: Format): boolean {
  const written = contentAndMark.split('\n').slice(0, -1)
  if (id === 'yaml' && written[0]?.trim() === '' && !written.every((line) => headerLine.test(line)))
    return false
  const lines = written.map((line) => line.trim())
  const first = lines.find((line) => line !== '' && !line.startsWith('#'))
  return first === undefined ? lines.every((line) => line === '') : key.test(first)
}

/** The headers of the open documents. */
const recent = new LruCache<string, FrontMatter>(32)

/** What the header of a document says; `undefined` when it has none. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const place = findFrontMatter(text)
  if (!place) return undefined
  const header = text.slice(0, place.bodyStart)
  return recent.get(header, () => read(header, place))
}

/** The same for a digest, or for the part that may begin one. */
export function frontMatterOf(digest: Digest | DigestPart): FrontMatter | undefined {
  const head = 'parts' in digest ? digest.parts[0] : digest
  return head?.frontMatter && readFrontMatter(head.text)
}

/**
 * Why a digest is not for readers yet: its header says so, or it has one that may say so and cannot be read for sure.
 * `undefined` for one that is.
 */
export function withheldAs(digest: Digest): 'draft' | 'unclear' | undefined {
  const header = frontMatterOf(digest)
  if (header?.draft) return header.errors.length > 0 ? 'unclear' : 'draft'
  const { text } = digest
  const isUnclear = (!header && mayOpenDraft(text)) || hasInnerDraft(text, header?.bodyStart ?? 0)
  return isUnclear ? 'unclear' : undefined
}

/** The first heading, if it is the document's title; another may stand in the header. */
function headingOf({ parts, partStarts }: Digest): Label | undefined {
  const index = parts.findIndex(({ title }) => title)
  const title = parts[index]?.title
  return title && { text: title.text, span: shifted(title.span, partStarts[index] ?? 0) }
}

/**
 * The date of a digest: of its front matter, else of its title or heading, its file's name or its first section, whichever names
 * one first. `undefined` when none does.
 * @param fileName without its folders
 */
export function digestDate(digest: Digest, fileName: string): DigestDate | undefined {
  const header = frontMatterOf(digest)
  return (
    header?.date ??
    dateIn(header?.title?.text) ??
    dateIn(headingOf(digest)?.text) ??
    dateIn(fileName) ??
    dateIn(firstSection(digest))
  )
}

/** `2024-03-08-small-models.md` gives "Small models"; a name that is only a date stays one. */
export function titleOfFile(fileName: string): string {
  const name = fileName.replace(/\.[^.]*$/, '')
  const words = name
    .replace(/^[\d\s._-]+/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}

/** Without putting all sections of the digest together. */
function firstSection({ parts }: Digest): string | undefined {
  return parts.find(({ sections }) => sections.length > 0)?.sections[0]?.label.text
}

/** The heading that says the title; another one than that of the header is a part of the text. */
export function titleHeading(digest: Digest): Label | undefined {
  const heading = headingOf(digest)
  const title = frontMatterOf(digest)?.title
  return heading && title && lettersOf(title.text) !== lettersOf(heading.text) ? undefined : heading
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function read(header: string, place: FrontMatterPlace): FrontMatter {
  const { content, format } = place
  const source = slice(header, content)
  const tree = format === 'toml' ? parseToml(source) : parseHeaderYaml(source)
  const reader = new HeaderReader(header, content, tree)
  return {
    ...place,
    tree,
    data: tree.data,
    title: reader.title(),
    date: dateIn(reader.scalar('date')?.text),
    tags: reader.tags(),
    language: reader.scalar('lang')?.text ?? reader.scalar('language')?.text,
    draft: saysDraft(reader.tree) || (tree.errors.length > 0 && mayClaimDraft(source)),
    isDigest: reader.isDigest(),
    errors: tree.errors.map(({ span: at, message }) => ({ span: shifted(at, content.start), message })),
  }
}

class HeaderReader {
  readonly #header: string
  readonly #content: Span
  readonly tree: HeaderTree

  constructor(header: string, content: Span, tree: SettingsTree) {
    this.#header = header
    this.#content = content
    this.tree = new HeaderTree(tree)
  }

  title(): Label | undefined {
    const title = this.scalar('title')
    const text = title && oneLine(title.text)
    return text ? { text, span: title.span } : undefined
  }

  /** A list, or words with commas or blanks between them. */
  tags(): readonly Tag[] {
    // Quarto calls them so.
    const node = this.#valueOf('tags') ?? this.#valueOf('categories')
    if (!isSeq(node)) return this.#labels(node).flatMap((label) => words(label).flatMap(toTag))
    return node.items.flatMap((item) => this.#labels(this.tree.resolve(item)).flatMap(toTag))
  }

  isDigest(): boolean | undefined {
    if (!this.tree.has(this.tree.root, digestKey)) return undefined
    const own = this.tree.get(this.tree.root, digestKey)
    return !(isScalar(own) && no.test(writtenIn(own)))
  }

  scalar(key: string): Label | undefined {
    return this.#labels(this.#valueOf(key))[0]
  }

  /** Below our own key, else beside it. */
  #valueOf(key: string): unknown {
    const { root } = this.tree
    const own = this.tree.get(root, digestKey)
    return this.tree.has(own, key) ? this.tree.get(own, key) : this.tree.get(root, key)
  }

  /** None for a missing or empty value and for what is no scalar. Values are shown as words, so comments in them are left out. */
  #labels(node: unknown): readonly Label[] {
    if (!isScalar(node) || node.value === null) return []
    return [{ text: withoutComments(writtenIn(node)), span: this.#spanOf(node) }]
  }

  /** The words of the value, without its quotes. */
  #spanOf({ range, type }: Scalar): Span {
    const [from, to] = range ?? [0, this.#content.end - this.#content.start]
    const at = shifted(span(from, to), this.#content.start)
    const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'
    const inner = isQuoted && at.end - at.start >= 2 ? span(at.start + 1, at.end - 1) : at
    return span(inner.start, inner.start + slice(this.#header, inner).trimEnd().length)
  }
}

function oneLine(text: string): string {
  return text.replace(/\s*[\n\r\u0085\u2028\u2029]\s*/g, ' ').trim()
}

function words({ text, span: at }: Label): readonly Label[] {
  const pattern = text.includes(',') ? /[^,\s](?:[^,]*[^,\s])?/g : /\S+/g
  const isPlain = at.end - at.start === text.length
  return Array.from(text.matchAll(pattern), ({ index, 0: word }) => {
    return { text: word, span: isPlain ? span(at.start + index, at.start + index + word.length) : at }
  })
}

/** People write tags with their `#` here too. */
function toTag({ text, span: at }: Label): readonly Tag[] {
  const name = oneLine(text).replace(/^#+/, '').normalize('NFC')
  const sign = text.search(/[^#]|$/)
  return name === '' ? [] : [{ name, span: span(Math.min(at.start + sign, at.end), at.end) }]
}
