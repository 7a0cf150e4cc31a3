import assert from 'node:assert/strict'
import { slice } from '../../../src/core/base/span.ts'
import { readConventions } from '../../../src/core/digest/conventions.ts'
import { parseDigest } from '../../../src/core/digest/parseDigest.ts'

suite('the conventions of a folder', () => {
  test('name lines that introduce entries', () => {
    const { sections, problems } = readConventions('sections:\n  - Kurz und gut\n  - "Zum Weiterlesen:"\n')
    assert.deepEqual(sections, ['Kurz und gut', 'Zum Weiterlesen:'])
    assert.deepEqual(problems, [])
  })

  test('leave keys of others alone, and an empty file says nothing', () => {
    assert.deepEqual(readConventions('layout: list\n').problems, [])
    assert.deepEqual(readConventions(''), { sections: [], problems: [] })
  })

  for (const [what, text, place] of [
    ['YAML that is none', 'sections: [a\nb: }', undefined],
    ['no mapping', '- a\n', '- a\n'],
    ['no list', 'sections: a\n', 'a'],
    ['an item that is no line', 'sections: [a, {b: c}]\n', '[a, {b: c}]'],
  ] as const) {
    test(`report ${what}, at its place`, () => {
      const { problems } = readConventions(text)
      assert.ok(problems.length > 0)
      if (place !== undefined) assert.equal(slice(text, problems[0]?.span ?? { start: 0, end: 0 }), place)
    })
  }

  test('make a section of a line that says nothing by itself', () => {
    const text = 'Kurz und gut\n\nA Title\nhttps://arxiv.org/abs/1706.03762\nGut.\n'
    assert.deepEqual(parseDigest(text).sections, [])
    assert.deepEqual(
      parseDigest(text, ['Kurz und gut']).sections.map(({ label }) => label.text),
      ['Kurz und gut'],
    )
  })
})
