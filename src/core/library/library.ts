import { type ArxivId, parseIdentifier } from '../arxiv/identifier.ts'
import { describeError, type Log } from '../base/errors.ts'
import type { RecordCache } from '../metadata/source.ts'
import { type Doi, parseDoi } from '../paper/doi.ts'
import { type AnyPaper, isArxivId, type Paper, type PaperId, type PaperRecord } from '../paper/paper.ts'
import {
  type Database,
  fileNumber,
  inTransaction,
  isDamage,
  isOfSqlite,
  LibraryUnusableError,
  openDatabase,
} from './database.ts'
import { AbsenceStore, DoiStore, PaperSearch, PaperStore, type RecordPage } from './paperStore.ts'
import { rescueRecords } from './rescue.ts'

interface LibraryOptions {
  readonly path: string
  readonly log: Log
  /** The maximum size of the file; the papers not used for the longest time are removed first. */
  readonly maxBytes?: number
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** Called when a damaged file was set aside and replaced by a new library with what could be read. */
  readonly onDamage?: (damage: LibraryDamage) => void
  /** Called when records could not be saved, as on a full disk, and again only after others were. */
  readonly onUnsaved?: (error: LibraryUnusableError) => void
}

export interface LibraryDamage {
  /** Where the damaged file is now. */
  readonly aside: string
  /** The number of papers that were recovered. */
  readonly rescued: number
}

/** The stores of an open database. */
interface Stores {
  readonly database: Database
  readonly file: number | undefined
  readonly papers: PaperStore
  readonly dois: DoiStore
  readonly search: PaperSearch
}

/** How often to check whether another window has created a new library, in milliseconds. */
const lookEveryMs = 2_000
/** How many saves pass between two checks of the size. */
const savesBetweenCleanUps = 100

/**
 * The library on disk. If its file turns out to be damaged, even while in use, it is set aside, a new one is created
 * with everything that can be read, and work continues there. If another window did so, this one follows.
 */
export class Library {
  readonly #options: LibraryOptions
  readonly #now: () => number
  #stores: Stores
  #lookedAt = 0
  #saves = 0
  #isUnsaved = false
  #isClosed = false
  readonly #unreadable = new Set<string>()

  /** @throws {LibraryTooNewError} and {LibraryUnusableError}, see {@link openDatabase}. */
  constructor(options: LibraryOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
    this.#stores = this.#open()
    this.cleanUp()
  }

  /** arXiv's papers. */
  readonly papers: RecordCache<ArxivId> = {
    find: (ids) => this.#use(({ papers }) => papers.find(ids)),
    save: (papers) => this.#save(({ papers: store }) => store.save(papers)),
    findOld: (ids, before) => this.#use(({ papers }) => papers.findOld(ids, before)),
    findAbsent: (ids) => this.#use(({ papers }) => papers.findAbsent(ids)),
    saveAbsent: (ids, at) => this.#use(({ papers }) => papers.saveAbsent(ids, at)),
  }

  /** arXiv's papers of which it is known what they cite. That a source knows nothing of one says nothing about it. */
  readonly citing: RecordCache<ArxivId> = {
    find: async (ids) =>
      new Map([...(await this.papers.find(ids))].filter(([, { cites }]) => cites !== undefined)),
    save: (papers) => this.#save(({ papers: store }) => store.saveCites(papers)),
    findOld: async () => [],
    findAbsent: async () => new Map(),
    saveAbsent: async (ids, at) => new Map(ids.map((id) => [id, { firstAt: at, lastAt: at }])),
  }

  /** Papers by their DOI. */
  readonly dois: RecordCache<Doi> = {
    find: (ids) => this.#use(({ dois }) => dois.find(ids)),
    save: (papers) => this.#save(({ dois }) => dois.save(papers)),
    findOld: (ids, before) => this.#use(({ dois }) => dois.findOld(ids, before)),
    findAbsent: (ids) => this.#use(({ dois }) => dois.findAbsent(ids)),
    saveAbsent: (ids, at) => this.#use(({ dois }) => dois.saveAbsent(ids, at)),
  }

  /** Records of both kinds; unknown papers are absent. */
  async find(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, AnyPaper>> {
    const papers = await this.papers.find(ids.filter(isArxivId))
    const others = await this.dois.find(ids.flatMap((id) => (isArxivId(id) ? [] : id)))
    return new Map<PaperId, AnyPaper>([...papers, ...others])
  }

  startingWith(prefix: string, limit: number): Promise<readonly Paper[]> {
    return this.#use(({ papers }) => papers.startingWith(prefix, limit))
  }

  recent(limit: number): Promise<readonly Paper[]> {
    return this.#use(({ papers }) => papers.recent(limit))
  }

  search(words: string, limit: number): Promise<readonly Paper[]> {
    return this.#use(({ search }) => search.search(words, limit))
  }

  /** Records sorted by id, after the given one. */
  recordsAfter(table: 'papers' | 'doiPapers', after: string, limit: number): RecordPage<PaperRecord<string>> {
    return this.#useNow(({ papers, dois }) => (table === 'papers' ? papers : dois).after(after, limit))
  }

  /** Adds records of both kinds; the identifier says which. The time when sources gave them is unknown. */
  async saveRecords(records: readonly PaperRecord<string>[]): Promise<void> {
    const ofArxiv = records.filter(isOfArxiv)
    await this.#save(({ papers }) => papers.save(ofArxiv, 0))
    await this.dois.save(records.filter(isOfDoi))
  }

  /** Enforces the size limit. */
  cleanUp(): void {
    const { maxBytes, log } = this.#options
    if (maxBytes === undefined) return
    try {
      const removed = keepWithin(this.#stores.database, maxBytes)
      if (removed > 0)
        log.info(`The library was too large: ${removed} papers that were not used lately were removed`)
    } catch (error) {
      // Another window is writing; the next clean-up does it.
      log.warn(`The library could not be cleaned up: ${describeError(error)}`)
    }
  }

  close(): void {
    this.#isClosed = true
    this.#closeStores()
  }

  async #save(work: (stores: Stores) => Promise<void>): Promise<void> {
    try {
      await this.#use(work)
    } catch (error) {
      if (error instanceof LibraryUnusableError && !this.#isUnsaved) {
        this.#isUnsaved = true
        this.#options.onUnsaved?.(error)
      }
      throw error
    }
    this.#isUnsaved = false
    this.#saves += 1
    if (this.#saves % savesBetweenCleanUps === 0) this.cleanUp()
  }

  async #use<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    this.#follow()
    try {
      return await work(this.#stores)
    } catch (error) {
      this.#replaceDamaged(error)
      return work(this.#stores)
    }
  }

  #useNow<T>(work: (stores: Stores) => T): T {
    this.#follow()
    try {
      return work(this.#stores)
    } catch (error) {
      this.#replaceDamaged(error)
      return work(this.#stores)
    }
  }

  /** @throws the error if it is not about damage; {@link LibraryUnusableError} if it is SQLite's, as on a full disk */
  #replaceDamaged(error: unknown): void {
    if (!isDamage(error))
      throw isOfSqlite(error) ? new LibraryUnusableError(this.#options.path, { cause: error }) : error
    this.#options.log.error(`The library turned out to be damaged: ${describeError(error)}`)
    this.#reopen()
  }

  /** Writing to a file that another window has set aside would be lost. */
  #follow(): void {
    if (this.#isClosed) return
    const { path, log } = this.#options
    const now = this.#now()
    const { database, file } = this.#stores
    // What failed at the last opening may work now.
    if (database.isOpen && Math.abs(now - this.#lookedAt) < lookEveryMs) return
    this.#lookedAt = now
    const isOther = fileNumber(path) !== file
    if (isOther) log.info(`Another window has replaced the library ${path}`)
    if (isOther || !database.isOpen) this.#reopen()
  }

  #reopen(): void {
    this.#closeStores()
    this.#stores = this.#open()
  }

  #closeStores(): void {
    if (this.#stores.database.isOpen) this.#stores.database.close()
  }

  /** Once for each record; a service that is asked for it again replaces it. */
  readonly #tellUnreadable = (id: string) => {
    if (this.#unreadable.has(id)) return
    this.#unreadable.add(id)
    this.#options.log.warn(`The record of ${id} in the library cannot be read, and is left out`)
  }

  #open(): Stores {
    const { path, log } = this.#options
    const onSetAside = (aside: string, database: Database) => {
      const rescued = rescueRecords(aside, database)
      log.warn(`${rescued} papers of the damaged library were recovered`)
      this.#options.onDamage?.({ aside, rescued })
    }
    const database = openDatabase({ path, log, now: this.#now, onSetAside })
    const papers = new PaperStore(database, this.#now, this.#tellUnreadable)
    const absences = new AbsenceStore(database)
    return {
      database,
      file: fileNumber(path),
      papers,
      dois: new DoiStore(database, absences, this.#now, this.#tellUnreadable),
      search: new PaperSearch(database, papers),
    }
  }
}

function isOfArxiv(record: PaperRecord<string>): record is Paper {
  return parseIdentifier(record.id)?.id === record.id
}

function isOfDoi(record: PaperRecord<string>): record is PaperRecord<Doi> {
  return parseDoi(record.id) === record.id
}

/** A clean-up reduces the file to this part of the limit, so that the next one is far off. */
const targetPart = 0.9

/** Bytes in use, without free space inside the file. */
function usedBytes(database: Database): number {
  const read = (name: string) => Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0])
  return (read('page_count') - read('freelist_count')) * read('page_size')
}

/**
 * If the limit is exceeded, removes the same share of papers by which the file is too large, those not used for the
 * longest time first; returns how many. The share is computed once: deleted words free their space late.
 */
function keepWithin(database: Database, maxBytes: number): number {
  const used = usedBytes(database)
  if (used <= maxBytes) return 0
  const count = Number(database.prepare('SELECT count(*) AS count FROM papers').get()?.count)
  const excess = Math.ceil(count * (1 - (maxBytes * targetPart) / used))
  inTransaction(database, () => {
    database.prepare(removeStatement).run(excess)
    database.exec("INSERT INTO paperWords (paperWords) VALUES ('optimize')")
  })
  database.exec('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(PASSIVE)')
  return excess
}

const removeStatement =
  'DELETE FROM papers WHERE number IN (SELECT number FROM papers ORDER BY usedAt, number LIMIT ?)'
