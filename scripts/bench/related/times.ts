// What the model takes with many entries: time and memory.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Archive } from '../../../src/core/archive/archive.ts'
import type { DigestRecord } from '../../../src/core/archive/archivedDigest.ts'
import { CoveredPapers, type PaperText } from '../../../src/core/related/coveredPapers.ts'
import { RelatedThread } from '../../../src/related/relatedThread.ts'
import { recordOfTitles, type Writer } from './writer.ts'

export interface RelatedTimes {
  readonly entries: number
  /** Until the first answer, by the processor's time, as are all that take long. */
  readonly indexMs: number
  /** A digest of ten entries is saved: until the next answer. */
  readonly saveMs: number
  /** Related papers of one, at the median and at the 95th percentile, by the clock. */
  readonly queryMs: number
  readonly slowQueryMs: number
  /** So many candidates are ranked. */
  readonly candidates: number
  readonly rankMs: number
  readonly megabytes: number
  /** Until the first answer of the thread, by the clock, and how long this one was held at most meanwhile. */
  readonly threadMs: number
  readonly heldMs: number
  /** How long it was held at most while it did nothing for as long: what the machine's other work does to the figure before. */
  readonly idleHeldMs: number
}

const entriesOfDigest = 10
const queries = 200
const candidates = 2_000

/** Real titles and commentaries in new pairs, so that no two entries are alike. */
export async function measureTimes({ titles, entries }: Writer, count: number): Promise<RelatedTimes> {
  const words = [...titles.values()]
  const remarks = entries.map(({ said }) => said).filter(Boolean)
  const titleAt = (index: number) => {
    const round = Math.floor(index / words.length)
    const title = words[index % words.length] ?? ''
    return round === 0 ? title : `${title}, ${words[(index * 7 + round) % words.length]}`
  }
  const digestAt = (number: number) => {
    const first = number * entriesOfDigest
    const indices = Array.from({ length: entriesOfDigest }, (_, place) => first + place)
    const own = new Map(indices.map((index) => [idAt(index), titleAt(index)]))
    return recordOfTitles(`${number}.md`, own, (id) => remarks[Number(id.slice(5)) % remarks.length] ?? '')
  }
  const digests = Array.from({ length: count / entriesOfDigest }, (_, number) => digestAt(number))
  const paperAt = (index: number) => ({ id: undefined, title: titleAt((index * 31) % count), said: '' })
  const byThread = await measureThread(digests, paperAt(0))
  const before = usedMegabytes()
  const papers = new CoveredPapers()
  const indexMs = processorMs(() => {
    papers.update(digests)
    papers.relatedTo(paperAt(0), 10)
  })
  const megabytes = usedMegabytes() - before
  const saveMs = processorMs(() => {
    papers.update(digests.slice(0, 1))
    papers.relatedTo(paperAt(0), 10)
  })
  const each = Array.from({ length: queries }, (_, index) =>
    clockMs(() => papers.relatedTo(paperAt(index), 10)),
  )
  each.sort((a, b) => a - b)
  const rankMs = processorMs(() =>
    papers.rank(Array.from({ length: candidates }, (_, index) => paperAt(index))),
  )
  return {
    ...{ entries: papers.entryCount, indexMs, saveMs, candidates, rankMs, megabytes, ...byThread },
    queryMs: each[queries / 2] ?? Number.NaN,
    slowQueryMs: each[Math.floor(queries * 0.95)] ?? Number.NaN,
  }
}

async function measureThread(
  digests: readonly { readonly file: string; readonly record: DigestRecord | undefined }[],
  paper: PaperText,
): Promise<Pick<RelatedTimes, 'threadMs' | 'heldMs' | 'idleHeldMs'>> {
  const archive = new Archive()
  archive.update(digests)
  const all = archive.digests()
  const thread = new RelatedThread(new URL('../../../src/related/worker.ts', import.meta.url))
  try {
    // What starting a thread takes is not ours.
    await thread.relatedTo([], [paper], 10)
    let threadMs = 0
    const heldMs = await longestDelay(async () => {
      const start = performance.now()
      await thread.relatedTo(all, [paper], 10)
      threadMs = performance.now() - start
    })
    const idleHeldMs = await longestDelay(() => setTimeout(threadMs))
    return { threadMs, heldMs, idleHeldMs }
  } finally {
    await thread.dispose()
  }
}

/** In milliseconds. */
async function longestDelay(work: () => Promise<unknown>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  await work()
  delays.disable()
  return delays.max / 1e6
}

function idAt(index: number): `${string}.${string}` {
  return `2401.${String(index).padStart(5, '0')}`
}

/** By the processor, so that other work on the machine hardly shows; in milliseconds. Comes in steps of some milliseconds. */
function processorMs(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

/** By the clock, in milliseconds. */
function clockMs(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function usedMegabytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}
