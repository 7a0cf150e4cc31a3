import { type ChildProcess, fork, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { buildPageAssets } from '../../../scripts/support/buildPageAssets.ts'
import { buildCommonJsParts } from '../../../scripts/support/commonJsParts.ts'
import { leanHttp } from '../../../scripts/support/leavingOut.ts'
import { fetchedFolder, projectRoot } from '../../../scripts/support/project.ts'
import type { Answer, Question } from './servedProgram.ts'

/** The command line as it is shipped. */
export interface BundledProgram {
  /** Where it lies. */
  readonly folder: string
  /** Runs it to its end, in a process of its own. */
  run(args: readonly string[], options?: SpawnOptions): Promise<Answer>
  /** As `run`, in a process that answers all command lines, one at a time; for what is not about the process. */
  answer(args: readonly string[], folder: string): Promise<Answer>
  /** Starts it, with pipes unless the options say otherwise. */
  start(args: readonly string[], options?: SpawnOptions): ChildProcess
  /** Ends the process of `answer`. */
  end(): void
}

let bundled: Promise<string> | undefined

/**
 * The program, which is bundled once for all tests of this process.
 * @param environment what the process of `answer` has besides the environment of this one
 */
export async function bundleProgram(environment: NodeJS.ProcessEnv = {}): Promise<BundledProgram> {
  bundled ??= bundle()
  const folder = await bundled
  const start = (args: readonly string[], options: SpawnOptions = {}) =>
    spawn(process.execPath, [path.join(folder, 'cli.cjs'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    })
  let served: ChildProcess | undefined
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
    answer(args, inFolder) {
      served ??= fork(path.join(folder, 'served.cjs'), {
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      return ask(served, { args, folder: inFolder })
    },
    end: () => served?.kill(),
  }
}

/** Below the project, so that the program finds the manifest that it is shipped with, until this process ends. */
async function bundle(): Promise<string> {
  await mkdir(fetchedFolder, { recursive: true })
  const folder = await mkdtemp(path.join(fetchedFolder, 'cli-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const source = (file: string) => path.join(projectRoot, file)
  await Promise.all([
    buildCommonJsParts(folder, {
      entryPoints: {
        cli: source('src/cli/main.ts'),
        served: source('test/process/cli/servedProgram.ts'),
        catalogueIndex: source('src/catalogue/indexWorker.ts'),
      },
      external: [],
      plugins: [leanHttp],
    }),
    buildPageAssets(path.join(folder, 'site')),
  ])
  return folder
}

/** @throws when the process ends instead of answering. */
function ask(served: ChildProcess, question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error(`The program ended at ${JSON.stringify(question)}.`))
    served.once('exit', end)
    served.once('message', (answer: Answer) => {
      served.off('exit', end)
      resolve(answer)
    })
    served.send(question)
  })
}
