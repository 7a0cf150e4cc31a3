import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type ArxivReference, formatReference } from '../../../src/core/arxiv/identifier.ts'
import { absUrl, findReferences, readLink } from '../../../src/core/arxiv/links.ts'
import { slice } from '../../../src/core/base/span.ts'
import { arxivReferences, linkLikeText, referenceOf } from './references.ts'
import { writtenForms } from './writtenForms.ts'

suite('findReferences', () => {
  const inText: readonly (readonly [text: string, found: readonly string[]])[] = [
    ['a https://arxiv.org/abs/2011.10650.', ['https://arxiv.org/abs/2011.10650']],
    ['(see arxiv.org/abs/2011.10650)', ['arxiv.org/abs/2011.10650']],
    ['[t](https://arxiv.org/abs/2011.10650), x', ['https://arxiv.org/abs/2011.10650']],
    ['[https://arxiv.org/abs/2011.10650]', ['https://arxiv.org/abs/2011.10650']],
    ['<https://arxiv.org/abs/2011.10650>', ['https://arxiv.org/abs/2011.10650']],
    ['https://arxiv.org/pdf/2011.10650.pdf.', ['https://arxiv.org/pdf/2011.10650.pdf']],
    ['https://arxiv.org/pdf/2011.10650.pdf#page=(2)) x', ['https://arxiv.org/pdf/2011.10650.pdf#page=(2)']],
    ['https://arxiv.org/abs/2011.10650?a=b, x', ['https://arxiv.org/abs/2011.10650?a=b']],
    ['**https://arxiv.org/abs/2011.10650**', ['https://arxiv.org/abs/2011.10650']],
    ['https://arxiv.org/abs/2011.10650와 논문', ['https://arxiv.org/abs/2011.10650']],
    ['링크:https://arxiv.org/abs/2011.10650', ['https://arxiv.org/abs/2011.10650']],
    ['논문은arxiv.org/abs/2011.10650을', ['arxiv.org/abs/2011.10650']],
    ['https://arxiv.org/abs/2011.10650。', ['https://arxiv.org/abs/2011.10650']],
    ['arXiv preprint arXiv:1412.6980, 2014', ['arXiv:1412.6980']],
    ['arXiv:2011.10650v2 [cs.LG] 20 Nov 2020', ['arXiv:2011.10650v2']],
    ['(arXiv: hep-th/9711200)', ['arXiv: hep-th/9711200']],
    ['_arXiv:2011.10650_', ['arXiv:2011.10650']],
    ['doi:10.48550/arXiv.2011.10650.', ['doi:10.48550/arXiv.2011.10650']],
    ['a 10.48550/arXiv.math/0211159;', ['10.48550/arXiv.math/0211159']],
    ['https://arxiv.org/abs/2112.0886', ['https://arxiv.org/abs/2112.0886']],
    [
      'arXiv:2011.10650 https://arxiv.org/abs/2011.10675',
      ['arXiv:2011.10650', 'https://arxiv.org/abs/2011.10675'],
    ],
    [
      'https://arxiv.org/abs/2011.10650#)arXiv:2011.10675',
      ['https://arxiv.org/abs/2011.10650#', 'arXiv:2011.10675'],
    ],
    ['2011.10650 and hep-th/9711200', []],
    ['https://arxiv.org/abs/2011–10650, 2020', ['https://arxiv.org/abs/2011–10650']],
    ['see arXiv:2011–10650.', ['arXiv:2011–10650']],
    ['https://arxiv.org/abs/2011.10650–2011.10675', ['https://arxiv.org/abs/2011.10650']],
    ['https://arxiv.org/abs/2011。10650。', ['https://arxiv.org/abs/2011。10650']],
    ['https://arxiv.org/abs/2011.1065\u200b0 x', ['https://arxiv.org/abs/2011.1065\u200b0']],
    ['https://arxiv.org/abs/2011.10650\u200bword', ['https://arxiv.org/abs/2011.10650']],
    ['word\u200bhttps://arxiv.org/abs/2011.10650\u200b', ['https://arxiv.org/abs/2011.10650']],
    ['(arXiv:2011\\.10650)', ['arXiv:2011\\.10650']],
    ['https://arxiv.org/abs/cs.CV, x', ['https://arxiv.org/abs/cs.CV']],
    [
      '[t](https://www.google.com/url?q=https://arxiv.org/abs/2011.10650&sa=D), x',
      ['https://www.google.com/url?q=https://arxiv.org/abs/2011.10650&sa=D'],
    ],
    [
      'https://web.archive.org/web/2024/https://arxiv.org/abs/2011.10650.',
      ['https://web.archive.org/web/2024/https://arxiv.org/abs/2011.10650'],
    ],
    ['https://x.com/share?url=https://arxiv.org/abs/2011.10650', ['https://arxiv.org/abs/2011.10650']],
    ['doi: 10.48550/arXiv.2011.10650', ['doi: 10.48550/arXiv.2011.10650']],
    ['<https://arxiv.org/abs/…> and arxiv.org/abs/{id}', []],
    ['arXiv: the papers of 2020–21000', []],
    ['https://example.com/arXiv:2011.10650', []],
    ['https://notarxiv.org/abs/2011.10650', []],
    ['https://arxiv.org/list/cs/new', []],
    [
      'https://arxiv.org/abs/2011.10650https://arxiv.org/abs/2011.10675',
      ['https://arxiv.org/abs/2011.10650', 'https://arxiv.org/abs/2011.10675'],
    ],
    [
      'arXiv:2011.10650http://arxiv.org/abs/2011.10675',
      ['arXiv:2011.10650', 'http://arxiv.org/abs/2011.10675'],
    ],
    ['논문（arXiv：2011.10650）', ['arXiv：2011.10650']],
    ['arXiv : 2011.10650', ['arXiv : 2011.10650']],
    ['arXiv：２０１１．１０６５０', ['arXiv：２０１１．１０６５０']],
  ]
  for (const [text, expected] of inText) {
    test(`finds ${expected.length} in "${text}"`, () => {
      assert.deepEqual(
        [...findReferences(text)].map((found) => slice(text, found.span)),
        expected,
      )
    })
  }

  test('finds bare identifiers when asked', () => {
    const text = 'compare 2011.10650v2, hep-th/9711200. And (2011.10675); arXiv:2011.12026'
    const found = [...findReferences(text, 0, text.length, { bareIds: true })]
    assert.deepEqual(
      found.map(({ idSpan, form }) => `${slice(text, idSpan)} ${form}`),
      ['2011.10650v2 bare', 'hep-th/9711200 bare', '2011.10675 bare', '2011.12026 citation'],
    )
  })

  test('takes no number for a bare identifier that cannot be one', () => {
    const text =
      '2013.10650 2112.0886 1234.5678.9 $2011.10650 v2011.10650 example.com/2011.10650 and/0101001 3.14159'
    assert.deepEqual([...findReferences(text, 0, text.length, { bareIds: true })], [])
  })

  test('takes no amount for a bare identifier', () => {
    const before = ['€', '£', '¥', '￥', '₩', '$', '≈', '±', '≤', '1,', "1'", '=', '~', 'C:\\papers\\']
    const after = ['€', ' €', '%', ' %', '‰', '°C', ' ± 0.5', '×3', '₩']
    before.push('€ ', '± ', 'USD ', 'tel. ', 'Fax: ', '+49 ', 'firmware ', 'build ', 'ISBN ')
    after.push(
      ' km',
      ' MeV',
      ' GeV/c²',
      ' cm³',
      ' µs',
      ' GB,',
      ' tokens',
      ' million',
      ' EUR',
      ' 원',
      ' 달러를',
    )
    const texts = [...before.map((sign) => `${sign}2011.10650`), ...after.map((sign) => `2011.10650${sign}`)]
    for (const text of texts)
      assert.deepEqual([...findReferences(text, 0, text.length, { bareIds: true })], [], text)
    for (const text of [
      '2011.10650, 2011.10675',
      '(2011.10650)',
      '论文：2011.10650',
      '2011.10650은',
      '“2011.10650”',
      'of $x$ 2011.10650',
      'the long version 2011.10650',
      '2011.10650 Min and Won',
      '2011.10650 in kilometres, as said',
      '2011.10650 MeV-scale ponds',
      '2011.10650 분산 학습',
      '2011.10650 M. Day',
    ])
      assert.ok([...findReferences(text, 0, text.length, { bareIds: true })].length > 0, text)
  })

  test('looks only at the part asked for and counts from the start of the text', () => {
    const text = 'arXiv:2011.10650 arXiv:2011.10675 arXiv:2011.12026'
    const found = [...findReferences(text, 17, 33)]
    assert.deepEqual(
      found.map((each) => slice(text, each.span)),
      ['arXiv:2011.10675'],
    )
  })

  test('gives host and form of links, and no host for citations', () => {
    const text = 'http://export.arxiv.org/pdf/2011.10650 arXiv:2011.10650 10.48550/arXiv.2011.10650'
    assert.deepEqual(
      [...findReferences(text)].map(({ host, form }) => [host, form]),
      [
        ['export.arxiv.org', 'pdf'],
        [undefined, 'citation'],
        [undefined, 'doi'],
      ],
    )
  })

  test('finds what it formats wherever it stands among other words', () => {
    fc.assert(
      fc.property(fc.array(arxivReferences, { maxLength: 8 }), linkLikeText, (references, words) => {
        const text = references.map((reference) => `${absUrl(reference)} `).join('\n') + words
        const found = [...findReferences(text)].slice(0, references.length)
        assert.deepEqual(found.map(referenceOf), references.map(formatReference))
      }),
    )
  })

  test('finds every written form of a paper among other words', () => {
    fc.assert(
      fc.property(
        arxivReferences,
        writtenForms,
        fc.constantFrom(' ', '(', '“', '논문 '),
        fc.constantFrom(' ', ', ', ') ', '。', '은 '),
        (reference, { hasVersion, write }, before, after) => {
          const wanted = formatReference(hasVersion ? reference : { ...reference, version: undefined })
          const text = `${before}${write(wanted)}${after}arXiv:2011.10675`
          const found = [...findReferences(text)]
          assert.deepEqual(found.map(referenceOf), [wanted, '2011.10675'], text)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('gives spans in order that cut out what they claim', () => {
    fc.assert(
      fc.property(linkLikeText, fc.boolean(), (text, bareIds) => {
        let last = 0
        for (const found of findReferences(text, 0, text.length, { bareIds })) {
          assert.ok(last <= found.span.start && found.span.start <= found.idSpan.start)
          assert.ok(found.idSpan.start < found.idSpan.end && found.idSpan.end <= found.span.end)
          last = found.span.end
          const whole = slice(text, found.span)
          if (found.host !== undefined) assert.deepEqual(readLink(whole)?.reading, found.reading)
          const id = slice(text, found.idSpan)
            .replace(/%2f/i, '/')
            .replace(/[\u200b\\]/g, '')
          if (found.reading.ok) assert.ok(id.toLowerCase().endsWith(numberOf(found.reading.reference)))
        }
      }),
      { numRuns: 500 },
    )
  })

  test('reads lines of 100,000 characters to their end', () => {
    for (const unit of [
      'arxiv.org/abs/2011.10650#) ',
      'arxiv.org/abs/',
      'a.',
      'a-',
      'https://',
      'arxiv: ',
      '1',
    ]) {
      const text = `${unit.repeat(Math.ceil(100_000 / unit.length))} arXiv:2011.10675`
      const last = [...findReferences(text, 0, text.length, { bareIds: true })].at(-1)
      assert.equal(last && slice(text, last.idSpan), '2011.10675', unit)
    }
  })
})

/** Digits and version, which stand in the text as they do in the normalised form. */
function numberOf(reference: ArxivReference): string {
  return formatReference(reference).replace(/^.*\//, '')
}
