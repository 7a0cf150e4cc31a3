import type { StandInPaper } from '../localArxiv/standInPapers.ts'
import { type LocalService, type ServiceAnswer, type ServiceQuestion, startLocalService } from './service.ts'

/**
 * `POST /graph/v1/paper/batch?fields=…` with `{"ids":["ARXIV:…"]}` as Semantic Scholar answers it: a list in the order
 * asked, null for unknown papers, 400 when all are unknown; fields stand in the query, `paperId` always comes. Of references
 * come the identifiers, if `references.externalIds` is asked for; some have none.
 */
export async function startLocalSemanticScholar(
  papers: readonly StandInPaper[],
): Promise<LocalService & { readonly url: string }> {
  const service = await startLocalService((question) => answer(papers, question))
  return Object.assign(service, { url: `${service.origin}/graph/v1` })
}

function answer(papers: readonly StandInPaper[], question: ServiceQuestion): ServiceAnswer {
  if (question.method !== 'POST' || question.path !== '/graph/v1/paper/batch')
    return { status: 404, document: { message: 'Not Found' } }
  const fields = (question.parameters.get('fields') ?? 'title').split(',')
  const { ids = [] } = JSON.parse(question.body) as { ids?: string[] }
  if (ids.length > 500) return refuse('Too many ids')
  const items = ids.map((id) => {
    const paper = papers.find((known) => `ARXIV:${known.id}` === id)
    return paper ? pick(itemOf(paper), fields) : null
  })
  return items.every((item) => item === null)
    ? refuse('No valid paper ids given')
    : { status: 200, document: items }
}

function refuse(error: string): ServiceAnswer {
  return { status: 400, document: { error } }
}

function pick(item: Readonly<Record<string, unknown>>, fields: readonly string[]) {
  return Object.fromEntries(
    Object.entries(item).filter(
      ([key]) => key === 'paperId' || fields.some((field) => field.split('.')[0] === key),
    ),
  )
}

function itemOf(paper: StandInPaper) {
  return {
    paperId: Buffer.from(paper.id).toString('hex').padEnd(40, '0'),
    externalIds: { ArXiv: paper.id, CorpusId: 1, DOI: paper.doi ?? `10.48550/arXiv.${paper.id}` },
    title: paper.title,
    abstract: paper.abstract,
    references: [
      ...(paper.cites ?? []).map((id) => ({ paperId: '1', externalIds: externalIdsOf(id) })),
      ...(paper.cites ? [{ paperId: null, externalIds: null }] : []),
    ],
    publicationDate: paper.published,
    journal: paper.doi
      ? { name: 'A Journal', volume: '12', pages: '1-9' }
      : { name: 'ArXiv', volume: 'abs/1' },
    authors: paper.authors.map((author) => ({
      authorId: '1',
      name: typeof author === 'string' ? author : author.name,
    })),
  }
}

/** Of a paper of arXiv with its journal version, or of one that is not on arXiv. */
function externalIdsOf(id: string) {
  return id.startsWith('10.')
    ? { DOI: id.toUpperCase(), CorpusId: 2 }
    : { ArXiv: id, DOI: '10.1000/journal', CorpusId: 2 }
}
