import type { StandInPaper } from '../localArxiv/standInPapers.ts'
import { type LocalService, type ServiceAnswer, type ServiceQuestion, startLocalService } from './service.ts'

/**
 * `GET /works?filter=doi:A|B&per-page=N&select=…&api_key=…` as OpenAlex answers it: DOIs as addresses in lower case,
 * abstracts as inverted indexes, absent at times; a wrong key is refused.
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
  const asked = new Set((parameters.get('filter') ?? '').replace(/^doi:/, '').toLowerCase().split('|'))
  if (asked.size > 100) return { status: 400, document: { error: 'Invalid query parameters error.' } }
  const found = papers.filter(({ id }) => asked.has(`10.48550/arxiv.${id}`))
  const perPage = Number(parameters.get('per-page') ?? 25)
  const select = parameters.get('select')?.split(',')
  const results = found.slice(0, perPage).map((paper) => {
    const work = Object.entries(workOf(paper))
    return Object.fromEntries(select ? work.filter(([field]) => select.includes(field)) : work)
  })
  const meta = { count: found.length, db_response_time_ms: 5, page: 1, per_page: perPage }
  return { status: 200, document: { meta, results, group_by: [] } }
}

function workOf(paper: StandInPaper) {
  return {
    id: 'https://openalex.org/W1',
    doi: `https://doi.org/10.48550/arxiv.${paper.id}`,
    title: paper.title,
    publication_date: paper.published,
    authorships: paper.authors.map((author) => ({
      author_position: 'middle',
      author: {
        id: 'https://openalex.org/A1',
        display_name: typeof author === 'string' ? author : author.name,
      },
    })),
    abstract_inverted_index: paper.version % 5 === 0 ? null : inverted(paper.abstract),
  }
}

function inverted(abstract: string): Record<string, number[]> {
  const index: Record<string, number[]> = {}
  for (const [place, word] of abstract.split(/\s+/).entries()) index[word] = [...(index[word] ?? []), place]
  return index
}
