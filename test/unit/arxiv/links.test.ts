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
import { arxivId } from '../../helpers/papers.ts'
import { arxivReferences, linkLikeText, referenceOf } from './references.ts'
import { wrappedNoise, writtenForms } from './writtenForms.ts'

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
    'https://arxiv.org/abs/{id}',
    'https://arxiv.org/abs/…',
    'https://arxiv.org/a/9711200',
    'https://arxiv.org.example.edu/abs/2011.10650',
    'https://huggingface.co/papers/trending',
    'https://papers.cool/arxiv/cs.CV',
    'https://www.google.com/url?q=https://example.com/2011.10650',
    'https://www.google.com/search?q=https://arxiv.org/abs/2011.10650',
    'https://twitter.com/intent/tweet?url=https://arxiv.org/abs/2011.10650',
    'https://web.archive.org/web/2024/https://arxiv.org/list/cs/new',
    'doi:10.1103/2011.10650',
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

  const unreadable: readonly (readonly [url: string, id: string])[] = [
    ['https://arxiv.org/abs/2011–10650', '2011–10650'],
    ['https://arxiv.org/pdf/2011-10650v2.pdf', '2011-10650v2'],
    ['https://arxiv.org/abs/2011．10650', '2011．10650'],
    ['https://arxiv.org/abs/2011。10650', '2011。10650'],
    ['https://arxiv.org/abs/2011.10650v', '2011.10650v'],
    ['https://arxiv.org/abs/2011.10650v1v2', '2011.10650v1v2'],
    ['https://arxiv.org/abs/20111.0650', '20111.0650'],
    ['https://arxiv.org/abs/2011.1', '2011.1'],
    ['https://arxiv.org/abs/201110650?fmt=txt', '201110650'],
    ['https://arxiv.org/abs/hep-th9711200', 'hep-th9711200'],
    ['https://arxiv.org/abs/hep-th/97', 'hep-th/97'],
    ['https://arxiv.org/abs/cs.CV.', 'cs.CV'],
    ['https://doi.org/10.48550/arXiv.some', 'some'],
    ['https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F2011-10650&sa=D', '2011-10650'],
    ['https://arxiv.org/abs/2011%E2%80%9310650', '2011%E2%80%9310650'],
  ]
  for (const [url, id] of unreadable) {
    test(`reads ${url} as an address of arXiv without an identifier`, () => {
      const link = readLink(url)
      assert.deepEqual(link?.reading, { ok: false, flaw: 'shape' })
      assert.equal(idText(url, link), id)
    })
  }

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

  test('reads every written form of a paper as the paper, and its canonical form is a fixed point', () => {
    fc.assert(
      fc.property(arxivReferences, writtenForms, (reference, { hasVersion, write }) => {
        const url = write(formatReference(hasVersion ? reference : { ...reference, version: undefined }))
        const link = readLink(url)
        assert.ok(link?.reading.ok, url)
        const read = link.reading.reference
        assert.deepEqual(read, hasVersion ? reference : { ...reference, version: undefined }, url)
        const written = idText(url, link)?.toLowerCase() ?? ''
        const id = formatReference(read)
        assert.deepEqual([written[0], written.at(-1)], [id[0], id.at(-1)], url)
        assert.ok(written.replace(/\W/g, '').endsWith(id.slice(-4).replace('.', '')), url)
        for (const form of ['abs', 'pdf', 'html', 'doi'] as const) {
          const canonical = urlIn(form, read)
          const again = readLink(canonical)
          assert.ok(again?.reading.ok)
          assert.equal(urlIn(form, again.reading.reference), canonical)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('never throws, whatever the text, and keeps within it', () => {
    fc.assert(
      fc.property(fc.oneof(linkLikeText, wrappedNoise), (text) => {
        const link = readLink(text)
        if (link) assert.ok(0 <= link.idSpan.start && link.idSpan.start < link.idSpan.end)
        if (link) assert.ok(link.idSpan.end <= text.length)
      }),
      { numRuns: 2000 },
    )
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
