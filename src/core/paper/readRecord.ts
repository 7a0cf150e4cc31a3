import { readAppearedCode } from './code.ts'
import { parseDoi } from './doi.ts'
import { type PaperField, type PaperRecord, paperFields } from './paper.ts'
import { calendarDate, cleanLine, cleanParagraphs } from './text.ts'

/** The maximum of an identifier's version. */
const mostVersions = 999_999
const longest = { line: 2000, abstract: 20_000, list: 10_000 }

/**
 * Checks the shape of a record that was written as JSON; `undefined` if it is invalid. Unknown fields are left out, and
 * the identifier is not checked.
 */
export function readRecord(value: unknown): PaperRecord<string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const read = value as Readonly<Record<string, unknown>>
  const [id, title, source] = [read.id, read.title, read.source].map(lineOf)
  if (id === undefined || title === undefined || source === undefined) return undefined
  const abstract = read.abstract ?? ''
  if (typeof abstract !== 'string' || abstract.length > longest.abstract) return undefined
  const authors = linesOf(read.authors ?? [])
  const categories = linesOf(read.categories ?? [])
  if (!authors || !categories) return undefined
  const origins = originsOf(read.origins)
  const retraction = retractionIn(read.retraction)
  const code = readAppearedCode(read.code)
  return {
    ...{ id, title, authors, abstract: cleanParagraphs(abstract), categories, source },
    publishedAt: dateOf(read.publishedAt),
    updatedAt: dateOf(read.updatedAt),
    version: versionOf(read.version),
    comment: lineOf(read.comment),
    journalReference: lineOf(read.journalReference),
    doi: lineOf(read.doi),
    ...(retraction && { retraction }),
    ...(code && { code }),
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

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longest.line
}

/** Some of it is written into digests. */
function lineOf(value: unknown): string | undefined {
  return isLine(value) ? cleanLine(value) || undefined : undefined
}

/** A list of clean lines; `undefined` for anything else. */
export function linesOf(lines: unknown): readonly string[] | undefined {
  return Array.isArray(lines) && lines.length <= longest.list && lines.every(isLine)
    ? lines.map(cleanLine)
    : undefined
}

function dateOf(value: unknown): string | undefined {
  return isLine(value) ? calendarDate(value) : undefined
}

/** A version's number; `undefined` for anything else, and for numbers too large. */
export function versionOf(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= mostVersions
    ? Number(value)
    : undefined
}

/** Which source gave which field; `undefined` for anything else. */
export function originsOf(value: unknown): PaperRecord<string>['origins'] {
  if (typeof value !== 'object' || value === null) return undefined
  const pairs = Object.entries(value).filter(
    ([field, source]) => paperFields.includes(field as PaperField) && isLine(source),
  )
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined
}
