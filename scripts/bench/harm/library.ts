import { closeSync, copyFileSync, openSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { Library } from '../../../src/core/library/library.ts'
import type { Paper } from '../../../src/core/paper/paper.ts'
import type { Figure } from './figure.ts'

const rows = 40_000
const pageBytes = 4096

/** How many rows of a damaged library are taken over, beside those that SQLite can read when it is asked for each. */
export async function measureLibrary(folder: string): Promise<readonly Figure[]> {
  const whole = path.join(folder, 'whole.sqlite')
  const library = new Library({ path: whole, log: silentLog })
  await library.papers.save(shortRecords())
  library.close()
  const spread = copy(whole, 'spread.sqlite')
  const pages = statSync(spread).size / pageBytes
  // A wrong page in twenty, none of them the first.
  overwrite(
    spread,
    Array.from({ length: 200 }, (_, index) => 2 + Math.floor(((index + 0.5) * (pages - 2)) / 200)),
  )
  const used = copy(whole, 'used.sqlite')
  const database = new DatabaseSync(used)
  database.exec('UPDATE papers SET number = number + 1000000')
  const query = "SELECT rootpage FROM sqlite_master WHERE name = 'paperWords_data'"
  const root = Number(database.prepare(query).get()?.rootpage)
  database.close()
  overwrite(used, [root])
  return [
    ...rescued(spread, 0, `rows rescued of 40,000, 200 of ${pages} pages overwritten`),
    ...rescued(
      used,
      1_000_000,
      'rows rescued of 40,000, large numbers, a page of the word index overwritten',
    ),
  ]
}

function rescued(file: string, offset: number, what: string): readonly Figure[] {
  let figure = 0
  let aside = file
  const onDamage = (damage: { readonly rescued: number; readonly aside: string }) => {
    figure = damage.rescued
    aside = damage.aside
  }
  new Library({ path: file, log: silentLog, onDamage }).close()
  return [{ what, figure, unit: 'rows', aim: `${readableRows(aside, offset)}, which can be read by number` }]
}

function readableRows(file: string, offset: number): number {
  const database = new DatabaseSync(file, { readOnly: true })
  const query = database.prepare('SELECT * FROM papers WHERE number = ?')
  let count = 0
  for (let number = 1; number <= rows; number += 1) {
    try {
      if (query.get(number + offset)) count += 1
    } catch {
      // A row on a page that is lost.
    }
  }
  database.close()
  return count
}

function shortRecords(): readonly Paper[] {
  return Array.from({ length: rows }, (_, index) => ({
    id: `${2401 + Math.floor(index / 10_000)}.${String((index % 10_000) + 1).padStart(5, '0')}` as ArxivId,
    title: `Invented Paper ${index}`,
    authors: ['Ann Author'],
    abstract: 'Nothing that is true.',
    publishedAt: undefined,
    updatedAt: undefined,
    version: 1,
    categories: ['cs.LG'],
    comment: undefined,
    journalReference: undefined,
    doi: undefined,
    source: 'arxiv-api',
  }))
}

function copy(file: string, name: string): string {
  const target = path.join(path.dirname(file), name)
  copyFileSync(file, target)
  return target
}

function overwrite(file: string, pages: readonly number[]): void {
  const opened = openSync(file, 'r+')
  for (const page of pages)
    writeSync(opened, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, (page - 1) * pageBytes)
  closeSync(opened)
}
