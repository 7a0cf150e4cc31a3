import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../../scripts/support/project.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

const readings = ['sample/2020-11-generative-models.digest', 'l10n/sample.ko.digest'].map((file) => {
  const { sections, entries, mentions } = parseDigest(readFileSync(path.join(projectRoot, file), 'utf8'))
  return {
    sections: sections.length,
    entries: entries.map(({ title, link, commentary }) => [title?.text, link?.url, commentary !== undefined]),
    mentions: mentions.map(({ link }) => link.url),
  }
})

suite('the samples that the extension opens', () => {
  test('have the same sections and papers in all languages', () => {
    const [english, korean] = readings
    assert.equal(english?.sections, 3)
    assert.equal(english.entries.length, 10)
    assert.deepEqual(korean, english)
  })
})
