import assert from 'node:assert/strict'
import { alike } from '../../../src/core/digest/lines/alike.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

suite('what is written in several ways', () => {
  for (const [written, read] of [
    ['__Growing Trees__ and _more_', '**Growing Trees** and *more*'],
    ['__a_b__, (__c__)', '**a_b**, (**c**)'],
    ['- \u200bTrees', '-  Trees'],
    ['Ann Author &amp; Bo Weaver', 'Ann Author &&&&& Bo Weaver'],
    ['a\u00a0b\u2009c\u202fd', 'a b c d'],
  ] as const)
    test(`is read alike: ${JSON.stringify(written)}`, () => {
      assert.equal(alike(written), read)
      assert.equal(read.length, written.length)
    })

  for (const text of [
    '__init__.py Considered',
    'snake_case_name and _ alone _',
    'https://example.org/__a__/_b_?_c_=_d_',
    '`__init__` and __open',
    'a\u200bb',
  ])
    test(`stays as it is: ${JSON.stringify(text)}`, () => {
      assert.equal(alike(text), text)
    })

  test('gives titles as they are written', () => {
    const { entries } = parseDigest(
      '# Week\n\n__Growing\u00a0Trees from Few Labels__ [[pdf](https://arxiv.org/abs/2401.00001)]\n\nFine.\n',
    )
    assert.deepEqual(
      entries.map(({ title }) => title?.text),
      ['Growing\u00a0Trees from Few Labels'],
    )
  })
})
