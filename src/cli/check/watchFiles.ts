import { EventEmitter, once } from 'node:events'
import { type FSWatcher, watch } from 'node:fs'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { delay } from '../../core/base/async.ts'
import { isAbort } from '../../core/base/errors.ts'
import type { Output } from '../commands/command.ts'
import { readArchive } from '../input/digestFiles.ts'
import type { CheckedFile, Report } from '../reports/report.ts'
import { untilInterrupted } from '../services.ts'
import { inLanguageOf } from '../terminal.ts'
import { checkFiles, type KnownPapersOptions, knownPapers } from './checkFiles.ts'

interface WatchRequest {
  readonly names: readonly string[]
  readonly papers: KnownPapersOptions
  readonly report: Report
}

/** Checks files, and after each change reports those with new findings, until the process is asked to end. */
export async function watchFiles({ names, papers, report }: WatchRequest, output: Output): Promise<void> {
  const library = path.resolve(papers.libraryPath)
  const told = new ToldFindings()
  const complaints = new ToldComplaints(output)
  const act = async (enter: (folder: string) => void) => {
    const read = await readArchive(names, complaints.output, { enter })
    const facts = await knownPapers(read, papers, complaints.output)
    const checked = inLanguageOf(report, () => checkFiles(read, facts, complaints.output))
    const news = told.newsIn(checked)
    for (const line of report.write(news)) await output.print(line)
    const isFirst = complaints.endRound()
    if (isFirst || news.length > 0) output.complain(summaryOf(checked))
    if (isFirst) output.complain(l10n.t('Watching for changes; press Ctrl+C to stop.'))
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

  /** The files whose findings have changed since the last report. */
  newsIn(checked: readonly CheckedFile[]): readonly CheckedFile[] {
    const now = new Map(checked.map((each) => [each.file, JSON.stringify(each.findings)]))
    const news = checked.filter(({ file }) => now.get(file) !== (this.#told.get(file) ?? '[]'))
    this.#told = now
    return news
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
   */
  act(enter: (folder: string) => void): Promise<void>
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
      await act((folder) => folders.enter(folder))
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
