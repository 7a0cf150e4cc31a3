import * as l10n from '@vscode/l10n'
import { categoryName } from '../arxiv/categories.ts'
import { DigestError } from '../base/errors.ts'
import type { HttpClient } from '../http/httpClient.ts'
import {
  type Asking,
  isWebPage,
  jsonRequest,
  readJsonAnswer,
  refusedBy,
  UnreadableResponseError,
} from '../metadata/source.ts'
import type { Announcements } from './announcement.ts'
import { readAnnouncementFeed } from './announcementFeed.ts'
import { readDailyPapers } from './dailyPapers.ts'

/** The setting with the address is empty or invalid, so no service can be asked. */
class NoFeedAddressError extends DigestError {
  readonly code = 'no-feed-address'

  constructor(setting: string) {
    super(l10n.t('The setting {0} has no valid address.', setting))
  }
}

/** Keeps an address shorter than servers' limits, whatever is listed. */
const mostCategories = 100

/**
 * arXiv's latest announcements in these categories, in one request; spacing is up to the caller. Categories that arXiv
 * does not have are left out; without any, nothing is requested.
 * @param feedUrl address to which the categories are appended, such as `https://rss.arxiv.org/atom`
 * @throws {NoFeedAddressError}, {SourceUnavailableError} and {UnreadableResponseError}, and whatever
 * {@link HttpClient.get} throws.
 */
export async function askFeed(
  feedUrl: string,
  categories: readonly string[],
  { http, signal }: Asking,
): Promise<Announcements> {
  const known = feedCategories(categories)
  if (known.length === 0) return { announcements: [], unreadable: 0, isCut: false }
  if (!URL.canParse(feedUrl)) throw new NoFeedAddressError('researchDigest.arxiv.feedUrl')
  const address = `${feedUrl.replace(/\/$/, '')}/${known.join('+')}`
  const response = await http.get(address, { accept: 'application/atom+xml', signal })
  if (response.status !== 200) throw refusedBy('arXiv', response)
  try {
    return readAnnouncementFeed(response.body)
  } catch (error) {
    throw new UnreadableResponseError(feedUrl, l10n.t('an Atom feed'), {
      cause: error,
      isWebPage: isWebPage(response.body),
    })
  }
}

/**
 * The papers that Hugging Face lists last; spacing is the caller's.
 * @param url address of its daily papers, such as `https://huggingface.co/api/daily_papers`
 * @throws as {@link askFeed} does
 */
export async function askDailyPapers(url: string, { http, signal }: Asking): Promise<Announcements> {
  if (!URL.canParse(url)) throw new NoFeedAddressError('researchDigest.huggingFace.dailyPapersUrl')
  const response = await http.get(url, jsonRequest(signal))
  if (response.status !== 200) throw refusedBy('Hugging Face', response)
  const document = readJsonAnswer(url, response)
  try {
    return readDailyPapers(document)
  } catch (error) {
    throw new UnreadableResponseError(url, l10n.t('a list of papers'), { cause: error })
  }
}

function feedCategories(categories: readonly string[]): readonly string[] {
  return [...new Set(categories)]
    .filter((code) => categoryName(code) !== undefined)
    .sort()
    .slice(0, mostCategories)
}
