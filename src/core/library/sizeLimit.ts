import { type Database, inTransaction } from './database.ts'

/** A clean-up goes on until this part of the limit is used, so that the next one is far. */
const targetPart = 0.9
/** How many papers go at once. */
const batchSize = 500

/** Bytes in use, without what is free inside the file. */
export function usedBytes(database: Database): number {
  const read = (name: string) => Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0])
  return (read('page_count') - read('freelist_count')) * read('page_size')
}

/** Removes the papers that were not used for the longest time until the limit is kept; gives how many. */
export function keepWithin(database: Database, maxBytes: number): number {
  if (usedBytes(database) <= maxBytes) return 0
  const remove = database.prepare(
    'DELETE FROM papers WHERE number IN (SELECT number FROM papers ORDER BY usedAt, number LIMIT ?)',
  )
  let removed = 0
  while (usedBytes(database) > maxBytes * targetPart) {
    const { changes } = inTransaction(database, () => remove.run(batchSize))
    if (changes === 0) break
    removed += Number(changes)
  }
  database.exec('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(PASSIVE)')
  return removed
}
