import assert from 'node:assert/strict'
import { parseSettings } from '../../../src/cli/input/workspaceExcludes.ts'
import { growth } from '../../helpers/timeOf.ts'

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

  test('take twice as long for twice as much where a string has no end', () => {
    for (const unit of ['\\"', '"', '\\', '/*', '//\n', ', ', '","', '"\\\n']) {
      const read = (length: number) => () => parseSettings(`{"${unit.repeat(length / unit.length)}`)
      const growths = [1, 2, 4].map((factor) =>
        growth(read(factor * 40_000), () => read(factor * 20_000), 2.3),
      )
      assert.ok(
        growths.some((grown) => grown <= 2.3),
        `${JSON.stringify(unit)}: ${growths.join(', ')} times`,
      )
    }
  })
})
