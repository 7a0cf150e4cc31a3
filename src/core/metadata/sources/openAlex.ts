import type { ArxivId } from '../../arxiv/identifier.ts'
import { hostOf } from '../../http/httpClient.ts'
import { arxivIdOfDoi, doiOfArxivId, parseDoi } from '../../paper/doi.ts'
import { type Paper, sourceLabel } from '../../paper/paper.ts'
import {
  type Asking,
  abstractOf,
  dateOf,
  elementsOf,
  jsonRequest,
  lineOf,
  type MetadataSource,
  membersOf,
  readJsonAnswer,
  refusedBy,
  unexpectedAnswer,
} from '../source.ts'

const id = 'openalex'
const label = sourceLabel(id)
const fields = 'doi,title,authorships,publication_date,abstract_inverted_index'
/** The maximum length of an abstract, in words; later positions are ignored. */
const mostWords = 5000

/**
 * OpenAlex; `apiUrl` is the address of its works, `https://api.openalex.org/works`. It has required a key since
 * February 2026.
 */
export function openAlexSource(apiUrl: string, key: string): MetadataSource {
  return {
    id,
    label,
    host: hostOf(apiUrl),
    // A hundred requests a second are allowed, ten thousand lists a day: https://developers.openalex.org/api-reference/authentication
    minIntervalMs: 1000,
    // A filter may have a hundred values; fifty keep the address below two thousand characters.
    batchSize: 50,
    isAuthoritative: false,
    lookUp: (ids, http, signal) => lookUp({ apiUrl, key }, ids, { http, signal }),
  }
}

async function lookUp(
  { apiUrl, key }: { readonly apiUrl: string; readonly key: string },
  ids: readonly ArxivId[],
  { http, signal }: Asking,
): Promise<ReadonlyMap<ArxivId, Paper>> {
  const url = new URL(apiUrl)
  url.searchParams.set('filter', `doi:${ids.map(doiOfArxivId).join('|')}`)
  url.searchParams.set('per-page', String(ids.length))
  url.searchParams.set('select', fields)
  url.searchParams.set('api_key', key)
  const response = await http.get(url.href, jsonRequest(signal))
  if (response.status !== 200) throw refusedBy(label, response)
  const { results } = membersOf(readJsonAnswer(apiUrl, response))
  if (!Array.isArray(results)) throw unexpectedAnswer(apiUrl)
  const asked = new Set(ids)
  const papers = results.flatMap((work) => paperOf(membersOf(work)) ?? [])
  return new Map(papers.filter((paper) => asked.has(paper.id)).map((paper) => [paper.id, paper]))
}

function paperOf(work: Readonly<Record<string, unknown>>): Paper | undefined {
  const doi = parseDoi(lineOf(work.doi) ?? '')
  const arxivId = doi && arxivIdOfDoi(doi)
  const title = lineOf(work.title)
  if (!arxivId || title === undefined) return undefined
  return {
    id: arxivId,
    title,
    authors: elementsOf(work.authorships).flatMap(
      (authorship) => lineOf(membersOf(membersOf(authorship).author).display_name) ?? [],
    ),
    abstract: abstractOf(wordsOf(work.abstract_inverted_index)),
    publishedAt: dateOf(work.publication_date),
    updatedAt: undefined,
    version: undefined,
    categories: [],
    comment: undefined,
    journalReference: undefined,
    doi: undefined,
    source: id,
  }
}

/** The abstract comes as an index of its words with their positions. */
function wordsOf(index: unknown): string {
  const words: string[] = []
  for (const [word, places] of Object.entries(membersOf(index))) {
    for (const place of elementsOf(places)) {
      if (Number.isInteger(place) && Number(place) >= 0 && Number(place) < mostWords)
        words[Number(place)] = word
    }
  }
  return words.filter((word) => word !== undefined).join(' ')
}
