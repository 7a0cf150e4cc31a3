import assert from 'node:assert/strict'
import { forEachInSlices } from '../../../src/core/base/async.ts'

suite('work in slices', () => {
  test('goes over all values in order, and lets others have the thread in between', async () => {
    const seen: number[] = []
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    try {
      await forEachInSlices(Array.from({ length: 40 }, (_, index) => index).values(), (value) => {
        seen.push(value)
        busyFor(2)
      })
    } finally {
      clearInterval(timer)
    }
    assert.deepEqual(
      seen,
      Array.from({ length: 40 }, (_, index) => index),
    )
    assert.ok(turns > 5, `${turns} turns of the event loop`)
  })

  test('fails as what it does fails', async () => {
    const fail = () => {
      throw new RangeError('no')
    }
    await assert.rejects(forEachInSlices([1], fail), RangeError)
  })
})

function busyFor(ms: number): void {
  for (const start = performance.now(); performance.now() - start < ms; );
}
