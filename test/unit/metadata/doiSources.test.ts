import assert from 'node:assert/strict'
import { type ClosableHttpClient, createHttpClient } from '../../../src/core/http/undiciClient.ts'
import { crossrefSource } from '../../../src/core/metadata/sources/crossref.ts'
import { dataCiteDoiSource } from '../../../src/core/metadata/sources/dataCite.ts'
import { type Doi, parseDoi } from '../../../src/core/paper/doi.ts'
import type { Fault } from '../../localArxiv/faults.ts'
import { startLocalCrossref } from '../../localServices/crossref.ts'
import { startLocalDataCite } from '../../localServices/dataCite.ts'
import type { LocalService } from '../../localServices/service.ts'

const work = {
  DOI: '10.1038/Nature14539',
  title: ['Deep <i>learning</i> &amp; more'],
  author: [{ given: 'Yann', family: 'LeCun', sequence: 'first' }, { name: 'A Group' }, { family: 'Hinton' }],
  abstract:
    '<jats:title>Abstract</jats:title><jats:p>First &lt; second.</jats:p><jats:p>Then <jats:italic>x</jats:italic>.</jats:p>',
  issued: { 'date-parts': [[2015, 5, 27]] },
  'container-title': ['Nature'],
  volume: '521',
  issue: '7553',
  page: '436-444',
  publisher: 'A Publisher',
}
const bare = { DOI: '10.1000/bare', title: ['Bare'], issued: { 'date-parts': [[2001]] } }
const untitled = { DOI: '10.1000/untitled', title: [] }

export function doi(text: string): Doi {
  return parseDoi(text) ?? assert.fail(`${text} is no DOI`)
}

suite('Crossref as a source of DOIs', () => {
  let service: LocalService & { readonly url: string }
  let http: ClosableHttpClient
  const signal = new AbortController().signal

  setup(async () => {
    service = await startLocalCrossref([work, bare, untitled])
    http = createHttpClient({ userAgent: 'research-digest/test' })
  })
  teardown(async () => {
    await http.close()
    await service.close()
  })

  const lookUp = (...dois: string[]) => crossrefSource(service.url).lookUp(dois.map(doi), http, signal)

  test('reads what Crossref says, without markup', async () => {
    const [record] = (await lookUp('10.1038/nature14539')).values()
    assert.equal(record?.id, '10.1038/nature14539')
    assert.equal(record?.title, 'Deep learning & more')
    assert.deepEqual(record?.authors, ['Yann LeCun', 'A Group', 'Hinton'])
    assert.equal(record?.abstract, 'First < second.\n\nThen x.')
    assert.equal(record?.publishedAt, '2015-05-27')
    assert.equal(record?.journalReference, 'Nature 521(7553) 436-444')
    assert.equal(record?.source, 'crossref')
  })

  test('takes signs of comparison for what they are', async () => {
    await service.close()
    service = await startLocalCrossref([{ ...work, title: ['If p < 0.05 and q > 3 <sup>2</sup><!-- x -->'] }])
    const [record] = (await lookUp('10.1038/nature14539')).values()
    assert.equal(record?.title, 'If p < 0.05 and q > 3 2')
  })

  test('reads records of few fields, and leaves out those without a title', async () => {
    const records = await lookUp('10.1000/bare', '10.1000/untitled')
    assert.deepEqual([...records.keys()], ['10.1000/bare'])
    assert.equal(records.get(doi('10.1000/bare'))?.publishedAt, '2001')
    assert.equal(records.get(doi('10.1000/bare'))?.journalReference, undefined)
  })

  const dated = (year: number, ...rest: number[]) => ({ 'date-parts': [[year, ...rest]] })
  const updates: readonly (readonly [string, object, object | undefined])[] = [
    [
      'the first notice that takes a paper back',
      {
        'updated-by': [
          { DOI: '10.1000/c', type: 'correction', updated: dated(2019, 1, 2) },
          { DOI: '10.1000/Later', type: 'retraction', source: 'retraction-watch', updated: dated(2021) },
          { DOI: '10.1000/Notice', type: 'retraction', source: 'publisher', updated: dated(2020, 3, 4) },
        ],
      },
      { date: '2020-03-04', notice: '10.1000/notice' },
    ],
    [
      'a notice in the place of the paper',
      { 'update-to': [{ DOI: '10.1000/Bare', type: 'withdrawal', updated: dated(2020, 3) }] },
      { date: '2020-03', notice: '10.1000/bare' },
    ],
    ['no day and no notice', { 'updated-by': [{ type: 'removal', DOI: 7, updated: 'soon' }] }, {}],
    [
      'the paper that a notice is about',
      { 'update-to': [{ DOI: '10.1000/x', type: 'retraction' }] },
      undefined,
    ],
    ['corrections', { 'updated-by': [{ DOI: '10.1000/c', type: 'correction' }] }, undefined],
    ['something else', { 'updated-by': 'retraction', 'update-to': [null, 'retraction', 7] }, undefined],
  ]
  for (const [name, update, retraction] of updates)
    test(`reads of retractions: ${name}`, async () => {
      const other = await startLocalCrossref([{ ...bare, ...update }])
      const records = await crossrefSource(other.url).lookUp([doi('10.1000/bare')], http, signal)
      await other.close()
      assert.deepEqual(records.get(doi('10.1000/bare'))?.retraction, retraction)
    })

  test('does not ask for DOIs that would be read as two filters', async () => {
    const records = await lookUp('10.1000/a,b', '10.1000/bare')
    assert.deepEqual([...records.keys()], ['10.1000/bare'])
    assert.equal((await lookUp('10.1000/a,b')).size, 0)
    assert.equal(service.requests.length, 1)
  })

  const faults: readonly (readonly [Fault, string])[] = [
    [{ kind: 'htmlPage' }, 'UnreadableResponseError'],
    [{ kind: 'halfDocument' }, 'UnreadableResponseError'],
    [{ kind: 'status', status: 429 }, 'SourceUnavailableError'],
    [{ kind: 'reset' }, 'NetworkError'],
  ]
  for (const [fault, name] of faults) {
    test(`reports ${JSON.stringify(fault)} as ${name}`, async () => {
      service.misbehave([fault])
      await assert.rejects(lookUp('10.1000/bare'), { name })
    })
  }
})

test('DataCite knows DOIs beyond arXiv', async () => {
  const http = createHttpClient({ userAgent: 'research-digest/test' })
  const zenodo = {
    doi: '10.5281/zenodo.1234',
    titles: [{ title: 'A Data Set' }],
    creators: [{ name: 'Author, Ann', nameType: 'Personal' }, { name: 'An Organisation' }],
    dates: [{ date: '2019-03-04', dateType: 'Issued' }],
    descriptions: [],
    subjects: [{ subject: 'physics' }],
    relatedIdentifiers: [],
  }
  const service = await startLocalDataCite([], [zenodo])
  const source = dataCiteDoiSource(service.url)
  const records = await source.lookUp(
    [doi('10.5281/Zenodo.1234'), doi('10.1000/none')],
    http,
    new AbortController().signal,
  )
  await service.close()
  await http.close()
  const [record] = records.values()
  assert.deepEqual([record?.title, record?.authors], ['A Data Set', ['Ann Author', 'An Organisation']])
  assert.deepEqual([record?.publishedAt, record?.categories, records.size], ['2019-03-04', [], 1])
})
