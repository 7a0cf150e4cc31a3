import { indexRecords, type RecordRows } from './indexVolume.ts'
import { type CatalogueDatabase, type CatalogueStatement, inTransaction } from './openCatalogue.ts'
import { mostPrefixLetters, shortPrefixLetters } from './prefixLists.ts'
import { type CatalogueEntry, writeRecord } from './record.ts'
import { firstListId, recentChanges, type Volume, volumeIdOf, volumes } from './volumes.ts'

/** Up to so many changed papers are indexed by themselves; more, and their volumes are indexed anew. */
const mostChanges = 20_000

/** Volumes indexed, of those that had to be. */
export interface IndexProgress {
  readonly done: number
  readonly all: number
}

/** Adds papers to the catalogue and keeps its index. */
export class CatalogueWriter {
  readonly #database: CatalogueDatabase
  readonly #save: CatalogueStatement
  readonly #delete: CatalogueStatement
  readonly #noteChange: CatalogueStatement
  readonly #noteStale: CatalogueStatement
  /** What this writer has noted, so that it is not written for every paper. */
  readonly #stale = new Set<number>()

  constructor(database: CatalogueDatabase) {
    this.#database = database
    this.#save = database.prepare(saveStatement)
    this.#delete = database.prepare('DELETE FROM papers WHERE number = ?')
    this.#noteChange = database.prepare('INSERT OR IGNORE INTO changes (number) VALUES (?)')
    this.#noteStale = database.prepare('INSERT OR IGNORE INTO staleVolumes (volume) VALUES (?)')
  }

  /**
   * Saves many papers in one transaction, together with what `note` writes about the progress. What the catalogue has of
   * them already is kept where it is newer. Their volumes must be indexed before they are found.
   */
  importPapers(entries: readonly CatalogueEntry[], note: () => void): void {
    // Rows in order are appended to the file instead of spread over it.
    const ordered = entries.toSorted((a, b) => a.number - b.number)
    inTransaction(this.#database, () => {
      for (const entry of ordered) if (this.#saveEntry(entry)) this.#markStale(volumeIdOf(entry.number))
      note()
    })
  }

  /** Saves a few changed papers and removes others, in one transaction with `note`. */
  updatePapers(entries: readonly CatalogueEntry[], deleted: readonly number[], note: () => void): void {
    inTransaction(this.#database, () => {
      for (const entry of entries) if (this.#saveEntry(entry)) this.#noteChange.run(entry.number)
      for (const number of deleted) this.#delete.run(number)
      note()
    })
  }

  /**
   * Indexes what is not indexed yet, newest volumes first. Each step is a transaction of its own, which takes some seconds
   * for a large volume; whoever leaves after one keeps what is done.
   */
  *indexPapers(): Generator<IndexProgress> {
    if (this.#changeCount() > mostChanges) this.#moveChanges()
    const stale = this.#staleVolumes()
    yield { done: 0, all: stale.length }
    for (const [index, volume] of stale.entries()) {
      this.#indexVolume(volume)
      yield { done: index + 1, all: stale.length }
    }
    if (this.#changeCount() > 0) this.#indexChanges()
  }

  #saveEntry(entry: CatalogueEntry): boolean {
    return Number(this.#save.run(entry.number, entry.changedOn, writeRecord(entry)).changes) > 0
  }

  #markStale(volume: number): void {
    if (this.#stale.has(volume)) return
    this.#noteStale.run(volume)
    this.#stale.add(volume)
  }

  #staleVolumes(): readonly Volume[] {
    const stale = new Set(
      this.#database
        .prepare('SELECT volume FROM staleVolumes')
        .all()
        .map((row) => row.volume),
    )
    return volumes.filter(({ id }) => stale.has(id))
  }

  #indexVolume({ id, range: { from, to } }: Volume): void {
    inTransaction(this.#database, () => {
      const rows = this.#database
        .prepare('SELECT number, record FROM papers WHERE number >= ? AND number < ? ORDER BY number')
        .iterate(from, to) as unknown as RecordRows
      this.#replaceLists(id, rows)
      this.#database.prepare('DELETE FROM staleVolumes WHERE volume = ?').run(id)
      this.#database.prepare('DELETE FROM changes WHERE number >= ? AND number < ?').run(from, to)
    })
    this.#stale.delete(id)
  }

  #indexChanges(): void {
    inTransaction(this.#database, () => {
      const rows = this.#database
        .prepare('SELECT number, record FROM changes JOIN papers USING (number) ORDER BY number')
        .iterate() as unknown as RecordRows
      this.#replaceLists(recentChanges.id, rows)
    })
  }

  #replaceLists(volume: number, rows: RecordRows): void {
    const insert = this.#database.prepare('INSERT INTO wordLists (id, word, size, list) VALUES (?, ?, ?, ?)')
    // A search for a beginning goes over the words of all volumes, where one has no list for it: here that would not pay.
    const alwaysLetters = volume === recentChanges.id ? mostPrefixLetters : shortPrefixLetters
    const lists = indexRecords(rows, alwaysLetters)
    this.#deleteLists(volume)
    let id = firstListId(volume)
    for (const [word, list] of lists) insert.run(id++, word, list.byteLength, list)
  }

  #deleteLists(volume: number): void {
    this.#database
      .prepare('DELETE FROM wordLists WHERE id >= ? AND id < ?')
      .run(firstListId(volume), firstListId(volume + 1))
  }

  #changeCount(): number {
    return Number(this.#database.prepare('SELECT count(*) AS count FROM changes').get()?.count)
  }

  #moveChanges(): void {
    inTransaction(this.#database, () => {
      const numbers = this.#database.prepare('SELECT number FROM changes').all()
      for (const volume of new Set(numbers.map(({ number }) => volumeIdOf(Number(number))))) {
        this.#noteStale.run(volume)
      }
      this.#database.exec('DELETE FROM changes')
      this.#deleteLists(recentChanges.id)
    })
  }
}

/** A paper that is known keeps what is newer, and is no change when nothing about it differs. */
const saveStatement = `
  INSERT INTO papers (number, changedOn, record) VALUES (?, ?, ?)
  ON CONFLICT (number) DO UPDATE SET changedOn = excluded.changedOn, record = excluded.record
  WHERE excluded.changedOn >= changedOn AND excluded.record <> record
`
