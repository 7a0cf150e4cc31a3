// The first entries of a digest, whichever way they are written, have the form of the digest before it.
import assert from 'node:assert/strict'
import { applyEdits, span } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { paperChoices, type WritingHabit } from '../../../src/core/language/completion.ts'
import { readRequest } from '../../../src/core/language/completionRequest.ts'
import { insertPapers } from '../../../src/core/language/insertPapers.ts'
import { completeLines, incompleteLines } from '../../../src/core/paste/completeLines.ts'
import { type PasteFacts, writePasted } from '../../../src/core/paste/writePasted.ts'
import { noFacts, paper } from '../../helpers/papers.ts'

const papers = [
  paper({ id: '2401.00077', title: 'Learned Compression of Very Long Documents' }),
  paper({ id: '2401.00078', title: 'A Study of Old Maps' }),
]
const references = papers.map(({ id }) => ({ id }))
const [first, second] = papers.map(({ title, id }) => [title, `https://arxiv.org/abs/${id}`] as const) as [
  readonly [string, string],
  readonly [string, string],
]

interface Form {
  readonly name: string
  /** What the table of a digest begins with. */
  readonly head?: string
  entry(title: string, url: string, number: number): string
  readonly said: string
  readonly gap: string
}

const forms: readonly Form[] = [
  {
    name: 'title, link and commentary',
    entry: (title, url) => `${title}\n${url}\n`,
    said: 'Fine.',
    gap: '\n\n',
  },
  { name: 'a bullet list', entry: (title, url) => `- [${title}](${url}): `, said: 'fine.', gap: '\n' },
  {
    name: 'bold titles in a list, with the commentary below them',
    entry: (title, url) => `* **${title}** ([pdf](${url}))\n  - `,
    said: 'fine.',
    gap: '\n',
  },
  { name: 'headings', entry: (title, url) => `### [${title}](${url})\n\n`, said: 'Fine.', gap: '\n\n' },
  {
    name: 'a table',
    head: '| # | Paper | Note |\n|---|---|---|\n',
    entry: (title, url, number) => `| ${number} | [${title}](${url}) | `,
    said: 'fine |',
    gap: '\n',
  },
  {
    name: 'numbered paragraphs',
    entry: (title, url, number) => `**${number}. ${title}**\n${url}\n`,
    said: 'Fine.',
    gap: '\n\n',
  },
  {
    name: 'Korean',
    entry: (title, url, number) => `${number}. ${title}\n- 링크: ${url}\n- 요약: `,
    said: '좋다.',
    gap: '\n\n',
  },
]
const olds = ['Old Trees in Forests', 'Wide Rivers of the North', 'Cold Mountains'].map(
  (title, at) => [title, `https://arxiv.org/abs/2301.0001${at}`] as const,
)

function earlierOf({ head = '', entry, said, gap }: Form): WritingHabit['earlier'] {
  const entries = olds.map(([title, url], at) => entry(title, url, at + 1) + said)
  return parseDigest(`# 2026-11-20\n\n${head}${entries.join(gap)}\n\n#review\n`)
}

/** Without the places for commentary. */
function trimmed(text: string): string {
  return text
    .replace(/\n {2}- *$/gm, '')
    .replace(/ *(?:\||$)/gm, (end) => end.trimStart())
    .trimEnd()
}

suite('the first entries of a digest are written as those of the one before it', () => {
  for (const form of forms) {
    const { name, head = '', entry, gap } = form
    for (const own of ['# 2026-11-27\n\n', '---\ndigest: true\n---\n\n## Maps\n\n', '']) {
      const habit = (text: string) => ({
        digest: parseDigest(text),
        facts: noFacts,
        earlier: earlierOf(form),
      })
      const end = name === 'a table' ? ' |' : ''
      const one = own + head + entry(...first, 1) + end
      const two = `${own}${head}${entry(...first, 1).trimEnd()}${end}${gap}${entry(...second, 2)}${end}`
      const where =
        own === '' ? 'in an empty file' : own.startsWith('---') ? 'below a section' : 'below a title'

      test(`${name}, ${where}: completion`, () => {
        const text = `${own}2401.00077`
        const request = readRequest(parseDigest(text), text.length)
        assert.ok(request)
        const [choice] = paperChoices(papers.slice(0, 1), request, habit(text))
        assert.ok(choice)
        assert.equal(
          trimmed(applyEdits(text, [{ span: request.span, newText: choice.newText }])),
          trimmed(one),
        )
        assert.equal(choice.cursor, entry(...first, 1).length + head.length)
      })

      test(`${name}, ${where}: inserted papers`, () => {
        const place = { kind: 'cursor', span: span(own.length, own.length) } as const
        const inserted = insertPapers(papers, habit(own), place)
        assert.ok(inserted)
        assert.equal(trimmed(applyEdits(own, [inserted])), trimmed(two))
      })

      test(`${name}, ${where}: pasted papers`, () => {
        const { digest, earlier } = habit(own)
        const facts: PasteFacts = {
          ...noFacts,
          earlier,
          record: (id) => papers.find((each) => each.id === id),
        }
        const place = { digest, span: span(own.length, own.length), isMarkdown: true }
        const written = writePasted(place, references, facts)
        assert.ok(written)
        const text = applyEdits(own, [written])
        assert.equal(trimmed(text), trimmed(two))
        const unknown = writePasted(place, references, { ...facts, record: () => undefined })
        assert.ok(unknown)
        const pasted = applyEdits(own, [unknown])
        assert.equal(unknown.pending.length, 2, pasted)
        const after = parseDigest(pasted)
        const lines = unknown.pending.flatMap(({ span: { start, end } }) =>
          incompleteLines(after, span(start + unknown.span.start, end + unknown.span.start)),
        )
        assert.equal(trimmed(applyEdits(pasted, completeLines(after, lines, facts))), trimmed(two))
      })

      test(`${name}, ${where}: bare addresses that are completed`, () => {
        const text = `${own}${first[1]}\n${second[1]}\n`
        const { digest, earlier } = habit(text)
        const lines = incompleteLines(digest, span(0, text.length))
        const facts: PasteFacts = {
          ...noFacts,
          earlier,
          record: (id) => papers.find((each) => each.id === id),
        }
        assert.equal(trimmed(applyEdits(text, completeLines(digest, lines, facts))), trimmed(two))
      })
    }

    test(`${name}: once there is an entry, as that one`, () => {
      const text = '- **Wide Rivers** - https://arxiv.org/abs/2301.00012 - deep\n'
      const inserted = insertPapers(
        papers.slice(0, 1),
        { digest: parseDigest(text), facts: noFacts, earlier: earlierOf(form) },
        { kind: 'section', index: -1 },
      )
      assert.ok(inserted)
      assert.ok(applyEdits(text, [inserted]).includes(`\n- **${first[0]}** - ${first[1]} - `))
    })
  }
})
