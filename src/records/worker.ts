import { parentPort, workerData } from 'node:worker_threads'
import { config } from '@vscode/l10n'
import type { MessageToWorker, WorkerSettings } from './messages.ts'
import { serveRecords } from './serveRecords.ts'

/** Entry of the thread that holds library and network. */
if (parentPort) {
  const port = parentPort
  const { options, translations }: WorkerSettings = workerData
  if (translations) config({ contents: { ...translations } })
  const serve = serveRecords(options, (message) => port.postMessage(message))
  port.on('message', (message: MessageToWorker) => serve(message))
}
