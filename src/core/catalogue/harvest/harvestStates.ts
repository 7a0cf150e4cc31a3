import type { CatalogueDatabase } from '../openCatalogue.ts'

/** How far the harvest of one set has come. */
export interface HarvestState {
  /** Changes before this day are in the catalogue; `undefined` before the first harvest has ended. */
  readonly since: string | undefined
  /** Asks for the next page of a harvest that was interrupted. */
  readonly token: string | undefined
  /** The service's day when that harvest began: `since` of the next one. */
  readonly startedOn: string | undefined
}

/** Remembers harvests, in the same transactions as their papers. */
export class HarvestStates {
  readonly #database: CatalogueDatabase

  constructor(database: CatalogueDatabase) {
    this.#database = database
  }

  read(source: string): HarvestState {
    const row = this.#database
      .prepare('SELECT since, token, startedOn FROM harvests WHERE source = ?')
      .get(source)
    return {
      since: textOrNone(row?.since),
      token: textOrNone(row?.token),
      startedOn: textOrNone(row?.startedOn),
    }
  }

  save(source: string, { since, token, startedOn }: HarvestState): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO harvests (source, since, token, startedOn) VALUES (?, ?, ?, ?)')
      .run(source, since ?? null, token ?? null, startedOn ?? null)
  }

  /** The day of the latest change the catalogue knows, as `2026-11-24`; `undefined` when it is empty. */
  latestChange(): string | undefined {
    const latest = this.#database.prepare('SELECT max(changedOn) AS day FROM papers').get()?.day
    return typeof latest === 'number' && latest > 0
      ? new Date(latest * 86_400_000).toISOString().slice(0, 10)
      : undefined
  }
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
