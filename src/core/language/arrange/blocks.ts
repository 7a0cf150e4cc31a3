// The lines of entries as blocks that can be moved.
import { type Span, slice, span } from '../../base/span.ts'
import { type Digest, type Entry, lineAbove, lineAt, type Section } from '../../digest/model.ts'

/** The whole lines of one entry, with all that is said of it and the comments above it that concern it. */
export interface Block {
  /** In the order of the digest's entries. */
  readonly index: number
  readonly entry: Entry
  /** Without the last line end. */
  readonly span: Span
  /** The section that it stands in, the innermost; `undefined` above the first. */
  readonly section: number | undefined
}

/** `undefined` where two entries share a line: none of them can be moved by lines. */
export function blocksOf(digest: Digest): readonly Block[] | undefined {
  if (digest.note) return undefined
  const starts = digest.sections.map(({ label }) => label.span.start)
  let done = -1
  const blocks: Block[] = []
  for (const [index, entry] of digest.entries.entries()) {
    const at = span(startOf(digest, entry), lineAt(digest, lastOf(entry)).end)
    if (at.start <= done) return undefined
    done = at.end
    const section = starts.findLastIndex((start) => start < at.start)
    blocks.push({ index, entry, span: at, section: section < 0 ? undefined : section })
  }
  return blocks
}

function lastOf({ span: whole, head }: Entry): number {
  return Math.max(whole.end, head.end)
}

const directive = /^\s*<!--\s*digest-disable-next-line\b.*-->\s*$/

function startOf(digest: Digest, { span: whole, head }: Entry): number {
  const { start } = lineAt(digest, Math.min(whole.start, head.start))
  const above = lineAbove(digest, start)
  return above && directive.test(slice(digest.text, above)) ? above.start : start
}

/** The line that names a section, with the line that underlines it. */
export function labelLines({ text, ...digest }: Digest, { label }: Section): Span {
  const { start, end } = lineAt({ ...digest, text }, label.span.start)
  const underline = /\r?\n[ \t]*(?:=+|-{2,})[ \t]*(?=\r?\n|$)/y
  underline.lastIndex = end
  return span(start, end + (underline.exec(text)?.[0].length ?? 0))
}

/** The blocks that stand directly in a section, or above the first one. */
export function blocksIn(blocks: readonly Block[], section: number | undefined): readonly Block[] {
  return blocks.filter((block) => block.section === section)
}

/** The block at an offset; between two, the one above. */
export function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  return blocks.find(({ span: at }) => at.start <= offset && offset <= at.end)
}
