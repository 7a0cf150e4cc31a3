import type { ArxivId } from '../arxiv/identifier.ts'
import type { PaperCache } from '../metadata/source.ts'
import type { Paper } from '../paper/paper.ts'
import { type Database, inTransaction, type Statement } from './database.ts'

/** A row of the table `papers`, as SQLite gives it. */
export type PaperRow = Readonly<Record<string, unknown>>

/** Papers of the library. The methods are asynchronous so that the store may move to another thread. */
export class PaperStore implements PaperCache {
  readonly #database: Database
  readonly #find: Statement
  readonly #startingWith: Statement
  readonly #save: Statement
  readonly #now: () => number

  constructor(database: Database, now: () => number = Date.now) {
    this.#database = database
    this.#now = now
    this.#find = database.prepare('SELECT * FROM papers WHERE id IN (SELECT value FROM json_each(?))')
    this.#startingWith = database.prepare(startingWithQuery)
    this.#save = database.prepare(saveStatement)
  }

  async find(ids: readonly ArxivId[]): Promise<ReadonlyMap<ArxivId, Paper>> {
    const papers = this.#find.all(JSON.stringify(ids)).map(paperOfRow)
    return new Map(papers.map((paper) => [paper.id, paper]))
  }

  /** Adds them, or replaces what the library has of them. */
  async save(papers: Iterable<Paper>): Promise<void> {
    inTransaction(this.#database, () => {
      for (const paper of papers) this.#save.run(rowOfPaper(paper, this.#now()))
    })
  }

  /** Papers whose id starts with the prefix, newest first. */
  async startingWith(prefix: string, limit: number): Promise<readonly Paper[]> {
    // Ids are ASCII: what starts with the prefix sorts between it and it with the last character of ASCII.
    const rows = this.#startingWith.all({ from: prefix, to: `${prefix}\u007f`, limit: Math.max(0, limit) })
    return rows.map(paperOfRow)
  }
}

export function paperOfRow(row: PaperRow): Paper {
  return {
    id: row.id as ArxivId,
    title: String(row.title),
    authors: JSON.parse(String(row.authors)),
    abstract: String(row.abstract),
    publishedAt: textOrNone(row.publishedAt),
    updatedAt: textOrNone(row.updatedAt),
    version: typeof row.version === 'number' ? row.version : undefined,
    categories: JSON.parse(String(row.categories)),
    comment: textOrNone(row.comment),
    journalReference: textOrNone(row.journalReference),
    doi: textOrNone(row.doi),
    source: String(row.source),
  }
}

function rowOfPaper(paper: Paper, savedAt: number): Record<string, string | number | null> {
  return {
    id: paper.id,
    title: paper.title,
    authors: JSON.stringify(paper.authors),
    abstract: paper.abstract,
    publishedAt: paper.publishedAt ?? null,
    updatedAt: paper.updatedAt ?? null,
    version: paper.version ?? null,
    categories: JSON.stringify(paper.categories),
    comment: paper.comment ?? null,
    journalReference: paper.journalReference ?? null,
    doi: paper.doi ?? null,
    source: paper.source,
    savedAt,
  }
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

const startingWithQuery = `
  SELECT * FROM papers WHERE id >= :from AND id < :to
  ORDER BY publishedAt DESC, id DESC LIMIT :limit
`

const columns = [
  ...['id', 'title', 'authors', 'abstract', 'publishedAt', 'updatedAt', 'version', 'categories'],
  ...['comment', 'journalReference', 'doi', 'source', 'savedAt'],
]

/** An upsert, which keeps the row's number that the words refer to. */
const saveStatement = `
  INSERT INTO papers (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${columns
    .slice(1)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}
`
