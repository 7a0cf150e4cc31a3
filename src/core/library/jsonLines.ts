import { isUtf8 } from 'node:buffer'
import * as l10n from '@vscode/l10n'
import { parseIdentifier } from '../arxiv/identifier.ts'
import { type Line, LineCutter } from '../base/textBytes.ts'
import { parseDoi } from '../paper/doi.ts'
import type { PaperRecord } from '../paper/paper.ts'
import { readRecord } from '../paper/readRecord.ts'
import type { Library } from './library.ts'

/** Longer lines hold no record: one of ten thousand authors has half of that. */
const longestLineBytes = 1_000_000
const batchSize = 500
/** So many remarks are told; the others are counted. */
const mostRemarks = 20

/** What is wrong with a line. */
interface LineRemark {
  /** From 1. */
  readonly line: number
  /** For people: "this is not JSON". */
  readonly problem: string
}

/** How an import went. */
export interface ImportCount {
  readonly imported: number
  /** Lines that hold no record of a paper; empty lines do not count. */
  readonly skipped: number
  /** The first lines that were skipped, or read but for a field. */
  readonly remarks: readonly LineRemark[]
}

/** A record and where it stands, or why there is none. */
type ReadLine = LineRemark & { readonly record: PaperRecord<string> | undefined }

/** Every record of the library as one JSON object a line, without line ends: arXiv's papers, then those with a DOI. */
export function* exportLines(library: Library): Generator<string> {
  for (const table of ['papers', 'doiPapers'] as const) {
    for (let after = ''; ; ) {
      const { records, lastId } = library.recordsAfter(table, after, batchSize)
      for (const record of records) yield lineOf(record)
      // The order of ids in a damaged library is none to rely on.
      if (lastId === undefined || Buffer.compare(Buffer.from(lastId), Buffer.from(after)) <= 0) break
      after = lastId
    }
  }
}

/** Some programs take U+2028 and U+2029 for ends of lines, Node's `readline` among them. */
function lineOf(record: PaperRecord<string>): string {
  return JSON.stringify(record).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`)
}

/**
 * Takes over records, one JSON object a line, of a text in chunks of bytes; what the library has already is joined with
 * them. Only a line feed ends a line. A line that cannot be taken over costs no other. What was read before the signal
 * aborts stays.
 * @throws the signal's reason, when it aborts, and what the library throws when it takes over nothing at all.
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
      await this.#saveOneByOne(batch, error)
    }
  }

  /** A record that the library refuses costs itself alone; a full disk refuses all. */
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

/** All lines but empty ones. */
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
  const id = record && (parseIdentifier(record.id)?.id ?? parseDoi(record.id))
  if (!id) return refused(l10n.t('this is no record of a paper, with "id", "title" and "source"'))
  const { version } = value as { readonly version?: unknown }
  const isOdd = version !== undefined && version !== null && record.version === undefined
  const written = String(JSON.stringify(version)).slice(0, 40)
  return {
    record: { ...record, id },
    problem: isOdd ? l10n.t('the version {0} of {1} is left out, for it is none', written, id) : '',
  }
}

function refused(problem: string): Omit<ReadLine, 'line'> {
  return { record: undefined, problem }
}

function parsed(line: string): unknown {
  try {
    // A byte order mark may stand before the first line.
    return JSON.parse(line.replace(/^\ufeff/, ''))
  } catch {
    // Said of the line.
    return undefined
  }
}
