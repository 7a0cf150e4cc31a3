import { parentPort, workerData } from 'node:worker_threads'
import { config } from '@vscode/l10n'
import { DigestError, describeError } from '../core/base/errors.ts'
import type { Log } from '../core/base/log.ts'
import { LocalCatalogue } from './localCatalogue.ts'
import type { MessageFromWorker, SearchMessage, WorkerSettings } from './messages.ts'

/** Entry of the thread that searches the catalogue. */
if (parentPort) {
  const port = parentPort
  const { options, translations }: WorkerSettings = workerData
  if (translations) config({ contents: { ...translations } })
  const send = (message: MessageFromWorker) => port.postMessage(message)
  const level = (level: keyof Log) => (message: string) => send({ kind: 'log', level, message })
  const catalogue = new LocalCatalogue(options, {
    info: level('info'),
    warn: level('warn'),
    error: level('error'),
  })
  port.on('message', ({ call, words, limit }: SearchMessage) => {
    try {
      send({ kind: 'result', call, papers: catalogue.search(words, limit) })
    } catch (error) {
      const code = error instanceof DigestError ? error.code : 'unexpected'
      const message = error instanceof DigestError ? error.message : describeError(error)
      send({ kind: 'failure', call, code, message })
    }
  })
  port.on('close', () => catalogue.close())
}
