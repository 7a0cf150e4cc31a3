// Times the import of a snapshot into the catalogue, indexing included, beside bare loops of line reading and JSON.parse
// over the same file. `--papers N` sets the size (3,000,000), `--json` prints one JSON object.
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { importIntoCatalogue } from './catalogue/buildCatalogue.ts'
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

async function seconds(work: () => number | Promise<number>): Promise<number> {
  const start = performance.now()
  const count = await work()
  if (count !== papers) throw new Error(`${count} papers instead of ${papers}`)
  return (performance.now() - start) / 1000
}

const folder = await mkdtemp(path.join(tmpdir(), 'research-digest-bench-'))
try {
  const file = path.join(folder, 'snapshot.json')
  const catalogue = path.join(folder, 'catalogue.sqlite')
  writeSnapshotFile(file, papers)
  const readlineSeconds = await seconds(() => readlineLoop(file))
  const chunkSeconds = await seconds(() => chunkLoop(file))
  const importSeconds = await seconds(() => importIntoCatalogue(file, catalogue))
  const result = {
    bench: 'import',
    papers,
    fileBytes: (await stat(file)).size,
    catalogueBytes: (await stat(catalogue)).size,
    importSeconds,
    readlineLoopSeconds: readlineSeconds,
    chunkLoopSeconds: chunkSeconds,
    speedOfReadlineLoop: readlineSeconds / importSeconds,
    speedOfChunkLoop: chunkSeconds / importSeconds,
  }
  if (values.json) console.log(JSON.stringify(result))
  else describe(result)
} finally {
  await rm(folder, { recursive: true, force: true })
}

function describe(result: {
  readonly fileBytes: number
  readonly catalogueBytes: number
  readonly importSeconds: number
  readonly readlineLoopSeconds: number
  readonly chunkLoopSeconds: number
  readonly speedOfReadlineLoop: number
  readonly speedOfChunkLoop: number
}): void {
  const microseconds = (all: number) => `${((all / papers) * 1e6).toFixed(1)} µs a paper`
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`
  console.log(`${papers} papers in ${(result.fileBytes / 1e9).toFixed(2)} GB of JSON Lines`)
  console.log(
    `  import and index          ${result.importSeconds.toFixed(1)} s, ${microseconds(result.importSeconds)}`,
  )
  console.log(
    `  readline and JSON.parse   ${result.readlineLoopSeconds.toFixed(1)} s, ${microseconds(result.readlineLoopSeconds)}; the import runs at ${percent(result.speedOfReadlineLoop)} of its speed`,
  )
  console.log(
    `  chunks and JSON.parse     ${result.chunkLoopSeconds.toFixed(1)} s, ${microseconds(result.chunkLoopSeconds)}; the import runs at ${percent(result.speedOfChunkLoop)} of its speed`,
  )
  console.log(`  catalogue                 ${(result.catalogueBytes / 1e6).toFixed(0)} MB`)
}
