import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { statementChoices, statementRequest } from '../../../src/core/language/tagCompletion.ts'
import { readMarks } from '../../helpers/marked.ts'

const entry = 'A Title\nhttps://arxiv.org/abs/2401.00001\nGood.\n\n'

suite('completion of statements', () => {
  for (const [marked, isAsked] of [
    ['¦', true],
    ['The pap¦', true],
    ['아래 논¦', true],
    ['The ¦papers', false],
    ['# The pap¦', false],
    ['- ¦', false],
    ['Good. #re¦', false],
  ] as const) {
    test(`${isAsked ? 'is asked for in' : 'stays away from'} "${marked}"`, () => {
      const { text, cursor } = readMarks(marked)
      assert.equal(statementRequest(parseDigest(text), cursor) !== undefined, isAsked)
    })
  }

  test('offers those of the conventions, then those used before, and no headings', () => {
    const { text, cursor } = readMarks(`The papers below are about tuning.\n\n${entry}¦`)
    const used = ['Vision', 'The following papers are fun.', 'The following papers are fun.']
    const place = { start: cursor, end: cursor }
    assert.deepEqual(statementChoices(parseDigest(text), place, { known: ['Kurz und gut'], used }), [
      'Kurz und gut',
      'The following papers are fun.',
      'The papers below are about tuning.',
    ])
  })

  test('offers those that begin as what is typed', () => {
    const { text, cursor } = readMarks('ku¦')
    const digest = parseDigest(text)
    const place = { start: 0, end: cursor }
    assert.deepEqual(
      statementChoices(digest, place, { known: ['Kurz und gut', 'Ku'], used: ['The following papers'] }),
      ['Kurz und gut'],
    )
  })
})
