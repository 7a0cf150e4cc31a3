import { escapeXml } from './atomFeed.ts'

/** A paper as a daily feed tells of it. */
export interface AnnouncedPaper {
  readonly id: string
  readonly title: string
  readonly version?: number
  readonly authors?: readonly string[]
  readonly abstract?: string
  readonly categories?: readonly string[]
  readonly type?: string
  readonly journalReference?: string
  readonly doi?: string
}

interface DailyFeed {
  /** The categories, as the address has them: `cs.LG+cs.CL`. */
  readonly question: string
  /** The day of the announcement, such as `2026-11-27`. */
  readonly day: string
  readonly papers: readonly AnnouncedPaper[]
}

const namespaces =
  'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom" xml:lang="en-us"'

/** A feed in the elements of https://info.arxiv.org/help/atom_specifications.html, which it gives for 2024. */
export function dailyFeed({ question, day, papers }: DailyFeed): string {
  return [
    "<?xml version='1.0' encoding='UTF-8'?>",
    `<feed ${namespaces}>`,
    `  <id>http://rss.arxiv.org/atom/${question}</id>`,
    `  <title>${question} updates on arXiv.org</title>`,
    `  <updated>${day}T05:05:15.437867+00:00</updated>`,
    `  <link href="http://rss.arxiv.org/atom/${question}" rel="self" type="application/atom+xml"/>`,
    `  <subtitle>${question} updates on the arXiv.org e-print archive.</subtitle>`,
    ...papers.flatMap((paper) => entry(paper, day)),
    '</feed>',
    '',
  ].join('\n')
}

function entry(paper: AnnouncedPaper, day: string): readonly string[] {
  const { id, title, version = 1, abstract = 'We study it.', type = 'new' } = paper
  const { authors = ['Ann Author', 'Bo Author'], categories = ['cs.LG'], journalReference, doi } = paper
  return [
    '  <entry>',
    `    <id>oai:arXiv.org:${id}v${version}</id>`,
    `    <title>${escapeXml(title)}</title>`,
    `    <updated>${day}T05:05:15.442190+00:00</updated>`,
    `    <link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>`,
    `    <summary>arXiv:${id}v${version} Announce Type: ${type} `,
    `Abstract: ${escapeXml(abstract)}</summary>`,
    ...categories.map((term) => `    <category term="${term}"/>`),
    `    <published>${day}T00:00:00-05:00</published>`,
    `    <arxiv:announce_type>${type}</arxiv:announce_type>`,
    '    <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>',
    ...optional('arxiv:journal_reference', journalReference),
    ...optional('arxiv:DOI', doi),
    `    <dc:creator>${escapeXml(authors.join(', '))}</dc:creator>`,
    '  </entry>',
  ]
}

function optional(element: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : [`    <${element}>${escapeXml(text)}</${element}>`]
}
