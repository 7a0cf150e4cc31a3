import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  categoryName,
  formatReference,
  type IdentifierFlaw,
  isArchive,
  parseIdentifier,
  readIdentifier,
} from '../../../src/core/arxiv/identifier.ts'
import { arxivReferences } from './references.ts'

suite('identifier', () => {
  test('reads back every reference that it formats', () => {
    fc.assert(
      fc.property(arxivReferences, (reference) => {
        assert.deepEqual(parseIdentifier(formatReference(reference)), reference)
      }),
    )
  })

  test('writes back every identifier it accepts, whatever the text', () => {
    const shapes = fc.stringMatching(
      /^(arXiv: ?)?([a-z-]{1,8}(\.[A-Za-z-]{1,4})?\/)?\d{4}\.?\d{3,6}(v\d{0,25})?$/,
    )
    fc.assert(
      fc.property(shapes, (text) => {
        const reference = parseIdentifier(text)
        if (reference) assert.deepEqual(parseIdentifier(formatReference(reference)), reference)
      }),
      { numRuns: 500 },
    )
  })

  test('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readIdentifier(text)))
  })

  for (const [text, id, version] of [
    ['2011.10650', '2011.10650', undefined],
    ['2011.10650v3', '2011.10650', 3],
    ['arXiv:2011.10650', '2011.10650', undefined],
    ['ARXIV: 2011.10650v12', '2011.10650', 12],
    ['0704.0001', '0704.0001', undefined],
    ['1412.6980', '1412.6980', undefined],
    ['1501.00001', '1501.00001', undefined],
    ['2106.00001', '2106.00001', undefined],
    ['0601.00001', '0601.00001', undefined],
    ['hep-th/9711200', 'hep-th/9711200', undefined],
    ['hep-th/9107001', 'hep-th/9107001', undefined],
    ['math/0703999v2', 'math/0703999', 2],
    ['math.CA/0611800', 'math/0611800', undefined],
    ['cond-mat.mes-hall/9901001', 'cond-mat/9901001', undefined],
    ['Math.ca/0611800', 'math/0611800', undefined],
  ] as const) {
    test(`reads ${text} as ${id}${version ? `, version ${version}` : ''}`, () => {
      assert.deepEqual(parseIdentifier(text), { id, version })
    })
  }

  const flaws: readonly (readonly [string, IdentifierFlaw])[] = [
    ['2013.10650', 'month'],
    ['2000.10650', 'month'],
    ['hep-th/9713001', 'month'],
    ['hep-th/9700001', 'month'],
    ['0703.0001', 'year'],
    ['hep-th/9106001', 'year'],
    ['hep-th/0704001', 'year'],
    ['hep-th/5001001', 'year'],
    ['2112.0886', 'digits'],
    ['0808.05394', 'digits'],
    ['1412.06980', 'digits'],
    ['1501.0001', 'digits'],
    ['2011.106501', 'digits'],
    ['2011.00000', 'number'],
    ['0704.0000', 'number'],
    ['hep-th/9711000', 'number'],
    ['hep-xx/9711200', 'archive'],
    ['constructor/9711200', 'archive'],
    ['2011.10650v0', 'version'],
    ['2011.10650v01', 'version'],
    ['2011.10650v99999999999999999999', 'version'],
    ['hep-th/9711200v0', 'version'],
  ]
  for (const [text, flaw] of flaws) {
    test(`finds a flaw of the ${flaw} in ${text}`, () => {
      assert.deepEqual(readIdentifier(text), { ok: false, flaw })
      assert.equal(parseIdentifier(text), undefined)
    })
  }

  for (const text of [
    '',
    'arXiv:',
    '2011',
    '2011.',
    '2011.10650v',
    '2401.some-slug',
    '10650',
    'a/b',
    '3.14159',
    'hep-th/97',
  ]) {
    test(`sees no identifier in "${text}"`, () => {
      assert.equal(readIdentifier(text), undefined)
    })
  }
})

suite('categories', () => {
  test('names a category', () => {
    assert.equal(categoryName('cs.CV'), 'Computer Vision and Pattern Recognition')
    assert.equal(categoryName('cond-mat.mes-hall'), 'Mesoscale and Nanoscale Physics')
  })

  test('names an archive without categories', () => {
    assert.equal(categoryName('hep-th'), 'High Energy Physics - Theory')
  })

  test('knows no name for codes of other classifications', () => {
    for (const code of ['68T07', 'I.2.10', 'cs.XX', '', 'toString', 'constructor']) {
      assert.equal(categoryName(code), undefined, code)
    }
  })

  test('tells archives, closed ones too, from categories and other words', () => {
    for (const code of ['hep-th', 'math', 'cmp-lg', 'supr-con']) assert.ok(isArchive(code), code)
    for (const code of ['cs.CV', 'hep', 'HEP-TH', '', 'constructor']) assert.ok(!isArchive(code), code)
  })
})
