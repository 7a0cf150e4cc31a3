// Times what a person waits for at the keyboard: lists of completion, hovers and colours, with a catalogue of 3,000,000 papers
// and an archive of 1,700 digests. `--papers N` sets the size, `--folder PATH` keeps the catalogue there for the next time (that of
// `search` is taken, too), `--json` prints one JSON object.
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
/** What should take no longer, in milliseconds, at the 95th percentile. */
const aims: Readonly<Record<string, number>> = { list: 30, hover: 10, colours: 10 }
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

function print({ what, kind, p50Ms, p95Ms, maxMs }: TypingTiming): void {
  const [p50, p95, max] = [p50Ms, p95Ms, maxMs].map((ms) => figure(ms, 2).padStart(9))
  console.log(`  ${what.padEnd(52)}${p50}${p95}${max}   at most ${aims[kind]} ms`)
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
    console.log(`  loaded with the window: ${result.bundleBytes} bytes, at most ${mostBundleBytes}`)
  }
} finally {
  if (!values.folder) await rm(folder, { recursive: true, force: true })
}
