// The record of a paper: what it holds, how two of them are merged, how it is read, and since when it links code.
import { type ArxivId, type ArxivReference, parseIdentifier } from '../arxiv/identifier.ts'
import { type LinkForm, urlIn } from '../arxiv/links.ts'
import { type Doi, doiAddress, isPaperUrl, parseDoi } from './doi.ts'
import { calendarDate, cleanLine, cleanParagraphs, day } from './text.ts'

/** A paper's metadata, wherever it came from. Text fields are clean: no markup, white space collapsed, TeX as written. */
export interface PaperRecord<Id extends string> {
  readonly id: Id
  readonly title: string
  readonly authors: readonly string[]
  /** The authors' own abstract, paragraphs separated by a blank line; empty if the source has none. */
  readonly abstract: string
  /** The date of version 1, ISO 8601 with zone, or a day if the source knows no more; `undefined` if unknown. */
  readonly publishedAt: string | undefined
  /** The date of the latest version, ISO 8601 with zone, or a day if the source knows no more. */
  readonly updatedAt: string | undefined
  /** The latest version's number, from 1. */
  readonly version: number | undefined
  /** Codes such as `cs.LG`, the primary one first; MSC and ACM codes occur. */
  readonly categories: readonly string[]
  /** The authors' comment, such as "CVPR 2021, 12 pages". */
  readonly comment: string | undefined
  readonly journalReference: string | undefined
  /** The publisher's DOI, without address; not arXiv's own. */
  readonly doi: string | undefined
  /** Missing if no DOI registry says that its publisher has retracted it. */
  readonly retraction?: Retraction
  /** Missing if no record linked code, or already the first one did. */
  readonly code?: AppearedCode
  /**
   * The papers that it cites, by their identifiers on arXiv, or else their DOIs. Missing if no source has been asked, or none knows
   * any.
   */
  readonly cites?: readonly string[]
  /** Id of the metadata source that gave the record. */
  readonly source: string
  /** The source of each field that another source gave. Missing if there are none. */
  readonly origins?: Origins
}

/** A publisher's statement that a paper no longer stands. */
export interface Retraction {
  /** ISO 8601; a month or a year if the registry knows no more. */
  readonly date?: string
  /** The publisher's notice. */
  readonly notice?: Doi
}

/** Code that a later record links, and an earlier one did not. */
interface AppearedCode {
  readonly address: string
  /** The day by which it was there, `2024-05-01`. */
  readonly since: string
}

/** The paper of an arXiv identifier. */
export type Paper = PaperRecord<ArxivId>

/** An arXiv paper, or one from a DOI registry. */
export type AnyPaper = Paper | PaperRecord<Doi>

/** Of a paper on arXiv, or of another by its DOI. */
export type PaperId = AnyPaper['id']

declare const pageBrand: unique symbol

/** The address of a page or file that is neither on arXiv nor has a DOI in it, with its scheme. */
export type PageUrl = string & { readonly [pageBrand]: true }

/** A paper that can be written: one of {@link AnyPaper}, or one of which only a page or file is known. */
export type WritablePaper = AnyPaper | PaperRecord<PageUrl>

/** A paper to write with the given address, if that leads to a version of it or a place in it. */
export type AddressedPaper = WritablePaper & { readonly address?: string | undefined }

export function isOnArxiv(paper: WritablePaper): paper is Paper {
  return isArxivId(paper.id)
}

/** No arXiv identifier begins like a DOI or an address. */
export function isArxivId(id: WritablePaper['id']): id is ArxivId {
  return !id.startsWith('10.') && !isPageUrl(id)
}

/** `arXiv:2401.00001` or `doi:10.1145/3292500.3330701`. */
export function nameOfPaper(id: PaperId): string {
  return isArxivId(id) ? `arXiv:${id}` : `doi:${id}`
}

/** Reads what {@link PaperId} is written as, without what stands before it in a name or an address. */
export function parsePaperId(text: string): PaperId | undefined {
  return parseIdentifier(text)?.id ?? parseDoi(text)
}

export function isPageUrl(id: WritablePaper['id']): id is PageUrl {
  return /^https?:/i.test(id)
}

/** A field that a source gives. */
type PaperField = Exclude<keyof PaperRecord<string>, 'id' | 'source' | 'origins' | 'code' | 'cites'>

type Origins = Readonly<Partial<Record<PaperField, string>>>

const paperFields: readonly PaperField[] = [
  ...(['title', 'authors', 'abstract', 'publishedAt', 'updatedAt', 'version'] as const),
  ...(['categories', 'comment', 'journalReference', 'doi', 'retraction'] as const),
]

/** Whether arXiv itself gave the record, through any of its services; others know less, and later. */
export function isFirstHand({ source }: { readonly source: string }): boolean {
  return source.startsWith('arxiv')
}

/** Id of the source of a field; `undefined` if the record lacks it. */
export function originOf(paper: PaperRecord<string>, field: PaperField): string | undefined {
  return isLacking(paper, field) ? undefined : (paper.origins?.[field] ?? paper.source)
}

/**
 * Merges two records of the same paper: a first-hand record is preferred, otherwise the newer one; missing fields come
 * from the other, and the record says so. What its own source no longer says is removed, except for what the paper cites.
 */
export function mergeRecords<Id extends string>(
  known: PaperRecord<Id>,
  fresh: PaperRecord<Id>,
): PaperRecord<Id> {
  const isKnownBetter = isFirstHand(known) && !isFirstHand(fresh)
  const [base, other] = isKnownBetter ? [known, fresh] : [fresh, known]
  const filled = paperFields.filter(
    (field) => isLacking(base, field) && isOfAnother(other, field, base.source),
  )
  const origins: Origins = {
    ...base.origins,
    ...Object.fromEntries(filled.map((field) => [field, originOf(other, field)])),
  }
  const fields = Object.fromEntries(filled.map((field) => [field, other[field]]))
  const cites = fresh.cites ?? known.cites
  const { origins: _, ...rest } = { ...base, ...fields, ...(cites && { cites }) }
  return Object.keys(origins).length === 0 ? rest : { ...rest, origins }
}

function isOfAnother(paper: PaperRecord<string>, field: PaperField, source: string): boolean {
  const origin = originOf(paper, field)
  return origin !== undefined && origin !== source
}

function isLacking(paper: PaperRecord<string>, field: PaperField): boolean {
  const value = paper[field]
  return value === undefined || value.valueOf() === '' || (Array.isArray(value) && value.length === 0)
}

/** Services' own names, by the id of the source. */
const labels: ReadonlyMap<string, string> = new Map([
  ['arxiv-api', 'arXiv'],
  ['arxiv-feed', 'arXiv'],
  ['datacite', 'DataCite'],
  ['semantic-scholar', 'Semantic Scholar'],
  ['openalex', 'OpenAlex'],
  ['crossref', 'Crossref'],
  ['hugging-face', 'Hugging Face'],
])

/** The service's name, or the id itself if it is unknown, as in an imported record. */
export function sourceLabel(id: string): string {
  return labels.get(id) ?? id
}

/** The DOI of the journal version of a paper on arXiv. */
export function journalVersion(paper: AnyPaper | undefined): Doi | undefined {
  return paper && isOnArxiv(paper) && paper.doi !== undefined ? parseDoi(paper.doi) : undefined
}

/** Where a paper has appeared; some authors write there that they have only submitted it. */
export function appearedIn({
  journalReference,
}: Pick<PaperRecord<string>, 'journalReference'>): string | undefined {
  return /^\W*(?:submitted|under review)\b/i.test(journalReference ?? '') ? undefined : journalReference
}

/** The address of a paper: in the form of other links to arXiv, at the DOI resolver, or that of its page. */
export function paperUrl(
  { id }: Pick<WritablePaper, 'id'>,
  form: LinkForm,
  version?: ArxivReference['version'],
): string {
  if (isPageUrl(id)) return id
  return isArxivId(id) ? urlIn(form, { id, version }) : doiAddress(id)
}

/** What rules and language features know beyond the digest itself. A read-only view: it never fetches. */
export interface Facts {
  /** The record, if it is known. */
  paper(id: ArxivId): Paper | undefined
  /** The record of a paper that is not on arXiv; `undefined` for all if missing. */
  doiPaper?(doi: Doi): PaperRecord<Doi> | undefined
  /** Whether arXiv has said, often enough to be believed, that it has no such paper. By default no paper is absent. */
  isAbsent?(id: ArxivId): boolean
}

/** The record of a paper, on arXiv or not, if it is known. */
export function recordFrom(facts: Facts, id: PaperId): AnyPaper | undefined {
  return isArxivId(id) ? facts.paper(id) : facts.doiPaper?.(id)
}

/** The maximum of an identifier's version. */
const mostVersions = 999_999
const longest = { line: 2000, abstract: 20_000, list: 10_000 }

/**
 * Checks the shape of a record that was written as JSON; `undefined` if it is invalid. Unknown fields are left out, long
 * texts and lists are cut, and the identifier is not checked.
 */
export function readRecord(value: unknown): PaperRecord<string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const read = value as Readonly<Record<string, unknown>>
  const [id, title, source] = [read.id, read.title, read.source].map(lineOf)
  if (id === undefined || title === undefined || source === undefined) return undefined
  const abstract = read.abstract ?? ''
  if (typeof abstract !== 'string') return undefined
  const authors = linesOf(read.authors ?? [])
  const categories = linesOf(read.categories ?? [])
  if (!authors || !categories) return undefined
  const origins = originsOf(read.origins)
  const retraction = retractionIn(read.retraction)
  const code = readAppearedCode(read.code)
  const cites = readCites(read.cites)
  return {
    ...{ id, title, authors, categories, source },
    abstract: cleanParagraphs(abstract.slice(0, longest.abstract)),
    publishedAt: dateOf(read.publishedAt),
    updatedAt: dateOf(read.updatedAt),
    version: versionOf(read.version),
    comment: lineOf(read.comment),
    journalReference: lineOf(read.journalReference),
    doi: lineOf(read.doi),
    ...(retraction && { retraction }),
    ...(code && { code }),
    ...(cites && { cites }),
    ...(origins && { origins }),
  }
}

function retractionIn(value: unknown): PaperRecord<string>['retraction'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const read = value as Readonly<Record<string, unknown>>
  const date = dateOf(read.date)
  const notice = parseDoi(lineOf(read.notice) ?? '')
  return { ...(date && { date }), ...(notice && { notice }) }
}

/** Some of it is written into digests. */
function lineOf(value: unknown): string | undefined {
  return isText(value) ? limitedLine(value) || undefined : undefined
}

/** A list of clean lines; `undefined` for anything else. */
export function linesOf(lines: unknown): readonly string[] | undefined {
  return Array.isArray(lines) && lines.every(isText)
    ? lines.slice(0, longest.list).map(limitedLine)
    : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function limitedLine(text: string): string {
  return cleanLine(text.slice(0, longest.line))
}

function dateOf(value: unknown): string | undefined {
  return calendarDate(lineOf(value))
}

/** A version's number; `undefined` for anything else, and for numbers too large. */
export function versionOf(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= mostVersions
    ? Number(value)
    : undefined
}

/** More than a long survey cites. */
const mostCited = 2000

/** What a paper cites, each once, as it was stored; `undefined` for anything else, and for none. */
export function readCites(value: unknown): PaperRecord<string>['cites'] {
  if (!Array.isArray(value)) return undefined
  const ids = value.filter((id) => typeof id === 'string' && /^\S{1,200}$/.test(id))
  return ids.length > 0 ? [...new Set<string>(ids)].slice(0, mostCited) : undefined
}

/** Which source gave which field; `undefined` for anything else. */
export function originsOf(value: unknown): PaperRecord<string>['origins'] {
  if (typeof value !== 'object' || value === null) return undefined
  const pairs = Object.entries(value).filter(
    ([field, source]) => paperFields.includes(field as PaperField) && isText(source),
  )
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined
}

type Described = Pick<PaperRecord<string>, 'comment' | 'abstract'>

/** The address of a paper's code, if its authors' comment or abstract links it; `undefined` if they only promise it. */
export function codeAddress({ comment = '', abstract }: Described): string | undefined {
  for (const sentence of `${comment}\n${abstract}`.split(sentenceEnd)) {
    const prose = sentence.replace(webAddress, ' ')
    if (prose === sentence || promise.test(prose)) continue
    const saysCode = codeWord.test(prose)
    for (const [written, scheme] of sentence.matchAll(webAddress)) {
      // In TeX, some characters are written with a backslash.
      const plain = written.replaceAll('\\', '')
      const url = scheme ? plain : `https://${plain}`
      if (repository.test(url) || (saysCode && scheme && !isPaperUrl(url))) return url
    }
  }
  return undefined
}

/** Whether a link in a text leads to code. @param label its words */
export function isCodeLink(url: string, label: string): boolean {
  return repository.test(url) || (codeWord.test(label) && !isPaperUrl(url))
}

/**
 * The code that a fresh record of arXiv's links, and an earlier one did not. Of the first record, nobody can tell whether
 * it has always linked it.
 * @param now in milliseconds since the epoch
 */
export function appearedCode<Id extends string>(
  known: PaperRecord<Id>,
  fresh: PaperRecord<Id>,
  now: number,
): AppearedCode | undefined {
  const address = codeAddress(fresh)
  if (address === undefined) return undefined
  const appeared = known.code ?? fresh.code
  if (appeared) return { ...appeared, address }
  // Other services have no comments, and imported records may lack anything.
  const isComplete = isFirstHand(known) && known.abstract !== ''
  if (!isComplete || codeAddress(known) !== undefined) return undefined
  const isNewVersion = (fresh.version ?? 0) > (known.version ?? 0)
  const updated = isNewVersion ? day(fresh.updatedAt) : undefined
  return { address, since: updated ?? new Date(now).toISOString().slice(0, 10) }
}

/** As it was stored; `undefined` for anything else. It is written into digests. */
export function readAppearedCode(value: unknown): AppearedCode | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { address, since } = value as Readonly<Record<string, unknown>>
  if (typeof address !== 'string' || typeof since !== 'string' || day(since) !== since) return undefined
  return codeAddress({ comment: `Code: ${address}`, abstract: '' }) === address
    ? { address, since }
    : undefined
}

const sentenceEnd = /(?<=[.!?;])\s+|\n+/
const promise = /\b(?:will|shall|soon|upon|once|to be)\b/i
/** Words such as "software" are in the names of conferences, whose addresses are linked, too. */
const codeWord = /\b(?:codes?|codebase)\b/i
/** With or without the scheme, and without a query. */
const webAddress = /(?<![\w./@-])(https?:\/\/)?(?:[a-z\d-]+\.)+[a-z]{2,}\/(?:[\w.~%/\\-]*\w)?/gi
/** A repository on a site for code; whole accounts, and sites for models, lead to code only if the sentence says so. */
const repository =
  /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com)\/[\w.-]+\/[\w.-]+/i
