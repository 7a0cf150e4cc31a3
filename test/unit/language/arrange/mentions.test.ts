import assert from 'node:assert/strict'
import { applyEdits, type TextEdit } from '../../../../src/core/base/textEdit.ts'
import { parseDigest } from '../../../../src/core/digest/session.ts'
import { linkKinds, paperLabels, titleLabels } from '../../../../src/core/digest/titles/vocabulary.ts'
import { entryToMention, isMentionAt, mentionToEntry } from '../../../../src/core/language/arrange/moves.ts'
import { corpusDigests, fixtureDigests } from '../../../helpers/digestTexts.ts'
import { noFacts, paper } from '../../../helpers/papers.ts'

function toMention(text: string, words: string): string | undefined {
  const edit = entryToMention({ digest: parseDigest(text), read: parseDigest, offset: text.indexOf(words) })
  return edit && applyEdits(text, [edit])
}

const seed =
  'One Title of Trees\nhttps://arxiv.org/abs/2401.00001\nIt is fine as it is.\n\nTwo Titles of Roots\nhttps://arxiv.org/abs/2401.00002\nIt is rather deep in all ways.\nAnd long.\n'

/** Words, numbers and pictures that a text has no longer, but for those that name a link or a list. */
function lostWords(before: string, after: string): readonly string[] {
  const left = new Map<string, number>()
  const wordsOf = (text: string) =>
    text.replace(/<[^<>\n]*>/g, ' ').match(/\p{L}[\p{L}\p{N}]+|[^\P{So}\u25A0-\u25FF]/gu) ?? []
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1)
  return wordsOf(before).filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0 && ![linkKinds, paperLabels, titleLabels].some((known) => known.has(word.toLowerCase()))
  })
}

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

  test('takes along what else is known of the paper', () => {
    const lists: readonly (readonly [line: string, mentioned: string])[] = [
      [
        '**Two** (Ann Author, Bo Writer, ICML 2023) [[paper](https://arxiv.org/abs/2401.00002)] [[code](https://github.com/a/b)]: deep as it goes.',
        'deep as it goes. ([Two](https://arxiv.org/abs/2401.00002), Ann Author, Bo Writer, ICML 2023, [code](https://github.com/a/b))',
      ],
      [
        '⭐⭐ [Two](https://arxiv.org/abs/2401.00002v2): deep as it goes.',
        'deep as it goes. ([Two](https://arxiv.org/abs/2401.00002v2), ⭐⭐)',
      ],
      [
        '[x] [Two](https://arxiv.org/abs/2401.00002): deep as it goes.',
        '[x] deep as it goes. ([Two](https://arxiv.org/abs/2401.00002))',
      ],
    ]
    for (const [line, mentioned] of lists) {
      const above = '- [One](https://arxiv.org/abs/2401.00001): fine.\n'
      assert.equal(toMention(`${above}- ${line}\n`, 'Two'), `${above}- ${mentioned}\n`)
    }
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
          const { form, outer } = entry.link
          // The name of a definition becomes the address that it stands for.
          const named = form === 'reference' ? text.slice(outer.start, outer.end) : ''
          assert.deepEqual(
            lostWords(text, after.text + named),
            [],
            digest.text.slice(entry.span.start, entry.span.end),
          )
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
