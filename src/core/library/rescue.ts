import { parseDoi } from '../paper/doi.ts'
import { type Database, inTransaction, openForReading } from './database.ts'
import { forEachRow, type PageValue, rowNumbersIn } from './databasePages.ts'
import { type PaperRow, paperOfRow } from './paperRow.ts'

/** The number of rows read at once while none of them is damaged. */
const blockSize = 100

const paperColumns = [
  ...['id', 'title', 'authors', 'abstract', 'publishedAt', 'updatedAt', 'version', 'categories', 'comment'],
  ...['journalReference', 'doi', 'source', 'origins', 'savedAt', 'usedAt', 'askedAt'],
]

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
