// The command `check`: reports problems in digests once, mends them, or reports them again whenever a file changes.

import { EventEmitter, once } from 'node:events'
import { type FSWatcher, watch } from 'node:fs'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { delay } from '../../core/base/async.ts'
import { isAbort } from '../../core/base/errors.ts'
import { checkFiles, fixDigests, printDifference, writeFixed } from '../check/checkFiles.ts'
import { type CheckedFile, type Report, reports } from '../check/reports.ts'
import { readArchive, withTexts } from '../input/digestFiles.ts'
import { requireNamed } from '../input/inputFiles.ts'
import { type KnownPapersOptions, knownPapers, requireNamedLibrary } from '../input/records.ts'
import { inLanguageOf } from '../terminal.ts'
import {
  apart,
  type Command,
  type ExitCode,
  isLibraryNamed,
  known,
  libraryHelp,
  missing,
  type Output,
  parseArguments,
  readAddress,
  UsageError,
  untilInterrupted,
  usualLibraryPath,
} from './command.ts'

const formats = reports.map(({ id }) => id).join('|')

export const check: Command = {
  name: 'check',
  summary: () =>
    l10n.t('Checks digests against all rules, as one archive; exits with 1 if there are errors.'),
  forms: [
    `check [--format ${formats}] [--fix [--dry-run] | --watch]`,
    '  [--online] [--recheck] [--library PATH] [--arxiv URL] FILE|FOLDER…',
  ],
  terms: () => ({
    '--format': l10n.t('output format:'),
    '  text': l10n.t('file:line:column rule message, one problem per line (default)'),
    '  json': l10n.t('one JSON object per file, one per line; in English'),
    '  sarif': l10n.t('SARIF 2.1.0, for code scanning; in English'),
    '  github': l10n.t('GitHub Actions annotations'),
    '--fix': l10n.t(
      "fixes what the editor's “Fix All” fixes, in digests and indexes, and prints what is left",
    ),
    '--dry-run': l10n.t(
      'with --fix: writes nothing, and prints the changes as a patch for "patch -p1"; exits with 1 if there are any',
    ),
    '--watch': l10n.t(
      'keeps running until interrupted, and prints the problems of a file again when they change',
    ),
    '--online': l10n.t('asks arXiv, within its terms of use, for records missing from the library'),
    '--recheck': l10n.t(
      'asks arXiv again for records older than a week, and for those missing from the library; an interruption keeps what has arrived',
    ),
    '--library': libraryHelp(),
    '--arxiv': l10n.t("another address for arXiv's query API"),
  }),
  async run(args, output) {
    return runCheck(readArguments(args), output)
  },
}

function readArguments(args: readonly string[]): CheckRequest {
  const { values, positionals: names } = parseArguments(args, options)
  const ids = reports.map(({ id }) => id)
  const id = known(values.format ?? 'text', ids, '--format')
  const report = reports.find((each) => each.id === id) as Report
  if (names.length === 0) throw new UsageError(l10n.t('{0} expects at least one file or folder.', 'check'))
  const papers = {
    libraryPath: values.library ?? usualLibraryPath(),
    isNamed: isLibraryNamed(values.library),
    isOnline: (values.online || values.recheck) ?? false,
    isRecheck: values.recheck ?? false,
    arxivUrl: readAddress(values.arxiv, '--arxiv'),
  }
  if (papers.arxivUrl !== undefined && !papers.isOnline) throw new UsageError(missing('--arxiv', '--online'))
  return { names, papers, report, mode: readMode(values, report) }
}

/** The options that decide the mode. */
interface ModeValues {
  readonly fix?: boolean
  readonly watch?: boolean
  readonly format?: string
  readonly 'dry-run'?: boolean
}

function readMode(
  { fix, watch, format, 'dry-run': dryRun }: ModeValues,
  report: Report,
): CheckRequest['mode'] {
  if (dryRun && !fix) throw new UsageError(missing('--dry-run', '--fix'))
  if (dryRun && format !== undefined) throw new UsageError(apart('--dry-run', '--format'))
  if (watch && fix) throw new UsageError(apart('--watch', '--fix'))
  if (watch && report.isOneText) throw new UsageError(apart('--watch', `--format ${report.id}`))
  if (watch) return 'watch'
  if (dryRun) return 'show-fixes'
  return fix ? 'fix' : 'check'
}

const options = {
  format: { type: 'string' },
  fix: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  watch: { type: 'boolean' },
  online: { type: 'boolean' },
  recheck: { type: 'boolean' },
  library: { type: 'string' },
  arxiv: { type: 'string' },
} as const

interface CheckRequest {
  /** Files and folders. */
  readonly names: readonly string[]
  readonly papers: KnownPapersOptions
  readonly report: Report
  readonly mode: 'check' | 'fix' | 'show-fixes' | 'watch'
}

/** Checks files as one archive, and handles the findings according to the mode. */
async function runCheck(request: CheckRequest, output: Output): Promise<ExitCode> {
  const { names, papers, report, mode } = request
  if (mode === 'watch') {
    await requireNamed(names)
    requireNamedLibrary(papers)
    await watchFiles(request, output)
    return 0
  }
  let read = await readArchive(names, output)
  const { value: facts, ...known } = await knownPapers(read, papers, output)
  let hasFailed = read.hasFailed || known.hasFailed
  if (mode !== 'check') {
    const fixed = fixDigests(read, facts, output)
    if (mode === 'show-fixes') {
      const left = await printDifference(fixed.files, output)
      return hasFailed || left.length > 0 ? 2 : fixed.files.length > 0 ? 1 : 0
    }
    const left = await writeFixed(fixed.files, output)
    if (left.length > 0) hasFailed = true
    read = withTexts(fixed.read, new Map(left.map(({ file, before }) => [file, before])))
  }
  const checked = inLanguageOf(report, () => checkFiles(read, facts, output))
  for (const line of inLanguageOf(report, () => [...report.write(checked)])) await output.print(line)
  if (hasFailed) return 2
  return checked.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
}

interface WatchRequest {
  readonly names: readonly string[]
  readonly papers: KnownPapersOptions
  readonly report: Report
}

/** Checks files, and after each change reports those with new findings, until the process is asked to end or its output is no longer read. */
async function watchFiles({ names, papers, report }: WatchRequest, output: Output): Promise<void> {
  const library = path.resolve(papers.libraryPath)
  const told = new ToldFindings()
  const complaints = new ToldComplaints(output)
  const act = async (enter: (folder: string) => void) => {
    const read = await readArchive(names, complaints.output, { enter })
    const { value: facts } = await knownPapers(read, papers, complaints.output)
    const checked = inLanguageOf(report, () => checkFiles(read, facts, complaints.output))
    const news = told.newsIn(checked)
    for (const line of report.write(news)) await output.print(line)
    const isFirst = complaints.endRound()
    if (isFirst || news.length > 0) output.complain(summaryOf(checked))
    if (isFirst) output.complain(l10n.t('Watching for changes; press Ctrl+C to stop.'))
    return output.isRead()
  }
  // A database has files beside it, which come and go with every reader.
  const isOwn = (file: string) => file.startsWith(library)
  await untilInterrupted((signal) => watchFolders({ act, isOwn }, signal))
}

function summaryOf(checked: readonly CheckedFile[]): string {
  const counts = checked.map(({ findings }) => findings.length).filter((count) => count > 0)
  const problems = counts.reduce((sum, count) => sum + count, 0)
  return l10n.t('Problems: {0}, in {1} of {2} files.', problems, counts.length, checked.length)
}

/** What was last reported for each file. */
class ToldFindings {
  #told = new Map<string, string>()

  /** The files whose findings have changed since the last report; a removed file has none left. */
  newsIn(checked: readonly CheckedFile[]): readonly CheckedFile[] {
    const before = this.#told
    const now = new Map(checked.map((each) => [each.file, JSON.stringify(each.findings)]))
    const gone = [...before.keys()].filter((file) => !now.has(file)).map((file) => ({ file, findings: [] }))
    this.#told = now
    return [...checked, ...gone].filter(({ file }) => (now.get(file) ?? '[]') !== (before.get(file) ?? '[]'))
  }
}

/** Passes on complaints that were not made in the previous round. */
class ToldComplaints {
  readonly output: Output
  #before: Set<string> | undefined
  #now = new Set<string>()

  constructor(output: Output) {
    this.output = {
      ...output,
      complain: (line) => {
        this.#now.add(line)
        if (!this.#before?.has(line)) output.complain(line)
      },
    }
  }

  /** @returns whether it was the first round */
  endRound(): boolean {
    const isFirst = this.#before === undefined
    this.#before = this.#now
    this.#now = new Set()
    return isFirst
  }
}

/** Editors and version control write files in several steps, and several files at once. In milliseconds. */
const settledAfterMs = 150

interface FolderWatch {
  /**
   * Does the work once.
   * @param enter must be called for each folder before it is read, so that no change is missed
   * @returns whether to go on
   */
  act(enter: (folder: string) => void): Promise<boolean>
  /** Files that the work itself writes. */
  isOwn(file: string): boolean
}

/**
 * Does the work at once, and again whenever something changes in the folders that it has read, until the signal aborts.
 * Folders are watched one by one: watching a tree would include `node_modules` and other folders that nobody reads.
 * @throws what the work throws, and an error when the system refuses to watch more folders
 */
async function watchFolders({ act, isOwn }: FolderWatch, signal: AbortSignal): Promise<void> {
  const folders = new WatchedFolders(isOwn)
  try {
    for (;;) {
      if (!(await act((folder) => folders.enter(folder)))) return
      folders.leaveOthers()
      await folders.change(signal)
    }
  } catch (error) {
    if (!signal.aborted || !isAbort(error)) throw error
  } finally {
    folders.close()
  }
}

class WatchedFolders {
  readonly #isOwn: (file: string) => boolean
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #entered = new Set<string>()
  readonly #events = new EventEmitter()
  #hasChanged = false

  constructor(isOwn: (file: string) => boolean) {
    this.#isOwn = isOwn
  }

  enter(folder: string): void {
    const own = path.resolve(folder)
    this.#entered.add(own)
    if (this.#watchers.has(own)) return
    const watcher = watch(own, (_, name) => {
      if (name === null || !this.#isOwn(path.join(own, name))) this.#note()
    })
    // The folder is gone, which the watcher of its parent also reports.
    watcher.on('error', () => this.#note())
    this.#watchers.set(own, watcher)
  }

  /** Stops watching the folders that were not entered since the last time. */
  leaveOthers(): void {
    for (const [folder, watcher] of this.#watchers) {
      if (this.#entered.has(folder)) continue
      watcher.close()
      this.#watchers.delete(folder)
    }
    this.#entered.clear()
  }

  /** Resolves when something has changed since the last call, and everything is quiet again. */
  async change(signal: AbortSignal): Promise<void> {
    if (!this.#hasChanged) await once(this.#events, 'change', { signal })
    while (this.#hasChanged) {
      this.#hasChanged = false
      await delay(settledAfterMs, signal)
    }
  }

  #note(): void {
    this.#hasChanged = true
    this.#events.emit('change')
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
  }
}
