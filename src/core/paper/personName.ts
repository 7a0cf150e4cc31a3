import * as l10n from '@vscode/l10n'
import type { PaperRecord } from './paper.ts'
import { day, readableTex } from './text.ts'

/** A name as in bibliographies. */
type PersonName = { readonly family: string; readonly given: string } | { readonly literal: string }

const group =
  /\b(?:collaboration|team|group|consortium|project|lab|laboratory|university|institute|initiative)\b/i
/** Parts of the family name, in lower case: "van der Berg". */
const particles = new Set([
  ...['af', 'al', 'av', 'bin', 'da', 'das', 'de', 'del', 'della', 'den', 'der', 'di', 'do', 'dos', 'du'],
  ...['el', 'ibn', 'la', 'le', 'ten', 'ter', 'van', 'von', 'vom', 'zu', 'zum', 'zur'],
])
/** East Asian and Vietnamese given names, which look the same when capitalised, and rarely come in the middle. */
const givenNames = new Set(['Bin', 'Do', 'Du', 'Ten', 'Zu', 'Di', 'Da'])
const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/i

/** Splits a name as written in records, the given name first. Groups and single names stay whole. */
export function personName(name: string): PersonName {
  const words = name.split(' ').filter(Boolean)
  const comma = /^([^,]+), ([^,]+)$/.exec(name)
  if (comma && !suffix.test(comma[2] ?? '')) return { family: comma[1] ?? '', given: comma[2] ?? '' }
  if (words.length < 2 || group.test(name)) return { literal: name }
  // "Rossana De Leo", not "De Leo": a particle is between names, in any case.
  let from = words.length - (suffix.test(words.at(-1) ?? '') && words.length > 2 ? 2 : 1)
  while (from > 1 && isParticle(words[from - 1] ?? '')) from--
  return { family: words.slice(from).join(' '), given: words.slice(0, from).join(' ') }
}

function isParticle(word: string): boolean {
  return (
    particles.has(word) ||
    (!givenNames.has(word) && /^\p{Lu}\p{Ll}+$/u.test(word) && particles.has(word.toLowerCase()))
  )
}

/** The name by which a person is cited. */
export function shortName(name: string): string {
  const read = personName(name)
  return 'literal' in read ? read.literal : read.family
}

/** "Author, Ann" and "Author, Ann, Jr." in spoken order. */
export function givenFirst(name: string): string {
  const [family = '', given = '', suffix] = name.split(/\s*,\s*/)
  return [given, family, suffix].filter(Boolean).join(' ')
}

interface People {
  readonly names: readonly string[]
  /** Whether there are more, who are not named. */
  readonly hasOthers: boolean
}

const others = /(?:^|[\s,]+)(?:(?:and|&)\s+)?(?:et\.?\s+al(?:ii|ia)?\.?|others)$/i

/** Names of people without those that only mean more people: "et al.", "others", "Ann Author et al." */
export function namedPeople(authors: readonly string[]): People {
  const names = authors.map((name) => name.replace(others, '').trim()).filter((name) => name !== '')
  return { names, hasOthers: authors.some((name) => others.test(name)) }
}

/** "Vaswani et al., 2017": the authors and year for a citation; empty if neither is known. */
export function byline({
  authors,
  publishedAt,
}: Pick<PaperRecord<string>, 'authors' | 'publishedAt'>): string {
  return [people(authors), day(publishedAt)?.slice(0, 4)].filter(Boolean).join(', ')
}

function people(authors: readonly string[]): string {
  const [first, second, third] = authors.map((name) => shortName(readableTex(name)))
  if (first === undefined) return ''
  if (second === undefined) return first
  return third === undefined ? l10n.t('{0} & {1}', first, second) : l10n.t('{0} et al.', first)
}

/**
 * "MicroNet (2020)" for "MicroNet: Towards Small Things": the short name, otherwise the title, and the year if known.
 */
export function shortTitle({
  title,
  publishedAt,
}: Pick<PaperRecord<string>, 'title' | 'publishedAt'>): string {
  const year = day(publishedAt)?.slice(0, 4)
  const name = shortNameOf(readableTex(title))
  return year ? `${name} (${year})` : name
}

/** "MicroNet" for "MicroNet: Towards Small Things"; other titles as they are. */
export function shortNameOf(title: string): string {
  return /^(.{2,40}?):\s/u.exec(title)?.[1] ?? title
}
