import { indexRecords, type RecordRows } from './indexVolume.ts'
import type { NumberList } from './numberList.ts'
import type { CatalogueDatabase } from './openCatalogue.ts'
import { shortPrefixLetters } from './prefixLists.ts'
import type { Volume } from './volumes.ts'

/** The lists of one volume by word, in the order in which they are stored. */
export type WordListsOfVolume = Iterable<readonly [word: string, list: NumberList]>

/** The same in few pieces, as it goes from thread to thread. */
export interface PackedLists {
  readonly words: readonly string[]
  /** Where the list of each word ends in `units`. */
  readonly ends: Uint32Array<ArrayBuffer>
  readonly units: Uint16Array<ArrayBuffer>
}

/** Computes the lists of volumes beside the thread that writes them. */
export interface VolumeIndexer {
  /** How many volumes it computes at once. */
  readonly parallel: number
  /** The lists of the volume as the catalogue is now, or will be a little later. */
  listsOf(volume: Volume): Promise<PackedLists>
}

/** Computes the lists of a volume from its papers in the catalogue. */
export function computeLists(
  database: CatalogueDatabase,
  { range: { from, to } }: Volume,
): WordListsOfVolume {
  const rows = database
    .prepare('SELECT number, record FROM papers WHERE number >= ? AND number < ? ORDER BY number')
    .iterate(from, to) as unknown as RecordRows
  return indexRecords(rows, shortPrefixLetters)
}

export function packLists(lists: WordListsOfVolume): PackedLists {
  const words: string[] = []
  const ends: number[] = []
  const all: NumberList[] = []
  let end = 0
  for (const [word, list] of lists) {
    end += list.length
    words.push(word)
    ends.push(end)
    all.push(list)
  }
  const units = new Uint16Array(end)
  all.forEach((list, index) => {
    units.set(list, (ends[index] as number) - list.length)
  })
  return { words, ends: Uint32Array.from(ends), units }
}

export function* unpackLists({ words, ends, units }: PackedLists): WordListsOfVolume {
  let start = 0
  for (const [index, word] of words.entries()) {
    const end = ends[index] as number
    yield [word, units.subarray(start, end)]
    start = end
  }
}
