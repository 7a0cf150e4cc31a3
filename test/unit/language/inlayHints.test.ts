import assert from 'node:assert/strict'
import { span } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { paperHints } from '../../../src/core/language/inlayHints.ts'
import { factsOf, paper } from '../../helpers/standInFacts.ts'

const facts = factsOf([
  paper({
    id: '2401.00001',
    title: 'MicroModel: Towards Small Models for Long Texts',
    publishedAt: '2024-01-02T10:00:00Z',
  }),
  paper({
    id: '2401.00002',
    title: 'Everything That There Is to Know about the Sampling of Very Long Texts',
  }),
])

const head = 'One of Them\nhttps://arxiv.org/abs/2401.00009\n'

suite('hints', () => {
  const hinted: readonly (readonly [string, string])[] = [
    [
      'See https://arxiv.org/abs/2401.00001 too.',
      'See https://arxiv.org/abs/2401.00001‹MicroModel (2024)› too.',
    ],
    [
      'See <https://arxiv.org/abs/2401.00001> too.',
      'See <https://arxiv.org/abs/2401.00001>‹MicroModel (2024)› too.',
    ],
    ['As arXiv:2401.00001 has it', 'As arXiv:2401.00001‹MicroModel (2024)› has it'],
    ['As arXiv:2401.00002 has it', 'As arXiv:2401.00002‹Everything That There Is to Know about the…› has it'],
    [
      'As [MicroModel](https://arxiv.org/abs/2401.00001) has it',
      'As [MicroModel](https://arxiv.org/abs/2401.00001) has it',
    ],
    ['MicroModel (arXiv:2401.00001) has it', 'MicroModel (arXiv:2401.00001) has it'],
    ['Unknown is arXiv:2401.00003.', 'Unknown is arXiv:2401.00003.'],
  ]
  for (const [said, expected] of hinted) {
    test(said, () => assert.equal(withHints(head + said), head + expected))
  }

  test('name the paper of an entry without a title, and of no other', () => {
    const titled = 'A Small One\nhttps://arxiv.org/abs/2401.00002\nGood.\n\n'
    assert.equal(
      withHints(`${titled}https://arxiv.org/abs/2401.00001\n`),
      `${titled}https://arxiv.org/abs/2401.00001‹MicroModel (2024)›\n`,
    )
  })

  test('are given for the asked stretch alone', () => {
    const text = `${head}See arXiv:2401.00001.\n`.repeat(400)
    const digest = parseDigest(text)
    const line = text.indexOf('See', 9_000)
    const [hint, ...others] = paperHints(digest, span(line, line + 20), facts)
    assert.equal(hint?.offset, text.indexOf('2401.00001', line) + 10)
    assert.deepEqual(others, [])
  })
})

function withHints(text: string): string {
  const hints = paperHints(parseDigest(text), span(0, text.length), facts)
  return hints
    .toReversed()
    .reduce((shown, hint) => `${shown.slice(0, hint.offset)}‹${hint.text}›${shown.slice(hint.offset)}`, text)
}
