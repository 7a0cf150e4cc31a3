import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import * as l10n from '@vscode/l10n'
import { CatalogueWriter } from '../catalogueWriter.ts'
import type { CatalogueDatabase } from '../openCatalogue.ts'
import type { CatalogueEntry } from '../record.ts'
import { NotASnapshotError, UnreadableSnapshotError } from './errors.ts'
import { type ImportState, ImportStates } from './importStates.ts'
import { type Line, LineCutter } from './lines.ts'
import { type OpenSnapshot, openSnapshot } from './openSnapshot.ts'
import { readSnapshotLine } from './snapshotLine.ts'

export interface ImportProgress {
  readonly stage: 'reading' | 'indexing'
  /** From 0 to 1, of the stage. */
  readonly fraction: number
  /** Lines read so far, with those of earlier attempts. */
  readonly lines: number
  readonly papers: number
  readonly badLines: number
}

/** A line that is no record. */
export interface BadLine {
  /** From 1. */
  readonly line: number
  /** For people: "an arXiv identifier as "id"". */
  readonly expected: string
}

export interface ImportListeners {
  onProgress(progress: ImportProgress): void
  onBadLine(line: BadLine): void
}

/** Papers in one transaction: what a kill loses at most. */
const batchPapers = 5_000
/** A file that begins with so many lines that are no records is no snapshot. */
const mostBadLinesFirst = 1_000
/**
 * Reads arXiv's metadata snapshot (JSON Lines, plain, gzip or zip) into the catalogue and indexes it. What is committed
 * stays whatever happens; asked again for the same file, it goes on behind that. A file that was read to its end is read
 * anew, and what is known already changes nothing.
 * @throws {NotASnapshotError} when the file holds no records.
 * @throws {UnreadableSnapshotError} when it cannot be read to its end.
 * @throws the signal's reason, when it aborts.
 */
export async function importSnapshot(
  database: CatalogueDatabase,
  path: string,
  { listeners, signal }: { readonly listeners: ImportListeners; readonly signal: AbortSignal },
): Promise<ImportState> {
  const run = new ImportRun(database, { path, source: await sourceOf(path) }, listeners)
  const snapshot = await attempt(path, () => openSnapshot(path, run.state.bytes))
  try {
    await attempt(path, () => run.readAll(snapshot, signal))
  } finally {
    snapshot.close()
  }
  if (run.state.papers === 0 && run.state.lines > 0) throw new NotASnapshotError(path)
  await run.finish(signal)
  return run.state
}

/** The same path with another size or time is another snapshot. */
async function sourceOf(path: string): Promise<string> {
  const { size, mtimeMs } = await attempt(path, () => stat(path))
  return `${resolve(path)} ${size} ${Math.floor(mtimeMs)}`
}

class ImportRun {
  readonly #writer: CatalogueWriter
  readonly #states: ImportStates
  readonly #path: string
  readonly #source: string
  readonly #listeners: ImportListeners
  #batch: CatalogueEntry[] = []
  state: ImportState

  constructor(
    database: CatalogueDatabase,
    { path, source }: { readonly path: string; readonly source: string },
    listeners: ImportListeners,
  ) {
    this.#path = path
    this.#writer = new CatalogueWriter(database)
    this.#states = new ImportStates(database)
    this.#source = source
    this.#listeners = listeners
    this.state = this.#states.unfinished(source)
  }

  async readAll(snapshot: OpenSnapshot, signal: AbortSignal): Promise<void> {
    const cutter = new LineCutter(this.state.bytes)
    for await (const chunk of snapshot.chunks) {
      signal.throwIfAborted()
      for (const line of cutter.cut(chunk)) this.#take(line, snapshot)
    }
    for (const line of cutter.last()) this.#take(line, snapshot)
    this.#commit(snapshot)
  }

  async finish(signal: AbortSignal): Promise<void> {
    for (const { done, all } of this.#writer.indexPapers()) {
      this.#tell('indexing', all === 0 ? 1 : done / all)
      // A turn for whoever wants to end it.
      await setImmediate()
      signal.throwIfAborted()
    }
    this.#states.save(this.#source, { ...this.state, isFinished: true })
  }

  #take({ bytes, end }: Line, snapshot: OpenSnapshot): void {
    const { lines, papers, badLines } = this.state
    const isEmpty = bytes?.length === 0
    const read = bytes && !isEmpty ? readSnapshotLine(bytes) : undefined
    const isBad = !isEmpty && !read?.entry
    this.state = {
      ...this.state,
      bytes: end,
      lines: lines + 1,
      papers: papers + (read?.entry ? 1 : 0),
      badLines: badLines + (isBad ? 1 : 0),
    }
    if (read?.entry) this.#batch.push(read.entry)
    if (isBad) this.#complain(read?.expected ?? l10n.t('a line of less than 8 megabytes'))
    if (this.#batch.length >= batchPapers) this.#commit(snapshot)
  }

  #complain(expected: string): void {
    this.#listeners.onBadLine({ line: this.state.lines, expected })
    if (this.state.papers === 0 && this.state.badLines >= mostBadLinesFirst) {
      throw new NotASnapshotError(this.#path)
    }
  }

  #commit(snapshot: OpenSnapshot): void {
    this.#writer.importPapers(this.#batch, () => this.#states.save(this.#source, this.state))
    this.#batch = []
    this.#tell('reading', snapshot.fraction())
  }

  #tell(stage: ImportProgress['stage'], fraction: number): void {
    const { lines, papers, badLines } = this.state
    this.#listeners.onProgress({ stage, fraction, lines, papers, badLines })
  }
}

/** Errors of the file and its packing, by name. */
async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const isOfFile =
      /^(?:E[A-Z]+$|Z_)/.test(code) ||
      (error instanceof Error &&
        /zip|archive|central directory|signature/i.test(error.message) &&
        code === '')
    throw isOfFile ? new UnreadableSnapshotError(path, { cause: error }) : error
  }
}
