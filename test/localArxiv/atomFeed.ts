import type { StandInPaper } from './standInPapers.ts'

/** What was asked, as the feed repeats it. */
export interface FeedQuery {
  readonly address: string
  readonly searchQuery: string
  readonly idList: string
  readonly start: number
  readonly maxResults: number
}

/** One paper at one of its versions. */
export interface FeedPaper {
  readonly paper: StandInPaper
  readonly version: number
}

const namespaces =
  'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom"'

/** An answer with papers, in the elements and order of arXiv's answers since November 2025. */
export function paperFeed(query: FeedQuery, papers: readonly FeedPaper[], total: number): string {
  const { searchQuery, idList, start, maxResults } = query
  const title = `search_query=${searchQuery}&id_list=${idList}&start=${start}&max_results=${maxResults}`
  const address = `${query.address}?search_query=${searchQuery}&start=${start}&max_results=${maxResults}&id_list=${idList}`
  return feed([
    `  <id>${escapeXml(query.address)}#stand-in</id>`,
    `  <title>Stand-in for arXiv, not arXiv. Query: ${escapeXml(title)}</title>`,
    `  <updated>${now()}</updated>`,
    `  <link href="${escapeXml(address)}" type="application/atom+xml"/>`,
    ...counts(maxResults, total, start),
    ...papers.flatMap(paperEntry),
  ])
}

/** The answer to a question that arXiv refuses, sent with status 400. */
export function errorFeed(reason: string): string {
  const id = `https://arxiv.org/api/errors#${reason.replaceAll(' ', '_')}`
  return feed([
    '  <id>https://arxiv.org/</id>',
    '  <title>Stand-in for arXiv, not arXiv. Search Results</title>',
    `  <updated>${now()}</updated>`,
    ...counts(1, 1, 0),
    '  <entry>',
    `    <id>${escapeXml(id)}</id>`,
    '    <title>Error</title>',
    `    <updated>${now()}</updated>`,
    `    <link href="${escapeXml(id)}" rel="alternate" type="text/html"/>`,
    `    <summary>${escapeXml(reason)}</summary>`,
    ...author('arXiv api core'),
    '  </entry>',
  ])
}

function feed(lines: readonly string[]): string {
  return ["<?xml version='1.0' encoding='UTF-8'?>", `<feed ${namespaces}>`, ...lines, '</feed>', ''].join(
    '\n',
  )
}

function counts(itemsPerPage: number, totalResults: number, startIndex: number): string[] {
  return [
    `  <opensearch:itemsPerPage>${itemsPerPage}</opensearch:itemsPerPage>`,
    `  <opensearch:totalResults>${totalResults}</opensearch:totalResults>`,
    `  <opensearch:startIndex>${startIndex}</opensearch:startIndex>`,
  ]
}

function paperEntry({ paper, version }: FeedPaper): string[] {
  const id = `${paper.id}v${version}`
  const updated = version === 1 ? paper.published : paper.updated
  return [
    '  <entry>',
    `    <id>http://arxiv.org/abs/${id}</id>`,
    `    <title>${escapeXml(paper.title)}</title>`,
    `    <updated>${updated}T17:30:00Z</updated>`,
    `    <link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>`,
    `    <link href="https://arxiv.org/pdf/${id}" rel="related" type="application/pdf" title="pdf"/>`,
    `    <summary>${escapeXml(paper.abstract)}</summary>`,
    ...paper.categories.map(
      (code) => `    <category term="${code}" scheme="http://arxiv.org/schemas/atom"/>`,
    ),
    `    <published>${paper.published}T17:30:00Z</published>`,
    ...optional('arxiv:comment', paper.comment),
    `    <arxiv:primary_category term="${paper.categories[0]}"/>`,
    ...optional('arxiv:journal_ref', paper.journalReference),
    ...paper.authors.flatMap(author),
    ...optional('arxiv:doi', paper.doi),
    ...(paper.doi ? [`    <link rel="related" href="https://doi.org/${paper.doi}" title="doi"/>`] : []),
    '  </entry>',
  ]
}

function author(author: StandInPaper['authors'][number]): string[] {
  const { name, affiliation } = typeof author === 'string' ? { name: author, affiliation: undefined } : author
  return [
    '    <author>',
    `      <name>${escapeXml(name)}</name>`,
    ...optional('arxiv:affiliation', affiliation).map((line) => `  ${line}`),
    '    </author>',
  ]
}

function optional(element: string, text: string | undefined): string[] {
  return text === undefined ? [] : [`    <${element}>${escapeXml(text)}</${element}>`]
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function now(): string {
  return new Date().toISOString().replace(/\.\d+/, '')
}
