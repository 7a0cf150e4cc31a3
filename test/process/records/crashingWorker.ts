// A thread that dies when asked to search for "crash" or "exit", finds nothing for other words, and leaves all other
// questions unanswered.
import type { Records } from '../../../src/records/records.ts'
import { serveThread } from '../../../src/workers/serveThread.ts'

serveThread<Records>(() => ({
  search(words) {
    if (words === 'crash')
      setImmediate(() => {
        throw new Error('crashed as asked')
      })
    if (words === 'exit') process.exit(3)
    return words === 'crash' ? new Promise(() => {}) : []
  },
  lookUp: () => new Promise(() => {}),
}))
