// Times the index of an archive: cold, beside a language service's workspace symbols and `rg`; in the background; after a
// save; and what is asked of it. `--rounds N` cold runs of each (5), `--host` also in a real extension host, `--json`
// prints one JSON object.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { figure } from '../support/figure.ts'
import { projectRoot } from '../support/project.ts'
import { runOrThrow } from '../support/run.ts'
import { type ArchiveFiles, writeGeneratedArchive, writeRepeatedArchive } from './archive/files.ts'
import { type HostRun, measureInHost } from './archive/measureInHost.ts'
import { measureQueries, type QueryTimings } from './archive/queries.ts'
import { listLinks } from './archive/ripgrep.ts'

interface ColdRun {
  readonly ms: number
  readonly readMs: number
  /** Of all threads: on a busy machine it tells more than the clock. */
  readonly processorMs: number
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    host: { type: 'boolean' },
    rounds: { type: 'string', default: '5' },
  },
})

async function coldRuns({ folder }: ArchiveFiles, rounds: number) {
  const runs: { index: ColdRun; languageService: ColdRun }[] = []
  // By turns, so that what else the machine does concerns both.
  while (runs.length < rounds) {
    runs.push({
      index: await coldRun('index', folder),
      languageService: await coldRun('languageService', folder),
    })
  }
  return {
    index: medians(runs.map(({ index }) => index)),
    languageService: medians(runs.map(({ languageService }) => languageService)),
  }
}

async function coldRun(subject: string, folder: string): Promise<ColdRun> {
  const program = path.join(import.meta.dirname, 'archive', 'coldRun.ts')
  return JSON.parse(await runOrThrow(process.execPath, [program, subject, folder], { quiet: true }))
}

function medians(runs: readonly ColdRun[]): ColdRun {
  const of = (key: keyof ColdRun) => {
    const sorted = runs.map((run) => run[key]).sort((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  }
  return { ms: of('ms'), readMs: of('readMs'), processorMs: of('processorMs') }
}

interface BackgroundRun {
  readonly files: number
  readonly ms: number
  readonly processorMs: number
  readonly longestHoldMs: number
  /** What the index keeps. */
  readonly megabytes: number
  /** Of the whole process at the end of the reading. */
  readonly peakMegabytes: number
}

async function readInBackground({ folder }: ArchiveFiles, worker: string): Promise<BackgroundRun> {
  const program = path.join(import.meta.dirname, 'archive', 'background.ts')
  return JSON.parse(await runOrThrow(process.execPath, [program, worker, folder], { quiet: true }))
}

async function bundleWorker(folder: string): Promise<string> {
  const outfile = path.join(folder, 'worker.cjs')
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['src/archive/worker.ts'],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  })
  return outfile
}

async function measure(temporary: string) {
  const real = await writeRepeatedArchive(path.join(temporary, 'repeated'), 1_700)
  const large = await writeGeneratedArchive(path.join(temporary, 'generated'), 20_000)
  const worker = await bundleWorker(temporary)
  const cold = await coldRuns(real, Number(values.rounds))
  return {
    bench: 'archive',
    files: real.files,
    megabytes: real.megabytes,
    cold,
    ratio: cold.index.ms / cold.languageService.ms,
    processorRatio: cold.index.processorMs / cold.languageService.processorMs,
    ripgrep: listLinks(real.folder),
    background: await readInBackground(real, worker),
    large: {
      files: large.files,
      megabytes: large.megabytes,
      background: await readInBackground(large, worker),
    },
    queries: measureQueries(real.folder),
    ...(values.host && {
      host: { real: await measureInHost(real.folder), large: await measureInHost(large.folder) },
    }),
  }
}

function print(result: Awaited<ReturnType<typeof measure>>): void {
  const { cold, ripgrep, background, large, queries } = result
  console.log(
    `${result.files} files (${figure(result.megabytes, 1)} MB), cold, each in a process of its own, medians:`,
  )
  console.log(`  our index                       ${describeCold(cold.index)}`)
  console.log(`  vscode-markdown-languageservice ${describeCold(cold.languageService)}`)
  console.log(
    `  ratio ${figure(result.ratio, 2)} by the clock, ${figure(result.processorRatio, 2)} of processor time`,
  )
  if (ripgrep) console.log(`  rg (${ripgrep.from}) lists ${ripgrep.links} links: ${figure(ripgrep.ms, 0)} ms`)
  else console.log('  rg is neither on this machine nor in .vscode-test')
  console.log(`In the background: ${describeBackground(background)}`)
  console.log(
    `${large.files} made-up files (${figure(large.megabytes, 1)} MB): ${describeBackground(large.background)}`,
  )
  for (const [name, { medianMs, p99Ms }] of Object.entries(queries) as [
    keyof QueryTimings,
    { medianMs: number; p99Ms: number },
  ][]) {
    console.log(
      `  ${name.padEnd(11)} ${figure(medianMs, 3)} ms of its thread, 99th percentile ${figure(p99Ms, 3)} ms`,
    )
  }
  if (result.host) for (const run of Object.values(result.host)) console.log(describeHost(run))
}

function describeHost(run: HostRun): string {
  const { files, ms, processorMs, longestHoldMs, searchHoldMs, idleHoldMs, grownMegabytes } = run
  const holds = `${figure(longestHoldMs, 1)} ms at most (${figure(searchHoldMs, 1)} ms by VS Code's own search for the files, ${figure(idleHoldMs, 1)} ms when idle)`
  return `In the extension host, ${files} files: ${figure(ms, 0)} ms, ${figure(processorMs, 0)} ms of its thread, held for ${holds}; the host grew by ${figure(grownMegabytes, 0)} MB`
}

function describeCold({ ms, readMs, processorMs }: ColdRun): string {
  return `${figure(ms, 0)} ms, ${figure(readMs, 0)} of them reading files; ${figure(processorMs, 0)} ms of processors`
}

function describeBackground({ ms, longestHoldMs, megabytes, peakMegabytes }: BackgroundRun): string {
  return `${figure(ms, 0)} ms, the main thread held for ${figure(longestHoldMs, 1)} ms at most, ${figure(megabytes, 0)} MB kept, ${figure(peakMegabytes, 0)} MB of process`
}

const temporary = await mkdtemp(path.join(tmpdir(), 'research-digest-archive-'))
try {
  const result = await measure(temporary)
  if (values.json) console.log(JSON.stringify(result))
  else print(result)
} finally {
  await rm(temporary, { recursive: true, force: true })
}
