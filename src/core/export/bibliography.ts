import { createHash } from 'node:crypto'
import type { ArxivId } from '../arxiv/identifier.ts'
import { absUrl } from '../arxiv/links.ts'
import { countsOf } from '../base/groups.ts'
import { type DigestPart, paperOf } from '../digest/model.ts'
import type { PaperAliases } from '../digest/records.ts'
import type { PaperRecord } from '../paper/paper.ts'
import { personName, readableTex, shortName } from '../paper/text.ts'
import { foldLetters } from '../paper/titles.ts'
import { aliasesIn, type DigestWithPapers } from './exportFormat.ts'
import { cleanPaper, firstSeen, type ReviewedPaper, readReview } from './review.ts'

/** After BGN/PCGN, without diacritics. */
const cyrillic = transliteration(
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџѓќ',
  'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g w j lj nj c dj dz g k',
)

const greekLetters = transliteration(
  'αβγδεζηθικλμνξοπρσςτυφχψω',
  'a v g d e z i th i k l m n x o p r s s t y f ch ps o',
)

/** One paper in a bibliography. */
export interface Reference {
  readonly title: string
  readonly url: string | undefined
  readonly id: ArxivId | undefined
  readonly record: PaperRecord<string> | undefined
}

/** The papers in digests, each once: entries in order, then those that are only mentioned. */
export function referencesOf(digests: readonly DigestWithPapers[]): readonly Reference[] {
  const references = new Map<string, Reference>()
  const aliases = aliasesIn(digests)
  for (const exported of digests) {
    for (const [named, reference] of [...reviewed(exported, aliases), ...mentioned(exported)]) {
      const key = named ?? reference.url ?? `title ${reference.title}`
      if (!references.has(key)) references.set(key, reference)
    }
  }
  return [...references.values()]
}

/** What entries and mentions of one paper have in common, where it is known, with the paper. */
type KeyedReference = readonly [key: string | undefined, reference: Reference]

function reviewed(exported: DigestWithPapers, aliases: PaperAliases): KeyedReference[] {
  const entries = readReview(exported).parts.filter((part): part is ReviewedPaper => part.kind === 'entry')
  return entries.map(({ entry, title, url, id, record }) => [
    aliases.keyOf(entry),
    {
      title: firstSeen([record?.title, title]),
      url: id ? absUrl({ id, version: undefined }) : url,
      id,
      record,
    },
  ])
}

function mentioned({ digest, papers }: DigestWithPapers): KeyedReference[] {
  return mentionedIds(digest).map((id) => {
    const known = papers.paper(id)
    const record = known && cleanPaper(known)
    const title = firstSeen([record?.title, `arXiv:${id}`])
    return [id, { title, url: absUrl({ id, version: undefined }), id, record }]
  })
}

function mentionedIds({ mentions }: DigestPart): readonly ArxivId[] {
  return mentions.flatMap((mention) => paperOf(mention) ?? [])
}

const skipped = /^(?:an?|the|on|of|in|for|to|and|with|is|are|from|how|what|do|does|can)$/

/**
 * Keys such as `author2024word`, each once, for references in order; only ASCII letters and digits. They depend on the
 * paper, not on its place: if papers would have the same key, each gets its identifier appended, so that a key somebody
 * has cited never leads to another paper.
 */
export function citationKeys(references: readonly Reference[]): readonly string[] {
  const plain = references.map(plainKey)
  const counts = countsOf(plain)
  const taken = new Set<string>()
  return references.map((reference, index) => {
    const key = plain[index] ?? ''
    const own = counts.get(key) === 1 ? key : `${key}-${ownName(reference)}`
    return unused(own, taken)
  })
}

/** A suffix that no other paper has: the identifier, or the address or title in a few characters. */
function ownName({ id, url, title }: Reference): string {
  return id
    ? id.replace(/[^a-z0-9]/gi, '-')
    : createHash('sha256')
        .update(url ?? title)
        .digest('hex')
        .slice(0, 8)
}

/** Different papers may still have the same address. */
function unused(key: string, taken: Set<string>): string {
  let own = key
  for (let count = 2; taken.has(own); count++) own = `${key}-${count}`
  taken.add(own)
  return own
}

function plainKey({ record, id, title }: Reference): string {
  const words = readableTex(title)
    .split(/[^\p{L}\p{N}]+/u)
    .map(asciiLetters)
  const word = words.find((each) => each.length > 1 && !skipped.test(each)) ?? ''
  const [author] = namedPeople(record?.authors ?? []).names
  const family = author ? asciiLetters(shortName(readableTex(author))) : ''
  const year = record?.publishedAt?.slice(0, 4) ?? ''
  const key = `${family}${year}${word}`.slice(0, 60)
  if (family !== '' && key !== '') return key
  return id ? `arxiv-${id.replace(/[^a-z0-9]/gi, '-')}` : key || 'paper'
}

/** Only ASCII letters and digits, for names that programs read: "Łazarewicz" is "Lazarewicz", "Voß" "Voss". */
function asciiLetters(text: string): string {
  return foldLetters(text)
    .replace(/\p{Script=Cyrillic}/gu, (letter) => cyrillic[letter] ?? '')
    .replace(/\p{Script=Greek}/gu, (letter) => greekLetters[letter] ?? '')
    .replace(/[^a-z0-9]/g, '')
}

function transliteration(letters: string, plain: string): Readonly<Record<string, string>> {
  const words = plain.split(' ')
  return Object.fromEntries(
    Array.from(letters, (letter, index) => [letter, (words[index] ?? '').replace('-', '')]),
  )
}

/** A name in its parts, with a suffix such as "Jr." apart from the family name, as citation programs expect it. */
export function citedName(
  name: string,
):
  | { readonly literal: string }
  | { readonly family: string; readonly given: string; readonly suffix?: string } {
  const read = personName(name)
  const [, family, suffix] =
    /^(.+?),? ((?:jr|sr)\.?|I{2,3}|IV)$/i.exec('family' in read ? read.family : '') ?? []
  return 'literal' in read || family === undefined || suffix === undefined
    ? read
    : { ...read, family, suffix }
}

/** The names of people, without placeholders for further authors: "et al.", "others", "Ann Author et al." */
export function namedPeople(authors: readonly string[]): People {
  const names = authors.map((name) => name.replace(others, '').trim()).filter((name) => name !== '')
  return { names, hasOthers: authors.some((name) => others.test(name)) }
}

interface People {
  readonly names: readonly string[]
  /** Whether there are more, who are not named. */
  readonly hasOthers: boolean
}

const others = /(?:^|(?<![\s,])[\s,]+)(?:(?:and|&)\s+)?(?:et\.?\s+al(?:ii|ia)?\.?|others)$/i
