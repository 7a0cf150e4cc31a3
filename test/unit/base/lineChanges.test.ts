import assert from 'node:assert/strict'
import fc from 'fast-check'
import { lineChanges } from '../../../src/core/base/lineChanges.ts'

suite('changes of lines', () => {
  test('make any lines of any others', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    fc.assert(fc.property(lines, lines, (old, now) => assert.deepEqual(changed(old, now), now)))
  })

  test('are few in texts of any length', () => {
    const old = Array.from({ length: 20_000 }, (_, index) => (index % 4 === 0 ? '' : `line ${index}`))
    const now = old.map((line, index) => (index % 100 === 1 ? `${line} now` : line))
    const changes = lineChanges(old, now)
    assert.equal(changes.length, 200)
    assert.deepEqual(changed(old, now), now)
  })

  test('make long texts of any others, with lines that have moved or are there often', () => {
    const line = fc.integer({ max: 3_000 }).map((number) => `line ${number % 2_500}`)
    const lines = fc.array(line, { minLength: 1_100, maxLength: 1_200, size: 'max' })
    fc.assert(
      fc.property(lines, lines, (old, now) => assert.deepEqual(changed(old, now), now)),
      { numRuns: 10 },
    )
  })
})

function changed(old: readonly string[], now: readonly string[]): readonly string[] {
  const result = [...old]
  for (const { from, to, lines } of lineChanges(old, now).toReversed())
    result.splice(from, to - from, ...lines)
  return result
}
