import { type Span, slice, span, touches } from '../base/span.ts'
import type { TagConventions } from '../digest/conventions/conventions.ts'
import { type Digest, lineAt } from '../digest/model.ts'
import { parseDigest } from '../digest/session.ts'

/** A tag that may be meant. */
export interface TagChoice {
  /** Without the `#`. */
  readonly name: string
  /** How often it is used. */
  readonly count: number
  /** Whether the digest must have it, but does not. */
  readonly isMissing: boolean
}

/** What is known about tags besides the digest. */
export interface TagKnowledge {
  readonly conventions: TagConventions | undefined
  /** How often tags are used in the archive; empty if it has not been read. */
  readonly counts: ReadonlyMap<string, number>
}

const tagStart = /(?<![\p{L}\p{N}_#&/"'(=\\-])#(?:[\p{L}\p{M}\p{N}_/-]|[.'’](?=[\p{L}\p{N}]))*$/u

/** The tag that is being typed at the offset, including the `#`; `undefined` if there is none. */
export function tagRequest(digest: Digest, offset: number): Span | undefined {
  const { start } = lineAt(digest, offset)
  const match = tagStart.exec(digest.text.slice(start, offset))
  return match ? span(start + match.index, offset) : undefined
}

/** The possible tags at the offset: missing ones first, then the most used, then those never used yet. */
export function tagChoices(
  digest: Digest,
  offset: number,
  { conventions, counts }: TagKnowledge,
): readonly TagChoice[] {
  const { required, known } = conventions ?? { required: [], known: [] }
  // The text being typed does not count as a tag yet.
  const own = digest.tags.filter((tag) => !touches(tag.span, offset)).map(({ name }) => name)
  const typed = digest.tags.find((tag) => touches(tag.span, offset))?.name
  const names = new Set([...required, ...own, ...counts.keys(), ...known])
  const choices = Array.from(names, (name): TagChoice => {
    const count = Math.max(
      own.filter((each) => each === name).length,
      (counts.get(name) ?? 0) - (name === typed ? 1 : 0),
    )
    return { name, count, isMissing: required.includes(name) && !own.includes(name) }
  })
  return choices
    .filter(({ name, count }) => count > 0 || required.includes(name) || known.includes(name))
    .sort(
      (a, b) => Number(b.isMissing) - Number(a.isMissing) || b.count - a.count || (a.name < b.name ? -1 : 1),
    )
}

/** More lines than this are too many to choose from. */
const mostChoices = 50

/** Where a statement can be written: the part of the line up to the offset. `undefined` inside other text. */
export function statementRequest(digest: Digest, offset: number): Span | undefined {
  const at = lineAt(digest, offset)
  const line = slice(digest.text, at)
  const isAtEnd = line.slice(offset - at.start).trim() === ''
  // Markers, links and tags start other things.
  return isAtEnd && /^(?:[\p{L}\p{N}][^#[\]<>|]*)?$/u.test(line.trimEnd())
    ? span(at.start, offset)
    : undefined
}

/**
 * Lines that introduce entries, for a place in which some words may have been typed: those of the conventions, then
 * those used before, most frequent first.
 * @param used section labels of other digests, including headings
 */
export function statementChoices(
  digest: Digest,
  place: Span,
  { known, used }: { readonly known: readonly string[]; readonly used: readonly string[] },
): readonly string[] {
  const typed = digest.text.slice(place.start, place.end).trim().toLowerCase()
  const own = digest.sections.filter(({ level }) => level === undefined).map(({ label }) => label.text)
  const counts = new Map<string, number>()
  for (const line of [...own, ...used]) counts.set(line, (counts.get(line) ?? 0) + 1)
  const frequent = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  return [...new Set([...known, ...frequent])]
    .filter((line) => line.toLowerCase().startsWith(typed) && line.toLowerCase() !== typed)
    .slice(0, mostChoices)
    .filter((line) => known.includes(line) || isStatement(line))
}

/** Whether a line introduces entries by its words; headings have their words for other reasons. */
function isStatement(line: string): boolean {
  const { sections } = parseDigest(`${line}\n\nA Title\nhttps://arxiv.org/abs/2401.00001\n`)
  return sections.length === 1
}
