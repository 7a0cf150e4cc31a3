import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { DigestError } from '../../../src/core/base/errors.ts'
import type { HttpClient, HttpResponse } from '../../../src/core/http/httpClient.ts'
import { createHttpClient } from '../../../src/core/http/undiciClient.ts'
import { crossrefSource } from '../../../src/core/metadata/sources/crossref.ts'
import { dataCiteDoiSource, dataCiteSource } from '../../../src/core/metadata/sources/dataCite.ts'
import { openAlexCiting, openAlexSource } from '../../../src/core/metadata/sources/openAlex.ts'
import {
  semanticScholarCiting,
  semanticScholarSource,
} from '../../../src/core/metadata/sources/semanticScholar.ts'
import type { Doi } from '../../../src/core/paper/doi.ts'
import { readRecord } from '../../../src/core/paper/paper.ts'
import { randomFrom } from '../../helpers/randomText.ts'
import { firstSeed } from '../../helpers/seed.ts'
import { standInPapers } from '../../localArxiv/standInPapers.ts'
import { crossrefPaper, startLocalCrossref } from '../../localServices/crossref.ts'
import { startLocalDataCite } from '../../localServices/dataCite.ts'
import { startLocalOpenAlex } from '../../localServices/openAlex.ts'
import { startLocalSemanticScholar } from '../../localServices/semanticScholar.ts'
import { idsOf } from '../../unit/metadata/lookUpBench.ts'

const ids = idsOf('1706.03762', 'hep-th/9711200')
const doi = '10.1038/nature14539' as Doi
const odd: readonly unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    '\0',
    '\ud800',
    '\u202e<b>',
    'x'.repeat(200_000),
    [],
    {},
    [[]],
    [null],
  ],
  ...[
    { a: 1 },
    '9999-99-99',
    '2024-02-30',
    '0000-00-00',
    [[2024, 99, 99]],
    [[null]],
    '__proto__',
    'javascript:x',
  ],
  ...[
    { 'date-parts': [[1e9]] },
    { 'date-parts': [['2024', 'x']] },
    { 'date-parts': null },
    '&#x1b;[2J',
    'a\n\rb',
  ],
  Array(20_000).fill({ name: 'A', family: 'B' }),
]
const rounds = 300
const citing = standInPapers.map((paper) => ({ ...paper, cites: ['1412.6980', '10.1000/a'] }))

suite('records of services that answer in other shapes', () => {
  const signal = new AbortController().signal
  const services: Readonly<
    Record<
      string,
      () => Promise<
        readonly [() => Promise<void>, (http: HttpClient) => Promise<ReadonlyMap<string, object | undefined>>]
      >
    >
  > = {
    async Crossref() {
      const { url, close } = await startLocalCrossref([crossrefPaper])
      return [close, (http) => crossrefSource(url).lookUp([doi], http, signal)]
    },
    async 'DataCite of arXiv'() {
      const { url, close } = await startLocalDataCite(standInPapers)
      return [close, (http) => dataCiteSource(url).lookUp(ids, http, signal)]
    },
    async DataCite() {
      const { url, close } = await startLocalDataCite(standInPapers, [
        {
          doi,
          titles: [{ title: 'A' }],
          creators: [{ name: 'B, C' }],
          dates: [{ date: '2024', dateType: 'Issued' }],
        },
      ])
      return [close, (http) => dataCiteDoiSource(url).lookUp([doi], http, signal)]
    },
    async 'Semantic Scholar'() {
      const { url, close } = await startLocalSemanticScholar(standInPapers)
      return [close, (http) => semanticScholarSource(url).lookUp(ids, http, signal)]
    },
    async 'Semantic Scholar, of what papers cite'() {
      const { url, close } = await startLocalSemanticScholar(citing)
      return [close, (http) => semanticScholarCiting(url).lookUp(ids, http, signal)]
    },
    async 'OpenAlex, of what papers cite'() {
      const { url, close } = await startLocalOpenAlex(citing, 'key')
      return [close, (http) => openAlexCiting(url, 'key').lookUp(ids, http, signal)]
    },
    async OpenAlex() {
      const { url, close } = await startLocalOpenAlex(standInPapers, 'key')
      return [close, (http) => openAlexSource(url, 'key').lookUp(ids, http, signal)]
    },
  }
  for (const [name, start] of Object.entries(services)) {
    test(`are records or named failures: ${name}`, async () => {
      const [close, lookUp] = await start()
      const client = createHttpClient({ userAgent: 'research-digest/test' })
      const random = randomFrom(firstSeed)
      let good: HttpResponse | undefined
      const keepFirst = (response: HttpResponse) => {
        good ??= response
        return response
      }
      try {
        const whole = await lookUp({
          ...client,
          postJson: async (...args) => keepFirst(await client.postJson(...args)),
          get: async (...args) => keepFirst(await client.get(...args)),
        })
        assert.ok(whole.size > 0 && good)
        const text = new TextDecoder().decode(good.body)
        for (let round = 0; round < rounds; round++) {
          const changed = JSON.stringify(mutated(JSON.parse(text), random))
          const answer = async () => ({ ...good, body: new TextEncoder().encode(changed) }) as HttpResponse
          const records = await lookUp({ get: answer, postJson: answer }).catch((error) => {
            assert.ok(error instanceof DigestError, `${error.stack} of ${changed.slice(0, 2000)}`)
            return new Map<string, object>()
          })
          for (const record of records.values())
            if (record) requireRecord(record as Readonly<Record<string, unknown>>, changed)
        }
      } finally {
        await client.close()
        await close()
      }
    })
  }
})

/** The value with another in place of one to three of its parts. */
function mutated(value: unknown, random: (below: number) => number): unknown {
  const places: (readonly [object, string])[] = []
  const collect = (part: unknown) => {
    if (typeof part !== 'object' || part === null) return
    for (const key of Object.keys(part)) {
      places.push([part, key])
      collect((part as Record<string, unknown>)[key])
    }
  }
  collect(value)
  for (let count = 1 + random(3); count > 0; count--) {
    const [parent, key] = places[random(places.length)] ?? []
    if (parent && key !== undefined) (parent as Record<string, unknown>)[key] = odd[random(odd.length)]
  }
  return value
}

function requireRecord(record: Readonly<Record<string, unknown>>, of: string): void {
  const say = `${JSON.stringify(record).slice(0, 500)} of ${of.slice(0, 1500)}`
  const { title, authors, abstract, categories } = record
  assert.ok(typeof title === 'string' && /\S/.test(title) && title.length < 100_000, say)
  assert.ok(typeof abstract === 'string', say)
  for (const list of [authors, categories]) {
    assert.ok(Array.isArray(list) && list.every((each) => typeof each === 'string' && /\S/.test(each)), say)
  }
  // The library reads it back as it was.
  const stored = JSON.parse(JSON.stringify(record))
  assert.ok(isDeepStrictEqual(JSON.parse(JSON.stringify(readRecord(stored) ?? null)), stored), say)
  for (const key of ['publishedAt', 'updatedAt']) {
    const date = record[key]
    assert.ok(
      date === undefined || (typeof date === 'string' && !Number.isNaN(Date.parse(date))),
      `${key}: ${say}`,
    )
  }
  for (const key of ['comment', 'journalReference', 'doi']) {
    const text = record[key]
    assert.ok(text === undefined || (typeof text === 'string' && /\S/.test(text)), `${key}: ${say}`)
  }
  assert.doesNotMatch(JSON.stringify(record), /\\u00[01]|[\u202e]|\\ud800/, say)
}
