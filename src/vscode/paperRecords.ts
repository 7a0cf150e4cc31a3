import * as vscode from 'vscode'
import type { ArxivId } from '../core/arxiv/identifier.ts'
import { describeError, isAbort, type Log } from '../core/base/errors.ts'
import { inGroupsOf } from '../core/base/groups.ts'
import type { MissingRecord } from '../core/language/describePaper.ts'
import type { Doi } from '../core/paper/doi.ts'
import {
  type AnyPaper,
  type Facts,
  isArxivId,
  type Paper,
  type PaperId,
  type PaperRecord,
  recordFrom,
} from '../core/paper/paper.ts'
import {
  type ImportCount,
  type LookUpOutcome,
  type RecheckProgress,
  type RecheckResult,
  type Records,
  recheckRecords,
  type ServiceOptions,
} from '../records/records.ts'

/** How long a paper is not requested again after its lookup failed because of an error of ours, in milliseconds. */
const retryAfterMs = 60_000
/** Papers are requested in groups of this size, so that the first ones show before the rest has arrived. */
const groupSize = 50
/** Timers may be early by a little, as the time of day goes. */
const timerErrorMs = 50
/** Records of so many papers are read at a time. */
const readSize = 500
const dayMs = 24 * 3_600_000

/** A paper whose record is unavailable. */
interface Failure {
  readonly why: MissingRecord
  /** When it may be requested again, in milliseconds since the epoch. */
  readonly notBefore: number
}

/** Papers that are on their way for somebody. */
interface PendingLookup {
  readonly ids: readonly PaperId[]
  readonly controller: AbortController
}

/**
 * The records seen in this window, available without waiting, and the way to request more. {@link onDidChange} fires
 * when records arrive later.
 */
export class PaperRecords implements Facts, vscode.Disposable {
  readonly #records: Records
  readonly #log: Log
  readonly #papers = new Map<ArxivId, Paper>()
  readonly #doiPapers = new Map<Doi, PaperRecord<Doi>>()
  readonly #failures = new Map<PaperId, Failure>()
  readonly #asked = new Set<PaperId>()
  readonly #lookUps = new Map<object, Set<PendingLookup>>()
  /** Papers that no service is believed to have. */
  readonly #absent = new Set<PaperId>()
  #preferred: ReadonlySet<ArxivId> = new Set()
  #retry: NodeJS.Timeout | undefined
  readonly #changed = new vscode.EventEmitter<void>()
  #changeCount = 0
  /** New records have arrived, or unavailable papers may be requested again. */
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

  /** A paper that is not on arXiv, if it was wanted or looked up in this window. */
  doiPaper(doi: Doi): PaperRecord<Doi> | undefined {
    return this.#doiPapers.get(doi)
  }

  /** Why a paper has no record; `undefined` if it has one, or nobody has requested it. */
  missingRecord(id: ArxivId): MissingRecord | undefined {
    if (this.#papers.has(id)) return undefined
    return this.#asked.has(id) ? { kind: 'pending' } : this.#failures.get(id)?.why
  }

  isAbsent(id: ArxivId): boolean {
    return this.#absent.has(id)
  }

  /** Requests missing records in the background, until they have arrived or the owner is released. */
  want(ids: readonly PaperId[], owner: object): void {
    const missing = ids.filter(
      (id) => !recordFrom(this, id) && !this.#asked.has(id) && !this.#failedLately(id),
    )
    const onArxiv = missing.filter(isArxivId)
    const inView = onArxiv.filter((id) => this.#preferred.has(id))
    const others = onArxiv.filter((id) => !this.#preferred.has(id))
    const dois = missing.filter((id) => !isArxivId(id))
    for (const group of [inView, ...inGroupsOf(groupSize, others), ...inGroupsOf(groupSize, dois)])
      if (group.length > 0) void this.#fetch(group, owner)
  }

  /** Nobody looks at the owner's papers any more: requests that no other owner waits for are dropped. */
  release(owner: object): void {
    const lookUps = this.#lookUps.get(owner)
    if (!lookUps) return
    this.#lookUps.delete(owner)
    for (const { ids, controller } of lookUps) {
      for (const id of ids) this.#asked.delete(id)
      controller.abort()
    }
    // Other owners may have relied on it.
    this.#tell()
  }

  /** Papers that are in view now; they come before all others that wait. */
  prefer(ids: readonly ArxivId[]): void {
    this.#preferred = new Set(ids)
    this.#records.prefer(ids)
  }

  /** Applies the options from now on; what was unavailable before may be available now. */
  configure(services: ServiceOptions): void {
    this.#records.configure(services)
    this.#failures.clear()
    this.#tell()
  }

  /** Records that were unavailable may be requested again now; a service that asked us to wait is left alone as long. */
  askAgain(): void {
    this.#records.forgetFailures()
    for (const [id, { why }] of this.#failures) if (why.kind === 'unavailable') this.#failures.delete(id)
    this.#tell()
  }

  /** The record, requested if it is missing. Rejects only with the signal's reason. */
  async lookUp(id: ArxivId, signal: AbortSignal): Promise<LookUpOutcome> {
    const paper = this.#papers.get(id)
    return paper ? { kind: 'found', paper } : this.#ask(id, this.#records.lookUp([id], signal), signal)
  }

  async #ask<Id extends PaperId>(
    id: Id,
    asking: Promise<ReadonlyMap<Id, LookUpOutcome<Id>>>,
    signal: AbortSignal,
  ): Promise<LookUpOutcome<Id>> {
    try {
      const outcomes = await asking
      this.#keep(outcomes)
      return outcomes.get(id) ?? failure(new Error(`no answer about ${id}`))
    } catch (error) {
      if (signal.aborted) throw error
      return failure(error)
    }
  }

  /** The available records; when the signal aborts, those known so far. Never rejects. */
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

  /** The records on this computer; no service is asked. Never rejects. */
  async findAll(ids: readonly ArxivId[]): Promise<ReadonlyMap<ArxivId, Paper>> {
    const missing = ids.filter((id) => !this.#papers.has(id))
    if (missing.length > 0)
      for (const [, paper] of await this.#records.find(missing).catch(() => [])) this.#set(paper)
    return this.#known(ids)
  }

  /**
   * The records that this machine has, a group at a time and not kept at hand: there may be very many. Nobody is asked. Throws
   * the signal's reason only; what the library cannot give is left out.
   */
  async *readAll(ids: readonly PaperId[], signal?: AbortSignal): AsyncGenerator<readonly AnyPaper[]> {
    for (const group of inGroupsOf(readSize, ids)) {
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

  /** The available records of papers that are not on arXiv. Never rejects. */
  async lookUpAllDois(
    dois: readonly Doi[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<Doi, PaperRecord<Doi>>> {
    if (dois.length === 0 || signal.aborted) return new Map()
    try {
      this.#keep(await this.#records.lookUpDois(dois, signal))
    } catch (error) {
      if (!signal.aborted) this.#log.error(`Looking up ${dois.length} DOIs: ${describeError(error)}`)
    }
    return new Map(dois.flatMap((doi) => this.#doiPapers.get(doi) ?? []).map((paper) => [paper.id, paper]))
  }

  /** A paper that is not on arXiv. Rejects only with the signal's reason. */
  async lookUpDoi(doi: Doi, signal: AbortSignal): Promise<LookUpOutcome<Doi>> {
    const paper = this.#doiPapers.get(doi)
    return paper ? { kind: 'found', paper } : this.#ask(doi, this.#records.lookUpDois([doi], signal), signal)
  }

  /** See {@link Records.exportTo}. */
  exportTo(file: string, signal: AbortSignal): Promise<number> {
    return this.#records.exportTo(file, signal)
  }

  /** See {@link Records.importFrom}. Fires {@link onDidChange}. */
  async importFrom(file: string, signal: AbortSignal): Promise<ImportCount> {
    const count = await this.#records.importFrom(file, signal)
    this.#failures.clear()
    this.#tell()
    return count
  }

  /** See {@link recheckRecords}. Fires {@link onDidChange} as new records arrive. */
  recheck(
    ids: readonly PaperId[],
    onProgress: (progress: RecheckProgress) => void,
    signal: AbortSignal,
  ): Promise<RecheckResult> {
    const show = this.#showing(signal)
    const records: Pick<Records, 'findOld' | 'recheck' | 'recheckPublished'> = {
      findOld: (all) => this.#records.findOld(all, signal),
      recheck: async (group) => show(group, await this.#records.recheck(group, signal)),
      recheckPublished: async (group) => show(group, await this.#records.recheckPublished(group, signal)),
    }
    return recheckRecords(records, ids, onProgress, signal)
  }

  /** What the papers cite, see {@link Records.lookUpCited}; otherwise as {@link recheck}. */
  lookUpCited(
    ids: readonly ArxivId[],
    onProgress: (progress: RecheckProgress) => void,
    signal: AbortSignal,
  ): Promise<RecheckResult> {
    const show = this.#showing(signal)
    const records: Pick<Records, 'findOld' | 'recheck' | 'recheckPublished'> = {
      findOld: async () => ids,
      recheck: async (group) => show(group, await this.#records.lookUpCited(group.filter(isArxivId), signal)),
      recheckPublished: async () => new Map(),
    }
    return recheckRecords(records, ids, onProgress, signal)
  }

  /** Passes outcomes on when what the library has of their papers now is at hand. */
  #showing(signal: AbortSignal) {
    return async <Outcomes extends ReadonlyMap<PaperId, LookUpOutcome<PaperId>>>(
      group: readonly PaperId[],
      outcomes: Outcomes,
    ) => {
      if (outcomes.size === 0) return outcomes
      const known = await this.#records.find([...group, ...outcomes.keys()], signal)
      for (const [, paper] of known) this.#set(paper)
      this.#tell()
      return outcomes
    }
  }

  /** Asks arXiv; the results are then in the library. */
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

  /** @param ids all of arXiv, or none */
  async #fetch(ids: readonly PaperId[], owner: object): Promise<void> {
    const lookUp: PendingLookup = { ids, controller: new AbortController() }
    const lookUps = this.#lookUps.get(owner) ?? new Set()
    this.#lookUps.set(owner, lookUps.add(lookUp))
    for (const id of ids) this.#asked.add(id)
    try {
      const { signal } = lookUp.controller
      const [onArxiv, dois] = [ids.filter(isArxivId), ids.flatMap((id) => (isArxivId(id) ? [] : id))]
      if (onArxiv.length > 0) this.#keep(await this.#records.lookUp(onArxiv, signal))
      else this.#keep(await this.#records.lookUpDois(dois, signal))
    } catch (error) {
      if (isAbort(error)) return
      this.#log.error(`Looking up ${ids.length} papers: ${describeError(error)}`)
      this.#keep(new Map(ids.map((id) => [id, failure(error)])))
    } finally {
      this.#end(lookUp, owner)
    }
  }

  #end(lookUp: PendingLookup, owner: object): void {
    const lookUps = this.#lookUps.get(owner)
    // The papers of a released owner may have been requested again.
    if (!lookUps?.delete(lookUp)) return
    if (lookUps.size === 0) this.#lookUps.delete(owner)
    for (const id of lookUp.ids) this.#asked.delete(id)
  }

  #keep(outcomes: ReadonlyMap<PaperId, LookUpOutcome<PaperId>>): void {
    for (const [id, outcome] of outcomes) {
      if (outcome.kind === 'missing' && outcome.isBelieved) this.#absent.add(id)
      if (outcome.kind === 'found') {
        this.#set(outcome.paper)
        this.#failures.delete(id)
        this.#absent.delete(id)
      } else this.#failures.set(id, failureOf(outcome))
    }
    this.#tell()
    this.#tellWhenDue()
  }

  #set(paper: PaperRecord<PaperId>): void {
    const { id } = paper
    if (isArxivId(id)) this.#papers.set(id, { ...paper, id })
    else this.#doiPapers.set(id, { ...paper, id })
  }

  /** Fires {@link onDidChange} whenever requesting some of the papers makes sense again. */
  #tellWhenDue(): void {
    clearTimeout(this.#retry)
    const now = Date.now()
    const times = [...this.#failures.values()].map(({ notBefore }) => notBefore).filter((time) => time > now)
    if (times.length === 0) return
    const next = times.reduce((soonest, time) => Math.min(soonest, time), now + dayMs)
    this.#retry = setTimeout(
      () => {
        this.#tell()
        this.#tellWhenDue()
      },
      Math.max(next - now + timerErrorMs, 1_000),
    )
  }

  #tell(): void {
    this.#changeCount++
    this.#changed.fire()
  }

  #failedLately(id: PaperId): boolean {
    return Date.now() < (this.#failures.get(id)?.notBefore ?? 0)
  }
}

function failureOf(outcome: Exclude<LookUpOutcome, { readonly kind: 'found' }>): Failure {
  return outcome.kind === 'missing'
    ? { why: { kind: 'missing' }, notBefore: outcome.askAgainAt }
    : { why: { kind: 'unavailable', reason: outcome.reason }, notBefore: outcome.until }
}

function failure(error: unknown): LookUpOutcome<never> {
  return { kind: 'unavailable', reason: describeError(error), until: Date.now() + retryAfterMs }
}

/** Why records are unavailable, for people; the first reason stands for all. */
export function reasonForMissing(papers: PaperRecords, ids: readonly ArxivId[]): string | undefined {
  for (const id of ids) {
    const missing = papers.missingRecord(id)
    if (missing?.kind === 'unavailable')
      return vscode.l10n.t('Some records are unavailable right now. {0}', missing.reason)
  }
  return undefined
}
