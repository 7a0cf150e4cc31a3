import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits, slice } from '../../../src/core/base/span.ts'
import { placedParts } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { plainLinks } from '../../../src/core/language/annotations.ts'
import { highlightsAt, paperAt, titleInsertion } from '../../../src/core/language/references.ts'
import type { Doi } from '../../../src/core/paper/doi.ts'
import { fixtureDigests } from '../../helpers/digestTexts.ts'
import { readMarks } from '../../helpers/marked.ts'
import { paper } from '../../helpers/papers.ts'

suite('the paper at a place', () => {
  const named: readonly (readonly [string, string, string])[] = [
    ['see https://arxiv.org/pdf/2011.¦10650v2.pdf.', '2011.10650', 'https://arxiv.org/pdf/2011.10650v2.pdf'],
    ['see arXiv:2011.10650¦', '2011.10650', 'arXiv:2011.10650'],
    ['see 2011.¦10650 again', '2011.10650', '2011.10650'],
    ['see hep-th/97¦11200.', 'hep-th/9711200', 'hep-th/9711200'],
    ['A ¦Title of Some Paper\nhttps://arxiv.org/abs/1412.6980\n', '1412.6980', 'A Title of Some Paper'],
    [
      'As in [deep¦ nets](https://arxiv.org/abs/1412.6980), so',
      '1412.6980',
      '[deep nets](https://arxiv.org/abs/1412.6980)',
    ],
    ['구조는 <https://arxiv.org/abs/1412¦.6980>에서', '1412.6980', '<https://arxiv.org/abs/1412.6980>'],
    ['See https://doi.org/10.1000/¦xyz.', '10.1000/xyz', 'https://doi.org/10.1000/xyz'],
    ['See (https://dx.doi.org/10.1000/x(y)¦z), and', '10.1000/x(y)z', 'https://dx.doi.org/10.1000/x(y)z'],
    ['[pa¦per](https://doi.org/10.1000/ABC)', '10.1000/abc', '[paper](https://doi.org/10.1000/ABC)'],
    [
      '[paper](https://dl.acm.org/doi/abs/10.1145/329¦2500.3)',
      '10.1145/3292500.3',
      '[paper](https://dl.acm.org/doi/abs/10.1145/3292500.3)',
    ],
    ['doi:10.1000/x¦, more', '10.1000/x', 'doi:10.1000/x'],
    ['see 10.1000/x¦yz.', '10.1000/xyz', '10.1000/xyz'],
    ['논문(10.1000/x¦yz)은', '10.1000/xyz', '10.1000/xyz'],
    ['논문10.1000/¦xyz은', '10.1000/xyz', '10.1000/xyz'],
    ['**10.1000/x(y)¦z**', '10.1000/x(y)z', '10.1000/x(y)z'],
    ['**https://doi.org/10.¦1000/x**', '10.1000/x', 'https://doi.org/10.1000/x'],
    ['A ¦Title of Some Paper\nhttps://doi.org/10.1000/x\n', '10.1000/x', 'A Title of Some Paper'],
    [
      'see https://doi.org/10.48550/arXiv.1706.0¦3762',
      '1706.03762',
      'https://doi.org/10.48550/arXiv.1706.03762',
    ],
  ]
  for (const [marked, id, words] of named) {
    test(`is found: ${marked.trim()}`, () => {
      const { text, cursor } = readMarks(marked)
      const found = paperAt(parseDigest(text), cursor)
      assert.equal(found?.named.id, id)
      assert.equal(found && slice(text, found.span), words)
    })
  }

  test('is none in other words, or where the identifier cannot be', () => {
    for (const marked of [
      'some ¦words',
      'https://arxiv.org/abs/2113.¦10650',
      '¦',
      'https://example.com/¦x',
      'in `2011.¦10650` here',
      '```\n2011.¦10650\n```',
      'Wo¦rds. https://doi.org/10.1000/x',
      'in `10.1000/¦xyz` here',
      'https://example.com/?of=10.1000/¦xyz',
      'version 110.1000/¦xyz',
    ]) {
      const { text, cursor } = readMarks(marked)
      assert.equal(paperAt(parseDigest(text), cursor), undefined, marked)
    }
  })

  test('is found at each place that a digest shows as a paper: links and their words, citations, identifiers, titles', () => {
    for (const { name, text } of fixtureDigests()) {
      const digest = parseDigest(text)
      const shown = [
        ...placedParts(digest).flatMap(({ part, start }) =>
          part.links.flatMap(({ arxiv, outer, span: at, label }) =>
            arxiv?.reading.ok
              ? [at, label ?? outer].map((each) => ({ start: start + each.start, id: arxiv.reading }))
              : [],
          ),
        ),
        ...plainLinks(digest).map(({ span }) => ({ start: span.start })),
        ...digest.entries.flatMap(({ title, link }) =>
          title && link?.arxiv?.reading.ok ? [{ start: title.span.start }] : [],
        ),
      ]
      for (const { start } of shown) {
        const found = paperAt(digest, start + 1)
        assert.ok(found, `${name}: ${text.slice(start, start + 60)}`)
      }
    }
  })

  test('is the same however its link is cut by the cursor', () => {
    fc.assert(
      fc.property(fc.nat(44), (step) => {
        const link = '[the words](https://arxiv.org/abs/1412.6980v2)'
        const found = paperAt(parseDigest(`As in ${link} it is.`), 6 + step)
        assert.deepEqual(found?.named, { kind: 'arxiv', id: '1412.6980', version: 2 })
      }),
    )
  })
})

suite('a title that is inserted', () => {
  const adam = paper({ id: '1412.6980', title: 'Adam: A Method' })
  const linked = '[Adam: A Method](https://arxiv.org/abs/1412.6980)'
  const places: readonly (readonly [string, string])[] = [
    ['As https://arxiv.org/abs/1412.6980¦ has it.', `As ${linked} has it.`],
    ['As <https://arxiv.org/abs/1412.6980¦> has it.', `As ${linked} has it.`],
    ['As arXiv:1412.6980¦ has it.', `As ${linked} has it.`],
    ['As 1412.6980v2¦ has it.', 'As [Adam: A Method](https://arxiv.org/abs/1412.6980v2) has it.'],
    ['As 1412.6980¦은 말한다.', `As ${linked}은 말한다.`],
    ['대박!arXiv:1412.6980¦', `대박! ${linked}`],
    ['As [they](https://arxiv.org/abs/1412.6980¦) say.', 'As [they](https://arxiv.org/abs/1412.6980) say.'],
  ]
  test('begins no other cell of a row', () => {
    const text = '| Paper | Note |\n|---|---|\n| arXiv:1412.6980 | |\n'
    const digest = parseDigest(text)
    const found = paperAt(digest, text.indexOf('1412'))
    assert.ok(found)
    const edits = titleInsertion(digest, found, { ...adam, title: 'Left | Right' })
    assert.match(
      applyEdits(text, edits),
      /\| \[Left \\\| Right\]\(https:\/\/arxiv\.org\/abs\/1412\.6980\) \| \|\n$/,
    )
  })

  test('takes the place of a DOI in running text, and not of one beside the title of its entry', () => {
    const doi = '10.1038/nature14539' as Doi
    const inserted = (text: string) => {
      const digest = parseDigest(text)
      const found = paperAt(digest, text.indexOf(doi) + 1)
      assert.ok(found)
      return applyEdits(text, titleInsertion(digest, found, { ...adam, id: doi }))
    }
    assert.equal(inserted(`As doi:${doi} has it.`), `As [Adam: A Method](https://doi.org/${doi}) has it.`)
    assert.equal(inserted(`See ${doi}.`), `See [Adam: A Method](https://doi.org/${doi}).`)
    for (const text of [`Adam: A Method\ndoi:${doi}\nGood.\n`, `\\cite{${doi}}`])
      assert.equal(inserted(text), text)
  })

  const unchanged = [
    ...['[[1412.6980¦]]', '[[1412.6980¦|Adam]]', '[[arXiv:1412.6980¦]]', '\\cite{1412.6980¦}'],
    ...['[@arxiv:1412.6980¦]', '{{ 1412.6980¦ }}', '[a]: 1412.6980¦', '---\nid: arXiv:1412.6980¦\n---\n'],
  ]
  for (const marked of unchanged) {
    test(`is no link where one would break what is there: ${JSON.stringify(marked)}`, () => {
      const { text, cursor } = readMarks(marked)
      const digest = parseDigest(text)
      const found = paperAt(digest, cursor)
      assert.deepEqual(found ? titleInsertion(digest, found, adam) : [], [])
    })
  }

  for (const [marked, expected] of places) {
    test(`makes a link of what has no words: ${marked}`, () => {
      const { text, cursor } = readMarks(marked)
      const digest = parseDigest(text)
      const found = paperAt(digest, cursor)
      assert.ok(found)
      assert.equal(applyEdits(text, titleInsertion(digest, found, adam)), expected)
    })
  }
})

suite('highlights', () => {
  test('mark every place that names the paper, in whatever form', () => {
    assertMarked(`⟦A Small Model for Long Texts⟧
⟦https://arxiv.org/abs/2401.00001⟧
Good. Beats arXiv:2401.00002.

Another Model for Long Texts
https://arxiv.org/abs/2401.00002
As [before](⟦https://arxiv.org/pdf/2401.00001v2⟧) and ⟦arXiv:2401.00001⟧, that is ⟦240¦1.00001⟧.
`)
  })

  test('find the same from the title of the entry', () => {
    assertMarked('⟦A Small ¦Model⟧\n⟦https://arxiv.org/abs/2401.00001⟧\nSee ⟦2401.00001⟧.\n')
  })

  test('find an old identifier with and without its subject class', () => {
    assertMarked(
      '⟦Some Old Paper⟧\n⟦https://arxiv.org/abs/math/0611800⟧\nSee ⟦arXiv:math.AG/06¦11800⟧ and arXiv:hep-th/0611800.\n',
    )
  })

  test('mark the places of a tag and no longer tag', () => {
    assertMarked('One\nhttps://arxiv.org/abs/2401.00001\nGood. ⟦#vi¦sion⟧ #vision-language\n\n⟦#vision⟧\n')
  })

  test('know the entries from the mentions', () => {
    const text = 'A Small Model\nhttps://arxiv.org/abs/2401.00001\nSee 2401.00001.\n'
    const found = highlightsAt(parseDigest(text), 3) ?? []
    assert.deepEqual(
      found.map(({ isEntry }) => isEntry),
      [true, true, false],
    )
  })

  test('leave other words to the editor', () => {
    assert.equal(
      highlightsAt(parseDigest('A Small Model\nhttps://arxiv.org/abs/2401.00001\nGood.\n'), 48),
      undefined,
    )
    assert.equal(highlightsAt(parseDigest(''), 0), undefined)
  })

  test('find the paper of a note by its title', () => {
    const { text, cursor } = readMarks(
      '# A Small Model for Lo¦ng Texts\n\n- Paper: https://arxiv.org/abs/2401.00001\n',
    )
    assert.equal(highlightsAt(parseDigest(text), cursor)?.length, 2)
  })
})

function assertMarked(marked: string): void {
  const { text, spans, cursor } = readMarks(marked)
  const found = highlightsAt(parseDigest(text), cursor) ?? []
  assert.deepEqual(
    found.map(({ span }) => text.slice(span.start, span.end)),
    spans.map(({ start, end }) => text.slice(start, end)),
  )
  assert.deepEqual(
    found.map(({ span }) => span.start),
    spans.map(({ start }) => start),
  )
}
