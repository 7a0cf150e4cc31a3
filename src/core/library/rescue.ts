import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { type Database, inTransaction, openForReading } from './database.ts'
import { type PaperRow, paperOfRow } from './paperRow.ts'

/** The number of rows read at once while none of them is damaged. */
const blockSize = 100

const paperColumns = [
  ...['id', 'title', 'authors', 'abstract', 'publishedAt', 'updatedAt', 'version', 'categories', 'comment'],
  ...['journalReference', 'doi', 'source', 'origins', 'savedAt', 'usedAt', 'askedAt'],
]

type Row = Record<string, string | number | bigint | null>

/**
 * Copies every record of a damaged library that can still be read, and returns their number. Never throws.
 *
 * Rows are read by their numbers, one by one where pages are damaged; the numbers are found in the pages themselves,
 * because after long use the file's size says nothing about them, and the last one may be unreadable.
 */
export function rescueRecords(damagedPath: string, database: Database): number {
  const numbers = attempt(() => rowNumbersIn(damagedPath)) ?? []
  const damaged = attempt(() => openForReading(damagedPath))
  if (!damaged) return 0
  try {
    // Only the transaction may fail here, on a full disk.
    return attempt(() => copyRecords(damaged, numbers, database)) ?? 0
  } finally {
    damaged.close()
  }
}

function copyRecords(damaged: Database, numbers: readonly number[], database: Database): number {
  return inTransaction(database, () => {
    const papers = attempt(() => copyPapers(damaged, numbers, database)) ?? 0
    return papers + (attempt(() => copyDois(damaged, database)) ?? 0)
  })
}

function copyPapers(damaged: Database, numbers: readonly number[], database: Database): number {
  // A library of an earlier version has fewer.
  const known = damaged.prepare('PRAGMA table_info(papers)').all()
  const columns = paperColumns.filter((column) => known.some(({ name }) => name === column))
  const insert = database.prepare(insertStatement('papers', columns))
  let copied = 0
  for (const row of readableRows(damaged, columns, numbers)) {
    if (isPaper(row) && attempt(() => insert.run(row))?.changes) copied += 1
  }
  if (!columns.includes('usedAt')) database.exec('UPDATE papers SET usedAt = savedAt')
  return copied
}

/** Blocks of rows; if one is damaged, its rows one by one: reading a range also touches the row after its last one. */
function* readableRows(
  damaged: Database,
  columns: readonly string[],
  numbers: readonly number[],
): Generator<Row> {
  const prepare = (condition: string) => {
    const query = damaged.prepare(`SELECT ${columns.join(', ')} FROM papers WHERE ${condition}`)
    query.setReadBigInts(true)
    return (...values: readonly number[]) => attempt(() => query.all(...values) as Row[])
  }
  const readBlock = prepare('number BETWEEN ? AND ?')
  const readOne = prepare('number = ?')
  for (let start = 0; start < numbers.length; start += blockSize) {
    const block = numbers.slice(start, start + blockSize)
    const rows = readBlock(block[0] ?? 0, block.at(-1) ?? 0)
    if (rows) yield* rows
    else for (const number of block) yield* readOne(number) ?? []
  }
}

/** Papers by DOI have no numbers: they are read from the start up to the damage, and from the end back to it. */
function copyDois(damaged: Database, database: Database): number {
  const insert = database.prepare(insertStatement('doiPapers', ['id', 'record', 'savedAt']))
  let copied = 0
  for (const order of ['ASC', 'DESC']) {
    attempt(() => {
      const rows = damaged.prepare(`SELECT id, record, savedAt FROM doiPapers ORDER BY id ${order}`).iterate()
      for (const row of rows) {
        // The rest has been read from the other end.
        if (!insert.run(row).changes) break
        copied += 1
      }
    })
  }
  return copied
}

function isPaper(row: PaperRow): boolean {
  return attempt(() => paperOfRow(row)) !== undefined
}

/** What cannot be read or copied is lost; the file that was set aside still has it. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** Values of the wrong type are refused by the table, which is strict. */
function insertStatement(table: string, columns: readonly string[]): string {
  const values = columns.map((column) => `:${column}`)
  return `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`
}

/** The first byte of a leaf page of a table with row numbers. */
const tableLeaf = 0x0d
const databaseHeaderBytes = 100
const walHeaderBytes = 32
const frameHeaderBytes = 24
const pagesAtOnce = 256

/**
 * The numbers of all rows in any leaf page of any table, in ascending order, for a database that is too damaged to
 * query: some belong to other tables, or to deleted rows. Pages are found directly in the file and in its write-ahead
 * log (https://www.sqlite.org/fileformat2.html, sections 1.6 and 4.1), without following other pages.
 */
function rowNumbersIn(path: string): readonly number[] {
  const numbers = new Set<number>()
  const pageSize = pageSizeOf(path)
  const note = (page: Buffer, start: number) => {
    for (const number of rowsOfPage(page, start)) numbers.add(number)
  }
  forEachBlock(path, { from: 0, size: pageSize }, (page, index) => {
    note(page, index === 0 ? databaseHeaderBytes : 0)
  })
  const wal = `${path}-wal`
  if (existsSync(wal)) {
    const frames = { from: walHeaderBytes, size: frameHeaderBytes + pageSize }
    forEachBlock(wal, frames, (frame) => note(frame.subarray(frameHeaderBytes), 0))
  }
  return [...numbers].sort((a, b) => a - b)
}

function pageSizeOf(path: string): number {
  let size = 0
  forEachBlock(path, { from: 0, size: databaseHeaderBytes }, (header, index) => {
    if (index === 0) size = header.readUInt16BE(16)
  })
  // 1 stands for 65536, which does not fit; a damaged header most probably had SQLite's default size.
  if (size === 1) return 65_536
  return size >= 512 && Number.isInteger(Math.log2(size)) ? size : 4096
}

function* rowsOfPage(page: Buffer, start: number): Generator<number> {
  if (page[start] !== tableLeaf) return
  const count = page.readUInt16BE(start + 3)
  for (let cell = 0; cell < count; cell += 1) {
    const pointer = start + 8 + 2 * cell
    if (pointer + 2 > page.length) return
    const size = varintAt(page, page.readUInt16BE(pointer))
    const number = size && varintAt(page, size.end)?.value
    if (number !== undefined && Number.isSafeInteger(number)) yield number
  }
}

/** Seven bits per byte, highest first, while a byte has its eighth bit set; `undefined` beyond the page. */
function varintAt(page: Buffer, start: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0
  for (let at = start; at < Math.min(start + 8, page.length); at += 1) {
    const byte = page[at] ?? 0
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, end: at + 1 }
  }
  return undefined
}

/** Blocks of one size; the last one only if it is complete. The buffer is reused. */
function forEachBlock(
  path: string,
  { from, size }: { readonly from: number; readonly size: number },
  visit: (block: Buffer, index: number) => void,
): void {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(size * pagesAtOnce)
    for (let index = 0; ; ) {
      const read = readSync(file, buffer, 0, buffer.length, from + index * size)
      const whole = Math.floor(read / size)
      for (let block = 0; block < whole; block += 1) {
        visit(buffer.subarray(block * size, (block + 1) * size), index + block)
      }
      if (whole < pagesAtOnce) return
      index += whole
    }
  } finally {
    closeSync(file)
  }
}
