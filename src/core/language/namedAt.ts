import type { ArxivId } from '../arxiv/identifier.ts'
import { type Span, shifted, touches } from '../base/span.ts'
import { type Digest, type DigestPart, type Entry, paperOf, partAt } from '../digest/model.ts'
import { referencesIn } from '../digest/references.ts'

/** What the text names at a place. */
export type Named =
  | {
      readonly kind: 'paper'
      readonly id: ArxivId
      readonly span: Span
      /** The place is the title or the link of the paper's own entry. */
      readonly isEntry: boolean
    }
  | { readonly kind: 'tag'; readonly name: string; readonly span: Span }

/** The paper or tag named at the offset: by a link, an identifier, an entry's title, or a hashtag. Looks at one part. */
export function namedAt(digest: Digest, offset: number): Named | undefined {
  const placed = partAt(digest, offset)
  if (!placed) return undefined
  const found = namedIn(placed.part, offset - placed.start) ?? noteAt(digest, offset, placed.start)
  return found && { ...found, span: shifted(found.span, placed.start) }
}

function namedIn(part: DigestPart, offset: number): Named | undefined {
  const tag = part.tags.find(({ span: at }) => touches(at, offset))
  if (tag) return { kind: 'tag', name: tag.name, span: tag.span }
  return entryAt(part.entries, offset) ?? referenceAt(part, offset)
}

function entryAt(entries: readonly Entry[], offset: number): Named | undefined {
  for (const entry of entries) {
    const at = [entry.title?.span, entry.link?.span].find((each) => each && touches(each, offset))
    const id = at && paperOf(entry)
    if (id) return { kind: 'paper', id, span: at, isEntry: true }
  }
  return undefined
}

/** A document that is about one paper has an entry that belongs to none of its parts. */
function noteAt(digest: Digest, offset: number, start: number): Named | undefined {
  const found = digest.note && entryAt([digest.note], offset)
  return found && { ...found, span: shifted(found.span, -start) }
}

function referenceAt(part: DigestPart, offset: number): Named | undefined {
  const found = referencesIn(part).find(({ span: at }) => touches(at, offset))
  return found && { kind: 'paper', id: found.reference.id, span: found.span, isEntry: false }
}
