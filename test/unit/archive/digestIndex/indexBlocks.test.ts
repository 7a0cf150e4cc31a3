import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt, { type Token } from 'markdown-it'
import {
  endMark,
  fileBehind,
  findIndexBlocks,
  linkTarget,
  pathBelow,
  startMark,
  wrongIndexLines,
} from '../../../../src/core/archive/digestIndex/indexBlocks.ts'
import { fixtureArchive } from '../../../helpers/archives.ts'

const pieces = [
  ...[
    '\n',
    '\n\n',
    '```\n',
    '~~~~\n',
    '    ',
    '  ',
    '\t',
    '- ',
    '1. ',
    '10) ',
    '<pre>\n',
    '<pre>\na\n</pre>\n',
    '- - ',
  ],
  ...['Words of a paragraph\n', '# Heading\n', `${startMark}\n`, `${startMark}\n`, `${endMark}\n`, '* * *\n'],
]
const documents = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(''))

suite('the indexes of a document', () => {
  for (const [what, text, count] of [
    ['a block of its own', `${startMark}\n${endMark}\n`, 1],
    ['a block in a list item', `- Ours:\n\n    ${startMark}\n    ${endMark}\n`, 1],
    ['indented code', `Write this:\n\n    ${startMark}\n    ${endMark}\n`, 0],
    ['code indented by a tab', `Write this:\n\n\t${startMark}\n\t${endMark}\n`, 0],
    ['indented code in a list item', `- Write this:\n\n      ${startMark}\n      ${endMark}\n`, 0],
    ['fenced code', `\`\`\`\n${startMark}\n${endMark}\n\`\`\`\n`, 0],
    ['fenced code in a list item', `- \`\`\`\n  ${startMark}\n  ${endMark}\n  \`\`\`\n`, 0],
    ['text that is shown as it is', `<pre>\n${startMark}\n${endMark}\n</pre>\n`, 0],
    ['a comment that holds an example', `<!-- Write\n${startMark}\n-->\n`, 0],
    ['a block below an example', `\`\`\`\n${startMark}\n\`\`\`\n\n${startMark}\n${endMark}\n`, 1],
  ] as const) {
    test(`are found, and examples are not: ${what}`, () => assert.equal(findIndexBlocks(text).length, count))
  }

  test('are never in what a reader of Markdown takes for code', () => {
    const markdown = new MarkdownIt({ html: true })
    fc.assert(
      fc.property(documents, (text) => {
        const lines = text.split('\n')
        const code = codeLines(markdown.parse(text, {}))
        for (const { start } of findIndexBlocks(text)) {
          const line = text.slice(0, start.start).split('\n').length - 1
          assert.ok(!code.has(line), `line ${line + 1} of\n${lines.join('\n')}`)
        }
      }),
      { numRuns: 3_000 },
    )
  })
})

function codeLines(tokens: readonly Token[]): ReadonlySet<number> {
  const isCode = ({ type, content }: Token) =>
    type === 'fence' || type === 'code_block' || (type === 'html_block' && /^\s*<pre/.test(content))
  return new Set(
    tokens.filter(isCode).flatMap(({ map }) => {
      const [from = 0, to = 0] = map ?? []
      return Array.from({ length: to - from }, (_, index) => from + index)
    }),
  )
}

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
    assert.equal(pathBelow('a\\README.md', 'a\\b\\c.md'), 'b/c.md')
    for (const target of ['https://x.example/a.md', 'mailto:a@b.c', '/root.md', '#part', '']) {
      assert.equal(fileBehind('README.md', target), undefined, target)
    }
  })

  test('come back from the targets that are written', () => {
    for (const file of ['a/b (1).md', 'a/100%.md', 'a/b#c?.md', 'a/<ü> 한국어.md', 'a/b\\c.md']) {
      assert.equal(fileBehind('a/README.md', linkTarget(pathBelow('a/README.md', file) ?? '')), file)
    }
  })
})

function wrong(text: string): readonly string[] {
  return wrongIndexLines(text, { archive, file: 'README.md', isMissing }).map(({ kind }) => kind)
}
