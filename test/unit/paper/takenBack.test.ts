import assert from 'node:assert/strict'
import { isWithdrawn } from '../../../src/core/paper/takenBack.ts'

suite('a paper that was withdrawn', () => {
  for (const comment of [
    'This paper has been withdrawn by the author due to a crucial error in equation 1',
    'Paper withdrawn',
    'Withdrawn.',
    'The authors have withdrawn this paper',
    'Author withdrew this submission because of an error',
    'This article has been retracted by the authors',
    'Retracted: the proof of Lemma 2 is wrong',
    'This submission has been withdrawn by arXiv administrators',
    'This paper has been withdrawn from arXiv',
  ])
    test(`is told by its comment: ${comment}`, () => assert.ok(isWithdrawn({ comment })))

  for (const comment of [
    'Withdrawn from ICLR 2024, now under review',
    'An earlier version of this work was withdrawn because of formatting',
    'This paper was not withdrawn',
    'This paper replaces arXiv:2301.00001, which has been withdrawn',
    'The claim of Section 3 was retracted in version 2',
    '12 pages, on the withdrawal of liquidity',
    undefined,
  ])
    test(`is no paper with the comment: ${comment}`, () => assert.ok(!isWithdrawn({ comment })))
})
