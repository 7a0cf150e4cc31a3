// Markdown links that would run a script or a command where they are shown elsewhere.
import MarkdownIt, { type Token } from 'markdown-it'
import { LineTable } from '../base/lineTable.ts'
import { slice } from '../base/span.ts'
import { isHarmless } from '../render/escapeHtml.ts'

const { State } = new MarkdownIt().inline

/** Records the reader's position in the text when it finds a link or an image. */
class PlacedState extends State {
  override push(...kind: Parameters<InstanceType<typeof State>['push']>): Token {
    const token = super.push(...kind)
    token.meta = { at: this.pos }
    return token
  }
}

/** Reads every link, however other readers treat it. */
const reader = new MarkdownIt({ html: false })
reader.validateLink = () => true
reader.inline.State = PlacedState

/** If one text occurs repeatedly, as in the cells of a row, each occurrence but one must be looked for again. */
const mostPasses = 8

/**
 * Markdown whose links cannot run anything: one to a script or a command is no longer a link. Everything else stays as
 * it is.
 */
export function withoutOddLinks(markdown: string): string {
  let text = markdown
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
  for (const token of reader.parse(markdown, {})) {
    map = token.map ?? map
    const links = (token.children ?? []).filter(acts)
    if (links.length === 0) continue
    const block = new Block(
      token.content,
      range(...map).map((number) => sourceLine(markdown, lines, number)),
    )
    for (const link of links) for (const at of block.placesOf(link)) odd.add(at)
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

/** A block, whose content is that of its lines without the markers before them. */
class Block {
  readonly #content: string
  readonly #own: LineTable
  readonly #lines: readonly SourceLine[]

  constructor(content: string, lines: readonly SourceLine[]) {
    this.#content = content
    this.#own = new LineTable(content)
    this.#lines = lines
  }

  /** The position of a link's bracket; if it is not found, all brackets of the lines may be it. */
  placesOf(link: Token): readonly number[] {
    const at = Math.max(0, bracketOf(link))
    const line = this.#lines[this.#own.numberAt(at)]
    const written = slice(this.#content, this.#own.at(at))
    const column = this.#own.columnAt(at)
    for (let from = 0; line && written !== ''; ) {
      const found = line.text.indexOf(written, from)
      if (found < 0) break
      if (isBracket(line.text, found + column)) return [line.start + found + column]
      from = found + 1
    }
    return this.#lines.flatMap(({ start, text }) =>
      Array.from(text.matchAll(/(?<!\\)[[<]/g), ({ index }) => start + index),
    )
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
