import { hostOf } from '../../http/httpClient.ts'
import { type Doi, parseDoi } from '../../paper/doi.ts'
import { type PaperRecord, type Retraction, sourceLabel } from '../../paper/paper.ts'
import { calendarDate } from '../../paper/text.ts'
import {
  type Asking,
  abstractOf,
  elementsOf,
  jsonRequest,
  lineOf,
  membersOf,
  type RecordSource,
  readJsonAnswer,
  refusedBy,
  unexpectedAnswer,
} from '../source.ts'
import { withoutMarkup } from '../xml.ts'

const id = 'crossref'
const label = sourceLabel(id)
const fields = 'DOI,title,author,abstract,issued,container-title,volume,issue,page,updated-by,update-to'

/** The registry of most publishers' DOIs; `apiUrl` is the address of its works, `https://api.crossref.org/works`. */
export function crossrefSource(apiUrl: string): RecordSource<Doi> {
  return {
    id,
    label,
    host: hostOf(apiUrl),
    // Five requests a second for anonymous clients, one at a time:
    // https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
    minIntervalMs: 1000,
    batchSize: 20,
    isAuthoritative: false,
    isRegistry: true,
    lookUp: (dois, http, signal) => lookUp(apiUrl, dois, { http, signal }),
  }
}

async function lookUp(
  apiUrl: string,
  dois: readonly Doi[],
  { http, signal }: Asking,
): Promise<ReadonlyMap<Doi, PaperRecord<Doi>>> {
  // A comma separates filters, and cannot be escaped.
  const askable = dois.filter((doi) => !doi.includes(','))
  if (askable.length === 0) return new Map()
  const url = new URL(apiUrl)
  url.searchParams.set('filter', askable.map((doi) => `doi:${doi}`).join(','))
  url.searchParams.set('rows', String(askable.length))
  url.searchParams.set('select', fields)
  const response = await http.get(url.href, jsonRequest(signal))
  if (response.status !== 200) throw refusedBy(label, response)
  const { items } = membersOf(membersOf(readJsonAnswer(apiUrl, response)).message)
  if (!Array.isArray(items)) throw unexpectedAnswer(apiUrl)
  const asked = new Set(dois)
  const records = items.flatMap((item) => recordOf(membersOf(item)) ?? [])
  return new Map(records.filter((record) => asked.has(record.id)).map((record) => [record.id, record]))
}

function recordOf(item: Readonly<Record<string, unknown>>): PaperRecord<Doi> | undefined {
  const doi = parseDoi(lineOf(item.DOI) ?? '')
  const title = lineOf(withoutMarkup(elementsOf(item.title)[0]))
  if (!doi || title === undefined) return undefined
  return {
    id: doi,
    title,
    authors: elementsOf(item.author).flatMap((author) => nameOf(membersOf(author)) ?? []),
    abstract: abstractOf(withoutMarkup(item.abstract)),
    publishedAt: dateOf(item.issued),
    updatedAt: undefined,
    version: undefined,
    categories: [],
    comment: undefined,
    journalReference: journalOf(item),
    doi,
    ...retractedBy(item, doi),
    source: id,
  }
}

/** Crossref's update types after which a paper no longer stands; `correction` and others leave it valid. */
const takenBack: readonly unknown[] = ['retraction', 'withdrawal', 'removal']

/**
 * The updates of a work, from its publisher's notices and those that Retraction Watch has found; some publishers put
 * the notice in place of the paper, which then updates itself:
 * https://www.crossref.org/documentation/register-maintain-records/maintaining-your-metadata/registering-updates/
 */
function retractedBy(
  item: Readonly<Record<string, unknown>>,
  own: Doi,
): { readonly retraction?: Retraction } {
  const ofItself = elementsOf(item['update-to']).filter((update) => noticeOf(update) === own)
  const [first] = [...elementsOf(item['updated-by']), ...ofItself]
    .filter((update) => takenBack.includes(membersOf(update).type))
    .map((update) => ({ date: dateOf(membersOf(update).updated), notice: noticeOf(update) }))
    .sort((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : 1))
  if (!first) return {}
  const { date, notice } = first
  return { retraction: { ...(date && { date }), ...(notice && { notice }) } }
}

function noticeOf(update: unknown): Doi | undefined {
  return parseDoi(lineOf(membersOf(update).DOI) ?? '')
}

/** An organisation has only a name. */
function nameOf({ given, family, name }: Readonly<Record<string, unknown>>): string | undefined {
  const parts = [lineOf(given), lineOf(family)].filter((part) => part !== undefined)
  return lineOf(parts.join(' ')) ?? lineOf(name)
}

/** Some publishers give only the year, or year and month. */
function dateOf(issued: unknown): string | undefined {
  const numbers = elementsOf(elementsOf(membersOf(issued)['date-parts'])[0]).filter(Number.isInteger)
  const [year, ...rest] = numbers.slice(0, 3).map(Number)
  if (year === undefined || year < 1000 || year > 9999) return undefined
  return calendarDate([String(year), ...rest.map((part) => String(part).padStart(2, '0'))].join('-'))
}

function journalOf(item: Readonly<Record<string, unknown>>): string | undefined {
  const journal = lineOf(withoutMarkup(elementsOf(item['container-title'])[0]))
  const issue = lineOf(item.issue)
  const place = [lineOf(item.volume), issue && `(${issue})`].filter((part) => part !== undefined).join('')
  return lineOf([journal, place, lineOf(item.page)].filter(Boolean).join(' '))
}
