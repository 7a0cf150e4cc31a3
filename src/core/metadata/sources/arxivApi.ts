import * as l10n from '@vscode/l10n'
import type { ArxivId } from '../../arxiv/identifier.ts'
import { type HttpResponse, hostOf } from '../../http/httpClient.ts'
import type { Paper } from '../../paper/paper.ts'
import { sourceLabel } from '../../paper/sourceLabels.ts'
import { type Asking, isWebPage, refusedBy } from '../answer.ts'
import { SourceUnavailableError, UnreadableResponseError } from '../errors.ts'
import type { MetadataSource } from '../source.ts'
import { type ArxivFeed, pickAsked, readArxivFeed } from './arxivFeed.ts'

const id = 'arxiv-api'
const label = sourceLabel(id)

/** arXiv's query interface: many papers with one request. `apiUrl` is the interface's full address. */
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
    throw new UnreadableResponseError(apiUrl, l10n.t('an Atom feed'), {
      cause: error,
      isWebPage: isWebPage(body),
    })
  }
}

/** arXiv explains a malformed question in a feed, with status 400. */
function explanation({ status, body }: HttpResponse): string | undefined {
  if (status !== 400) return undefined
  try {
    const feed = readArxivFeed(body, id)
    return feed.kind === 'refusal' ? feed.reason : undefined
  } catch {
    // Without a readable feed the status has to do.
    return undefined
  }
}
