import assert from 'node:assert/strict'
import { describeParsedFile, parsedFile } from '../../../src/cli/commands/parse.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

suite('a parsed file', () => {
  test('holds entries with the lines of their titles, and ids without versions', () => {
    const { entries } = parsed('Small Models\nhttps://arxiv.org/abs/2401.00001v3\nShort and plain.\n')
    assert.deepEqual(entries, [
      {
        line: 1,
        title: 'Small Models',
        id: '2401.00001',
        url: 'https://arxiv.org/abs/2401.00001v3',
        hasCommentary: true,
      },
    ])
  })

  test('takes the subject class from ids of the old style', () => {
    const { entries } = parsed('On Groups\nhttps://arxiv.org/abs/math.GT/0309136\n')
    assert.deepEqual(
      entries.map(({ id }) => id),
      ['math/0309136'],
    )
  })

  test('says null where a title, an id or a document title is missing', () => {
    const { title, entries } = parsed('Small Models\nhttps://arxiv.org/abs/2413.00001\n')
    assert.equal(title, null)
    assert.equal(entries[0]?.id, null)
  })

  test('holds each tag once, without its sign', () => {
    const { tags } = parsed(
      'Small Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n\n#review #text\n\n#review\n',
    )
    assert.deepEqual(tags, ['review', 'text'])
  })

  test('holds mentions of papers that can exist', () => {
    const { mentions } = parsed(
      'Small Models\nhttps://arxiv.org/abs/2401.00001\nAs in https://arxiv.org/abs/2401.00002v1 and https://arxiv.org/abs/2413.00003.\n',
    )
    assert.deepEqual(mentions, [{ line: 3, id: '2401.00002' }])
  })

  test('counts lines at LF, with CR LF and a byte order mark as well', () => {
    const { sections, entries } = parsed(
      '\uFEFF# June\r\n\r\n## Text\r\n\r\nSmall Models\r\nhttps://arxiv.org/abs/2401.00001\r\nShort.\r\n',
    )
    assert.deepEqual(sections, [{ line: 3, text: 'Text' }])
    assert.deepEqual(
      entries.map(({ line }) => line),
      [5],
    )
  })

  test('is described to people in a few lines', () => {
    const text = '# June\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n\n#review\n'
    assert.deepEqual(describeParsedFile(parsed(text), '2024-06'), [
      'june.md: June',
      '  2024-06',
      '  1 entry, 0 sections, 0 mentions',
      '  #review',
    ])
  })
})

function parsed(text: string) {
  return parsedFile('june.md', parseDigest(text))
}
