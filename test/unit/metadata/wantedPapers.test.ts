import assert from 'node:assert/strict'
import { WantedPapers } from '../../../src/core/metadata/wantedPapers.ts'
import { idsOf } from './lookUpBench.ts'

const missing = { kind: 'missing' } as const
const [first, second, third] = idsOf('2401.00001', '2401.00002', '2401.00003') as [never, never, never]

suite('wantedPapers', () => {
  test('hands out the oldest first, each once', () => {
    const wanted = new WantedPapers()
    wanted.join([first, second])
    wanted.join([second, third])
    assert.deepEqual(wanted.take(2), [first, second])
    assert.deepEqual(wanted.take(2), [third])
    assert.equal(wanted.queued, 0)
  })

  test('tells everybody who waits', async () => {
    const wanted = new WantedPapers()
    const joined = [...wanted.join([first]), ...wanted.join([first])]
    wanted.settle(first, missing)
    assert.deepEqual(await Promise.all(joined.map(({ outcome }) => outcome)), [missing, missing])
  })

  test('drops what the last one to wait has left', () => {
    const wanted = new WantedPapers()
    const [one, other] = [wanted.join([first]), wanted.join([first])]
    wanted.leave(one)
    assert.equal(wanted.queued, 1)
    wanted.leave(other)
    assert.equal(wanted.queued, 0)
  })

  test('does not put back what nobody waits for any more', () => {
    const wanted = new WantedPapers()
    const joined = wanted.join([first])
    wanted.join([second])
    const taken = wanted.take(2)
    wanted.leave(joined)
    wanted.putBack(taken)
    assert.deepEqual(wanted.take(2), [second])
  })

  test('keeps a new wish when an older, settled one of the same paper is left', () => {
    const wanted = new WantedPapers()
    const old = wanted.join([first])
    wanted.settle(first, missing)
    wanted.join([first])
    wanted.leave(old)
    assert.equal(wanted.queued, 1)
  })
})
