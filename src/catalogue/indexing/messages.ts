import type { VolumeLists } from '../../core/catalogue/recordIndexer.ts'
import type { Volume } from '../../core/catalogue/volumes.ts'

/** What a thread is started with: the path of the catalogue. */
export interface IndexThreadSettings {
  readonly catalogue: string
}

/** To the thread, which answers in the same order. */
export interface IndexRequest {
  readonly volume: Volume
}

export type IndexAnswer =
  | { readonly kind: 'lists'; readonly lists: VolumeLists }
  | { readonly kind: 'failure'; readonly message: string }
