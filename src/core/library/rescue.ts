// Saves the records of a damaged library. Rows are read one by one through SQLite, by numbers found in the pages of the
// file; pages that SQLite cannot reach are read without it. Pages are found directly in the file and in its write-ahead
// log (https://www.sqlite.org/fileformat2.html, sections 1.6, 2.1 and 4.1), without following other pages.
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { parseDoi } from '../paper/doi.ts'
import {
  type Database,
  inTransaction,
  openForReading,
  type PaperRow,
  paperColumns,
  paperOfRow,
} from './database.ts'

/** The number of rows read at once while none of them is damaged. */
const blockSize = 100

type Row = Record<string, PageValue>

/**
 * Takes over every record that can still be read of a damaged library, and gives their number. Never throws.
 *
 * Rows are asked for by their numbers, one by one where pages are damaged; which numbers there are is found in the pages
 * themselves, because after long use they say nothing of the file's size, and the last one may not be readable. Where SQLite does
 * not find the way to a page, or into the file at all, the page is read without it.
 */
export function rescueRecords(damagedPath: string, database: Database): number {
  // Only the transaction may fail here, on a full disk.
  return (
    attempt(() =>
      inTransaction(database, () => copyAsked(damagedPath, database) + copyFromPages(damagedPath, database)),
    ) ?? 0
  )
}

/** Copies what SQLite can read from the file. */
function copyAsked(damagedPath: string, database: Database): number {
  const numbers = attempt(() => rowNumbersIn(damagedPath)) ?? []
  const damaged = attempt(() => openForReading(damagedPath))
  if (!damaged) return 0
  try {
    const papers = attempt(() => copyPapers(damaged, numbers, database)) ?? 0
    return papers + (attempt(() => copyDois(damaged, database)) ?? 0)
  } finally {
    damaged.close()
  }
}

/** Copies what else is on the pages; deleted records may come back, as any record may that is requested again. */
function copyFromPages(damagedPath: string, database: Database): number {
  const papers = new Inserts('papers', database)
  const dois = new Inserts('doiPapers', database)
  attempt(() => {
    forEachRow(damagedPath, (values) => {
      if (values[0] === null) papers.add(values, isPaper)
      else if (typeof values[0] === 'string') dois.add(values, isDoiPaper)
    })
  })
  database.exec('UPDATE papers SET usedAt = savedAt WHERE usedAt = 0')
  return papers.count + dois.count
}

/** Rows by their values in the order of a table's columns; the last ones may be missing, which earlier versions did not have. */
class Inserts {
  readonly #table: string
  readonly #columns: readonly string[]
  readonly #database: Database
  readonly #statements = new Map<number, (row: Row) => number>()
  count = 0

  constructor(table: string, database: Database) {
    this.#table = table
    this.#database = database
    const columns = database.prepare(`PRAGMA table_info(${table})`).all()
    this.#columns = columns.map(({ name }) => String(name))
  }

  add(values: readonly PageValue[], isOne: (row: Row) => boolean): void {
    if (values.length > this.#columns.length) return
    // The number of a row is not among its values, and is assigned again.
    const named = values.map((value, index) => [this.#columns[index] ?? '', value] as const)
    const row = Object.fromEntries(named.filter(([name]) => name !== 'number'))
    if (isOne(row)) this.count += attempt(() => this.#insert(row)) ?? 0
  }

  #insert(row: Row): number {
    const names = Object.keys(row)
    const known = this.#statements.get(names.length)
    if (known) return known(row)
    const statement = this.#database.prepare(insertStatement(this.#table, names))
    const run = (values: Row) => Number(statement.run(values).changes)
    this.#statements.set(names.length, run)
    return run(row)
  }
}

function isDoiPaper({ id, record }: Row): boolean {
  return (
    typeof id === 'string' && parseDoi(id) === id && attempt(() => JSON.parse(String(record))) !== undefined
  )
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

/** A value of a row, as `node:sqlite` takes it. */
type PageValue = string | number | bigint | Uint8Array | null

/** The first byte of a leaf page of a table with row numbers, and of one without, or of an index. */
const tableLeaf = 0x0d
const indexLeaf = 0x0a
const databaseHeaderBytes = 100
const walHeaderBytes = 32
const frameHeaderBytes = 24
const pagesAtOnce = 256
/** Longer rows are not ours. */
const longestRow = 10_000_000

/**
 * The numbers of all rows in any leaf page of any table, in ascending order: some belong to other tables, or to deleted
 * rows.
 * @throws errors of reading the file
 */
function rowNumbersIn(path: string): readonly number[] {
  const numbers = new Set<number>()
  forEachPage(path, (page) => {
    if (page.kind !== tableLeaf) return
    for (const cell of cellsOf(page)) {
      const number = varintAt(page.bytes, varintAt(page.bytes, cell)?.end)?.value
      if (number !== undefined && Number.isSafeInteger(number)) numbers.add(number)
    }
  })
  return [...numbers].sort((a, b) => a - b)
}

/**
 * Visits the values of all rows on any leaf page of any table or index: deleted or replaced rows may be among them. The
 * key of a table with numbers is null.
 * @throws errors of reading the file
 */
function forEachRow(path: string, visit: (values: readonly PageValue[]) => void): void {
  const file = openSync(path, 'r')
  try {
    forEachPage(path, (page) => {
      if (page.kind !== tableLeaf && page.kind !== indexLeaf) return
      for (const cell of cellsOf(page)) {
        const payload = payloadAt(page, cell, file)
        const values = payload && valuesIn(payload)
        if (values) visit(values)
      }
    })
  } finally {
    closeSync(file)
  }
}

interface Page {
  readonly bytes: Buffer
  /** Where its own header starts. */
  readonly start: number
  readonly kind: number | undefined
}

/** The buffer of a page is reused for the next one. */
function forEachPage(path: string, visit: (page: Page) => void): void {
  const pageSize = pageSizeOf(path)
  const wal = `${path}-wal`
  // Pages in the log are newer.
  if (existsSync(wal)) {
    const frames = { from: walHeaderBytes, size: frameHeaderBytes + pageSize }
    forEachBlock(wal, frames, (frame) => {
      const bytes = frame.subarray(frameHeaderBytes)
      visit({ bytes, start: 0, kind: bytes[0] })
    })
  }
  forEachBlock(path, { from: 0, size: pageSize }, (bytes, index) => {
    const start = index === 0 ? databaseHeaderBytes : 0
    visit({ bytes, start, kind: bytes[start] })
  })
}

function pageSizeOf(path: string): number {
  let size = 0
  forEachBlock(path, { from: 0, size: databaseHeaderBytes }, (header, index) => {
    if (index === 0 && header.toString('latin1').startsWith('SQLite format 3\0'))
      size = header.readUInt16BE(16)
  })
  // 1 stands for 65536, which does not fit; a damaged header most probably had SQLite's default size.
  if (size === 1) return 65_536
  return size >= 512 && Number.isInteger(Math.log2(size)) ? size : 4096
}

/** The positions of the cells of a leaf page. */
function* cellsOf({ bytes, start }: Page): Generator<number> {
  const count = bytes.readUInt16BE(start + 3)
  for (let cell = 0; cell < count; cell += 1) {
    const pointer = start + 8 + 2 * cell
    if (pointer + 2 > bytes.length) return
    yield bytes.readUInt16BE(pointer)
  }
}

/** The bytes of a row, of which long ones continue on other pages; `undefined` if these cannot be followed. */
function payloadAt({ bytes, kind }: Page, cell: number, file: number): Buffer | undefined {
  const size = varintAt(bytes, cell)
  const start = kind === tableLeaf ? varintAt(bytes, size?.end)?.end : size?.end
  if (size === undefined || start === undefined || size.value > longestRow) return undefined
  const local = localBytes(size.value, bytes.length, kind === tableLeaf)
  const parts = [bytes.subarray(start, start + local)]
  if (parts[0]?.length !== local) return undefined
  let left = size.value - local
  if (left > 0 && start + local + 4 > bytes.length) return undefined
  for (let next = left > 0 ? bytes.readUInt32BE(start + local) : 0; left > 0; ) {
    const page = Buffer.alloc(bytes.length)
    if (next === 0 || readSync(file, page, 0, page.length, (next - 1) * page.length) < page.length)
      return undefined
    parts.push(page.subarray(4, 4 + left))
    left -= page.length - 4
    next = page.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

/** How much of a row is on the leaf page itself (section 1.6). */
function localBytes(size: number, pageSize: number, isTable: boolean): number {
  const most = isTable ? pageSize - 35 : Math.floor(((pageSize - 12) * 64) / 255) - 23
  if (size <= most) return size
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23
  const local = least + ((size - least) % (pageSize - 4))
  return local <= most ? local : least
}

/** The values of a row (section 2.1); `undefined` if the bytes are not a row. */
function valuesIn(payload: Buffer): readonly PageValue[] | undefined {
  const header = varintAt(payload, 0)
  if (!header || header.value > payload.length) return undefined
  const values: PageValue[] = []
  let at = header.value
  for (let typeAt = header.end; typeAt < header.value; ) {
    const type = varintAt(payload, typeAt)
    const length = type && lengthOf(type.value)
    if (type === undefined || length === undefined || at + length > payload.length) return undefined
    values.push(decoded(type.value, payload.subarray(at, at + length)))
    at += length
    typeAt = type.end
  }
  return values
}

const integerLengths = [0, 1, 2, 3, 4, 6, 8]

function lengthOf(type: number): number | undefined {
  if (type >= 12) return Math.floor((type - 12) / 2)
  if (type === 10 || type === 11) return undefined
  return type === 7 ? 8 : (integerLengths[type] ?? 0)
}

function decoded(type: number, bytes: Buffer): PageValue {
  if (type === 0) return null
  if (type === 8 || type === 9) return type - 8
  if (type === 7) return bytes.readDoubleBE()
  if (type === 6) return bytes.readBigInt64BE()
  if (type < 6) return bytes.readIntBE(0, bytes.length)
  return type % 2 === 0 ? Uint8Array.from(bytes) : bytes.toString('utf8')
}

/** Seven bits per byte, highest first, while a byte has its eighth bit set; `undefined` beyond the page. */
function varintAt(
  bytes: Buffer,
  start: number | undefined,
): { readonly value: number; readonly end: number } | undefined {
  if (start === undefined) return undefined
  let value = 0
  for (let at = start; at < Math.min(start + 8, bytes.length); at += 1) {
    const byte = bytes[at] ?? 0
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
