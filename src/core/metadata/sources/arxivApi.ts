import { isUtf8 } from 'node:buffer'
import * as l10n from '@vscode/l10n'
import { type ArxivId, type ArxivReference, parseIdentifier } from '../../arxiv/identifier.ts'
import { type HttpClient, type HttpResponse, hostOf } from '../../http/httpClient.ts'
import { type Paper, sourceLabel } from '../../paper/paper.ts'
import { calendarDate, cleanLine, cleanParagraphs } from '../../paper/text.ts'
import {
  type Asking,
  isWebPage,
  type MetadataSource,
  refusedBy,
  SourceUnavailableError,
  UnreadableResponseError,
} from '../source.ts'
import { childrenOf, readXml, textOf, type XmlElement } from '../xml.ts'

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
  const response = await http.get(url.href, { accept: 'application/atom+xml', signal })
  if (response.status !== 200) throw refusedBy('arXiv', response)
  try {
    const feed = readArxivFeed(response.body, 'arxiv-api')
    return feed.kind === 'papers' ? feed.papers : []
  } catch (error) {
    throw new UnreadableResponseError(apiUrl, l10n.t('an Atom feed'), { cause: error })
  }
}

/** The address prefix of a feed's entries: `http` in 2026, but links in the same feed are `https`. */
const entryAddress = /^https?:\/\/(?:export\.)?arxiv\.org\/abs\/(.+?)(v[^/]*)?$/
const atom = 'http://www.w3.org/2005/Atom'
const arxiv = 'http://arxiv.org/schemas/atom'

/** The longest texts kept; arXiv's own limit for an abstract is 1920 characters. */
const longest = { line: 2000, abstract: 20_000, name: 300 }

/** The content of a feed of arXiv's query API. */
type ArxivFeed =
  | {
      readonly kind: 'papers'
      readonly papers: readonly Paper[]
      /** Entries that cannot be read, by their identifiers; `undefined` if the identifier cannot be read either. */
      readonly unreadable: readonly (ArxivId | undefined)[]
    }
  /** arXiv explains a refusal in a feed with one entry; `reason` is its text. */
  | { readonly kind: 'refusal'; readonly reason: string }

/**
 * Reads an Atom feed. An unreadable entry does not affect the others. Elements: arXiv API user's manual, section 3.3,
 * and responses recorded in April 2026.
 * @throws {Error} if the document is not an Atom feed.
 */
export function readArxivFeed(bytes: Uint8Array, source: string): ArxivFeed {
  const root = readXml(bytes)
  if (root.namespace !== atom || root.name !== 'feed')
    throw new Error(`its root is <${root.name.slice(0, 40)}>`)
  const entries = childrenOf(root, atom, 'entry')
  const [refusal] = entries
  if (refusal && entries.every(isRefusal))
    return { kind: 'refusal', reason: lineOf(refusal, atom, 'summary') ?? '' }
  const isDamaged = !isUtf8(bytes)
  const papers: Paper[] = []
  const unreadable: (ArxivId | undefined)[] = []
  for (const entry of entries.filter(isOfPaper)) {
    const reference = referenceOf(entry)
    const isReadable = !(isDamaged && hasLostCharacter(entry))
    const paper = reference && isReadable ? paperOf(entry, reference, source) : undefined
    if (paper) papers.push(paper)
    else unreadable.push(reference?.id)
  }
  return { kind: 'papers', papers, unreadable }
}

function isRefusal(entry: XmlElement): boolean {
  return /^https?:\/\/arxiv\.org\/api\/errors/.test(lineOf(entry, atom, 'id') ?? '')
}

/** For a paper that it does not have, arXiv has at times sent an entry with neither. */
function isOfPaper(entry: XmlElement): boolean {
  return lineOf(entry, atom, 'id') !== undefined || lineOf(entry, atom, 'title') !== undefined
}

/** An impossible version, such as 0, does not matter: the paper then has no known version. */
function referenceOf(entry: XmlElement): ArxivReference | undefined {
  const [, id = '', version = ''] = entryAddress.exec(lineOf(entry, atom, 'id') ?? '') ?? []
  return parseIdentifier(id + version) ?? parseIdentifier(id)
}

/** A byte that is not UTF-8 was read as U+FFFD; arXiv itself has records with that character, in valid documents. */
function hasLostCharacter({ text, children }: XmlElement): boolean {
  return text.includes('\ufffd') || children.some(hasLostCharacter)
}

function paperOf(entry: XmlElement, reference: ArxivReference, source: string): Paper | undefined {
  const title = lineOf(entry, atom, 'title')
  if (title === undefined) return undefined
  return {
    id: reference.id,
    title,
    authors: authorsOf(entry),
    abstract: cleanParagraphs((textOf(entry, atom, 'summary') ?? '').slice(0, longest.abstract)),
    publishedAt: dateOf(entry, 'published'),
    updatedAt: dateOf(entry, 'updated'),
    version: reference.version,
    categories: categoriesOf(entry),
    comment: lineOf(entry, arxiv, 'comment'),
    journalReference: lineOf(entry, arxiv, 'journal_ref'),
    doi: doiOf(entry),
    source,
  }
}

function authorsOf(entry: XmlElement): readonly string[] {
  return childrenOf(entry, atom, 'author').flatMap((author) => {
    const name = lineOf(author, atom, 'name')?.slice(0, longest.name)
    return name === undefined ? [] : [name]
  })
}

/** The primary category first, without duplicates. */
function categoriesOf(entry: XmlElement): readonly string[] {
  const elements = [...childrenOf(entry, arxiv, 'primary_category'), ...childrenOf(entry, atom, 'category')]
  const codes = elements.map(({ attributes }) => cleanLine((attributes.term ?? '').slice(0, longest.name)))
  return [...new Set(codes.filter((code) => code !== ''))]
}

function dateOf(entry: XmlElement, name: string): string | undefined {
  const text = lineOf(entry, atom, name) ?? ''
  const isDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text)
  return isDate && !Number.isNaN(Date.parse(text)) ? calendarDate(text) : undefined
}

/** Authors sometimes give several, separated by spaces. */
function doiOf(entry: XmlElement): string | undefined {
  return lineOf(entry, arxiv, 'doi')
    ?.split(' ')
    .find((doi) => /^10\.\d{4,9}\/\S+$/.test(doi))
}

function lineOf(element: XmlElement, namespace: string, name: string): string | undefined {
  return cleanLine((textOf(element, namespace, name) ?? '').slice(0, longest.line)) || undefined
}

/**
 * The requested papers, by id, in their latest versions; `undefined` for those that cannot be read. Other papers in the
 * response are left out. If an entry could belong to any paper, those that are not found are not missing either.
 */
function pickAsked(
  papers: readonly Paper[],
  unreadable: readonly (ArxivId | undefined)[],
  ids: readonly ArxivId[],
): ReadonlyMap<ArxivId, Paper | undefined> {
  const byVersion = papers.toSorted((a, b) => (a.version ?? 0) - (b.version ?? 0))
  const found = new Map(byVersion.map((paper) => [paper.id, paper]))
  const doubtful = new Set(unreadable)
  return new Map(
    ids.flatMap((id) =>
      found.has(id) || doubtful.has(id) || doubtful.has(undefined) ? [[id, found.get(id)]] : [],
    ),
  )
}
