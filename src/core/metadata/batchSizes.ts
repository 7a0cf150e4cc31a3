import * as l10n from '@vscode/l10n'
import {
  BodyTooLargeError,
  type HttpClient,
  type HttpRequest,
  type HttpResponse,
} from '../http/httpClient.ts'
import {
  type LookUpOutcome,
  type RecordSource,
  SourceUnavailableError,
  UnreadableResponseError,
} from './source.ts'

/** Answers are to weigh about so many bytes, half of what the client accepts. */
const targetBytes = 4_000_000
/** So many papers in a row that could not be read alone are not the papers' fault. */
const mostBadInRow = 3

/** Whose fault an answer is that could not be read: a smaller question finds out, or the one paper's, or the source's. */
type Blame = 'batch' | 'paper' | 'source'

type Source = Pick<RecordSource<string>, 'id' | 'batchSize'>

/** What is known of one source. */
interface Experience<Id extends string> {
  /** Most identifiers of the next request. */
  limit: number
  /** One of these at least spoils an answer. */
  suspects: ReadonlySet<Id>
  /** Which end of the suspects to ask for next: the other one than that which has just failed. */
  isFromEnd: boolean
  /** Whether an answer was good since the search for the bad one began. */
  hasGood: boolean
  /** Papers in a row that could not be read alone, without a good answer in between. */
  badInRow: number
}

/**
 * How many papers a request asks for, and which. One record may spoil an answer: then halves of the batch are asked for,
 * until the bad one is alone, which takes some eight requests for a hundred papers. Records of large collaborations weigh
 * a hundred times as much as others: batches shrink and grow with the weight of answers.
 */
export class BatchSizes<Id extends string> {
  readonly #bySource = new Map<string, Experience<Id>>()

  /** Those of the candidates to ask for next: while a bad one is searched for, no others. */
  choose(source: Source, candidates: readonly Id[]): readonly Id[] {
    const { limit, suspects, isFromEnd } = this.#of(source)
    const left = candidates.filter((id) => suspects.has(id))
    if (left.length === 0) return candidates.slice(0, limit)
    const size = Math.min(limit, Math.ceil(left.length / 2))
    return isFromEnd ? left.slice(-size) : left.slice(0, size)
  }

  /** The answer for these could be read, and weighed so much. */
  noteGood(source: Source, ids: readonly Id[], bytes: number): void {
    const known = this.#of(source)
    const asked = new Set(ids)
    const byWeight = Math.max(1, Math.floor((targetBytes * ids.length) / Math.max(1, bytes)))
    known.limit = Math.min(source.batchSize, byWeight, 4 * Math.max(known.limit, ids.length))
    known.suspects = new Set([...known.suspects].filter((id) => !asked.has(id)))
    known.hasGood = true
    known.badInRow = 0
  }

  /** The answer for these could not be read; see {@link isAboutQuestion}. */
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

  /** A paper that is asked for alone from the start says nothing of others, nor of the source. */
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
    const fresh = { limit: batchSize, suspects: new Set<Id>(), isFromEnd: true, hasGood: false, badInRow: 0 }
    this.#bySource.set(id, fresh)
    return fresh
  }
}

/** Whether a question for fewer papers might be answered better: too heavy, or spoilt by one of them. */
export function isAboutQuestion(error: unknown): boolean {
  if (error instanceof UnreadableResponseError) return !error.isWebPage
  if (error instanceof SourceUnavailableError) return [400, 413, 414, 422].includes(error.status)
  return error instanceof BodyTooLargeError
}

/** Hands on requests, and counts the bytes of what comes back. */
export class WeighingClient implements HttpClient {
  readonly #http: HttpClient
  bytes = 0

  constructor(http: HttpClient) {
    this.#http = http
  }

  get(url: string, request: HttpRequest): Promise<HttpResponse> {
    return this.#weigh(this.#http.get(url, request))
  }

  postJson(url: string, document: unknown, request: HttpRequest): Promise<HttpResponse> {
    return this.#weigh(this.#http.postJson(url, document, request))
  }

  async #weigh(answer: Promise<HttpResponse>): Promise<HttpResponse> {
    const response = await answer
    this.bytes += response.body.length
    return response
  }
}

/** Records change once a day at most, but a record may also have been cut on its way. */
const askAgainMs = 15 * 60_000

/** Papers that a source has, but whose record could not be read: asked for again after a while only. */
export class UnreadablePapers<Id extends string> {
  readonly #outcomes = new Map<Id, LookUpOutcome<Id> & { readonly kind: 'unavailable' }>()

  note(ids: readonly Id[], label: string, now: number): void {
    for (const id of ids) {
      const reason = l10n.t('The record that {0} has of {1} cannot be read.', label, id)
      this.#outcomes.set(id, { kind: 'unavailable', reason, until: now + askAgainMs })
    }
  }

  /** What to say of the paper; `undefined` when it may be asked for. */
  outcome(id: Id, now: number): LookUpOutcome<Id> | undefined {
    const known = this.#outcomes.get(id)
    if (known && now < known.until && known.until - now <= askAgainMs) return known
    this.#outcomes.delete(id)
    return undefined
  }
}
