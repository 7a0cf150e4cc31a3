import type { Entry } from '../../digest/model.ts'
import { paperIdOf } from '../../digest/records.ts'
import { readableTex } from '../../paper/text.ts'
import { safeFileName } from '../exportFormat.ts'
import type { Review } from '../review.ts'

/**
 * The fragments that lead to the entries of a page, which stay the same when other entries are added or removed: from
 * the paper's identifier or DOI, otherwise from the words of its title or address. Repeated ones get a number.
 */
export function entryFragments(entries: readonly Entry[]): readonly string[] {
  const counts = new Map<string, number>()
  return entries.map((entry) => {
    const name = paperIdOf(entry) ?? `entry-${slugOf(entry)}`
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name}-again-${count}`
  })
}

function slugOf({ title, link }: Entry): string {
  return safeFileName((title?.text || link?.url) ?? '').toLowerCase()
}

/** Where the links to parts of a digest lead on its page. */
export class Fragments {
  readonly #fragments = new Map<string, string>()

  constructor({ parts }: Pick<Review, 'parts'>) {
    const entries = parts.flatMap((part) => (part.kind === 'entry' ? [part.entry] : []))
    const ofEntries = entryFragments(entries)
    let sections = 0
    let cards = 0
    for (const part of parts) {
      if (part.kind === 'section') this.#add(part.text, `section-${++sections}`)
      if (part.kind === 'entry') this.#add(readableTex(part.title), ofEntries[cards++] ?? '')
    }
    for (const fragment of ofEntries) this.#fragments.set(fragment, fragment)
  }

  /** @param part as in a link, without the sign in front: `a-heading`, `A%20heading`, or a paper's identifier */
  of(part: string): string | undefined {
    const words = decoded(part)
    return this.#fragments.get(words) ?? this.#fragments.get(headingSlug(words))
  }

  #add(words: string, fragment: string): void {
    const slug = headingSlug(words)
    let own = slug
    for (let count = 1; this.#fragments.has(own); count++) own = `${slug}-${count}`
    this.#fragments.set(own, fragment)
  }
}

/** By what GitHub, and most programs after it, name a heading in links. */
function headingSlug(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
