import assert from 'node:assert/strict'
import { Outbox } from '../../../src/records/outbox.ts'

suite('outbox', () => {
  test('sends a few messages at once, and the next when one was taken, in order', () => {
    const sent: number[] = []
    const outbox = new Outbox<number>((message) => sent.push(message))
    for (const message of [1, 2, 3, 4]) outbox.put(message)
    assert.deepEqual(sent, [1, 2])
    outbox.taken()
    assert.deepEqual(sent, [1, 2, 3])
    outbox.taken()
    outbox.taken()
    outbox.put(5)
    assert.deepEqual(sent, [1, 2, 3, 4, 5])
  })
})
