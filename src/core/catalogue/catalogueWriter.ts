import { type CatalogueDatabase, type CatalogueStatement, inTransaction } from './openCatalogue.ts'
import {
  type CatalogueEntry,
  firstListId,
  recentChanges,
  type Volume,
  volumeIdOf,
  volumes,
  writeRecord,
} from './record.ts'
import {
  computeLists,
  mostPrefixLetters,
  RecordIndexer,
  type RecordRows,
  type VolumeIndexer,
  type VolumeLists,
} from './volumeLists.ts'

/** Up to this number, changed papers are indexed separately; with more, their volumes are indexed again. */
const mostChanges = 20_000

/** The number of volumes indexed, of those that had to be. */
interface IndexProgress {
  readonly done: number
  readonly all: number
}

/** A volume whose lists another thread computes. */
interface Computing {
  readonly volume: Volume
  /** The database version at the start: the lists may lack what another process has written since. */
  readonly dataVersion: number
  /** Whether papers of the volume were written here in the meantime. */
  isOutdated: boolean
  lists: VolumeLists | undefined
  readonly done: Promise<void>
}

/** Maintains the word lists of a catalogue's papers: records where they are incomplete, and rebuilds them. */
class CatalogueIndex {
  readonly #database: CatalogueDatabase
  readonly #noteChange: CatalogueStatement
  readonly #noteStale: CatalogueStatement
  /** What has been recorded, so that it is not written for every paper. */
  readonly #stale = new Set<number>()
  readonly #records = new RecordIndexer()
  readonly #computing = new Map<number, Computing>()

  constructor(database: CatalogueDatabase) {
    this.#database = database
    this.#noteChange = database.prepare('INSERT OR IGNORE INTO changes (number) VALUES (?)')
    this.#noteStale = database.prepare('INSERT OR IGNORE INTO staleVolumes (volume) VALUES (?)')
  }

  /** Records the change of a single paper. To be called in the transaction that writes it, like the next method. */
  noteChange(number: number): void {
    this.#noteChange.run(number)
  }

  /** Records that papers of the volume have been written, so that it must be indexed again. */
  noteStale(volume: number): void {
    const computing = this.#computing.get(volume)
    if (computing) computing.isOutdated = true
    if (this.#stale.has(volume)) return
    this.#noteStale.run(volume)
    this.#stale.add(volume)
  }

  /**
   * Indexes what is not indexed yet, newest volumes first. Each step is a transaction of its own, which takes some
   * seconds for a large volume; stopping after one keeps what is done.
   */
  *update(): Generator<IndexProgress> {
    const stale = this.#beginUpdate()
    yield { done: 0, all: stale.length }
    for (const [index, volume] of stale.entries()) {
      this.#indexVolume(volume)
      yield { done: index + 1, all: stale.length }
    }
    if (this.#changeCount() > 0) this.#indexChanges()
  }

  /** The same, while other threads compute the lists of the next volumes. */
  async *updateWith(indexer: VolumeIndexer): AsyncGenerator<IndexProgress> {
    const all = this.#beginUpdate().length
    yield { done: 0, all }
    try {
      for (let done = 1; ; done++) {
        this.#begin(indexer, this.#staleVolumes())
        const [next] = this.#computing.values()
        if (!next) break
        await next.done
        this.#computing.delete(next.volume.id)
        this.#indexVolume(next.volume, next)
        yield { done: Math.min(done, all), all }
      }
    } finally {
      this.#computing.clear()
    }
    if (this.#changeCount() > 0) this.#indexChanges()
  }

  /**
   * Stores what other threads have computed, and gives them further stale volumes; does not wait for them.
   * @param inUse ids of volumes that still get papers, for which it is too early
   */
  advance(indexer: VolumeIndexer, inUse: ReadonlySet<number>): void {
    for (const computing of this.#computing.values()) {
      if (!computing.lists) continue
      this.#computing.delete(computing.volume.id)
      if (this.#holds(computing)) this.#indexVolume(computing.volume, computing)
    }
    this.#begin(
      indexer,
      this.#staleVolumes().filter(({ id }) => !inUse.has(id)),
    )
  }

  #begin(indexer: VolumeIndexer, wanted: readonly Volume[]): void {
    for (const volume of wanted) {
      // One more, so that no thread is idle while lists are stored here.
      if (this.#computing.size > indexer.parallel) return
      if (!this.#computing.has(volume.id)) this.#computing.set(volume.id, this.#compute(volume, indexer))
    }
  }

  #compute(volume: Volume, indexer: VolumeIndexer): Computing {
    const dataVersion = this.#dataVersion()
    const done = indexer.listsOf(volume).then((lists) => {
      computing.lists = lists
    })
    const computing: Computing = { volume, dataVersion, isOutdated: false, lists: undefined, done }
    // A caller that leaves early does not wait for it; one that waits gets its error.
    done.catch(() => {})
    return computing
  }

  #holds({ dataVersion, isOutdated }: Computing): boolean {
    return !isOutdated && dataVersion === this.#dataVersion()
  }

  /** Changes when another process has written (https://www.sqlite.org/pragma.html#pragma_data_version). */
  #dataVersion(): number {
    return Number(this.#database.prepare('PRAGMA data_version').get()?.data_version)
  }

  #beginUpdate(): readonly Volume[] {
    if (this.#changeCount() > mostChanges) this.#moveChanges()
    return this.#staleVolumes()
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

  /** @param computed used if nothing has been written since. */
  #indexVolume(volume: Volume, computed?: Computing): void {
    const {
      id,
      range: { from, to },
    } = volume
    inTransaction(this.#database, () => {
      const ready = computed && this.#holds(computed) ? computed.lists : undefined
      this.#replaceLists(id, ready ?? computeLists(this.#database, volume, this.#records))
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
      // A search for a beginning goes over the words of all volumes that have no list for it: here that would be too
      // slow.
      this.#replaceLists(recentChanges.id, this.#records.index(rows, mostPrefixLetters))
    })
  }

  #replaceLists(volume: number, { words, ends, units }: VolumeLists): void {
    const insert = this.#database.prepare('INSERT INTO wordLists (id, word, size, list) VALUES (?, ?, ?, ?)')
    this.#deleteLists(volume)
    const firstId = firstListId(volume)
    const allWords = words.split('\n')
    let start = 0
    for (const [index, end] of ends.entries()) {
      const list = units.subarray(start, end)
      insert.run(firstId + index, allWords[index] as string, list.byteLength, list)
      start = end
    }
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
        this.noteStale(volume)
      }
      this.#database.exec('DELETE FROM changes')
      this.#deleteLists(recentChanges.id)
    })
  }
}

/** Papers as they are stored, in columns. */
export interface PaperRows {
  /** From `numberOf`. */
  readonly numbers: readonly number[]
  /** In days since the epoch. */
  readonly changedOn: readonly number[]
  /** From `writeRecord`. */
  readonly records: readonly string[]
}

/** Adds papers to the catalogue, and informs its index, which must be updated before they are found. */
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
   * Saves many papers in one transaction, together with what `note` writes about the progress. Newer data in the
   * catalogue is kept.
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

/** A known paper keeps what is newer, and does not count as changed if nothing about it differs. */
const saveStatement = `
  INSERT INTO papers (number, changedOn, record) VALUES (?, ?, ?)
  ON CONFLICT (number) DO UPDATE SET changedOn = excluded.changedOn, record = excluded.record
  WHERE excluded.changedOn >= changedOn AND excluded.record <> record
`
