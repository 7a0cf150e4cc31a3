// What the commands share: the addresses of services, and the library, which is where editors keep it.

import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { describeError, type Log } from '../core/base/errors.ts'
import { homeFolder } from '../core/library/stateFolder.ts'
import type { Output } from './commands/command.ts'
import { UnreadableFileError } from './input/readTextFile.ts'
import { readManifest } from './terminal.ts'

/** The default addresses of the services, as in the editor's settings. */
export const defaultServices = {
  arxivApiUrl: 'https://export.arxiv.org/api/query',
  dataCiteApiUrl: 'https://api.datacite.org/dois',
  crossrefApiUrl: 'https://api.crossref.org/works',
  semanticScholarApiUrl: 'https://api.semanticscholar.org/graph/v1',
}

export const userAgent = 'research-digest (command line)'

/** The codes of failures of the library, or of what it needs; known here so that callers need not load them. */
const libraryFailures: readonly unknown[] = [
  'library-too-new',
  'library-unusable',
  'sqlite-missing',
  'unreadable-file',
]

/**
 * Makes sure that no database is created in place of something else: a device, or a file that never was a database. The
 * database itself refuses folders, and a missing file is created.
 * @throws UnreadableFileError
 */
export function requireDatabase(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found || found.isDirectory() || (found.isFile() && isOrWasDatabase(path, found.size))) return
  const message = found.isFile()
    ? l10n.t('not a Research Digest database; expected one, or a new name.')
    : l10n.t('not a regular file; expected a database file.')
  throw new UnreadableFileError(path, message)
}

/** A damaged database, which is set aside and rescued, still consists of pages, which are not text. */
function isOrWasDatabase(path: string, size: number): boolean {
  const smallestPage = 512
  const head = beginningOf(path, Math.min(size, smallestPage * 8))
  // https://sqlite.org/fileformat2.html#the_database_header
  if (!head || size === 0 || head.toString('latin1').startsWith('SQLite format 3\0')) return true
  return size % smallestPage === 0 && head.includes(0)
}

/** `undefined` if it may not be read; the database reports that. */
function beginningOf(path: string, length: number): Buffer | undefined {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const head = Buffer.alloc(length)
    readSync(file, head)
    return head
  } catch {
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/**
 * Records, or none if the library cannot be used: digests can still be read, checked and exported.
 * @param consequence says so, in a sentence
 */
export async function orWithout<T>(
  find: () => Promise<T>,
  { none, consequence, output }: { readonly none: T; readonly consequence: string; readonly output: Output },
): Promise<T> {
  try {
    return await find()
  } catch (error) {
    const { code } = error as { readonly code?: unknown }
    if (!libraryFailures.includes(code)) throw error
    output.complain(`${describeError(error)} ${consequence}`)
    return none
  }
}

/** The help text of `--library`. */
export function libraryHelp(): string {
  return l10n.t('the library file; by default $RESEARCH_DIGEST_LIBRARY, or the one that VS Code uses')
}

/** Warnings and errors go to standard error; successes are not worth a line. */
export function lineLog(output: Output): Log {
  return {
    info() {},
    warn: (message) => output.complain(message),
    error: (message) => output.complain(message),
  }
}

/** Runs the work with a signal that aborts when the process is asked to end: what is committed stays. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const stop = () => controller.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    return await work(controller.signal)
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

/** Names another library, or another catalogue, for every run. */
const variables = {
  'library.sqlite': 'RESEARCH_DIGEST_LIBRARY',
  'catalogue.sqlite': 'RESEARCH_DIGEST_CATALOGUE',
} as const

/**
 * Editors on this computer, by their folders in the place for data of applications; the first is taken where none has a file yet
 * (https://code.visualstudio.com/docs/configure/settings#_settings-file-locations).
 */
const desktops: readonly string[] = ['Code', 'Code - Insiders', 'VSCodium', 'VSCodium - Insiders', 'Cursor']

/** What editors on other computers run here, by their folders in the home directory. */
const servers: readonly string[] = [
  '.vscode-server',
  '.vscode-server-insiders',
  '.vscodium-server',
  '.cursor-server',
]

/** The library that is named by the environment, or the first one of an editor. */
export function usualLibraryPath(environment: NodeJS.ProcessEnv = process.env): string {
  return usualPath('library.sqlite', environment)
}

export function usualCataloguePath(environment: NodeJS.ProcessEnv = process.env): string {
  return usualPath('catalogue.sqlite', environment)
}

function usualPath(file: keyof typeof variables, environment: NodeJS.ProcessEnv): string {
  const named = environment[variables[file]]
  if (named) return path.resolve(named)
  // Without a home directory, nothing is kept for long.
  const home = homeFolder() ?? tmpdir()
  const { publisher, name } = readManifest()
  const inEditor = (...folder: readonly string[]) =>
    path.join(...folder, 'User', 'globalStorage', `${publisher}.${name}`, file)
  const [usual = '', ...others] = [
    ...desktops.map((editor) => inEditor(applicationData(home, environment), editor)),
    ...servers.map((server) => inEditor(home, server, 'data')),
  ]
  return [usual, ...others].find((each) => existsSync(each)) ?? usual
}

function applicationData(home: string, environment: NodeJS.ProcessEnv): string {
  switch (platform()) {
    case 'win32':
      return environment.APPDATA || path.join(home, 'AppData', 'Roaming')
    case 'darwin':
      return path.join(home, 'Library', 'Application Support')
    default:
      // If empty or relative, it counts as not set (https://specifications.freedesktop.org/basedir-spec/latest/).
      return path.isAbsolute(environment.XDG_CONFIG_HOME ?? '')
        ? (environment.XDG_CONFIG_HOME ?? '')
        : path.join(home, '.config')
  }
}
