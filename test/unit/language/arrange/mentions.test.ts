import assert from 'node:assert/strict'
import { applyEdits, type TextEdit } from '../../../../src/core/base/textEdit.ts'
import { parseDigest } from '../../../../src/core/digest/session.ts'
import {
  entryToMention,
  isMentionAt,
  mentionToEntry,
} from '../../../../src/core/language/arrange/mentions.ts'
import { corpusDigests, fixtureDigests } from '../../../helpers/digestTexts.ts'
import { noFacts, paper } from '../../../helpers/papers.ts'

function toMention(text: string, words: string): string | undefined {
  const edit = entryToMention({ digest: parseDigest(text), read: parseDigest, offset: text.indexOf(words) })
  return edit && applyEdits(text, [edit])
}

const seed =
  'One Title of Trees\nhttps://arxiv.org/abs/2401.00001\nIt is fine as it is.\n\nTwo Titles of Roots\nhttps://arxiv.org/abs/2401.00002\nIt is rather deep in all ways.\nAnd long.\n'

suite('turning an entry into a mention', () => {
  test('leaves what is said of it, with its name behind the first line', () => {
    assert.equal(
      toMention(seed, 'rather'),
      'One Title of Trees\nhttps://arxiv.org/abs/2401.00001\nIt is fine as it is.\n\nIt is rather deep in all ways. ([Two Titles of Roots](https://arxiv.org/abs/2401.00002))\nAnd long.\n',
    )
  })

  test('makes an item of what is said there, and has the words above take up one of which nothing is', () => {
    const list =
      '- [One](https://arxiv.org/abs/2401.00001): fine.\n- [Two](https://arxiv.org/abs/2401.00002): deep.\n'
    assert.equal(
      toMention(list, 'Two'),
      '- [One](https://arxiv.org/abs/2401.00001): fine.\n- deep. ([Two](https://arxiv.org/abs/2401.00002))\n',
    )
    const bare = seed.replace('It is rather deep in all ways.\nAnd long.\n', '')
    assert.equal(
      toMention(bare, 'Two'),
      'One Title of Trees\nhttps://arxiv.org/abs/2401.00001\nIt is fine as it is. ([Two Titles of Roots](https://arxiv.org/abs/2401.00002))\n',
    )
  })

  test('is not done where nothing is above that could mention it', () => {
    assert.equal(toMention('One Title of Trees\nhttps://arxiv.org/abs/2401.00001\n', 'One'), undefined)
  })

  for (const [name, files] of [
    ['the fixtures', fixtureDigests()],
    ['the corpus', corpusDigests()],
  ] as const) {
    test(`keeps all other entries, and names the paper once more: ${name}`, function () {
      if (files.length === 0) this.skip()
      let all = 0
      let done = 0
      for (const { text } of files) {
        const digest = parseDigest(text)
        const { entries } = digest
        for (const entry of [entries[1], entries.at(-1)]) {
          if (!entry?.title || !entry.link || digest.note) continue
          all++
          const edit = entryToMention({ digest, read: parseDigest, offset: entry.head.start })
          if (!edit) continue
          done++
          const after = parseDigest(applyEdits(text, [edit]))
          assert.equal(after.entries.length, entries.length - 1)
          assert.ok(after.mentions.some(({ link }) => link.url === entry.link?.url))
        }
      }
      if (this.test) this.test.title += ` (${done} of ${all})`
      assert.ok(done >= 0.6 * all, `${done} of ${all}`)
    })
  }
})

suite('turning a mention into an entry', () => {
  const known = paper({ id: '2401.00077', title: 'Learned Compression of Very Long Documents' })

  function toEntry(text: string): string | undefined {
    const digest = parseDigest(text)
    const offset = text.indexOf('2401.00077')
    assert.ok(isMentionAt(digest, offset))
    const edit: (TextEdit & { readonly cursor: number }) | undefined = mentionToEntry(
      digest,
      offset,
      known,
      noFacts,
    )
    if (!edit) return undefined
    const newText = `${edit.newText.slice(0, edit.cursor)}|${edit.newText.slice(edit.cursor)}`
    return applyEdits(text, [{ ...edit, newText }])
  }

  test('writes it below the entry that mentions it, in its form', () => {
    const said = seed.replace('It is fine as it is.', 'Fine, as https://arxiv.org/abs/2401.00077 says.')
    assert.equal(
      toEntry(said),
      said.replace('says.\n\n', `says.\n\n${known.title}\nhttps://arxiv.org/abs/2401.00077\n|\n\n`),
    )
  })
})
