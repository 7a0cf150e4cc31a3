import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { parsedFile } from '../../../src/cli/parsedFile.ts'
import { layouts } from '../../../src/core/digest/layouts/index.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

const folder = new URL('../../fixtures/digests/', import.meta.url)
/** Between a digest and what must be read in it. */
const divider = '\n<!-- expected\n'

suite('digests as people write them', () => {
  const files = readdirSync(folder)
  const used = new Set<string>()

  for (const file of files) {
    test(`are read as they are meant: ${file}`, () => {
      const { text, expected } = readFixture(file)
      const digest = parseDigest(text)
      for (const { layout } of digest.entries) used.add(layout)
      assert.equal(describe(text), expected)
    })

    test(`are read the same with CRLF: ${file}`, () => {
      const { text, expected } = readFixture(file)
      assert.equal(describe(text.replaceAll('\n', '\r\n')), expected)
    })
  }

  test('hold an entry of each layout', () => {
    assert.deepEqual(
      layouts.map(({ id }) => id).filter((id) => !used.has(id)),
      [],
    )
  })
})

function readFixture(file: string): { text: string; expected: string } {
  const whole = readFileSync(new URL(file, folder), 'utf8')
  const [text = '', expected = ''] = whole.split(divider)
  return { text, expected: expected.replace(/-->\s*$/, '').trimEnd() }
}

/** One line for the title, each section, entry and mention, in the order of the text. */
function describe(text: string): string {
  const { title, sections, entries, mentions, tags } = parsedFile('', parseDigest(text))
  const lines = [
    ...sections.map(({ line, text: words }) => ({ line, words: `section ${line}: ${words}` })),
    ...entries.map(({ line, title: name, id, url, hasCommentary }) => ({
      line,
      words: `entry ${line}: ${name ?? '(no title)'} | ${id ?? url ?? '(no link)'}${hasCommentary ? ' | commented' : ''}`,
    })),
    ...mentions.map(({ line, id }) => ({ line, words: `mention ${line}: ${id}` })),
  ]
  lines.sort((a, b) => a.line - b.line)
  return [
    `title: ${title ?? '(none)'}`,
    ...lines.map(({ words }) => words),
    ['tags:', ...tags].join(' '),
  ].join('\n')
}
