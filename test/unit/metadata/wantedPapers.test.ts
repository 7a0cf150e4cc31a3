import assert from 'node:assert/strict'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { WantedPapers } from '../../../src/core/metadata/wantedPapers.ts'
import { idsOf } from './lookUpBench.ts'

const missing = { kind: 'missing', isBelieved: false, askAgainAt: 0 } as const
const [first, second, third] = idsOf('2401.00001', '2401.00002', '2401.00003') as [never, never, never]

suite('wantedPapers', () => {
  const take = (wanted: WantedPapers<ArxivId>, most: number) => {
    const ids = wanted
      .queue()
      .slice(0, most)
      .map(({ id }) => id)
    wanted.take(ids)
    return ids
  }

  test('hands out the oldest first, each once', () => {
    const wanted = new WantedPapers<ArxivId>()
    wanted.join([first, second])
    wanted.join([second, third])
    assert.deepEqual(take(wanted, 2), [first, second])
    assert.deepEqual(take(wanted, 2), [third])
    assert.equal(wanted.queued, 0)
  })

  test('tells everybody who waits', async () => {
    const wanted = new WantedPapers<ArxivId>()
    const joined = [...wanted.join([first]), ...wanted.join([first])]
    wanted.settle(first, missing)
    assert.deepEqual(await Promise.all(joined.map(({ outcome }) => outcome)), [missing, missing])
  })

  test('drops what the last one to wait has left', () => {
    const wanted = new WantedPapers<ArxivId>()
    const [one, other] = [wanted.join([first]), wanted.join([first])]
    wanted.leave(one)
    assert.equal(wanted.queued, 1)
    wanted.leave(other)
    assert.equal(wanted.queued, 0)
  })

  test('does not put back what nobody waits for any more', () => {
    const wanted = new WantedPapers<ArxivId>()
    const joined = wanted.join([first])
    wanted.join([second])
    const taken = take(wanted, 2)
    wanted.leave(joined)
    wanted.putBack(taken)
    assert.deepEqual(take(wanted, 2), [second])
  })

  test('hands out preferred ones before older ones, and what nobody waits for last', () => {
    const wanted = new WantedPapers<ArxivId>()
    wanted.upgrade([third], [])
    wanted.join([first, second])
    wanted.prefer([second])
    assert.deepEqual(take(wanted, 3), [second, first, third])
  })

  test('keeps what is to be upgraded although nobody waits for it', () => {
    const wanted = new WantedPapers<ArxivId>()
    wanted.upgrade([first], ['other'])
    wanted.putBack(take(wanted, 1))
    assert.deepEqual([...(wanted.queue()[0]?.tried ?? [])], ['other'])
  })

  test('keeps a new wish when an older, settled one of the same paper is left', () => {
    const wanted = new WantedPapers<ArxivId>()
    const old = wanted.join([first])
    wanted.settle(first, missing)
    wanted.join([first])
    wanted.leave(old)
    assert.equal(wanted.queued, 1)
  })
})
