// A process of its own that looks up papers (`fill`) or asks again for them (`recheck`), by the clock of whoever started it.
// Arguments: what to do, the library, the folder of the state, the query interface, how many papers.
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { openRecords } from '../../../src/records/localRecords.ts'
import { recheckRecords } from '../../../src/records/records.ts'
import { inventedPapers } from '../../../test/localArxiv/standInPapers.ts'
import { keptClock } from './timeKeeper.ts'

const [task = '', libraryPath = '', stateFolder = '', arxivApiUrl = '', count = ''] = process.argv.slice(2)
const ids = inventedPapers(Number(count)).map(({ id }) => id as ArxivId)

async function work(): Promise<void> {
  const options = { libraryPath, stateFolder, arxivApiUrl, userAgent: 'research-digest/bench' }
  const records = await openRecords(options, silentLog, { clock: await keptClock() })
  if (task === 'fill') await records.lookUp(ids)
  else await recheckRecords(records, ids, () => {})
  await records.close()
  process.disconnect()
}

void work()
