import { errorFeed, type FeedPaper, paperFeed } from './atomFeed.ts'
import type { StandInPaper } from './standInPapers.ts'

/** A status and an Atom document. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** What arXiv's own matcher lets through: looser than which ids can exist (`0808.05394` is let through). */
const versionedId = /^(\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z-]+)?\/\d{7})(?:v([1-9]\d*))?$/

/** Answers one question to the query interface as arXiv does; `address` is the interface's own. */
export function answerQuery(
  papers: readonly StandInPaper[],
  parameters: URLSearchParams,
  address: string,
): Answer {
  const idList = parameters.get('id_list') ?? ''
  const start = wholeNumber(parameters.get('start'), 0)
  const maxResults = wholeNumber(parameters.get('max_results'), 10)
  if (start === undefined) return refuse('start must be an integer')
  if (maxResults === undefined) return refuse('max_results must be an integer')
  if (maxResults > 2000) return refuse('max_results must be at most 2000')

  const ids = idList.split(',').filter((id) => id.trim() !== '')
  const malformed = ids.find((id) => !versionedId.test(id.trim()))
  if (malformed !== undefined) return refuse(`incorrect id format for ${malformed}`)
  const searchQuery = writtenOut(parameters.get('search_query') ?? '')
  const known = ids.length > 0 ? byId(papers, ids) : latest(papers)
  const found = searchQuery === '' && ids.length === 0 ? [] : known.filter(matcher(searchQuery))
  const query = { address, searchQuery, idList, start, maxResults }
  return { status: 200, body: paperFeed(query, found.slice(start, start + maxResults), found.length) }
}

function refuse(reason: string): Answer {
  return { status: 400, body: errorFeed(reason) }
}

function wholeNumber(text: string | null, otherwise: number): number | undefined {
  if (text === null || text === '') return otherwise
  return /^\d+$/.test(text) ? Number(text) : undefined
}

/** Unknown papers and versions are left out, and the order is never the one asked, as clients of arXiv must expect. */
function byId(papers: readonly StandInPaper[], ids: readonly string[]): FeedPaper[] {
  const found = ids.flatMap((text) => {
    const [, id = '', version] = versionedId.exec(text.trim()) ?? []
    const paper = papers.find((paper) => paper.id === withoutSubjectClass(id))
    const wanted = version === undefined ? paper?.version : Number(version)
    return paper && wanted !== undefined && wanted <= paper.version ? [{ paper, version: wanted }] : []
  })
  return found.reverse()
}

function withoutSubjectClass(id: string): string {
  return id.replace(/\.[A-Za-z-]+\//, '/')
}

function latest(papers: readonly StandInPaper[]): FeedPaper[] {
  return papers.map((paper) => ({ paper, version: paper.version }))
}

/** arXiv gives a loose word the field `all` before it searches. */
function writtenOut(searchQuery: string): string {
  return searchQuery === '' || /\w+:/.test(searchQuery) ? searchQuery : `all:${searchQuery}`
}

/** Understands `field:word`, `field:"a phrase"`, OR between groups and AND (or nothing) within one. */
function matcher(searchQuery: string): (found: FeedPaper) => boolean {
  const groups = searchQuery
    .split(/\s+OR\s+/)
    .map((group) => [...group.replace(/\s+AND\s+/g, ' ').matchAll(/(?:(\w+):)?(?:"([^"]*)"|([^\s()"]+))/g)])
  return ({ paper }) =>
    groups.some((terms) =>
      terms.every(([, field = 'all', phrase, word = '']) =>
        fieldText(paper, field).includes((phrase ?? word).toLowerCase()),
      ),
    )
}

function fieldText(paper: StandInPaper, field: string): string {
  const authors = paper.authors.map((author) => (typeof author === 'string' ? author : author.name)).join(' ')
  const categories = paper.categories.join(' ')
  const fields: Readonly<Record<string, string>> = {
    ti: paper.title,
    au: authors,
    abs: paper.abstract,
    cat: categories,
    co: paper.comment ?? '',
    id: paper.id,
    all: [paper.title, authors, paper.abstract, categories, paper.comment, paper.id].join(' '),
  }
  return (fields[field] ?? '').toLowerCase()
}
