// A thread that dies when asked to search for "crash" or "exit", finds nothing for other words, and leaves all other
// questions unanswered.
import { parentPort } from 'node:worker_threads'
import type { MessageFromWorker, MessageToWorker } from '../../../src/records/messages.ts'

parentPort?.on('message', (message: MessageToWorker) => {
  if (message.kind !== 'call' || message.method !== 'search') return
  const [words] = message.parameters
  if (words === 'crash') throw new Error('crashed as asked')
  if (words === 'exit') process.exit(3)
  parentPort?.postMessage({ kind: 'result', call: message.call, result: [] } satisfies MessageFromWorker)
})
