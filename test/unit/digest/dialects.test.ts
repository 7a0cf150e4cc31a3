import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parsedFile } from '../../../src/cli/parsedFile.ts'
import type { Span } from '../../../src/core/base/span.ts'
import { layouts } from '../../../src/core/digest/layouts/index.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

const folder = new URL('../../fixtures/digests/', import.meta.url)
/** Between a digest and what must be read in it. */
const divider = '\n<!-- expected\n'

/** As much of the commentary as an expectation states. */
const longestSaid = 60

/** Rewrites what the fixtures expect; read every line of it before you commit it. */
if (process.env.UPDATE_EXPECTED) {
  for (const file of readdirSync(folder)) {
    const { text } = readFixture(file)
    writeFileSync(new URL(file, folder), `${text}${divider}${describe(text)}\n-->\n`)
  }
}

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

/** One line for the title, each section, entry and mention, in the order of the text; entries with their layout and commentary. */
function describe(text: string): string {
  const digest = parseDigest(text)
  const { title, sections, entries, mentions, tags } = parsedFile('', digest)
  const lines = [
    ...sections.map(({ line, text: words }) => ({ line, words: `section ${line}: ${words}` })),
    ...entries.map(({ line, title: name, id, url }, index) => ({
      line,
      words: [
        `entry ${line}: ${name ?? '(no title)'}`,
        id ?? url ?? '(no link)',
        digest.entries[index]?.layout,
        ...saidOf(text, digest.entries[index]?.commentary),
      ].join(' | '),
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

/** The beginning of what is said of a paper, on one line. */
function saidOf(text: string, commentary: Span | undefined): readonly string[] {
  if (!commentary) return []
  const words = text.slice(commentary.start, commentary.end).replace(/\s+/g, ' ')
  return [words.length > longestSaid ? `${words.slice(0, longestSaid)}…` : words]
}
