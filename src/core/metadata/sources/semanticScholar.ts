import type { ArxivId } from '../../arxiv/identifier.ts'
import { type HttpResponse, hostOf } from '../../http/httpClient.ts'
import { arxivIdOfDoi, parseDoi } from '../../paper/doi.ts'
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

const id = 'semantic-scholar'
const label = sourceLabel(id)
const recordFields = 'title,abstract,authors,externalIds,publicationDate,journal'
const citingFields = 'title,externalIds,references.externalIds'

/** Semantic Scholar's Academic Graph; `apiUrl` is its base, `https://api.semanticscholar.org/graph/v1`. */
export function semanticScholarSource(apiUrl: string): MetadataSource {
  return {
    id,
    label,
    host: hostOf(apiUrl),
    // Without a key, all clients share one allowance; third parties report 100 requests in five minutes for one
    // address.
    minIntervalMs: 3000,
    // Five hundred are allowed: https://api.semanticscholar.org/api-docs/graph (POST /paper/batch).
    batchSize: 100,
    isAuthoritative: false,
    lookUp: (ids, http, signal) => lookUp(apiUrl, ids, recordFields, { http, signal }),
  }
}

/**
 * The same service, asked what papers cite; its records say nothing else. Papers of which it knows no reference are missing:
 * some publishers keep theirs to themselves, and lists over the limit of a response, of 10 MB, have come empty
 * (https://api.semanticscholar.org/api-docs/graph, POST /paper/batch; https://github.com/allenai/s2-folks/issues/199).
 */
export function semanticScholarCiting(apiUrl: string): MetadataSource {
  return {
    ...semanticScholarSource(apiUrl),
    async lookUp(ids, http, signal) {
      const papers = await lookUp(apiUrl, ids, citingFields, { http, signal })
      return new Map([...papers].filter(([, { cites }]) => cites !== undefined))
    },
  }
}

async function lookUp(
  apiUrl: string,
  ids: readonly ArxivId[],
  fields: string,
  { http, signal }: Asking,
): Promise<ReadonlyMap<ArxivId, Paper>> {
  const url = new URL(`${apiUrl.replace(/\/$/, '')}/paper/batch`)
  url.searchParams.set('fields', fields)
  const question = { ids: ids.map((arxivId) => `ARXIV:${arxivId}`) }
  const response = await http.postJson(url.href, question, jsonRequest(signal))
  if (knowsNone(response)) return new Map()
  if (response.status !== 200) throw refusedBy(label, response)
  const items = readJsonAnswer(apiUrl, response)
  // Papers come in the requested order, with null for unknown ones.
  if (!Array.isArray(items) || items.length !== ids.length) throw unexpectedAnswer(apiUrl)
  const papers = ids.flatMap((arxivId, index) => paperOf(arxivId, membersOf(items[index])) ?? [])
  return new Map(papers.map((paper) => [paper.id, paper]))
}

/** If it knows none of the papers, the service calls that a bad request. */
function knowsNone({ status, body }: HttpResponse): boolean {
  return status === 400 && /no valid paper ids/i.test(new TextDecoder().decode(body.subarray(0, 1000)))
}

function paperOf(arxivId: ArxivId, item: Readonly<Record<string, unknown>>): Paper | undefined {
  const title = lineOf(withoutMarkup(item.title))
  const external = membersOf(item.externalIds)
  // This could be a different paper; a record without an arXiv identifier is taken for the one at its position.
  const isOther = typeof external.ArXiv === 'string' && external.ArXiv.toLowerCase() !== arxivId
  if (title === undefined || isOther) return undefined
  const references = elementsOf(item.references).map((cited) => membersOf(membersOf(cited).externalIds))
  const cites = citedAmong(references.map(({ ArXiv, DOI }) => ({ arxivId: ArXiv, doi: DOI })))
  return {
    id: arxivId,
    title,
    authors: elementsOf(item.authors).flatMap((author) => lineOf(membersOf(author).name) ?? []),
    abstract: abstractOf(withoutMarkup(item.abstract)),
    publishedAt: dateOf(item.publicationDate),
    updatedAt: undefined,
    version: undefined,
    categories: [],
    comment: undefined,
    journalReference: journalOf(membersOf(item.journal)),
    doi: doiOf(external.DOI),
    ...(cites && { cites }),
    source: id,
  }
}

function journalOf({ name, volume, pages }: Readonly<Record<string, unknown>>): string | undefined {
  const journal = lineOf(name)
  // Its name for arXiv itself, which is not a journal.
  if (journal === undefined || /^arxiv(?:\.org)?$/i.test(journal)) return undefined
  return lineOf([journal, lineOf(volume), lineOf(pages)].filter(Boolean).join(' '))
}

function doiOf(value: unknown): string | undefined {
  const doi = parseDoi(lineOf(value) ?? '')
  return doi && !arxivIdOfDoi(doi) ? doi : undefined
}
