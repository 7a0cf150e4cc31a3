import assert from 'node:assert/strict'
import fc from 'fast-check'
import { slice } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

const addresses = [
  'https://arxiv.org/abs/2401.00001',
  'https://arxiv.org/pdf/2401.00001v2.pdf',
  'arxiv.org/abs/hep-th/9901001',
  'https://example.org/a_b?c=d#e',
]

suite('an address with its label in brackets after it, as in AsciiDoc', () => {
  const labels = fc.constantFrom(
    'Small Models for Long Texts',
    'A [Square\\] Bracket',
    'On \\[a\\\\] and \\alpha',
    '画像生成',
    'paper',
    'A, B (C): D.',
  )
  const before = fc.constantFrom('', 'See ', '* ', '  - ', '. ', 'Deep (', '深い（')
  const after = fc.constantFrom('', ' and more words.', '.', ', 2024', '은 좋은 논문')

  test('is one link', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...addresses),
        labels,
        before,
        after,
        fc.constantFrom('', 'link:'),
        fc.constantFrom('', '^'),
        (address, label, lead, tail, macro, newWindow) => {
          const written = `${macro}${address}[${label}${newWindow}]`
          const { text, links } = parseDigest(`${lead}${written}${tail}\n`)
          assert.deepEqual(
            links.map((link) => [
              slice(text, link.span),
              link.label && slice(text, link.label),
              slice(text, link.outer),
              link.form,
            ]),
            [[address, label, written, 'labelled']],
          )
        },
      ),
    )
  })

  test('is none where the brackets are a part of the address, or say nothing', () => {
    for (const [text, address] of [
      ['https://example.org/?list[name]=some', 'https://example.org/?list[name]=some'],
      ['https://example.org/pages/[slug]', 'https://example.org/pages/[slug]'],
      ['https://example.org/a[one]/b', 'https://example.org/a[one]/b'],
      ['https://arxiv.org/abs/2401.00001[1] and more', 'https://arxiv.org/abs/2401.00001[1]'],
      ['https://arxiv.org/abs/2401.00001[^1] and more', 'https://arxiv.org/abs/2401.00001'],
      ...['»', '”', '’', '“', '›', '⟩', '★★★', '⭐', '🔥', '⭐️.'].map(
        (mark) => [`https://arxiv.org/abs/2401.00001${mark}`, 'https://arxiv.org/abs/2401.00001'] as const,
      ),
      ['https://arxiv.org/abs/2401.00001[] and more', 'https://arxiv.org/abs/2401.00001'],
      ['https://example.org/?list[]=some', 'https://example.org/?list[]=some'],
      ['http://[fe80::ab]/x', 'http://[fe80::ab]/x'],
      ['[https://arxiv.org/abs/2401.00001] [not this one]', 'https://arxiv.org/abs/2401.00001'],
    ] as const) {
      const digest = parseDigest(`${text}\n`)
      assert.deepEqual(
        digest.links.map((link) => slice(digest.text, link.span)),
        [address],
        text,
      )
      assert.equal(digest.links[0]?.label, undefined)
    }
  })
})

suite('links to DOIs with brackets', () => {
  const doi = '10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O'
  for (const [written, url] of [
    [`https://doi.org/${doi}`, `https://doi.org/${doi}`],
    [`<https://doi.org/${doi}>`, `https://doi.org/${doi}`],
    [`doi:${doi}`, `https://doi.org/${doi}`],
    ['doi:10.1016/S0140-6736(20)30183-5', 'https://doi.org/10.1016/S0140-6736(20)30183-5'],
    ['https://doi.org/10.1016/S0140-6736(20)30183-5', 'https://doi.org/10.1016/S0140-6736(20)30183-5'],
  ] as const)
    test(`are read whole: ${written}`, () => {
      const { entries } = parseDigest(`# Week\n\nGlazing Stone Tiles\n${written}\nGood.\n`)
      assert.deepEqual(
        entries.map(({ link }) => link?.url),
        [url],
      )
    })
})
