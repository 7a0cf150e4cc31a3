// Reads an archive as the extension does, by the worker's bundle, in a process of its own: `background.ts WORKER FOLDER`.
import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ArchiveReader } from '../../../src/archive/archiveReader.ts'
import { Archive } from '../../../src/core/archive/archive.ts'
import { BusyWatch } from '../records/busyWatch.ts'
import { filesBelow } from './files.ts'

const batchSize = 32
const [worker = '', folder = ''] = process.argv.slice(2)

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

function heldMegabytes(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

async function textsOf(files: readonly string[]) {
  return Promise.all(
    files.map(async (file) => ({ file, content: await readFile(file), sections: [], entries: [] })),
  )
}

const files = filesBelow(folder)
const before = heldMegabytes()
const archive = new Archive()
const reader = new ArchiveReader(worker)
const watch = new BusyWatch()
const start = performance.now()
const processorBefore = process.cpuUsage()
let next = textsOf(files.slice(0, batchSize))
for (let at = batchSize; at < files.length + batchSize; at += batchSize) {
  const texts = await next
  next = textsOf(files.slice(at, at + batchSize))
  archive.update(await reader.read(texts))
}
const ms = performance.now() - start
const { user, system } = process.cpuUsage(processorBefore)
const longestHoldMs = watch.longestMs()
const peakMegabytes = process.memoryUsage().rss / 1e6
await reader.close()
const megabytes = heldMegabytes() - before
console.log(
  JSON.stringify({
    files: archive.fileCount,
    ms,
    processorMs: (user + system) / 1000,
    longestHoldMs,
    megabytes,
    peakMegabytes,
  }),
)
