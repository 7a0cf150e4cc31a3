// One request to a service that announces papers, and the announcements in its response. Only the thread with the network
// and XML uses it.
import * as l10n from '@vscode/l10n'
import { type ArxivReference, categoryName, parseIdentifier } from '../arxiv/identifier.ts'
import { DigestError } from '../base/errors.ts'
import type { HttpClient } from '../http/httpClient.ts'
import {
  type Asking,
  dateOf,
  elementsOf,
  isWebPage,
  jsonRequest,
  lineOf,
  membersOf,
  readJsonAnswer,
  refusedBy,
  UnreadableResponseError,
} from '../metadata/source.ts'
import { childrenOf, readXml, textOf, type XmlElement } from '../metadata/xml.ts'
import { cleanLine, cleanParagraphs, day } from '../paper/text.ts'
import type { Announcement, AnnouncementKind, Announcements } from './feed.ts'

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

const atom = 'http://www.w3.org/2005/Atom'
const arxiv = 'http://arxiv.org/schemas/atom'
const dublinCore = 'http://purl.org/dc/elements/1.1/'

/** A feed never has more entries (https://info.arxiv.org/help/rss.html). */
const mostEntries = 2000
/** The longest texts kept; arXiv's own limit for an abstract is 1920 characters, and collaborations have thousands of authors. */
const longest = { line: 2000, abstract: 20_000, name: 300, authors: 5000 }

/** For a cross-listed paper that was replaced, the replacement matters. */
const kinds: ReadonlyMap<string, AnnouncementKind> = new Map([
  ['new', 'new'],
  ['cross', 'cross'],
  ['replace', 'replace'],
  ['replace-cross', 'replace'],
])

/**
 * Reads one of arXiv's daily Atom feeds (https://info.arxiv.org/help/atom_specifications.html). Entities are decoded
 * once, as in XML: an abstract may contain `&amp;`. An unreadable entry does not affect the others.
 * @throws {Error} if the document is not an Atom feed.
 */
export function readAnnouncementFeed(bytes: Uint8Array): Announcements {
  const root = readXml(bytes)
  if (root.namespace !== atom || root.name !== 'feed')
    throw new Error(`its root is <${root.name.slice(0, 40)}>`)
  const built = day(lineIn(root, atom, 'updated'))
  const entries = childrenOf(root, atom, 'entry')
  const announcements = entries.slice(0, mostEntries).flatMap((entry) => announcementOf(entry, built) ?? [])
  return {
    announcements,
    unreadable: Math.min(entries.length, mostEntries) - announcements.length,
    isCut: entries.length >= mostEntries,
  }
}

/** @param built the date of the feed, for entries without their own */
function announcementOf(entry: XmlElement, built: string | undefined): Announcement | undefined {
  const summary = readSummary(textOf(entry, atom, 'summary') ?? '')
  const reference = referenceOf(entry)
  const title = lineIn(entry, atom, 'title')
  const kind = kinds.get((lineIn(entry, arxiv, 'announce_type') ?? summary.kind).toLowerCase())
  const announced = day(lineIn(entry, atom, 'published')) ?? built
  if (!reference || !title || !kind || !announced) return undefined
  return {
    kind,
    day: announced,
    from: ['arxiv'],
    paper: {
      ...{ id: reference.id, title, version: reference.version },
      authors: authorsOf(entry),
      abstract: summary.abstract,
      publishedAt: undefined,
      updatedAt: undefined,
      categories: categoriesOf(entry),
      comment: undefined,
      journalReference: lineIn(entry, arxiv, 'journal_reference'),
      doi: doiOf(entry),
      source: 'arxiv-feed',
    },
  }
}

/** Only the identifier has a version; the link leads to the latest one. */
function referenceOf(entry: XmlElement): ArxivReference | undefined {
  const id = /^oai:arXiv\.org:(\S+)$/i.exec(lineIn(entry, atom, 'id') ?? '')?.[1] ?? ''
  const links = childrenOf(entry, atom, 'link').map(({ attributes }) => attributes.href ?? '')
  const linked = links.flatMap((href) => /^https?:\/\/arxiv\.org\/abs\/(\S+)$/.exec(href)?.[1] ?? [])
  for (const candidate of [id, id.replace(/v[^v]*$/, ''), ...linked]) {
    const reference = parseIdentifier(candidate)
    if (reference) return reference
  }
  return undefined
}

/** "arXiv:2203.01250v3 Announce Type: replace-cross", then "Abstract:" and the abstract. */
function readSummary(text: string): { readonly kind: string; readonly abstract: string } {
  const [head = '', kind = ''] = /^\s*arXiv:\S+\s+Announce Type:\s*(\S+)\s*/i.exec(text) ?? []
  const abstract = text.slice(head.length).replace(/^\s*Abstract:\s*/i, '')
  return { kind, abstract: cleanParagraphs(abstract.slice(0, longest.abstract)) }
}

/** One element with all authors in 2024, but an element for each according to Atom. */
function authorsOf(entry: XmlElement): readonly string[] {
  const lists = childrenOf(entry, dublinCore, 'creator').map(({ text }) => text)
  const named = childrenOf(entry, atom, 'author').map((author) => textOf(author, atom, 'name') ?? '')
  return (lists.length > 0 ? lists.flatMap(namesIn) : named)
    .map((name) => cleanLine(name.slice(0, longest.name)))
    .filter((name) => name !== '')
    .slice(0, longest.authors)
}

/** Affiliations are in parentheses, which may contain commas; "Jr." belongs to the name before it. */
function namesIn(list: string): readonly string[] {
  const names = withoutParentheses(cleanLine(list)).split(/,(?!\s*(?:Jr|Sr|I{2,3}|IV)\b\.?(?:,|$))/)
  return names.map((name) => name.trim())
}

function withoutParentheses(text: string): string {
  let depth = 0
  let kept = ''
  for (const character of text) {
    if (character === '(') depth += 1
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += character
  }
  return kept
}

function categoriesOf(entry: XmlElement): readonly string[] {
  const codes = childrenOf(entry, atom, 'category').map(({ attributes }) => cleanLine(attributes.term ?? ''))
  return [...new Set(codes.filter((code) => code !== '' && code.length <= longest.name))]
}

/** Authors sometimes give several, separated by spaces. */
function doiOf(entry: XmlElement): string | undefined {
  const given = lineIn(entry, arxiv, 'DOI') ?? lineIn(entry, arxiv, 'doi')
  return given?.split(' ').find((doi) => /^10\.\d{4,9}\/\S+$/.test(doi))
}

function lineIn(element: XmlElement, namespace: string, name: string): string | undefined {
  return cleanLine((textOf(element, namespace, name) ?? '').slice(0, longest.line)) || undefined
}

/** Hugging Face lists a few dozen a day. */
const mostPapers = 500

/**
 * Reads the daily papers of Hugging Face, an array of
 * `{"paper":{"id","title","summary","authors":[{"name"}],"publishedAt", "submittedOnDailyAt"},…}` (`/api/daily_papers`
 * in https://huggingface.co/.well-known/openapi.json). Ids are arXiv's, without versions; papers with other ids are
 * left out. An unreadable item does not affect the others.
 * @throws {Error} if the document is not such an array.
 */
export function readDailyPapers(document: unknown): Announcements {
  if (!Array.isArray(document)) throw new Error('it is no array')
  const items = document.slice(0, mostPapers)
  const announcements = items.flatMap((item) => pickOf(membersOf(item)) ?? [])
  return { announcements, unreadable: items.length - announcements.length, isCut: false }
}

function pickOf(item: Readonly<Record<string, unknown>>): Announcement | undefined {
  const paper = membersOf(item.paper)
  const id = parseIdentifier(lineOf(paper.id) ?? '')?.id
  const title = lineOf(paper.title) ?? lineOf(item.title)
  const published = dateOf(paper.publishedAt)
  const picked = day(dateOf(paper.submittedOnDailyAt) ?? dateOf(item.publishedAt) ?? published)
  if (!id || !title || !picked) return undefined
  const summary = typeof paper.summary === 'string' ? paper.summary : ''
  return {
    ...{ kind: 'new', day: picked, from: ['hugging-face'] },
    paper: {
      ...{ id, title, version: undefined },
      authors: elementsOf(paper.authors)
        .flatMap((author) => lineOf(membersOf(author).name) ?? [])
        .slice(0, longest.authors),
      abstract: cleanParagraphs(summary).slice(0, longest.abstract),
      ...{ publishedAt: published, updatedAt: undefined, categories: [] },
      ...{ comment: undefined, journalReference: undefined, doi: undefined },
      source: 'hugging-face',
    },
  }
}
