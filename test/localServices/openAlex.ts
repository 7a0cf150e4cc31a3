import type { StandInPaper } from '../localArxiv/standInPapers.ts'
import { type LocalService, type ServiceAnswer, type ServiceQuestion, startLocalService } from './service.ts'

/**
 * `GET /works?filter=doi:A|B&per-page=N&select=…&api_key=…` as OpenAlex answers it: DOIs as addresses in lower case,
 * abstracts as inverted indexes, absent at times; a wrong key is refused. Cited works are named by identifiers of its own,
 * which `filter=openalex:W1|W2` takes; some have no DOI.
 */
export async function startLocalOpenAlex(
  papers: readonly StandInPaper[],
  key: string,
): Promise<LocalService & { readonly url: string }> {
  const service = await startLocalService((question) => answer(papers, key, question))
  return Object.assign(service, { url: `${service.origin}/works` })
}

function answer(
  papers: readonly StandInPaper[],
  key: string,
  { path, parameters }: ServiceQuestion,
): ServiceAnswer {
  if (path !== '/works') return { status: 404, document: { error: 'Not found' } }
  if (parameters.get('api_key') !== key) {
    return { status: 401, document: { error: 'Unauthorized', message: 'API key is not valid' } }
  }
  const [, kind, values = ''] = /^(doi|openalex):(.*)$/.exec(parameters.get('filter') ?? '') ?? []
  const asked = new Set(values.toLowerCase().split('|'))
  if (asked.size > 100) return { status: 400, document: { error: 'Invalid query parameters error.' } }
  const cited = [...new Set(papers.flatMap(({ cites = [] }) => cites))]
  const nameOf = (id: string) => `https://openalex.org/W${cited.indexOf(id) + 1}`
  const found =
    kind === 'doi'
      ? papers.filter(({ id }) => asked.has(`10.48550/arxiv.${id}`)).map((paper) => workOf(paper, nameOf))
      : cited
          .map((id) => ({ id: nameOf(id), doi: doiOf(id) }))
          .filter(({ id }) => asked.has(id.replace('https://openalex.org/', '').toLowerCase()))
  const perPage = Number(parameters.get('per-page') ?? 25)
  const select = parameters.get('select')?.split(',')
  const results = found.slice(0, perPage).map((work) => {
    const members = Object.entries(work)
    return Object.fromEntries(select ? members.filter(([field]) => select.includes(field)) : members)
  })
  const meta = { count: found.length, db_response_time_ms: 5, page: 1, per_page: perPage }
  return { status: 200, document: { meta, results, group_by: [] } }
}

function doiOf(id: string): string {
  return `https://doi.org/${id.startsWith('10.') ? id : `10.48550/arxiv.${id}`}`
}

function workOf(paper: StandInPaper, nameOf: (id: string) => string) {
  return {
    id: 'https://openalex.org/W1',
    doi: doiOf(paper.id),
    title: paper.title,
    publication_date: paper.published,
    authorships: paper.authors.map((author) => ({
      author_position: 'middle',
      author: {
        id: 'https://openalex.org/A1',
        display_name: typeof author === 'string' ? author : author.name,
      },
    })),
    referenced_works: [...(paper.cites ?? []).map(nameOf), 'https://openalex.org/W999999'],
    abstract_inverted_index: paper.version % 5 === 0 ? null : inverted(paper.abstract),
  }
}

function inverted(abstract: string): Record<string, number[]> {
  const index: Record<string, number[]> = {}
  for (const [place, word] of abstract.split(/\s+/).entries()) index[word] = [...(index[word] ?? []), place]
  return index
}
