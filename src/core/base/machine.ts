// What Node.js gives of the computer that it runs on, with its gaps closed: SQLite, and folders for what a user keeps.

import { accessSync, constants, existsSync, lstatSync, mkdirSync, realpathSync, renameSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import path from 'node:path'
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
  makeFolder(path.dirname(folder), mode)
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

/**
 * Renames a damaged database, with the files beside it that belong to it, and returns its new path. A symbolic link to it stays:
 * the new database is then where it leads, as SQLite resolves it.
 * @param now milliseconds since the epoch
 * @throws errors of the file system
 */
export function setDatabaseAside(linked: string, now: number): string {
  const database = realpathSync(linked)
  const date = new Date(now).toISOString().replaceAll(':', '').replace(/\..*/, '')
  const target = `${database}.damaged-${date}`
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(database + suffix)) renameSync(database + suffix, target + suffix)
  }
  return target
}

const ownName = 'research-digest'
/** Names another folder, for tests and for those who keep their state elsewhere. */
export const stateVariable = 'RESEARCH_DIGEST_STATE'

/**
 * Folders for what all processes of a user on one computer share, preferred first: on Linux that of the XDG Base
 * Directory Specification. The last one is for users without a home directory.
 */
export function stateFolders(environment: NodeJS.ProcessEnv = process.env): readonly string[] {
  const chosen = absolute(environment[stateVariable])
  const usual = chosen ?? usualFolder(environment)
  return [...(usual === undefined ? [] : [usual]), temporaryFolder()]
}

/** Whether the variable names a folder that would be another one for each program, by where it was started. */
export function isStateMisnamed(environment: NodeJS.ProcessEnv = process.env): boolean {
  const named = environment[stateVariable]
  return Boolean(named) && absolute(named) === undefined
}

/** The user's home directory, even if `HOME` is not set; `undefined` if there is none. */
export function homeFolder(): string | undefined {
  const candidates = [homedir, () => userInfo().homedir]
  for (const candidate of candidates) {
    try {
      const home = absolute(candidate())
      if (home !== undefined && existsSync(home)) return home
    } catch {
      // A user without an entry, as in containers.
    }
  }
  return undefined
}

/**
 * Creates the folder if it is missing, and returns it.
 * @throws errors of the file system; {Error} for a folder that belongs to another user or is not writable.
 */
export function requireStateFolder(folder: string): string {
  makeFolder(folder, 0o700)
  accessSync(folder, constants.W_OK)
  // Anybody can create one in the temporary folder, with a link to elsewhere.
  if (folder === temporaryFolder()) {
    const found = lstatSync(folder)
    const isOurs = process.getuid === undefined || found.uid === process.getuid()
    if (!found.isDirectory() || !isOurs) throw new Error(`${folder} is not ours`)
  }
  return folder
}

function usualFolder(environment: NodeJS.ProcessEnv): string | undefined {
  const home = homeFolder()
  const below = (...parts: readonly string[]) => (home === undefined ? undefined : path.join(home, ...parts))
  const bases: Partial<Record<NodeJS.Platform, string | undefined>> = {
    win32: absolute(environment.LOCALAPPDATA) ?? below('AppData', 'Local'),
    darwin: below('Library', 'Application Support'),
  }
  const base =
    process.platform in bases
      ? bases[process.platform]
      : (absolute(environment.XDG_STATE_HOME) ?? below('.local', 'state'))
  return base === undefined ? undefined : path.join(base, ownName)
}

function temporaryFolder(): string {
  return path.join(tmpdir(), `${ownName}-${process.getuid?.() ?? 'state'}`)
}

/** The specification says that relative paths must be ignored. */
function absolute(folder: string | undefined): string | undefined {
  return folder !== undefined && path.isAbsolute(folder) ? folder : undefined
}
