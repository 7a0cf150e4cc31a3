import * as l10n from '@vscode/l10n'
import type { ArxivId } from '../../arxiv/identifier.ts'
import { type HttpClient, type HttpResponse, hostOf } from '../../http/httpClient.ts'
import { parseRetryAfter } from '../../http/retry.ts'
import { type Paper, sourceLabel } from '../../paper/paper.ts'
import {
  type Asking,
  isWebPage,
  refusedBy,
  SourceUnavailableError,
  UnreadableResponseError,
} from '../answer.ts'
import type { MetadataSource } from '../source.ts'
import { type ArxivFeed, pickAsked, readArxivFeed } from './arxivFeed.ts'

const id = 'arxiv-api'
const label = sourceLabel(id)

/** arXiv's query API: many papers with one request. `apiUrl` is its full address. */
export function arxivApi(apiUrl: string): MetadataSource {
  return {
    id,
    label,
    host: hostOf(apiUrl),
    // One request every three seconds over one connection: https://info.arxiv.org/help/api/tou.html
    minIntervalMs: 3000,
    batchSize: 100,
    isAuthoritative: true,
    lookUp: (ids, http, signal) => lookUp(apiUrl, ids, { http, signal }),
  }
}

async function lookUp(
  apiUrl: string,
  ids: readonly ArxivId[],
  { http, signal }: Asking,
): Promise<ReadonlyMap<ArxivId, Paper | undefined>> {
  const response = await http.get(questionFor(apiUrl, ids), { accept: 'application/atom+xml', signal })
  if (response.status !== 200) throw refusedBy(label, response, explanation(response))
  const feed = readFeed(apiUrl, response)
  if (feed.kind === 'refusal') throw new SourceUnavailableError(label, { status: 200, detail: feed.reason })
  return pickAsked(feed.papers, feed.unreadable, ids)
}

/** `max_results` is required: without it arXiv sends at most ten papers. */
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
    throw new UnreadableResponseError(apiUrl, l10n.t('an Atom feed'), {
      cause: error,
      isWebPage: isWebPage(body),
    })
  }
}

/** arXiv explains a malformed request in a feed, with status 400. */
function explanation({ status, body }: HttpResponse): string | undefined {
  if (status !== 400) return undefined
  try {
    const feed = readArxivFeed(body, id)
    return feed.kind === 'refusal' ? feed.reason : undefined
  } catch {
    // Without a readable feed, the status must do.
    return undefined
  }
}

const mostWords = 12

/**
 * Papers that arXiv finds for title words and author names, best matches first. Spacing is up to the caller. The
 * query's grammar: API user's manual, section 5.1.
 * @throws {SourceUnavailableError} and {UnreadableResponseError}, and whatever {@link HttpClient.get} throws.
 */
export async function searchArxiv(
  apiUrl: string,
  words: string,
  {
    limit,
    http,
    signal,
  }: { readonly limit: number; readonly http: HttpClient; readonly signal: AbortSignal },
): Promise<readonly Paper[]> {
  // Punctuation has a meaning in queries.
  const terms = (words.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, mostWords)
  if (terms.length === 0) return []
  const url = new URL(apiUrl)
  url.searchParams.set('search_query', terms.map((term) => `all:${term}`).join(' AND '))
  url.searchParams.set('start', '0')
  url.searchParams.set('max_results', String(limit))
  url.searchParams.set('sortBy', 'relevance')
  const { status, headers, body } = await http.get(url.href, { accept: 'application/atom+xml', signal })
  if (status !== 200) {
    const retryAfterMs = parseRetryAfter(headers['retry-after'], Date.parse(headers.date ?? '') || Date.now())
    throw new SourceUnavailableError('arXiv', { status, retryAfterMs })
  }
  try {
    const feed = readArxivFeed(body, 'arxiv-api')
    return feed.kind === 'papers' ? feed.papers : []
  } catch (error) {
    throw new UnreadableResponseError(apiUrl, l10n.t('an Atom feed'), { cause: error })
  }
}
