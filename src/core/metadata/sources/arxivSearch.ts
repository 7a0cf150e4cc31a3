import * as l10n from '@vscode/l10n'
import type { HttpClient } from '../../http/httpClient.ts'
import { parseRetryAfter } from '../../http/retry.ts'
import type { Paper } from '../../paper/paper.ts'
import { SourceUnavailableError, UnreadableResponseError } from '../errors.ts'
import { readArxivFeed } from './arxivFeed.ts'

const mostWords = 12

/**
 * Papers that arXiv finds for words of titles and names of authors, those that fit best first. Spacing is the caller's.
 * The query's grammar: API user's manual, section 5.1.
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
