import assert from 'node:assert/strict'
import fc from 'fast-check'
import { findReferences } from '../../../src/core/arxiv/links.ts'
import { slice, span } from '../../../src/core/base/span.ts'
import { definitionOf, placedParts } from '../../../src/core/digest/model.ts'
import { excerpt, referencesIn, referencesWithin } from '../../../src/core/digest/references.ts'
import { DigestSession, parseDigest, readWhole, usualOptions } from '../../../src/core/digest/session.ts'
import { highlightsAt, namedAt, paperAt } from '../../../src/core/language/references.ts'

const list = [
  '# Week 5',
  '',
  '- [Glazing Stone Tiles][1]. Short and plain.',
  '- [Sailing for Newcomers][Two] Good, and better than [the first][1].',
  '',
  '[1]: https://arxiv.org/abs/2401.00001',
  '[two]: <http://arxiv.org/pdf/2401.00003v2>',
  '',
].join('\n')

suite('a stretch of a digest that is read by itself', () => {
  test('has links of Markdown where those of reStructuredText stand', () => {
    const digest = parseDigest(
      'See `Long Walks <https://arxiv.org/abs/2401.00002>`_ and Doors_, not `code`.\n\n.. _Doors: https://arxiv.org/abs/2401.00003\n',
    )
    assert.equal(
      excerpt(digest, span(0, digest.text.indexOf('\n'))),
      'See [Long Walks](https://arxiv.org/abs/2401.00002) and [Doors](https://arxiv.org/abs/2401.00003), not `code`.',
    )
  })
})

suite('the definitions of a digest', () => {
  test('have the place of their address', () => {
    const { text, definitions } = parseDigest(list)
    assert.deepEqual(
      definitions.map((each) => [each.name, each.url, slice(text, each.span), each.arxiv?.form]),
      [
        ['1', 'https://arxiv.org/abs/2401.00001', 'https://arxiv.org/abs/2401.00001', 'abs'],
        ['two', 'http://arxiv.org/pdf/2401.00003v2', 'http://arxiv.org/pdf/2401.00003v2', 'pdf'],
      ],
    )
    assert.deepEqual(
      definitions.map(({ arxiv }) => arxiv && slice(text, arxiv.idSpan)),
      ['2401.00001', '2401.00003v2'],
    )
  })

  test('are found for their references, whatever the case of their names', () => {
    const digest = parseDigest(list)
    const names = digest.links.map((link) => definitionOf(digest, link)?.name)
    assert.deepEqual(names, ['1', 'two', '1'])
  })

  test('are found for references without a name, and are none where Org declares states', () => {
    const digest = parseDigest(
      '#+TODO: OPEN | SEEN\n\n* `Stone Tiles`__ and `Wide Nets`__\n\n__ https://arxiv.org/abs/2401.00001\n__ https://arxiv.org/abs/2401.00002\n',
    )
    assert.deepEqual(
      digest.links.map((link) => definitionOf(digest, link)?.url),
      ['https://arxiv.org/abs/2401.00001', 'https://arxiv.org/abs/2401.00002'],
    )
    assert.equal(digest.definitions.length, 2)
  })

  test('move with the text above them', () => {
    const session = new DigestSession(list)
    const digest = session.edit({ span: { start: 2, end: 2 }, newText: 'The Notes of ' })
    for (const { span, url } of digest.definitions) assert.equal(slice(digest.text, span), url)
    for (const { outer } of digest.links) assert.match(slice(digest.text, outer), /^\[.*\]\[.*\]$/)
  })
})

suite('the papers that a digest names', () => {
  test('are found by references as by addresses', () => {
    const digest = parseDigest(list)
    for (const words of ['the first', 'Glazing', '[1].']) {
      const offset = list.indexOf(words) + 1
      assert.equal(paperAt(digest, offset)?.named.id, '2401.00001', words)
      const named = namedAt(digest, offset)
      assert.equal(named?.kind === 'paper' && named.id, '2401.00001', words)
    }
    const found = highlightsAt(digest, list.indexOf('the first')) ?? []
    assert.deepEqual(
      found.map(({ span, isEntry }) => [slice(list, span), isEntry]),
      [
        ['Glazing Stone Tiles', true],
        ['1', true],
        ['[the first][1]', false],
        ['https://arxiv.org/abs/2401.00001', false],
      ],
    )
  })

  test('are the same in parts of any length as in the whole text', () => {
    const line = fc.constantFrom(
      'A Title of Some Paper',
      'https://arxiv.org/abs/2401.00001',
      'Better than 2401.00002 and arXiv:2401.00003v2, see [it](arxiv.org/pdf/2401.00004).',
      '`2401.00005`',
      '',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n')
        const digest = readWhole(text, { ...usualOptions, lengths: { usual: 20, long: 40 } })
        const inParts = placedParts(digest).flatMap(({ part, start }) =>
          referencesIn(part).map(({ span }) => start + span.start),
        )
        const expected = Array.from(findReferences(text, 0, text.length, { bareIds: true }))
        assert.deepEqual(
          inParts,
          expected.map(({ span }) => span.start),
        )
        assert.equal(referencesWithin(digest, { start: 0, end: text.length }).length, expected.length)
      }),
    )
  })
})
