// Times searches in a catalogue of 3,000,000 papers beside MiniSearch and LIKE on the same data. `--papers N` sets the
// size, `--folder PATH` keeps snapshot and catalogue there for the next time, `--host` also measures the memory of a real
// extension host, `--json` prints one JSON object.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { silentLog } from '../../src/core/base/errors.ts'
import { openCatalogue } from '../../src/core/catalogue/openCatalogue.ts'
import { idOf, readRecord } from '../../src/core/catalogue/record.ts'
import { buildExtension } from '../support/build.ts'
import { figure } from '../support/figure.ts'
import { projectRoot } from '../support/project.ts'
import { catalogueIn } from './catalogue/buildCatalogue.ts'
import { type HostRun, measureInHost } from './catalogue/measureInHost.ts'
import type { SearchMeasure } from './catalogue/measureSearch.ts'
import { measureLike, measureMiniSearch } from './catalogue/peers.ts'
import { type DrawnPaper, drawQueries, type QueryClass } from './catalogue/queries.ts'
import type { ClassTiming } from './catalogue/timings.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    papers: { type: 'string', default: '3000000' },
    folder: { type: 'string' },
    host: { type: 'boolean' },
  },
})
const papers = Number(values.papers)
const queriesOfClass = 1_000
/** LIKE reads every row: its queries take seconds. */
const queriesOfLike = 2
/** MiniSearch keeps everything in memory: with all titles it would need more than Node's heap has, and minutes for a query. */
const mostMiniSearchPapers = 100_000
/** Each goes by way of the page, there and back. */
const queriesOfHost = 50
/** Some of them take a second. */
const queriesOfMiniSearch = 20

/** Every so many-th paper, so that all years are there. */
function readPapers(catalogue: string, count: number): readonly DrawnPaper[] {
  const database = openCatalogue({ path: catalogue, log: silentLog })
  const step = Math.max(1, Math.floor(papers / count))
  const drawn: DrawnPaper[] = []
  let place = 0
  for (const row of database.prepare('SELECT number, record FROM papers').iterate()) {
    if (place++ % step !== 0) continue
    const { title, authors } = readRecord(String(row.record))
    drawn.push({ id: idOf(Number(row.number)), title, authors })
  }
  database.close()
  return drawn
}

async function measureInProcess(
  catalogue: string,
  classesFile: string,
  mode: 'worker' | 'direct',
): Promise<SearchMeasure> {
  const program = path.join(projectRoot, 'scripts', 'bench', 'catalogue', 'measureSearch.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [program, catalogue, classesFile, mode], {
    maxBuffer: 10_000_000,
  })
  return JSON.parse(stdout)
}

async function measure(folder: string) {
  await buildExtension('production')
  const catalogue = await catalogueIn(folder, papers)
  const drawn = readPapers(catalogue, mostMiniSearchPapers)
  const classes = drawQueries(drawn, queriesOfClass)
  const classesFile = path.join(folder, 'queries.json')
  await writeFile(classesFile, JSON.stringify(classes))
  const direct = await measureInProcess(catalogue, classesFile, 'direct')
  const worker = await measureInProcess(catalogue, classesFile, 'worker')
  const fewer = classes.map((one) => ({ ...one, queries: one.queries.slice(0, queriesOfLike) }))
  return {
    bench: 'search',
    papers,
    catalogueBytes: (await stat(catalogue)).size,
    direct,
    worker,
    like: await measureLike(catalogue, fewer),
    miniSearchPapers: drawn.length,
    miniSearch: await measureMiniSearch(
      drawn,
      classes.map((one) => ({ ...one, queries: one.queries.slice(0, queriesOfMiniSearch) })),
    ),
    ...(values.host && { host: await measureInHost(catalogue, someTitleQueries(classes)) }),
  }
}

function someTitleQueries(classes: readonly QueryClass[]): readonly string[] {
  return classes.flatMap(({ isTitleQuery, queries }) => (isTitleQuery ? queries.slice(0, queriesOfHost) : []))
}

function printHost({ withCatalogue, withEmptyCatalogue }: HostRun): void {
  const megabytes = (bytes: number) => figure(bytes / 1e6, 0)
  console.log(`Ours in a real extension host, after ${withCatalogue.searches} completed titles`)
  for (const [name, { beforeBytes, grownBytes, papers }] of [
    ['with the catalogue', withCatalogue],
    ['with an empty one', withEmptyCatalogue],
  ] as const) {
    console.log(
      `  ${name}, it grew from ${megabytes(beforeBytes)} MB by ${megabytes(grownBytes)} MB; ${papers} papers offered`,
    )
  }
}

function table(title: string, classes: readonly ClassTiming[]): string {
  const cell = (value: number) => figure(value, 2).padStart(9)
  const rows = classes.map(
    ({ name, p50Ms, p95Ms, p99Ms, maxMs, found }) =>
      `  ${name.padEnd(32)}${cell(p50Ms)}${cell(p95Ms)}${cell(p99Ms)}${cell(maxMs)}${figure(found, 1).padStart(7)}`,
  )
  const head = `${title}\n  ${'ms'.padEnd(32)}      p50      p95      p99      max  found`
  return [head, ...rows].join('\n')
}

const folder = values.folder ?? (await mkdtemp(path.join(tmpdir(), 'research-digest-bench-')))
try {
  await mkdir(folder, { recursive: true })
  const result = await measure(folder)
  if (values.json) console.log(JSON.stringify(result))
  else {
    const { direct, worker, like, miniSearch, miniSearchPapers, catalogueBytes } = result
    const whole = ({ allTitleQueries }: SearchMeasure) => ({ ...allTitleQueries, found: Number.NaN })
    console.log(`${papers} papers, a catalogue of ${figure(catalogueBytes / 1e6, 0)} MB`)
    console.log(table('Ours, in its thread', [...direct.classes, whole(direct)]))
    console.log(table('Ours, asked from the main thread', [...worker.classes, whole(worker)]))
    console.log(
      `  the process grew by ${figure(worker.grownBytes / 1e6, 0)} MB; the main thread was held up ${figure(worker.longestBlockMs, 1)} ms at most`,
    )
    console.log(table(`LIKE in SQLite (${queriesOfLike} queries each)`, like))
    console.log(
      table(`MiniSearch, with ${miniSearchPapers} of the papers only, for memory`, miniSearch.classes),
    )
    console.log(
      `  built in ${figure(miniSearch.buildSeconds, 0)} s, ${figure(miniSearch.heapBytes / 1e6, 0)} MB of heap`,
    )
    if (result.host) printHost(result.host)
  }
} finally {
  if (values.folder === undefined) await rm(folder, { recursive: true, force: true })
}
