import type { Span } from '../../base/span.ts'
import type { Head } from '../layouts/layout.ts'
import { saidAfter } from '../layouts/said.ts'
import { hasWords } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import type { Entry, LayoutId } from '../model.ts'
import { level } from '../titles/judge.ts'
import {
  isFlaw,
  LineMatcher,
  matchedLine,
  readPattern,
  type SlotName,
  slotsIn,
  type Token,
} from './pattern.ts'

/*
 * Frames that the writer taught: `entries:` in digest.yaml, in the language of `pattern.ts`.
 *
 * A taught pattern goes before every layout and every frame that the document's lines speak for: what it matches is an
 * entry. It reads heads as layouts do.
 */

/** A pattern that is ready to read. */
export interface TaughtPattern {
  readonly source: string
  /** Whichever layout is most like it. */
  readonly layout: LayoutId
  readonly shape: string
  readonly lines: readonly TaughtLine[]
}

interface TaughtLine {
  readonly matcher: LineMatcher
  /** All of it is an optional part. */
  readonly isOptional: boolean
}

const slotOfTitle = 'taught'

/** Compiles the patterns among some texts; those that are none are left out. */
export function taughtPatterns(texts: readonly string[]): readonly TaughtPattern[] {
  return texts.flatMap((text) => taughtPattern(text) ?? [])
}

export function taughtPattern(source: string): TaughtPattern | undefined {
  const read = readPattern(source)
  if (isFlaw(read)) return undefined
  const filled = read.lines.flatMap((tokens) => (tokens ? [tokens] : []))
  // What a last line says of the paper is commentary without being named so.
  const last = filled.at(-1) ?? []
  const head = filled.length > 1 && isCommentary(last) ? filled.slice(0, -1) : filled
  return {
    source,
    layout: layoutOf(head),
    shape: `taught ${source}`,
    lines: head.map((tokens) => ({
      matcher: new LineMatcher(tokens),
      isOptional: tokens.every(({ kind }) => kind === 'optional' || kind === 'space'),
    })),
  }
}

/** Whether the pattern has read the entry. */
export function hasRead({ layout, shape }: TaughtPattern, { form }: Entry): boolean {
  return form === `${layout} ${shape} ${slotOfTitle}`
}

/** The head that begins at the line by the first of some patterns that matches. */
export function readTaught(
  patterns: readonly TaughtPattern[],
  cursor: Cursor,
  index: number,
): Head | undefined {
  for (const pattern of patterns) {
    const found = new PatternReader(pattern, cursor).read(index)
    if (found) return headOf(pattern, cursor, index, found)
  }
  return undefined
}

interface Found {
  readonly spans: Map<SlotName, Span>
  link: LineLink | undefined
  lastLine: number
}

class PatternReader {
  readonly #lines: readonly TaughtLine[]
  readonly #cursor: Cursor
  /** Lines of the pattern that do not match from a line of the text on, with all that follows. */
  readonly #failed = new Set<string>()

  constructor({ lines }: TaughtPattern, cursor: Cursor) {
    this.#lines = lines
    this.#cursor = cursor
  }

  read(index: number): Found | undefined {
    const found = this.#readFrom(0, index)
    const title = found?.spans.get('title')
    return title && hasWords(this.#cursor.slice(title.start, title.end)) ? found : undefined
  }

  #readFrom(at: number, index: number): Found | undefined {
    const key = `${at} ${index}`
    const line = this.#lines[at]
    if (!line) return { spans: new Map(), link: undefined, lastLine: -1 }
    if (this.#failed.has(key)) return undefined
    const found =
      this.#readLine(line, at, index) ?? (line.isOptional ? this.#readFrom(at + 1, index) : undefined)
    if (!found) this.#failed.add(key)
    return found
  }

  #readLine({ matcher }: TaughtLine, at: number, index: number): Found | undefined {
    const here = this.#cursor.at(index)
    if (here?.kind !== 'text' && here?.kind !== 'heading') return undefined
    const captures = matcher.match(matchedLine(this.#cursor.text, here))
    if (!captures) return undefined
    const isLast = at + 1 === this.#lines.length
    const found = this.#readFrom(at + 1, isLast ? index : this.#cursor.nextFilled(index + 1))
    if (!found) return undefined
    for (const [slot, where] of captures.spans) found.spans.set(slot, where)
    found.link ??= captures.link
    found.lastLine = Math.max(found.lastLine, index)
    return found
  }
}

function headOf(pattern: TaughtPattern, cursor: Cursor, index: number, found: Found): Head {
  const said = found.spans.get('commentary')
  const last = cursor.lines[found.lastLine] as Line
  const commentary = said && saidAfter(cursor.text, said.start, said.end)
  return {
    layout: pattern.layout,
    shape: pattern.shape,
    slot: slotOfTitle,
    fit: commentary ? 'parted' : 'pure',
    title: found.spans.get('title'),
    level: level.certain,
    link: found.link,
    isPaper: true,
    lastLine: Math.max(index, found.lastLine),
    commentary,
    isTaught: true,
    ...(last.marker === '|' && { isComplete: true }),
  }
}

function isCommentary(tokens: readonly Token[]): boolean {
  return tokens.length === 1 && slotsIn(tokens)[0] === 'commentary'
}

function layoutOf(lines: readonly (readonly Token[])[]): LayoutId {
  const titleLine = lines.findIndex((tokens) => slotsIn(tokens).includes('title'))
  const linkLine = lines.findIndex((tokens) => slotsIn(tokens).includes('link'))
  if (titleLine > linkLine) return 'link-title'
  const tokens = lines[linkLine] ?? []
  if (titleLine < linkLine) return tokens.length === 1 ? 'title-link' : 'title-fields'
  const [first] = tokens
  if (first?.kind === 'text' && first.text.startsWith('|')) return 'table-row'
  const before = tokens[tokens.findIndex((token) => token.kind === 'slot' && token.name === 'link') - 1]
  if (before?.kind !== 'text' || !/\]\s*[([]<?$/.test(before.text)) return 'title-parenthesis'
  return before.text.startsWith(']') ? 'linked-title' : 'title-badges'
}
