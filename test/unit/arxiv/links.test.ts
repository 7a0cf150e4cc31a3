import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type ArxivReference, formatReference } from '../../../src/core/arxiv/identifier.ts'
import {
  type ArxivLink,
  absUrl,
  doiUrl,
  htmlUrl,
  type LinkForm,
  pdfUrl,
  readLink,
  urlIn,
} from '../../../src/core/arxiv/links.ts'
import { slice } from '../../../src/core/base/span.ts'
import { arxivId } from '../../helpers/standInFacts.ts'
import { arxivReferences, linkLikeText, referenceOf } from './references.ts'

suite('readLink', () => {
  const accepted: readonly (readonly [url: string, reference: string, form: LinkForm, host: string])[] = [
    ['https://arxiv.org/abs/2011.10650', '2011.10650', 'abs', 'arxiv.org'],
    ['http://arxiv.org/abs/2011.10650v2', '2011.10650v2', 'abs', 'arxiv.org'],
    ['HTTPS://ArXiv.org/Abs/2011.10650', '2011.10650', 'abs', 'arxiv.org'],
    ['arxiv.org/abs/2011.10650', '2011.10650', 'abs', 'arxiv.org'],
    ['https://www.arxiv.org/abs/2011.10650', '2011.10650', 'abs', 'www.arxiv.org'],
    ['https://arxiv.org:443/abs/2011.10650', '2011.10650', 'abs', 'arxiv.org'],
    ['https://arxiv.org/abs/2011.10650#', '2011.10650', 'abs', 'arxiv.org'],
    ['https://arxiv.org/abs/2011.10650?fmt=txt', '2011.10650', 'abs', 'arxiv.org'],
    ['https://arxiv.org/abs/2011.10650/', '2011.10650', 'abs', 'arxiv.org'],
    ['https://arxiv.org/abs/2011.10650).', '2011.10650', 'abs', 'arxiv.org'],
    ['https://arxiv.org/abs/2011.10650와', '2011.10650', 'abs', 'arxiv.org'],
    ['https://arxiv.org/abs/arXiv:2011.10650', '2011.10650', 'abs', 'arxiv.org'],
    ['https://arxiv.org/abs/hep-th/9711200', 'hep-th/9711200', 'abs', 'arxiv.org'],
    ['https://arxiv.org/abs/math.CA/0611800v1', 'math/0611800v1', 'abs', 'arxiv.org'],
    ['https://arxiv.org/abs/hep-th%2F9711200', 'hep-th/9711200', 'abs', 'arxiv.org'],
    ['https://arxiv.org/pdf/2011.10650v2', '2011.10650v2', 'pdf', 'arxiv.org'],
    ['https://arxiv.org/pdf/2011.10650.pdf', '2011.10650', 'pdf', 'arxiv.org'],
    ['https://arxiv.org/pdf/2011.10650v1.pdf#page=3', '2011.10650v1', 'pdf', 'arxiv.org'],
    ['https://arxiv.org/html/2011.10650v2#S1', '2011.10650v2', 'html', 'arxiv.org'],
    ['https://arxiv.org/src/2011.10650', '2011.10650', 'source', 'arxiv.org'],
    ['https://arxiv.org/e-print/2011.10650', '2011.10650', 'source', 'arxiv.org'],
    ['https://arxiv.org/ps/2011.10650', '2011.10650', 'other', 'arxiv.org'],
    ['https://arxiv.org/tb/2011.10650', '2011.10650', 'other', 'arxiv.org'],
    ['http://export.arxiv.org/abs/2011.10650', '2011.10650', 'abs', 'export.arxiv.org'],
    ['http://xxx.lanl.gov/abs/quant-ph/9508027', 'quant-ph/9508027', 'abs', 'xxx.lanl.gov'],
    ['https://ar5iv.labs.arxiv.org/html/2011.10650', '2011.10650', 'mirror', 'ar5iv.labs.arxiv.org'],
    ['https://ar5iv.org/abs/2011.10650', '2011.10650', 'mirror', 'ar5iv.org'],
    ['https://www.alphaxiv.org/abs/2011.10650v1', '2011.10650v1', 'mirror', 'www.alphaxiv.org'],
    ['https://alphaxiv.org/pdf/2011.10650', '2011.10650', 'mirror', 'alphaxiv.org'],
    ['https://scirate.com/arxiv/2011.10650', '2011.10650', 'mirror', 'scirate.com'],
    ['https://huggingface.co/papers/2011.10650', '2011.10650', 'mirror', 'huggingface.co'],
    ['https://doi.org/10.48550/arXiv.2011.10650', '2011.10650', 'doi', 'doi.org'],
    ['https://doi.org/10.48550/ARXIV.MATH/0211159', 'math/0211159', 'doi', 'doi.org'],
    ['http://dx.doi.org/10.48550/arxiv.2011.10650', '2011.10650', 'doi', 'dx.doi.org'],
    ['https://doi.org/10.48550%2FarXiv.2011.10650', '2011.10650', 'doi', 'doi.org'],
  ]
  for (const [url, reference, form, host] of accepted) {
    test(`reads ${url}`, () => {
      const link = readLink(url)
      assert.deepEqual([referenceOf(link), link?.form, link?.host], [reference, form, host])
    })
  }

  for (const url of [
    '',
    'https://arxiv.org/',
    'https://arxiv.org/abs/',
    'https://arxiv.org/list/cs/new',
    'https://arxiv.org/list/hep-th/9711200',
    'https://arxiv.org/a/author_a_1',
    'https://arxiv.org/abs/2011.10650v',
    'https://arxiv.org/abs/20111.0650',
    'https://info.arxiv.org/help/api',
    'https://notarxiv.org/abs/2011.10650',
    'https://arxiv.org.example.com/abs/2011.10650',
    'https://example.com/arxiv.org/abs/2011.10650',
    'https://alphaxiv.org/abs/2401.some-slug',
    'https://alphaxiv.org/abs/2401.12345-slug',
    'https://huggingface.co/datasets/2011.10650',
    'https://doi.org/10.1103/2011.10650',
    'ftp://arxiv.org/abs/2011.10650',
    'arXiv:2011.10650',
    '2011.10650',
    'https://arxiv.org/abs/2011.10650 and more',
  ]) {
    test(`leaves "${url}" alone`, () => {
      assert.equal(readLink(url), undefined)
    })
  }

  test('tells what is wrong with the identifier of a link', () => {
    assert.deepEqual(readLink('https://arxiv.org/abs/2112.0886')?.reading, { ok: false, flaw: 'digits' })
    assert.deepEqual(readLink('https://arxiv.org/pdf/2013.10650.pdf')?.reading, { ok: false, flaw: 'month' })
    assert.deepEqual(readLink('https://arxiv.org/abs/hep-xx/9711200')?.reading, {
      ok: false,
      flaw: 'archive',
    })
  })

  test('says where the identifier stands, its version included', () => {
    const url = 'http://www.arxiv.org/pdf/math.CA/0611800v2.pdf#page=1'
    assert.equal(idText(url, readLink(url)), 'math.CA/0611800v2')
  })

  test('reads back every formatted link', () => {
    fc.assert(
      fc.property(arxivReferences, (reference) => {
        for (const url of [absUrl(reference), pdfUrl(reference), htmlUrl(reference)]) {
          assert.equal(referenceOf(readLink(url)), formatReference(reference))
          assert.equal(idText(url, readLink(url)), formatReference(reference))
        }
        assert.equal(referenceOf(readLink(doiUrl(reference.id))), reference.id)
      }),
    )
  })

  test('never throws, whatever the text', () => {
    fc.assert(fc.property(linkLikeText, (text) => void readLink(text)))
  })
})

suite('links as text', () => {
  const paper: ArxivReference = { id: arxivId('2011.10650'), version: 2 }

  test('have the forms that arXiv writes today', () => {
    assert.equal(absUrl(paper), 'https://arxiv.org/abs/2011.10650v2')
    assert.equal(pdfUrl(paper), 'https://arxiv.org/pdf/2011.10650v2')
    assert.equal(htmlUrl(paper), 'https://arxiv.org/html/2011.10650v2')
    assert.equal(doiUrl(paper.id), 'https://doi.org/10.48550/arXiv.2011.10650')
    assert.equal(doiUrl(arxivId('math/0211159')), 'https://doi.org/10.48550/arXiv.math/0211159')
    for (const form of ['abs', 'pdf', 'html', 'doi'] as const)
      assert.equal(readLink(urlIn(form, paper))?.form, form)
    assert.equal(urlIn('mirror', paper), absUrl(paper))
  })
})

function idText(url: string, link: ArxivLink | undefined): string | undefined {
  return link && slice(url, link.idSpan)
}
