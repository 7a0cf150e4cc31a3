import assert from 'node:assert/strict'
import { describeError } from '../../../src/core/base/errors.ts'

suite('the description of an error', () => {
  const cause = new Error('ENOSPC: no space left on device, write')

  test('names its causes', () => {
    assert.equal(describeError(new Error('Failed.', { cause })), `Failed. (${cause.message})`)
    assert.equal(describeError('text'), 'text')
  })

  test('says nothing twice', () => {
    const message = 'a.md: cannot be written: ENOSPC: no space left on device'
    assert.equal(describeError(new Error(message, { cause })), message)
  })
})
