import * as l10n from '@vscode/l10n'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { paperOf } from '../../core/digest/model.ts'
import { doisOf } from '../../core/digest/records.ts'
import { isBelieved, type LookUpOutcome } from '../../core/metadata/source.ts'
import type { Doi } from '../../core/paper/doi.ts'
import type { Facts, PaperId } from '../../core/paper/paper.ts'
import type { RecheckProgress, Records } from '../../records/records.ts'
import {
  complainOfUnavailable,
  defaultServices,
  isUnkept,
  type LibraryUse,
  lineLog,
  type Obtained,
  type Output,
  obtain,
  untilInterrupted,
  userAgent,
} from '../commands/command.ts'
import type { DigestFile, DigestFiles } from '../input/digestFiles.ts'

export interface KnownPapersOptions extends LibraryUse {
  /** Asks arXiv again for records that are old. */
  readonly isRecheck: boolean
  /** Another address for arXiv's query API; no other service is asked then. */
  readonly arxivApiUrl: string | undefined
}

/** What is known about the papers of digests. Database and network code are loaded on demand. */
export async function knownPapers(
  { files, archive }: DigestFiles,
  options: KnownPapersOptions,
  output: Output,
): Promise<Obtained<Facts>> {
  const { libraryPath, isNamed, isOnline } = options
  const digests = files.filter(({ name }) => archive.fileAt(name)?.isDigest)
  const named: NamedPapers = { ids: papersIn(digests), dois: doisIn(digests) }
  return obtain(options, () => (isOnline ? askServices : readLibrary)(named, options, output), {
    none: { paper: () => undefined },
    // Without a name, most have none yet.
    missing: isNamed
      ? l10n.t('no library at {0}; papers are checked without records.', libraryPath)
      : undefined,
    consequence: l10n.t('Papers are checked without their records.'),
    output,
  })
}

interface NamedPapers {
  readonly ids: readonly ArxivId[]
  readonly dois: readonly Doi[]
}

async function readLibrary(
  { ids, dois }: NamedPapers,
  { libraryPath }: KnownPapersOptions,
  output: Output,
): Promise<Obtained<Facts>> {
  const { Library } = await import('../../core/library/library.ts')
  const library = new Library({ path: libraryPath, log: lineLog(output) })
  try {
    const papers = await library.papers.find(ids)
    const doiPapers = await library.dois.find(dois)
    const absent = await library.papers.findAbsent(ids)
    const value: Facts = {
      paper: (id) => papers.get(id),
      doiPaper: (doi) => doiPapers.get(doi),
      isAbsent: (id) => isBelieved(absent.get(id) ?? { firstAt: 0, lastAt: 0 }),
    }
    return { value, hasFailed: false }
  } finally {
    library.close()
  }
}

async function askServices(
  named: NamedPapers,
  options: KnownPapersOptions,
  output: Output,
): Promise<Obtained<Facts>> {
  const { libraryPath, arxivApiUrl } = options
  const services = arxivApiUrl === undefined ? defaultServices : { arxivApiUrl }
  const { openRecords } = await import('../../records/localRecords.ts')
  const records = await openRecords({ libraryPath, userAgent, ...services }, lineLog(output))
  try {
    return await untilInterrupted((signal) => lookUp(named, { records, options, output, signal }))
  } finally {
    await records.close()
  }
}

interface Asking {
  readonly records: Records
  readonly options: KnownPapersOptions
  readonly output: Output
  readonly signal: AbortSignal
}

async function lookUp({ ids, dois }: NamedPapers, asking: Asking): Promise<Obtained<Facts>> {
  const { records, options, output, signal } = asking
  const isRechecked = !options.isRecheck || (await recheck([...ids, ...dois], asking))
  const known = await records.find([...ids, ...dois], signal)
  const outcomes = await records.lookUp(ids, signal)
  const areAsked = options.arxivApiUrl === undefined && dois.length > 0
  const doiOutcomes = areAsked ? await records.lookUpDois(dois, signal) : new Map()
  // Rules report nothing for papers without records; that must not look like a success.
  const isFound = complainOfUnavailable(outcomes, known, output)
  const areDoisFound = complainOfUnavailable(doiOutcomes, known, output)
  return {
    value: factsOf(outcomes, doiOutcomes),
    hasFailed: !isRechecked || !isFound || !areDoisFound || isUnkept(records, options),
  }
}

function factsOf(
  outcomes: ReadonlyMap<ArxivId, LookUpOutcome>,
  doiOutcomes: ReadonlyMap<Doi, LookUpOutcome<Doi>>,
): Facts {
  return {
    paper(id) {
      const outcome = outcomes.get(id)
      return outcome?.kind === 'found' ? outcome.paper : undefined
    },
    doiPaper(doi) {
      const outcome = doiOutcomes.get(doi)
      return outcome?.kind === 'found' ? outcome.paper : undefined
    },
    isAbsent(id) {
      const outcome = outcomes.get(id)
      return outcome?.kind === 'missing' && outcome.isBelieved
    },
  }
}

/** @returns whether there was nothing to ask, or something was answered */
async function recheck(ids: readonly PaperId[], { records, output, signal }: Asking): Promise<boolean> {
  const { recheckRecords } = await import('../../records/records.ts')
  const tell = ({ old, done }: RecheckProgress) =>
    output.complain(l10n.t('Asking again: {0} of {1} records older than a week', done, old))
  const { old, done, reason } = await recheckRecords(records, ids, tell, signal)
  if (reason === undefined) return true
  output.complain(
    l10n.t(
      '{0} records could not be checked again: {1} The next run continues with them.',
      old - done,
      reason,
    ),
  )
  return old === 0 || done > 0
}

/** Each paper that has an entry, once. */
function papersIn(digests: readonly DigestFile[]): readonly ArxivId[] {
  return [
    ...new Set(digests.flatMap(({ digest }) => digest.entries.flatMap((entry) => paperOf(entry) ?? []))),
  ]
}

/** Each paper outside arXiv with an entry and a DOI, once. */
function doisIn(digests: readonly DigestFile[]): readonly Doi[] {
  return [...new Set(digests.flatMap(({ digest }) => doisOf(digest)))]
}
