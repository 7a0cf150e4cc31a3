import type { BadLine } from '../core/catalogue/snapshot/readSnapshot.ts'

/** The progress of long work on the catalogue. */
export interface CatalogueProgress {
  /** `reading` and `indexing` of an import, `asking` and `waiting` of an update. */
  readonly stage: string
  /** The progress of the stage, from 0 to 1; `undefined` if unknown. */
  readonly fraction: number | undefined
  readonly papers: number
}

/** The result of an import or update. */
export interface CatalogueResult {
  /** The number read from a snapshot, or new or changed since the last update. */
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

/** Reads one line of the process; `undefined` if it is not a report, such as half a line from a killed process. */
export function readReportLine(text: string): ReportLine | undefined {
  try {
    const line: unknown = JSON.parse(text)
    return typeof line === 'object' && line !== null && 'kind' in line ? (line as ReportLine) : undefined
  } catch {
    return undefined
  }
}
