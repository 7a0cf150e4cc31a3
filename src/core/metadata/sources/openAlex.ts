import type { ArxivId } from '../../arxiv/identifier.ts'
import { hostOf } from '../../http/httpClient.ts'
import { arxivIdOfDoi, doiOfArxivId, parseDoi } from '../../paper/doi.ts'
import { type Paper, sourceLabel } from '../../paper/paper.ts'
import {
  type Asking,
  abstractOf,
  citedAmong,
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
import { withoutMarkup } from '../xml.ts'

const id = 'openalex'
const label = sourceLabel(id)
const recordFields = 'doi,title,authorships,publication_date,abstract_inverted_index'
const citingFields = 'doi,title,referenced_works'
/** A filter may have a hundred values: https://developers.openalex.org/guides/filtering. */
const mostValues = 100
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
    async lookUp(ids, http, signal) {
      const works = await worksOf({ apiUrl, key }, ids, recordFields, { http, signal })
      return new Map([...works].map(([arxivId, work]) => [arxivId, paperOf(arxivId, work)]))
    },
  }
}

/**
 * The same service, asked what papers cite; its records say nothing else. It names cited works by identifiers of its own, whose
 * DOIs are further requests, so each request asks for few papers. Papers without known references are missing from the result.
 */
export function openAlexCiting(apiUrl: string, key: string): MetadataSource {
  return {
    ...openAlexSource(apiUrl, key),
    batchSize: 10,
    async lookUp(ids, http, signal) {
      const service = { apiUrl, key }
      const works = await worksOf(service, ids, citingFields, { http, signal })
      const cited = [...works.values()].flatMap((work) => citedBy(work))
      const dois = await doisOf(service, [...new Set(cited)], { http, signal })
      const papers = [...works].flatMap(([arxivId, work]) => {
        const cites = citedAmong(citedBy(work).map((name) => ({ doi: dois.get(name) })))
        return cites ? [{ ...paperOf(arxivId, work), cites }] : []
      })
      return new Map(papers.map((paper) => [paper.id, paper]))
    },
  }
}

/** What its identifiers of works end with. */
const workName = /\bW\d{1,12}$/

function citedBy(work: Work): readonly string[] {
  return elementsOf(work.referenced_works).flatMap((name) => workName.exec(lineOf(name) ?? '') ?? [])
}

async function doisOf(
  service: Service,
  names: readonly string[],
  asking: Asking,
): Promise<ReadonlyMap<string, unknown>> {
  const dois = new Map<string, unknown>()
  for (let start = 0; start < names.length; start += mostValues) {
    const some = names.slice(start, start + mostValues)
    const works = await ask(service, { filter: 'openalex', values: some, fields: 'id,doi' }, asking)
    for (const { id: address, doi } of works) {
      const [name] = workName.exec(lineOf(address) ?? '') ?? []
      if (name !== undefined) dois.set(name, doi)
    }
  }
  return dois
}

interface Service {
  readonly apiUrl: string
  readonly key: string
}

type Work = Readonly<Record<string, unknown>>

/** The works that have a title, by their papers. */
async function worksOf(
  service: Service,
  ids: readonly ArxivId[],
  fields: string,
  asking: Asking,
): Promise<ReadonlyMap<ArxivId, Work>> {
  const works = await ask(service, { filter: 'doi', values: ids.map(doiOfArxivId), fields }, asking)
  const asked = new Set(ids)
  const found = works.flatMap((work) => {
    const doi = parseDoi(lineOf(work.doi) ?? '')
    const id = doi && arxivIdOfDoi(doi)
    return id && asked.has(id) && lineOf(withoutMarkup(work.title)) !== undefined ? [[id, work] as const] : []
  })
  return new Map(found)
}

interface Question {
  readonly filter: string
  readonly values: readonly string[]
  readonly fields: string
}

async function ask(
  { apiUrl, key }: Service,
  { filter, values, fields }: Question,
  { http, signal }: Asking,
): Promise<readonly Work[]> {
  const url = new URL(apiUrl)
  url.searchParams.set('filter', `${filter}:${values.join('|')}`)
  url.searchParams.set('per-page', String(values.length))
  url.searchParams.set('select', fields)
  url.searchParams.set('api_key', key)
  const response = await http.get(url.href, jsonRequest(signal))
  if (response.status !== 200) throw refusedBy(label, response)
  const { results } = membersOf(readJsonAnswer(apiUrl, response))
  if (!Array.isArray(results)) throw unexpectedAnswer(apiUrl)
  return results.map(membersOf)
}

function paperOf(arxivId: ArxivId, work: Work): Paper {
  return {
    id: arxivId,
    title: lineOf(withoutMarkup(work.title)) ?? '',
    authors: elementsOf(work.authorships).flatMap(
      (authorship) => lineOf(membersOf(membersOf(authorship).author).display_name) ?? [],
    ),
    abstract: abstractOf(withoutMarkup(wordsOf(work.abstract_inverted_index))),
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
