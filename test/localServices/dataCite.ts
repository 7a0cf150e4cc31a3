import type { StandInPaper } from '../localArxiv/standInPapers.ts'
import { type LocalService, type ServiceAnswer, type ServiceQuestion, startLocalService } from './service.ts'

/** Any further DOIs, as attributes of DataCite's. */
export type Attributes = Readonly<Record<string, unknown>> & { readonly doi: string }

/**
 * `GET /dois?query=doi:("…" OR "…")&page[size]=N` as DataCite answers it: JSON:API, 25 records unless asked for more,
 * unknown DOIs left out, DOIs compared letter by letter in the lower case in which the index holds them. Attributes:
 * DataCite Metadata Schema, with what arXiv puts into it.
 */
export async function startLocalDataCite(
  papers: readonly StandInPaper[],
  others: readonly Attributes[] = [],
): Promise<LocalService & { readonly url: string }> {
  const records = [...papers.map(attributesOf), ...others]
  const service = await startLocalService((question) => answer(records, question))
  return Object.assign(service, { url: `${service.origin}/dois` })
}

function answer(records: readonly Attributes[], { path, parameters }: ServiceQuestion): ServiceAnswer {
  if (path !== '/dois') return { status: 404, document: { errors: [{ status: '404', title: 'Not found' }] } }
  const query = parameters.get('query') ?? ''
  const asked = new Set(
    [...query.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, doi = '']) => doi.replace(/\\(.)/g, '$1')),
  )
  const size = Number(parameters.get('page[size]') ?? 25)
  const found = records.filter(({ doi }) => asked.has(doi))
  const data = found
    .slice(0, size)
    .map((attributes) => ({ id: attributes.doi, type: 'dois', attributes, relationships: {} }))
  const meta = { total: found.length, totalPages: Math.ceil(found.length / size), page: 1 }
  return { status: 200, document: { data, meta, links: {} } }
}

function attributesOf(paper: StandInPaper): Attributes {
  return {
    doi: `10.48550/arxiv.${paper.id}`,
    prefix: '10.48550',
    identifiers: [{ identifier: paper.id, identifierType: 'arXiv' }],
    creators: paper.authors.map((author) => creatorOf(typeof author === 'string' ? author : author.name)),
    titles: [{ title: paper.title }],
    publisher: 'arXiv',
    container: {},
    publicationYear: Number(paper.published.slice(0, 4)),
    subjects: [
      ...paper.categories.map((code) => ({
        lang: 'en',
        subject: `A Name (${code})`,
        subjectScheme: 'arXiv',
      })),
      {
        subject: 'FOS: Computer and information sciences',
        subjectScheme: 'Fields of Science and Technology (FOS)',
      },
    ],
    dates: [
      { date: `${paper.published}T17:30:00Z`, dateType: 'Submitted', dateInformation: 'v1' },
      { date: `${paper.updated}T17:30:00Z`, dateType: 'Updated', dateInformation: `v${paper.version}` },
      { date: paper.published.slice(0, 7), dateType: 'Available', dateInformation: 'v1' },
      { date: paper.published.slice(0, 4), dateType: 'Issued' },
    ],
    language: null,
    types: { resourceType: 'Article', resourceTypeGeneral: 'Preprint' },
    relatedIdentifiers: paper.doi
      ? [{ relationType: 'IsVersionOf', relatedIdentifier: paper.doi, relatedIdentifierType: 'DOI' }]
      : [],
    version: String(paper.version),
    descriptions: [
      { description: paper.abstract, descriptionType: 'Abstract' },
      ...(paper.comment ? [{ description: paper.comment, descriptionType: 'Other' }] : []),
    ],
    url: `https://arxiv.org/abs/${paper.id}`,
  }
}

function creatorOf(name: string) {
  const parts = name.split(' ')
  const familyName = parts.at(-1) ?? ''
  const givenName = parts.slice(0, -1).join(' ')
  const isPerson = givenName !== ''
  return isPerson
    ? { name: `${familyName}, ${givenName}`, nameType: 'Personal', givenName, familyName, affiliation: [] }
    : { name, nameType: 'Organizational', affiliation: [] }
}
