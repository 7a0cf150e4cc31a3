import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { silentLog } from '../../../src/core/base/errors.ts'
import { looksLikeDigest } from '../../../src/core/digest/detect.ts'
import { papersOf } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { archiveOf, factsFrom } from '../../helpers/archives.ts'
import { standInFacts } from '../../helpers/standInFacts.ts'

const folder = new URL('../../../sample/', import.meta.url)
const digestNames = ['2020-11-generative-models.digest', '2021-01-한국어.md', '2021-02-headings.md']

/** Entries, sections, mentions and tags as people count them. */
const counts: readonly (readonly [number, number, number, readonly string[]])[] = [
  [10, 3, 2, ['computer_vision', 'review']],
  [5, 2, 1, ['object_detection', 'review', '트랜스포머']],
  [6, 2, 1, ['review', 'classics']],
]

function digestOf(name: string) {
  return parseDigest(readFileSync(new URL(encodeURIComponent(name), folder), 'utf8'))
}

suite('the sample', () => {
  test('holds three digests and a README that is none', () => {
    assert.deepEqual(
      readdirSync(folder)
        .map((name) => name.normalize('NFC'))
        .sort(),
      [...digestNames, 'README.md'],
    )
    assert.ok(!looksLikeDigest(digestOf('README.md')))
  })

  for (const [index, name] of digestNames.entries()) {
    test(`${name} is read as people read it`, () => {
      const digest = digestOf(name)
      assert.ok(looksLikeDigest(digest))
      assert.deepEqual(
        [
          digest.entries.length,
          digest.sections.length,
          digest.mentions.length,
          [...new Set(digest.tags.map((tag) => tag.name))],
        ],
        counts[index],
      )
      assert.ok(digest.entries.every(({ title, commentary }) => title && commentary))
    })

    test(`${name} names only papers that the stand-in has, by their titles, and has no problem`, () => {
      const digest = digestOf(name)
      for (const id of papersOf(digest)) assert.ok(standInFacts.paper(id), id)
      const archive = factsFrom(archiveOf({ [name]: digest.text }), digest.text, name)
      const findings = checkDigest(digest, { facts: standInFacts, settings: {}, archive, log: silentLog })
      assert.deepEqual(
        findings.map(({ rule, message }) => `${rule.id}: ${message}`),
        [],
      )
    })
  }

  test('has no paper as an entry twice', () => {
    const ids = digestNames.flatMap((name) =>
      digestOf(name).entries.map(({ link }) => link?.arxiv?.reading.ok && link.arxiv.reading.reference.id),
    )
    assert.equal(new Set(ids).size, ids.length)
  })
})
