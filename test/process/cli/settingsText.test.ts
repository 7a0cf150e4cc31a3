import assert from 'node:assert/strict'
import { parseSettings } from '../../../src/cli/input/inputFiles.ts'

suite('settings of the editor', () => {
  test('have comments and final commas', () => {
    const text =
      '{ // Ours\n  "files.exclude": { "**/a//b": true, /* "c": true, */ "**/d,": false, },\n  "other": [1, 2,],\n}'
    assert.deepEqual(parseSettings(text), {
      'files.exclude': { '**/a//b': true, '**/d,': false },
      other: [1, 2],
    })
  })

  test('are told from what cannot be read', () => {
    for (const text of ['', ' // None\n', '{}']) assert.deepEqual(parseSettings(text), {})
    for (const text of ['null', '[', '[]', '"a"', '{"a": }']) assert.equal(parseSettings(text), undefined)
  })
})
