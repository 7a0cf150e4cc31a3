import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits, span } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import type { Doi } from '../../../src/core/paper/doi.ts'
import type { WritablePaper } from '../../../src/core/paper/paper.ts'
import { completeLines, incompleteLines } from '../../../src/core/paste/completeLines.ts'
import { fixtureDigests } from '../../helpers/digestTexts.ts'
import { noFacts, paper } from '../../helpers/papers.ts'

const papers = [
  paper({ id: '2401.00077', title: 'Learned Compression of Very Long Documents' }),
  paper({ id: '2401.00078', title: 'A Study of Old Maps' }),
]
const barred = paper({ id: '2401.00079', title: 'Left | Right' })
const elsewhere = {
  ...paper({ id: '2401.00001' }),
  title: 'Weather Models',
  id: '10.1145/3292500.3330701' as Doi,
}
const records = new Map<string, WritablePaper>([...papers, barred, elsewhere].map((each) => [each.id, each]))

/** The text with all that it names completed, or what stands between two `|`. */
function complete(marked: string): string {
  const start = marked.indexOf('|')
  const text = start < 0 ? marked : marked.replaceAll('|', '')
  const at = start < 0 ? span(0, text.length) : span(start, Math.max(start, marked.lastIndexOf('|') - 1))
  const digest = parseDigest(text)
  const edits = completeLines(digest, incompleteLines(digest, at), {
    ...noFacts,
    record: (id) => records.get(id),
  })
  return applyEdits(text, edits)
}

const url = 'https://arxiv.org/abs/2401.00077'
const other = 'https://arxiv.org/abs/2401.00078'
const [first, second] = papers.map(({ title }) => title)

suite('completing entries', () => {
  test('leaves definitions as they are, to which references lead', () => {
    for (const text of [
      `- [A Title of Trees][1]: fine.\n\n[1]: ${url}\n`,
      `* A Title of Trees [1]\n  Fine.\n\n* A Title of Roots [2]\n  Deep.\n\n[1] ${url}\n[2] ${other}\n`,
      `As others say[^1].\n\n[^1]: ${url}\n`,
      `[note]: ${url}\n`,
    ])
      assert.deepEqual(incompleteLines(parseDigest(text), span(0, text.length)), [], text)
  })

  test('leaves tasks what they are among items that are none', () => {
    const items = '- [A Title of Trees](https://arxiv.org/abs/2301.00001): fine.\n'
    const lines = `- [ ] ${url}\n- [ ] ${other}\n`
    assert.equal(complete(items + lines), `${items}- [ ] [${first}](${url})\n- [ ] [${second}](${other})\n`)
  })

  test('begins no other cell of a row', () => {
    const text = '| Paper | Note |\n|---|---|\n| https://arxiv.org/abs/2401.00079 | |\n'
    const digest = parseDigest(text)
    const lines = incompleteLines(digest, span(0, text.length))
    const edits = completeLines(digest, lines, { ...noFacts, record: (id) => records.get(id) })
    const completed = text.replace(/https:\S+/, (address) => `[Left \\| Right](${address})`)
    assert.equal(applyEdits(text, edits), completed)
  })

  const seed = `A Title of Trees\nhttps://arxiv.org/abs/2301.00001\nFine.\n\nA Title of Roots\nhttps://arxiv.org/abs/2301.00002\nDeep.\n`
  const list = `- [A Title of Trees](https://arxiv.org/abs/2301.00001): fine.\n`
  const rows: readonly (readonly [name: string, text: string, completed: string])[] = [
    ['addresses alone', `${url}\n${other}\n`, `${first}\n${url}\n\n${second}\n${other}\n`],
    ['identifiers', '2401.00077\narXiv:2401.00078\n', `${first}\n${url}\n\n${second}\n${other}\n`],
    ['several in a line', '2401.00077, 2401.00078\n', `${first}\n${url}\n\n${second}\n${other}\n`],
    [
      'items without an example',
      `- ${url}\n- 2401.00078\n`,
      `- [${first}](${url})\n- [${second}](${other})\n`,
    ],
    [
      'items below others',
      `${list}- ${url}\n- ${other}\n`,
      `${list}- [${first}](${url}):\n- [${second}](${other}):\n`,
    ],
    ['in the form of others', `${seed}\n${url}\n`, `${seed}\n${first}\n${url}\n`],
    ['with what is said of it', `${seed}\n${url}\nI like it.\n`, `${seed}\n${first}\n${url}\nI like it.\n`],
    ['with words on the line', `${list}- ${url}: I like it.\n`, `${list}- [${first}](${url}): I like it.\n`],
    [
      'a DOI',
      `${list}- 10.1145/3292500.3330701\n`,
      `${list}- [Weather Models](https://doi.org/10.1145/3292500.3330701):\n`,
    ],
    ['what has no record stays', 'https://arxiv.org/abs/2401.00099\n', 'https://arxiv.org/abs/2401.00099\n'],
    ['what has a title stays', seed, seed],
    ['code stays', `\`\`\`\n${url}\n\`\`\`\n`, `\`\`\`\n${url}\n\`\`\`\n`],
    ['front matter stays', `---\nurl: ${url}\n---\n`, `---\nurl: ${url}\n---\n`],
    ['a mention among words stays', `As ${url} says.\n`, `As ${url} says.\n`],
    ['a rating, a form above', `${seed}\n${url} ⭐⭐⭐\n`, `${seed}\n${first}\n${url} ⭐⭐⭐\n`],
    ['a rating in front', `${list}- 🔥 ${url}\n`, `${list}- 🔥 [${first}](${url})\n`],
    ['a rating in a list', `${list}- ${url} 5/5\n`, `${list}- [${first}](${url}) 5/5\n`],
    ['a version', `${list}- ${url}v2\n`, `${list}- [${first}](${url}v2):\n`],
    ['a version of an identifier', `${list}- 2401.00077v2\n`, `${list}- [${first}](${url}v2):\n`],
    ['a page', `${seed}\n${url}#page=3\n`, `${seed}\n${first}\n${url}#page=3\n`],
    ['a footnote', `${list}- ${url}[^1]\n`, `${list}- [${first}](${url})[^1]\n`],
    [
      'what is ticked',
      `- [ ] [Trees](${other})\n- [x] ${url}\n`,
      `- [ ] [Trees](${other})\n- [x] [${first}](${url})\n`,
    ],
    [
      'items below items',
      `- 2401.00077\n  - 2401.00078\n`,
      `- [${first}](${url})\n  - [${second}](${other})\n`,
    ],
    [
      'numbers below bullets',
      `${list}\n1. ${url}\n2. ${other}\n`,
      `${list}\n1. [${first}](${url})\n2. [${second}](${other})\n`,
    ],
    ['what is struck out', `${list}- ~~${url}~~\n`, `${list}- ~~[${first}](${url})~~\n`],
    [
      'a page of a link beside it',
      `${list}- ${url} [pdf](${url}v2#page=3)\n`,
      `${list}- [${first}](${url}v2#page=3):\n`,
    ],
    ['two versions', `${list}- ${url}v1 ${url}v2\n`, `${list}- [${first}](${url}v1) ${url}v2\n`],
    ['a label', `[pdf](${url}) ⭐\n`, `${first}\n${url} ⭐\n`],
    ['the selection alone', `|${url}|\n\n${other}\n`, `${first}\n${url}\n\n${other}\n`],
    ['the line of the cursor', `${url}\n\n2401.|00078\n`, `${url}\n\n${second}\n${other}\n`],
  ]
  for (const [name, text, completed] of rows) {
    test(name, () => {
      assert.equal(complete(text), completed)
      if (!name.includes('selection') && !name.includes('cursor'))
        assert.equal(complete(completed), completed)
    })
    test(`${name}, with CRLF`, () => {
      assert.equal(complete(text.replaceAll('\n', '\r\n')), completed.replaceAll('\n', '\r\n'))
    })
  }

  test('loses no word of a line', () => {
    const remarks = [
      '⭐⭐⭐',
      '🔥',
      '5/5',
      '8.5',
      '(12)',
      '2024-01-05',
      '[^1]',
      '→',
      '(!)',
      'p.5',
      'great',
      '그리고',
      '#tag',
      '+1',
    ]
    const ends = ['', 'v2', 'v3#S2', '#page=5']
    const forms = ['', '- ', '1. ', '> ', '  * ', '- [x] ', '| ']
    fc.assert(
      fc.property(
        fc.record({
          lead: fc.constantFrom('', seed, list, `1. [A Title of Trees](https://arxiv.org/abs/2301.00001)\n`),
          form: fc.constantFrom(...forms),
          before: fc.array(fc.constantFrom(...remarks), { maxLength: 2 }),
          address: fc.constantFrom(
            (end: string) => url + end,
            (end: string) => `2401.00077${end.replace(/#.*/, '')}`,
            (end: string) => `arXiv:2401.00077${end.replace(/#.*/, '')}`,
            (end: string) => `[pdf](${url}${end})`,
            (end: string) => `<${url}${end}>`,
            (end: string) => `**${url}${end}**`,
          ),
          end: fc.constantFrom(...ends),
          after: fc.array(fc.constantFrom(...remarks, `[code](https://github.com/a/b)`, `and ${other}`), {
            maxLength: 3,
          }),
          below: fc.constantFrom('', 'I like it.\n', '  A note.\n'),
        }),
        ({ lead, form, before, address, end, after, below }) => {
          const named = address(end)
          const line = [...before, named, ...after].join(' ')
          const completed = complete(`${lead}\n${form}${line}\n${below}`)
          for (const word of [...before, ...after.flatMap((each) => each.split(' ')), below.trim()])
            assert.ok(completed.includes(word), completed)
          const specifics = /2401\.00077([^\])>* ]*)/.exec(named)?.[1] ?? ''
          assert.ok(completed.includes(`2401.00077${specifics}`), completed)
          assert.ok(completed.startsWith(lead), completed)
        },
      ),
    )
  })

  test('goes by entries that are far away, where nearer lines have no title yet', () => {
    const waiting = Array.from(
      { length: 90 },
      (_, index) => `- https://arxiv.org/abs/2402.${String(index + 10001)}\n`,
    )
    const text = `${list}${waiting.join('')}- ${url}\n- ${other}\n`
    assert.equal(
      complete(text),
      `${list}${waiting.join('')}- [${first}](${url}):\n- [${second}](${other}):\n`,
    )
  })

  test('leaves every digest that names its papers as it is', () => {
    for (const { name, text } of fixtureDigests()) {
      const digest = parseDigest(text)
      const lines = incompleteLines(digest, span(0, text.length))
      const titled = digest.entries.flatMap(({ title, link }) => (title && link ? [link.span.start] : []))
      for (const { span: at } of lines)
        assert.ok(
          !titled.some((offset) => at.start <= offset && offset < at.end),
          `${name}: ${text.slice(at.start, at.end)}`,
        )
    }
  })
})
