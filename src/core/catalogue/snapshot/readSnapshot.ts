import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import * as l10n from '@vscode/l10n'
import { type Entry, open as openZip, type ZipFile } from 'yauzl'
import { DigestError } from '../../base/errors.ts'
import { type Line, LineCutter } from '../../base/textBytes.ts'
import type { PaperRows } from '../catalogueWriter.ts'
import { writeRecord } from '../record.ts'
import { readSnapshotLine } from './snapshotLine.ts'

/** The file does not contain paper records, one per line. */
export class NotASnapshotError extends DigestError {
  readonly code = 'not-a-snapshot'

  constructor(path: string) {
    super(l10n.t("{0} is not a snapshot of arXiv's metadata: expected one JSON object a line.", path))
  }
}

/** The file does not exist, may not be read, or its compression is damaged. */
class UnreadableSnapshotError extends DigestError {
  readonly code = 'unreadable-snapshot'

  constructor(path: string, options?: ErrorOptions) {
    super(l10n.t('{0} cannot be read to the end.', path), options)
  }
}

/** A line that is not a record. */
export interface BadLine {
  /** From 1. */
  readonly line: number
  /** For people: "an arXiv identifier as "id"". */
  readonly expected: string
}

/** Consecutive papers of a snapshot. */
export interface SnapshotBatch extends PaperRows {
  readonly badLines: readonly BadLine[]
  /** The state of the import after them. */
  readonly state: ImportState
  /** How much of the file has been read, from 0 to 1. */
  readonly fraction: number
}

/** Papers in one transaction: the most that a kill can lose. */
const batchPapers = 5_000

/** A file that starts with this many invalid lines is not a snapshot. */
export const mostBadLinesFirst = 1_000

/**
 * Reads a snapshot from the import's last state.
 * @throws {UnreadableSnapshotError} if the file cannot be read to the end.
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

/** Wraps errors of the file and its compression, with the file's name. */
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

/** A snapshot's text while it is read. */
interface OpenSnapshot {
  /** The uncompressed bytes from the requested position. */
  readonly chunks: AsyncIterable<Buffer>
  /** How much of the file has been read, from 0 to 1. */
  fraction(): number
  close(): void
}

const chunkBytes = 1 << 20

/**
 * Opens a plain, gzip or zip file, depending on its first bytes. In a compressed text one cannot jump: what was read
 * before is decompressed again and skipped.
 * @param from where to start, in uncompressed bytes.
 */
async function openSnapshot(path: string, from: number): Promise<OpenSnapshot> {
  const { size } = await stat(path)
  const start = await firstBytes(path)
  if (start.equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) {
    const { stream, bytes } = await openLargestEntry(path)
    return packed(stream, from, (read) => read / Math.max(1, bytes))
  }
  const file = createReadStream(path, { highWaterMark: chunkBytes })
  if (start[0] === 0x1f && start[1] === 0x8b) {
    const stream = file.pipe(createGunzip({ chunkSize: chunkBytes }))
    file.on('error', (error) => stream.destroy(error))
    stream.on('close', () => file.destroy())
    return packed(stream, from, () => file.bytesRead / Math.max(1, size))
  }
  file.destroy()
  const stream = createReadStream(path, { highWaterMark: chunkBytes, start: from })
  return {
    chunks: stream,
    fraction: () => Math.min(1, (from + stream.bytesRead) / Math.max(1, size)),
    close: () => stream.destroy(),
  }
}

function packed(stream: Readable, from: number, fractionAt: (bytes: number) => number): OpenSnapshot {
  let read = 0
  return {
    chunks: behind(stream, from, (bytes) => {
      read += bytes
    }),
    fraction: () => Math.min(1, fractionAt(read)),
    close: () => stream.destroy(),
  }
}

async function* behind(
  stream: Readable,
  from: number,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let left = from
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    onRead(chunk.length)
    if (left < chunk.length) yield left > 0 ? chunk.subarray(left) : chunk
    left = Math.max(0, left - chunk.length)
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The progress of the import of one file. */
export interface ImportState {
  /** Uncompressed, from the start of the text. */
  readonly bytes: number
  readonly lines: number
  readonly papers: number
  readonly badLines: number
  readonly isFinished: boolean
}

/** The text of the largest file in a zip archive, as a stream, and its uncompressed size. */
async function openLargestEntry(
  path: string,
): Promise<{ readonly stream: Readable; readonly bytes: number }> {
  const archive = await openArchive(path)
  try {
    const entry = (await entriesOf(archive)).toSorted((a, b) => b.uncompressedSize - a.uncompressedSize)[0]
    if (!entry) throw new Error('the archive is empty')
    const stream = await streamOf(archive, entry)
    stream.on('close', () => archive.close())
    return { stream, bytes: entry.uncompressedSize }
  } catch (error) {
    archive.close()
    throw error
  }
}

function openArchive(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    openZip(path, { lazyEntries: true, autoClose: false }, (error, archive) =>
      archive ? resolve(archive) : reject(error),
    )
  })
}

function entriesOf(archive: ZipFile): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    archive.on('error', reject)
    archive.on('end', () => resolve(entries))
    archive.on('entry', (entry: Entry) => {
      if (!entry.fileName.endsWith('/')) entries.push(entry)
      archive.readEntry()
    })
    archive.readEntry()
  })
}

function streamOf(archive: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => (stream ? resolve(stream) : reject(error)))
  })
}
