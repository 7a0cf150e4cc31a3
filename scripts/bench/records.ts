// Counts requests and time for records of papers, against a local arXiv, beside a client that asks for one paper a
// request with the same gap. `--interval MS` is the gap (200; arXiv's own is 3000), `--json` prints one JSON object.

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import type { ArxivId } from '../../src/core/arxiv/identifier.ts'
import { silentLog } from '../../src/core/base/errors.ts'
import { stateVariable } from '../../src/core/base/machine.ts'
import type { LookUpOutcome, Records } from '../../src/records/records.ts'
import { createWorkerRecords } from '../../src/records/workerRecords.ts'
import { buildExtension } from '../support/build.ts'
import { figure } from '../support/figure.ts'
import { projectRoot } from '../support/project.ts'
import type { Count, Question } from './records/arxivThread.ts'
import { BusyWatch } from './records/busyWatch.ts'
import { askOneByOne } from './records/naiveClient.ts'
import { idAt } from './records/papers.ts'

const arxivIntervalMs = 3000
const paperCount = 3000
const documentCount = 1000
const papersOfDocument = 10

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, interval: { type: 'string', default: '200' } },
})
const minIntervalMs = Number(values.interval)

/** What one client did. */
interface Result {
  readonly client: string
  readonly requests: number
  readonly ms: number
  /** What the gaps alone would take with arXiv's own. */
  readonly secondsAtArxivsGap: number
}

class Bench {
  readonly folder: string
  readonly url: string
  readonly #arxiv: Worker

  private constructor(folder: string, url: string, arxiv: Worker) {
    this.folder = folder
    this.url = url
    this.#arxiv = arxiv
  }

  static async start(): Promise<Bench> {
    const folder = await mkdtemp(path.join(tmpdir(), 'research-digest-bench-'))
    const arxiv = new Worker(new URL('records/arxivThread.ts', import.meta.url), { workerData: paperCount })
    const [url] = await once(arxiv, 'message')
    return new Bench(folder, url, arxiv)
  }

  ask(question: Question): void {
    this.#arxiv.postMessage(question)
  }

  async count(): Promise<Count> {
    this.ask({ kind: 'count' })
    const [count] = await once(this.#arxiv, 'message')
    return count
  }

  records(name: string): Records {
    return createWorkerRecords({
      workerPath: path.join(projectRoot, 'dist', 'records.cjs'),
      log: silentLog,
      options: {
        libraryPath: path.join(this.folder, `${name}.sqlite`),
        stateFolder: path.join(this.folder, 'state'),
        arxivApiUrl: this.url,
        userAgent: 'research-digest/bench',
        minIntervalMs,
      },
    })
  }

  async close(): Promise<void> {
    await this.#arxiv.terminate()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** A digest of a hundred papers that nobody has seen before. */
async function oneDigest(bench: Bench): Promise<readonly Result[]> {
  const ids = Array.from({ length: 100 }, (_, index) => idAt(index))
  const records = bench.records('digest')
  await records.find([])
  const ours = await measure(bench, 'Research Digest', async () => (await records.lookUp(ids)).size)
  await records.close()
  const naive = await measure(
    bench,
    'one by one',
    async () => (await askOneByOne(bench.url, ids, minIntervalMs)).length,
  )
  return [ours, naive]
}

/** A thousand documents of ten papers each, opened at once; they share papers as documents of one archive do. */
async function manyDocuments(bench: Bench) {
  const documents = Array.from({ length: documentCount }, (_, document) =>
    Array.from({ length: papersOfDocument }, (_, place) => idAt((document * 7 + place * 131) % paperCount)),
  )
  const distinct = new Set(documents.flat()).size
  const records = bench.records('documents')
  await records.find([])
  const watch = new BusyWatch()
  const ours = await measure(bench, 'Research Digest', async () => {
    // As an editor's window does: it asks for each paper once, and keeps its record.
    const asked = new Set<ArxivId>()
    const kept = new Map<ArxivId, LookUpOutcome>()
    const keep = async (ids: readonly ArxivId[]) => {
      for (const [id, outcome] of await records.lookUp(ids)) kept.set(id, outcome)
    }
    const lookUps: Promise<void>[] = []
    for (const ids of documents) {
      const unasked = ids.filter((id) => !asked.has(id))
      for (const id of unasked) asked.add(id)
      lookUps.push(keep(unasked))
      // An editor tells of one document after another.
      await new Promise(setImmediate)
    }
    await Promise.all(lookUps)
    return kept.size
  })
  const longestMs = watch.longestMs()
  await records.close()
  const requests = documents.flat().length
  const secondsAtArxivsGap = ((requests - 1) * arxivIntervalMs) / 1000
  const naive = {
    client: 'one by one (reckoned)',
    requests,
    ms: requests * minIntervalMs,
    secondsAtArxivsGap,
  }
  return { distinct, results: [ours, naive], longestMs }
}

/** Ten processes with three requests each on one library, then one that is killed in the middle of a request. */
async function manyProcesses(bench: Bench) {
  const program = path.join(bench.folder, 'program.cjs')
  const script = fileURLToPath(new URL('../../test/process/records/lookUpInProcess.ts', import.meta.url))
  await build({ entryPoints: [script], outfile: program, bundle: true, platform: 'node', format: 'cjs' })
  const library = path.join(bench.folder, 'processes.sqlite')
  const args = (...ids: string[]) => [program, library, bench.url, String(minIntervalMs), ...ids]
  const env = { ...process.env, [stateVariable]: path.join(bench.folder, 'state') }
  const run = (...ids: string[]) => promisify(execFile)(process.execPath, args(...ids), { env })
  const start = performance.now()
  await Promise.all(
    Array.from({ length: 10 }, (_, one) => run(...[0, 1, 2].map((place) => idAt(one * 10 + place)))),
  )
  const ms = performance.now() - start
  const { requests, gapsMs, mostAtOnce } = await bench.count()
  bench.ask({ kind: 'misbehave', faults: [{ kind: 'hang' }] })
  const victim = spawn(process.execPath, args(idAt(500)), { env })
  for (let asked = 0; asked === 0; ) asked = (await bench.count()).requests
  victim.kill('SIGKILL')
  await once(victim, 'exit')
  const killedAt = performance.now()
  await run(idAt(501))
  const afterKillMs = performance.now() - killedAt
  return { requests, ms, smallestGapMs: Math.min(...gapsMs), mostAtOnce, afterKillMs }
}

async function measure(bench: Bench, client: string, work: () => Promise<number>): Promise<Result> {
  await bench.count()
  const start = performance.now()
  const found = await work()
  const ms = performance.now() - start
  if (found === 0) throw new Error(`${client} found nothing.`)
  const { requests } = await bench.count()
  return { client, requests, ms, secondsAtArxivsGap: ((requests - 1) * arxivIntervalMs) / 1000 }
}

function print(title: string, results: readonly Result[]): void {
  console.log(title)
  for (const { client, requests, ms, secondsAtArxivsGap } of results) {
    const time = `${figure(ms, 0).padStart(8)} ms`
    console.log(
      `  ${client.padEnd(24)} ${String(requests).padStart(6)} requests ${time}  (gaps of 3 s: ${secondsAtArxivsGap} s)`,
    )
  }
}

await buildExtension('production')
const bench = await Bench.start()
try {
  // First, so that the thread has no rubbish of others to clear away.
  const documents = await manyDocuments(bench)
  const digest = await oneDigest(bench)
  const processes = await manyProcesses(bench)
  if (values.json) {
    console.log(JSON.stringify({ bench: 'records', minIntervalMs, digest, documents, processes }))
  } else {
    print(`A digest of 100 new papers, ${minIntervalMs} ms between requests:`, digest)
    print(`${documentCount} documents at once, ${documents.distinct} papers:`, documents.results)
    console.log(
      `  the thread of the caller worked for ${figure(documents.longestMs, 1)} ms at a stretch at most`,
    )
    console.log(
      `10 processes on one library, ${processes.requests} requests in ${figure(processes.ms, 0)} ms:`,
    )
    console.log(
      `  smallest gap ${figure(processes.smallestGapMs, 1)} ms, ${processes.mostAtOnce} at once at most`,
    )
    console.log(
      `  after kill -9 of one in mid-request the next was answered in ${figure(processes.afterKillMs, 0)} ms`,
    )
  }
} finally {
  await bench.close()
}
