import assert from 'node:assert/strict'
import { complainOfUnavailable } from '../../../src/cli/input/records.ts'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import type { LookUpOutcome } from '../../../src/core/metadata/source.ts'

suite('records that no service could give', () => {
  const unavailable = { kind: 'unavailable', reason: 'arXiv: no answer.', until: 0 } as const
  const missing = { kind: 'missing', isBelieved: false, askAgainAt: 0 } as const

  for (const [what, outcomes, known, isEnough] of [
    ['none was asked for', {}, [], true],
    ['one of two is answered', { '2401.00001': unavailable, '2401.00002': missing }, [], true],
    ['none is answered', { '2401.00001': unavailable, '2401.00002': unavailable }, [], false],
    ['the others were known', { '2401.00001': unavailable, '2401.00002': missing }, ['2401.00002'], false],
  ] as const)
    test(`are ${isEnough ? 'no' : 'a'} failure where ${what}`, () => {
      const complaints: string[] = []
      const output = { complain: (line: string) => void complaints.push(line) }
      const result = complainOfUnavailable(
        new Map(Object.entries<LookUpOutcome>(outcomes) as [ArxivId, LookUpOutcome][]),
        new Map(known.map((id) => [id as ArxivId, {}])),
        output,
      )
      assert.equal(result, isEnough)
      assert.equal(complaints.length, 'none was asked for' === what ? 0 : 1)
    })
})
