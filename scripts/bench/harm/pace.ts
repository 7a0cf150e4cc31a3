import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { stateVariable } from '../../../src/core/base/machine.ts'
import { type LocalArxiv, startLocalArxiv } from '../../../test/localArxiv/server.ts'
import type { Figure } from './figure.ts'

const script = fileURLToPath(new URL('../../../test/process/records/lookUpInProcess.ts', import.meta.url))
const retryAfterMs = 5000
const stoppedForMs = 12_000

/** How processes of one user with libraries of their own keep a service's pace. */
export async function measurePace(folder: string, minIntervalMs: number): Promise<readonly Figure[]> {
  const program = path.join(folder, 'program.cjs')
  await build({ entryPoints: [script], outfile: program, bundle: true, platform: 'node', format: 'cjs' })
  const bench = new PaceBench(folder, program, minIntervalMs)
  return [
    ...(await bench.ownLibraries()),
    ...(await bench.deletedLibrary()),
    ...(await bench.stoppedHolder()),
  ]
}

class PaceBench {
  readonly #folder: string
  readonly #program: string
  readonly #minIntervalMs: number

  constructor(folder: string, program: string, minIntervalMs: number) {
    this.#folder = folder
    this.#program = program
    this.#minIntervalMs = minIntervalMs
  }

  async ownLibraries(): Promise<readonly Figure[]> {
    const arxiv = await startLocalArxiv()
    await Promise.all([1, 2, 3, 4].map((one) => ended(this.#start(arxiv, `${one}.sqlite`))))
    await arxiv.close()
    const aim = `${this.#minIntervalMs} at least`
    const what = 'requests of 4 processes with libraries of their own'
    return [
      { what, figure: arxiv.requests.length, unit: 'requests', aim: '4' },
      { what: '  least gap between them', figure: Math.round(Math.min(...gaps(arxiv))), unit: 'ms', aim },
    ]
  }

  async deletedLibrary(): Promise<readonly Figure[]> {
    const arxiv = await startLocalArxiv()
    arxiv.misbehave([{ kind: 'status', status: 429, retryAfter: String(retryAfterMs / 1000) }])
    const told = this.#start(arxiv, 'told.sqlite')
    await arxiv.received(1)
    // It has been told, and waits.
    await setTimeout(500)
    told.kill('SIGKILL')
    await once(told, 'exit')
    for (const suffix of ['', '-wal', '-shm']) {
      rmSync(path.join(this.#folder, `told.sqlite${suffix}`), { force: true })
    }
    // A process that finds the service closed ends without asking.
    while (arxiv.requests.length < 2) await ended(this.#start(arxiv, 'told.sqlite'))
    await arxiv.close()
    const what = `gap after Retry-After ${retryAfterMs / 1000} and a deleted library`
    return [
      { what, figure: Math.round(Math.min(...gaps(arxiv))), unit: 'ms', aim: `${retryAfterMs} at least` },
    ]
  }

  async stoppedHolder(): Promise<readonly Figure[]> {
    const arxiv = await startLocalArxiv()
    const release = arxiv.hold()
    const stopped = this.#start(arxiv, 'stopped.sqlite')
    await arxiv.received(1)
    stopped.kill('SIGSTOP')
    const other = ended(this.#start(arxiv, 'other.sqlite'))
    await setTimeout(stoppedForMs)
    const meanwhile = arxiv.requests.length - 1
    release()
    stopped.kill('SIGCONT')
    await Promise.all([once(stopped, 'exit'), other])
    await arxiv.close()
    const what = `requests of others while one is stopped with its own open, in ${stoppedForMs / 1000} s`
    return [
      { what, figure: meanwhile, unit: 'requests', aim: 'none' },
      { what: '  requests at once at most', figure: arxiv.mostAtOnce, unit: 'requests', aim: '1' },
    ]
  }

  #start(arxiv: LocalArxiv, library: string) {
    const args = [path.join(this.#folder, library), arxiv.url, String(this.#minIntervalMs), '1706.03762']
    return spawn(process.execPath, [this.#program, ...args], {
      env: { ...process.env, [stateVariable]: path.join(this.#folder, 'state') },
      stdio: 'ignore',
    })
  }
}

async function ended(child: ReturnType<typeof spawn>): Promise<void> {
  await once(child, 'exit')
}

function gaps({ requests }: LocalArxiv): readonly number[] {
  return requests.slice(1).map(({ at }, index) => at - (requests[index]?.at ?? 0))
}
