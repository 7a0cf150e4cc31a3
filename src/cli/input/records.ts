// The records of the papers that digests name: from the library, or from services where these may be asked. Database and network
// code are loaded on demand.
import { existsSync } from 'node:fs'
import * as l10n from '@vscode/l10n'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { describeError } from '../../core/base/errors.ts'
import { paperOf } from '../../core/digest/model.ts'
import { doisOf } from '../../core/digest/records.ts'
import type { FoundRecords, WantedRecords } from '../../core/export/exportDigests.ts'
import type { Library } from '../../core/library/library.ts'
import { isBelieved, type LookUpOutcome } from '../../core/metadata/source.ts'
import type { Doi } from '../../core/paper/doi.ts'
import type { AnyPaper, Facts, PaperId, PaperRecord } from '../../core/paper/paper.ts'
import type { RecheckProgress, Records, RecordsOptions } from '../../records/records.ts'
import { lineLog, type Output, requireDatabase, untilInterrupted, userAgent } from '../commands/command.ts'
import type { DigestFile, DigestFiles } from './digestFiles.ts'
import { UnreadableFileError } from './readTextFile.ts'

/** Which library is used, and how. */
export interface LibraryUse {
  readonly libraryPath: string
  /** Whether somebody named the library, and so expects it to be there. */
  readonly isNamed: boolean
  /** Whether services are asked for records that the library lacks. */
  readonly isOnline: boolean
}

/** Which services are asked. */
export interface RecordsUse extends LibraryUse {
  /** Another address for arXiv's query API; no other service is asked then. */
  readonly arxivUrl: string | undefined
}

export interface KnownPapersOptions extends RecordsUse {
  /** Asks arXiv again for records that are old. */
  readonly isRecheck: boolean
}

/** What could be had, and whether something that was asked for by name could not. */
export interface Obtained<T> {
  readonly value: T
  readonly hasFailed: boolean
}

/**
 * Makes sure that a library that somebody named can be read, or created where services are asked.
 * @throws UnreadableFileError
 */
export function requireNamedLibrary({ libraryPath, isNamed, isOnline }: LibraryUse): void {
  if (!isNamed) return
  requireDatabase(libraryPath)
  if (isOnline || existsSync(libraryPath)) return
  throw new UnreadableFileError(libraryPath, l10n.t('does not exist; expected a library.'))
}

/** What is known about the papers of digests that are checked. */
export async function knownPapers(
  { files, archive }: DigestFiles,
  options: KnownPapersOptions,
  output: Output,
): Promise<Obtained<Facts>> {
  const { libraryPath, isNamed, isOnline } = options
  const digests = files.filter(({ name }) => archive.fileAt(name)?.isDigest)
  const named: WantedRecords = { ids: papersIn(digests), dois: doisIn(digests) }
  return obtain(options, () => (isOnline ? askForFacts : readFacts)(named, options, output), {
    none: { paper: () => undefined },
    // Without a name, most have none yet.
    missing: isNamed
      ? l10n.t('no library at {0}; papers are checked without records.', libraryPath)
      : undefined,
    consequence: l10n.t('Papers are checked without their records.'),
    output,
  })
}

function readFacts(
  { ids, dois }: WantedRecords,
  use: KnownPapersOptions,
  output: Output,
): Promise<Obtained<Facts>> {
  return readLibrary(use, output, async (library) => {
    const papers = await library.papers.find(ids)
    const doiPapers = await library.dois.find(dois)
    const absent = await library.papers.findAbsent(ids)
    return {
      paper: (id) => papers.get(id),
      doiPaper: (doi) => doiPapers.get(doi),
      isAbsent: (id) => isBelieved(absent.get(id) ?? { firstAt: 0, lastAt: 0 }),
    }
  })
}

function askForFacts(
  named: WantedRecords,
  options: KnownPapersOptions,
  output: Output,
): Promise<Obtained<Facts>> {
  const { arxivUrl: arxivApiUrl } = options
  const services = arxivApiUrl === undefined ? defaultServices : { arxivApiUrl }
  return withRecords({ ...services, libraryPath: options.libraryPath, userAgent }, output, (records) =>
    untilInterrupted(async (signal) => {
      const isRechecked =
        !options.isRecheck || (await recheck([...named.ids, ...named.dois], { records, output, signal }))
      const looked = await lookUp(named, records, options, signal)
      // Rules report nothing for papers without records; that must not look like a success.
      const isAnswered = complainOfMissing(looked, output)
      const hasFailed = !isRechecked || !isAnswered || isUnkept(records, options)
      return { value: factsOf(looked), hasFailed }
    }),
  )
}

interface Asking {
  readonly records: Records
  readonly output: Output
  readonly signal: AbortSignal
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

function factsOf({ outcomes, doiOutcomes }: LookedUp): Facts {
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

/**
 * The records of papers that are exported, from the library, and from services if the command line allows it. Errors are
 * reported; unavailable records are missing.
 */
export function exportedRecords(
  wanted: WantedRecords,
  use: RecordsUse,
  output: Output,
  signal: AbortSignal,
): Promise<Obtained<FoundRecords>> {
  const find = use.isOnline ? askForRecords : readRecords
  return obtain(use, () => find(wanted, use, output, signal), {
    none: { papers: new Map(), doiPapers: new Map() },
    missing: l10n.t('no library at {0}; papers are exported without records.', use.libraryPath),
    consequence: l10n.t('Papers are exported without records.'),
    output,
  })
}

function readRecords(
  { ids, dois }: WantedRecords,
  use: RecordsUse,
  output: Output,
): Promise<Obtained<FoundRecords>> {
  return readLibrary(use, output, async (library) => ({
    papers: await library.papers.find(ids),
    doiPapers: await library.dois.find(dois),
  }))
}

function askForRecords(
  wanted: WantedRecords,
  use: RecordsUse,
  output: Output,
  signal: AbortSignal,
): Promise<Obtained<FoundRecords>> {
  const { arxivUrl: arxivApiUrl, libraryPath } = use
  const services = arxivApiUrl === undefined ? defaultServices : { arxivApiUrl, sources: ['arxiv-api'] }
  return withRecords({ ...services, libraryPath, userAgent }, output, async (records) => {
    const looked = await lookUp(wanted, records, use, signal)
    const { outcomes, doiOutcomes } = looked
    tellMissing(outcomes, output)
    tellMissing(doiOutcomes, output)
    const isAnswered = complainOfMissing(looked, output)
    return {
      value: { papers: new Map(found(outcomes)), doiPapers: new Map(found(doiOutcomes)) },
      hasFailed: !isAnswered || isUnkept(records, use),
    }
  })
}

function found<Id extends string>(
  outcomes: ReadonlyMap<Id, LookUpOutcome<Id>>,
): readonly (readonly [Id, PaperRecord<Id>])[] {
  return [...outcomes].flatMap(([id, outcome]) =>
    outcome.kind === 'found' ? [[id, outcome.paper] as const] : [],
  )
}

function tellMissing<Id extends string>(
  outcomes: ReadonlyMap<Id, LookUpOutcome<Id>>,
  { complain }: Output,
): void {
  const missing = [...outcomes].filter(([, { kind }]) => kind === 'missing').map(([id]) => id)
  if (missing.length > 0) complain(l10n.t('no service has {0}.', missing.join(', ')))
}

/** The default addresses of the services, as in the editor's settings. */
const defaultServices = {
  arxivApiUrl: 'https://export.arxiv.org/api/query',
  dataCiteApiUrl: 'https://api.datacite.org/dois',
  crossrefApiUrl: 'https://api.crossref.org/works',
  semanticScholarApiUrl: 'https://api.semanticscholar.org/graph/v1',
}

async function readLibrary<T>(
  { libraryPath: path }: LibraryUse,
  output: Output,
  read: (library: Library) => Promise<T>,
): Promise<Obtained<T>> {
  const { Library } = await import('../../core/library/library.ts')
  const library = new Library({ path, log: lineLog(output) })
  try {
    return { value: await read(library), hasFailed: false }
  } finally {
    library.close()
  }
}

async function withRecords<T>(
  options: RecordsOptions,
  output: Output,
  work: (records: Records) => Promise<T>,
): Promise<T> {
  const { openRecords } = await import('../../records/localRecords.ts')
  const records = await openRecords(options, lineLog(output))
  try {
    return await work(records)
  } finally {
    await records.close()
  }
}

/** What services said of papers. */
interface LookedUp {
  readonly outcomes: ReadonlyMap<ArxivId, LookUpOutcome>
  readonly doiOutcomes: ReadonlyMap<Doi, LookUpOutcome<Doi>>
  /** What the library had before, for which no service is needed. */
  readonly known: ReadonlyMap<PaperId, AnyPaper>
}

async function lookUp(
  { ids, dois }: WantedRecords,
  records: Records,
  { arxivUrl }: RecordsUse,
  signal: AbortSignal,
): Promise<LookedUp> {
  const known = await records.find([...ids, ...dois], signal)
  const outcomes = await records.lookUp(ids, signal)
  const areAsked = arxivUrl === undefined && dois.length > 0
  const doiOutcomes = areAsked ? await records.lookUpDois(dois, signal) : new Map()
  return { outcomes, doiOutcomes, known }
}

/** As {@link complainOfUnavailable}, for the papers on arXiv and those elsewhere. */
function complainOfMissing({ outcomes, doiOutcomes, known }: LookedUp, output: Output): boolean {
  const isAnswered = complainOfUnavailable(outcomes, known, output)
  return complainOfUnavailable(doiOutcomes, known, output) && isAnswered
}

/** The codes of failures of the library, or of what it needs; known here so that callers need not load them. */
const libraryFailures: readonly unknown[] = [
  'library-too-new',
  'library-unusable',
  'sqlite-missing',
  'unreadable-file',
]

interface Otherwise<T> {
  readonly none: T
  /** What is said of a missing library, if anything. */
  readonly missing: string | undefined
  /** Says, in a sentence, what happens if the library cannot be used. */
  readonly consequence: string
  readonly output: Output
}

/**
 * Records, or none if the library cannot be used: digests can still be read, checked and exported. That has failed if
 * somebody named the library, or wants services to be asked.
 */
export async function obtain<T>(
  { libraryPath, isNamed, isOnline }: LibraryUse,
  find: () => Promise<Obtained<T>>,
  { none, missing, consequence, output }: Otherwise<T>,
): Promise<Obtained<T>> {
  // The first lookup would create a library; reading alone must not.
  if (!isOnline && !existsSync(libraryPath)) {
    if (missing !== undefined) output.complain(missing)
    return { value: none, hasFailed: isNamed }
  }
  try {
    requireDatabase(libraryPath)
    return await find()
  } catch (error) {
    const { code } = error as { readonly code?: unknown }
    if (!libraryFailures.includes(code)) throw error
    output.complain(`${describeError(error)} ${consequence}`)
    return { value: none, hasFailed: isNamed || isOnline }
  }
}

/** Whether somebody named a library in which the records cannot be kept. */
export function isUnkept(records: Pick<Records, 'onTrouble'>, { isNamed }: LibraryUse): boolean {
  let isUnusable = false
  records.onTrouble(({ kind }) => {
    isUnusable ||= kind === 'unusable'
  })()
  return isNamed && isUnusable
}

/**
 * Reports how many records services could not give.
 * @param known what the library has, for which no service is needed
 * @returns whether there was nothing to ask, or something was answered: in a run over many papers, a single one that fails
 *   is no reason to stop, but a run that learns nothing has not done what it was for
 */
export function complainOfUnavailable<Id extends PaperId>(
  outcomes: ReadonlyMap<Id, LookUpOutcome<Id>>,
  known: ReadonlyMap<PaperId, unknown>,
  { complain }: Pick<Output, 'complain'>,
): boolean {
  const unavailable = [...outcomes.values()].filter((outcome) => outcome.kind === 'unavailable')
  const [first] = unavailable
  if (first === undefined) return true
  complain(l10n.t('records unavailable: {0}. {1}', unavailable.length, first.reason))
  const asked = [...outcomes.keys()].filter((id) => !known.has(id))
  return unavailable.length < asked.length
}
