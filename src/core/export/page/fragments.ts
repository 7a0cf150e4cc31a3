import { memoize } from '../../base/memo.ts'
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

/**
 * Where a link to a part of a digest leads on its page; `undefined` if there is no such part.
 * @param part as in a link, without the sign in front: `a-heading`, `A%20heading`, or a paper's identifier
 */
export function fragmentOf(review: Review, part: string): string | undefined {
  const fragments = fragmentsOf(review)
  // Obsidian names a heading below another by both: `#Part#Detail`.
  const words = decoded(part.replace(/^.*#/s, ''))
  return fragments.get(words) ?? fragments.get(headingSlug(words))
}

const fragmentsOf = memoize(({ parts }: Review): ReadonlyMap<string, string> => {
  const ofEntries = entryFragments(parts.flatMap((part) => (part.kind === 'entry' ? [part.entry] : [])))
  const found = new Map<string, string>()
  const counts = new Map<string, number>()
  let sections = 0
  let entries = 0
  const add = (words: string, fragment: string) => {
    const slug = headingSlug(words)
    const count = counts.get(slug) ?? 0
    counts.set(slug, count + 1)
    found.set(count === 0 ? slug : `${slug}-${count}`, fragment)
  }
  for (const part of parts) {
    if (part.kind === 'section') add(part.text, `section-${++sections}`)
    if (part.kind === 'entry') add(readableTex(part.title), ofEntries[entries++] ?? '')
  }
  for (const fragment of ofEntries) found.set(fragment, fragment)
  return found
})

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
