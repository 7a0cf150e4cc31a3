import { randomUUID } from 'node:crypto'
import { harvest } from '../../core/catalogue/harvest/harvest.ts'
import { openCatalogue } from '../../core/catalogue/openCatalogue.ts'
import { systemClock } from '../../core/http/clock.ts'
import { Gate } from '../../core/http/gate.ts'
import { Pacing } from '../../core/http/pacing.ts'
import { createHttpClient } from '../../core/http/undiciClient.ts'
import { openLanes } from '../../core/library/laneFiles.ts'
import type { CatalogueArguments } from '../commands/catalogue.ts'
import type { ExitCode, Output } from '../commands/command.ts'
import { UsageError } from '../errors.ts'
import { lineLog } from './lineLog.ts'
import { ProgressLines } from './progressLines.ts'
import { untilInterrupted } from './untilInterrupted.ts'

const arxivOaiUrl = 'https://oaipmh.arxiv.org/oai'
const ownUserAgent = 'research-digest (command line)'
/** A page of records is larger than what other requests give. */
const maxBytes = 64_000_000
const timeoutMs = 300_000

/** `catalogue update`. */
export async function runUpdate(asked: CatalogueArguments, output: Output): Promise<ExitCode> {
  const { from, set: sets, oaiUrl = arxivOaiUrl } = asked
  if (asked.names.length > 0) throw new UsageError('catalogue update expects options only.')
  if (from !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(from)) {
    throw new UsageError('--from expects a day such as 2026-11-24.')
  }
  const lines = new ProgressLines(asked.json, output)
  const log = lineLog(output)
  const database = openCatalogue({ path: asked.catalogue, log })
  const lanes = openLanes({ log, clock: systemClock })
  const gate = new Gate(lanes, systemClock, `${process.pid} ${randomUUID()}`)
  const http = createHttpClient({ userAgent: asked.userAgent ?? ownUserAgent, maxBytes, timeoutMs })
  try {
    const counts = await untilInterrupted((signal) =>
      harvest(
        database,
        { oaiUrl, sets, from },
        {
          http,
          pacing: new Pacing(systemClock, gate),
          log,
          signal,
          onProgress: ({ papers, waitingUntil }) =>
            lines.progress({ stage: waitingUntil ? 'waiting' : 'asking', fraction: undefined, papers }),
        },
      ),
    )
    await lines.result(counts)
    return 0
  } finally {
    database.close()
    await http.close()
    lanes.close()
  }
}
