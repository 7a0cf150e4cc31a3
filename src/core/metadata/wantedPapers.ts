// What the queue knows of its papers: who wants them, how many fit into a request, and whose records cannot be read.
import * as l10n from '@vscode/l10n'
import {
  BodyTooLargeError,
  type HttpClient,
  type HttpRequest,
  type HttpResponse,
} from '../http/httpClient.ts'
import type { LookUpOutcome, RecordSource } from './source.ts'

/** One identifier that callers wait for. */
export interface Wanted<Id extends string> {
  readonly id: Id
  readonly outcome: Promise<LookUpOutcome<Id>>
}

/** An identifier that has not been requested yet. */
interface Queued<Id extends string> {
  readonly id: Id
  /** Ids of the sources that need not be asked: they answered that they do not have it. */
  readonly tried: Set<string>
  /** Whether its record is only second-hand; no caller waits for it. */
  readonly isUpgrade: boolean
  /** Whether its record is old; callers wait for a new one. */
  readonly isRecheck: boolean
}

interface Entry<Id extends string> extends Wanted<Id>, Queued<Id> {
  readonly settle: (outcome: LookUpOutcome<Id>) => void
  isUpgrade: boolean
  isRecheck: boolean
  waiting: number
  isTaken: boolean
}

/** Which callers wait for which identifier; several that want the same one share one entry, so it is requested once. */
export class WantedPapers<Id extends string> {
  readonly #entries = new Map<Id, Entry<Id>>()
  #preferred: ReadonlySet<Id> = new Set()

  /** The number of identifiers that wait to be taken. */
  get queued(): number {
    return this.#waiting().length
  }

  /**
   * The identifiers that wait to be taken: preferred ones first, then the oldest; those with a known record come last.
   */
  queue(): readonly Queued<Id>[] {
    const rank = ({ id, isUpgrade, isRecheck }: Entry<Id>) =>
      isUpgrade || isRecheck ? 2 : this.#preferred.has(id) ? 0 : 1
    return this.#waiting().sort((a, b) => rank(a) - rank(b))
  }

  /** These come before all others from now on; replaces the previous preference. */
  prefer(ids: readonly Id[]): void {
    this.#preferred = new Set(ids)
  }

  join(ids: readonly Id[]): readonly Wanted<Id>[] {
    return ids.map((id) => {
      const entry = this.#entries.get(id) ?? this.#add(id)
      entry.waiting += 1
      entry.isUpgrade = false
      return entry
    })
  }

  /** Like {@link join}, for papers whose records are old; those sources are not asked. */
  joinAgain(ids: readonly Id[], tried: readonly string[]): readonly Wanted<Id>[] {
    for (const id of ids) {
      const entry = this.#entries.get(id) ?? this.#add(id)
      entry.isRecheck = true
      for (const source of tried) entry.tried.add(source)
    }
    return this.join(ids)
  }

  /** Queues papers that no caller waits for, to get them from a source that was not tried. */
  upgrade(ids: readonly Id[], tried: readonly string[]): void {
    for (const id of ids) {
      if (this.#entries.has(id)) continue
      const entry = this.#add(id)
      entry.isUpgrade = true
      for (const source of tried) entry.tried.add(source)
    }
  }

  /** Identifiers that no caller waits for any more are dropped, unless a request for them is running. */
  leave(wanted: readonly Wanted<Id>[]): void {
    for (const { id, outcome } of wanted) {
      const entry = this.#entries.get(id)
      // A settled entry may have been followed by a new one with the same id.
      if (entry?.outcome !== outcome) continue
      entry.waiting -= 1
      if (isDropped(entry)) this.#entries.delete(id)
    }
  }

  /** Notes that the source does not have it, and returns all sources that do not. */
  markTried(id: Id, source: string): ReadonlySet<string> {
    return this.#entries.get(id)?.tried.add(source) ?? new Set([source])
  }

  /** Reserves them, until they are settled or put back. */
  take(ids: readonly Id[]): void {
    for (const id of ids) {
      const entry = this.#entries.get(id)
      if (entry) entry.isTaken = true
    }
  }

  putBack(ids: readonly Id[]): void {
    for (const id of ids) {
      const entry = this.#entries.get(id)
      if (!entry) continue
      entry.isTaken = false
      if (isDropped(entry)) this.#entries.delete(id)
    }
  }

  settle(id: Id, outcome: LookUpOutcome<Id>): void {
    this.#entries.get(id)?.settle(outcome)
    this.#entries.delete(id)
  }

  settleAll(outcome: LookUpOutcome<Id>): void {
    for (const id of [...this.#entries.keys()]) this.settle(id, outcome)
  }

  #waiting(): Entry<Id>[] {
    return [...this.#entries.values()].filter(({ isTaken }) => !isTaken)
  }

  #add(id: Id): Entry<Id> {
    let settle: (outcome: LookUpOutcome<Id>) => void = () => {}
    const outcome = new Promise<LookUpOutcome<Id>>((resolve) => {
      settle = resolve
    })
    const state = { tried: new Set<string>(), isUpgrade: false, isRecheck: false, waiting: 0, isTaken: false }
    const entry: Entry<Id> = { id, outcome, settle, ...state }
    this.#entries.set(id, entry)
    return entry
  }
}

function isDropped({
  waiting,
  isTaken,
  isUpgrade,
}: Pick<Entry<string>, 'waiting' | 'isTaken' | 'isUpgrade'>): boolean {
  return waiting === 0 && !isTaken && !isUpgrade
}

/** The intended size of a response, half of what the client accepts. */
const targetBytes = 4_000_000
/** With this many papers in a row that could not be read alone, the papers are not to blame. */
const mostBadInRow = 3

/**
 * What is to blame for an unreadable response: the batch, which a smaller request clears up, the single paper, or the
 * source.
 */
type Blame = 'batch' | 'paper' | 'source'

type Source = Pick<RecordSource<string>, 'id' | 'batchSize'>

/** What is known about one source. */
interface Experience<Id extends string> {
  /** The maximum number of identifiers in the next request. */
  limit: number
  /** At least one of these breaks a response. */
  suspects: ReadonlySet<Id>
  /** Which end of the suspects to request next: not the one that has just failed. */
  isFromEnd: boolean
  /** Whether a response was good since the search for the bad paper began. */
  hasGood: boolean
  /** Whether the service has failed since its last good response. */
  hasFailed: boolean
  /** Papers in a row that could not be read alone, without a good response in between. */
  badInRow: number
}

/**
 * Decides which papers a request asks for, and how many. One record may make a response unreadable: then halves of the
 * batch are requested until the bad one is alone, which takes about eight requests for a hundred papers. Records of
 * large collaborations are a hundred times as large as others: batches shrink and grow with the size of responses.
 */
export class BatchSizes<Id extends string> {
  readonly #bySource = new Map<string, Experience<Id>>()

  /** The candidates to request next: during the search for a bad one, no others. */
  choose(source: Source, candidates: readonly Id[]): readonly Id[] {
    const { limit, suspects, isFromEnd } = this.#of(source)
    const left = candidates.filter((id) => suspects.has(id))
    if (left.length === 0) return candidates.slice(0, limit)
    const size = Math.min(limit, Math.ceil(left.length / 2))
    return isFromEnd ? left.slice(-size) : left.slice(0, size)
  }

  /**
   * The service failed at a request for these. Returns whether one of them may be why: it has failed since its last good
   * response, or one is known to break requests.
   */
  noteFailure(source: Source, ids: readonly Id[]): boolean {
    const known = this.#of(source)
    const isRepeated = known.hasFailed || ids.some((id) => known.suspects.has(id))
    known.hasFailed = true
    return isRepeated
  }

  /** The response for these was readable and had this size. */
  noteGood(source: Source, ids: readonly Id[], bytes: number): void {
    const known = this.#of(source)
    const asked = new Set(ids)
    const byWeight = Math.max(1, Math.floor((targetBytes * ids.length) / Math.max(1, bytes)))
    known.limit = Math.min(source.batchSize, byWeight, 4 * Math.max(known.limit, ids.length))
    known.suspects = new Set([...known.suspects].filter((id) => !asked.has(id)))
    known.hasGood = true
    known.hasFailed = false
    known.badInRow = 0
  }

  /** The response for these was unreadable; see {@link isAboutQuestion}. */
  noteBad(source: Source, ids: readonly Id[], error: unknown): Blame {
    const known = this.#of(source)
    if (known.badInRow >= mostBadInRow) return 'source'
    if (ids.length === 1) return this.#noteBadPaper(known, ids)
    if (error instanceof BodyTooLargeError) known.limit = Math.floor(ids.length / 2)
    else this.#suspect(known, ids)
    return 'batch'
  }

  #suspect(known: Experience<Id>, ids: readonly Id[]): void {
    if (known.suspects.size === 0) known.hasGood = false
    known.suspects = new Set(ids)
    known.isFromEnd = !known.isFromEnd
  }

  /** A paper that is requested alone from the start says nothing about others, or about the source. */
  #noteBadPaper(known: Experience<Id>, ids: readonly Id[]): Blame {
    const isFoundOut = ids.some((id) => known.suspects.has(id)) || known.badInRow > 0 || known.limit === 1
    if (!isFoundOut) return 'source'
    known.badInRow += 1
    known.suspects = new Set()
    // Nothing good has come yet: one more paper shows whether anything can.
    if (!known.hasGood) known.limit = 1
    return known.badInRow >= mostBadInRow ? 'source' : 'paper'
  }

  #of({ id, batchSize }: Source): Experience<Id> {
    const known = this.#bySource.get(id)
    if (known) return known
    const fresh = {
      limit: batchSize,
      suspects: new Set<Id>(),
      isFromEnd: true,
      hasGood: false,
      hasFailed: false,
      badInRow: 0,
    }
    this.#bySource.set(id, fresh)
    return fresh
  }
}

/** Forwards the requests of one look-up with a pause before each but the first, and counts the bytes of the responses. */
export class WeighingClient implements HttpClient {
  readonly #http: HttpClient
  readonly #pause: () => Promise<void>
  #isFirst = true
  bytes = 0

  /** @param pause waits for the service's gap between two requests. */
  constructor(http: HttpClient, pause: () => Promise<void>) {
    this.#http = http
    this.#pause = pause
  }

  get(url: string, request: HttpRequest): Promise<HttpResponse> {
    return this.#weigh(() => this.#http.get(url, request))
  }

  postJson(url: string, document: unknown, request: HttpRequest): Promise<HttpResponse> {
    return this.#weigh(() => this.#http.postJson(url, document, request))
  }

  async #weigh(ask: () => Promise<HttpResponse>): Promise<HttpResponse> {
    if (!this.#isFirst) await this.#pause()
    this.#isFirst = false
    const response = await ask()
    this.bytes += response.body.length
    return response
  }
}

/** Records change once a day at most, but a record may also have been cut off in transit. */
const askAgainMs = 15 * 60_000

/** Papers that a source has, but whose record could not be read: they are requested again only after a while. */
export class UnreadablePapers<Id extends string> {
  readonly #outcomes = new Map<Id, LookUpOutcome<Id> & { readonly kind: 'unavailable' }>()

  note(ids: readonly Id[], label: string, now: number): void {
    for (const id of ids) {
      const reason = l10n.t('The record from {0} for {1} cannot be read.', label, id)
      this.#outcomes.set(id, { kind: 'unavailable', reason, until: now + askAgainMs })
    }
  }

  /** The outcome for the paper; `undefined` if it may be requested. */
  outcome(id: Id, now: number): LookUpOutcome<Id> | undefined {
    const known = this.#outcomes.get(id)
    if (known && now < known.until && known.until - now <= askAgainMs) return known
    this.#outcomes.delete(id)
    return undefined
  }
}
