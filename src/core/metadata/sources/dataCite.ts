// DataCite, the registry of DOIs: of arXiv's own, and of data, software and preprints. Both are asked with one query.

import type { ArxivId } from '../../arxiv/identifier.ts'
import { hostOf } from '../../http/httpClient.ts'
import { arxivIdOfDoi, type Doi, doiOfArxivId, parseDoi } from '../../paper/doi.ts'
import { type Paper, type PaperRecord, sourceLabel } from '../../paper/paper.ts'
import {
  type Asking,
  abstractOf,
  dateOf,
  elementsOf,
  jsonRequest,
  lineOf,
  type MetadataSource,
  membersOf,
  type RecordSource,
  readJsonAnswer,
  refusedBy,
  unexpectedAnswer,
} from '../source.ts'
import { withoutMarkup } from '../xml.ts'

const dataCite = {
  id: 'datacite',
  label: sourceLabel('datacite'),
  // 500 requests in five minutes without identification: https://support.datacite.org/docs/rate-limit
  minIntervalMs: 1000,
  // Keeps the address of the request below two thousand characters.
  batchSize: 40,
} as const

/**
 * Records of DOIs with one list query. `apiUrl` is the address of the collection, `https://api.datacite.org/dois`.
 * Fields: DataCite Metadata Schema 4; for arXiv papers, with arXiv's content.
 */
async function askDataCite(
  apiUrl: string,
  dois: readonly Doi[],
  { http, signal }: Asking,
): Promise<readonly PaperRecord<Doi>[]> {
  const response = await http.get(questionFor(apiUrl, dois), jsonRequest(signal))
  if (response.status !== 200) throw refusedBy(dataCite.label, response)
  const { data } = membersOf(readJsonAnswer(apiUrl, response))
  if (!Array.isArray(data)) throw unexpectedAnswer(apiUrl)
  return data.flatMap((item) => recordOf(membersOf(membersOf(item).attributes)) ?? [])
}

/** A phrase for each, because a DOI may contain characters of the query language. The index has DOIs in lower case. */
function questionFor(apiUrl: string, dois: readonly Doi[]): string {
  const url = new URL(apiUrl)
  const phrases = dois.map((doi) => `"${doi.replace(/["\\]/g, '\\$&')}"`)
  url.searchParams.set('query', `doi:(${phrases.join(' OR ')})`)
  url.searchParams.set('page[size]', String(dois.length))
  return url.href
}

function recordOf(attributes: Readonly<Record<string, unknown>>): PaperRecord<Doi> | undefined {
  const id = parseDoi(lineOf(attributes.doi) ?? '')
  const title = lineOf(withoutMarkup(membersOf(elementsOf(attributes.titles)[0]).title))
  if (!id || title === undefined) return undefined
  const descriptions = elementsOf(attributes.descriptions).map(membersOf)
  const abstract = descriptions.find(({ descriptionType }) => descriptionType === 'Abstract')?.description
  const remark = descriptions.find(({ descriptionType }) => descriptionType === 'Other')?.description
  return {
    id,
    title,
    authors: elementsOf(attributes.creators).flatMap((creator) => nameOf(membersOf(creator)) ?? []),
    abstract: abstractOf(withoutMarkup(abstract)),
    publishedAt: dateFor(attributes, 'Submitted') ?? dateFor(attributes, 'Issued'),
    updatedAt: dateFor(attributes, 'Updated'),
    version: versionOf(attributes.version),
    categories: categoriesOf(attributes.subjects),
    comment: lineOf(remark),
    journalReference: lineOf(membersOf(attributes.container).title),
    doi: publishedDoi(attributes.relatedIdentifiers),
    source: dataCite.id,
  }
}

/** A person's `name` is "Family, Given". */
function nameOf({ givenName, familyName, name }: Readonly<Record<string, unknown>>): string | undefined {
  const parts = [lineOf(givenName), lineOf(familyName)].filter((part) => part !== undefined)
  return parts.length === 2 ? lineOf(parts.join(' ')) : lineOf(name)?.replace(/^([^,]+), ([^,]+)$/, '$2 $1')
}

function dateFor(attributes: Readonly<Record<string, unknown>>, type: string): string | undefined {
  const dates = elementsOf(attributes.dates).map(membersOf)
  return dateOf(dates.find(({ dateType }) => dateType === type)?.date)
}

function versionOf(value: unknown): number | undefined {
  const version = /^v?([1-9]\d{0,5})$/.exec(lineOf(value) ?? '')?.[1]
  return version === undefined ? undefined : Number(version)
}

/** arXiv's subjects are "Machine Learning (cs.LG)"; others have no code. */
function categoriesOf(subjects: unknown): readonly string[] {
  const codes = elementsOf(subjects).flatMap((subject) => {
    return /\(([a-z-]+(?:\.[A-Za-z-]+)?)\)$/.exec(lineOf(membersOf(subject).subject) ?? '')?.[1] ?? []
  })
  return [...new Set(codes)]
}

/** arXiv gives the published article as the one of which its paper is a version. */
function publishedDoi(related: unknown): string | undefined {
  const published = elementsOf(related)
    .map(membersOf)
    .find(
      ({ relationType, relatedIdentifierType }) =>
        relationType === 'IsVersionOf' && relatedIdentifierType === 'DOI',
    )
  return lineOf(published?.relatedIdentifier)
}

/**
 * The registry of arXiv's DOIs (`10.48550/arXiv.…`), to which arXiv sends the metadata of each paper; new papers arrive
 * late. `apiUrl` is the address of the collection.
 */
export function dataCiteSource(apiUrl: string): MetadataSource {
  return {
    ...dataCite,
    host: hostOf(apiUrl),
    isAuthoritative: false,
    lookUp: (ids, http, signal) => lookUp(apiUrl, ids, { http, signal }),
  }
}

async function lookUp(
  apiUrl: string,
  ids: readonly ArxivId[],
  asking: Asking,
): Promise<ReadonlyMap<ArxivId, Paper>> {
  const asked = new Set(ids)
  const records = await askDataCite(apiUrl, ids.map(doiOfArxivId), asking)
  return new Map(
    records.flatMap((record) => {
      const id = arxivIdOfDoi(record.id)
      return id && asked.has(id) ? [[id, { ...record, id }] as const] : []
    }),
  )
}

/** The registry of DOIs of data, software, and preprint servers; `apiUrl` is the address of the collection. */
export function dataCiteDoiSource(apiUrl: string): RecordSource<Doi> {
  return {
    ...dataCite,
    host: hostOf(apiUrl),
    isAuthoritative: false,
    isRegistry: true,
    async lookUp(dois, http, signal) {
      const asked = new Set(dois)
      const records = await askDataCite(apiUrl, dois, { http, signal })
      return new Map(records.filter(({ id }) => asked.has(id)).map((record) => [record.id, record]))
    },
  }
}
