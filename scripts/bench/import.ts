// Times the import of a snapshot into the catalogue, indexing included, beside bare loops of line reading and JSON.parse
// over the same file. `--papers N` sets the size (3,000,000), `--json` prints one JSON object.
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { IndexThreads } from '../../src/catalogue/workerCatalogue.ts'
import { silentLog } from '../../src/core/base/errors.ts'
import { openCatalogue } from '../../src/core/catalogue/openCatalogue.ts'
import { importSnapshot } from '../../src/core/catalogue/snapshot/importSnapshot.ts'
import { figure } from '../support/figure.ts'
import { writeSnapshotFile } from './catalogue/snapshotFile.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, papers: { type: 'string', default: '3000000' } },
})
const papers = Number(values.papers)

/** As one reads JSON Lines in Node. */
async function readlineLoop(file: string): Promise<number> {
  let count = 0
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (JSON.parse(line).id !== undefined) count += 1
  }
  return count
}

/** As one reads them in Node when nothing else matters: synchronously, into one buffer. */
function chunkLoop(file: string): number {
  const input = openSync(file, 'r')
  const buffer = Buffer.alloc(1 << 20)
  let count = 0
  let kept = 0
  for (;;) {
    const read = readSync(input, buffer, kept, buffer.length - kept, null)
    if (read === 0) break
    const end = kept + read
    let from = 0
    for (let to = buffer.indexOf(10); to >= 0 && to < end; to = buffer.indexOf(10, from)) {
      if (JSON.parse(buffer.toString('utf8', from, to)).id !== undefined) count += 1
      from = to + 1
    }
    buffer.copy(buffer, 0, from, end)
    kept = end - from
  }
  closeSync(input)
  return count
}

/** As the command line does. */
async function importFile(file: string, path: string): Promise<number> {
  const database = openCatalogue({ path, log: silentLog, cacheKilobytes: 64_000 })
  const listeners = { onProgress() {}, onBadLine() {} }
  const { signal } = new AbortController()
  const indexer = new IndexThreads(new URL('../../src/catalogue/indexWorker.ts', import.meta.url), path)
  const state = await importSnapshot(database, file, { listeners, signal, indexer })
  await indexer.close()
  database.close()
  return state.papers
}

interface Took {
  readonly seconds: number
  /** Of the processor, which others on the machine disturb less. */
  readonly processorSeconds: number
}

async function timed(work: () => number | Promise<number>): Promise<Took> {
  const start = performance.now()
  const processor = process.cpuUsage()
  const count = await work()
  if (count !== papers) throw new Error(`${count} papers instead of ${papers}`)
  const { user, system } = process.cpuUsage(processor)
  return { seconds: (performance.now() - start) / 1000, processorSeconds: (user + system) / 1e6 }
}

const folder = await mkdtemp(path.join(tmpdir(), 'research-digest-bench-'))
try {
  const file = path.join(folder, 'snapshot.json')
  const catalogue = path.join(folder, 'catalogue.sqlite')
  writeSnapshotFile(file, papers)
  const readlineLoopTook = await timed(() => readlineLoop(file))
  const chunkLoopTook = await timed(() => chunkLoop(file))
  const importTook = await timed(() => importFile(file, catalogue))
  const result: Result = {
    bench: 'import',
    papers,
    fileBytes: (await stat(file)).size,
    catalogueBytes: (await stat(catalogue)).size,
    import: importTook,
    readlineLoop: readlineLoopTook,
    chunkLoop: chunkLoopTook,
    speedOfReadlineLoop: readlineLoopTook.seconds / importTook.seconds,
    speedOfChunkLoop: chunkLoopTook.seconds / importTook.seconds,
  }
  if (values.json) console.log(JSON.stringify(result))
  else describe(result)
} finally {
  await rm(folder, { recursive: true, force: true })
}

interface Result {
  readonly bench: 'import'
  readonly papers: number
  readonly fileBytes: number
  readonly catalogueBytes: number
  readonly import: Took
  readonly readlineLoop: Took
  readonly chunkLoop: Took
  readonly speedOfReadlineLoop: number
  readonly speedOfChunkLoop: number
}

function describe(result: Result): void {
  const took = ({ seconds, processorSeconds }: Took) =>
    `${figure(seconds, 1)} s (${figure(processorSeconds, 1)} s of the processor), ${figure((seconds / papers) * 1e6, 1)} µs a paper`
  const share = (of: Took) =>
    `the import runs at ${percent(of.seconds / result.import.seconds)} of its speed (${percent(of.processorSeconds / result.import.processorSeconds)} by the processor's time)`
  console.log(`${papers} papers in ${figure(result.fileBytes / 1e9, 2)} GB of JSON Lines`)
  console.log(`  import and index          ${took(result.import)}`)
  console.log(`  readline and JSON.parse   ${took(result.readlineLoop)}; ${share(result.readlineLoop)}`)
  console.log(`  chunks and JSON.parse     ${took(result.chunkLoop)}; ${share(result.chunkLoop)}`)
  console.log(`  catalogue                 ${figure(result.catalogueBytes / 1e6, 0)} MB`)
}

function percent(share: number): string {
  return `${figure(share * 100, 0)} %`
}
