import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import * as l10n from '@vscode/l10n'
import { DigestError } from './errors.ts'

/** This Node.js has no SQLite, or an early one that lacks much of what is used. */
class SqliteMissingError extends DigestError {
  readonly code = 'sqlite-missing'

  constructor() {
    super(l10n.t('This requires Node.js 22.16 or later, but runs on {0}.', process.version))
  }
}

/**
 * Node's own SQLite. Loaded only when a file is opened, so that everything else, such as reading digests, also runs
 * without it.
 * @throws {SqliteMissingError}
 */
export function sqlite(): typeof import('node:sqlite') {
  const module = process.getBuiltinModule?.('node:sqlite')
  // Came with Node.js 22.16, together with waiting for locks (https://nodejs.org/api/sqlite.html).
  if (!module || !('setReturnArrays' in module.StatementSync.prototype)) throw new SqliteMissingError()
  return module
}

/**
 * Creates a folder and its parents if they are missing. The recursive `mkdir` of Node.js never ends below folders that
 * fail with "no such file", such as `/proc`,
 * and on read-only disks names the wrong reason.
 * @throws errors of the file system
 */
export function makeFolder(folder: string, mode?: number): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder), mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(folder)) throw error
  }
}

/**
 * Makes sure that the database is empty or has the table that only ours has, before anything in it is changed.
 * @throws {ForeignDatabaseError} if it belongs to another program
 */
export function requireOwn(database: DatabaseSync, ownTable: string): void {
  // One statement, which sees a single state: another window may be about to create the tables.
  const count = database
    .prepare('SELECT count(*) AS tables, sum(name = ?) AS own FROM sqlite_schema')
    .get(ownTable)
  if (count?.tables !== 0 && count?.own === 0) throw new ForeignDatabaseError()
}

/** The database of another program. */
class ForeignDatabaseError extends Error {
  constructor() {
    super(l10n.t('It belongs to another program.'))
  }
}
