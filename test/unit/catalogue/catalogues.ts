import { join } from 'node:path'
import { silentLog } from '../../../src/core/base/errors.ts'
import { CatalogueSearch } from '../../../src/core/catalogue/catalogueSearch.ts'
import { CatalogueWriter } from '../../../src/core/catalogue/catalogueWriter.ts'
import { type CatalogueDatabase, openCatalogue } from '../../../src/core/catalogue/openCatalogue.ts'
import { type CatalogueEntry, numberOfText, writeRecord } from '../../../src/core/catalogue/record.ts'
import { temporaryFolder } from '../library/temporaryLibrary.ts'

export interface TemporaryCatalogue {
  readonly path: string
  readonly database: CatalogueDatabase
  readonly writer: CatalogueWriter
  /** Ids of what is found, in order. */
  find(words: string, limit?: number): readonly string[]
  remove(): void
}

/** November 2026. */
export const now = Date.UTC(2026, 10, 24)

export function temporaryCatalogue(): TemporaryCatalogue {
  const folder = temporaryFolder()
  const path = join(folder.path, 'catalogue.sqlite')
  const database = openCatalogue({ path, log: silentLog })
  const search = new CatalogueSearch(database, () => now)
  return {
    path,
    database,
    writer: new CatalogueWriter(database),
    find: (words, limit = 20) => search.search(words, limit).map(({ id }) => id),
    remove() {
      if (database.isOpen) database.close()
      folder.remove()
    },
  }
}

export function entry(
  id: string,
  title: string,
  authors: readonly string[] = [],
  changedOn = 1,
): CatalogueEntry {
  const number = numberOfText(id)
  if (number === undefined) throw new Error(`not an identifier: ${id}`)
  return { number, title, authors, categories: ['cs.LG'], changedOn }
}

/** As an import does: saves and indexes. */
export function fill({ writer }: TemporaryCatalogue, entries: readonly CatalogueEntry[]): void {
  save(writer, entries)
  for (const _ of writer.index.update());
}

/** Saves without indexing, and says which volumes have the papers. */
export function save(writer: CatalogueWriter, entries: readonly CatalogueEntry[]): ReadonlySet<number> {
  const rows = {
    numbers: entries.map(({ number }) => number),
    changedOn: entries.map(({ changedOn }) => changedOn),
    records: entries.map(writeRecord),
  }
  return writer.importPapers(rows, () => {})
}

/** As an update does. */
export function change(
  { writer }: TemporaryCatalogue,
  entries: readonly CatalogueEntry[],
  deleted: readonly string[] = [],
): void {
  const numbers = deleted.flatMap((id) => numberOfText(id) ?? [])
  writer.updatePapers(entries, numbers, () => {})
  for (const _ of writer.index.update());
}
