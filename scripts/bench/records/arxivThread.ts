// A thread with a local arXiv of many invented papers, so that answering does not disturb the thread that is measured.
import { parentPort, workerData } from 'node:worker_threads'
import type { Fault } from '../../../test/localArxiv/faults.ts'
import { startLocalArxiv } from '../../../test/localArxiv/server.ts'
import { inventedPapers } from './papers.ts'

/** What the thread is asked. */
export type Question =
  | { readonly kind: 'count' }
  | { readonly kind: 'misbehave'; readonly faults: readonly Fault[] }

/** What it has seen since it was last asked. */
export interface Count {
  readonly requests: number
  /** Identifiers asked for, all together. */
  readonly ids: number
  readonly mostAtOnce: number
  /** From each request to the next, in milliseconds. */
  readonly gapsMs: readonly number[]
}

if (parentPort) {
  const port = parentPort
  const arxiv = await startLocalArxiv({ papers: inventedPapers(Number(workerData)) })
  let seen = 0
  port.on('message', (question: Question) => {
    if (question.kind === 'misbehave') return arxiv.misbehave(question.faults)
    const requests = arxiv.requests.slice(seen)
    seen = arxiv.requests.length
    const count: Count = {
      requests: requests.length,
      ids: requests.reduce((sum, { ids }) => sum + ids.length, 0),
      mostAtOnce: arxiv.mostAtOnce,
      gapsMs: requests.slice(1).map(({ at }, index) => at - (requests[index]?.at ?? 0)),
    }
    port.postMessage(count)
  })
  port.postMessage(arxiv.url)
}
