import * as l10n from '@vscode/l10n'
import { describeError } from '../../base/errors.ts'
import type { Log } from '../../base/log.ts'
import type { Clock } from '../../http/clock.ts'
import { NetworkError, TimeoutError } from '../../http/errors.ts'
import type { HttpClient } from '../../http/httpClient.ts'
import type { Pacing } from '../../http/pacing.ts'
import { followRedirects } from '../../http/redirects.ts'
import { adviseRetry, type Failure, parseRetryAfter } from '../../http/retry.ts'
import { SourceUnavailableError, UnreadableResponseError } from '../../metadata/errors.ts'
import { type OaiAnswer, readOaiAnswer } from './oaiAnswer.ts'

/** What the harvest needs of the world. */
export interface OaiParts {
  readonly http: HttpClient
  /** Whoever asks arXiv waits here for its turn: query interface, feeds and OAI share one request in three seconds. */
  readonly pacing: Pick<Pacing, 'run'>
  readonly clock: Clock
  readonly log: Log
  /** From 0 to 1, anew at each call. */
  readonly random: () => number
}

/** https://info.arxiv.org/help/api/tou.html */
export const minIntervalMs = 3000
/** A question that failed so often in a row is given up; the next harvest goes on from there. */
const mostFailures = 5

/**
 * One page of an OAI answer. Failures that pass are waited out, as long as the service asks for; an answer that cannot be
 * read is asked for again, for a question has the same answer as long as its token lives.
 * @throws {SourceUnavailableError} and {UnreadableResponseError} when that does not help.
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
  const { status, headers, body } = await http.get(url.href, { accept: 'text/xml', signal })
  if (status !== 200) {
    const now = Date.parse(headers.date ?? '') || Date.now()
    throw new SourceUnavailableError('arXiv', {
      status,
      retryAfterMs: parseRetryAfter(headers['retry-after'], now),
    })
  }
  try {
    return readOaiAnswer(body)
  } catch (error) {
    throw new UnreadableResponseError(url.origin + url.pathname, l10n.t('an OAI-PMH answer'), {
      cause: error,
    })
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof NetworkError || error instanceof TimeoutError) return { kind: 'network' }
  if (!(error instanceof SourceUnavailableError)) return { kind: 'useless' }
  return { kind: 'status', status: error.status, retryAfterMs: error.retryAfterMs }
}
