import assert from 'node:assert/strict'
import { LruCache, memoize } from '../../../src/core/base/memo.ts'

suite('what has been computed', () => {
  test('is kept for each object, nothing as well', () => {
    let calls = 0
    const read = memoize(({ words }: { words: string | undefined }) => {
      calls++
      return words
    })
    const [one, none] = [{ words: 'one' }, { words: undefined }]
    assert.deepEqual([read(one), read(none), read(one), read(none)], ['one', undefined, 'one', undefined])
    assert.equal(calls, 2)
  })

  test('is kept up to a number, the latest used longest', () => {
    const made: string[] = []
    const cache = new LruCache<string, string>(2)
    const get = (key: string) =>
      cache.get(key, () => {
        made.push(key)
        return key
      })
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) assert.equal(get(key), key)
    assert.deepEqual(made, ['a', 'b', 'c', 'b'])
  })
})
