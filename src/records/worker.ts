// Entry of the thread that holds library and network.
import { serveThread } from '../workers/serveThread.ts'
import { openRecords } from './localRecords.ts'
import type { Records, RecordsEvents, RecordsOptions } from './records.ts'

serveThread<Records, RecordsOptions>(async (options, { log, emit }) => {
  const records = await openRecords(options, log)
  const tell = ({ name, value }: RecordsEvents) => emit(name, value)
  records.onStateChange((value) => tell({ name: 'state', value }))
  records.onTrouble((value) => tell({ name: 'trouble', value }))
  return records
})
