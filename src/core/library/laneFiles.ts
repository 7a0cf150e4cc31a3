import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../base/async.ts'
import { describeError, type Log } from '../base/errors.ts'
import { isStateMisnamed, requireStateFolder, sqlite, stateFolders, stateVariable } from '../base/machine.ts'
import { type Lane, type LaneStore, MemoryLanes, type Moment } from '../http/pacing.ts'
import { type Database, fileNumber, inTransaction, isBusy, isDamage, openPatiently } from './database.ts'

/** Lanes and their files. */
export interface OpenLanes extends LaneStore {
  close(): void
}

interface LaneOptions {
  /** By default the usual folder of the user's state; see {@link stateFolders}. */
  readonly folder?: string | undefined
  readonly log: Log
  readonly clock: Clock
}

/** How long to wait for another process that is writing, which takes a moment. */
const busyTimeoutMs = 2_000
/** Stands for every unknown lane, in files that were created after damage. */
const anyLane = '*'

/**
 * Opens the lanes of this user on this computer, whatever library is used. If there is no place for them, those of this
 * process only, whose first request waits a whole gap: another process may just have sent one.
 */
export function openLanes({ folder, log, clock }: LaneOptions): OpenLanes {
  const moment = () => ({ wall: clock.now(), steady: clock.steady() })
  if (folder === undefined && isStateMisnamed())
    log.warn(`${stateVariable} names no absolute path and is ignored; ${stateFolders()[0]} is used.`)
  for (const candidate of folder === undefined ? stateFolders() : [folder, ...stateFolders().slice(-1)]) {
    try {
      return new LaneFiles(requireStateFolder(candidate), { log, moment })
    } catch (error) {
      log.warn(
        `The folder ${candidate} cannot be used to coordinate with other processes: ${describeError(error)}`,
      )
    }
  }
  const careful = new MemoryLanes({ seen: moment(), holder: undefined, closedUntil: 0 })
  return Object.assign(careful, { close() {} })
}

/**
 * Lanes in a database, and a file for each that is locked during a request: the system releases it when the process
 * dies, and keeps it while the process is suspended.
 */
class LaneFiles implements OpenLanes {
  readonly #folder: string
  readonly #log: Log
  readonly #moment: () => Moment
  readonly #held = new Map<string, Database>()
  /** The last state seen by this process, in case the file is damaged. */
  readonly #known = new Map<string, Lane>()
  /** Changes that could not be written. */
  readonly #unwritten = new Map<string, Lane>()
  #database: Database
  #file: number | undefined

  /** @throws errors of SQLite and the file system */
  constructor(folder: string, { log, moment }: { readonly log: Log; readonly moment: () => Moment }) {
    this.#folder = folder
    this.#log = log
    this.#moment = moment
    try {
      this.#database = this.#open()
    } catch (error) {
      if (!isDamage(error)) throw error
      this.#database = this.#replaceDamaged(error)
    }
    this.#file = fileNumber(this.#path)
  }

  read(lane: string): Lane | undefined {
    return this.#unwritten.get(lane) ?? this.#use((database) => laneIn(database, lane))
  }

  /** On a full disk the lane is kept in memory; its lock still works. */
  change(lane: string, change: (lane: Lane | undefined) => Lane | undefined): void {
    let changed: { readonly to: Lane | undefined } | undefined
    const decide = (known: Lane | undefined) => {
      changed = { to: change(this.#unwritten.get(lane) ?? known) }
      return changed.to
    }
    try {
      this.#use((database) => inTransaction(database, () => this.#write(database, lane, decide)))
      this.#unwritten.delete(lane)
    } catch (error) {
      // Another process was suspended while it wrote: nobody gets a turn for now.
      if (isBusy(error)) return
      this.#log.warn(`The lanes in ${this.#path} cannot be written: ${describeError(error)}`)
      if (!changed) decide(this.#known.get(lane) ?? this.#justNow())
      if (changed?.to) this.#unwritten.set(lane, changed.to)
    }
  }

  hold(lane: string): (() => void) | undefined {
    const lock = lockedDatabase(this.#lockPath(lane))
    if (!lock) return undefined
    this.#held.set(lane, lock)
    return () => {
      this.#held.delete(lane)
      lock.close()
    }
  }

  isFree(lane: string): boolean | undefined {
    // The holder of the lane has created the file; somebody has deleted it in the meantime.
    if (!existsSync(this.#lockPath(lane))) return undefined
    const lock = lockedDatabase(this.#lockPath(lane))
    lock?.close()
    return lock !== undefined
  }

  close(): void {
    for (const lock of this.#held.values()) lock.close()
    this.#held.clear()
    if (this.#database.isOpen) this.#database.close()
  }

  get #path(): string {
    return join(this.#folder, 'lanes.sqlite')
  }

  #lockPath(lane: string): string {
    return join(this.#folder, `${encodeURIComponent(lane)}.lock`)
  }

  #write(database: Database, lane: string, decide: (known: Lane | undefined) => Lane | undefined): void {
    const known = laneIn(database, lane)
    const changed = decide(known)
    if (changed) writeLane(database, lane, changed)
    const last = changed ?? known
    if (last) this.#known.set(lane, last)
  }

  #justNow(): Lane {
    return { seen: this.#moment(), holder: undefined, closedUntil: 0 }
  }

  #use<T>(work: (database: Database) => T): T {
    this.#follow()
    try {
      return work(this.#database)
    } catch (error) {
      if (!isDamage(error)) throw error
      this.#database = this.#replaceDamaged(error)
      this.#file = fileNumber(this.#path)
      return work(this.#database)
    }
  }

  /** Somebody has deleted the file: its content, which is still open here, goes into the new one. */
  #follow(): void {
    if (fileNumber(this.#path) === this.#file) return
    const before = this.#database
    try {
      this.#database = this.#open()
    } catch (error) {
      // Better to share the old file with some processes than to share nothing.
      this.#log.warn(`The lanes in ${this.#path} cannot be opened again: ${describeError(error)}`)
      return
    }
    this.#file = fileNumber(this.#path)
    carryOver(lanesIn(before), this.#database)
    before.close()
  }

  /** The time of the last request is unknown, so it counts as just now. */
  #replaceDamaged(error: unknown): Database {
    this.#log.error(`The lanes in ${this.#path} are damaged and are replaced: ${describeError(error)}`)
    if (this.#database?.isOpen) this.#database.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(this.#path + suffix, { force: true })
    const database = this.#open()
    const now = this.#justNow()
    const known = [...this.#known].map(([name, lane]) => [name, { ...lane, seen: now.seen }] as const)
    carryOver([...known, [anyLane, now]], database)
    return database
  }

  #open(): Database {
    requireStateFolder(this.#folder)
    return openPatiently(() => openTable(this.#path))
  }
}

function openTable(path: string): Database {
  const { DatabaseSync } = sqlite()
  const database = new DatabaseSync(path)
  try {
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    database.exec(`
      CREATE TABLE IF NOT EXISTS lanes (
        name TEXT PRIMARY KEY,
        seenWall REAL NOT NULL,
        seenSteady REAL NOT NULL,
        holder TEXT,
        closedUntil REAL NOT NULL
      ) STRICT, WITHOUT ROWID
    `)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function laneIn(database: Database, lane: string): Lane | undefined {
  const query = database.prepare('SELECT * FROM lanes WHERE name IN (?, ?) ORDER BY name = ? DESC')
  const row = query.get(lane, anyLane, lane)
  return row && laneOfRow(row)
}

function lanesIn(database: Database): readonly (readonly [string, Lane])[] {
  try {
    const rows = database.prepare('SELECT * FROM lanes').all()
    return rows.map((row) => [String(row.name), laneOfRow(row)])
  } catch {
    // Damaged as well as deleted.
    return []
  }
}

function laneOfRow({ seenWall, seenSteady, holder, closedUntil }: Readonly<Record<string, unknown>>): Lane {
  return {
    seen: { wall: Number(seenWall), steady: Number(seenSteady) },
    holder: typeof holder === 'string' ? holder : undefined,
    closedUntil: Number(closedUntil),
  }
}

/** Newer entries that another process has written into the new file in the meantime stay. */
function carryOver(lanes: readonly (readonly [string, Lane])[], database: Database): void {
  inTransaction(database, () => {
    for (const [name, lane] of lanes) {
      const known = laneIn(database, name)
      const isOlder = known && known.seen.wall > lane.seen.wall
      const closedUntil = Math.max(known?.closedUntil ?? 0, lane.closedUntil)
      writeLane(database, name, { ...(isOlder ? known : lane), closedUntil })
    }
  })
}

function writeLane(database: Database, name: string, { seen, holder, closedUntil }: Lane): void {
  const write = database.prepare(
    'INSERT OR REPLACE INTO lanes VALUES (:name, :seenWall, :seenSteady, :holder, :closedUntil)',
  )
  write.run({ name, seenWall: seen.wall, seenSteady: seen.steady, holder: holder ?? null, closedUntil })
}

/**
 * An empty database as a file that can be locked on all platforms; `undefined` while another connection has the lock.
 */
function lockedDatabase(path: string): Database | undefined {
  const { DatabaseSync } = sqlite()
  for (let attempt = 1; ; attempt += 1) {
    const database = new DatabaseSync(path)
    try {
      database.exec('BEGIN EXCLUSIVE')
      return database
    } catch (error) {
      database.close()
      if (isBusy(error)) return undefined
      // Somebody has written into the file.
      if (!isDamage(error) || attempt > 1) throw error
      rmSync(path, { force: true })
    }
  }
}
