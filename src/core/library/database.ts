// The file of the library: how it is opened, its tables with their migrations, and papers as rows.
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import * as l10n from '@vscode/l10n'
import { type ArxivId, parseIdentifier } from '../arxiv/identifier.ts'
import { DigestError, describeError, type Log } from '../base/errors.ts'
import { makeFolder, requireOwn, setDatabaseAside, sqlite } from '../base/machine.ts'
import { linesOf, originsOf, type Paper, readAppearedCode, readCites, versionOf } from '../paper/paper.ts'

/** The library was written by a newer version of this extension. */
export class LibraryTooNewError extends DigestError {
  readonly code = 'library-too-new'

  constructor(path: string) {
    super(l10n.t('The library {0} was written by a newer version of Research Digest.', path))
  }
}

/** The library cannot be opened: no permission, no space, not a place for a file. */
export class LibraryUnusableError extends DigestError {
  readonly code = 'library-unusable'

  constructor(path: string, options?: ErrorOptions) {
    super(l10n.t('The library {0} cannot be used.', path), options)
  }
}

const sqliteBusy = 5

/** How long to wait for another process that is writing. */
const busyTimeoutMs = 10_000

/** Instead of a path: a database that ends with the connection. */
export const inMemory = ':memory:'

export type Database = DatabaseSync
export type Statement = StatementSync

interface OpenDatabaseOptions {
  readonly path: string
  readonly log: Log
  /** Called after a damaged file was set aside; `database` is the new library. */
  readonly onSetAside?: (aside: string, database: Database) => void
  /** Milliseconds since the epoch, for the name of a damaged library. */
  readonly now?: () => number
  /** Blocks the thread for a number of milliseconds; tests bring their own. */
  readonly pause?: (durationMs: number) => void
}

/**
 * Opens the library, and creates or migrates its tables if needed; several processes may do so at once. A damaged file
 * is set aside under another name and replaced by a new library.
 * @throws {LibraryTooNewError} if a newer version wrote it.
 * @throws {LibraryUnusableError} if it cannot be opened for another reason.
 */
export function openDatabase({
  path,
  log,
  onSetAside,
  now = Date.now,
  pause = blockThread,
}: OpenDatabaseOptions): Database {
  const file = fileNumber(path)
  try {
    return openPatiently(() => openMigrated(path), pause)
  } catch (error) {
    if (error instanceof DigestError) throw error
    if (!isDamage(error)) throw new LibraryUnusableError(path, { cause: error })
    log.error(`The library ${path} is damaged: ${describeError(error)}`)
  }
  try {
    // Another window may already have set it aside.
    const aside = fileNumber(path) === file ? setAside(path, { log, now }) : undefined
    const database = openPatiently(() => openMigrated(path), pause)
    if (aside !== undefined) onSetAside?.(aside, database)
    return database
  } catch (error) {
    throw error instanceof DigestError ? error : new LibraryUnusableError(path, { cause: error })
  }
}

/**
 * Opens a file for reading, as it is: without checks or migration.
 * @throws errors of SQLite
 */
export function openForReading(path: string): Database {
  const { DatabaseSync } = sqlite()
  return new DatabaseSync(path, { readOnly: true })
}

/** Runs the work in one transaction, which locks the database for writing from the start. */
export function inTransaction<T>(database: Database, work: () => T): T {
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

/**
 * SQLite does not wait for other processes while it switches a new file to WAL, whatever `busy_timeout` says: two
 * windows that create a library at once would get "database is locked".
 */
export function openPatiently(
  open: () => Database,
  pause: (durationMs: number) => void = blockThread,
): Database {
  const deadline = performance.now() + busyTimeoutMs
  for (;;) {
    try {
      return open()
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error
      pause(20)
    }
  }
}

/** As SQLite itself does when it waits. */
function blockThread(durationMs: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, durationMs)
}

function openMigrated(path: string): Database {
  if (path !== inMemory) makeFolder(dirname(path))
  const { DatabaseSync } = sqlite()
  const database = new DatabaseSync(path)
  try {
    // First, so that everything after it waits for other windows.
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
    requireOwn(database, 'paperWords')
    // Returns the space freed by a clean-up to the disk; this can only be set for a new file.
    if (statSync(path, { throwIfNoEntry: false })?.size === 0)
      database.exec('PRAGMA auto_vacuum = INCREMENTAL')
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON')
    requireIntact(database)
    if (readVersion(database) !== migrations.length) inTransaction(database, () => migrate(database, path))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Other windows may have migrated in the meantime, hence the second read of the version. */
function migrate(database: Database, path: string): void {
  const version = readVersion(database)
  if (version > migrations.length) throw new LibraryTooNewError(path)
  for (const step of migrations.slice(version)) database.exec(step)
  database.exec(`PRAGMA user_version = ${migrations.length}`)
}

function readVersion(database: Database): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version)
}

class DamageFound extends Error {}

function requireIntact(database: Database): void {
  const finding = database.prepare('PRAGMA quick_check(1)').get()?.quick_check
  if (finding !== 'ok') throw new DamageFound(String(finding))
}

/** Whether the error says that the file is damaged or not a database. */
export function isDamage(error: unknown): boolean {
  // SQLITE_CORRUPT and SQLITE_NOTADB
  return error instanceof DamageFound || resultCode(error) === 11 || resultCode(error) === 26
}

/** Whether another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return resultCode(error) === sqliteBusy
}

/** Whether SQLite could not do its work: a full disk, a lock, a failing device. */
export function isOfSqlite(error: unknown): boolean {
  return resultCode(error) !== 0
}

/** SQLite's primary result code, without its extension; 0 for other errors. */
function resultCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
}

/** Returns the new name. */
function setAside(path: string, { log, now }: { readonly log: Log; readonly now: () => number }): string {
  const target = setDatabaseAside(path, now())
  log.warn(`The damaged library was set aside as ${target} and is replaced by a new one.`)
  return target
}

/** Identifies a file, to tell it from a later one under the same name; `undefined` if there is none. */
export function fileNumber(path: string): number | undefined {
  if (path === inMemory) return undefined
  return statSync(path, { throwIfNoEntry: false })?.ino
}

/**
 * The library's tables, as a list of steps that is only ever appended to: the database's `user_version` says how many
 * of them it has seen.
 */
export const migrations: readonly string[] = [
  // Triggers keep the words up to date. The list of authors is JSON, whose punctuation separates words as spaces do.
  `
  CREATE TABLE papers (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    abstract TEXT NOT NULL,
    publishedAt TEXT,
    updatedAt TEXT,
    version INTEGER,
    categories TEXT NOT NULL,
    comment TEXT,
    journalReference TEXT,
    doi TEXT,
    source TEXT NOT NULL,
    savedAt INTEGER NOT NULL
  ) STRICT;

  CREATE VIRTUAL TABLE paperWords USING fts5(
    title, authors,
    content = 'papers', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3 4'
  );

  CREATE TRIGGER paperInserted AFTER INSERT ON papers BEGIN
    INSERT INTO paperWords (rowid, title, authors) VALUES (new.number, new.title, new.authors);
  END;

  CREATE TRIGGER paperUpdated AFTER UPDATE OF title, authors ON papers BEGIN
    INSERT INTO paperWords (paperWords, rowid, title, authors)
      VALUES ('delete', old.number, old.title, old.authors);
    INSERT INTO paperWords (rowid, title, authors) VALUES (new.number, new.title, new.authors);
  END;

  CREATE TRIGGER paperDeleted AFTER DELETE ON papers BEGIN
    INSERT INTO paperWords (paperWords, rowid, title, authors)
      VALUES ('delete', old.number, old.title, old.authors);
  END;
  `,
  // The sources of fields, the last use of papers, absent papers, papers outside arXiv, and request lanes.
  `
  ALTER TABLE papers ADD COLUMN origins TEXT;
  ALTER TABLE papers ADD COLUMN usedAt INTEGER NOT NULL DEFAULT 0;
  UPDATE papers SET usedAt = savedAt;
  CREATE INDEX papersByUse ON papers (usedAt);

  CREATE TABLE absentPapers (
    id TEXT PRIMARY KEY,
    firstAt INTEGER NOT NULL,
    lastAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE doiPapers (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL,
    savedAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE lanes (
    name TEXT PRIMARY KEY,
    seenWall REAL NOT NULL,
    seenSteady REAL NOT NULL,
    holder TEXT,
    closedUntil REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // Request lanes belong to the computer, not to the library; see `laneFiles.ts`.
  `
  DROP TABLE lanes;
  `,
  // When arXiv itself gave the record, because records are requested again; 0 if unknown, as for imported ones.
  `
  ALTER TABLE papers ADD COLUMN askedAt INTEGER NOT NULL DEFAULT 0;
  UPDATE papers SET askedAt = savedAt WHERE source LIKE 'arxiv%';
  `,
  // The code that a later record linked, and the first did not, as JSON.
  `
  ALTER TABLE papers ADD COLUMN code TEXT;
  `,
  // What a paper cites, as JSON.
  `
  ALTER TABLE papers ADD COLUMN cites TEXT;
  `,
]

/** The columns of the table `papers` but the number, which SQLite assigns. */
export const paperColumns: readonly string[] = [
  ...['id', 'title', 'authors', 'abstract', 'publishedAt', 'updatedAt', 'version', 'categories', 'comment'],
  ...['journalReference', 'doi', 'source', 'origins', 'savedAt', 'usedAt', 'askedAt', 'code', 'cites'],
]

/** A row of the table `papers`, as SQLite returns it; integers may be `bigint`. */
export type PaperRow = Readonly<Record<string, unknown>>

/** `undefined` for a row corrupted by a wrong byte or another program, which SQLite itself does not notice. */
export function paperOfRow(row: PaperRow): Paper | undefined {
  const id = String(row.id)
  const authors = linesOf(parsed(row.authors))
  const categories = linesOf(parsed(row.categories))
  if (!authors || !categories || parseIdentifier(id)?.id !== id) return undefined
  const origins = originsOf(parsed(row.origins))
  const code = readAppearedCode(parsed(row.code))
  const cites = readCites(parsed(row.cites))
  return {
    id: id as ArxivId,
    title: String(row.title),
    authors,
    abstract: String(row.abstract),
    publishedAt: textOrNone(row.publishedAt),
    updatedAt: textOrNone(row.updatedAt),
    version: versionOf(row.version === null ? undefined : Number(row.version)),
    categories,
    comment: textOrNone(row.comment),
    journalReference: textOrNone(row.journalReference),
    doi: textOrNone(row.doi),
    source: String(row.source),
    ...(origins && { origins }),
    ...(code && { code }),
    ...(cites && { cites }),
  }
}

/** When it was saved, and when arXiv gave it, in milliseconds since the epoch. */
interface RowTimes {
  readonly savedAt: number
  readonly askedAt: number
}

export function rowOfPaper(
  paper: Paper,
  { savedAt, askedAt }: RowTimes,
): Record<string, string | number | null> {
  return {
    id: paper.id,
    title: paper.title,
    authors: JSON.stringify(paper.authors),
    abstract: paper.abstract,
    publishedAt: paper.publishedAt ?? null,
    updatedAt: paper.updatedAt ?? null,
    version: versionOf(paper.version) ?? null,
    categories: JSON.stringify(paper.categories),
    comment: paper.comment ?? null,
    journalReference: paper.journalReference ?? null,
    doi: paper.doi ?? null,
    source: paper.source,
    origins: paper.origins ? JSON.stringify(paper.origins) : null,
    savedAt,
    usedAt: savedAt,
    askedAt,
    code: paper.code ? JSON.stringify(paper.code) : null,
    cites: paper.cites ? JSON.stringify(paper.cites) : null,
  }
}

/** `undefined` if it is not JSON. */
function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    // The caller decides what an unreadable value means.
    return undefined
  }
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
