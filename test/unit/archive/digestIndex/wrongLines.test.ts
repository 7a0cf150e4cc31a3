import assert from 'node:assert/strict'
import { fileBehind, linkTarget, pathBelow } from '../../../../src/core/archive/digestIndex/indexBlocks.ts'
import { wrongIndexLines } from '../../../../src/core/archive/digestIndex/wrongLines.ts'
import { fixtureArchive } from '../../../helpers/archives.ts'

const archive = fixtureArchive()
const isMissing = (file: string) => archive.fileAt(file) === undefined

suite('the lines of an index', () => {
  test('are not looked at where too few lead to digests', () => {
    assert.deepEqual(wrong('- [a](gone.md)\n- [b](away.md)\n- [c](2024/2024-11-23.md)\n'), [])
    assert.deepEqual(
      wrong('- 2024-01-01 [c](2024/2024-11-23.md)\n- 2024-01-01 [c](2024/2024-09-28.md)\n'),
      [],
    )
  })

  test('may have dates of their own, when most of them do', () => {
    const sent = ['2024-11-23', '2024-09-28', '2024-07-06'].map(
      (date) => `- sent 2025-01-01: [it](2024/${date}.md)\n`,
    )
    assert.deepEqual(wrong(sent.join('')), [])
  })

  test('may name a month alone, or the date of the file', () => {
    const lines =
      '- [November 2024](2024/2024-11-23.md)\n- 2024-09 [it](2024/2024-09-28.md)\n- 2024 [it](2024/2024-07-06.md)\n'
    assert.deepEqual(wrong(lines), [])
  })

  test('are found in tables, and with spaces in their paths', () => {
    const rows = '| 2024-11-23 | [it](2024/2024-11-23.md) |\n| 2024-09-28 | [it](2024/2024-09-28.md) |\n'
    assert.deepEqual(wrong(`${rows}| 2023-01-20 | [it](notes/230121 Sparse Gates.md) |\n`), ['date'])
  })

  test('are not looked at in fenced code', () => {
    const right = '- 2024-11-23 [it](2024/2024-11-23.md)\n- 2024-09-28 [it](2024/2024-09-28.md)\n'
    assert.deepEqual(wrong(`${right}\`\`\`\n- [it](gone.md)\n\`\`\`\n`), [])
  })
})

suite('paths in links', () => {
  test('lead to files, by paths and by URIs', () => {
    assert.equal(fileBehind('a/README.md', './b/../c%20d.md#x'), 'a/c d.md')
    assert.equal(fileBehind('a/b/README.md', '../c.md'), 'a/c.md')
    assert.equal(fileBehind('README.md', '../c.md'), undefined)
    assert.equal(fileBehind('file:///a%20b/README.md', 'c (d).md'), 'file:///a%20b/c%20%28d%29.md')
    assert.equal(fileBehind('a\\README.md', 'b/c.md'), 'a\\b\\c.md')
    for (const target of ['https://x.example/a.md', 'mailto:a@b.c', '/root.md', '#part', '']) {
      assert.equal(fileBehind('README.md', target), undefined, target)
    }
  })

  test('come back from the targets that are written', () => {
    for (const file of ['a/b (1).md', 'a/100%.md', 'a/b#c?.md', 'a/<ü> 한국어.md']) {
      assert.equal(fileBehind('a/README.md', linkTarget(pathBelow('a/README.md', file) ?? '')), file)
    }
  })
})

function wrong(text: string): readonly string[] {
  return wrongIndexLines(text, { archive, file: 'README.md', isMissing }).map(({ kind }) => kind)
}
