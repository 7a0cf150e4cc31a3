import type { ArxivId } from '../arxiv/identifier.ts'
import type { Absence } from '../metadata/absence.ts'
import type { PaperCache } from '../metadata/source.ts'
import type { Paper } from '../paper/paper.ts'
import { mergeRecords } from '../paper/provenance.ts'
import { AbsenceStore } from './absenceStore.ts'
import { type Database, inTransaction, type Statement } from './database.ts'

/** A row of the table `papers`, as SQLite gives it. */
export type PaperRow = Readonly<Record<string, unknown>>

/** Noting each use would write whenever somebody reads; a day is near enough to tell old papers from those in use. */
const usePrecisionMs = 24 * 3_600_000

/** Papers of the library. The methods are asynchronous so that the store may move to another thread. */
export class PaperStore implements PaperCache {
  readonly #database: Database
  readonly #find: Statement
  readonly #startingWith: Statement
  readonly #save: Statement
  readonly #use: Statement
  readonly #after: Statement
  readonly #absences: AbsenceStore
  readonly #now: () => number

  constructor(database: Database, now: () => number = Date.now) {
    this.#database = database
    this.#absences = new AbsenceStore(database)
    this.#now = now
    this.#use = database.prepare(useStatement)
    this.#after = database.prepare('SELECT * FROM papers WHERE id > ? ORDER BY id LIMIT ?')
    this.#find = database.prepare('SELECT * FROM papers WHERE id IN (SELECT value FROM json_each(?))')
    this.#startingWith = database.prepare(startingWithQuery)
    this.#save = database.prepare(saveStatement)
  }

  async find(ids: readonly ArxivId[]): Promise<ReadonlyMap<ArxivId, Paper>> {
    const rows = this.#find.all(JSON.stringify(ids))
    this.#noteUse(rows)
    return new Map(rows.map(paperOfRow).map((paper) => [paper.id, paper]))
  }

  /** Adds them, or joins them with what the library has of them; see {@link mergeRecords}. */
  async save(papers: Iterable<Paper>): Promise<void> {
    inTransaction(this.#database, () => {
      for (const paper of papers) {
        const [known] = this.#find.all(JSON.stringify([paper.id]))
        const record = known ? mergeRecords(paperOfRow(known), paper) : paper
        this.#save.run(rowOfPaper(record, this.#now()))
        this.#absences.forget(paper.id)
      }
    })
  }

  async findAbsent(ids: readonly ArxivId[]): Promise<ReadonlyMap<ArxivId, Absence>> {
    return this.#absences.find(ids)
  }

  async saveAbsent(ids: readonly ArxivId[], at: number): Promise<ReadonlyMap<ArxivId, Absence>> {
    return this.#absences.save(ids, at)
  }

  /** Papers whose id starts with the prefix, newest first. */
  async startingWith(prefix: string, limit: number): Promise<readonly Paper[]> {
    // Ids are ASCII: what starts with the prefix sorts between it and it with the last character of ASCII.
    const rows = this.#startingWith.all({ from: prefix, to: `${prefix}\u007f`, limit: Math.max(0, limit) })
    return rows.map(paperOfRow)
  }

  /** Papers in the order of their ids, which are greater than `id`. */
  after(id: string, limit: number): readonly Paper[] {
    return this.#after.all(id, limit).map(paperOfRow)
  }

  #noteUse(rows: readonly PaperRow[]): void {
    const now = this.#now()
    const old = rows.filter(({ usedAt }) => Math.abs(now - Number(usedAt)) > usePrecisionMs)
    if (old.length === 0) return
    try {
      this.#use.run({ now, ids: JSON.stringify(old.map(({ id }) => id)) })
    } catch {
      // On a full or read-only disk papers can be read all the same.
    }
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
    ...(typeof row.origins === 'string' && { origins: JSON.parse(row.origins) }),
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
    origins: paper.origins ? JSON.stringify(paper.origins) : null,
    savedAt,
    usedAt: savedAt,
  }
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

const useStatement = 'UPDATE papers SET usedAt = :now WHERE id IN (SELECT value FROM json_each(:ids))'

const startingWithQuery = `
  SELECT * FROM papers WHERE id >= :from AND id < :to
  ORDER BY publishedAt DESC, id DESC LIMIT :limit
`

const columns = [
  ...['id', 'title', 'authors', 'abstract', 'publishedAt', 'updatedAt', 'version', 'categories'],
  ...['comment', 'journalReference', 'doi', 'source', 'origins', 'savedAt', 'usedAt'],
]

/** An upsert, which keeps the row's number that the words refer to. */
const saveStatement = `
  INSERT INTO papers (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${columns
    .slice(1)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}
`
