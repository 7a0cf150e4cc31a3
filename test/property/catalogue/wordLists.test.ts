import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ListStore } from '../../../src/core/catalogue/wordLists.ts'

/** A list that says whose it is in each of its units. */
function listOf(id: number): Uint16Array {
  return new Uint16Array(1 + ((id * 7919) % 24_000)).fill(id)
}

suite('the store of lists', () => {
  test('gives the lists that were put in, however often it went round', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1000, maxLength: 1500 }), (ids) => {
        const store = new ListStore()
        for (let at = 0; at < ids.length; at += 40) {
          const inHand = ids.slice(at, at + 40)
          const lists = inHand.map((id) => store.get(id, () => listOf(id)))
          lists.forEach((list, index) => {
            const id = inHand[index] ?? 0
            assert.equal(list.length, listOf(id).length)
            assert.deepEqual([list[0], list.at(-1)], [id, id])
          })
        }
      }),
      { numRuns: 8 },
    )
  })

  test('reads a list once as long as it is wanted now and then', () => {
    const store = new ListStore()
    let reads = 0
    for (let id = 1; id < 3000; id++) {
      store.get(0, () => {
        reads += 1
        return listOf(0)
      })
      store.get(id, () => listOf(id))
    }
    assert.equal(reads, 1)
  })

  test('forgets', () => {
    const store = new ListStore()
    store.get(1, () => listOf(1))
    store.clear()
    assert.equal(store.get(1, () => listOf(2))[0], 2)
  })
})
