import type { ArxivId } from '../arxiv/identifier.ts'
import { papersOf } from '../digest/model.ts'
import { doisOf } from '../digest/records.ts'
import type { Doi } from '../paper/doi.ts'
import type { Facts } from '../paper/facts.ts'
import type { Paper, PaperRecord } from '../paper/paper.ts'
import type { DigestWithPapers, ExportedFile, ExportFormat, ExportOptions } from './exportFormat.ts'

/** A digest whose papers have not been looked up. */
export type DigestToExport = Omit<DigestWithPapers, 'papers'>

export interface Export {
  readonly format: ExportFormat
  readonly digests: readonly DigestToExport[]
  readonly options: ExportOptions
  /** Gives the records that can be had; the others are missing in what it gives. */
  readonly findPapers: (wanted: WantedRecords, signal: AbortSignal) => Promise<FoundRecords>
}

/** The papers of digests, each once. */
export interface WantedRecords {
  readonly ids: readonly ArxivId[]
  readonly dois: readonly Doi[]
}

export interface FoundRecords {
  readonly papers: ReadonlyMap<ArxivId, Paper>
  readonly doiPapers: ReadonlyMap<Doi, PaperRecord<Doi>>
}

export function wantedRecords(digests: readonly DigestToExport[]): WantedRecords {
  return {
    ids: [...new Set(digests.flatMap(({ digest }) => papersOf(digest)))],
    dois: [...new Set(digests.flatMap(({ digest }) => doisOf(digest)))],
  }
}

export function factsOf({ papers, doiPapers }: FoundRecords): Facts {
  return { paper: (id) => papers.get(id), doiPaper: (doi) => doiPapers.get(doi) }
}

/**
 * Looks up the papers of digests, all at once, and writes the digests. What has no record is exported without one.
 * @throws the signal's reason, as soon as it aborts
 */
export async function exportDigests(
  { format, digests, options, findPapers }: Export,
  signal: AbortSignal,
): Promise<readonly ExportedFile[]> {
  const wanted = wantedRecords(digests)
  const isAny = wanted.ids.length + wanted.dois.length > 0
  const found = isAny ? await findPapers(wanted, signal) : { papers: new Map(), doiPapers: new Map() }
  signal.throwIfAborted()
  const papers = factsOf(found)
  return format.write(
    digests.map((digest) => ({ ...digest, papers })),
    options,
  )
}
