import * as l10n from '@vscode/l10n'
import { type Line, LineCutter } from '../../base/lineCutter.ts'
import type { PaperRows } from '../catalogueWriter.ts'
import { writeRecord } from '../record.ts'
import { UnreadableSnapshotError } from './errors.ts'
import type { ImportState } from './importStates.ts'
import { type OpenSnapshot, openSnapshot } from './openSnapshot.ts'
import { readSnapshotLine } from './snapshotLine.ts'

/** A line that is no record. */
export interface BadLine {
  /** From 1. */
  readonly line: number
  /** For people: "an arXiv identifier as "id"". */
  readonly expected: string
}

/** Papers that follow each other in a snapshot. */
export interface SnapshotBatch extends PaperRows {
  readonly badLines: readonly BadLine[]
  /** How far the import has come with them. */
  readonly state: ImportState
  /** How much of the file has been read, from 0 to 1. */
  readonly fraction: number
}

/** Papers in one transaction: what a kill loses at most. */
const batchPapers = 5_000
/** A file that begins with so many lines that are no records is no snapshot. */
export const mostBadLinesFirst = 1_000

/**
 * Reads a snapshot from where an import has come to.
 * @throws {UnreadableSnapshotError} when the file cannot be read to its end.
 */
export async function* readSnapshot(path: string, from: ImportState): AsyncGenerator<SnapshotBatch> {
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

/** Errors of the file and its packing, by name. */
export async function attempt<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work
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
      const expected = read?.expected ?? l10n.t('a line of less than 8 megabytes')
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
