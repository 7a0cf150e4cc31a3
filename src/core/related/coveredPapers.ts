import { ArchivedDigest } from '../archive/archivedDigest.ts'
import { type DigestRecord, isListing } from '../archive/digestRecord.ts'
import type { ArxivId } from '../arxiv/identifier.ts'
import type { DigestDate } from '../digest/date.ts'
import { LexicalIndex, type WeightedText } from './lexicalIndex.ts'

/** A paper to compare with those that the archive covers. */
export interface PaperText {
  /** `undefined` for papers that are not on arXiv. */
  readonly id: ArxivId | undefined
  readonly title: string
  /** The writer's commentary on it. */
  readonly said?: string
}

/** An entry of the archive that is similar to another paper. */
export interface RelatedEntry {
  readonly id: ArxivId | undefined
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
      if (record?.isDigest && !isListing(file)) this.#add(new ArchivedDigest(record))
    }
  }

  /** Papers of the archive that are similar to one, most similar first, each once; not the paper itself. */
  relatedTo(paper: PaperText, most: number): readonly RelatedEntry[] {
    const seen = new Set([keyOf(paper)])
    const related: RelatedEntry[] = []
    for (const entry of this.#nearest(paper, most * mostRepeats)) {
      const key = keyOf(entry)
      if (entry.similarity < leastSimilarity || seen.has(key)) continue
      seen.add(key)
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

  #nearest(paper: PaperText, most: number): readonly RelatedEntry[] {
    const own = keyOf(paper)
    const isOther = (key: string) => {
      const entry = this.#entryAt(key)
      return entry !== undefined && keyOf(entry) !== own
    }
    return this.#index.nearest(textsOf(paper), most, isOther).flatMap(({ key, similarity }) => {
      const entry = this.#entryAt(key)
      if (!entry) return []
      const { id, title, said, digest, line } = entry
      return [{ id, title, said, line, similarity, date: digest.date, file: digest.file }]
    })
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

function textsOf({ title, said = '' }: PaperText): readonly WeightedText[] {
  return [
    { text: title, weight: weights.title },
    { text: said, weight: weights.said },
  ]
}
