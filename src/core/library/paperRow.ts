import { type ArxivId, parseIdentifier } from '../arxiv/identifier.ts'
import type { Paper } from '../paper/paper.ts'
import { linesOf, originsOf, versionOf } from '../paper/readRecord.ts'

/** A row of the table `papers`, as SQLite returns it; integers may be `bigint`. */
export type PaperRow = Readonly<Record<string, unknown>>

/** `undefined` for a row corrupted by a wrong byte or another program, which SQLite itself does not notice. */
export function paperOfRow(row: PaperRow): Paper | undefined {
  const id = String(row.id)
  const authors = linesOf(parsed(row.authors))
  const categories = linesOf(parsed(row.categories))
  if (!authors || !categories || parseIdentifier(id)?.id !== id) return undefined
  const origins = originsOf(parsed(row.origins))
  return {
    id: id as ArxivId,
    title: String(row.title),
    authors,
    abstract: String(row.abstract),
    publishedAt: textOrNone(row.publishedAt),
    updatedAt: textOrNone(row.updatedAt),
    version: versionOf(row.version === null ? undefined : Number(row.version)),
    categories,
    comment: textOrNone(row.comment),
    journalReference: textOrNone(row.journalReference),
    doi: textOrNone(row.doi),
    source: String(row.source),
    ...(origins && { origins }),
  }
}

/** When it was saved, and when arXiv gave it, in milliseconds since the epoch. */
interface RowTimes {
  readonly savedAt: number
  readonly askedAt: number
}

export function rowOfPaper(
  paper: Paper,
  { savedAt, askedAt }: RowTimes,
): Record<string, string | number | null> {
  return {
    id: paper.id,
    title: paper.title,
    authors: JSON.stringify(paper.authors),
    abstract: paper.abstract,
    publishedAt: paper.publishedAt ?? null,
    updatedAt: paper.updatedAt ?? null,
    version: versionOf(paper.version) ?? null,
    categories: JSON.stringify(paper.categories),
    comment: paper.comment ?? null,
    journalReference: paper.journalReference ?? null,
    doi: paper.doi ?? null,
    source: paper.source,
    origins: paper.origins ? JSON.stringify(paper.origins) : null,
    savedAt,
    usedAt: savedAt,
    askedAt,
  }
}

/** `undefined` if it is not JSON. */
function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    // The caller decides what an unreadable value means.
    return undefined
  }
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
