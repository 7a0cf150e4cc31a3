import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { highlightsAt } from '../../../src/core/language/references.ts'
import { readMarks } from '../../helpers/marked.ts'

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
