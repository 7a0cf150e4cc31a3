import { readFileSync } from 'node:fs'
import { parsedFile } from '../../src/cli/commands/parse.ts'
import type { Span } from '../../src/core/base/span.ts'
import { parseDigest } from '../../src/core/digest/session.ts'

/** Between a digest and what must be read in it. */
export const expectedBelow = '\n<!-- expected\n'

/** As much of the commentary as an expectation states. */
const longestSaid = 60

export interface DigestFixture {
  readonly text: string
  /** What {@link describeReading} must say of it. */
  readonly expected: string
}

export function readFixture(file: URL): DigestFixture {
  const [text = '', expected = ''] = readFileSync(file, 'utf8').split(expectedBelow)
  return { text, expected: expected.replace(/-->\s*$/, '').trimEnd() }
}

/** One line for the title, each section, entry and mention, in the order of the text; entries with their layout and commentary. */
export function describeReading(text: string): string {
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
