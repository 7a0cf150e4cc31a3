// What a command of the command line is, and what commands share: the program, values of options, and the files of the library
// and the catalogue, which are where editors keep them.

import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { platform, tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import * as l10n from '@vscode/l10n'
import { nearest } from '../../core/base/difference.ts'
import { DigestError, type Log } from '../../core/base/errors.ts'
import { homeFolder, sqlite } from '../../core/base/machine.ts'
import { UnreadableFileError } from '../input/readTextFile.ts'

/** Where a command writes; the runner owns the streams. */
export interface Output {
  /** Writes one line of results; resolves when the reader has taken it. Whatever it contains, it stays one line. */
  print(line: string): Promise<void>
  /** Writes a text of complete lines that is itself a result, such as an exported file. */
  write(text: string): Promise<void>
  /** Writes one line for people beside the results. */
  complain(line: string): void
  /**
   * Whether results are still read: a reader that has seen enough (`| head`) closes the pipe. What is written after that
   * goes nowhere.
   */
  isRead(): boolean
}

/** 0: success. 1: there are errors in what was checked. 2: wrong usage, or what was explicitly asked for is unavailable. */
export type ExitCode = 0 | 1 | 2

/** One command of the command line. The runner prints its errors and handles `--help`. */
export interface Command {
  readonly name: string
  /** One localised sentence for the list of commands. */
  summary(): string
  /** The ways to call it, without the program's name; a long form continues on the next line, after spaces. */
  readonly forms: readonly string[]
  /** Localised: its arguments and options with their descriptions, in order. */
  terms(): Readonly<Record<string, string>>
  /**
   * Writes results to the output; the runner prints nothing else.
   * @throws UsageError if the arguments do not match the usage
   */
  run(args: readonly string[], output: Output): Promise<ExitCode>
}

/** ` Did you mean …?`, or nothing. */
export function suggestion(value: string, values: readonly string[]): string {
  // Swapped letters are the most common mistake, but count as two errors otherwise.
  const meant = values.find((each) => lettersOf(each) === lettersOf(value)) ?? nearest(value, values)
  return meant === undefined ? '' : ` ${l10n.t('Did you mean {0}?', meant)}`
}

function lettersOf(word: string): string {
  return Array.from(word.toLowerCase()).sort().join('')
}

/**
 * The value, if it is one of the known ones.
 * @param what expects it: an option or a command
 * @throws UsageError that names these and the nearest
 */
export function known<T extends string>(value: string, values: readonly T[], what: string): T {
  const found = values.find((each) => each === value)
  if (found !== undefined) return found
  const problem = l10n.t('{0} expects one of {1}, not "{2}".', what, values.join(', '), value)
  throw new UsageError(problem + suggestion(value, values))
}

/** The problem of two options, or a command and an option, of which one has no meaning with the other. */
export function apart(one: string, other: string): string {
  return l10n.t('{0} cannot be used with {1}.', one, other)
}

/** The problem of an option that has no meaning without another. */
export function missing(one: string, other: string): string {
  return l10n.t('{0} requires {1}.', one, other)
}

/**
 * A web address.
 * @throws UsageError for anything else
 */
export function readAddress(value: string | undefined, option: string): string | undefined {
  if (value === undefined) return undefined
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) {
    throw new UsageError(
      l10n.t('{0} expects an address such as {1}, not "{2}".', option, 'https://example.org/notes/', value),
    )
  }
  return value
}

/**
 * The address of a site, below which its pages are: it appears in public.
 * @throws UsageError for anything else
 */
export function readSiteAddress(value: string | undefined, option: string): string | undefined {
  const address = readAddress(value, option)
  const { username, password, search, hash } = new URL(address ?? 'https://example.org/')
  if (username + password + search + hash === '') return address
  throw new UsageError(l10n.t('{0} expects an address without a password, "?" or "#".', option))
}

/** The command line asks for something that does not exist; the message says what was expected. */
export class UsageError extends DigestError {
  override readonly code = 'usage'
}

/**
 * The options and names that a command is called with.
 * @throws UsageError for an option whose value is given twice; Node's `TypeError` for one that is unknown or lacks its value.
 */
export function parseArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  const { tokens, ...read } = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true })
  const values = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind !== 'option' || token.value === undefined) continue
    const first = values.get(token.name)
    if (first !== undefined && first !== token.value)
      throw new UsageError(l10n.t('{0} has two values, {1} and {2}.', token.rawName, first, token.value))
    values.set(token.name, token.value)
  }
  return read
}

export const programName = 'research-digest'

/** The part of its package's manifest that the program reads. */
interface ProgramManifest {
  readonly name: string
  readonly publisher: string
  readonly version: string
  readonly engines: { readonly node: string }
}

export function readManifest(): ProgramManifest {
  return JSON.parse(readFileSync(path.join(programFolder(), 'package.json'), 'utf8'))
}

/** The folder of the program's package: the nearest with a `package.json`. */
export function programFolder(from = path.dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(path.join(from, 'package.json'))) return from
  const above = path.dirname(from)
  if (above === from) throw new Error('The package.json of the program is missing.')
  return programFolder(above)
}

export const userAgent = 'research-digest (command line)'

/**
 * Makes sure that no database is created in place of something else: a device, or a file that never was a database. The
 * database itself refuses folders, and a missing file is created.
 * @throws UnreadableFileError
 */
export function requireDatabase(database: string): void {
  const found = statSync(database, { throwIfNoEntry: false })
  if (!found || found.isDirectory() || (found.isFile() && isOrWasDatabase(database, found.size))) return
  const message = found.isFile()
    ? l10n.t('not a Research Digest database; expected one, or a new name.')
    : l10n.t('not a regular file; expected a database file.')
  throw new UnreadableFileError(database, message)
}

/** A damaged database, which is set aside and rescued, still consists of pages, which are not text. */
function isOrWasDatabase(database: string, size: number): boolean {
  const smallestPage = 512
  const head = beginningOf(database, Math.min(size, smallestPage * 8))
  // https://sqlite.org/fileformat2.html#the_database_header
  if (!head || size === 0 || head.toString('latin1').startsWith('SQLite format 3\0')) return true
  return size % smallestPage === 0 && head.includes(0)
}

/** `undefined` if it may not be read; the database reports that. */
function beginningOf(database: string, length: number): Buffer | undefined {
  let file: number | undefined
  try {
    file = openSync(database, 'r')
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
 * Runs an import into a library or catalogue, or its update. A database that it has created is removed if it has no records at
 * the end: later commands would take that for an answer, and find nothing.
 * @param work closes the database at its end
 */
export async function importInto(database: string, work: () => Promise<ExitCode>): Promise<ExitCode> {
  const isNew = !existsSync(database)
  try {
    return await work()
  } finally {
    if (isNew && existsSync(database)) removeEmpty(database)
  }
}

function removeEmpty(database: string): void {
  try {
    const file = realpathSync(database)
    if (!hasRecords(file) && !isOpen(file)) rmSync(file)
  } catch {
    // It stays, as harmless as it is; what became of the import is what counts.
  }
}

function hasRecords(file: string): boolean {
  const { DatabaseSync } = sqlite()
  const database = new DatabaseSync(file)
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE name IN ('papers', 'doiPapers', 'absentPapers')")
      .all()
    return tables.some(({ name }) => database.prepare(`SELECT 1 FROM ${name} LIMIT 1`).get() !== undefined)
  } finally {
    database.close()
  }
}

/** The last connection that is closed removes the log. */
function isOpen(file: string): boolean {
  return existsSync(`${file}-wal`)
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

/** Whether somebody named the library, by the option or in the environment, and so expects it. */
export function isLibraryNamed(option: string | undefined, environment = process.env): boolean {
  return option !== undefined || Boolean(environment[variables['library.sqlite']])
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
