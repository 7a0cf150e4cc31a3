import { existsSync } from 'node:fs'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { isBelieved } from '../../core/metadata/absence.ts'
import type { LookUpOutcome } from '../../core/metadata/outcome.ts'
import type { Facts } from '../../core/paper/facts.ts'
import { lineLog } from '../catalogue/lineLog.ts'
import { untilInterrupted } from '../catalogue/untilInterrupted.ts'
import type { Output } from '../commands/command.ts'
import { orWithout, requireNoDevice, userAgent, usualServices } from '../services.ts'

export interface KnownPapersOptions {
  readonly libraryPath: string
  /** Asks arXiv and the services behind it for what the library does not have. */
  readonly isOnline: boolean
  /** Another address of arXiv's query interface; nobody else is asked then. */
  readonly arxivApiUrl: string | undefined
}

/** What is known of the papers. Database and network are loaded when they are wanted. */
export async function knownPapers(
  ids: readonly ArxivId[],
  options: KnownPapersOptions,
  output: Output,
): Promise<Facts> {
  const none: Facts = { paper: () => undefined }
  if (!options.isOnline && !existsSync(options.libraryPath)) return none
  const find = options.isOnline ? askServices : readLibrary
  const consequence = 'Papers are checked without their records.'
  const findSafely = async () => {
    requireNoDevice(options.libraryPath)
    return find(ids, options, output)
  }
  return orWithout(findSafely, { none, consequence, output })
}

async function readLibrary(
  ids: readonly ArxivId[],
  { libraryPath }: KnownPapersOptions,
  output: Output,
): Promise<Facts> {
  const { Library } = await import('../../core/library/library.ts')
  const library = new Library({ path: libraryPath, log: lineLog(output) })
  try {
    const papers = await library.papers.find(ids)
    const absent = await library.papers.findAbsent(ids)
    return {
      paper: (id) => papers.get(id),
      isAbsent: (id) => isBelieved(absent.get(id) ?? { firstAt: 0, lastAt: 0 }),
    }
  } finally {
    library.close()
  }
}

async function askServices(
  ids: readonly ArxivId[],
  { libraryPath, arxivApiUrl }: KnownPapersOptions,
  output: Output,
): Promise<Facts> {
  const services = arxivApiUrl === undefined ? usualServices : { arxivApiUrl }
  const { openRecords } = await import('../../records/localRecords.ts')
  const records = await openRecords({ libraryPath, userAgent, ...services }, lineLog(output))
  try {
    const outcomes = await untilInterrupted((signal) => records.lookUp(ids, signal))
    complainOfMissing(outcomes, output)
    return {
      paper(id) {
        const outcome = outcomes.get(id)
        return outcome?.kind === 'found' ? outcome.paper : undefined
      },
      isAbsent(id) {
        const outcome = outcomes.get(id)
        return outcome?.kind === 'missing' && outcome.isBelieved
      },
    }
  } finally {
    await records.close()
  }
}

/** Rules say nothing of papers whose records could not be had; that must not pass for being right. */
function complainOfMissing(outcomes: ReadonlyMap<ArxivId, LookUpOutcome>, { complain }: Output): void {
  const unavailable = [...outcomes.values()].filter((outcome) => outcome.kind === 'unavailable')
  const [first] = unavailable
  if (first) complain(`${unavailable.length} records could not be had: ${first.reason}`)
}
