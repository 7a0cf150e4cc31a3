import assert from 'node:assert/strict'
import { byDate, isEarlier } from '../../../src/core/archive/paperHistory.ts'

suite('the order of digests', () => {
  test('goes by dates, as far as both are known', () => {
    assert.ok(isEarlier(dated('b.md', '2024-01-31'), dated('a.md', '2024-02')))
    assert.ok(!isEarlier(dated('a.md', '2024-02'), dated('b.md', '2024-01-31')))
    assert.ok(!isEarlier(dated('a.md', '2024-02'), dated('b.md', '2024-02-03')))
    assert.ok(!isEarlier(dated('b.md', '2024-02-03'), dated('a.md', '2024-02')))
  })

  test('goes by numbers where names are alike in all else', () => {
    assert.ok(isEarlier(dated('issues/9.md'), dated('issues/10.md')))
    assert.ok(
      isEarlier(dated('a/240101 notes 1.md', '2024-01-01'), dated('a/240101 notes 2.md', '2024-01-01')),
    )
    assert.ok(!isEarlier(dated('a/9.md'), dated('b/10.md')))
    assert.ok(!isEarlier(dated('nine.md'), dated('ten.md')))
    assert.ok(!isEarlier(dated('9.md'), dated('9.md')))
  })

  test('puts what has no date in front of lists', () => {
    const files = [dated('c.md', '2024-01'), dated('10.md'), dated('9.md')]
    assert.deepEqual(
      files.sort(byDate).map(({ file }) => file),
      ['9.md', '10.md', 'c.md'],
    )
  })
})

function dated(file: string, date?: string) {
  return { file, date }
}
