import { type LocalService, type ServiceAnswer, type ServiceQuestion, startLocalService } from './service.ts'

/** A work as Crossref tells it. */
export type CrossrefWork = Readonly<Record<string, unknown>> & { readonly DOI: string }

/** A widely known paper; the abstract is our own. */
export const crossrefPaper: CrossrefWork = {
  DOI: '10.1038/Nature14539',
  title: ['Deep learning'],
  author: [
    { given: 'Yann', family: 'LeCun', sequence: 'first' },
    { given: 'Yoshua', family: 'Bengio', sequence: 'additional' },
    { given: 'Geoffrey', family: 'Hinton', sequence: 'additional' },
  ],
  abstract: '<jats:p>Many layers learn what to look at.</jats:p>',
  issued: { 'date-parts': [[2015, 5, 27]] },
  'container-title': ['Nature'],
  volume: '521',
  issue: '7553',
  page: '436-444',
}

/** Invented. */
export const retractedWork: CrossrefWork = {
  DOI: '10.5555/torn-maps',
  title: ['Learning from Torn Maps'],
  issued: { 'date-parts': [[2024, 1, 2]] },
  'updated-by': [{ DOI: '10.5555/notice', type: 'retraction', updated: { 'date-parts': [[2024, 5, 6]] } }],
}

/**
 * `GET /works?filter=doi:A,doi:B&rows=N&select=…` as Crossref answers it: filters of one name are alternatives, DOIs
 * ignore case, unknown ones are left out, 20 rows unless asked for more; 400 for what is no filter.
 */
export async function startLocalCrossref(
  works: readonly CrossrefWork[],
): Promise<LocalService & { readonly url: string }> {
  const service = await startLocalService((question) => answer(works, question))
  return Object.assign(service, { url: `${service.origin}/works` })
}

function answer(works: readonly CrossrefWork[], { path, parameters }: ServiceQuestion): ServiceAnswer {
  if (path !== '/works') return { status: 404, document: 'Resource not found.' }
  const filters = (parameters.get('filter') ?? '').split(',')
  const wrong = filters.find((filter) => !/^doi:10\.\d+\/./.test(filter))
  if (wrong !== undefined) {
    const message = [
      { type: 'filter-not-available', value: wrong, message: 'Filter specified but no such filter' },
    ]
    return { status: 400, document: { status: 'failed', 'message-type': 'validation-failure', message } }
  }
  const asked = new Set(filters.map((filter) => filter.slice('doi:'.length).toLowerCase()))
  const select = parameters.get('select')?.split(',')
  const items = works
    .filter(({ DOI }) => asked.has(DOI.toLowerCase()))
    .slice(0, Number(parameters.get('rows') ?? 20))
    .map((work) =>
      Object.fromEntries(Object.entries(work).filter(([key]) => !select || select.includes(key))),
    )
  const message = { facets: {}, 'total-results': items.length, items, 'items-per-page': 20, query: {} }
  return {
    status: 200,
    document: { status: 'ok', 'message-type': 'work-list', 'message-version': '1.0.0', message },
  }
}
