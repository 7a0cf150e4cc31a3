import { parseIdentifier } from '../arxiv/identifier.ts'
import { parseDoi } from '../paper/doi.ts'
import type { PaperRecord } from '../paper/paper.ts'
import { readRecord } from '../paper/readRecord.ts'
import type { Library } from './library.ts'

/** Longer lines hold no record. */
const longestLine = 1_000_000
const batchSize = 500

/** How an import went. */
export interface ImportCount {
  readonly imported: number
  /** Lines that hold no record of a paper; empty lines do not count. */
  readonly skipped: number
}

/** Every record of the library as one JSON object a line, without line ends: arXiv's papers, then those with a DOI. */
export function* exportLines(library: Library): Generator<string> {
  for (const table of ['papers', 'doiPapers'] as const) {
    for (let after = ''; ; ) {
      const records = library.recordsAfter(table, after, batchSize)
      for (const record of records) yield JSON.stringify(record)
      const last = records.at(-1)
      if (!last) break
      after = last.id
    }
  }
}

/**
 * Takes over records, one JSON object a line; what the library has already is joined with them. What was read before
 * the signal aborts stays.
 * @throws the signal's reason, when it aborts.
 */
export async function importLines(
  library: Library,
  lines: AsyncIterable<string>,
  signal?: AbortSignal,
): Promise<ImportCount> {
  let imported = 0
  let skipped = 0
  let batch: PaperRecord<string>[] = []
  const save = async () => {
    await library.saveRecords(batch)
    imported += batch.length
    batch = []
  }
  for await (const line of lines) {
    signal?.throwIfAborted()
    if (line.trim() === '') continue
    const record = readLine(line)
    if (record) batch.push(record)
    else skipped += 1
    if (batch.length === batchSize) await save()
  }
  await save()
  return { imported, skipped }
}

function readLine(line: string): PaperRecord<string> | undefined {
  if (line.length > longestLine) return undefined
  const record = readRecord(parsed(line))
  const id = record && (parseIdentifier(record.id)?.id ?? parseDoi(record.id))
  return id && { ...record, id }
}

function parsed(line: string): unknown {
  try {
    // A byte order mark may stand before the first line.
    return JSON.parse(line.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
