import { shortName } from '../../paper/personName.ts'
import { readableTex } from '../../paper/text.ts'
import type { Reference } from './references.ts'

const skipped = /^(?:an?|the|on|of|in|for|to|and|with|is|are|from|how|what|do|does|can)$/

/** Keys such as `author2024word`, each once, for references in their order; letters and digits of ASCII only. */
export function citationKeys(references: readonly Reference[]): readonly string[] {
  const counts = new Map<string, number>()
  return references.map((reference) => {
    const key = plainKey(reference)
    const count = counts.get(key) ?? 0
    counts.set(key, count + 1)
    return count === 0 ? key : `${key}-${count + 1}`
  })
}

function plainKey({ record, id, title }: Reference): string {
  const words = readableTex(title)
    .split(/[^\p{L}\p{N}]+/u)
    .map(ascii)
  const word = words.find((each) => each.length > 1 && !skipped.test(each)) ?? ''
  const [author] = record?.authors ?? []
  const family = author ? ascii(shortName(readableTex(author))) : ''
  const year = record?.publishedAt?.slice(0, 4) ?? ''
  const key = `${family}${year}${word}`.slice(0, 60)
  if (family !== '' && key !== '') return key
  return id ? `arxiv-${id.replace(/[^a-z0-9]/gi, '-')}` : key || 'paper'
}

function ascii(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase()
}
