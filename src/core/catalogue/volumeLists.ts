import type { CatalogueDatabase } from './openCatalogue.ts'
import { shortPrefixLetters } from './prefixLists.ts'
import type { RecordIndexer, RecordRows, VolumeLists } from './recordIndexer.ts'
import type { Volume } from './volumes.ts'

/** Computes the lists of volumes beside the thread that writes them. */
export interface VolumeIndexer {
  /** How many volumes it computes at once. */
  readonly parallel: number
  /** The lists of the volume as the catalogue is now, or will be a little later. */
  listsOf(volume: Volume): Promise<VolumeLists>
}

/** Computes the lists of a volume from its papers in the catalogue. */
export function computeLists(
  database: CatalogueDatabase,
  { range: { from, to } }: Volume,
  indexer: RecordIndexer,
): VolumeLists {
  const rows = database
    .prepare('SELECT number, record FROM papers WHERE number >= ? AND number < ? ORDER BY number')
    .iterate(from, to) as unknown as RecordRows
  return indexer.index(rows, shortPrefixLetters)
}
