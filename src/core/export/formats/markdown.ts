import * as l10n from '@vscode/l10n'
import type { Token } from 'markdown-it'
import MarkdownIt from 'markdown-it'
import { absUrl, type LinkForm, readLink, urlIn } from '../../arxiv/links.ts'
import { LineTable, slice } from '../../base/span.ts'
import { withWrittenMarks } from '../../digest/footnotes.ts'
import { layoutById } from '../../digest/layouts/index.ts'
import type { Layout } from '../../digest/layouts/layout.ts'
import { linkedTitle } from '../../digest/layouts/oneLine.ts'
import { tableRow } from '../../digest/layouts/tableRow.ts'
import type { Digest, LayoutId } from '../../digest/model.ts'
import { parseDigest } from '../../digest/session.ts'
import { decodeEntities, encodeEntities } from '../../paper/tex/characters.ts'
import { readableTexWithFormulas } from '../../paper/text.ts'
import { outsideCode } from '../../render/code.ts'
import { isHarmless } from '../../render/html.ts'
import { cleanLine, cleanText } from '../cleanText.ts'
import type { DigestWithPapers, ExportFormat, ExportOptions } from '../exportFormat.ts'
import { eachDigest, type Review, type ReviewedPaper, type ReviewPart } from '../review.ts'

/** Clean Markdown: one layout and one form of links throughout, headings for sections, and commentary as it was. */
export const markdown: ExportFormat = {
  id: 'markdown',
  label: () => l10n.t('Markdown'),
  fileExtension: 'md',
  gives: 'each',
  uses: ['layout', 'linkForm'],
  write: eachDigest('md', writeReview),
}

function writeReview({ title, parts }: Review, { digest }: DigestWithPapers, options: ExportOptions): string {
  const writer = new EntryWriter(options.layout ?? digest.prevailingLayout, options.linkForm)
  let text = `# ${withWrittenMarks(digest, withoutOddLinks(title))}`
  /** Below the open table, whose rows refer to them. */
  const notes = new Set<string>()
  let isTable = false
  for (const part of parts) {
    const row = part.kind === 'entry' ? writer.row(part) : undefined
    if (!row || !isTable) {
      text += [...notes].join('')
      notes.clear()
    }
    text += row ? `${isTable ? '' : tableHead}\n${row.text}` : `\n\n${writePart(part, writer, digest)}`
    for (const note of row?.notes ?? []) notes.add(note)
    isTable = row !== undefined
  }
  return `${text}${[...notes].join('')}\n`
}

const tableHead = '\n\n| Title | Link |\n| --- | --- |'

function writePart(part: ReviewPart, writer: EntryWriter, digest: Digest): string {
  if (part.kind === 'prose') return withoutOddLinks(part.markdown)
  if (part.kind === 'section')
    return `${'#'.repeat(Math.min(part.depth + 1, 6))} ${withWrittenMarks(digest, withoutOddLinks(part.text))}`
  return writer.write(part)
}

/** An entry in a table, and the footnotes to it, which stand below the table. */
interface Row {
  readonly text: string
  readonly notes: readonly string[]
}

/** Writes entries in one layout and one form of links. */
class EntryWriter {
  readonly #layout: Layout
  readonly #linkForm: LinkForm | undefined

  readonly #isTable: boolean

  /** @param linkForm of links to arXiv; as written if `undefined` */
  constructor(layout: LayoutId, linkForm: LinkForm | undefined) {
    this.#isTable = layout === 'table-row'
    // What does not fit into a row stands below its title.
    this.#layout = this.#isTable ? linkedTitle : layoutById(layout)
    this.#linkForm = linkForm
  }

  /** The entry as a row; `undefined` if the layout has none, or if what is said is more than paragraphs. */
  row(paper: ReviewedPaper): Row | undefined {
    if (!this.#isTable) return undefined
    const { words, notes } = partedNotes(withoutOddLinks(paper.commentary))
    if (!isInParagraphs(words)) return undefined
    const said = [besideText(paper), words].filter(Boolean).join(' - ')
    return { text: row(tableRow.escapeTitle(titleOf(paper)), this.#url(paper), said), notes }
  }

  write(paper: ReviewedPaper): string {
    const title = titleOf(paper)
    const url = this.#url(paper)
    const said = [besideText(paper), withoutOddLinks(paper.commentary)].filter(Boolean).join('\n\n')
    if (!paper.entry.title && !paper.record && url) return said === '' ? url : `${url}\n\n${said}`
    const named = url ? this.#named(title, url) : guarded(title)
    return said === '' ? named : `${named}\n\n${said}`
  }

  /** A title that the layout cannot contain, such as one with an address in it, is written so that it can. */
  #named(title: string, url: string): string {
    const plain = title.replaceAll('//', '\\//')
    const attempts = [
      this.#layout.write({ title: guarded(title, this.#layout), url }),
      this.#layout.write({ title: guarded(plain, this.#layout), url }),
      linkedTitle.write({ title: guarded(plain, linkedTitle), url }),
    ]
    return attempts.find((named) => readsAs(named, url)) ?? url
  }

  #url({ url, id, entry }: ReviewedPaper): string | undefined {
    if (id === undefined) return url
    const reading = entry.link?.arxiv?.reading
    const version = reading?.ok ? reading.reference.version : undefined
    if (this.#linkForm) return urlIn(this.#linkForm, { id, version })
    // A citation such as arXiv:2401.00001 and a DOI without its resolver are not addresses.
    return url && /^https?:/i.test(url) && readLink(url) ? url : absUrl({ id, version })
  }
}

function titleOf({ title, entry }: ReviewedPaper): string {
  const readable = readableTexWithFormulas(title)
  return literal(withoutOddLinks(entry.title ? readable : shortened(readable)))
}

/** Commentary, and the footnotes to it that stand below. */
function partedNotes(commentary: string): { readonly words: string; readonly notes: readonly string[] } {
  const [words = '', ...notes] = commentary.split(/(?=\n\n\[\^[^\]\s]{1,60}\]:)/)
  return { words, notes }
}

/** Whether the cell of a table can hold the text: it has no lists, code, quotations, headings or tables. */
function isInParagraphs(text: string): boolean {
  return reader.parse(text, {}).every(({ type }) => type === 'inline' || type.startsWith('paragraph_'))
}

/** Authors and venue as written, and links to code and others, on a line of their own. */
function besideText({ beside }: ReviewedPaper): string {
  const words = beside.words.map((each) => guarded(cleanLine(each)))
  const links = beside.links.map(({ label, url }) =>
    linkedTitle.write({ title: cleanLine(label), url: inBrackets(url) }),
  )
  return withoutOddLinks([...words, ...links].join(' · '))
}

function inBrackets(url: string): string {
  return /[()\s]/.test(url) ? `<${url}>` : url
}

/** Longer titles are not read as titles. */
const longestTitle = 240

function shortened(title: string): string {
  return title.length > longestTitle ? `${cleanText(title.slice(0, longestTitle))}…` : title
}

function readsAs(text: string, url: string): boolean {
  return parseDigest(text).entries.some(({ link }) => link?.url === url)
}

const reader = new MarkdownIt({ html: false })

/**
 * What would be a tag, an entity or an escape, and so be lost when shown; and what generators of sites run as a template,
 * such as `{{ site.x }}` and `{% include %}`.
 */
const acting = /(?<!\\)<(?=[a-z/!?])|&(?=#?\w{1,10};)|\\$|\{(?=[{%])|(?<=%)%|%(?=%)/gi
const emphasis = /[*_~`]/g
/** What would be a link, an image, a definition, a footnote or an embedded file. */
const brackets = /[[\]]/g
const bracketed = /\[\[|\[\^|^\s*\[[^\]]*\]:/

/**
 * A title whose characters must not act as Markdown markers, which would be lost when shown: "Stars * and _under_",
 * "List<T>". With entities, because some layouts escape backslashes themselves.
 */
function literal(title: string): string {
  const plain = encodeEntities(title, acting)
  const types = reader.parseInline(plain, {})[0]?.children?.map(({ type }) => type) ?? []
  const isMarked = types.some((type) => /^(?:em|strong|s)_open$|^code_inline$/.test(type))
  const isLinked = types.some((type) => /^(?:link_open|image)$/.test(type)) || bracketed.test(plain)
  const shown = isMarked ? encodeEntities(plain, emphasis) : plain
  return isLinked ? encodeEntities(shown, brackets) : shown
}

/** A title that may start a line: not as a heading, list, quote, table, fence or comment. */
function guarded(title: string, layout?: Layout): string {
  const inLine = title.replace(/<!--/g, '\\<!--').replace(/`{3,}|~{3,}/g, (fence) => `\\${fence}`)
  if (layout?.id === 'linked-title') return inLine
  return inLine.replace(/^(?=[#>|=+*-])/, '\\').replace(/^(\d{1,9})(?=[.)] )/, '$1\\')
}

/** Commentary beside its paper's title, in one line. */
function row(title: string, url: string | undefined, commentary: string): string {
  const said = commentary.replace(/\s+/g, ' ').replaceAll('|', '\\|')
  const cell = said === '' ? `**${title}**` : `**${title}** - ${said}`
  return `| ${cell} | ${url ? `[Paper](${url})` : ''} |`
}

// Markdown links that would run a script or a command where they are shown elsewhere.

const { State } = new MarkdownIt().inline

/** Records the reader's position in the text when it finds a link or an image. */
class PlacedState extends State {
  override push(...kind: Parameters<InstanceType<typeof State>['push']>): Token {
    const token = super.push(...kind)
    token.meta = { at: this.pos }
    return token
  }
}

const htmlTag = /(?<!\\)<[a-z][^<>]{0,2000}>/gi
const htmlAddress =
  /[\s"'/:](?:href|src|action|formaction|data|srcdoc)\s{0,9}=\s{0,9}(?:"([^"]*)|'([^']*)|([^\s"'>]*))/gi

/** Entities of white space and control characters, which browsers drop from a scheme. */
const controlEntity = /&#(?:x0*(?:1?[\da-f]|20)|0*(?:[12]?\d|3[0-2]))(?![\da-f]);?/gi

/** Whether an HTML tag, which some sites show as one, has an address that could run something. */
function runs(tag: string): boolean {
  return Array.from(
    tag.matchAll(htmlAddress),
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  ).some((address) => !isHarmless(decodeEntities(address.replace(controlEntity, ''))))
}

/** Reads every link, however other readers treat it. */
const linkReader = new MarkdownIt({ html: false })
linkReader.validateLink = () => true
linkReader.inline.State = PlacedState

/** If one text occurs repeatedly, as in the cells of a row, each occurrence but one must be looked for again. */
const mostPasses = 8

/**
 * Markdown whose links cannot run anything: one to a script or a command is no longer a link. Everything else stays as
 * it is.
 */
export function withoutOddLinks(markdown: string): string {
  let text = outsideCode(markdown, (part) => part.replace(htmlTag, (tag) => (runs(tag) ? `\\${tag}` : tag)))
  for (let pass = 0; pass < mostPasses; pass++) {
    const odd = oddMarks(text)
    if (odd.length === 0) return text
    text = escapedAt(text, odd)
  }
  return oddMarks(text).length === 0 ? text : text.replace(/(?<!\\)[[<]/g, '\\$&')
}

/** The positions of the brackets that open unsafe links. */
function oddMarks(markdown: string): readonly number[] {
  // An active link needs a colon, written directly or as an entity.
  if (!/[:&]/.test(markdown)) return []
  const lines = new LineTable(markdown)
  const odd = new Set<number>()
  let map: readonly [number, number] = [0, lines.count]
  for (const token of linkReader.parse(markdown, {})) {
    map = token.map ?? map
    const links = (token.children ?? []).filter(acts)
    if (links.length === 0) continue
    const block = new Block(
      token.content,
      range(...map).map((number) => sourceLine(markdown, lines, number)),
    )
    for (const at of block.placesOf(links)) odd.add(at)
  }
  return [...odd].sort((a, b) => a - b)
}

function acts(token: Token): boolean {
  const address = token.attrGet('href') ?? token.attrGet('src')
  return (address !== null && !isHarmless(String(address))) || (token.children ?? []).some(acts)
}

interface SourceLine {
  readonly start: number
  readonly text: string
}

function sourceLine(markdown: string, lines: LineTable, number: number): SourceLine {
  return { start: lines.startOf(number), text: slice(markdown, lines.line(number)) }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

/** Words that are in a line more often, as cells of a row may be, are looked for no further. */
const mostStarts = 100

/** A block, whose content is that of its lines without the markers before them. */
class Block {
  readonly #content: string
  readonly #own: LineTable
  readonly #lines: readonly SourceLine[]
  readonly #starts = new Map<number, readonly number[]>()

  constructor(content: string, lines: readonly SourceLine[]) {
    this.#content = content
    this.#own = new LineTable(content)
    this.#lines = lines
  }

  /** The positions of the links' brackets; if one of them is not found, all brackets of the lines may be it. */
  placesOf(links: readonly Token[]): readonly number[] {
    const places = links.flatMap((link) => this.#placeOf(link) ?? [])
    if (places.length === links.length) return places
    const all = this.#lines.map(({ start, text }) =>
      Array.from(text.matchAll(/(?<!\\)[[<]/g), ({ index }) => start + index),
    )
    return [...places, ...all.flat()]
  }

  #placeOf(link: Token): number | undefined {
    const at = Math.max(0, bracketOf(link))
    const number = this.#own.numberAt(at)
    const line = this.#lines[number]
    const column = this.#own.columnAt(at)
    const found = this.#startsIn(number).find((start) => line && isBracket(line.text, start + column))
    return line && found !== undefined ? line.start + found + column : undefined
  }

  /** Where a line of the content may stand in its line of the text; looked for once, however many links it has. */
  #startsIn(number: number): readonly number[] {
    const known = this.#starts.get(number)
    if (known) return known
    const starts: number[] = []
    const { text = '' } = this.#lines[number] ?? {}
    const written = slice(this.#content, this.#own.line(number))
    let found = written === '' ? -1 : text.indexOf(written)
    for (; found >= 0 && starts.length < mostStarts; found = text.indexOf(written, found + 1))
      starts.push(found)
    this.#starts.set(number, starts)
    return starts
  }
}

/** A bracket without a backslash before it. */
function isBracket(line: string, at: number): boolean {
  return /(?<!\\)(?:\\\\)*[[<]$/.test(line.slice(Math.max(0, at - longestEscape), at + 1))
}

const longestEscape = 100

/** The reader is after the bracket of a label, before the `!` of an image, or at the bracket of an address. */
function bracketOf({ type, markup, meta }: Token): number {
  const at = Number(meta?.at)
  if (type === 'image') return at + 1
  return markup === 'autolink' ? at : at - 1
}

function escapedAt(text: string, places: readonly number[]): string {
  let done = 0
  const parts = places.map((at) => {
    const part = `${text.slice(done, at)}\\`
    done = at
    return part
  })
  return parts.join('') + text.slice(done)
}
