// Compares reader and stand-in with recorded answers of arXiv, which lie outside the project: skipped without them.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { readArxivFeed } from '../../../src/core/metadata/sources/arxivApi.ts'
import { readXml, type XmlElement } from '../../../src/core/metadata/xml.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'

interface Recording {
  readonly url: string
  readonly file: string
  readonly status: number
  readonly entries: number
}

const folder = new URL('../../../../shared/corpus/dev/arxiv-api/', import.meta.url)
const recordings: readonly Recording[] = existsSync(folder)
  ? JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'))
  : []

/** Papers that the stand-in has as well, and questions that need no paper. */
const comparable = [
  '0000.0000',
  '0808.05394',
  '0808.05394,1707.08567',
  '1707.08567',
  '2104.12255v1',
  'abc',
  'astro-ph/0601001',
]

function bytesOf(recording: Recording): Uint8Array {
  return readFileSync(new URL(recording.file, folder))
}

function parametersOf({ url }: Recording): URLSearchParams {
  return new URL(url).searchParams
}

/** Names, namespaces and attributes of a document, repeated neighbours once, without any of its text. */
function shapeOf({ namespace, name, attributes, children }: XmlElement): string {
  const inner = children.map(shapeOf).filter((shape, index, all) => shape !== all[index - 1])
  return `{${namespace}}${name}[${Object.keys(attributes).sort()}](${inner.join(' ')})`
}

suite('conformance with recorded answers', () => {
  let arxiv: LocalArxiv

  suiteSetup(async function () {
    if (recordings.length === 0) this.skip()
    arxiv = await startLocalArxiv()
  })
  suiteTeardown(() => arxiv?.close())

  test('reads every recorded answer', () => {
    for (const recording of recordings) {
      const feed = readArxivFeed(bytesOf(recording), 'test')
      if (recording.status === 400) assert.equal(feed.kind, 'refusal', recording.file)
      else assert.equal(feed.kind === 'papers' && feed.papers.length, recording.entries, recording.file)
    }
  })

  test('reads authors, dates, categories and abstract of every recorded paper', () => {
    const papers = recordings.flatMap((recording) => {
      const feed = readArxivFeed(bytesOf(recording), 'test')
      return feed.kind === 'papers' ? feed.papers : []
    })
    for (const { id, authors, publishedAt, updatedAt, categories, abstract } of papers) {
      assert.ok(authors.length > 0 && publishedAt && updatedAt && categories.length > 0 && abstract, id)
    }
  })

  for (const ids of comparable) {
    test(`is answered by the stand-in in the same shape: ${ids}`, async () => {
      const recording = recordings.find((candidate) => parametersOf(candidate).get('id_list') === ids)
      assert.ok(recording, `no recording of ${ids}`)
      const answer = await fetch(`${arxiv.url}?${parametersOf(recording)}`)
      assert.equal(answer.status, recording.status)
      const own = readXml(new Uint8Array(await answer.arrayBuffer()))
      assert.equal(shapeOf(own), shapeOf(readXml(bytesOf(recording))))
    })
  }

  test('is answered by the stand-in with the same elements when searching', async () => {
    const searches = recordings.filter((recording) => parametersOf(recording).get('search_query'))
    const recorded = new Set(
      searches.flatMap((recording) => readXml(bytesOf(recording)).children.flatMap(partsOf)),
    )
    const answer = await fetch(`${arxiv.url}?search_query=the&max_results=100`)
    const own = readXml(new Uint8Array(await answer.arrayBuffer())).children.flatMap(partsOf)
    assert.ok(own.length > 100)
    assert.deepEqual(
      own.filter((part) => !recorded.has(part) && !part.includes('affiliation')),
      [],
    )
  })
})

/** An element of the feed and those directly in it, without what they hold. */
function partsOf(element: XmlElement): string[] {
  return [element, ...element.children].map((part) => shapeOf({ ...part, children: [] }))
}
