import type { Absence } from '../metadata/source.ts'
import { type Database, inTransaction, type Statement } from './database.ts'

/** That sources do not have a paper, by its identifier. */
export class AbsenceStore {
  readonly #database: Database
  readonly #find: Statement
  readonly #save: Statement
  readonly #forget: Statement

  constructor(database: Database) {
    this.#database = database
    this.#find = database.prepare('SELECT * FROM absentPapers WHERE id IN (SELECT value FROM json_each(?))')
    this.#save = database.prepare(saveStatement)
    this.#forget = database.prepare('DELETE FROM absentPapers WHERE id = ?')
  }

  find<Id extends string>(ids: readonly Id[]): ReadonlyMap<Id, Absence> {
    const rows = this.#find.all(JSON.stringify(ids))
    return new Map(
      rows.map(({ id, firstAt, lastAt }) => [id as Id, { firstAt: Number(firstAt), lastAt: Number(lastAt) }]),
    )
  }

  /** What is known of them with this answer. */
  save<Id extends string>(ids: readonly Id[], at: number): ReadonlyMap<Id, Absence> {
    inTransaction(this.#database, () => {
      for (const id of ids) this.#save.run({ id, at })
    })
    return this.find(ids)
  }

  /** Within a transaction of the caller's. */
  forget(id: string): void {
    this.#forget.run(id)
  }
}

/** An answer of the future comes of a clock that was set back: the count begins anew. */
const saveStatement = `
  INSERT INTO absentPapers (id, firstAt, lastAt) VALUES (:id, :at, :at)
  ON CONFLICT (id) DO UPDATE SET firstAt = min(firstAt, excluded.firstAt), lastAt = excluded.lastAt
`
