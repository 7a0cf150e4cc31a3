import type { Absence, RecordCache } from '../metadata/source.ts'
import type { Doi } from '../paper/doi.ts'
import type { PaperRecord } from '../paper/paper.ts'
import { mergeRecords } from '../paper/provenance.ts'
import { readRecord } from '../paper/readRecord.ts'
import type { AbsenceStore } from './absenceStore.ts'
import { type Database, inTransaction, type Statement } from './database.ts'
import type { RecordPage } from './recordPage.ts'

/** Papers that are not on arXiv, by their DOI. They stand apart: nobody completes or searches them as arXiv's. */
export class DoiStore implements RecordCache<Doi> {
  readonly #database: Database
  readonly #absences: AbsenceStore
  readonly #find: Statement
  readonly #after: Statement
  readonly #save: Statement
  readonly #now: () => number
  readonly #onUnreadable: (id: string) => void

  /** @param onUnreadable is told of each row that is left out because it cannot be read. */
  constructor(
    database: Database,
    absences: AbsenceStore,
    now: () => number = Date.now,
    onUnreadable: (id: string) => void = () => {},
  ) {
    this.#onUnreadable = onUnreadable
    this.#database = database
    this.#absences = absences
    this.#now = now
    this.#find = database.prepare(
      'SELECT id, record FROM doiPapers WHERE id IN (SELECT value FROM json_each(?))',
    )
    this.#after = database.prepare('SELECT id, record FROM doiPapers WHERE id > ? ORDER BY id LIMIT ?')
    this.#save = database.prepare('INSERT OR REPLACE INTO doiPapers (id, record, savedAt) VALUES (?, ?, ?)')
  }

  async find(ids: readonly Doi[]): Promise<ReadonlyMap<Doi, PaperRecord<Doi>>> {
    const records = this.#readable(this.#find.all(JSON.stringify(ids)))
    return new Map(records.map((record) => [record.id, record]))
  }

  async save(papers: Iterable<PaperRecord<Doi>>): Promise<void> {
    const fresh = [...papers]
    const known = await this.find(fresh.map(({ id }) => id))
    inTransaction(this.#database, () => {
      for (const paper of fresh) {
        const before = known.get(paper.id)
        const record = before ? mergeRecords(before, paper) : paper
        this.#save.run(paper.id, JSON.stringify(record), this.#now())
        this.#absences.forget(paper.id)
      }
    })
  }

  /** Papers in the order of their ids, which are greater than `id`. */
  after(id: string, limit: number): RecordPage<PaperRecord<Doi>> {
    const rows = this.#after.all(id, limit)
    const last = rows.at(-1)
    return { records: this.#readable(rows), lastId: last && String(last.id) }
  }

  async findAbsent(ids: readonly Doi[]): Promise<ReadonlyMap<Doi, Absence>> {
    return this.#absences.find(ids)
  }

  async saveAbsent(ids: readonly Doi[], at: number): Promise<ReadonlyMap<Doi, Absence>> {
    return this.#absences.save(ids, at)
  }

  #readable(rows: readonly Readonly<Record<string, unknown>>[]): readonly PaperRecord<Doi>[] {
    return rows.flatMap(({ id, record }) => {
      const read = readRow(record)
      if (read && read.id === id) return [read]
      this.#onUnreadable(String(id))
      return []
    })
  }
}

/** The row's key was made from a DOI, so the record's id is one. */
function readRow(record: unknown): PaperRecord<Doi> | undefined {
  try {
    return readRecord(JSON.parse(String(record))) as PaperRecord<Doi> | undefined
  } catch {
    // A wrong byte, which SQLite does not notice.
    return undefined
  }
}
