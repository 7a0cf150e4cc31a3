import { isUtf8 } from 'node:buffer'
import * as l10n from '@vscode/l10n'
import { type Line, LineCutter } from '../base/textBytes.ts'
import { type PaperRecord, parsePaperId, readRecord } from '../paper/paper.ts'
import { isBusy } from './database.ts'
import type { Library } from './library.ts'

/** Longer lines are not records: one with ten thousand authors has half of that. */
const longestLineBytes = 1_000_000
const batchSize = 500
/** The number of remarks that are kept; the others are counted. */
const mostRemarks = 20

/** The problem of a line. */
interface LineRemark {
  /** From 1. */
  readonly line: number
  /** For people: "this is not JSON". */
  readonly problem: string
}

/** The result of an import. */
export interface ImportCount {
  readonly imported: number
  /** Lines that are not records of papers; empty lines do not count. */
  readonly skipped: number
  /** The first lines that were skipped, or read without one of their fields. */
  readonly remarks: readonly LineRemark[]
}

/** A record and its line, or why there is none. */
type ReadLine = LineRemark & { readonly record: PaperRecord<string> | undefined }

/** Every record of the library as one JSON object per line, without line ends: arXiv papers, then those with a DOI. */
export function* exportLines(library: Library): Generator<string> {
  for (const table of ['papers', 'doiPapers'] as const) {
    for (let after = ''; ; ) {
      const { records, lastId } = library.recordsAfter(table, after, batchSize)
      for (const record of records) yield lineOf(record)
      // The order of ids in a damaged library is unreliable.
      if (lastId === undefined || Buffer.compare(Buffer.from(lastId), Buffer.from(after)) <= 0) break
      after = lastId
    }
  }
}

/** Some programs treat U+2028 and U+2029 as line ends, Node's `readline` among them. */
function lineOf(record: PaperRecord<string>): string {
  return JSON.stringify(record).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`)
}

/**
 * Imports records, one JSON object per line, from a text in chunks of bytes, and merges them with those of the library.
 * Only a line feed ends a line. A bad line does not affect the others. What was read before the signal aborts stays.
 * @throws the signal's reason when it aborts, and an error of the library if it accepts nothing at all.
 */
export async function importLines(
  library: Library,
  chunks: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<ImportCount> {
  const importing = new Import(library)
  for await (const read of linesIn(chunks)) {
    signal?.throwIfAborted()
    await importing.add(read)
  }
  return importing.end()
}

class Import {
  readonly #library: Library
  readonly #remarks: LineRemark[] = []
  #imported = 0
  #skipped = 0
  #batch: ReadLine[] = []

  constructor(library: Library) {
    this.#library = library
  }

  async add(read: ReadLine): Promise<void> {
    if (read.problem !== '') this.#remark(read)
    if (read.record) this.#batch.push(read)
    else this.#skipped += 1
    if (this.#batch.length === batchSize) await this.#save()
  }

  async end(): Promise<ImportCount> {
    await this.#save()
    return { imported: this.#imported, skipped: this.#skipped, remarks: this.#remarks }
  }

  async #save(): Promise<void> {
    const batch = this.#batch
    this.#batch = []
    try {
      await this.#library.saveRecords(recordsOf(batch))
      this.#imported += batch.length
    } catch (error) {
      // Each record would wait as long as the batch has.
      if (isBusy(error)) throw error
      await this.#saveOneByOne(batch, error)
    }
  }

  /** A record that the library refuses does not affect the others; a full disk refuses all. */
  async #saveOneByOne(batch: readonly ReadLine[], cause: unknown): Promise<void> {
    const before = this.#imported
    for (const { line, ...read } of batch) {
      try {
        await this.#library.saveRecords(recordsOf([{ line, ...read }]))
        this.#imported += 1
      } catch (error) {
        this.#skipped += 1
        this.#remark({ line, problem: error instanceof Error ? error.message : String(error) })
      }
    }
    if (this.#imported === before) throw cause
  }

  #remark({ line, problem }: LineRemark): void {
    if (this.#remarks.length < mostRemarks) this.#remarks.push({ line, problem })
  }
}

function recordsOf(batch: readonly ReadLine[]): readonly PaperRecord<string>[] {
  return batch.flatMap(({ record }) => record ?? [])
}

/** All lines except empty ones. */
async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadLine> {
  const cutter = new LineCutter(0, longestLineBytes)
  let line = 0
  const read = function* (lines: Iterable<Line>) {
    for (const { bytes } of lines) {
      line += 1
      if (bytes === undefined || bytes.toString('latin1').trim() !== '') yield { line, ...readLine(bytes) }
    }
  }
  for await (const chunk of chunks) {
    yield* read(cutter.cut(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)))
  }
  yield* read(cutter.last())
}

function readLine(bytes: Buffer | undefined): Omit<ReadLine, 'line'> {
  if (!bytes) return refused(l10n.t('this line is longer than {0} bytes', longestLineBytes))
  if (!isUtf8(bytes)) return refused(l10n.t('this is not UTF-8'))
  const value = parsed(bytes.toString('utf8'))
  if (value === undefined) return refused(l10n.t('this is not JSON'))
  const record = readRecord(value)
  const id = record && parsePaperId(record.id)
  if (!id) return refused(l10n.t('this is not a paper record with "id", "title" and "source"'))
  const { version } = value as { readonly version?: unknown }
  const isOdd = version !== undefined && version !== null && record.version === undefined
  const written = String(JSON.stringify(version)).slice(0, 40)
  return {
    record: { ...record, id },
    problem: isOdd ? l10n.t('{0} is not a version of {1}, and was left out', written, id) : '',
  }
}

function refused(problem: string): Omit<ReadLine, 'line'> {
  return { record: undefined, problem }
}

function parsed(line: string): unknown {
  try {
    // The first line may start with a byte order mark.
    return JSON.parse(line.replace(/^\ufeff/, ''))
  } catch {
    // The remark on the line says so.
    return undefined
  }
}
