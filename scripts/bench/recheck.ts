// Asks again for the records of 20,000 covered papers, all older than a week, through a `kill -9`, in real processes with a
// real library against a local arXiv; the gaps between requests pass at once. `--papers N`, `--json`; ends with 1 over a limit.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type LocalArxiv, startLocalArxiv } from '../../test/localArxiv/server.ts'
import { inventedPapers } from '../../test/localArxiv/standInPapers.ts'
import { figure } from '../support/figure.ts'
import { TimeKeeper } from './recheck/timeKeeper.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, papers: { type: 'string', default: '20000' } },
})
const paperCount = Number(values.papers)
const requestsNeeded = Math.ceil(paperCount / 100)
const gapMs = 3000
const weekMs = 7 * 24 * 3_600_000
const script = fileURLToPath(new URL('recheck/recheckProcess.ts', import.meta.url))

/** What arXiv was asked from the first process to the end of the last one. */
interface Result {
  readonly killed: 'between two requests' | 'during a request'
  readonly requests: number
  /** Papers that were asked for, and those of them that were more than once. */
  readonly papers: number
  readonly askedTwice: number
  readonly leastGapMs: number
  /** By the clock of the processes. */
  readonly minutes: number
  readonly realSeconds: number
}

class Bench {
  readonly #folder: string
  readonly #arxiv: LocalArxiv
  readonly #keeper = new TimeKeeper()

  constructor(folder: string, arxiv: LocalArxiv) {
    this.#folder = folder
    this.#arxiv = arxiv
  }

  async fill(): Promise<void> {
    await once(this.#start('fill'), 'exit')
  }

  /** A process that is killed when about half is done, then one that does the rest. */
  async recheck(killed: Result['killed']): Promise<Result> {
    this.#keeper.advance(weekMs + 1)
    const [from, began, started] = [this.#arxiv.requests.length, this.#keeper.time, performance.now()]
    const times = this.#timesOf(from)
    await this.#killHalfway(from + Math.ceil(requestsNeeded / 2), killed)
    await once(this.#start('recheck'), 'exit')
    const requests = this.#arxiv.requests.slice(from)
    const asked = Map.groupBy(
      requests.flatMap(({ ids }) => ids),
      (id) => id,
    )
    const gaps = times().map((time, index, all) => time - (all[index - 1] ?? Number.NEGATIVE_INFINITY))
    return {
      killed,
      requests: requests.length,
      papers: asked.size,
      askedTwice: [...asked.values()].filter(({ length }) => length > 1).length,
      leastGapMs: Math.min(...gaps),
      minutes: (this.#keeper.time - began) / 60_000,
      realSeconds: (performance.now() - started) / 1000,
    }
  }

  #start(task: 'fill' | 'recheck') {
    const [library, state] = [path.join(this.#folder, 'library.sqlite'), path.join(this.#folder, 'state')]
    const child = fork(script, [task, library, state, this.#arxiv.url, String(paperCount)])
    this.#keeper.serve(child)
    return child
  }

  async #killHalfway(count: number, killed: Result['killed']): Promise<void> {
    const child = this.#start('recheck')
    const ended = once(child, 'exit')
    if (killed === 'during a request') {
      await this.#arxiv.received(count - 1)
      const release = this.#arxiv.hold()
      await this.#arxiv.received(count)
      child.kill('SIGKILL')
      await ended
      release()
    } else {
      // Its next wait never ends; what came of the last request is in the library by then.
      const isWaiting = new Promise<void>((resolve) => {
        this.#keeper.mayGoOn = () => {
          if (this.#arxiv.requests.length < count) return true
          resolve()
          return false
        }
      })
      await isWaiting
      child.kill('SIGKILL')
      await ended
      this.#keeper.mayGoOn = () => true
    }
  }

  /** Notes the time of each request from now on. */
  #timesOf(from: number): () => readonly number[] {
    const times: number[] = []
    const follow = async () => {
      for (;;) {
        await this.#arxiv.received(from + times.length + 1)
        times.push(this.#keeper.time)
      }
    }
    void follow()
    return () => times
  }
}

function isWithin({ killed, requests, papers, askedTwice, leastGapMs }: Result): boolean {
  // Nobody can know what came of a request under way: its papers are asked for again.
  const again = killed === 'during a request' ? 1 : 0
  return (
    requests <= requestsNeeded + again &&
    papers === paperCount &&
    askedTwice <= again * 100 &&
    leastGapMs >= gapMs
  )
}

const folder = await mkdtemp(path.join(tmpdir(), 'research-digest-recheck-'))
const arxiv = await startLocalArxiv({ papers: inventedPapers(paperCount) })
try {
  const bench = new Bench(folder, arxiv)
  await bench.fill()
  const results = [await bench.recheck('between two requests'), await bench.recheck('during a request')]
  if (values.json) console.log(JSON.stringify({ bench: 'recheck', papers: paperCount, results }))
  for (const result of values.json ? [] : results) {
    console.log(`Killed ${result.killed}${isWithin(result) ? '' : ' (over a limit)'}:`)
    console.log(
      `  ${result.papers} papers in ${result.requests} requests, ${result.askedTwice} of them asked for twice`,
    )
    console.log(`  ${figure(result.leastGapMs / 1000, 1)} s between two requests at least`)
    console.log(
      `  ${figure(result.minutes, 1)} minutes by its clock, ${figure(result.realSeconds, 1)} s here`,
    )
  }
  if (!results.every(isWithin)) process.exitCode = 1
} finally {
  await arxiv.close()
  await rm(folder, { recursive: true, force: true })
}
