// Links of Markdown that would run a script or a command where somebody else shows them.
import MarkdownIt, { type Token } from 'markdown-it'
import { LineTable, slice } from '../base/span.ts'
import { isHarmless } from '../render/html.ts'

const { State } = new MarkdownIt().inline

/** Notes where in its text the reader is when it has found a link or a picture. */
class PlacedState extends State {
  override push(...kind: Parameters<InstanceType<typeof State>['push']>): Token {
    const token = super.push(...kind)
    token.meta = { at: this.pos }
    return token
  }
}

/** Reads every link, whatever other readers make of it. */
const reader = new MarkdownIt({ html: false })
reader.validateLink = () => true
reader.inline.State = PlacedState

/** Where one text is often shown twice, as in the cells of a row, each time but one has to be looked for again. */
const mostPasses = 8

/**
 * Markdown whose links cannot act: where one would run a script or a command, it is no link any more. All else stays as it is.
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

/** Where the brackets stand that open odd links. */
function oddMarks(markdown: string): readonly number[] {
  // What can act needs a colon, as it is or as an entity.
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

/** A block, whose content is that of its lines without the marks in front of them. */
class Block {
  readonly #content: string
  readonly #own: LineTable
  readonly #lines: readonly SourceLine[]

  constructor(content: string, lines: readonly SourceLine[]) {
    this.#content = content
    this.#own = new LineTable(content)
    this.#lines = lines
  }

  /** Where the bracket of a link stands; where that is not found, all brackets of the lines may be it. */
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

/** One that has no backslash in front of it. */
function isBracket(line: string, at: number): boolean {
  return /(?<!\\)(?:\\\\)*[[<]$/.test(line.slice(Math.max(0, at - longestEscape), at + 1))
}

const longestEscape = 100

/** The reader is after the bracket of a label, in front of a picture's sign, or at the bracket of an address. */
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
