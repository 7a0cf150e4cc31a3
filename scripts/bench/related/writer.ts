// The digests and notes of one writer, and titles of other papers, from beside the checkout; the project does not ship them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { DigestRecord } from '../../../src/core/archive/archivedDigest.ts'
import { recordDigest } from '../../../src/core/archive/digestRecord.ts'
import { plainTitle } from '../../../src/core/digest/layouts/index.ts'
import { type Digest, paperOf } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { projectRoot } from '../../support/project.ts'

export interface WrittenEntry {
  readonly id: string | undefined
  readonly title: string
  /** The whole commentary. */
  readonly said: string
  readonly file: string
  /** By the first six digits of the file's name, such as `2020-11-25`. */
  readonly date: string
}

/** A paper that is named in the commentary on another one. */
export interface WrittenMention {
  readonly in: WrittenEntry
  readonly id: string
}

export interface Writer {
  readonly records: readonly { readonly file: string; readonly date: string; readonly record: DigestRecord }[]
  readonly entries: readonly WrittenEntry[]
  readonly mentions: readonly WrittenMention[]
  /** Titles of papers that somebody listed, by their identifiers. */
  readonly titles: ReadonlyMap<string, string>
}

const corpus = path.join(projectRoot, '..', 'shared', 'corpus', 'dev')
const folders = ['reviews', '2020', '2021']

/** `undefined` where the texts are missing. */
export function readWriter(): Writer | undefined {
  if (!existsSync(path.join(corpus, 'titles.tsv'))) return undefined
  const lines = readFileSync(path.join(corpus, 'titles.tsv'), 'utf8').trim().split('\n')
  const titles = new Map(lines.map((line) => line.split('\t') as [string, string]))
  const read = folders.flatMap((folder) =>
    readdirSync(path.join(corpus, 'rosinality', folder)).flatMap((name) => readFile(folder, name)),
  )
  return {
    titles,
    records: read.flatMap(({ file, date, record }) => (record ? [{ file, date, record }] : [])),
    entries: read.flatMap(({ entries }) => entries),
    mentions: read.flatMap(({ mentions }) => mentions),
  }
}

function readFile(folder: string, name: string) {
  const [, year, month, day] = /^(\d\d)(\d\d)(\d\d) /.exec(name) ?? []
  if (!day) return []
  const date = `20${year}-${month}-${day}`
  const file = `${folder}/${name}`
  const digest = parseDigest(readFileSync(path.join(corpus, 'rosinality', file), 'utf8'))
  const record = recordDigest(digest, { file, fallbackDate: date, isChosen: true, isExcluded: false })
  const entries = digest.entries.map((entry): WrittenEntry => {
    const { start, end } = entry.commentary ?? { start: 0, end: 0 }
    const said = digest.text.slice(start, end)
    return { id: paperOf(entry), title: plainTitle(entry) ?? '', said, file, date }
  })
  return [{ file, date, record, entries, mentions: mentionsIn(digest, entries) }]
}

function mentionsIn(digest: Digest, entries: readonly WrittenEntry[]): readonly WrittenMention[] {
  return digest.mentions.flatMap((mention) => {
    const { start, end } = mention.link.span
    const own = entries[digest.entries.findLastIndex(({ span }) => span.start <= start && end <= span.end)]
    const id = paperOf(mention)
    return own && id !== undefined && id !== own.id ? [{ in: own, id }] : []
  })
}

/** A digest that has an entry for each of some papers, by their identifiers, with what is said of them. */
export function recordOfTitles(
  file: string,
  titles: ReadonlyMap<string, string>,
  said: (id: string) => string = () => '',
): { readonly file: string; readonly record: DigestRecord | undefined } {
  const text = Array.from(
    titles,
    ([id, title]) => `${title}\nhttps://arxiv.org/abs/${id}\n${said(id)}\n`,
  ).join('\n')
  return { file, record: recordDigest(parseDigest(text), { file, isChosen: true, isExcluded: false }) }
}
