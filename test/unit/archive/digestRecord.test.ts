import assert from 'node:assert/strict'
import { mock } from 'node:test'
import fc from 'fast-check'
import { firstWords, ownersOf, recordDigest } from '../../../src/core/archive/digestRecord.ts'
import { blankHidden } from '../../../src/core/digest/footnotes.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { archiveOf } from '../../helpers/archives.ts'

suite('the title of a digest in the archive', () => {
  for (const heading of [
    'Week <!-- no --> of May',
    'Week %%no, not this%% of May',
    'Week  of\tMay <!--\nno -->',
  ])
    test(`has single spaces, also where a comment was: ${JSON.stringify(heading)}`, () => {
      const text = `# ${heading}\n\nTitle\nhttps://arxiv.org/abs/2401.00001\nGood.\n`
      const digest = parseDigest(blankHidden(text))
      assert.equal(recordDigest(digest, { file: 'a.md', isChosen: true })?.title, 'Week of May')
    })
})

suite('the first words of what is said', () => {
  const read = (text: string) => firstWords(text, { start: 0, end: text.length })

  const marked: readonly (readonly [string, string])[] = [
    ['Good, and [better than that](https://arxiv.org/abs/2401.00001).', 'Good, and better than that.'],
    ['As [they][1] say, **very** `quick` and ~~slow~~.', 'As they say, very quick and slow.'],
    ['![a plot](plot.png) shows it', 'a plot shows it'],
    ['2 * 3 * 4 and a_b_c stay, [so] does this', '2 * 3 * 4 and a_b_c stay, [so] does this'],
    ['one\n  two', 'one two'],
  ]
  for (const [text, expected] of marked) {
    test(`are read without their marks: ${text}`, () => assert.equal(read(text), expected))
  }

  test('are no longer than a line, whatever marks there are', () => {
    const piece = fc.constantFrom(
      'word ',
      '[',
      ']',
      '(',
      ')',
      '**',
      '`',
      '~~',
      'https://arxiv.org/abs/2401.00001',
      '[a](b) ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        assert.ok(read(pieces.join('')).length <= 122)
      }),
    )
  })
})

suite('the owners of tags', () => {
  test('are the entries that have them in their words or on the line below', () => {
    const text = `${entry('2401.00001', 'Said #one.')}\n#two\n\n${entry('2401.00002', 'Said.')}\n#three\n`
    assert.deepEqual(owners(text), { one: 0, two: 0, three: 1 })
  })

  test('are whole digests where a line of tags ends them', () => {
    const text = `#above\n\n${entry('2401.00001', 'Said #one.')}\n${entry('2401.00002', 'Said.')}\n#review\n`
    assert.deepEqual(owners(text), { above: -1, one: 0, review: -1 })
  })

  test('are the one paper of a note', () => {
    assert.deepEqual(owners(`${entry('2401.00001', 'Said.')}\n#tables\n`), { tables: 0 })
  })
})

function entry(id: string, said: string): string {
  return `A Title of ${id}\nhttps://arxiv.org/abs/${id}\n${said}\n`
}

function owners(text: string) {
  const { tags, entries } = parseDigest(text)
  const found = ownersOf(tags, entries)
  return Object.fromEntries(tags.map(({ name }, index) => [name, found[index]]))
}

suite('a digest in the archive that is withheld', () => {
  const day = Date.parse('2099-03-01T00:00:00Z')
  const isDraftAt = (header: string, now: number) => {
    const text = `${header}# Week\n\n${entry('2401.00001', 'Said.')}\n${entry('2401.00002', 'Said.')}`
    const [digest] = archiveOf({ 'a.md': text }).digests()
    const clock = mock.method(Date, 'now', () => now)
    try {
      return digest?.isDraft
    } finally {
      clock.mock.restore()
    }
  }

  test('until a day is for readers from that day on, without being read again', () => {
    const header = '---\npublishDate: 2099-03-01T00:00:00Z\n---\n'
    assert.deepEqual([isDraftAt(header, day - 1), isDraftAt(header, day)], [true, false])
  })

  test('as a draft stays one', () => {
    const header = '---\npublishDate: 2099-03-01T00:00:00Z\ndraft: true\n---\n'
    assert.equal(isDraftAt(header, day), true)
  })
})
