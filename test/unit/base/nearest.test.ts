import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isMistyped } from '../../../src/core/base/nearest.ts'

suite('a mistyped word', () => {
  for (const [word, other] of [
    ['langauge', 'language'],
    ['reveiw', 'review'],
    ['revieew', 'review'],
    ['prunning', 'pruning'],
    ['difusion', 'diffusion'],
    ['segmentatian', 'segmentation'],
    ['Langauge', 'language'],
  ] as const)
    test(`${word} is ${other}`, () => assert.ok(isMistyped(word, other)))

  for (const [word, other] of [
    ['tuning', 'pruning'],
    ['tuning', 'turning'],
    ['vision', 'fission'],
    ['mining', 'mixing'],
    ['audio', 'radio'],
    ['routing', 'scouting'],
    ['graph', 'graphs'],
    ['speech', 'search'],
    ['dense', 'sense'],
  ] as const)
    test(`${word} is not ${other}`, () => assert.ok(!isMistyped(word, other)))

  test('is found from either side', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'n', 'é'), minLength: 4, maxLength: 10 })
    fc.assert(fc.property(word, word, (a, b) => a === b || isMistyped(a, b) === isMistyped(b, a)))
  })
})
