import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { describeDoiPaper, describeMissingDoi, doiAt } from '../../../src/core/language/doiHover.ts'
import { type Doi, parseDoi } from '../../../src/core/paper/doi.ts'
import type { PaperRecord } from '../../../src/core/paper/paper.ts'
import { paperWith } from '../library/temporaryLibrary.ts'

const doi = parseDoi('10.1000/a(b)_c') ?? assert.fail()
const record: PaperRecord<Doi> = { ...paperWith({ id: '2401.00001' }), id: doi, title: 'A *bold* [title](x)' }

suite('hover over a DOI', () => {
  const found: Readonly<Record<string, string>> = {
    'See https://doi.org/10.1000/xyz.': '10.1000/xyz',
    'See (https://dx.doi.org/10.1000/x(y)z), and': '10.1000/x(y)z',
    '[paper](https://doi.org/10.1000/ABC)': '10.1000/abc',
    'doi:10.1000/x, more': '10.1000/x',
    '**https://doi.org/10.1000/x**': '10.1000/x',
  }
  for (const [text, expected] of Object.entries(found)) {
    test(`finds the DOI of "${text}"`, () => {
      const at = doiAt(parseDigest(`first\n${text}\nlast`), 6 + text.indexOf('10.'))
      assert.equal(at?.doi, expected)
      assert.equal(
        `first\n${text}`.slice(at?.span.start, at?.span.end).toLowerCase().endsWith(expected),
        true,
      )
    })
  }

  for (const text of ['nothing', 'https://doi.org/10.48550/arXiv.1706.03762', '10.1000/bare']) {
    test(`finds none in "${text}"`, () => assert.equal(doiAt(parseDigest(text), text.length), undefined))
  }

  test('finds none beside one', () => {
    assert.equal(doiAt(parseDigest('Words. https://doi.org/10.1000/x'), 2), undefined)
  })

  test('escapes what a record says', () => {
    const text = describeDoiPaper(record)
    assert.match(text, /\*\*A \\\*bold\\\* \\\[title\\\]\\\(x\\\)\*\*/)
    assert.match(text, /\(https:\/\/doi\.org\/10\.1000\/a%28b%29_c\)/)
  })

  test('says why there is no record', () => {
    assert.match(describeMissingDoi(doi, { kind: 'missing' }), /neither Crossref nor DataCite/)
    assert.match(describeMissingDoi(doi, { kind: 'pending' }), /on its way/)
    assert.match(describeMissingDoi(doi, { kind: 'unavailable', reason: 'No net.' }), /No net\\\./)
  })
})
