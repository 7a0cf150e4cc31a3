import type { ArxivId } from '../arxiv/identifier.ts'
import type { Absence } from '../metadata/absence.ts'
import type { PaperCache } from '../metadata/source.ts'
import type { Paper } from '../paper/paper.ts'
import { mergeRecords } from '../paper/provenance.ts'
import { AbsenceStore } from './absenceStore.ts'
import { type Database, inTransaction, type Statement } from './database.ts'
import { type PaperRow, paperOfRow, rowOfPaper } from './paperRow.ts'
import type { RecordPage } from './recordPage.ts'

/** Noting each use would write whenever somebody reads; a day is near enough to tell old papers from those in use. */
const usePrecisionMs = 24 * 3_600_000

/** Papers of the library. The methods are asynchronous so that the store may move to another thread. */
export class PaperStore implements PaperCache {
  readonly #database: Database
  readonly #find: Statement
  readonly #startingWith: Statement
  readonly #recent: Statement
  readonly #save: Statement
  readonly #use: Statement
  readonly #numbersAfter: Statement
  readonly #byNumber: Statement
  readonly #absences: AbsenceStore
  readonly #now: () => number
  readonly #onUnreadable: (id: string) => void

  /** @param onUnreadable is told of each row that is left out because it cannot be read. */
  constructor(
    database: Database,
    now: () => number = Date.now,
    onUnreadable: (id: string) => void = () => {},
  ) {
    this.#database = database
    this.#absences = new AbsenceStore(database)
    this.#now = now
    this.#onUnreadable = onUnreadable
    this.#use = database.prepare(useStatement)
    this.#numbersAfter = database.prepare('SELECT id, number FROM papers WHERE id > ? ORDER BY id LIMIT ?')
    this.#byNumber = database.prepare('SELECT * FROM papers WHERE number = ?')
    this.#find = database.prepare('SELECT * FROM papers WHERE id IN (SELECT value FROM json_each(?))')
    this.#startingWith = database.prepare(startingWithQuery)
    this.#recent = database.prepare('SELECT * FROM papers ORDER BY usedAt DESC, number DESC LIMIT ?')
    this.#save = database.prepare(saveStatement)
    // A number that JavaScript cannot hold makes a row unreadable, not the whole answer.
    for (const reading of [this.#find, this.#startingWith, this.#recent, this.#byNumber])
      reading.setReadBigInts(true)
  }

  async find(ids: readonly ArxivId[]): Promise<ReadonlyMap<ArxivId, Paper>> {
    const rows = this.#find.all(JSON.stringify(ids))
    this.#noteUse(rows)
    const asked = new Set(ids)
    return new Map(
      this.readable(rows).flatMap((paper) => (asked.has(paper.id) ? [[paper.id, paper] as const] : [])),
    )
  }

  /** Adds them, or joins them with what the library has of them; see {@link mergeRecords}. */
  async save(papers: Iterable<Paper>): Promise<void> {
    inTransaction(this.#database, () => {
      for (const paper of papers) {
        const [row] = this.#find.all(JSON.stringify([paper.id]))
        const known = row && paperOfRow(row)
        const record = known ? mergeRecords(known, paper) : paper
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
    return this.readable(rows)
  }

  /** The papers that were used last, the latest first. */
  async recent(limit: number): Promise<readonly Paper[]> {
    return this.readable(this.#recent.all(Math.max(0, limit)))
  }

  /** Papers in the order of their ids, which are greater than `id`: by those of the index, for a row may be spoilt. */
  after(id: string, limit: number): RecordPage<Paper> {
    const page = this.#numbersAfter.all(id, limit)
    const rows = page.flatMap(({ number }): readonly PaperRow[] => this.#byNumber.all(Number(number)))
    const last = page.at(-1)
    return { records: this.readable(rows), lastId: last && String(last.id) }
  }

  /** The papers of those rows that can be read. */
  readable(rows: readonly PaperRow[]): readonly Paper[] {
    return rows.flatMap((row) => {
      const paper = paperOfRow(row)
      if (!paper) this.#onUnreadable(String(row.id))
      return paper ?? []
    })
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
