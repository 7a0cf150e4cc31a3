// Every file that we write outside a database goes through here. A file is written under another name in its own folder
// and then renamed, so that a reader, a crash or a kill at any moment finds the old content or the new, never a part.
//
// Invariants: no database is replaced; the mode is kept; a link keeps pointing to its file, which gets the content; anything that is not a
// regular file, or is not writable, is refused; files left by a killed process are hidden, and removed by the next one
// that writes there.

import { randomUUID } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { access, type FileHandle, lstat, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as l10n from '@vscode/l10n'
import { DigestError } from '../core/base/errors.ts'
import { makeFolder } from '../core/base/machine.ts'

/** A file cannot be replaced safely; nothing was written. The message begins with its name. */
export class NotReplaceableError extends DigestError {
  readonly code = 'not-replaceable'

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options)
  }
}

/** An export would replace files that it has not written; nothing was written. */
export class ForeignFilesError extends DigestError {
  readonly code = 'foreign-files'
  /** Relative to the folder, with `/` between folders. */
  readonly files: readonly string[]

  constructor(folder: string, files: readonly string[]) {
    const named = files.slice(0, mostNamed).join(', ')
    const more =
      files.length > mostNamed ? l10n.t('{0} and {1} more', named, files.length - mostNamed) : named
    super(
      l10n.t(
        '{0} has files that are not from an earlier export or were changed since: {1}. Expected a folder without them.',
        folder,
        more,
      ),
    )
    this.files = files
  }
}

const mostNamed = 5

/** An iterable for content that is too large for one string. */
type Content = string | Uint8Array | Iterable<string>

const unfinishedName = /^\.research-digest-[0-9a-f-]{36}\.unfinished$/
const lockName = '.research-digest.lock'
/** Longer than one small file takes to be replaced. */
const lockedForMs = 5_000
const lookAgainMs = 10
/** A writing process touches its file more often than this. In milliseconds. */
const abandonedAfterMs = 60_000
/** Parts of a content are collected up to this length before they are written. */
const writtenAtOnce = 100_000

/**
 * Writes a file atomically, in an existing folder, and replaces an existing file.
 * @throws NotReplaceableError if it is not a regular file, or it or its folder cannot be written; the file is then unchanged.
 * The signal's reason when it aborts.
 */
export async function replaceFile(file: string, content: Content, signal?: AbortSignal): Promise<void> {
  const target = await followLinks(file)
  await removeAbandoned(path.dirname(target)).catch((error) => {
    throw isOfSystem(error) ? refusal(target, error) : error
  })
  await replaceThere(target, content, signal)
}

/**
 * Creates a folder and its parents if they are missing.
 * @throws NotReplaceableError
 */
export function requireFolder(folder: string): void {
  try {
    makeFolder(folder)
  } catch (error) {
    throw isOfSystem(error) ? refusal(folder, error) : error
  }
}

/** The same for one of many files, in a folder that exists and has been cleaned up. */
export async function replaceThere(target: string, content: Content, signal?: AbortSignal): Promise<void> {
  const unfinished = path.join(path.dirname(target), `.research-digest-${randomUUID()}.unfinished`)
  try {
    const old = await requireReplaceable(target)
    // Nobody may read the temporary file who may not read the result.
    const handle = await open(unfinished, 'wx', old ? 0o600 : 0o666)
    try {
      await writeContent(handle, content, signal)
      if (old) await takeOver(handle, old)
    } finally {
      await handle.close()
    }
    signal?.throwIfAborted()
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {})
    throw isOfSystem(error) ? refusal(target, error) : error
  }
}

/**
 * Reads and replaces a file while no other process does the same. A lock of a killed process is ignored after a while.
 * @throws NotReplaceableError if the folder cannot be written; what the work throws
 */
export async function replaceAlone(file: string, work: () => Promise<void>): Promise<void> {
  const lock = path.join(path.dirname(file), lockName)
  let seen = { mtimeMs: 0, at: 0 }
  while (!(await takeLock(lock, file))) {
    const { mtimeMs = 0 } = (await stat(lock).catch(() => undefined)) ?? {}
    if (mtimeMs !== seen.mtimeMs) seen = { mtimeMs, at: performance.now() }
    // By the clock, if it has not been set back since.
    const ageMs = Math.max(Date.now() - mtimeMs, performance.now() - seen.at)
    if (mtimeMs > 0 && ageMs > lockedForMs) await rm(lock, { force: true })
    else await setTimeout(lookAgainMs)
  }
  try {
    await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function takeLock(lock: string, file: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx')).close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw isOfSystem(error) ? refusal(file, error) : error
  }
}

/**
 * Makes sure that a file which somebody wrote has one name only: a hard link would keep the old content when it is replaced.
 * Missing files are reported by who reads them.
 * @throws NotReplaceableError
 */
export async function requireOneName(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (!found || found.nlink < 2) return
  throw new NotReplaceableError(
    file,
    l10n.t(
      'also exists under another name (hard link), which would keep the old text; expected a file with one name.',
    ),
  )
}

function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/** The system does not name the file, or names the temporary one: "ENOSPC: no space left on device". */
function refusal(file: string, cause: NodeJS.ErrnoException): NotReplaceableError {
  const [reason] = cause.message.split(', ')
  return new NotReplaceableError(file, l10n.t('cannot be written: {0}', reason ?? ''), { cause })
}

/** Removes the files that killed processes have left in the folder. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!unfinishedName.test(name)) continue
    const file = path.join(folder, name)
    const found = await lstat(file).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > abandonedAfterMs) await rm(file, { force: true })
  }
}

/** The file that a path leads to; the path itself if nothing exists there yet. */
async function followLinks(file: string): Promise<string> {
  const found = await lstat(file).catch(() => undefined)
  if (!found?.isSymbolicLink()) return file
  return realpath(file).catch((cause) => {
    const problem = l10n.t('broken symbolic link; expected a file or a new name.')
    throw new NotReplaceableError(file, problem, { cause })
  })
}

async function requireReplaceable(file: string): Promise<Stats | undefined> {
  // No text is meant to replace the library or the catalogue, or what SQLite keeps beside them, whatever was agreed to.
  if (await isDatabase(file.replace(/-(?:wal|shm|journal)$/, '')))
    throw new NotReplaceableError(file, l10n.t('a database, and left as it is; expected another name.'))
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!found) return undefined
  if (!found.isFile())
    throw new NotReplaceableError(file, l10n.t('not a regular file; expected one, or a new name.'))
  // Renaming needs permission for the folder only, and would replace a write-protected file.
  const isWritable = (found.mode & 0o222) !== 0 && (await mayWrite(file))
  if (!isWritable) {
    throw new NotReplaceableError(file, l10n.t('not writable; expected a file that you may change.'))
  }
  return found
}

/** Whether SQLite wrote it (https://sqlite.org/fileformat2.html#the_database_header). */
async function isDatabase(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return false
  const handle = await open(file).catch(() => undefined)
  try {
    const head = await handle?.read(Buffer.alloc(databaseHead.length), 0, databaseHead.length, 0)
    return head?.buffer.toString('latin1') === databaseHead
  } finally {
    await handle?.close()
  }
}

const databaseHead = 'SQLite format 3\0'

function mayWrite(file: string): Promise<boolean> {
  return access(file, constants.W_OK).then(
    () => true,
    () => false,
  )
}

async function writeContent(handle: FileHandle, content: Content, signal?: AbortSignal): Promise<void> {
  if (typeof content === 'string' || content instanceof Uint8Array) return handle.writeFile(content)
  let buffered = ''
  for (const part of content) {
    buffered += part
    if (buffered.length < writtenAtOnce) continue
    signal?.throwIfAborted()
    await handle.appendFile(buffered)
    buffered = ''
  }
  await handle.appendFile(buffered)
}

async function takeOver(handle: FileHandle, { mode, uid, gid }: Stats): Promise<void> {
  await handle.chmod(mode & 0o7777)
  const own = await handle.stat()
  // Only a superuser who writes somebody else's file may give it back; nobody else needs to.
  if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid).catch(() => {})
}
