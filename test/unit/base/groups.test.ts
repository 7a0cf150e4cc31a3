import assert from 'node:assert/strict'
import { countsOf, groupBy, mostFrequent } from '../../../src/core/base/groups.ts'

suite('groups', () => {
  test('keep the order of keys and of values', () => {
    const groups = groupBy(['be', 'a', 'bee', 'an', 'c'], ([first]) => first)
    assert.deepEqual(
      [...groups],
      [
        ['b', ['be', 'bee']],
        ['a', ['a', 'an']],
        ['c', ['c']],
      ],
    )
  })

  test('are none of no values', () => assert.equal(groupBy([], String).size, 0))

  test('are counted', () => {
    assert.deepEqual(
      [...countsOf('banana')],
      [
        ['b', 1],
        ['a', 3],
        ['n', 2],
      ],
    )
    assert.equal(mostFrequent('abcbc'), 'b')
    assert.equal(mostFrequent([]), undefined)
  })
})
