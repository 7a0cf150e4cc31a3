import assert from 'node:assert/strict'
import { adviseRetry, retryAfterOf } from '../../../src/core/http/httpClient.ts'

const first = { failures: 1, random: 0.5 }

suite('retry', () => {
  test('repeats a question after a refusal that passes', () => {
    for (const status of [406, 429, 500, 502, 503]) {
      const advice = adviseRetry({ kind: 'status', status, retryAfterMs: undefined }, first)
      assert.deepEqual(advice, { repeat: true, waitMs: 5000 }, `status ${status}`)
    }
  })

  test('waits as long as the service asks, and up to a second longer', () => {
    const advice = adviseRetry(
      { kind: 'status', status: 429, retryAfterMs: 7000 },
      { failures: 4, random: 0.25 },
    )
    assert.deepEqual(advice, { repeat: true, waitMs: 7250 })
  })

  test('waits a day at most, however long the service asks', () => {
    for (const [asked, waited] of [
      [3 * 3_600_000, 3 * 3_600_000],
      [86_400_000, 86_400_000],
      [10 ** 12, 86_400_000],
    ] as const) {
      const advice = adviseRetry({ kind: 'status', status: 503, retryAfterMs: asked }, first)
      assert.equal(advice.waitMs, waited + 500)
    }
  })

  test('does not come back at once when the service asks for no wait', () => {
    const advice = adviseRetry({ kind: 'status', status: 503, retryAfterMs: 0 }, first)
    assert.equal(advice.waitMs, 5000)
  })

  test('stops for good after 403', () => {
    const advice = adviseRetry({ kind: 'status', status: 403, retryAfterMs: 1000 }, first)
    assert.deepEqual(advice, { repeat: false, waitMs: Number.POSITIVE_INFINITY })
  })

  test('does not repeat a question that the service does not understand', () => {
    const advice = adviseRetry({ kind: 'status', status: 400, retryAfterMs: undefined }, first)
    assert.equal(advice.repeat, false)
  })

  test('doubles the wait with each failure up to a quarter of an hour', () => {
    const waits = [1, 2, 3, 30].map(
      (failures) => adviseRetry({ kind: 'network' }, { failures, random: 0.5 }).waitMs,
    )
    assert.deepEqual(waits, [1000, 2000, 4000, 900_000])
  })

  test('spreads waits by a quarter to both sides', () => {
    const waits = [0, 1].map((random) => adviseRetry({ kind: 'network' }, { failures: 1, random }).waitMs)
    assert.deepEqual(waits, [750, 1250])
  })

  test('reads Retry-After as seconds and as a date', () => {
    const now = Date.parse('2026-11-02T09:00:00Z')
    const waitFor = (value?: string) => retryAfterOf({ headers: { 'retry-after': value } }, now)
    assert.equal(waitFor('120'), 120_000)
    for (const soon of ['Mon, 02 Nov 2026 09:00:30 GMT', 'Monday, 02-Nov-26 09:00:30 GMT'])
      assert.equal(waitFor(soon), 30_000)
    // This form names no zone; it is GMT wherever the computer is.
    assert.equal(waitFor('Mon Nov  2 09:00:30 2026'), 30_000)
    assert.equal(waitFor('Mon, 02 Nov 2026 08:00:00 GMT'), 0)
    for (const unreadable of ['soon', '5 minutes', '-5', '1.5', '12:30', ''])
      assert.equal(waitFor(unreadable), undefined, unreadable)
    assert.equal(waitFor(), undefined)
  })

  test("compares dates of Retry-After with the service's clock", () => {
    const headers = {
      date: 'Mon, 02 Nov 2026 09:00:00 GMT',
      'retry-after': 'Mon, 02 Nov 2026 09:01:00 GMT',
    }
    for (const now of ['2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z'])
      assert.equal(retryAfterOf({ headers }, Date.parse(now)), 60_000)
  })
})
