import { type Database, inTransaction, openForReading } from './database.ts'
import { paperOfRow } from './paperStore.ts'

/** How many rows are read at once while none of them is damaged. */
const blockSize = 100
/** More rows than fit on a page: the greatest number cannot be asked for when the end of the table is damaged. */
const rowsAPage = 8

const paperColumns = [
  ...['id', 'title', 'authors', 'abstract', 'publishedAt', 'updatedAt', 'version', 'categories', 'comment'],
  ...['journalReference', 'doi', 'source', 'savedAt'],
].join(', ')

/** Takes over what can still be read of a damaged library, and gives the number of papers. Never throws. */
export function rescuePapers(damagedPath: string, database: Database): number {
  try {
    const damaged = openForReading(damagedPath)
    try {
      return copyPapers(damaged, database)
    } finally {
      damaged.close()
    }
  } catch {
    // Not even the beginning of the file can be read.
    return 0
  }
}

function copyPapers(damaged: Database, database: Database): number {
  const insert = database.prepare(insertStatement)
  let copied = 0
  inTransaction(database, () => {
    for (const row of readableRows(damaged)) {
      if (attempt(() => paperOfRow(row)) && attempt(() => insert.run(row))) copied += 1
    }
  })
  return copied
}

/** Blocks of rows; where one is damaged, its rows one by one. */
function* readableRows(damaged: Database): Generator<Record<string, string | number | null>> {
  const pages = Number(damaged.prepare('PRAGMA page_count').get()?.page_count)
  const last = pages * rowsAPage
  const query = damaged.prepare(`SELECT ${paperColumns} FROM papers WHERE number >= :from AND number < :to`)
  const read = (from: number, to: number) =>
    attempt(() => query.all({ from, to }) as Record<string, string | number | null>[])
  for (let from = 1; from <= last; from += blockSize) {
    const block = read(from, from + blockSize)
    if (block) yield* block
    else for (let number = from; number < from + blockSize; number += 1) yield* read(number, number + 1) ?? []
  }
}

/** What cannot be read or taken over is lost; the file that was set aside keeps it. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** Values of the wrong kind are refused by the table, which is strict. */
const insertStatement = `
  INSERT OR IGNORE INTO papers (${paperColumns}, usedAt)
  VALUES (${paperColumns.replace(/\w+/g, (column) => `:${column}`)}, :savedAt)
`
