import type { Paper } from '../core/paper/paper.ts'

/** The catalogue as features see it: titles, authors and identifiers of all papers, found without a network. */
export interface Catalogue {
  /**
   * Papers by words of title and authors, years, or the beginning of an identifier, best first. Their records are those
   * of the catalogue: without abstract and dates. Empty while there is no catalogue.
   */
  search(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  close(): Promise<void>
}

export interface CatalogueOptions {
  /** The catalogue's file, which need not be there. */
  readonly path: string
}
