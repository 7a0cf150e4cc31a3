import { existsSync } from 'node:fs'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { Library } from '../../core/library/library.ts'
import type { LookUpOutcome } from '../../core/metadata/outcome.ts'
import type { Paper } from '../../core/paper/paper.ts'
import { openRecords } from '../../records/localRecords.ts'
import type { RecordsOptions } from '../../records/records.ts'
import { lineLog } from '../catalogue/lineLog.ts'
import type { Output } from '../commands/command.ts'
import type { ExportArguments } from '../commands/export.ts'
import { orWithout, requireNoDevice, userAgent, usualServices } from '../services.ts'

/**
 * Records of the library, and of services when the command line allows it. What goes wrong is told; records that cannot
 * be had are missing.
 */
export async function findRecords(
  ids: readonly ArxivId[],
  asked: ExportArguments,
  output: Output,
  signal: AbortSignal,
): Promise<ReadonlyMap<ArxivId, Paper>> {
  // A library begins with the first look-up; reading alone must not make one.
  if (!asked.isOnline && !existsSync(asked.library)) {
    output.complain(`there is no library at ${asked.library}; papers are exported without records.`)
    return new Map()
  }
  const consequence = 'Papers are exported without records.'
  const none: ReadonlyMap<ArxivId, Paper> = new Map()
  const find = asked.isOnline ? askServices : readLibrary
  const findSafely = async () => {
    requireNoDevice(asked.library)
    return find(ids, asked, output, signal)
  }
  return orWithout(findSafely, { none, consequence, output })
}

async function readLibrary(
  ids: readonly ArxivId[],
  { library: path }: ExportArguments,
  output: Output,
): Promise<ReadonlyMap<ArxivId, Paper>> {
  const library = new Library({ path, log: lineLog(output) })
  try {
    return await library.papers.find(ids)
  } finally {
    library.close()
  }
}

async function askServices(
  ids: readonly ArxivId[],
  asked: ExportArguments,
  output: Output,
  signal: AbortSignal,
): Promise<ReadonlyMap<ArxivId, Paper>> {
  const records = await openRecords(recordsOptions(asked), lineLog(output))
  try {
    const outcomes = await records.lookUp(ids, signal)
    tellMissing(outcomes, output)
    return new Map(found(outcomes))
  } finally {
    await records.close()
  }
}

function recordsOptions({ library, arxivUrl }: ExportArguments): RecordsOptions {
  const services = arxivUrl === undefined ? usualServices : { arxivApiUrl: arxivUrl, sources: ['arxiv-api'] }
  return { libraryPath: library, userAgent, ...services }
}

function found(outcomes: ReadonlyMap<ArxivId, LookUpOutcome>): readonly (readonly [ArxivId, Paper])[] {
  return [...outcomes].flatMap(([id, outcome]) =>
    outcome.kind === 'found' ? [[id, outcome.paper] as const] : [],
  )
}

function tellMissing(outcomes: ReadonlyMap<ArxivId, LookUpOutcome>, { complain }: Output): void {
  const unavailable = [...outcomes.values()].filter((outcome) => outcome.kind === 'unavailable')
  const missing = [...outcomes].filter(([, { kind }]) => kind === 'missing').map(([id]) => id)
  if (missing.length > 0) complain(`no service has ${missing.join(', ')}.`)
  if (unavailable.length > 0)
    complain(`${unavailable.length} records cannot be had: ${unavailable[0]?.reason}`)
}
