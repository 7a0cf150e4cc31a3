import assert from 'node:assert/strict'
import { slice } from '../../../src/core/base/span.ts'
import { exampleAt } from '../../../src/core/digest/frames/example.ts'
import { taughtPattern } from '../../../src/core/digest/frames/taught.ts'
import { patternsFor } from '../../../src/core/digest/frames/teach.ts'
import type { Entry } from '../../../src/core/digest/model.ts'
import { linesIn, parseDigest } from '../../../src/core/digest/session.ts'
import { corpusDigests, fixtureDigests, type NamedText } from '../../helpers/digestTexts.ts'
import { readMarks } from '../../helpers/marked.ts'

suite('a pattern taught by an example', () => {
  for (const [what, marked, expected] of [
    [
      'a numbered paragraph',
      '**[4]** Ann Author, Bo Weaver. "**A ¦Title**." NeurIPS 2019 [[pdf]](https://a.org/x)\n',
      '**[{number}]** {authors}. "**{title}**." {venue} [[pdf]]({link}) {commentary}',
    ],
    [
      'a stop inside the marks',
      '- **A ¦Title.** [pdf](https://a.org/x): fine\n',
      '- **{title}{.?}** [pdf]({link}){:?} {commentary}',
    ],
    ['a title after its link', '- https://a.org/x ¦- A Title\n', '- {link} - {title}'],
    [
      'a task with a date',
      '* [x] 2024-03-02 [A ¦Title](https://a.org/x)\n',
      '* [{any}] {date} [{title}]({link}) {commentary}',
    ],
    [
      'fields',
      '### 3. A ¦Title\n\n- Authors: Ann Author\n- Link: <https://a.org/x>\n',
      '### {number}. {title}\n\n- Authors: {authors}\n- Link: <{link}> {commentary}',
    ],
    [
      'a row',
      '| 1 | A ¦Title | Ann Author | [pdf](https://a.org/x) | I liked it quite a lot |\n',
      '| {number} | {title} | {authors} | [pdf]({link}) {any} | {commentary} |',
    ],
  ] as const) {
    test(`says what is what: ${what}`, () => {
      const { text, cursor } = readMarks(marked)
      assert.deepEqual(taught(text, { start: cursor, end: cursor })[0], expected)
    })
  }

  test('takes anything around the title where entries differ', () => {
    const text =
      '- Ann Author (ICML) **A Title** - ACL, [pdf](https://a.org/x)\n- **B Title** [pdf](https://a.org/y)\n'
    const patterns = taught(text, { start: 25, end: 25 })
    assert.ok(
      patterns.some((pattern) =>
        parseDigest(text, [], [pattern]).entries.every(({ form }) => form.includes('taught')),
      ),
    )
  })

  test('has the title that is selected, and asks among the likely ones otherwise', () => {
    const text = '- Ann Author said Glazing Stone Tiles somewhere, https://a.org/x\n'
    const start = text.indexOf('Glazing')
    const selected = exampleAt(text, linesIn(text), { start, end: start + 'Glazing Stone Tiles'.length })
    assert.deepEqual(
      selected?.titles.map((title) => slice(text, title)),
      ['Glazing Stone Tiles'],
    )
    const all = exampleAt(
      '- [A Title](https://a.org/x) - **Other Words** here\n',
      linesIn('- [A Title](https://a.org/x) - **Other Words** here\n'),
      { start: 3, end: 3 },
    )
    assert.ok((all?.titles.length ?? 0) > 1)
  })

  test('finds the link below a title, and the title above a link', () => {
    const text = 'A Title\nAnn Author\nhttps://a.org/x\n\nnothing else\n'
    for (const offset of [2, text.indexOf('https') + 3]) {
      const example = exampleAt(text, linesIn(text), { start: offset, end: offset })
      assert.equal(example?.links[0]?.url, 'https://a.org/x')
    }
    assert.equal(exampleAt('no link\n', linesIn('no link\n'), { start: 2, end: 2 }), undefined)
  })

  test('reads its entry with the exact title and link: every entry of the fixtures', () => {
    const { derived, all } = deriveAll(fixtureDigests())
    // Titles that go on in another line, or name their own definition, have no pattern.
    assert.ok(all > 150 && derived >= 0.97 * all, `${derived} of ${all}`)
  })

  test('reads its entry with the exact title and link: entries of the corpus', function () {
    // Needs the corpus beside the checkout, which is not part of the project.
    const texts = corpusDigests()
    if (texts.length === 0) return this.skip()
    this.timeout(0)
    const { derived, all } = deriveAll(texts)
    assert.ok(derived >= 0.94 * all, `${derived} of ${all}`)
  })
})

function taught(text: string, selection: { start: number; end: number }): readonly string[] {
  const example = exampleAt(text, linesIn(text), selection)
  const [title] = example?.titles ?? []
  return example && title ? patternsFor(example, title) : []
}

/** Derives patterns from the entries of digests; each must read its entry, alone and in its digest. */
function deriveAll(texts: readonly NamedText[]): { derived: number; all: number } {
  let derived = 0
  let all = 0
  for (const { name, text } of texts) {
    const digest = parseDigest(text)
    const lines = linesIn(text)
    for (const { title, link, head } of digest.note ? [] : digest.entries.slice(0, 20)) {
      if (!title || !link) continue
      all++
      const example = exampleAt(text, lines, head)
      const patterns = example ? patternsFor(example, title.span) : []
      if (patterns.length > 0) derived++
      for (const pattern of patterns) {
        assert.ok(taughtPattern(pattern), pattern)
        const { entries } = parseDigest(text, [], [pattern])
        const read: Entry | undefined = entries.find((other) => other.title?.span.start === title.span.start)
        assert.equal(read?.title?.text, title.text, `${name}: ${pattern}`)
        assert.ok(read?.form.includes('taught'), `${name}: ${pattern}`)
      }
    }
  }
  return { derived, all }
}
