// Times what a person waits for at the keyboard: lists of completion, hovers and colours, with a catalogue of 3,000,000 papers
// and an archive of 1,700 digests. `--papers N` sets the size, `--folder PATH` keeps the catalogue there for the next time (that of
// `search` is taken, too), `--json` prints one JSON object; ends with 1 over a limit.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildExtension } from '../support/build.ts'
import { figure } from '../support/figure.ts'
import { projectRoot } from '../support/project.ts'
import { writeGeneratedArchive } from './archive/files.ts'
import { catalogueIn } from './catalogue/buildCatalogue.ts'
import { measureColours, measureHover, measureLists, type TypingTiming } from './typing/measure.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    papers: { type: 'string', default: '3000000' },
    folder: { type: 'string' },
  },
})
const papers = Number(values.papers)
const archiveFiles = 1_700
/** What may take no longer, in milliseconds, at the 95th percentile. */
const limits: Readonly<Record<TypingTiming['kind'], number>> = { list: 30, hover: 10, colours: 10 }
const mostBundleBytes = 60_000

async function measure(folder: string) {
  await buildExtension('production')
  const { size } = await stat(path.join(projectRoot, 'dist', 'extension.cjs'))
  const catalogue = await catalogueIn(folder, papers)
  const lists = await measureLists(catalogue)
  const archive = path.join(folder, 'archive')
  await writeGeneratedArchive(archive, archiveFiles)
  return {
    bench: 'typing',
    papers,
    archiveFiles,
    bundleBytes: size,
    timings: [...lists, measureHover(archive), ...measureColours()],
  }
}

function isOver({ kind, p95Ms }: TypingTiming): boolean {
  return p95Ms > limits[kind]
}

function print(timing: TypingTiming): void {
  const { what, kind, p50Ms, p95Ms, maxMs } = timing
  const [p50, p95, max] = [p50Ms, p95Ms, maxMs].map((ms) => figure(ms, 2).padStart(9))
  const mark = isOver(timing) ? '  OVER' : ''
  console.log(`  ${what.padEnd(52)}${p50}${p95}${max}   at most ${limits[kind]} ms${mark}`)
}

const folder = values.folder ?? (await mkdtemp(path.join(tmpdir(), 'research-digest-bench-')))
try {
  await mkdir(folder, { recursive: true })
  const result = await measure(folder)
  if (values.json) console.log(JSON.stringify(result))
  else {
    console.log(`${papers} papers, ${archiveFiles} digests`)
    console.log(`  ${'ms'.padEnd(52)}      p50      p95      max`)
    for (const timing of result.timings) print(timing)
    const mark = result.bundleBytes > mostBundleBytes ? '  OVER' : ''
    console.log(`  loaded with the window: ${result.bundleBytes} bytes, at most ${mostBundleBytes}${mark}`)
  }
  if (result.timings.some(isOver) || result.bundleBytes > mostBundleBytes) process.exitCode = 1
} finally {
  if (!values.folder) await rm(folder, { recursive: true, force: true })
}
