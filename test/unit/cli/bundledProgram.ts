import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'esbuild'
import { buildPageAssets } from '../../../scripts/support/buildPageAssets.ts'
import { fetchedFolder, projectRoot } from '../../../scripts/support/project.ts'

export interface Ended {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** The command line as it is shipped. */
export interface BundledProgram {
  /** Where it lies. */
  readonly folder: string
  /** Runs it to its end. */
  run(args: readonly string[], options?: SpawnOptions): Promise<Ended>
  /** Starts it, with pipes unless the options say otherwise. */
  start(args: readonly string[], options?: SpawnOptions): ChildProcess
  remove(): Promise<void>
}

/**
 * Below the project, so that the program finds the manifest that it is shipped with.
 * @param entry another one than that of the command line
 */
export async function bundleProgram(entry = 'src/cli/main.ts'): Promise<BundledProgram> {
  await mkdir(fetchedFolder, { recursive: true })
  const folder = await mkdtemp(path.join(fetchedFolder, 'cli-'))
  const program = path.join(folder, 'cli.js')
  const banner = [
    '#!/usr/bin/env node',
    "import { createRequire } from 'node:module'",
    'const require = createRequire(import.meta.url)',
  ]
  await Promise.all([
    build({
      absWorkingDir: projectRoot,
      entryPoints: [entry],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner: { js: banner.join('\n') },
    }),
    buildPageAssets(path.join(folder, 'site')),
  ])
  const start = (args: readonly string[], options: SpawnOptions = {}) =>
    spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  return {
    folder,
    start,
    async run(args, options) {
      const child = start(args, options)
      const [output, errors, [code]] = await Promise.all([
        child.stdout ? text(child.stdout) : '',
        child.stderr ? text(child.stderr) : '',
        once(child, 'close'),
      ])
      return { code, output, errors }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
