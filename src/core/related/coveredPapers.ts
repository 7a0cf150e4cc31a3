// The papers that an archive covers, by the words that are written of them: an index of their terms finds those that are
// like another paper.
import { ArchivedDigest, type DigestRecord, isListing } from '../archive/archivedDigest.ts'
import { byDate } from '../archive/paperHistory.ts'
import type { DigestDate } from '../digest/date.ts'
import type { PaperId } from '../paper/paper.ts'
import { foldTitle } from '../paper/titles.ts'

/** A paper to compare with those that the archive covers. */
export interface PaperText {
  /** `undefined` for papers that are not on arXiv and have no DOI in their address. */
  readonly id: PaperId | undefined
  readonly title: string
  /** The writer's commentary on it. */
  readonly said?: string
}

/** An entry of the archive that is similar to another paper. */
export interface RelatedEntry {
  readonly id: PaperId | undefined
  readonly title: string
  /** The first words of its commentary; empty if there is none. */
  readonly said: string
  /** The date of its digest. */
  readonly date: DigestDate | undefined
  readonly file: string
  /** From 0. */
  readonly line: number
  /** From 0 to 1. */
  readonly similarity: number
}

/** How similar a paper is to what the writer covered. */
export interface Ranking {
  /** From 0 to 1, only comparable with the scores of other candidates. */
  readonly score: number
  /** The most similar entry; `undefined` if there is none. */
  readonly likest: RelatedEntry | undefined
}

// Measured by `npm run bench -- related`: with fewer neighbours, chance has more influence; with more, the writer's
// rarer interests are lost.
const neighbours = 10
const weights = { title: 3, said: 1 }
/** Below this, two papers share common words only. */
const leastSimilarity = 0.08
/** An entry has one neighbour for each time that it is covered again; this many are searched for different papers. */
const mostRepeats = 4

/** The entries of an archive's digests, compared by their words. Updated like the archive, file by file. */
export class CoveredPapers {
  readonly #index = new LexicalIndex()
  readonly #digests = new Map<string, ArchivedDigest>()

  get entryCount(): number {
    return this.#index.size
  }

  /**
   * Applies the current records of files. A file without a record is removed. Listings are ignored, because they only
   * repeat what digests cover.
   */
  update(changes: Iterable<{ readonly file: string; readonly record: DigestRecord | undefined }>): void {
    for (const { file, record } of changes) {
      this.#remove(file)
      if (record?.isDigest && !isListing(record)) this.#add(new ArchivedDigest(record))
    }
  }

  /** Papers of the archive that are similar to one, most similar first, each once; not the paper itself. */
  relatedTo(paper: PaperText, most: number): readonly RelatedEntry[] {
    const seen = new Set(namesOf(paper))
    const related: RelatedEntry[] = []
    for (const entry of this.#nearest(paper, most * mostRepeats)) {
      const names = namesOf(entry)
      if (entry.similarity < leastSimilarity || names.some((name) => seen.has(name))) continue
      for (const name of names) seen.add(name)
      related.push(entry)
      if (related.length === most) break
    }
    return related
  }

  /** Scores papers by their similarity to what was covered: for sorting, leaving none out. In the given order. */
  rank(candidates: readonly PaperText[]): readonly Ranking[] {
    return candidates.map((candidate) => {
      const near = this.#nearest(candidate, neighbours)
      const sum = near.reduce((total, { similarity }) => total + similarity, 0)
      const [likest] = near
      return {
        score: sum / neighbours,
        likest: likest && likest.similarity >= leastSimilarity ? likest : undefined,
      }
    })
  }

  /** The most similar first; among equally similar ones, the latest first. */
  #nearest(paper: PaperText, most: number): readonly RelatedEntry[] {
    const own = keyOf(paper)
    const isOther = (key: string) => {
      const entry = this.#entryAt(key)
      return entry !== undefined && keyOf(entry) !== own
    }
    const near = this.#index.nearest(textsOf(paper), most, isOther).flatMap(({ key, similarity }) => {
      const entry = this.#entryAt(key)
      if (!entry) return []
      const { id, title, said, digest, line } = entry
      return [{ id, title, said, line, similarity, date: digest.date, file: digest.file }]
    })
    return near.sort((a, b) => b.similarity - a.similarity || byDate(b, a))
  }

  #entryAt(key: string) {
    const space = key.indexOf(' ')
    return this.#digests.get(key.slice(space + 1))?.entryAt(Number(key.slice(0, space)))
  }

  #add(digest: ArchivedDigest): void {
    this.#digests.set(digest.file, digest)
    digest.entries.forEach(({ id, title, said }, row) => {
      this.#index.set(`${row} ${digest.file}`, textsOf({ id, title, said }))
    })
  }

  #remove(file: string): void {
    const digest = this.#digests.get(file)
    if (!digest) return
    for (let row = 0; row < digest.entryCount; row++) this.#index.delete(`${row} ${file}`)
    this.#digests.delete(file)
  }
}

/** Identifies the paper of an entry: by its identifier, or by its title if there is none. */
function keyOf({ id, title }: Pick<PaperText, 'id' | 'title'>): string {
  return id ?? title.toLowerCase()
}

/** A paper may have been covered under several addresses, of which only some lead to arXiv: its title is the same. */
function namesOf({ id, title }: Pick<PaperText, 'id' | 'title'>): readonly string[] {
  return [id, foldTitle(title)].flatMap((name) => name || [])
}

function textsOf({ title, said = '' }: PaperText): readonly WeightedText[] {
  return [
    { text: title, weight: weights.title },
    { text: said, weight: weights.said },
  ]
}

/** A part of a text, and the weight of each of its terms, a whole number. */
interface WeightedText {
  readonly text: string
  readonly weight: number
}

/** How similar a stored text is to the query: from 0, nothing in common, to 1, the same terms. */
interface Likeness {
  readonly key: string
  readonly similarity: number
}

// A term is a number of 20 bits, and shares 32 bits with its count in a text.
const termBits = 20
const countBits = 32 - termBits
const mostCount = 2 ** countBits - 1
const termCount = 2 ** termBits
/** The number of a text has as many bits as that of a term. */
const mostTexts = termCount

/**
 * Texts by their terms, weighted by TF-IDF and compared by the cosine. Terms are hashed to numbers ("feature hashing",
 * Weinberger et al. 2009, arXiv:0902.2206), so that a text's vector depends only on the text, not on the others or
 * their order. A term takes 8 bytes for each text that has it.
 */
export class LexicalIndex {
  readonly #vectors = new Map<string, Uint32Array>()
  /** The number of texts that have each term. */
  readonly #frequencies = new Uint32Array(termCount)
  #lists: TermLists | undefined

  get size(): number {
    return this.#vectors.size
  }

  /** Texts beyond a million are left out. A text with a known key replaces the earlier one. */
  set(key: string, parts: readonly WeightedText[]): void {
    this.delete(key)
    if (this.#vectors.size >= mostTexts) return
    const vector = vectorOf(parts)
    this.#vectors.set(key, vector)
    this.#count(vector, 1)
  }

  delete(key: string): void {
    const vector = this.#vectors.get(key)
    if (!vector) return
    this.#vectors.delete(key)
    this.#count(vector, -1)
  }

  /**
   * The texts that are most similar to a query, most similar first; those with nothing in common with it are left out.
   * @param isWanted whether the text of a key may be in the result
   */
  nearest(
    query: readonly WeightedText[],
    most: number,
    isWanted: (key: string) => boolean = () => true,
  ): readonly Likeness[] {
    this.#lists ??= new TermLists(this.#vectors, this.#frequencies)
    return this.#lists.nearest(vectorOf(query), most, isWanted)
  }

  #count(vector: Uint32Array, by: 1 | -1): void {
    for (const packed of vector) {
      const term = packed >>> countBits
      this.#frequencies[term] = (this.#frequencies[term] ?? 0) + by
    }
    // Rebuilt on demand: many changes come at once, and each changes the weights of all texts.
    this.#lists = undefined
  }
}

/** For each term, the texts that have it, at one moment. */
class TermLists {
  readonly #keys: readonly string[]
  /** Where the list of each term starts, and where the last one ends. */
  readonly #starts: Uint32Array
  /** The index of a text in {@link #keys} with its count of the term, list after list. */
  readonly #entries: Uint32Array
  readonly #norms: Float32Array
  readonly #scores: Float32Array

  constructor(vectors: ReadonlyMap<string, Uint32Array>, frequencies: Uint32Array) {
    this.#keys = [...vectors.keys()]
    this.#starts = startsOf(frequencies)
    this.#entries = new Uint32Array(this.#starts[termCount] ?? 0)
    this.#norms = new Float32Array(vectors.size)
    this.#scores = new Float32Array(vectors.size)
    const ends = this.#starts.slice()
    const rarities = raritiesOf(vectors.size)
    let text = 0
    for (const vector of vectors.values()) {
      let sum = 0
      for (const packed of vector) {
        const term = packed >>> countBits
        const count = packed & mostCount
        const end = ends[term] ?? 0
        this.#entries[end] = (text << countBits) | count
        ends[term] = end + 1
        sum += (count * (rarities[frequencies[term] ?? 0] ?? 0)) ** 2
      }
      this.#norms[text++] = Math.sqrt(sum)
    }
  }

  nearest(query: Uint32Array, most: number, isWanted: (key: string) => boolean): readonly Likeness[] {
    const norm = this.#addScores(query)
    const likest: Likeness[] = []
    this.#keys.forEach((key, text) => {
      const score = this.#scores[text] ?? 0
      if (score === 0) return
      const similarity = score / (norm * (this.#norms[text] ?? 1))
      const least = likest.length < most ? 0 : (likest.at(-1)?.similarity ?? 0)
      if (similarity <= least || !isWanted(key)) return
      const place = likest.findIndex((other) => other.similarity < similarity)
      likest.splice(place < 0 ? likest.length : place, 0, { key, similarity })
      if (likest.length > most) likest.pop()
    })
    return likest
  }

  /** Adds the product of each text with the query. Returns the query's length. */
  #addScores(query: Uint32Array): number {
    this.#scores.fill(0)
    let sum = 0
    for (const packed of query) {
      const term = packed >>> countBits
      const start = this.#starts[term] ?? 0
      const end = this.#starts[term + 1] ?? 0
      const weight = rarity(end - start, this.#keys.length)
      const share = (packed & mostCount) * weight
      sum += share ** 2
      for (let at = start; at < end; at++) {
        const entry = this.#entries[at] ?? 0
        const text = entry >>> countBits
        this.#scores[text] = (this.#scores[text] ?? 0) + share * weight * (entry & mostCount)
      }
    }
    return Math.sqrt(sum)
  }
}

/** The weight of a term, larger if fewer texts have it; a term that all have still counts a little. */
function rarity(frequency: number, texts: number): number {
  return Math.log((1 + texts) / (1 + frequency)) + 1
}

/** By frequency: most of the million terms have none, and logarithms are slow. */
function raritiesOf(texts: number): Float32Array {
  return Float32Array.from({ length: texts + 1 }, (_, frequency) => rarity(frequency, texts))
}

function startsOf(frequencies: Uint32Array): Uint32Array {
  const starts = new Uint32Array(termCount + 1)
  let sum = 0
  for (let term = 0; term < termCount; term++) {
    sum += frequencies[term] ?? 0
    starts[term + 1] = sum
  }
  return starts
}

/** The terms of a text with their weighted counts, sorted by number. */
export function vectorOf(parts: readonly WeightedText[]): Uint32Array {
  const counts = new Map<number, number>()
  for (const { text, weight } of parts) {
    for (const term of termsOf(text)) {
      const number = hashOf(term)
      counts.set(number, Math.min((counts.get(number) ?? 0) + weight, mostCount))
    }
  }
  return Uint32Array.from(counts, ([number, count]) => ((number << countBits) | count) >>> 0).sort()
}

/** FNV-1a over the units of a term, folded to the bits of a term (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(term: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193)
  return ((hash >>> termBits) ^ hash) & (termCount - 1)
}

/**
 * Words count as a whole and in parts of this many letters: "diffusion" is similar to "diffusing", whatever the
 * language's endings.
 */
const partLength = 4
const sequence = /[\p{L}\p{N}]+/gu
/** Scripts whose words have endings without a space, or no spaces at all: pairs of characters say more than words. */
const ofPairs = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u
const pairedOrNot =
  /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}ー]+|[^\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu
const address = /\bhttps?:\/\/\S+/g

/** Words of English titles that say nothing about the subject of a paper. */
const emptyWords = new Set(
  (
    'a an and are as at be by can do for from how in into is it its of on or over than that the their this to toward ' +
    'towards toward using via we what when where which with without your not more'
  ).split(' '),
)

/**
 * The terms by which a text is compared, each as often as it occurs: words and their parts of four letters, and pairs
 * of characters in Chinese, Japanese and Korean. Addresses are skipped.
 */
export function* termsOf(text: string): Generator<string> {
  for (const [word] of text.replace(address, ' ').normalize('NFKC').toLowerCase().matchAll(sequence)) {
    if (emptyWords.has(word)) continue
    if (ofPairs.test(word)) for (const [run] of word.matchAll(pairedOrNot)) yield* termsOfRun(run)
    else yield* termsOfWord(word)
  }
}

function termsOfRun(run: string): Iterable<string> {
  return ofPairs.test(run) ? partsOf(run, 2) : termsOfWord(run)
}

function* termsOfWord(word: string): Generator<string> {
  if (word.length < 2) return
  yield word
  // The edges count: "net" at the end of a word is not that of "network".
  for (const part of partsOf(`^${word}$`, partLength)) yield part
}

function* partsOf(word: string, length: number): Generator<string> {
  for (let at = 0; at + length <= word.length; at++) yield word.slice(at, at + length)
}
