import { parentPort } from 'node:worker_threads'
import type { ChangesMessage, ReadMessage, ReadyMessage } from './messages.ts'
import { readRecords } from './readRecords.ts'

/** Entry of the thread that reads the archive's texts. */
if (parentPort) {
  const port = parentPort
  const ready: ReadyMessage = { isReady: true }
  port.postMessage(ready)
  port.on('message', ({ call, texts }: ReadMessage) => {
    const changes: ChangesMessage = { call, changes: readRecords(texts) }
    port.postMessage(changes)
  })
}
