import { existsSync, realpathSync, rmSync } from 'node:fs'
import { sqlite } from '../../core/base/machine.ts'
import type { ExitCode } from './command.ts'

/**
 * Runs an import into a library or catalogue, or its update. A database that it has created is removed if it has no records at
 * the end: later commands would take that for an answer, and find nothing.
 * @param work closes the database at its end
 */
export async function importInto(database: string, work: () => Promise<ExitCode>): Promise<ExitCode> {
  const isNew = !existsSync(database)
  try {
    return await work()
  } finally {
    if (isNew && existsSync(database)) removeEmpty(database)
  }
}

function removeEmpty(database: string): void {
  try {
    const file = realpathSync(database)
    if (!hasRecords(file) && !isOpen(file)) rmSync(file)
  } catch {
    // It stays, as harmless as it is; what became of the import is what counts.
  }
}

function hasRecords(file: string): boolean {
  const { DatabaseSync } = sqlite()
  const database = new DatabaseSync(file)
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE name IN ('papers', 'doiPapers', 'absentPapers')")
      .all()
    return tables.some(({ name }) => database.prepare(`SELECT 1 FROM ${name} LIMIT 1`).get() !== undefined)
  } finally {
    database.close()
  }
}

/** The last connection that is closed removes the log. */
function isOpen(file: string): boolean {
  return existsSync(`${file}-wal`)
}
