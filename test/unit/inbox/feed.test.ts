import assert from 'node:assert/strict'
import { DigestError } from '../../../src/core/base/errors.ts'
import {
  type Announcement,
  describeFeedState,
  failedState,
  feedState,
  isDue,
  readAskedFeed,
} from '../../../src/core/inbox/feed.ts'
import { announced } from './announced.ts'

/** Noon in New York. */
const noon = (day: string) => Date.parse(`${day}T17:00:00Z`)
const friday = '2026-11-27'
const sunday = '2026-11-29'
const monday = '2026-11-30'

function stateAt(now: number, announcements: readonly Announcement[], unreadable = 0) {
  return feedState({ announcements, unreadable, isCut: false }, now)
}

class OddError extends DigestError {
  readonly code = 'odd'
}

suite('the state of a feed', () => {
  test('is current with the papers of the day', () => {
    const state = stateAt(noon(friday), [
      announced('2611.00001', { day: '2026-11-25' }),
      announced('2611.00002'),
    ])
    assert.deepEqual(state, { kind: 'current', day: friday, isCut: false })
    assert.equal(describeFeedState(state), undefined)
  })

  test('is current on the weekend with those of Friday, and early on Monday', () => {
    const papers = [announced('2611.00001')]
    assert.equal(stateAt(noon(sunday), papers).kind, 'current')
    assert.equal(stateAt(Date.parse('2026-11-30T06:30:00Z'), papers).kind, 'current')
    assert.equal(stateAt(noon(monday), papers).kind, 'stale')
  })

  test('is that of the weekend, or of a holiday, where it is empty', () => {
    assert.equal(stateAt(noon(sunday), []).kind, 'weekend')
    assert.equal(stateAt(noon(friday), []).kind, 'nothing')
  })

  test('is stale with papers of an earlier day', () => {
    const state = stateAt(noon(friday), [announced('2611.00001', { day: '2026-11-25' })])
    assert.deepEqual(state, { kind: 'stale', day: '2026-11-25' })
    assert.match(describeFeedState(state) ?? '', /2026-11-25/)
  })

  test('has failed where nothing can be read', () => {
    assert.match(describeFeedState(stateAt(noon(friday), [], 3)) ?? '', /3/)
    assert.equal(describeFeedState(failedState(new OddError('arXiv is closed.'))), 'arXiv is closed.')
    assert.doesNotMatch(describeFeedState(failedState(new Error('at line 3'))) ?? '', /line 3/)
  })

  test('says that a full feed may lack papers', () => {
    const state = feedState(
      { announcements: [announced('2611.00001')], unreadable: 0, isCut: true },
      noon(friday),
    )
    assert.match(describeFeedState(state) ?? '', /fewer categories/)
  })

  test('is asked for once a working day, and again where something was wrong', () => {
    const current = { kind: 'current', day: friday, isCut: false } as const
    const failed = { kind: 'failed', reason: 'no network' } as const
    assert.equal(isDue(undefined, noon(friday)), true)
    assert.equal(isDue({ askedAt: noon(friday), state: current }, noon(friday) + 1), false)
    assert.equal(isDue({ askedAt: noon(friday), state: current }, noon(sunday)), false)
    assert.equal(isDue({ askedAt: noon(friday), state: current }, noon(monday)), true)
    assert.equal(isDue({ askedAt: noon(friday), state: failed }, noon(friday) + 60_000), false)
    assert.equal(isDue({ askedAt: noon(friday), state: failed }, noon(friday) + 3_600_000), true)
    assert.equal(isDue({ askedAt: noon(monday), state: current }, noon(friday)), true)
  })

  test('is asked for again some hours after it was empty on a working day, for it may come late', () => {
    const nothing = { askedAt: noon(friday), state: { kind: 'nothing' } } as const
    assert.equal(isDue(nothing, noon(friday) + 2 * 3_600_000), false)
    assert.equal(isDue(nothing, noon(friday) + 3 * 3_600_000), true)
  })

  test('comes back from JSON, and nothing else does', () => {
    const states = [
      { kind: 'current', day: friday, isCut: true },
      { kind: 'weekend' },
      { kind: 'nothing' },
      { kind: 'stale', day: friday },
      { kind: 'failed', reason: 'no network' },
    ]
    for (const state of states) {
      const asked = { askedAt: noon(friday), state }
      assert.deepEqual(readAskedFeed(JSON.parse(JSON.stringify(asked))), asked)
    }
    const wrong = [
      undefined,
      null,
      1,
      {},
      { askedAt: 'x', state: states[0] },
      { askedAt: 1, state: { kind: 'stale' } },
    ]
    for (const value of wrong) assert.equal(readAskedFeed(value), undefined)
  })
})
