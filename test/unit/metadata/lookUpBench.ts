import assert from 'node:assert/strict'
import { type ArxivId, parseIdentifier } from '../../../src/core/arxiv/identifier.ts'
import type { Log } from '../../../src/core/base/errors.ts'
import { type ClosableHttpClient, createHttpClient } from '../../../src/core/http/undiciClient.ts'
import { PaperLookUp } from '../../../src/core/metadata/lookUpPapers.ts'
import type {
  Absence,
  ConnectionState,
  MetadataSource,
  PaperCache,
} from '../../../src/core/metadata/source.ts'
import { arxivApi } from '../../../src/core/metadata/sources/arxivApi.ts'
import type { Paper } from '../../../src/core/paper/paper.ts'
import { type LocalArxiv, type LocalArxivOptions, startLocalArxiv } from '../../localArxiv/server.ts'
import { TestClock } from '../http/testClock.ts'

/** The identifiers, which must be some. */
export function idsOf(...texts: string[]): ArxivId[] {
  return texts.flatMap((text) => parseIdentifier(text)?.id ?? assert.fail(`${text} is no identifier`))
}

/** Outcomes in few words: `found`, `missing`, `unavailable`, by id. */
export function kindsOf(outcomes: ReadonlyMap<string, { readonly kind: string }>): Record<string, string> {
  return Object.fromEntries([...outcomes].map(([id, { kind }]) => [id, kind]))
}

export class MemoryCache implements PaperCache {
  readonly papers = new Map<ArxivId, Paper>()
  readonly absences = new Map<ArxivId, Absence>()

  async find(ids: readonly ArxivId[]): Promise<ReadonlyMap<ArxivId, Paper>> {
    const found = ids.flatMap((id) => this.papers.get(id) ?? [])
    return new Map(found.map((paper) => [paper.id, paper]))
  }

  async save(papers: Iterable<Paper>): Promise<void> {
    for (const paper of papers) this.papers.set(paper.id, paper)
  }

  async findOld(): Promise<readonly ArxivId[]> {
    return []
  }

  async findAbsent(ids: readonly ArxivId[]): Promise<ReadonlyMap<ArxivId, Absence>> {
    return new Map([...this.absences].filter(([id]) => ids.includes(id)))
  }

  async saveAbsent(ids: readonly ArxivId[], at: number): Promise<ReadonlyMap<ArxivId, Absence>> {
    for (const id of ids) {
      this.absences.set(id, { firstAt: this.absences.get(id)?.firstAt ?? at, lastAt: at })
    }
    return this.findAbsent(ids)
  }
}

export interface LookUpBench {
  readonly arxiv: LocalArxiv
  readonly clock: TestClock
  readonly cache: MemoryCache
  readonly lookUp: PaperLookUp<ArxivId>
  readonly states: readonly ConnectionState[]
  /** Warnings and errors. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export interface LookUpBenchOptions extends LocalArxivOptions {
  readonly cache?: MemoryCache
  /** Further sources, asked after the local arXiv. */
  readonly others?: readonly MetadataSource[]
  readonly timeoutMs?: number
}

/** A look-up that asks a real local arXiv, with a clock that does not make it wait. */
export async function startLookUp(options: LookUpBenchOptions = {}): Promise<LookUpBench> {
  const arxiv = await startLocalArxiv(options)
  const { timeoutMs = 60_000, cache = new MemoryCache(), others = [] } = options
  const http: ClosableHttpClient = createHttpClient({ userAgent: 'research-digest/test', timeoutMs })
  const clock = new TestClock()
  const states: ConnectionState[] = []
  const complaints: string[] = []
  const complain = (message: string) => complaints.push(message)
  const log: Log = { info() {}, warn: complain, error: complain }
  const sources = [arxivApi(arxiv.url), ...others]
  const onStateChange = (state: ConnectionState) => states.push(state)
  const lookUp = new PaperLookUp({ sources, cache, http, log, onStateChange }, { clock, random: () => 0.5 })
  const close = async () => {
    await lookUp.close()
    await http.close()
    await arxiv.close()
  }
  return { arxiv, clock, cache, lookUp, states, complaints, close }
}
