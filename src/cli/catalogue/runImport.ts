import { IndexThreads } from '../../catalogue/indexing/indexThreads.ts'
import { openCatalogue } from '../../core/catalogue/openCatalogue.ts'
import { importSnapshot } from '../../core/catalogue/snapshot/importSnapshot.ts'
import type { CatalogueArguments } from '../commands/catalogue.ts'
import type { ExitCode, Output } from '../commands/command.ts'
import { UsageError } from '../errors.ts'
import { requireNoPipe } from '../input/requireNoPipe.ts'
import { lineLog } from './lineLog.ts'
import { ProgressLines } from './progressLines.ts'
import { untilInterrupted } from './untilInterrupted.ts'

/** Beside the bundle of the command line lies that of its threads. */
const threadPath = new URL(
  import.meta.url.endsWith('.ts') ? '../../catalogue/indexing/worker.ts' : './catalogueIndex.cjs',
  import.meta.url,
)
/** A bigger part of the file in memory than for a search: rows are changed all over it. */
const cacheKilobytes = 64_000
/** Somebody who gave the wrong file does not want to read of each of its lines. */
const mostBadLinesNamed = 100

/** `catalogue import`: exits with 1 when lines were bad. */
export async function runImport(asked: CatalogueArguments, output: Output): Promise<ExitCode> {
  const [file, ...more] = asked.names
  if (file === undefined || more.length > 0) throw new UsageError('catalogue import expects one file.')
  await requireNoPipe(file)
  const lines = new ProgressLines(asked.json, output)
  const database = openCatalogue({ path: asked.catalogue, log: lineLog(output), cacheKilobytes })
  const threads = new IndexThreads(threadPath, asked.catalogue)
  let named = 0
  try {
    const state = await untilInterrupted((signal) =>
      importSnapshot(database, file, {
        signal,
        indexer: threads,
        listeners: {
          onProgress: (progress) => lines.progress(progress),
          onBadLine: (bad) => {
            named += 1
            if (named <= mostBadLinesNamed) lines.badLine(file, bad)
          },
        },
      }),
    )
    await lines.result({ lines: state.lines, papers: state.papers, badLines: state.badLines })
    return 0
  } finally {
    await threads.close()
    database.close()
  }
}
