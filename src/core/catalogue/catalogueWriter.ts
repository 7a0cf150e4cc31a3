import { CatalogueIndex } from './catalogueIndex.ts'
import { type CatalogueDatabase, type CatalogueStatement, inTransaction } from './openCatalogue.ts'
import { type CatalogueEntry, writeRecord } from './record.ts'
import { volumeIdOf } from './volumes.ts'

/** Papers as they are stored, in columns. */
export interface PaperRows {
  /** As of `numberOf`. */
  readonly numbers: readonly number[]
  /** In days since the epoch. */
  readonly changedOn: readonly number[]
  /** As `writeRecord` makes them. */
  readonly records: readonly string[]
}

/** Adds papers to the catalogue, and tells its index, which must be updated before they are found. */
export class CatalogueWriter {
  readonly #database: CatalogueDatabase
  readonly #save: CatalogueStatement
  readonly #delete: CatalogueStatement
  readonly index: CatalogueIndex

  constructor(database: CatalogueDatabase) {
    this.#database = database
    this.#save = database.prepare(saveStatement)
    this.#delete = database.prepare('DELETE FROM papers WHERE number = ?')
    this.index = new CatalogueIndex(database)
  }

  /**
   * Saves many papers in one transaction, together with what `note` writes about the progress. What the catalogue has of
   * them already is kept where it is newer.
   * @returns the ids of their volumes.
   */
  importPapers({ numbers, changedOn, records }: PaperRows, note: () => void): ReadonlySet<number> {
    // Rows in order are appended to the file instead of spread over it.
    const order = numbers.map((_, index) => index)
    order.sort((a, b) => (numbers[a] as number) - (numbers[b] as number))
    const changed = new Set<number>()
    inTransaction(this.#database, () => {
      for (const index of order) {
        const number = numbers[index] as number
        const isNew = this.#saveRow(number, changedOn[index] as number, records[index] as string)
        if (isNew) changed.add(volumeIdOf(number))
      }
      for (const volume of changed) this.index.noteStale(volume)
      note()
    })
    return new Set(numbers.map(volumeIdOf))
  }

  /** Saves a few changed papers and removes others, in one transaction with `note`. */
  updatePapers(entries: readonly CatalogueEntry[], deleted: readonly number[], note: () => void): void {
    inTransaction(this.#database, () => {
      for (const entry of entries) {
        const isNew = this.#saveRow(entry.number, entry.changedOn, writeRecord(entry))
        if (isNew) this.index.noteChange(entry.number)
      }
      for (const number of deleted) this.#delete.run(number)
      note()
    })
  }

  #saveRow(number: number, changedOn: number, record: string): boolean {
    return Number(this.#save.run(number, changedOn, record).changes) > 0
  }
}

/** A paper that is known keeps what is newer, and is no change when nothing about it differs. */
const saveStatement = `
  INSERT INTO papers (number, changedOn, record) VALUES (?, ?, ?)
  ON CONFLICT (number) DO UPDATE SET changedOn = excluded.changedOn, record = excluded.record
  WHERE excluded.changedOn >= changedOn AND excluded.record <> record
`
