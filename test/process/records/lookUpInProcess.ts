// Run as a process of its own by a test: looks up papers, one request after another. The folder of the state is that of the
// environment.
// Arguments: the library, the query interface, the least gap in milliseconds, and for each request its ids.
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { openRecords } from '../../../src/records/localRecords.ts'

const [libraryPath = '', arxivApiUrl = '', minIntervalMs = '', ...requests] = process.argv.slice(2)
const options = {
  libraryPath,
  arxivApiUrl,
  minIntervalMs: Number(minIntervalMs),
  userAgent: 'research-digest/test',
}

async function lookUpAll(): Promise<void> {
  const records = await openRecords(options, silentLog, { mergeWindowMs: 5 })
  const kinds: string[] = []
  for (const ids of requests) {
    const outcomes = await records.lookUp(ids.split(',') as ArxivId[])
    for (const { kind } of outcomes.values()) kinds.push(kind)
  }
  await records.close()
  console.log(kinds.join(' '))
}

void lookUpAll()
