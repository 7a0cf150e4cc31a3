import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import * as l10n from '@vscode/l10n'
import { type Entry, open as openZip, type ZipFile } from 'yauzl'
import { DigestError } from '../../base/errors.ts'
import { type Line, LineCutter } from '../../base/textBytes.ts'
import type { PaperRows } from '../catalogueWriter.ts'
import type { CatalogueDatabase } from '../openCatalogue.ts'
import { writeRecord } from '../record.ts'
import { readSnapshotLine } from './snapshotLine.ts'

/** The file holds no records of papers, one a line. */
export class NotASnapshotError extends DigestError {
  readonly code = 'not-a-snapshot'

  constructor(path: string) {
    super(l10n.t("{0} is not a snapshot of arXiv's metadata: expected one JSON object a line.", path))
  }
}

/** The file is not there, may not be read, or its packing is damaged. */
export class UnreadableSnapshotError extends DigestError {
  readonly code = 'unreadable-snapshot'

  constructor(path: string, options?: ErrorOptions) {
    super(l10n.t('{0} cannot be read to its end.', path), options)
  }
}

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

/** A snapshot's text as it is read. */
interface OpenSnapshot {
  /** The uncompressed bytes from the place asked for. */
  readonly chunks: AsyncIterable<Buffer>
  /** How much of the file has been read, from 0 to 1. */
  fraction(): number
  close(): void
}

const chunkBytes = 1 << 20

/**
 * Opens plain, gzip or zip by what the file begins with. A packed text has no places to jump to: there, what was read
 * before is unpacked again and passed over.
 * @param from where to begin, in uncompressed bytes.
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

/** How far the import of one file has come. */
export interface ImportState {
  /** Uncompressed, from the start of the text. */
  readonly bytes: number
  readonly lines: number
  readonly papers: number
  readonly badLines: number
  readonly isFinished: boolean
}

const none: ImportState = { bytes: 0, lines: 0, papers: 0, badLines: 0, isFinished: false }

/** Remembers imports, in the same transactions as their papers. */
export class ImportStates {
  readonly #database: CatalogueDatabase

  constructor(database: CatalogueDatabase) {
    this.#database = database
  }

  /** Where to go on; at the beginning for a file that is new or was read to its end. */
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
