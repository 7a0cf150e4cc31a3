import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import * as l10n from '@vscode/l10n'
import { DigestError, describeError, type Log } from '../base/errors.ts'
import { makeFolder, requireOwn, setDatabaseAside, sqlite } from '../base/machine.ts'

/** The catalogue was written by a newer version of this extension. */
class CatalogueTooNewError extends DigestError {
  readonly code = 'catalogue-too-new'

  constructor(path: string) {
    super(l10n.t('The catalogue {0} was written by a newer version of Research Digest.', path))
  }
}

/** The catalogue cannot be opened or written: no permission, no space, not a place for a file. */
class CatalogueUnusableError extends DigestError {
  readonly code = 'catalogue-unusable'

  constructor(path: string, options?: ErrorOptions) {
    super(l10n.t('The catalogue {0} cannot be used.', path), options)
  }
}

/** The catalogue's file was damaged and has been set aside; it must be imported again. */
export class CatalogueDamagedError extends DigestError {
  readonly code = 'catalogue-damaged'

  constructor(path: string, options?: ErrorOptions) {
    super(l10n.t('The catalogue {0} is damaged and was set aside. Import the snapshot again.', path), options)
  }
}

export type CatalogueDatabase = DatabaseSync
export type CatalogueStatement = StatementSync

interface OpenCatalogueOptions {
  readonly path: string
  readonly log: Log
  /** How much of the file is kept in memory. */
  readonly cacheKilobytes?: number
  /** Milliseconds since the epoch, for the name of a damaged catalogue. */
  readonly now?: () => number
}

/** Indexing a volume is one transaction of a few seconds. */
const busyTimeoutMs = 120_000

/**
 * Opens the catalogue, and creates or migrates its tables if needed; several processes may do so at once. A file that
 * is not a database is set aside under another name and replaced by a new catalogue. A gigabyte is not checked at every
 * start: damage inside shows when it is met, see {@link isDamage}.
 * @throws {CatalogueTooNewError} if a newer version wrote it.
 * @throws {CatalogueUnusableError} if it cannot be opened for another reason.
 */
export function openCatalogue(options: OpenCatalogueOptions): CatalogueDatabase {
  const { path } = options
  const file = fileNumber(path)
  try {
    return openPatiently(options)
  } catch (error) {
    if (error instanceof DigestError) throw error
    if (!isDamage(error)) throw new CatalogueUnusableError(path, { cause: error })
    options.log.error(`The catalogue ${path} is damaged: ${describeError(error)}`)
  }
  try {
    // Another window may already have set it aside.
    if (fileNumber(path) === file) setAside(options)
    return openPatiently(options)
  } catch (error) {
    throw error instanceof DigestError ? error : new CatalogueUnusableError(path, { cause: error })
  }
}

/**
 * Opens the catalogue for the work, and closes it.
 * @throws as {@link openCatalogue}; {@link CatalogueUnusableError} also for what SQLite cannot do later, as on a full disk
 */
export async function withCatalogue<T>(
  options: OpenCatalogueOptions,
  work: (database: CatalogueDatabase) => Promise<T>,
): Promise<T> {
  const database = openCatalogue(options)
  try {
    return await work(database)
  } catch (error) {
    throw resultCode(error) === 0 ? error : new CatalogueUnusableError(options.path, { cause: error })
  } finally {
    database.close()
  }
}

/** Opens a catalogue that another connection of this program keeps open, for reading beside it. */
export function openForReading(path: string): CatalogueDatabase {
  const { DatabaseSync } = sqlite()
  return new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMs })
}

/**
 * A statement whose rows are arrays: rows as objects take a fifth longer, which matters when a search reads a hundred.
 */
export function prepareForArrays(database: CatalogueDatabase, sql: string): CatalogueStatement {
  const statement = database.prepare(sql)
  statement.setReturnArrays(true)
  return statement
}

/** The columns of a row in their order. */
export type Row = readonly unknown[]

/** All rows of a statement from {@link prepareForArrays}. */
export function rowsOf(statement: CatalogueStatement, ...values: readonly SQLInputValue[]): readonly Row[] {
  return statement.all(...values) as unknown as readonly Row[]
}

/** The first column of the first row of such a statement; `undefined` if there is none. */
export function cellOf(statement: CatalogueStatement, ...values: readonly SQLInputValue[]): unknown {
  return (statement.get(...values) as unknown as Row | undefined)?.[0]
}

/** Runs the work in one transaction, which locks the database for writing from the start. */
export function inTransaction<T>(database: CatalogueDatabase, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Whether SQLite found the file itself to be wrong (SQLITE_CORRUPT, SQLITE_NOTADB). */
export function isDamage(error: unknown): boolean {
  return resultCode(error) === 11 || resultCode(error) === 26
}

/** Renames a damaged catalogue, with the files that belong to it. */
export function setAside({ path, log, now = Date.now }: OpenCatalogueOptions): void {
  const target = setDatabaseAside(path, now())
  log.warn(`The damaged catalogue was set aside as ${target} and is replaced by a new one.`)
}

/** SQLite does not wait for other processes while it switches a new file to WAL, whatever `busy_timeout` says. */
function openPatiently(options: OpenCatalogueOptions): CatalogueDatabase {
  const deadline = performance.now() + busyTimeoutMs
  for (;;) {
    try {
      return openMigrated(options)
    } catch (error) {
      const sqliteBusy = 5
      if (resultCode(error) !== sqliteBusy || performance.now() > deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

function openMigrated({ path, cacheKilobytes = 4_000 }: OpenCatalogueOptions): CatalogueDatabase {
  makeFolder(dirname(path))
  const { DatabaseSync } = sqlite()
  const database = new DatabaseSync(path)
  try {
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}; PRAGMA page_size = 16384`)
    requireOwn(database, 'wordLists')
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    database.exec(`PRAGMA cache_size = ${-cacheKilobytes}; PRAGMA journal_size_limit = 16000000`)
    if (readVersion(database) !== migrations.length) inTransaction(database, () => migrate(database, path))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Other windows may have migrated in the meantime, hence the second read of the version. */
function migrate(database: CatalogueDatabase, path: string): void {
  const version = readVersion(database)
  if (version > migrations.length) throw new CatalogueTooNewError(path)
  for (const step of migrations.slice(version)) database.exec(step)
  database.exec(`PRAGMA user_version = ${migrations.length}`)
}

function readVersion(database: CatalogueDatabase): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version)
}

/** SQLite's primary result code, without its extension; 0 for other errors. */
function resultCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
}

function fileNumber(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino
}

/**
 * The catalogue's tables, as a list of steps that is only ever appended to: the database's `user_version` says how many
 * of them it has seen.
 *
 * - `papers`: one row a paper, `number` as of `numberOf`. `record` holds a line each for title, categories (separated by
 *   spaces) and every author; `changedOn` is the day of the record's last change at arXiv, in days since the epoch.
 * - `wordLists`: for each volume and word the numbers of its papers as a `NumberList` of `size` bytes. `^word` holds
 *   titles that begin so, and `wor*` those with any word that begins so. The volume is part of the `id`, see
 *   `firstListId`. One look into the index by word finds the lists of all volumes.
 * - `staleVolumes`: volumes with papers that their index does not know.
 * - `changes`: papers whose words stand in the volume of recent changes for now.
 * - `imports` and `harvests`: how far these have come, so that they go on from there.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE papers (
    number INTEGER PRIMARY KEY,
    changedOn INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE TABLE wordLists (
    id INTEGER PRIMARY KEY,
    word TEXT NOT NULL,
    size INTEGER NOT NULL,
    list BLOB NOT NULL
  ) STRICT;
  CREATE INDEX wordListsByWord ON wordLists (word, size);
  CREATE TABLE staleVolumes (volume INTEGER PRIMARY KEY) STRICT;
  CREATE TABLE changes (number INTEGER PRIMARY KEY) STRICT;
  CREATE TABLE imports (
    source TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    papers INTEGER NOT NULL,
    badLines INTEGER NOT NULL,
    isFinished INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE harvests (
    source TEXT PRIMARY KEY,
    since TEXT,
    token TEXT,
    startedOn TEXT
  ) STRICT;
  `,
  // Since then titles are read as TeX: volumes indexed before must be indexed again.
  `
  INSERT OR IGNORE INTO staleVolumes
  WITH RECURSIVE volume (id) AS (SELECT 1991 UNION ALL SELECT id + 1 FROM volume WHERE id < 2106)
  SELECT id FROM volume
  WHERE EXISTS (SELECT 1 FROM wordLists WHERE wordLists.id >= volume.id << 32 AND wordLists.id < (volume.id + 1) << 32);
  `,
]
