import assert from 'node:assert/strict'
import { fill } from '../../src/core/digest/date.ts'
import { exportFormats } from '../../src/core/export/formats/index.ts'
import { readAnnouncementFeed } from '../../src/core/inbox/askFeed.ts'
import { sourceLabel } from '../../src/core/paper/paper.ts'
import { decodeEntities } from '../../src/core/paper/tex/characters.ts'
import { readableTex } from '../../src/core/paper/text.ts'
import { exportedDigest, exportOptions } from '../helpers/exportedDigests.ts'
import { paper } from '../helpers/papers.ts'

/** Every object has these keys, so a table of names seems to have them, too. */
const keys = Object.getOwnPropertyNames(Object.prototype)

suite('names that every object has', () => {
  test('are no commands, entities, sources, placeholders or kinds', () => {
    for (const key of keys) {
      assert.ok(readableTex(`\\${key} x`).endsWith(`${key} x`))
      assert.doesNotMatch(readableTex(`$\\${key}{x}$`), /native code/)
      for (const entity of [`&${key};`, `&x${key};`]) assert.equal(decodeEntities(entity), entity)
      assert.equal(sourceLabel(key), key)
      assert.equal(fill(`a {${key}}`, { date: '2024' }), `a {${key}}`)
      assert.equal(announced(key), 0, key)
    }
  })

  test('are shown as written in each format', () => {
    for (const key of keys) {
      const names = `\\${key} $\\${key}{x}$ &${key}; &x${key};`
      const exported = exportedDigest(`# Week\n\nhttps://arxiv.org/abs/2401.00001\nSaid ${names}\n`, [
        paper({ id: '2401.00001', title: `Trees ${names}`, authors: [names], source: key }),
      ])
      for (const format of exportFormats)
        for (const { path, text } of format.write([exported], exportOptions))
          assert.doesNotMatch(text, /native code|\[object /, `${key} in ${path}`)
    }
  })
})

/** How many announcements of that kind are read. */
function announced(kind: string): number {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><updated>2026-11-27T00:00:00Z</updated><entry><id>oai:arXiv.org:2401.00001v1</id><title>Trees</title><arxiv:announce_type>${kind}</arxiv:announce_type></entry></feed>`
  return readAnnouncementFeed(Buffer.from(feed)).announcements.length
}
