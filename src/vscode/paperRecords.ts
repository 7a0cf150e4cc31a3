import * as vscode from 'vscode'
import type { ArxivId } from '../core/arxiv/identifier.ts'
import { describeError, isAbort, type Log } from '../core/base/errors.ts'
import type { MissingRecord } from '../core/language/describePaper.ts'
import type { Doi } from '../core/paper/doi.ts'
import type { Facts, Paper, PaperRecord } from '../core/paper/paper.ts'
import { type RecheckProgress, type RecheckResult, recheckRecords } from '../records/recheck.ts'
import type { ImportCount, LookUpOutcome, Records, ServiceOptions } from '../records/records.ts'

/** How long a paper is left alone after its look-up failed for a reason of our own, in milliseconds. */
const retryAfterMs = 60_000
/** Papers are wanted in groups of this size, so that what comes first is shown before the rest has come. */
const groupSize = 50
/** Records of so many papers are read at a time. */
const readSize = 500
const dayMs = 24 * 3_600_000

/** A paper that could not be had. */
interface Failure {
  readonly why: MissingRecord
  /** When it may be asked for again, in milliseconds since the epoch. */
  readonly notBefore: number
}

/** Papers that are on their way for somebody. */
interface Wish {
  readonly ids: readonly ArxivId[]
  readonly controller: AbortController
}

/**
 * The records seen in this window, at hand without waiting, and the way to more of them. What arrives late is told by
 * {@link onDidChange}.
 */
export class PaperRecords implements Facts, vscode.Disposable {
  readonly #records: Records
  readonly #log: Log
  readonly #papers = new Map<ArxivId, Paper>()
  readonly #doiPapers = new Map<Doi, PaperRecord<Doi>>()
  readonly #failures = new Map<ArxivId, Failure>()
  readonly #asked = new Set<ArxivId>()
  readonly #wishes = new Map<object, Set<Wish>>()
  /** Papers that arXiv is believed not to have. */
  readonly #absent = new Set<ArxivId>()
  #preferred: ReadonlySet<ArxivId> = new Set()
  #retry: NodeJS.Timeout | undefined
  readonly #changed = new vscode.EventEmitter<void>()
  #changeCount = 0
  /** New records have arrived, or papers that could not be had may be wanted again. */
  readonly onDidChange = this.#changed.event

  constructor(records: Records, log: Log) {
    this.#records = records
    this.#log = log
  }

  /** Grows whenever {@link onDidChange} fires. */
  get changeCount(): number {
    return this.#changeCount
  }

  paper(id: ArxivId): Paper | undefined {
    return this.#papers.get(id)
  }

  /** A paper that is not on arXiv, if it was looked up in this window. */
  doiPaper(doi: Doi): PaperRecord<Doi> | undefined {
    return this.#doiPapers.get(doi)
  }

  /** Why there is no record of a paper; `undefined` when there is one, or when nobody has wanted it. */
  standing(id: ArxivId): MissingRecord | undefined {
    if (this.#papers.has(id)) return undefined
    return this.#asked.has(id) ? { kind: 'pending' } : this.#failures.get(id)?.why
  }

  isAbsent(id: ArxivId): boolean {
    return this.#absent.has(id)
  }

  /** Asks in the background for the records that are not at hand, until they have come or the owner is released. */
  want(ids: readonly ArxivId[], owner: object): void {
    const missing = ids.filter(
      (id) => !this.#papers.has(id) && !this.#asked.has(id) && !this.#failedLately(id),
    )
    const inView = missing.filter((id) => this.#preferred.has(id))
    const others = missing.filter((id) => !this.#preferred.has(id))
    for (const group of [inView, ...groupsOf(others, groupSize)])
      if (group.length > 0) void this.#fetch(group, owner)
  }

  /** Nobody looks at the owner's papers any more: what is not on its way for others is dropped. */
  release(owner: object): void {
    const wishes = this.#wishes.get(owner)
    if (!wishes) return
    this.#wishes.delete(owner)
    for (const { ids, controller } of wishes) {
      for (const id of ids) this.#asked.delete(id)
      controller.abort()
    }
    // Others may have relied on it.
    this.#tell()
  }

  /** These are looked at now, and come before all others that wait. */
  prefer(ids: readonly ArxivId[]): void {
    this.#preferred = new Set(ids)
    this.#records.prefer(ids)
  }

  /** Asks so from now on; what could not be had before may be had now. */
  configure(services: ServiceOptions): void {
    this.#records.configure(services)
    this.#failures.clear()
    this.#tell()
  }

  /** The record, asked for when it is not at hand. Rejects with the signal's reason only. */
  async lookUp(id: ArxivId, signal: AbortSignal): Promise<LookUpOutcome> {
    const paper = this.#papers.get(id)
    if (paper) return { kind: 'found', paper }
    try {
      const outcomes = await this.#records.lookUp([id], signal)
      this.#keep(outcomes)
      return outcomes.get(id) ?? failure(new Error(`no answer about ${id}`))
    } catch (error) {
      if (signal.aborted) throw error
      return failure(error)
    }
  }

  /** The records that can be had; when the signal aborts, those that are at hand. Rejects never. */
  async lookUpAll(ids: readonly ArxivId[], signal: AbortSignal): Promise<ReadonlyMap<ArxivId, Paper>> {
    const missing = ids.filter((id) => !this.#papers.has(id))
    try {
      if (missing.length > 0) this.#keep(await this.#records.lookUp(missing, signal))
    } catch (error) {
      if (!signal.aborted) this.#log.error(`Looking up ${missing.length} papers: ${describeError(error)}`)
      return this.findAll(ids)
    }
    return this.#known(ids)
  }

  #known(ids: readonly ArxivId[]): ReadonlyMap<ArxivId, Paper> {
    return new Map(ids.flatMap((id) => this.#papers.get(id) ?? []).map((paper) => [paper.id, paper]))
  }

  /** The records that this machine has; nobody is asked. Rejects never. */
  async findAll(ids: readonly ArxivId[]): Promise<ReadonlyMap<ArxivId, Paper>> {
    const missing = ids.filter((id) => !this.#papers.has(id))
    if (missing.length > 0)
      for (const [id, paper] of await this.#records.find(missing).catch(() => [])) this.#papers.set(id, paper)
    return this.#known(ids)
  }

  /**
   * The records that this machine has, a group at a time and not kept at hand: there may be very many. Nobody is asked. Throws
   * the signal's reason only; what the library cannot give is left out.
   */
  async *readAll(ids: readonly ArxivId[], signal?: AbortSignal): AsyncGenerator<readonly Paper[]> {
    for (const group of groupsOf(ids, readSize)) {
      const papers = await this.#records.find(group, signal).catch((error) => {
        signal?.throwIfAborted()
        this.#log.error(`Reading ${group.length} records: ${describeError(error)}`)
      })
      if (papers) yield [...papers.values()]
    }
  }

  startingWith(prefix: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    return this.#records.startingWith(prefix, limit, signal)
  }

  /** Papers that were used last, in this window or another. */
  recent(limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    return this.#records.recent(limit, signal)
  }

  search(words: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    return this.#records.search(words, limit, signal)
  }

  /** The records of papers that are not on arXiv, as far as they can be had. Rejects never. */
  async lookUpAllDois(
    dois: readonly Doi[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<Doi, PaperRecord<Doi>>> {
    if (dois.length === 0 || signal.aborted) return new Map()
    try {
      return this.#keepDois(await this.#records.lookUpDois(dois, signal))
    } catch (error) {
      if (!signal.aborted) this.#log.error(`Looking up ${dois.length} DOIs: ${describeError(error)}`)
      return new Map()
    }
  }

  /** A paper that is not on arXiv. Rejects with the signal's reason only. */
  async lookUpDoi(doi: Doi, signal: AbortSignal): Promise<LookUpOutcome<Doi>> {
    const paper = this.#doiPapers.get(doi)
    if (paper) return { kind: 'found', paper }
    try {
      const outcomes = await this.#records.lookUpDois([doi], signal)
      this.#keepDois(outcomes)
      const outcome = outcomes.get(doi)
      return outcome ?? failure(new Error(`no answer about ${doi}`))
    } catch (error) {
      if (signal.aborted) throw error
      return failure(error)
    }
  }

  /** See {@link Records.exportTo}. */
  exportTo(file: string, signal: AbortSignal): Promise<number> {
    return this.#records.exportTo(file, signal)
  }

  /** See {@link Records.importFrom}. Those who show papers hear of it. */
  async importFrom(file: string, signal: AbortSignal): Promise<ImportCount> {
    const count = await this.#records.importFrom(file, signal)
    this.#failures.clear()
    this.#tell()
    return count
  }

  /** See {@link recheckRecords}. Those who show papers hear of what is new as it comes. */
  recheck(
    ids: readonly ArxivId[],
    onProgress: (progress: RecheckProgress) => void,
    signal: AbortSignal,
  ): Promise<RecheckResult> {
    const show = async <Outcomes extends ReadonlyMap<string, unknown>>(
      group: readonly ArxivId[],
      outcomes: Outcomes,
    ) => {
      if (outcomes.size === 0) return outcomes
      for (const [id, paper] of await this.#records.find(group, signal)) this.#papers.set(id, paper)
      this.#tell()
      return outcomes
    }
    const records: Pick<Records, 'findOld' | 'recheck' | 'recheckPublished'> = {
      findOld: (all) => this.#records.findOld(all, signal),
      recheck: async (group) => show(group, await this.#records.recheck(group, signal)),
      recheckPublished: async (group) => show(group, await this.#records.recheckPublished(group, signal)),
    }
    return recheckRecords(records, ids, onProgress, signal)
  }

  /** Asks arXiv; what it finds is in the library then. */
  searchArxiv(words: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    return this.#records.searchArxiv(words, limit, signal)
  }

  dispose(): void {
    clearTimeout(this.#retry)
    this.#changed.dispose()
    void this.#records
      .close()
      .catch((error) => this.#log.warn(`Closing the library: ${describeError(error)}`))
  }

  async #fetch(ids: readonly ArxivId[], owner: object): Promise<void> {
    const wish: Wish = { ids, controller: new AbortController() }
    const wishes = this.#wishes.get(owner) ?? new Set()
    this.#wishes.set(owner, wishes.add(wish))
    for (const id of ids) this.#asked.add(id)
    try {
      this.#keep(await this.#records.lookUp(ids, wish.controller.signal))
    } catch (error) {
      if (isAbort(error)) return
      this.#log.error(`Looking up ${ids.length} papers: ${describeError(error)}`)
      this.#keep(new Map(ids.map((id) => [id, failure(error)])))
    } finally {
      this.#end(wish, owner)
    }
  }

  #end(wish: Wish, owner: object): void {
    const wishes = this.#wishes.get(owner)
    // A released owner may have papers on their way again.
    if (!wishes?.delete(wish)) return
    if (wishes.size === 0) this.#wishes.delete(owner)
    for (const id of wish.ids) this.#asked.delete(id)
  }

  #keep(outcomes: ReadonlyMap<ArxivId, LookUpOutcome>): void {
    for (const [id, outcome] of outcomes) {
      if (outcome.kind === 'missing' && outcome.isBelieved) this.#absent.add(id)
      if (outcome.kind === 'found') {
        this.#papers.set(id, outcome.paper)
        this.#absent.delete(id)
      } else this.#failures.set(id, failureOf(outcome))
      if (outcome.kind === 'unavailable') this.#tellAt(outcome.until)
    }
    this.#tell()
  }

  /** Gives those that were found. */
  #keepDois(outcomes: ReadonlyMap<Doi, LookUpOutcome<Doi>>): ReadonlyMap<Doi, PaperRecord<Doi>> {
    const found = new Map(
      [...outcomes].flatMap(([doi, outcome]) =>
        outcome.kind === 'found' ? [[doi, outcome.paper] as const] : [],
      ),
    )
    const isNew = [...found.keys()].some((doi) => !this.#doiPapers.has(doi))
    for (const [doi, paper] of found) this.#doiPapers.set(doi, paper)
    if (isNew) this.#tell()
    return found
  }

  /** Those who show papers hear of it when asking makes sense again. */
  #tellAt(time: number): void {
    const waitMs = Math.min(Math.max(time - Date.now(), 1_000), dayMs)
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined
      this.#tell()
    }, waitMs)
  }

  #tell(): void {
    this.#changeCount++
    this.#changed.fire()
  }

  #failedLately(id: ArxivId): boolean {
    return Date.now() < (this.#failures.get(id)?.notBefore ?? 0)
  }
}

function groupsOf(ids: readonly ArxivId[], size: number): readonly (readonly ArxivId[])[] {
  const count = Math.ceil(ids.length / size)
  return Array.from({ length: count }, (_, index) => ids.slice(index * size, (index + 1) * size))
}

function failureOf(outcome: Exclude<LookUpOutcome, { readonly kind: 'found' }>): Failure {
  return outcome.kind === 'missing'
    ? { why: { kind: 'missing' }, notBefore: outcome.askAgainAt }
    : { why: { kind: 'unavailable', reason: outcome.reason }, notBefore: outcome.until }
}

function failure(error: unknown): LookUpOutcome<never> {
  return { kind: 'unavailable', reason: describeError(error), until: Date.now() + retryAfterMs }
}
