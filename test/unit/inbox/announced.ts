import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import type { Announcement } from '../../../src/core/inbox/feed.ts'
import type { Paper } from '../../../src/core/paper/paper.ts'

type Said = Partial<Omit<Announcement, 'paper'>> & Partial<Omit<Paper, 'id'>>

/** An announcement of Friday, 27 November 2026 in cs.LG, but for what is said. */
export function announced(
  id: string,
  { kind = 'new', day = '2026-11-27', from = ['arxiv'], ...fields }: Said = {},
): Announcement {
  return {
    kind,
    day,
    from,
    paper: {
      id: id as ArxivId,
      title: `On ${id}`,
      authors: ['Ann Author', 'Bo Author'],
      abstract: 'We study it.',
      publishedAt: undefined,
      updatedAt: undefined,
      version: 1,
      categories: ['cs.LG'],
      comment: undefined,
      journalReference: undefined,
      doi: undefined,
      source: 'arxiv-feed',
      ...fields,
    },
  }
}
