// Run as a process of its own by a test: asks again for old records, and says in front of each request how many are done.
// The folder of the state is that of the environment. Arguments: the library, the query interface, the ids with commas.
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { openRecords } from '../../../src/records/localRecords.ts'
import { recheckRecords } from '../../../src/records/records.ts'

const [libraryPath = '', arxivApiUrl = '', ids = ''] = process.argv.slice(2)
const options = { libraryPath, arxivApiUrl, minIntervalMs: 200, userAgent: 'research-digest/test' }

async function recheckAll(): Promise<void> {
  const records = await openRecords(options, silentLog)
  await recheckRecords(records, ids.split(',') as ArxivId[], ({ done }) => console.log(done))
  await records.close()
}

void recheckAll()
