import * as l10n from '@vscode/l10n'
import { parseIdentifier } from '../../arxiv/identifier.ts'
import type { Clock } from '../../base/async.ts'
import { describeError, type Log } from '../../base/errors.ts'
import {
  adviseRetry,
  type Failure,
  followRedirects,
  type HttpClient,
  NetworkError,
  TimeoutError,
} from '../../http/httpClient.ts'
import type { Pacing } from '../../http/pacing.ts'
import { refusedBy, SourceUnavailableError, UnreadableResponseError } from '../../metadata/source.ts'
import { childrenOf, readXml, type XmlElement } from '../../metadata/xml.ts'
import { cleanLine } from '../../paper/text.ts'
import { type CatalogueEntry, mostAuthors, numberOf } from '../record.ts'

/** What the harvest needs from outside. */
export interface OaiParts {
  readonly http: HttpClient
  /** Waits for its turn: query API, feeds and OAI share one request every three seconds. */
  readonly pacing: Pick<Pacing, 'run'>
  readonly clock: Clock
  readonly log: Log
  /** From 0 to 1, a new value at each call. */
  readonly random: () => number
}

/** https://info.arxiv.org/help/api/tou.html */
export const minIntervalMs = 3000
/** A request that failed this often in a row is given up; the next harvest continues from there. */
const mostFailures = 5

/**
 * One page of an OAI response. Temporary failures are waited out, as long as the service asks for; an unreadable
 * response is requested again, because a request has the same response as long as its token lives.
 * @throws {SourceUnavailableError} and {UnreadableResponseError} if that does not help.
 * @throws whatever {@link HttpClient.get} throws, and the signal's reason.
 */
export async function askOai(
  url: URL,
  { http, pacing, clock, log, random }: OaiParts,
  {
    minIntervalMs,
    onWait,
    signal,
  }: {
    readonly minIntervalMs: number
    readonly onWait: (until: number) => void
    readonly signal: AbortSignal
  },
): Promise<OaiAnswer> {
  const following = followRedirects(http, () => clock.delay(minIntervalMs, signal))
  for (let failures = 1; ; failures++) {
    try {
      log.info(`Asking ${url.host} for ${url.search}`)
      return await pacing.run(
        { host: url.host, minIntervalMs },
        () => askOnce(url, following, signal),
        signal,
      )
    } catch (error) {
      if (signal.aborted) throw error
      const failure = failureOf(error)
      const { repeat, waitMs } = adviseRetry(failure, { failures, random: random() })
      const isWorthRepeating = repeat || error instanceof UnreadableResponseError
      if (!isWorthRepeating || failures >= mostFailures) throw error
      log.warn(`${describeError(error)} Asking again in ${Math.round(waitMs / 1000)} s.`)
      onWait(clock.now() + waitMs)
      await clock.delay(waitMs, signal)
    }
  }
}

async function askOnce(url: URL, http: HttpClient, signal: AbortSignal): Promise<OaiAnswer> {
  const response = await http.get(url.href, { accept: 'text/xml', signal })
  if (response.status !== 200) throw refusedBy('arXiv', response)
  try {
    return readOaiAnswer(response.body)
  } catch (error) {
    throw new UnreadableResponseError(url.origin + url.pathname, l10n.t('an OAI-PMH response'), {
      cause: error,
    })
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof NetworkError || error instanceof TimeoutError) return { kind: 'network' }
  if (!(error instanceof SourceUnavailableError)) return { kind: 'useless' }
  return { kind: 'status', status: error.status, retryAfterMs: error.retryAfterMs }
}

const oai = 'http://www.openarchives.org/OAI/2.0/'
const arxiv = 'http://arxiv.org/OAI/arXiv/'
/** A page holds a thousand records or more, some of them with thousands of authors. */
const limits = { depth: 12, elements: 2_000_000, textLength: 100_000 }
const longest = { title: 2000, name: 200 }
const dayMs = 86_400_000

/** A page of the response to `ListRecords`. */
export type OaiAnswer =
  | {
      readonly kind: 'records'
      readonly entries: readonly CatalogueEntry[]
      /** Numbers of papers that arXiv no longer has. */
      readonly deleted: readonly number[]
      /** The token for the next page; `undefined` on the last one. */
      readonly token: string | undefined
      /** The service's day, as `2026-11-24`. */
      readonly day: string
    }
  /** A code of section 3.6 of the protocol, such as `badResumptionToken`. */
  | { readonly kind: 'error'; readonly code: string; readonly reason: string; readonly day: string }

/**
 * Reads a response of arXiv's OAI-PMH interface in its format `arXiv` (https://info.arxiv.org/help/oa/index.html;
 * protocol: https://www.openarchives.org/OAI/openarchivesprotocol.html). Records that cannot be read are left out.
 * @throws {Error} if the document is not such a response.
 */
function readOaiAnswer(bytes: Uint8Array): OaiAnswer {
  const root = readXml(bytes, limits)
  if (root.namespace !== oai || root.name !== 'OAI-PMH')
    throw new Error(`its root is <${root.name.slice(0, 40)}>`)
  const day = textOf(root, oai, 'responseDate').slice(0, 10)
  const [error] = childrenOf(root, oai, 'error')
  if (error) {
    return {
      kind: 'error',
      code: error.attributes.code ?? '',
      reason: cleanLine(error.text).slice(0, 500),
      day,
    }
  }
  const [list] = childrenOf(root, oai, 'ListRecords')
  if (!list) throw new Error('it lists no records')
  const records = childrenOf(list, oai, 'record')
  const token = textOf(list, oai, 'resumptionToken')
  return {
    kind: 'records',
    entries: records.flatMap((record) => (isDeleted(record) ? [] : (entryOf(record) ?? []))),
    deleted: records.flatMap((record) => (isDeleted(record) ? (numberOfRecord(record) ?? []) : [])),
    token: token === '' ? undefined : token,
    day,
  }
}

function isDeleted(record: XmlElement): boolean {
  return childrenOf(record, oai, 'header')[0]?.attributes.status === 'deleted'
}

function numberOfRecord(record: XmlElement): number | undefined {
  const [header] = childrenOf(record, oai, 'header')
  const identifier = header ? textOf(header, oai, 'identifier').replace(/^oai:arXiv\.org:/, '') : ''
  const reference = parseIdentifier(identifier)
  return reference && numberOf(reference.id)
}

function entryOf(record: XmlElement): CatalogueEntry | undefined {
  const number = numberOfRecord(record)
  const [header] = childrenOf(record, oai, 'header')
  const [metadata] = childrenOf(record, oai, 'metadata')
  const paper = metadata && childrenOf(metadata, arxiv, 'arXiv')[0]
  if (number === undefined || !header || !paper) return undefined
  const title = textOf(paper, arxiv, 'title').slice(0, longest.title)
  if (title === '') return undefined
  return {
    number,
    title,
    changedOn: dayNumber(textOf(header, oai, 'datestamp')),
    categories: textOf(paper, arxiv, 'categories')
      .split(' ')
      .filter((code) => code !== ''),
    authors: authorsOf(paper),
  }
}

function authorsOf(paper: XmlElement): readonly string[] {
  const [list] = childrenOf(paper, arxiv, 'authors')
  if (!list) return []
  const names = childrenOf(list, arxiv, 'author')
    .slice(0, mostAuthors)
    .map((author) => {
      const parts = ['forenames', 'keyname', 'suffix'].map((part) => textOf(author, arxiv, part))
      return parts
        .filter((part) => part !== '')
        .join(' ')
        .slice(0, longest.name)
    })
  return names.filter((name) => name !== '')
}

function textOf(element: XmlElement, namespace: string, name: string): string {
  return cleanLine(childrenOf(element, namespace, name)[0]?.text ?? '')
}

function dayNumber(date: string): number {
  const time = Date.parse(date.slice(0, 10))
  return Number.isNaN(time) ? 0 : Math.floor(time / dayMs)
}
