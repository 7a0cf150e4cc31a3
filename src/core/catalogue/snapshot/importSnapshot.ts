import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import * as l10n from '@vscode/l10n'
import { type Line, LineCutter } from '../../base/textBytes.ts'
import { CatalogueWriter, type PaperRows } from '../catalogueWriter.ts'
import type { CatalogueDatabase } from '../openCatalogue.ts'
import { writeRecord } from '../record.ts'
import type { VolumeIndexer } from '../volumeLists.ts'
import {
  attempt,
  NotASnapshotError,
  type OpenSnapshot,
  openSnapshot,
  readSnapshotLine,
} from './readSnapshot.ts'

/** The progress of the import of one file. */
interface ImportState {
  /** Uncompressed, from the start of the text. */
  readonly bytes: number
  readonly lines: number
  readonly papers: number
  readonly badLines: number
  readonly isFinished: boolean
}

const none: ImportState = { bytes: 0, lines: 0, papers: 0, badLines: 0, isFinished: false }

/** A line that is not a record. */
export interface BadLine {
  /** From 1. */
  readonly line: number
  /** For people: "an arXiv identifier as "id"". */
  readonly expected: string
}

interface ImportProgress {
  readonly stage: 'reading' | 'indexing'
  /** The progress of the stage, from 0 to 1. */
  readonly fraction: number
  /** Lines read so far, including those of earlier attempts. */
  readonly lines: number
  readonly papers: number
  readonly badLines: number
}

interface ImportListeners {
  onProgress(progress: ImportProgress): void
  onBadLine(line: BadLine): void
}

interface ImportOptions {
  readonly listeners: ImportListeners
  readonly signal: AbortSignal
  /** Computes volumes in other threads; if missing, the import runs in a single thread. */
  readonly indexer?: VolumeIndexer
}

/** Papers in one transaction: the most that a kill can lose. */
const batchPapers = 5_000
/** A file that starts with this many invalid lines is not a snapshot. */
const mostBadLinesFirst = 1_000

/**
 * Reads arXiv's metadata snapshot (JSON Lines, plain, gzip or zip) into the catalogue and indexes it. What is committed
 * stays whatever happens; the next import of the same file continues after it. A file that was read to the end is read
 * again, and known data changes nothing.
 * @throws {NotASnapshotError} if the file contains no records.
 * @throws {UnreadableSnapshotError} if it cannot be read to the end.
 * @throws the signal's reason when it aborts.
 */
export async function importSnapshot(
  database: CatalogueDatabase,
  path: string,
  options: ImportOptions,
): Promise<ImportState> {
  const run = new ImportRun(database, { path, source: await sourceOf(path) }, options)
  await run.readAll()
  if (run.state.papers === 0) throw new NotASnapshotError(path)
  await run.finish()
  return run.state
}

/** The same path with another size or time is another snapshot. */
async function sourceOf(path: string): Promise<string> {
  const { size, mtimeMs } = await attempt(path, stat(path))
  return `${resolve(path)} ${size} ${Math.floor(mtimeMs)}`
}

class ImportRun {
  readonly #writer: CatalogueWriter
  readonly #states: ImportStates
  readonly #path: string
  readonly #source: string
  readonly #options: ImportOptions
  state: ImportState

  constructor(
    database: CatalogueDatabase,
    { path, source }: { readonly path: string; readonly source: string },
    options: ImportOptions,
  ) {
    this.#path = path
    this.#writer = new CatalogueWriter(database)
    this.#states = new ImportStates(database)
    this.#source = source
    this.#options = options
    this.state = this.#states.unfinished(source)
  }

  async readAll(): Promise<void> {
    const { signal } = this.#options
    for await (const batch of readSnapshot(this.#path, this.state)) {
      signal.throwIfAborted()
      this.#take(batch)
    }
  }

  async finish(): Promise<void> {
    const { indexer, signal } = this.#options
    const steps = indexer ? this.#writer.index.updateWith(indexer) : this.#writer.index.update()
    for await (const { done, all } of steps) {
      this.#tell('indexing', all === 0 ? 1 : done / all)
      // Yields, so that the import can be stopped.
      await setImmediate()
      signal.throwIfAborted()
    }
    this.#states.save(this.#source, { ...this.state, isFinished: true })
  }

  #take(batch: SnapshotBatch): void {
    this.state = batch.state
    for (const bad of batch.badLines) this.#options.listeners.onBadLine(bad)
    if (this.state.papers === 0 && this.state.badLines >= mostBadLinesFirst) {
      throw new NotASnapshotError(this.#path)
    }
    const written = this.#writer.importPapers(batch, () => this.#states.save(this.#source, this.state))
    // The file is nearly sorted by identifier: volumes that it has passed are complete.
    if (this.#options.indexer) this.#writer.index.advance(this.#options.indexer, written)
    this.#tell('reading', batch.fraction)
  }

  #tell(stage: ImportProgress['stage'], fraction: number): void {
    const { lines, papers, badLines } = this.state
    this.#options.listeners.onProgress({ stage, fraction, lines, papers, badLines })
  }
}

/** Stores the state of imports, in the same transactions as their papers. */
class ImportStates {
  readonly #database: CatalogueDatabase

  constructor(database: CatalogueDatabase) {
    this.#database = database
  }

  /** Where to continue; at the start for a file that is new or was read to the end. */
  unfinished(source: string): ImportState {
    const row = this.#database
      .prepare('SELECT * FROM imports WHERE source = ? AND isFinished = 0')
      .get(source)
    if (!row) return none
    return {
      bytes: Number(row.bytes),
      lines: Number(row.lines),
      papers: Number(row.papers),
      badLines: Number(row.badLines),
      isFinished: false,
    }
  }

  save(source: string, { bytes, lines, papers, badLines, isFinished }: ImportState): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO imports (source, bytes, lines, papers, badLines, isFinished) VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(source, bytes, lines, papers, badLines, isFinished ? 1 : 0)
  }
}

/** Consecutive papers of a snapshot. */
interface SnapshotBatch extends PaperRows {
  readonly badLines: readonly BadLine[]
  /** The state of the import after them. */
  readonly state: ImportState
  /** How much of the file has been read, from 0 to 1. */
  readonly fraction: number
}

/**
 * Reads a snapshot from the import's last state.
 * @throws {UnreadableSnapshotError} if the file cannot be read to the end.
 */
async function* readSnapshot(path: string, from: ImportState): AsyncGenerator<SnapshotBatch> {
  const snapshot = await attempt(path, openSnapshot(path, from.bytes))
  try {
    const reader = new BatchReader(from, snapshot)
    const chunks = snapshot.chunks[Symbol.asyncIterator]()
    for (;;) {
      const next = await attempt(path, chunks.next())
      if (next.done) break
      yield* reader.read(next.value)
    }
    yield* reader.last()
  } finally {
    snapshot.close()
  }
}

class BatchReader {
  readonly #snapshot: OpenSnapshot
  readonly #cutter: LineCutter
  #state: ImportState
  #batch = emptyBatch()

  constructor(from: ImportState, snapshot: OpenSnapshot) {
    this.#state = from
    this.#snapshot = snapshot
    this.#cutter = new LineCutter(from.bytes)
  }

  *read(chunk: Buffer): Generator<SnapshotBatch> {
    for (const line of this.#cutter.cut(chunk)) {
      this.#take(line)
      const { numbers, badLines } = this.#batch
      if (numbers.length >= batchPapers || badLines.length >= mostBadLinesFirst) yield this.#give()
    }
  }

  *last(): Generator<SnapshotBatch> {
    for (const line of this.#cutter.last()) this.#take(line)
    yield this.#give()
  }

  #take({ bytes, end }: Line): void {
    const isEmpty = bytes?.length === 0
    const read = bytes && !isEmpty ? readSnapshotLine(bytes) : undefined
    const entry = read?.entry
    const isBad = !isEmpty && !entry
    const { lines, papers, badLines } = this.#state
    this.#state = {
      bytes: end,
      lines: lines + 1,
      papers: papers + (entry ? 1 : 0),
      badLines: badLines + (isBad ? 1 : 0),
      isFinished: false,
    }
    if (entry) {
      this.#batch.numbers.push(entry.number)
      this.#batch.changedOn.push(entry.changedOn)
      this.#batch.records.push(writeRecord(entry))
    } else if (isBad) {
      const expected = read?.expected ?? l10n.t('a line shorter than 8 MB')
      this.#batch.badLines.push({ line: lines + 1, expected })
    }
  }

  #give(): SnapshotBatch {
    const batch = { ...this.#batch, state: this.#state, fraction: this.#snapshot.fraction() }
    this.#batch = emptyBatch()
    return batch
  }
}

function emptyBatch() {
  return {
    numbers: [] as number[],
    changedOn: [] as number[],
    records: [] as string[],
    badLines: [] as BadLine[],
  }
}
