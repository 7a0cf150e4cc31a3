import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt, { type Token } from 'markdown-it'
import { endMark, findIndexBlocks, startMark } from '../../../../src/core/archive/digestIndex/indexBlocks.ts'

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
