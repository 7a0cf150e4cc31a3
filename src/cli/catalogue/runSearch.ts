import { CatalogueSearch } from '../../core/catalogue/catalogueSearch.ts'
import { openCatalogue } from '../../core/catalogue/openCatalogue.ts'
import type { CatalogueArguments } from '../commands/catalogue.ts'
import type { ExitCode, Output } from '../commands/command.ts'
import { UsageError } from '../errors.ts'
import { lineLog } from './lineLog.ts'

const mostPapers = 20

/** `catalogue search`: one paper a line. */
export async function runSearch(asked: CatalogueArguments, output: Output): Promise<ExitCode> {
  if (asked.names.length === 0) throw new UsageError('catalogue search expects words or an identifier.')
  const database = openCatalogue({ path: asked.catalogue, log: lineLog(output) })
  try {
    for (const { id, title, authors, categories } of new CatalogueSearch(database).search(
      asked.names.join(' '),
      mostPapers,
    )) {
      const line = asked.json ? JSON.stringify({ id, title, authors, categories }) : `${id}  ${title}`
      await output.print(line)
    }
    return 0
  } finally {
    database.close()
  }
}
