import * as l10n from '@vscode/l10n'
import { parseIdentifier } from '../../arxiv/identifier.ts'
import { cleanLine } from '../../paper/text.ts'
import { type CatalogueEntry, mostAuthors, numberOf } from '../record.ts'

/** A line of the snapshot: a paper, or what was expected instead of it. */
type SnapshotLine =
  | { readonly entry: CatalogueEntry }
  | { readonly entry: undefined; readonly expected: string }

/** Most lines need no cleaning; this detects them quickly. */
const cleanText = /^[!-~]+(?: [!-~]+)*$/
const longest = { title: 2000, name: 200, categories: 500 }
const dayMs = 86_400_000

const beforeAbstract = Buffer.from('"abstract":')
const beforeChange = Buffer.from('"update_date":')

/**
 * Reads one record of arXiv's metadata snapshot (a JSON object with `id`, `title`, `authors_parsed`, `categories`,
 * `update_date` and more, see https://www.kaggle.com/datasets/Cornell-University/arxiv). Abstract and versions, most of
 * a line, are skipped if the line has the usual order.
 */
export function readSnapshotLine(line: Buffer): SnapshotLine {
  const fields = readUsualFields(line) ?? readOuterFields(line) ?? readAllFields(line)
  if (!fields) return bad(l10n.t('a JSON object'))
  const reference = typeof fields.id === 'string' ? parseIdentifier(fields.id) : undefined
  const number = reference && numberOf(reference.id)
  if (number === undefined) return bad(l10n.t('an arXiv identifier as "id"'))
  const title = typeof fields.title === 'string' ? clean(fields.title).slice(0, longest.title) : ''
  if (title === '') return bad(l10n.t('text as "title"'))
  return {
    entry: {
      number,
      title,
      changedOn: dayOf(fields.update_date),
      categories: categoriesOf(fields.categories),
      authors: authorsOf(fields),
    },
  }
}

type Fields = { readonly [name in keyof UsualFields | 'authors']?: unknown }

function bad(expected: string): SnapshotLine {
  return { entry: undefined, expected }
}

/**
 * The fields before the abstract and after the versions. Field names cannot occur inside texts, whose quotes are
 * escaped.
 */
function readOuterFields(line: Buffer): Fields | undefined {
  const abstract = line.indexOf(beforeAbstract)
  const change = line.lastIndexOf(beforeChange)
  if (abstract < 0 || change < abstract) return undefined
  const head = line.toString('utf8', 0, abstract).trimEnd()
  if (!head.endsWith(',')) return undefined
  const first = readObject(`${head.slice(0, -1)}}`)
  const last = readObject(`{${line.toString('utf8', change)}`)
  const isUsual = first && last && 'id' in first && 'title' in first && 'categories' in first
  return isUsual
    ? { ...first, update_date: last.update_date, authors_parsed: last.authors_parsed }
    : undefined
}

function readAllFields(line: Buffer): Fields | undefined {
  return readObject(line.toString('utf8'))
}

function readObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : undefined
  } catch {
    // Text that is not JSON is a bad line, and reported as such.
    return undefined
  }
}

/** Days since the epoch; 0 if the record does not say. */
function dayOf(date: unknown): number {
  const time = typeof date === 'string' ? Date.parse(date.slice(0, 10)) : Number.NaN
  return Number.isNaN(time) ? 0 : Math.floor(time / dayMs)
}

function categoriesOf(categories: unknown): readonly string[] {
  if (typeof categories !== 'string') return []
  return categories
    .slice(0, longest.categories)
    .split(/\s+/)
    .filter((code) => code !== '')
}

/**
 * `authors_parsed` lists family name, given name and suffix; `authors` is one text, with affiliations in parentheses.
 */
function authorsOf({ authors_parsed: parsed, authors }: Fields): readonly string[] {
  if (Array.isArray(parsed))
    return parsed
      .slice(0, mostAuthors)
      .map(nameOf)
      .filter((name) => name !== '')
  if (typeof authors !== 'string') return []
  const names = authors
    .slice(0, 20_000)
    .replace(/\([^()]*\)/g, '')
    .split(/,|\band\b/)
  return names
    .slice(0, mostAuthors)
    .map((name) => clean(name).slice(0, longest.name))
    .filter((name) => name !== '')
}

function nameOf(parts: unknown): string {
  if (!Array.isArray(parts)) return ''
  const [family, given, suffix] = parts
  const name = [given, family, suffix].filter((part) => typeof part === 'string' && part !== '').join(' ')
  return clean(name).slice(0, longest.name)
}

function clean(text: string): string {
  return cleanText.test(text) ? text : cleanLine(text)
}

/** The needed fields of a record. */
interface UsualFields {
  readonly id: string
  readonly title: string
  readonly categories: string
  readonly update_date: string
  readonly authors_parsed: readonly (readonly string[])[]
}

const usualAbstract = Buffer.from(',"abstract":"')
const usualChange = Buffer.from(',"update_date":"')
const beforeId = '{"id":"'
const beforeTitle = '"title":"'
const beforeCategories = '"categories":"'
const changeAndAuthors = /^,"update_date":"(\d{4}-\d\d-\d\d)","authors_parsed":\[\["([^\\]+)"\]\]\}\s*$/

/**
 * Finds the fields of a line by their names, if it is written like arXiv's own snapshot: three times as fast as JSON.
 * Quotes within texts are escaped, so that these names cannot occur there. `undefined` for lines that differ, or that
 * have escapes in these fields.
 */
export function readUsualFields(line: Buffer): UsualFields | undefined {
  const abstract = line.indexOf(usualAbstract)
  const change = line.lastIndexOf(usualChange)
  if (abstract < 0 || change < abstract) return undefined
  const head = line.toString('utf8', 0, abstract)
  const id = head.startsWith(beforeId) ? textBehind(beforeId, head) : undefined
  const title = textBehind(beforeTitle, head)
  const categories = textBehind(beforeCategories, head)
  const [, date, authors] = changeAndAuthors.exec(line.toString('utf8', change)) ?? []
  if (id === undefined || title === undefined || categories === undefined) return undefined
  if (date === undefined || authors === undefined) return undefined
  return { id, title, categories, update_date: date, authors_parsed: authors.split('"],["').map(partsOf) }
}

function textBehind(name: string, text: string): string | undefined {
  const start = text.indexOf(name)
  const from = start + name.length
  const to = text.indexOf('"', from)
  const value = text.slice(from, to)
  return start < 0 || to < 0 || value.includes('\\') ? undefined : value
}

function partsOf(author: string): readonly string[] {
  return author.split('","')
}
