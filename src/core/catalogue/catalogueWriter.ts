import { indexRecords, type RecordRows } from './indexVolume.ts'
import { type CatalogueDatabase, type CatalogueStatement, inTransaction } from './openCatalogue.ts'
import { mostPrefixLetters } from './prefixLists.ts'
import { type CatalogueEntry, writeRecord } from './record.ts'
import {
  computeLists,
  type PackedLists,
  unpackLists,
  type VolumeIndexer,
  type WordListsOfVolume,
} from './volumeLists.ts'
import { firstListId, recentChanges, type Volume, volumeIdOf, volumes } from './volumes.ts'

/** Up to so many changed papers are indexed by themselves; more, and their volumes are indexed anew. */
const mostChanges = 20_000

/** Papers as they are stored, in columns. */
export interface PaperRows {
  /** As of `numberOf`. */
  readonly numbers: readonly number[]
  /** In days since the epoch. */
  readonly changedOn: readonly number[]
  /** As `writeRecord` makes them. */
  readonly records: readonly string[]
}

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
  importPapers({ numbers, changedOn, records }: PaperRows, note: () => void): void {
    // Rows in order are appended to the file instead of spread over it.
    const order = numbers.map((_, index) => index)
    order.sort((a, b) => (numbers[a] as number) - (numbers[b] as number))
    inTransaction(this.#database, () => {
      for (const index of order) {
        const number = numbers[index] as number
        const isNew = this.#saveRow(number, changedOn[index] as number, records[index] as string)
        if (isNew) this.#markStale(volumeIdOf(number))
      }
      note()
    })
  }

  /** Saves a few changed papers and removes others, in one transaction with `note`. */
  updatePapers(entries: readonly CatalogueEntry[], deleted: readonly number[], note: () => void): void {
    inTransaction(this.#database, () => {
      for (const entry of entries) {
        const isNew = this.#saveRow(entry.number, entry.changedOn, writeRecord(entry))
        if (isNew) this.#noteChange.run(entry.number)
      }
      for (const number of deleted) this.#delete.run(number)
      note()
    })
  }

  /**
   * Indexes what is not indexed yet, newest volumes first. Each step is a transaction of its own, which takes some seconds
   * for a large volume; whoever leaves after one keeps what is done.
   */
  *indexPapers(): Generator<IndexProgress> {
    const stale = this.#beginIndexing()
    yield { done: 0, all: stale.length }
    for (const [index, volume] of stale.entries()) {
      this.#indexVolume(volume)
      yield { done: index + 1, all: stale.length }
    }
    if (this.#changeCount() > 0) this.#indexChanges()
  }

  /** The same, while others compute the lists of the volumes that come next. */
  async *indexPapersWith(indexer: VolumeIndexer): AsyncGenerator<IndexProgress> {
    const stale = this.#beginIndexing()
    yield { done: 0, all: stale.length }
    const underWay: { readonly seen: number; readonly lists: Promise<PackedLists> }[] = []
    let next = 0
    for (const [index, volume] of stale.entries()) {
      for (; next < stale.length && next - index <= indexer.parallel; next++) {
        // Seen first: what is written from here on, the lists may lack.
        const seen = this.#dataVersion()
        const lists = indexer.listsOf(stale[next] as Volume)
        // Whoever leaves early does not wait for it; whoever comes to it hears of its failure.
        lists.catch(() => {})
        underWay.push({ seen, lists })
      }
      const { seen, lists } = underWay.shift() as (typeof underWay)[number]
      this.#indexVolume(volume, { seen, lists: await lists })
      yield { done: index + 1, all: stale.length }
    }
    if (this.#changeCount() > 0) this.#indexChanges()
  }

  #beginIndexing(): readonly Volume[] {
    if (this.#changeCount() > mostChanges) this.#moveChanges()
    return this.#staleVolumes()
  }

  /** Another number when another process has written (https://www.sqlite.org/pragma.html#pragma_data_version). */
  #dataVersion(): number {
    return Number(this.#database.prepare('PRAGMA data_version').get()?.data_version)
  }

  #saveRow(number: number, changedOn: number, record: string): boolean {
    return Number(this.#save.run(number, changedOn, record).changes) > 0
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

  /** @param computed lists that hold if nobody else has written since. */
  #indexVolume(volume: Volume, computed?: { readonly seen: number; readonly lists: PackedLists }): void {
    const {
      id,
      range: { from, to },
    } = volume
    inTransaction(this.#database, () => {
      const holds = computed?.seen === this.#dataVersion()
      const lists = holds ? unpackLists(computed.lists) : computeLists(this.#database, volume)
      this.#replaceLists(id, lists)
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
      // A search for a beginning goes over the words of all volumes, where one has no list for it: here that would not pay.
      this.#replaceLists(recentChanges.id, indexRecords(rows, mostPrefixLetters))
    })
  }

  #replaceLists(volume: number, lists: WordListsOfVolume): void {
    const insert = this.#database.prepare('INSERT INTO wordLists (id, word, size, list) VALUES (?, ?, ?, ?)')
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
