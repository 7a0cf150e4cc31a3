import assert from 'node:assert/strict'
import fc from 'fast-check'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { noFacts } from '../../helpers/papers.ts'

const check = (text: string) =>
  checkDigest(parseDigest(text), { facts: noFacts, settings: {}, log: silentLog }).filter(
    ({ rule }) => rule.id === 'noncanonical-link',
  )
const mended = (text: string) => applyEdits(text, fixAll(text, check))
const digest = (address: string) =>
  `# Week\n\nGrowing Small Trees\nhttps://arxiv.org/abs/2401.00009\nAs in ${address} and others.\n`

const addresses = [
  'https://arxiv.org/abs/2401.00001',
  'https://arxiv.org/abs/2401.00001v2',
  'http://arxiv.org/abs/2401.00001',
  'https://arxiv.org/abs/math/0611800',
  'https://arxiv.org/pdf/2401.00001.pdf',
  'https://arxiv.org/pdf/2401.00001v3.pdf#page=2',
  'https://www.arxiv.org/abs/2401.00001?utm_source=x&utm_medium=y',
  'https://arxiv.org/abs/2401.00001/',
  'https://ar5iv.labs.arxiv.org/html/2401.00001',
  'https://doi.org/10.48550/arXiv.2401.00001',
  'https://www.google.com/url?q=https://arxiv.org/abs/2401.00001&sa=D',
  'https://web.archive.org/web/20240105000000/https://arxiv.org/abs/2401.00001',
]
const signs = [
  '',
  ')',
  '—',
  '–',
  '…',
  ',',
  ';',
  '!',
  '(',
  '[',
  '[^',
  '、',
  '。',
  '：',
  '"',
  "'",
  '*',
  '|',
  '$',
]
const words = [
  'great',
  '이며',
  '본문',
  '本文',
  'のように',
  'He et al.)',
  '1]',
  'https://arxiv.org/abs/2401.00002',
]

suite('noncanonical-link and what is glued to an address', () => {
  test('takes none of it away by "Fix all"', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...addresses),
        fc.constantFrom(...signs),
        fc.constantFrom(...words),
        (address, sign, word) => {
          // Letters of ASCII would be more of the address.
          fc.pre(sign !== '' || !/^[\w.]/.test(word))
          const text = digest(address + sign + word)
          assert.ok(mended(text).includes(`${sign}${word} and others.`), mended(text))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  for (const [written, expected] of [
    ['http://arxiv.org/abs/2401.00001—great', 'https://arxiv.org/abs/2401.00001—great'],
    ['https://arxiv.org/pdf/2401.00001.pdf본문', 'https://arxiv.org/abs/2401.00001본문'],
    ['https://arxiv.org/abs/2401.00001?utm_source=x,great', 'https://arxiv.org/abs/2401.00001,great'],
    ['https://arxiv.org/pdf/2401.00001.pdfs', 'https://arxiv.org/pdf/2401.00001.pdfs'],
    ['https://arxiv.org/abs/2401.00001/2401.00002', 'https://arxiv.org/abs/2401.00001/2401.00002'],
  ] as const)
    test(`makes ${expected} of ${written}`, () => {
      assert.equal(mended(digest(written)), digest(expected))
    })

  test('lets a person drop what stands behind the address inside its brackets', () => {
    const text = digest('[this](https://arxiv.org/abs/2401.00001—great)')
    const [finding] = check(text)
    assert.equal(mended(text), text)
    assert.equal(
      applyEdits(text, finding?.fixes[0]?.edits ?? []),
      digest('[this](https://arxiv.org/abs/2401.00001)'),
    )
  })
})
