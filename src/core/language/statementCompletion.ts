import { type Span, slice, span } from '../base/span.ts'
import { type Digest, lineAt } from '../digest/model.ts'
import { parseDigest } from '../digest/session.ts'

/** More lines than this are no choice any more. */
const mostChoices = 50

/** Where a statement can be written: what is on the line up to the offset. `undefined` inside other text. */
export function statementRequest(digest: Digest, offset: number): Span | undefined {
  const at = lineAt(digest, offset)
  const line = slice(digest.text, at)
  const isAtEnd = line.slice(offset - at.start).trim() === ''
  // Marks, links and tags begin other things.
  return isAtEnd && /^(?:[\p{L}\p{N}][^#[\]<>|]*)?$/u.test(line.trimEnd())
    ? span(at.start, offset)
    : undefined
}

/**
 * Lines that introduce entries, for a place in which some words may stand already: those of the conventions, then those
 * that were used before, the most frequent first.
 * @param used section labels of other digests, headings among them
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

/** Whether a line introduces entries by its words; headings have theirs for other reasons. */
function isStatement(line: string): boolean {
  const { sections } = parseDigest(`${line}\n\nA Title\nhttps://arxiv.org/abs/2401.00001\n`)
  return sections.length === 1
}
