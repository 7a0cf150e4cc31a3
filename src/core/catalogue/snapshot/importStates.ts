import type { CatalogueDatabase } from '../openCatalogue.ts'

/** How far the import of one file has come. */
export interface ImportState {
  /** Uncompressed, from the start of the text. */
  readonly bytes: number
  readonly lines: number
  readonly papers: number
  readonly badLines: number
  readonly isFinished: boolean
}

const none: ImportState = { bytes: 0, lines: 0, papers: 0, badLines: 0, isFinished: false }

/** Remembers imports, in the same transactions as their papers. */
export class ImportStates {
  readonly #database: CatalogueDatabase

  constructor(database: CatalogueDatabase) {
    this.#database = database
  }

  /** Where to go on; at the beginning for a file that is new or was read to its end. */
  unfinished(source: string): ImportState {
    const row = this.#database
      .prepare('SELECT * FROM imports WHERE source = ? AND isFinished = 0')
      .get(source)
    if (!row) return none
    return {
      bytes: Number(row.bytes),
      lines: Number(row.lines),
      papers: Number(row.papers),
      badLines: Number(row.badLines),
      isFinished: false,
    }
  }

  save(source: string, { bytes, lines, papers, badLines, isFinished }: ImportState): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO imports (source, bytes, lines, papers, badLines, isFinished) VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(source, bytes, lines, papers, badLines, isFinished ? 1 : 0)
  }
}
