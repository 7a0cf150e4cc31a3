import assert from 'node:assert/strict'
import fc from 'fast-check'
import { dataCiteSource } from '../../../src/core/metadata/sources/dataCite.ts'
import type { StandInPaper } from '../../localArxiv/standInPapers.ts'
import { startLocalDataCite } from '../../localServices/dataCite.ts'
import {
  idsOf,
  type LookUpBench,
  type LookUpBenchOptions,
  startLookUp,
} from '../../unit/metadata/lookUpBench.ts'

const idAt = (index: number) => `2402.${String(index + 1).padStart(5, '0')}`

function papers(count: number, authorCount = 2): readonly StandInPaper[] {
  return Array.from({ length: count }, (_, index) => ({
    id: idAt(index),
    title: `Invented Paper ${index}`,
    authors: Array.from({ length: authorCount }, (_, author) => `Author ${author}`),
    published: '2024-02-01',
    updated: '2024-02-02',
    version: 1,
    categories: ['hep-ex'],
    abstract: 'Nothing that is true.',
    invented: true,
  }))
}

/** Looks up so many papers of a service of their own, and gives what became of them. */
async function lookUpAll(
  options: LookUpBenchOptions & { readonly count: number },
  prepare: (bench: LookUpBench) => void = () => {},
) {
  const bench = await startLookUp({ papers: papers(options.count), ...options })
  try {
    prepare(bench)
    const ids = idsOf(...Array.from({ length: options.count }, (_, index) => idAt(index)))
    const outcomes = [...(await bench.lookUp.lookUp(ids))]
    const ofKind = (kind: string) =>
      outcomes.filter(([, outcome]) => outcome.kind === kind).map(([id]) => id as string)
    const again = async () => [...(await bench.lookUp.lookUp(ids)).values()].map(({ kind }) => kind)
    const before = bench.arxiv.requests.length
    const kindsAgain = await again()
    const requests = bench.arxiv.requests.map(({ ids }) => ids.length)
    return {
      found: ofKind('found'),
      missing: ofKind('missing'),
      unavailable: ofKind('unavailable'),
      outcomes: new Map(outcomes),
      requests: requests.slice(0, before),
      kindsAgain,
      requestsAgain: requests.length - before,
      waits: bench.clock.waits,
    }
  } finally {
    await bench.close()
  }
}

suite('lookUpPapers when one record is bad', () => {
  const mended: readonly (readonly [string, string | Buffer])[] = [
    ['a reference to a control character', '&#x1b;'],
    ['a reference to no character', '&#xD800;'],
    ['a control character', '\u0001'],
    ['a noncharacter', '\uffff'],
  ]
  for (const [what, part] of mended) {
    test(`finds all of 50 papers with one request where a title has ${what}`, async () => {
      const { found, requests } = await lookUpAll({ count: 50 }, ({ arxiv }) => arxiv.spoil([idAt(20)], part))
      assert.equal(found.length, 50)
      assert.deepEqual(requests, [50])
    })
  }

  test('loses one paper of 50, which is not missing, to a byte that is no UTF-8', async () => {
    const result = await lookUpAll({ count: 50 }, ({ arxiv }) => arxiv.spoil([idAt(20)], Buffer.from([0xe9])))
    assert.deepEqual([result.found.length, result.unavailable, result.requests], [49, [idAt(20)], [50]])
  })

  for (const [what, part] of [
    ['an unknown entity', '&nbsp;'],
    ['a lone ampersand', 'a & b'],
    ['an element without an end', '<i>'],
    ['a reference without an end', '&#x41 '],
  ] as const) {
    for (const place of [0, 20, 49]) {
      test(`loses paper ${place} of 50 alone to ${what}, in a dozen requests at most`, async () => {
        const result = await lookUpAll({ count: 50 }, ({ arxiv }) => arxiv.spoil([idAt(place)], part))
        assert.deepEqual([result.found.length, result.unavailable], [49, [idAt(place)]])
        assert.ok(result.requests.length <= 12, String(result.requests))
        const outcome = result.outcomes.get(idsOf(idAt(place))[0] ?? assert.fail())
        assert.match(outcome?.kind === 'unavailable' ? outcome.reason : '', /cannot be read/)
        // It is not asked for again with every look.
        assert.equal(result.requestsAgain, 0)
        const gaps = result.waits.filter((ms) => ms > 2900)
        assert.equal(gaps.length, result.requests.length - 1, String(result.waits))
      })
    }
  }

  test('finds every good paper, and never calls a bad one missing, wherever the bad ones are', async () => {
    const bad = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(bad, async (places) => {
        const { found, unavailable, missing } = await lookUpAll({ count: 60 }, ({ arxiv }) =>
          arxiv.spoil(places.map(idAt), '&unknown;'),
        )
        assert.deepEqual(unavailable.sort(), places.map(idAt).sort())
        assert.deepEqual([found.length, missing], [60 - places.length, []])
      }),
      { numRuns: 25 },
    )
  })

  test('asks another source for a paper that cannot be read', async () => {
    const dataCite = await startLocalDataCite(papers(50))
    try {
      const result = await lookUpAll({ count: 50, others: [dataCiteSource(dataCite.url)] }, ({ arxiv }) =>
        arxiv.spoil([idAt(7)], '&unknown;'),
      )
      assert.equal(result.found.length, 50)
      assert.equal(dataCite.requests.length, 1)
    } finally {
      await dataCite.close()
    }
  })

  test('does not call a paper missing whose entry cannot be told from others', async () => {
    const result = await lookUpAll({ count: 3 }, ({ arxiv }) =>
      arxiv.alter((body) => body.replace(`${idAt(1)}v1</id>`, 'of-nothing</id>')),
    )
    assert.deepEqual([result.found, result.unavailable], [[idAt(0), idAt(2)], [idAt(1)]])
  })

  test('gives up on a source whose answers are all bad after a dozen requests', async () => {
    const { unavailable, requests } = await lookUpAll({ count: 100 }, ({ arxiv }) =>
      arxiv.alter((body) => body.replace('</feed>', '<open></feed>')),
    )
    assert.equal(unavailable.length, 100)
    assert.ok(requests.length <= 12, String(requests))
  })

  test('asks a source once that sends a web page instead', async () => {
    const { unavailable, requests } = await lookUpAll({ count: 100 }, ({ arxiv }) =>
      arxiv.misbehave([{ kind: 'htmlPage' }]),
    )
    assert.deepEqual([unavailable.length, requests], [100, [100]])
  })

  test('finds the others where the service refuses one identifier', async () => {
    const result = await lookUpAll({ count: 20 }, ({ arxiv }) => {
      arxiv.refuse((ids) => ids.includes(idAt(4)))
    })
    assert.deepEqual([result.found.length, result.unavailable], [19, [idAt(4)]])
  })

  for (const [count, place, most] of [
    [2, 0, 5],
    [2, 1, 5],
    [3, 1, 7],
    [50, 0, 14],
    [50, 20, 14],
    [50, 49, 14],
  ] as const)
    test(`finds the others where the service fails at paper ${place} of ${count}, at its pace`, async () => {
      const result = await lookUpAll({ count }, ({ arxiv }) => {
        arxiv.refuse((ids) => ids.includes(idAt(place)), 500)
      })
      assert.deepEqual([result.found.length, result.unavailable], [count - 1, [idAt(place)]])
      assert.ok(result.requests.length <= most, String(result.requests))
      const gaps = result.waits.filter((ms) => ms > 2900)
      assert.ok(gaps.length >= result.requests.length - 1, String(result.waits))
    })

  test('finds all papers once the service has recovered from a failure', async () => {
    const result = await lookUpAll({ count: 50 }, ({ arxiv }) =>
      arxiv.misbehave([500, 500, 500].map((status) => ({ kind: 'status', status }))),
    )
    assert.equal(result.found.length, 50)
  })

  for (const [status, most] of [
    [500, 13],
    [502, 3],
    [503, 3],
  ] as const)
    test(`gives up on a service that fails with ${status}, whatever it is asked, after ${most} requests at most`, async () => {
      const result = await lookUpAll({ count: 100 }, ({ arxiv }) => arxiv.refuse(() => true, status))
      assert.deepEqual([result.unavailable.length, result.missing], [100, []])
      assert.ok(result.requests.length <= most, String(result.requests))
    })
})

suite('lookUpPapers with records of papers by thousands', () => {
  for (const [count, authors, most] of [
    [40, 2900, 2],
    [100, 2900, 8],
    [3, 60_000, 5],
  ] as const) {
    test(`finds ${count} papers of ${authors} authors each, in ${most} requests at most`, async () => {
      const { found, requests } = await lookUpAll({ count, papers: papers(count, authors) })
      assert.equal(found.length, count)
      assert.ok(requests.length <= most, String(requests))
    })
  }

  test('goes back to full batches after heavy answers', async () => {
    const heavy = papers(100, 2900)
    const light = papers(300).slice(100)
    const { found, requests } = await lookUpAll({ count: 300, papers: [...heavy, ...light] })
    assert.equal(found.length, 300)
    assert.ok(requests.length <= 12, String(requests))
  })
})
