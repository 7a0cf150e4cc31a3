import { parseIdentifier } from '../arxiv/identifier.ts'
import { cleanParagraphs, dateOf, elementsOf, lineOf, membersOf } from '../metadata/source.ts'
import { day } from '../paper/text.ts'
import type { Announcement, Announcements } from './announcement.ts'

/** Hugging Face lists a few dozen a day. */
const mostPapers = 500
/** The longest texts kept; collaborations have thousands of authors. */
const longest = { abstract: 20_000, authors: 5000 }

/**
 * Reads the daily papers of Hugging Face, an array of
 * `{"paper":{"id","title","summary","authors":[{"name"}],"publishedAt", "submittedOnDailyAt"},…}` (`/api/daily_papers`
 * in https://huggingface.co/.well-known/openapi.json). Ids are arXiv's, without versions; papers with other ids are
 * left out. An unreadable item does not affect the others.
 * @throws {Error} if the document is not such an array.
 */
export function readDailyPapers(document: unknown): Announcements {
  if (!Array.isArray(document)) throw new Error('it is no array')
  const items = document.slice(0, mostPapers)
  const announcements = items.flatMap((item) => announcementOf(membersOf(item)) ?? [])
  return { announcements, unreadable: items.length - announcements.length, isCut: false }
}

function announcementOf(item: Readonly<Record<string, unknown>>): Announcement | undefined {
  const paper = membersOf(item.paper)
  const id = parseIdentifier(lineOf(paper.id) ?? '')?.id
  const title = lineOf(paper.title) ?? lineOf(item.title)
  const published = dateOf(paper.publishedAt)
  const picked = day(dateOf(paper.submittedOnDailyAt) ?? dateOf(item.publishedAt) ?? published)
  if (!id || !title || !picked) return undefined
  const summary = typeof paper.summary === 'string' ? paper.summary : ''
  return {
    ...{ kind: 'new', day: picked, from: ['hugging-face'] },
    paper: {
      ...{ id, title, version: undefined },
      authors: elementsOf(paper.authors)
        .flatMap((author) => lineOf(membersOf(author).name) ?? [])
        .slice(0, longest.authors),
      abstract: cleanParagraphs(summary).slice(0, longest.abstract),
      ...{ publishedAt: published, updatedAt: undefined, categories: [] },
      ...{ comment: undefined, journalReference: undefined, doi: undefined },
      source: 'hugging-face',
    },
  }
}
