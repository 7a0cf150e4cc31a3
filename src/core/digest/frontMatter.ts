/**
 * The header of a document: YAML between lines of `---`, TOML between lines of `+++`, or an object of JSON, as site
 * generators have them. Finding it is cheap and loads nothing; reading it is done once for each header that there is.
 *
 * A header says what is true of the whole document: `title`, `date`, `tags`, `draft`, and whether it is a digest. Below the key
 * `digest` the same keys go before those beside it. All features take these from here.
 */

import { LruCache } from '../base/memo.ts'
import { shifted, span } from '../base/span.ts'
import { type DigestDate, dateIn } from './date.ts'
import { hasCommentOfDraft, hasInnerDraft, headerLine, mayOpenDraft, opensAsDraft } from './draftClaims.ts'
import { isFileOfDraft, isTagOfDraft, isTitleOfDraft } from './draftWords.ts'
import { type FrontMatter, type FrontMatterFormat, type FrontMatterPlace, readHeader } from './header.ts'
import type { Digest, DigestPart, Label } from './model.ts'

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
  return recent.get(header, () => readHeader(header, place))
}

/** The same for a digest, or for the part that may begin one. */
export function frontMatterOf(digest: Digest | DigestPart): FrontMatter | undefined {
  const head = 'parts' in digest ? digest.parts[0] : digest
  return head?.frontMatter && readFrontMatter(head.text)
}

/** In a folder of drafts, a draft, to be published later, or perhaps a draft. */
export type Withheld = 'drafts' | 'draft' | 'later' | 'unclear'

/**
 * Why a digest is not for readers yet: its folder or header says so, or it has a header that may say so and cannot be read for
 * sure. `undefined` for one that is.
 * @param file its path, or a part of it
 * @param written its text with the comments in it, which may hold its header
 */
export function withheldAs(digest: Digest, file: string, written = digest.text): Withheld | undefined {
  // As Jekyll and Hexo have it.
  if (/(?:^|[\\/])_drafts[\\/]/i.test(file)) return 'drafts'
  const header = frontMatterOf(digest)
  if (header?.draft) return header.errors.length > 0 ? 'unclear' : 'draft'
  if (!header?.isNoDraft && (isFileOfDraft(file) || isCalledDraft(digest, header, written))) return 'draft'
  if (header && header.publishedFrom > Date.now()) return 'later'
  return isUnclear(header, written) ? 'unclear' : undefined
}

/** Until when a digest is withheld, in milliseconds: 0 for one that is not, infinite for a draft. */
export function withheldUntil(digest: Digest, file: string, written?: string): number {
  const reason = withheldAs(digest, file, written)
  const header = frontMatterOf(digest)
  if (reason === 'later' && header && !isUnclear(header, written ?? digest.text)) return header.publishedFrom
  return reason ? Number.POSITIVE_INFINITY : 0
}

function isUnclear(header: FrontMatter | undefined, written: string): boolean {
  return (!header && mayOpenDraft(written)) || hasInnerDraft(written, header?.bodyStart ?? 0)
}

/** By its title, or by a line, a tag or a comment above its entries. */
function isCalledDraft(digest: Digest, header: FrontMatter | undefined, written: string): boolean {
  if ([header?.title, headingOf(digest)].some((title) => title && isTitleOfDraft(title.text))) return true
  const start = header?.bodyStart ?? 0
  const [head] = digest.parts
  const end = head?.entries[0]?.head.start ?? Math.min(head?.text.length ?? 0, start + longestOpening)
  if (hasCommentOfDraft(written.slice(start, start + longestOpening))) return true
  const tags = head?.tags.filter(({ span: at }) => start <= at.start && at.end <= end) ?? []
  return tags.some(({ name }) => isTagOfDraft(name)) || opensAsDraft(digest.text.slice(start, end))
}

/** How far the opening lines of a digest go, if no entry ends them. */
const longestOpening = 1000

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
