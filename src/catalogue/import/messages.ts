import type { ImportState } from '../../core/catalogue/snapshot/importStates.ts'
import type { SnapshotBatch } from '../../core/catalogue/snapshot/readSnapshot.ts'
import type { PackedLists } from '../../core/catalogue/volumeLists.ts'
import type { Volume } from '../../core/catalogue/volumes.ts'

/** The one thing that a thread beside an import is started for. */
export type ImportJob =
  | { readonly kind: 'read'; readonly path: string; readonly from: ImportState }
  | { readonly kind: 'index'; readonly catalogue: string; readonly volume: Volume }

export type MessageFromImportThread =
  | { readonly kind: 'batch'; readonly batch: SnapshotBatch }
  | { readonly kind: 'end' }
  | { readonly kind: 'lists'; readonly lists: PackedLists }
  | { readonly kind: 'failure'; readonly code: string | undefined; readonly message: string }

/** To a thread that reads: a batch has been stored. */
export const stored = 'stored'

/** Batches that wait to be stored, at the most. */
export const mostBatchesAhead = 3
