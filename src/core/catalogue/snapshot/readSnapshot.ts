import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import * as l10n from '@vscode/l10n'
import { type Entry, open as openZip, type ZipFile } from 'yauzl'
import { parseIdentifier } from '../../arxiv/identifier.ts'
import { DigestError } from '../../base/errors.ts'
import { cleanLine } from '../../paper/text.ts'
import { type CatalogueEntry, mostAuthors, numberOf } from '../record.ts'

/** The file does not contain paper records, one per line. */
export class NotASnapshotError extends DigestError {
  readonly code = 'not-a-snapshot'

  constructor(path: string) {
    super(l10n.t("{0} is not a snapshot of arXiv's metadata: expected one JSON object a line.", path))
  }
}

/** The file does not exist, may not be read, or its compression is damaged. */
class UnreadableSnapshotError extends DigestError {
  readonly code = 'unreadable-snapshot'

  constructor(path: string, options?: ErrorOptions) {
    super(l10n.t('{0} cannot be read to the end.', path), options)
  }
}

/** Wraps errors of the file and its compression, with the file's name. */
export async function attempt<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const isOfFile =
      /^(?:E[A-Z]+$|Z_)/.test(code) ||
      (error instanceof Error &&
        /zip|archive|central directory|signature|path|stream|size|compress|encrypt|file ?name|field/i.test(
          error.message,
        ) &&
        code === '')
    throw isOfFile ? new UnreadableSnapshotError(path, { cause: error }) : error
  }
}

/** A snapshot's text while it is read. */
export interface OpenSnapshot {
  /** The uncompressed bytes from the requested position. */
  readonly chunks: AsyncIterable<Buffer>
  /** How much of the file has been read, from 0 to 1. */
  fraction(): number
  close(): void
}

const chunkBytes = 1 << 20

/**
 * Opens a plain, gzip or zip file, depending on its first bytes. In a compressed text one cannot jump: what was read
 * before is decompressed again and skipped.
 * @param from where to start, in uncompressed bytes.
 */
export async function openSnapshot(path: string, from: number): Promise<OpenSnapshot> {
  const { size } = await stat(path)
  const start = await firstBytes(path)
  if (start.equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) {
    const { stream, bytes } = await openLargestEntry(path)
    return packed(stream, from, (read) => read / Math.max(1, bytes))
  }
  const file = createReadStream(path, { highWaterMark: chunkBytes })
  if (start[0] === 0x1f && start[1] === 0x8b) {
    const stream = file.pipe(createGunzip({ chunkSize: chunkBytes }))
    file.on('error', (error) => stream.destroy(error))
    stream.on('close', () => file.destroy())
    return packed(stream, from, () => file.bytesRead / Math.max(1, size))
  }
  file.destroy()
  const stream = createReadStream(path, { highWaterMark: chunkBytes, start: from })
  return {
    chunks: stream,
    fraction: () => Math.min(1, (from + stream.bytesRead) / Math.max(1, size)),
    close: () => stream.destroy(),
  }
}

function packed(stream: Readable, from: number, fractionAt: (bytes: number) => number): OpenSnapshot {
  let read = 0
  return {
    chunks: behind(stream, from, (bytes) => {
      read += bytes
    }),
    fraction: () => Math.min(1, fractionAt(read)),
    close: () => stream.destroy(),
  }
}

async function* behind(
  stream: Readable,
  from: number,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let left = from
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    onRead(chunk.length)
    if (left < chunk.length) yield left > 0 ? chunk.subarray(left) : chunk
    left = Math.max(0, left - chunk.length)
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The text of the largest file in a zip archive, as a stream, and its uncompressed size. */
async function openLargestEntry(
  path: string,
): Promise<{ readonly stream: Readable; readonly bytes: number }> {
  const archive = await openArchive(path)
  try {
    const entry = (await entriesOf(archive)).toSorted((a, b) => b.uncompressedSize - a.uncompressedSize)[0]
    if (!entry) throw new Error('the archive is empty')
    const stream = await streamOf(archive, entry)
    stream.on('close', () => archive.close())
    return { stream, bytes: entry.uncompressedSize }
  } catch (error) {
    archive.close()
    throw error
  }
}

function openArchive(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Nothing is unpacked to the name of an entry, so that any will do.
    openZip(path, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, archive) =>
      archive ? resolve(archive) : reject(error),
    )
  })
}

function entriesOf(archive: ZipFile): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    archive.on('error', reject)
    archive.on('end', () => resolve(entries))
    archive.on('entry', (entry: Entry) => {
      if (!String(entry.fileName).endsWith('/')) entries.push(entry)
      archive.readEntry()
    })
    archive.readEntry()
  })
}

function streamOf(archive: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => (stream ? resolve(stream) : reject(error)))
  })
}

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
