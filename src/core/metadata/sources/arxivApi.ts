import * as l10n from '@vscode/l10n'
import type { ArxivId } from '../../arxiv/identifier.ts'
import type { HttpClient, HttpResponse } from '../../http/httpClient.ts'
import { parseRetryAfter } from '../../http/retry.ts'
import type { Paper } from '../../paper/paper.ts'
import { SourceUnavailableError, UnreadableResponseError } from '../errors.ts'
import type { MetadataSource } from '../source.ts'
import { type ArxivFeed, pickAsked, readArxivFeed } from './arxivFeed.ts'

const id = 'arxiv-api'
const label = 'arXiv'

/** arXiv's query interface: many papers with one request. `apiUrl` is the interface's full address. */
export function arxivApi(apiUrl: string): MetadataSource {
  return {
    id,
    label,
    host: URL.canParse(apiUrl) ? new URL(apiUrl).host : apiUrl,
    // One request every three seconds over one connection: https://info.arxiv.org/help/api/tou.html
    minIntervalMs: 3000,
    batchSize: 100,
    lookUp: (ids, http, signal) => lookUp(apiUrl, ids, { http, signal }),
  }
}

async function lookUp(
  apiUrl: string,
  ids: readonly ArxivId[],
  { http, signal }: { readonly http: HttpClient; readonly signal: AbortSignal },
): Promise<ReadonlyMap<ArxivId, Paper>> {
  const response = await http.get(questionFor(apiUrl, ids), { accept: 'application/atom+xml', signal })
  if (response.status !== 200) throw refused(response)
  const feed = readFeed(apiUrl, response)
  if (feed.kind === 'refusal') throw new SourceUnavailableError(label, { status: 200, detail: feed.reason })
  return pickAsked(feed.papers, ids)
}

/** `max_results` must be given: without it arXiv sends ten papers at most. */
function questionFor(apiUrl: string, ids: readonly ArxivId[]): string {
  const url = new URL(apiUrl)
  url.searchParams.set('id_list', ids.join(','))
  url.searchParams.set('start', '0')
  url.searchParams.set('max_results', String(ids.length))
  return url.href
}

function readFeed(apiUrl: string, { body }: HttpResponse): ArxivFeed {
  try {
    return readArxivFeed(body, id)
  } catch (error) {
    throw new UnreadableResponseError(apiUrl, l10n.t('an Atom feed'), { cause: error })
  }
}

function refused({ status, headers, body }: HttpResponse): SourceUnavailableError {
  // The service's own clock, where it tells it: the computer's may be wrong.
  const now = Date.parse(headers.date ?? '') || Date.now()
  const retryAfterMs = parseRetryAfter(headers['retry-after'], now)
  return new SourceUnavailableError(label, { status, retryAfterMs, detail: explanation(status, body) })
}

/** arXiv explains a malformed question in a feed, with status 400. */
function explanation(status: number, body: Uint8Array): string | undefined {
  if (status !== 400) return undefined
  try {
    const feed = readArxivFeed(body, id)
    return feed.kind === 'refusal' ? feed.reason : undefined
  } catch {
    // Without a readable feed the status has to do.
    return undefined
  }
}
