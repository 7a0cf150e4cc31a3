import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { layouts } from '../../../src/core/digest/layouts/index.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { describeReading, expectedBelow, readFixture } from '../../helpers/digestFixtures.ts'

const folder = new URL('../../fixtures/digests/', import.meta.url)

/** Rewrites what the fixtures expect; read every line of it before you commit it. */
if (process.env.UPDATE_EXPECTED) {
  for (const file of readdirSync(folder)) {
    const { text } = readFixture(new URL(file, folder))
    writeFileSync(new URL(file, folder), `${text}${expectedBelow}${describeReading(text)}\n-->\n`)
  }
}

suite('digests as people write them', () => {
  const files = readdirSync(folder)
  const used = new Set<string>()

  for (const file of files) {
    test(`are read as they are meant: ${file}`, () => {
      const { text, expected } = readFixture(new URL(file, folder))
      const digest = parseDigest(text)
      for (const { layout } of digest.entries) used.add(layout)
      assert.equal(describeReading(text), expected)
    })

    test(`are read the same with CRLF: ${file}`, () => {
      const { text, expected } = readFixture(new URL(file, folder))
      assert.equal(describeReading(text.replaceAll('\n', '\r\n')), expected)
    })
  }

  test('hold an entry of each layout', () => {
    assert.deepEqual(
      layouts.map(({ id }) => id).filter((id) => !used.has(id)),
      [],
    )
  })
})
