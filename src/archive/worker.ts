// Entry of the thread that reads the archive's texts.
import { serveThread } from '../workers/serveThread.ts'
import { type ReadService, readRecords } from './archiveReader.ts'

serveThread<ReadService>(() => ({ read: readRecords }))
