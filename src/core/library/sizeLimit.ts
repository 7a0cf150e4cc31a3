import { type Database, inTransaction } from './database.ts'

/** A clean-up leaves this part of the limit, so that the next one is far. */
const targetPart = 0.9

/** Bytes in use, without what is free inside the file. */
export function usedBytes(database: Database): number {
  const read = (name: string) => Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0])
  return (read('page_count') - read('freelist_count')) * read('page_size')
}

/**
 * Where the limit is exceeded, removes as large a part of the papers as the file is too large, those first that were
 * not used for the longest time; gives how many. The part is reckoned once: words that are deleted free their place late.
 */
export function keepWithin(database: Database, maxBytes: number): number {
  const used = usedBytes(database)
  if (used <= maxBytes) return 0
  const count = Number(database.prepare('SELECT count(*) AS count FROM papers').get()?.count)
  const excess = Math.ceil(count * (1 - (maxBytes * targetPart) / used))
  inTransaction(database, () => {
    database.prepare(removeStatement).run(excess)
    database.exec("INSERT INTO paperWords (paperWords) VALUES ('optimize')")
  })
  database.exec('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(PASSIVE)')
  return excess
}

const removeStatement =
  'DELETE FROM papers WHERE number IN (SELECT number FROM papers ORDER BY usedAt, number LIMIT ?)'
