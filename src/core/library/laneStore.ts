import type { LaneStore } from '../http/gate.ts'
import type { Lane } from '../http/lane.ts'
import { type Database, inTransaction, type Statement } from './database.ts'

/** Lanes in the library, shared by all windows and processes that use it. */
export class LibraryLanes implements LaneStore {
  readonly #database: Database
  readonly #read: Statement
  readonly #write: Statement

  constructor(database: Database) {
    this.#database = database
    this.#read = database.prepare('SELECT * FROM lanes WHERE name = ?')
    this.#write = database.prepare(
      'INSERT OR REPLACE INTO lanes VALUES (:name, :seenWall, :seenSteady, :holder, :closedUntil)',
    )
  }

  read(lane: string): Lane | undefined {
    const row = this.#read.get(lane)
    if (!row) return undefined
    return {
      seen: { wall: Number(row.seenWall), steady: Number(row.seenSteady) },
      holder: row.holder === null ? undefined : String(row.holder),
      closedUntil: Number(row.closedUntil),
    }
  }

  change(lane: string, change: (lane: Lane | undefined) => Lane | undefined): void {
    inTransaction(this.#database, () => {
      const changed = change(this.read(lane))
      if (!changed) return
      const { seen, holder, closedUntil } = changed
      const row = {
        name: lane,
        seenWall: seen.wall,
        seenSteady: seen.steady,
        holder: holder ?? null,
        closedUntil,
      }
      this.#write.run(row)
    })
  }
}
