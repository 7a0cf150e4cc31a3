import type { ArxivId } from '../arxiv/identifier.ts'
import { papersOf } from '../digest/model.ts'
import type { Facts } from '../paper/facts.ts'
import type { Paper } from '../paper/paper.ts'
import type { DigestWithPapers, ExportedFile, ExportFormat, ExportOptions } from './exportFormat.ts'

/** A digest whose papers have not been looked up. */
export type DigestToExport = Omit<DigestWithPapers, 'papers'>

export interface Export {
  readonly format: ExportFormat
  readonly digests: readonly DigestToExport[]
  readonly options: ExportOptions
  /** Gives the records that can be had; the others are missing in what it gives. */
  readonly findPapers: (ids: readonly ArxivId[], signal: AbortSignal) => Promise<ReadonlyMap<ArxivId, Paper>>
}

/**
 * Looks up the papers of digests, all at once, and writes the digests. What has no record is exported without one.
 * @throws the signal's reason, as soon as it aborts
 */
export async function exportDigests(
  { format, digests, options, findPapers }: Export,
  signal: AbortSignal,
): Promise<readonly ExportedFile[]> {
  const ids = new Set(digests.flatMap(({ digest }) => papersOf(digest)))
  const found = ids.size > 0 ? await findPapers([...ids], signal) : new Map<ArxivId, Paper>()
  signal.throwIfAborted()
  const papers: Facts = { paper: (id) => found.get(id) }
  return format.write(
    digests.map((digest) => ({ ...digest, papers })),
    options,
  )
}
