import { type ReadService, readRecords } from '../../../src/archive/archiveReader.ts'
import { serveThread } from '../../../src/workers/serveThread.ts'

/** Reads as the real thread does, but for texts that say what becomes of it: "hang", "exit" or "throw". */
serveThread<ReadService>(() => ({
  read(texts) {
    for (const { content } of texts) {
      const text = typeof content === 'string' ? content : new TextDecoder().decode(content)
      if (text.startsWith('exit')) process.exit(3)
      if (text.startsWith('throw')) throw new Error('thrown on purpose')
      // An empty loop would not do: once V8 has compiled it, nothing ends it.
      if (text.startsWith('hang')) /^(?:a+)+$/.test(`${'a'.repeat(60)}b`)
    }
    return readRecords(texts)
  },
}))
