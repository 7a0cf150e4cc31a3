import type { ArxivId } from '../arxiv/identifier.ts'
import type { Absence, PaperCache, RecordCache } from '../metadata/source.ts'
import { type Doi, parseDoi } from '../paper/doi.ts'
import {
  appearedCode,
  isFirstHand,
  mergeRecords,
  type Paper,
  type PaperRecord,
  readRecord,
} from '../paper/paper.ts'
import { retractionOf } from '../paper/takenBack.ts'
import {
  type Database,
  inTransaction,
  type PaperRow,
  paperColumns,
  paperOfRow,
  rowOfPaper,
  type Statement,
} from './database.ts'

/** Noting each use would mean a write for each read; a day is precise enough to tell old papers from those in use. */
const usePrecisionMs = 24 * 3_600_000

/** Papers of the library. The methods are asynchronous so that the store may move to another thread. */
export class PaperStore implements PaperCache {
  readonly #database: Database
  readonly #find: Statement
  readonly #old: Statement
  readonly #startingWith: Statement
  readonly #recent: Statement
  readonly #save: Statement
  readonly #use: Statement
  readonly #numbersAfter: Statement
  readonly #byNumber: Statement
  readonly #absences: AbsenceStore
  readonly #dois: DoiStore
  readonly #now: () => number
  readonly #onUnreadable: (id: string) => void

  /** @param onUnreadable called for each row that is left out because it cannot be read. */
  constructor(
    database: Database,
    now: () => number = Date.now,
    onUnreadable: (id: string) => void = () => {},
  ) {
    this.#database = database
    this.#absences = new AbsenceStore(database)
    this.#dois = new DoiStore(database, this.#absences, now, onUnreadable)
    this.#now = now
    this.#onUnreadable = onUnreadable
    this.#use = database.prepare(useStatement)
    this.#numbersAfter = database.prepare('SELECT id, number FROM papers WHERE id > ? ORDER BY id LIMIT ?')
    this.#byNumber = database.prepare('SELECT * FROM papers WHERE number = ?')
    this.#find = database.prepare('SELECT * FROM papers WHERE id IN (SELECT value FROM json_each(?))')
    this.#old = database.prepare(oldQuery)
    this.#startingWith = database.prepare(startingWithQuery)
    this.#recent = database.prepare('SELECT * FROM papers ORDER BY usedAt DESC, number DESC LIMIT ?')
    this.#save = database.prepare(saveStatement)
    // A number that JavaScript cannot represent makes a row unreadable, not the whole result.
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

  /**
   * Adds them, or merges them with the library's records; see {@link mergeRecords}.
   * @param askedAt when sources gave them; 0 if unknown
   */
  async save(papers: Iterable<Paper>, askedAt = this.#now()): Promise<void> {
    inTransaction(this.#database, () => {
      for (const paper of papers) {
        const [row] = this.#find.all(JSON.stringify([paper.id]))
        const known = row && paperOfRow(row)
        const merged = known ? mergeRecords(known, paper) : paper
        const code = known && isFirstHand(paper) ? appearedCode(known, paper, this.#now()) : merged.code
        const before = Number(row?.askedAt ?? 0)
        const times = { savedAt: this.#now(), askedAt: isFirstHand(paper) ? askedAt || before : before }
        this.#save.run(rowOfPaper({ ...merged, ...(code && { code }) }, times))
        this.#absences.forget(paper.id)
      }
    })
  }

  /** Notes what papers cite, and nothing else of them; those without a record are left out. */
  async saveCites(papers: Iterable<Paper>): Promise<void> {
    const save = this.#database.prepare('UPDATE papers SET cites = ? WHERE id = ?')
    inTransaction(this.#database, () => {
      for (const { id, cites } of papers) if (cites) save.run(JSON.stringify(cites), id)
    })
  }

  async findOld(ids: readonly ArxivId[], before: number): Promise<readonly ArxivId[]> {
    const rows = this.#old.all({ ids: JSON.stringify(ids), before, now: this.#now() })
    return rows.map(({ id }) => id as ArxivId)
  }

  async findAbsent(ids: readonly ArxivId[]): Promise<ReadonlyMap<ArxivId, Absence>> {
    return this.#absences.find(ids)
  }

  async saveAbsent(ids: readonly ArxivId[], at: number): Promise<ReadonlyMap<ArxivId, Absence>> {
    return this.#absences.save(ids, at)
  }

  /** Papers whose id starts with the prefix, newest first. */
  async startingWith(prefix: string, limit: number): Promise<readonly Paper[]> {
    // Ids are ASCII: those that start with the prefix sort between it and the prefix with ASCII's last character.
    const rows = this.#startingWith.all({ from: prefix, to: `${prefix}\u007f`, limit: Math.max(0, limit) })
    return this.readable(rows)
  }

  /** The papers that were used last, latest first. */
  async recent(limit: number): Promise<readonly Paper[]> {
    return this.readable(this.#recent.all(Math.max(0, limit)))
  }

  /** Papers sorted by id, after `id`: by the ids of the index, because a row may be corrupt. */
  after(id: string, limit: number): RecordPage<Paper> {
    const page = this.#numbersAfter.all(id, limit)
    const rows = page.flatMap(({ number }): readonly PaperRow[] => this.#byNumber.all(Number(number)))
    const last = page.at(-1)
    return { records: this.readable(rows), lastId: last && String(last.id) }
  }

  /** The papers of the readable rows. Their published versions may have been retracted. */
  readable(rows: readonly PaperRow[]): readonly Paper[] {
    const papers = rows.flatMap((row) => {
      const paper = paperOfRow(row)
      if (!paper) this.#onUnreadable(String(row.id))
      return paper ?? []
    })
    const dois = papers.map(({ doi }) => parseDoi(doi ?? ''))
    const records = this.#dois.among(dois.filter((doi) => doi !== undefined))
    return papers.map((paper, index) => {
      const doi = dois[index]
      const record = doi && records.get(doi)
      const retraction = record && retractionOf(record)
      return retraction ? { ...paper, retraction } : paper
    })
  }

  #noteUse(rows: readonly PaperRow[]): void {
    const now = this.#now()
    const old = rows.filter(({ usedAt }) => Math.abs(now - Number(usedAt)) > usePrecisionMs)
    if (old.length === 0) return
    try {
      this.#use.run({ now, ids: JSON.stringify(old.map(({ id }) => id)) })
    } catch {
      // On a full or read-only disk, papers can still be read.
    }
  }
}

const useStatement = 'UPDATE papers SET usedAt = :now WHERE id IN (SELECT value FROM json_each(:ids))'

/** A timestamp in the future comes from a clock that was set back. */
const oldQuery = `
  SELECT id FROM papers
  WHERE id IN (SELECT value FROM json_each(:ids)) AND (askedAt < :before OR askedAt > :now)
`

const startingWithQuery = `
  SELECT * FROM papers WHERE id >= :from AND id < :to
  ORDER BY publishedAt DESC, id DESC LIMIT :limit
`

/** An upsert, which keeps the row number that the words refer to. */
const saveStatement = `
  INSERT INTO papers (${paperColumns}) VALUES (${paperColumns.map((column) => `:${column}`)})
  ON CONFLICT (id) DO UPDATE SET ${paperColumns.slice(1).map((column) => `${column} = excluded.${column}`)}
`

/** Notes that sources do not have a paper, by its identifier. */
export class AbsenceStore {
  readonly #database: Database
  readonly #find: Statement
  readonly #save: Statement
  readonly #forget: Statement

  constructor(database: Database) {
    this.#database = database
    this.#find = database.prepare('SELECT * FROM absentPapers WHERE id IN (SELECT value FROM json_each(?))')
    this.#save = database.prepare(saveAbsenceStatement)
    this.#forget = database.prepare('DELETE FROM absentPapers WHERE id = ?')
  }

  find<Id extends string>(ids: readonly Id[]): ReadonlyMap<Id, Absence> {
    const rows = this.#find.all(JSON.stringify(ids))
    return new Map(
      rows.map(({ id, firstAt, lastAt }) => [id as Id, { firstAt: Number(firstAt), lastAt: Number(lastAt) }]),
    )
  }

  /** What is known about them including this answer. */
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

/** A timestamp in the future comes from a clock that was set back: the count starts again. */
const saveAbsenceStatement = `
  INSERT INTO absentPapers (id, firstAt, lastAt) VALUES (:id, :at, :at)
  ON CONFLICT (id) DO UPDATE SET firstAt = min(firstAt, excluded.firstAt), lastAt = excluded.lastAt
`

/** Some records sorted by id. */
export interface RecordPage<Record> {
  /** Without unreadable ones. */
  readonly records: readonly Record[]
  /** The last id of the page, after which to continue; `undefined` if there are no more. */
  readonly lastId: string | undefined
}

/** Finds papers of the library by title and author words, or by the beginning of an id. */
export class PaperSearch {
  readonly #store: PaperStore
  readonly #search: Statement

  constructor(database: Database, store: PaperStore) {
    this.#store = store
    this.#search = database.prepare(searchQuery)
    this.#search.setReadBigInts(true)
  }

  /**
   * Papers whose id starts with the typed text, then those that have all the words, of which the last may be
   * incomplete, and those of a year that is among them; best first, then newest.
   */
  async search(words: string, limit: number): Promise<readonly Paper[]> {
    const prefix = idPrefix(words)
    const byId = prefix === undefined ? [] : await this.#store.startingWith(prefix, limit)
    const known = new Set(byId.map(({ id }) => id))
    const byWords = this.#byWords(words, limit).filter(({ id }) => !known.has(id))
    return [...byId, ...byWords].slice(0, limit)
  }

  #byWords(words: string, limit: number): readonly Paper[] {
    const all = this.#having(words, '', limit)
    const [year] = /(?<![\p{L}\p{N}])(?:19|20)\d\d(?![\p{L}\p{N}])/u.exec(words) ?? []
    if (year === undefined) return all
    const known = new Set(all.map(({ id }) => id))
    const ofYear = this.#having(words.replace(year, ' '), year, limit)
    return [...all, ...ofYear.filter(({ id }) => !known.has(id))]
  }

  /** @param day the beginning of the days on which the papers were published */
  #having(words: string, day: string, limit: number): readonly Paper[] {
    const match = matchExpression(words)
    if (match === undefined) return []
    return this.#store.readable(this.#search.all({ match, day: `${day}%`, limit: Math.max(0, limit) }))
  }
}

/**
 * The FTS5 expression for a person's words, each quoted, so that none is an operator; `undefined` if there are none.
 * Words are split like FTS5's `unicode61`: an empty phrase would match nothing.
 */
export function matchExpression(words: string): string | undefined {
  const found = words.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)
  if (!found) return undefined
  return `${found
    .slice(0, mostWords)
    .map((word) => `"${word.slice(0, longestWord)}"`)
    .join(' ')}*`
}

/** More than a title has; somebody may paste a whole book. */
const mostWords = 40
const longestWord = 100

function idPrefix(words: string): string | undefined {
  const text = words
    .trim()
    .replace(/^arxiv:\s*/i, '')
    .replace(/v\d*$/, '')
  return /^(?:\d{4}\.?\d*|[a-z-]+\/\d*)$/.test(text) ? text : undefined
}

/** A word in the title counts more than one in the authors' names. */
const searchQuery = `
  SELECT papers.* FROM paperWords JOIN papers ON papers.number = paperWords.rowid
  WHERE paperWords MATCH :match AND coalesce(publishedAt, '') LIKE :day
  ORDER BY bm25(paperWords, 10.0, 3.0), publishedAt DESC LIMIT :limit
`

/**
 * Papers that are not on arXiv, by their DOI. They are separate: completion and search do not treat them as arXiv
 * papers.
 */
export class DoiStore implements RecordCache<Doi> {
  readonly #database: Database
  readonly #absences: AbsenceStore
  readonly #find: Statement
  readonly #old: Statement
  readonly #after: Statement
  readonly #save: Statement
  readonly #now: () => number
  readonly #onUnreadable: (id: string) => void

  /** @param onUnreadable called for each row that is left out because it cannot be read. */
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
    this.#old = database.prepare(
      'SELECT id FROM doiPapers WHERE id IN (SELECT value FROM json_each(:ids)) AND (savedAt < :before OR savedAt > :now)',
    )
    this.#after = database.prepare('SELECT id, record FROM doiPapers WHERE id > ? ORDER BY id LIMIT ?')
    this.#save = database.prepare('INSERT OR REPLACE INTO doiPapers (id, record, savedAt) VALUES (?, ?, ?)')
  }

  async find(ids: readonly Doi[]): Promise<ReadonlyMap<Doi, PaperRecord<Doi>>> {
    return this.among(ids)
  }

  /** Like {@link find}, but synchronous. */
  among(ids: readonly Doi[]): ReadonlyMap<Doi, PaperRecord<Doi>> {
    if (ids.length === 0) return new Map()
    const records = this.#readable(this.#find.all(JSON.stringify(ids)))
    return new Map(records.map((record) => [record.id, record]))
  }

  async save(papers: Iterable<PaperRecord<Doi>>): Promise<void> {
    const fresh = [...papers]
    const known = this.among(fresh.map(({ id }) => id))
    inTransaction(this.#database, () => {
      for (const paper of fresh) {
        const before = known.get(paper.id)
        const record = before ? mergeRecords(before, paper) : paper
        this.#save.run(paper.id, JSON.stringify(record), this.#now())
        this.#absences.forget(paper.id)
      }
    })
  }

  async findOld(ids: readonly Doi[], before: number): Promise<readonly Doi[]> {
    return this.#old.all({ ids: JSON.stringify(ids), before, now: this.#now() }).map(({ id }) => id as Doi)
  }

  /** Papers sorted by id, after `id`. */
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
