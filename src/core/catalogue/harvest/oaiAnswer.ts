import { parseIdentifier } from '../../arxiv/identifier.ts'
import { childrenOf, readXml, type XmlElement } from '../../metadata/xml.ts'
import { cleanLine } from '../../paper/text.ts'
import { type CatalogueEntry, mostAuthors, numberOf } from '../record.ts'

const oai = 'http://www.openarchives.org/OAI/2.0/'
const arxiv = 'http://arxiv.org/OAI/arXiv/'
/** A page holds a thousand records or more, some of them with thousands of authors. */
const limits = { depth: 12, elements: 2_000_000, textLength: 100_000 }
const longest = { title: 2000, name: 200, token: 2000 }
const dayMs = 86_400_000

/** A page of the response to `ListRecords`. */
export type OaiAnswer =
  | {
      readonly kind: 'records'
      readonly entries: readonly CatalogueEntry[]
      /** Numbers of papers that arXiv no longer has. */
      readonly deleted: readonly number[]
      /** The token for the next page; `undefined` on the last one. */
      readonly token: string | undefined
      /** The service's day, as `2026-11-24`. */
      readonly day: string
    }
  /** A code of section 3.6 of the protocol, such as `badResumptionToken`. */
  | { readonly kind: 'error'; readonly code: string; readonly reason: string; readonly day: string }

/**
 * Reads a response of arXiv's OAI-PMH interface in its format `arXiv` (https://info.arxiv.org/help/oa/index.html;
 * protocol: https://www.openarchives.org/OAI/openarchivesprotocol.html). Records that cannot be read are left out.
 * @throws {Error} if the document is not such a response.
 */
export function readOaiAnswer(bytes: Uint8Array, now: number): OaiAnswer {
  const root = readXml(bytes, limits)
  if (root.namespace !== oai || root.name !== 'OAI-PMH')
    throw new Error(`its root is <${root.name.slice(0, 40)}>`)
  const day = textOf(root, oai, 'responseDate').slice(0, 10)
  if (!isLikelyDay(day, now)) throw new Error(`its date is "${day}"`)
  const [error] = childrenOf(root, oai, 'error')
  if (error) {
    return {
      kind: 'error',
      code: cleanLine(error.attributes.code ?? '').slice(0, 60),
      reason: cleanLine(error.text).slice(0, 500),
      day,
    }
  }
  const [list] = childrenOf(root, oai, 'ListRecords')
  if (!list) throw new Error('it lists no records')
  const records = childrenOf(list, oai, 'record')
  const token = textOf(list, oai, 'resumptionToken')
  if (token.length > longest.token) throw new Error(`its token has ${token.length} characters`)
  return {
    kind: 'records',
    entries: records.flatMap((record) => (isDeleted(record) ? [] : (entryOf(record, now) ?? []))),
    deleted: records.flatMap((record) => (isDeleted(record) ? (numberOfRecord(record) ?? []) : [])),
    token: token === '' ? undefined : token,
    day,
  }
}

function isDeleted(record: XmlElement): boolean {
  return childrenOf(record, oai, 'header')[0]?.attributes.status === 'deleted'
}

function numberOfRecord(record: XmlElement): number | undefined {
  const [header] = childrenOf(record, oai, 'header')
  const identifier = header ? textOf(header, oai, 'identifier').replace(/^oai:arXiv\.org:/, '') : ''
  const reference = parseIdentifier(identifier)
  return reference && numberOf(reference.id)
}

function entryOf(record: XmlElement, now: number): CatalogueEntry | undefined {
  const number = numberOfRecord(record)
  const [header] = childrenOf(record, oai, 'header')
  const [metadata] = childrenOf(record, oai, 'metadata')
  const paper = metadata && childrenOf(metadata, arxiv, 'arXiv')[0]
  if (number === undefined || !header || !paper) return undefined
  const title = textOf(paper, arxiv, 'title').slice(0, longest.title)
  if (title === '') return undefined
  return {
    number,
    title,
    changedOn: dayNumber(textOf(header, oai, 'datestamp').slice(0, 10), now),
    categories: textOf(paper, arxiv, 'categories')
      .split(' ')
      .filter((code) => code !== ''),
    authors: authorsOf(paper),
  }
}

function authorsOf(paper: XmlElement): readonly string[] {
  const [list] = childrenOf(paper, arxiv, 'authors')
  if (!list) return []
  const names = childrenOf(list, arxiv, 'author')
    .slice(0, mostAuthors)
    .map((author) => {
      const parts = ['forenames', 'keyname', 'suffix'].map((part) => textOf(author, arxiv, part))
      return parts
        .filter((part) => part !== '')
        .join(' ')
        .slice(0, longest.name)
    })
  return names.filter((name) => name !== '')
}

function textOf(element: XmlElement, namespace: string, name: string): string {
  return cleanLine(childrenOf(element, namespace, name)[0]?.text ?? '')
}

function dayNumber(day: string, now: number): number {
  return isLikelyDay(day, now) ? Math.floor(Date.parse(day) / dayMs) : 0
}

/**
 * The next update asks from such a day: one far ahead would keep it from ever finding anything. The computer's clock may be wrong
 * by months.
 */
function isLikelyDay(day: string, now: number): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN
  return time > 0 && time < now + 400 * dayMs
}
