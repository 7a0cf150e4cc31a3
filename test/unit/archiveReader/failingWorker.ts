import { parentPort } from 'node:worker_threads'
import type { ReadMessage } from '../../../src/archive/messages.ts'
import { readRecords } from '../../../src/archive/readRecords.ts'

/** Reads as the real thread does, but for texts that say what becomes of it: "hang", "exit" or "throw". */
parentPort?.postMessage({ isReady: true })
parentPort?.on('message', ({ call, texts }: ReadMessage) => {
  for (const { content } of texts) {
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content)
    if (text.startsWith('exit')) process.exit(3)
    if (text.startsWith('throw')) throw new Error('thrown on purpose')
    // An empty loop would not do: once V8 has compiled it, nothing ends it.
    if (text.startsWith('hang')) /^(?:a+)+$/.test(`${'a'.repeat(60)}b`)
  }
  parentPort?.postMessage({ call, changes: readRecords(texts) })
})
