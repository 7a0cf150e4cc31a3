import assert from 'node:assert/strict'
import fc from 'fast-check'
import { foldTitle, standsFor } from '../../../src/core/paper/titles.ts'

/** One word in each of the dresses that people and records give it. */
const words: readonly (readonly string[])[] = [
  ['β-Trees', '$\\beta$-Trees', '&beta;-Trees', 'Beta-Trees', '\\beta-trees'],
  ['Straße', 'Stra{\\ss}e', 'Stra\\ss e', 'STRASSE', 'Stra&szlig;e'],
  ['Łódź', "{\\L}\\'{o}d\\'z", 'LODZ', '&Lstrok;&oacute;d&#378;'],
  ['Søren', 'S\\o ren', 'S{\\o}ren', 'S&oslash;ren'],
  ['O(n log n)', '$\\mathcal{O}(n \\log n)$', '$O(n\\log n)$', '*O*(n log n)'],
  ['ℓ1', '$\\ell_1$', '$\\ell_{1}$', 'ℓ₁'],
  ['x²', '$x^2$', 'x^2', '$x^{2}$'],
  ['Kuhn–Tucker', 'Kuhn--Tucker', 'Kuhn-Tucker', 'Kuhn&ndash;Tucker'],
  ['“Why”', "``Why''", '"Why"', '&ldquo;Why&rdquo;', '‘why’'],
  ['Nuts & Bolts', 'Nuts \\& Bolts', 'Nuts &amp; Bolts', 'Nuts and Bolts', 'Nuts &#38; Bolts'],
  ['2×2', '$2 \\times 2$', '2x2', '2&times;2'],
  ['Gödel', 'G\\"odel', 'G{\\"{o}}del', 'Go\u0308del', 'G&ouml;del', 'GODEL'],
  ['𝛼ᵢ', '$\\alpha_i$', '$\\alpha_{i}$'],
  ['ℝⁿ', '$\\mathbb{R}^n$', 'R^n', '$R^{n}$'],
  ['√n', '$\\sqrt{n}$', 'sqrt(n)'],
  ['∞-Gardens', '$\\infty$-Gardens', 'infinity-gardens'],
  ['GANs', '{GAN}s', '{{GAN}s}', '{G}{A}{N}s'],
  ['snake_case', 'snake\\_case', '`snake_case`', '**snake_case**'],
]

const dressed = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).chain((chosen) => {
  const one = fc.tuple(...chosen.map((forms) => fc.constantFrom(...forms))).map((all) => all.join(' '))
  return fc.tuple(one, one)
})

suite('titles', () => {
  test('are equal in whatever way their letters are written', () => {
    fc.assert(fc.property(dressed, ([a, b]) => assert.equal(foldTitle(a), foldTitle(b))))
  })

  test('stand for each other in whatever way their letters are written', () => {
    fc.assert(fc.property(dressed, ([a, b]) => assert.ok(standsFor(a, b))))
  })

  for (const forms of words) {
    test(`are not equal without ${forms[0]}`, () => {
      assert.notEqual(foldTitle(`Growing ${forms[0]} Gardens`), foldTitle('Growing Gardens'))
    })
  }

  test('of other scripts keep what tells their letters apart', () => {
    assert.notEqual(foldTitle('ガラス'), foldTitle('カラス'))
    assert.notEqual(foldTitle('Ποταμός α'), foldTitle('Ποταμός β'))
  })
})
