// Run in a process of its own by the search bench: searches as an extension host does, through the worker, and directly.
// Prints one JSON object. Arguments: the catalogue, a JSON file of query classes, `worker` or `direct`.
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { LocalCatalogue } from '../../../src/catalogue/worker.ts'
import { createWorkerCatalogue } from '../../../src/catalogue/workerCatalogue.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import type { QueryClass } from './queries.ts'
import { type ClassTiming, summarise, timeQueries } from './timings.ts'

export interface SearchMeasure {
  readonly classes: readonly ClassTiming[]
  readonly allTitleQueries: Omit<ClassTiming, 'found'>
  /** How much the process had grown at its largest, from before the worker started. */
  readonly grownBytes: number
  /** The longest time the main thread's event loop was held up. */
  readonly longestBlockMs: number
}

/** What completion asks for. */
const limit = 25
const warmUp = 30

const [path = '', classesFile = '', mode = ''] = process.argv.slice(2)
const classes: readonly QueryClass[] = JSON.parse(readFileSync(classesFile, 'utf8'))
console.log(JSON.stringify(await measure()))
process.exit(0)

async function measure(): Promise<SearchMeasure> {
  const { search, close } = open()
  const before = process.memoryUsage.rss()
  let largest = before
  for (const { queries } of classes) for (const query of queries.slice(0, warmUp)) await search(query)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const timed = []
  for (const one of classes) {
    timed.push({ isTitleQuery: one.isTitleQuery, timing: await timeQueries(one, search) })
    largest = Math.max(largest, process.memoryUsage.rss())
  }
  delay.disable()
  const titleTimes = timed.flatMap(({ isTitleQuery, timing }) => (isTitleQuery ? timing.times : []))
  await close()
  return {
    classes: timed.map(({ timing: { times: _, ...timing } }) => timing),
    allTitleQueries: summarise('all title queries', titleTimes),
    grownBytes: largest - before,
    longestBlockMs: mode === 'worker' ? delay.max / 1e6 : Number.NaN,
  }
}

function open(): { search(query: string): number | Promise<number>; close(): void | Promise<void> } {
  if (mode === 'direct') {
    const local = new LocalCatalogue({ path }, silentLog)
    return { search: (query) => local.search(query, limit).length, close: () => local.close() }
  }
  const workerPath = new URL('../../../dist/catalogue.cjs', import.meta.url)
  const catalogue = createWorkerCatalogue({ workerPath, options: { path }, log: silentLog })
  return {
    search: async (query) => (await catalogue.search(query, limit)).length,
    close: () => catalogue.close(),
  }
}
