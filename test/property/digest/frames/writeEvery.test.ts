import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { applyEdits } from '../../../../src/core/base/span.ts'
import { type WrittenEntry, writeAfter } from '../../../../src/core/digest/frames/write.ts'
import { plainTitle, unescaped } from '../../../../src/core/digest/layouts/index.ts'
import { type Digest, type Entry, paperOf } from '../../../../src/core/digest/model.ts'
import { parseDigest } from '../../../../src/core/digest/session.ts'
import { titleText } from '../../../../src/core/digest/titles/words.ts'
import { isPageUrl, type PageUrl, type Paper, type WritablePaper } from '../../../../src/core/paper/paper.ts'
import { readableTex } from '../../../../src/core/paper/text.ts'
import { fixtureDigests, type NamedText } from '../../../helpers/digestTexts.ts'
import { noFacts, paper } from '../../../helpers/papers.ts'

const usual = record('Learned Compression of Very Long Documents')
const elsewhere = { ...usual, id: 'https://openreview.net/forum?id=abc123' as PageUrl }
/** What titles of records have that lines are made of as well. */
const wide = [
  'What Do Small Models Know?',
  'On the Shape of Loss Surfaces.',
  'Pruning [Sparse] Models (and Dense Ones)',
  'Left | Right: A Study of Columns',
  'A* Search and B* Search on *Very* Large Graphs',
  'Is "Less" More for “Small” Models?',
  'Learning $\\alpha$-Nets with $O(n^2)$ Memory and G\\"odel\'s Help',
  'Deep Learning - An Overview - Part 2',
  '拡散モデルの高速なサンプリング手法',
  `A Long Title: ${'with Many Parts of the Same Kind, '.repeat(9)}and an End`,
].map(record)
/** Of the entries after which a paper is written: so many must be written in another entry's form, by a layout the rest. */
const leastByExample = 0.95
/** Entries of one digest are alike. */
const mostInFile = 15

suite('a paper written after each entry of a digest', () => {
  const sources: readonly (readonly [string, readonly NamedText[]])[] = [
    ['the fixtures', fixtureDigests()],
    ['the corpus', filesIn('corpus/dev')],
    ['the lists', filesIn('corpus/lists')],
    ['the cases', filesIn('cases/reading')],
  ]
  for (const [name, files] of sources) {
    test(`is read as it was meant, and all else as before: ${name}`, function () {
      if (files.length === 0) this.skip()
      const tally = { all: 0, byExample: 0 }
      for (const file of files) for (const place of places(file)) check(place, usual, tally)
      report(this, tally)
    })
  }

  test('is so where it is not on arXiv', function () {
    const tally = { all: 0, byExample: 0 }
    for (const file of fixtureDigests()) for (const place of places(file)) check(place, elsewhere, tally)
    report(this, tally)
  })

  test('is so whatever its title is', function () {
    const tally = { all: 0, byExample: 0 }
    for (const file of fixtureDigests())
      for (const place of places(file, 1)) for (const each of wide) check(place, each, tally)
    report(this, tally)
  })
})

interface Place {
  readonly file: string
  readonly digest: Digest
  readonly index: number
}

interface Tally {
  all: number
  byExample: number
}

/** Entries of a digest that has one with title and link to go by, evenly chosen. */
function* places({ name, text }: NamedText, most = mostInFile): Iterable<Place> {
  const digest = parseDigest(text)
  const { entries } = digest
  if (digest.note || !entries.some(({ title, link }) => title && link)) return
  const step = Math.max(1, entries.length / most)
  for (let at = 0; at < entries.length; at += step) yield { file: name, digest, index: Math.floor(at) }
}

function check({ file, digest, index }: Place, record: WritablePaper, tally: Tally): void {
  const written = writeAfter(digest, index, record, noFacts)
  tally.all++
  if (!written.isSound) return
  if (written.exemplar) tally.byExample++
  const where = `${file}, entry ${index}: ${JSON.stringify(written.newText)}`
  const after = parseDigest(applyEdits(digest.text, [written]))
  const entry = newEntry(after, written)
  assert.ok(entry, where)
  assert.equal(
    withoutStop(titleText(plainTitle(entry) ?? '')),
    withoutStop(unescaped(titleText(readableTex(record.title)))),
    where,
  )
  if (isPageUrl(record.id)) assert.equal(entry.link?.url, record.id, where)
  else assert.equal(paperOf(entry), record.id, where)
  const others = { ...after, text: after.text, entries: after.entries.filter((each) => each !== entry) }
  assert.deepEqual(sayings(others), sayings(digest), where)
}

function newEntry({ entries }: Digest, { span, newText }: WrittenEntry): Entry | undefined {
  return entries.find(({ head }) => span.start <= head.start && head.start < span.start + newText.length)
}

/** The full stop after a title is the line's. */
function withoutStop(title: string): string {
  return title.replace(/[\s.]+$/, '')
}

function sayings({ text, entries }: Pick<Digest, 'text' | 'entries'>) {
  return entries.map((entry) => ({
    title: plainTitle(entry),
    url: entry.link?.url,
    said: entry.commentary && text.slice(entry.commentary.start, entry.commentary.end),
  }))
}

function report({ test: own }: Mocha.Context, { all, byExample }: Tally): void {
  if (own) own.title += ` (${byExample} of ${all} by example)`
  assert.ok(byExample >= leastByExample * all, `only ${byExample} of ${all} are written by example`)
}

function record(title: string): Paper {
  return paper({
    id: '2401.00077',
    title,
    authors: ['Nora van Dyke', 'Lee Oak', 'Ada Q. Third'],
    publishedAt: '2024-01-05T00:00:00Z',
    categories: ['cs.CL', 'cs.LG'],
  })
}

/** Texts beside the checkout, which the project does not ship. */
function filesIn(folder: string): readonly NamedText[] {
  const root = new URL(`../../../../../shared/${folder}/`, import.meta.url)
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|txt)$/.test(file) && file !== 'README.md')
    .map((name) => ({
      name,
      text: readFileSync(new URL(name.split('/').map(encodeURIComponent).join('/'), root), 'utf8'),
    }))
}
