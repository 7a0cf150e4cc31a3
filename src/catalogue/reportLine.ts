import type { BadLine } from '../core/catalogue/snapshot/readSnapshot.ts'

/** Long work on the catalogue, as far as it has come. */
export interface CatalogueProgress {
  /** `reading` and `indexing` of an import, `asking` and `waiting` of an update. */
  readonly stage: string
  /** From 0 to 1, of the stage; `undefined` when nobody knows. */
  readonly fraction: number | undefined
  readonly papers: number
}

/** What has come of it. */
export interface CatalogueResult {
  /** Read from a snapshot, or new or changed since the last update. */
  readonly papers: number
  readonly lines?: number
  readonly badLines?: number
  readonly deleted?: number
}

/** One line that the command line prints with `--json`, for the editor that started it. */
export type ReportLine =
  | ({ readonly kind: 'progress' } & CatalogueProgress)
  | ({ readonly kind: 'badLine' } & BadLine)
  | ({ readonly kind: 'result' } & CatalogueResult)

/** One line of the process; `undefined` for what is none, such as the half of one that a killed process leaves. */
export function readReportLine(text: string): ReportLine | undefined {
  try {
    const line: unknown = JSON.parse(text)
    return typeof line === 'object' && line !== null && 'kind' in line ? (line as ReportLine) : undefined
  } catch {
    return undefined
  }
}
