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
  `# Week\n\n- Glazing Stone Tiles https://arxiv.org/abs/2401.00009: Good.\n- Wide Rivers: ${address} and others.\n- Old Deserts https://arxiv.org/abs/2401.00008: Calm.\n`

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

const own = [
  'http://arxiv.org/abs/2401.00001',
  'https://arxiv.org/pdf/2401.00001.pdf',
  'https://arxiv.org/format/2401.00001',
  'https://www.arxiv.org/abs/2401.00001?utm_source=feed',
  'https://ar5iv.labs.arxiv.org/html/2401.00001',
  'https://papers.cool/arxiv/2401.00001',
  'https://www.google.com/url?q=https://arxiv.org/abs/2401.00001&sa=D',
  'https://nam12.safelinks.protection.outlook.com/?url=https%3A%2F%2Farxiv.org%2Fabs%2F2401.00001&data=04%7C02',
  'https://arxiv-org.proxy.example.edu/abs/2401.00001',
]
const services = [
  'https://scirate.com/arxiv/2401.00001',
  'https://www.connectedpapers.com/arxiv/2401.00001',
  'https://www.semanticscholar.org/arxiv/2401.00001',
  'https://inspirehep.net/arxiv/2401.00001',
  'https://ui.adsabs.harvard.edu/abs/arXiv:2401.00001',
  'https://www.emergentmind.com/papers/2401.00001',
  'https://huggingface.co/papers/2401.00001',
  'https://via.hypothes.is/https://arxiv.org/pdf/2401.00001',
  'https://web.archive.org/web/20240101000000/https://arxiv.org/abs/2401.00001',
  'https://archive.ph/2024/https://arxiv.org/abs/2401.00001',
  'https://translate.google.com/translate?tl=ko&u=https://arxiv.org/abs/2401.00001',
  'https://www.google.com/url?q=https://web.archive.org/web/2024/https://arxiv.org/abs/2401.00001',
]

suite('noncanonical-link and what an address may be meant for', () => {
  const among = (line: string) =>
    `# Week\n\n- [Glazing Stone Tiles](https://arxiv.org/abs/2401.00009): Good.\n${line}\n- [Old Deserts](https://arxiv.org/abs/2401.00008): Calm.\n`

  for (const address of own)
    test(`mends the address of an entry: ${address}`, () => {
      const text = (url: string) => among(`- [Wide Rivers](${url}): Calm.`)
      assert.equal(mended(text(address)), text('https://arxiv.org/abs/2401.00001'))
    })

  for (const address of [...own, ...services, 'https://www.alphaxiv.org/abs/2401.00001'])
    for (const said of [`See the [discussion](${address}).`, `See ${address} too.`, `See <${address}>.`])
      test(`lets a person change what is said: ${said}`, () => {
        const text = among(`- [Wide Rivers](https://arxiv.org/abs/2401.00001): Calm. ${said}`)
        assert.equal(mended(text), text)
      })

  for (const address of services)
    test(`lets a person change an entry that leads to another service: ${address}`, () => {
      const text = among(`- [Wide Rivers](${address}): Calm.`)
      assert.equal(mended(text), text)
    })

  test('leaves definitions that only commentary refers to', () => {
    const text = `${among('- [Wide Rivers](https://arxiv.org/abs/2401.00001): Calm. See [this][d].')}\n[d]: http://arxiv.org/abs/2401.00001\n`
    assert.equal(mended(text), text)
  })
})
