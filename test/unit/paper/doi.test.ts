import assert from 'node:assert/strict'
import { parseIdentifier } from '../../../src/core/arxiv/identifier.ts'
import { arxivIdOfDoi, doiOfArxivId, parseDoi } from '../../../src/core/paper/doi.ts'

suite('doi', () => {
  const readable: Readonly<Record<string, string>> = {
    '10.1038/nature14539': '10.1038/nature14539',
    '10.1038/NATURE14539': '10.1038/nature14539',
    'https://doi.org/10.1038/nature14539': '10.1038/nature14539',
    'http://dx.doi.org/10.1000/a%28b%29': '10.1000/a(b)',
    'https://doi.org/10.1000/x?utm=1#top': '10.1000/x',
    'doi: 10.1000/x': '10.1000/x',
    '10.1000.10/123': '10.1000.10/123',
  }
  for (const [text, expected] of Object.entries(readable)) {
    test(`reads ${text}`, () => assert.equal(parseDoi(text), expected))
  }

  for (const text of [
    '',
    '10.1/x',
    '11.1000/x',
    '10.1000/',
    'https://example.org/10.1000/x',
    'https://doi.org/10.1000/%',
  ]) {
    test(`reads no DOI in "${text}"`, () => assert.equal(parseDoi(text), undefined))
  }

  for (const id of ['1706.03762', 'hep-th/9711200']) {
    test(`knows arXiv's DOI of ${id}`, () => {
      const reference = parseIdentifier(id) ?? assert.fail()
      assert.equal(arxivIdOfDoi(doiOfArxivId(reference.id)), id)
      assert.equal(arxivIdOfDoi(parseDoi(`https://doi.org/10.48550/arXiv.${id}`) ?? assert.fail()), id)
    })
  }

  test('takes no other DOI for one of arXiv', () => {
    assert.equal(arxivIdOfDoi(parseDoi('10.1038/nature14539') ?? assert.fail()), undefined)
    assert.equal(arxivIdOfDoi(parseDoi('10.48550/arxiv.2113.00001') ?? assert.fail()), undefined)
  })
})
