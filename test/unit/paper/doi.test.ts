import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseIdentifier } from '../../../src/core/arxiv/identifier.ts'
import { slice } from '../../../src/core/base/span.ts'
import {
  arxivIdOfDoi,
  doiAddress,
  doiOfAddress,
  doiOfArxivId,
  findDois,
  isPaperUrl,
  parseDoi,
} from '../../../src/core/paper/doi.ts'

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

suite('DOIs with brackets', () => {
  const dois = [
    '10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O',
    '10.1175/1520-0493(1995)123<2163:AOTSOF>2.0.CO;2',
    '10.1016/S0140-6736(20)30183-5',
    '10.1038/nature14539',
  ]
  const written = fc.constantFrom(...dois)

  test('are read whole, alone and at their resolver', () => {
    fc.assert(
      fc.property(written, (doi) => {
        const expected = parseDoi(doi) ?? assert.fail(doi)
        assert.equal(expected, doi.toLowerCase())
        assert.equal(parseDoi(doiAddress(expected)), expected)
        assert.equal(parseDoi(`https://doi.org/${doi}`), expected)
      }),
    )
  })

  test('are found whole in a sentence', () => {
    const around = fc.constantFrom(
      ['see ', '.'],
      ['(', ')'],
      ['(', ').'],
      ['<', '>'],
      ['', ', and'],
      ['**', '**'],
      ['<b>', '</b>'],
    )
    fc.assert(
      fc.property(
        written,
        around,
        fc.constantFrom('doi:', 'https://doi.org/'),
        (doi, [before = '', after = ''], lead) => {
          assert.deepEqual(
            findDois(`${before}${lead}${doi}${after}`).map((found) => found.doi),
            [doi.toLowerCase()],
          )
        },
      ),
    )
  })

  test('are read from the pages and files of publishers', () => {
    const page = fc.constantFrom(
      ...[
        'https://dl.acm.org/doi/X',
        'https://dl.acm.org/doi/abs/X',
        'https://dl.acm.org/doi/pdf/X?download=true',
      ],
      ...[
        'https://link.springer.com/article/X',
        'https://link.springer.com/content/pdf/X.pdf',
        'https://link.springer.com/chapter/X#Sec1',
      ],
      ...[
        'https://onlinelibrary.wiley.com/doi/full/X',
        'https://onlinelibrary.wiley.com/doi/X',
        'https://onlinelibrary.wiley.com/doi/pdfdirect/X',
      ],
      ...[
        'https://www.tandfonline.com/doi/abs/X',
        'https://journals.sagepub.com/doi/X',
        'https://www.pnas.org/doi/X',
      ],
      ...['https://iopscience.iop.org/article/X/meta', 'https://iopscience.iop.org/article/X/pdf'],
      ...[
        'https://www.biorxiv.org/content/Xv2',
        'https://www.biorxiv.org/content/Xv2.full.pdf',
        'https://www.biorxiv.org/content/Xv1.abstract',
      ],
    )
    const encode = fc.constantFrom(encodeURI, (doi: string) => encodeURIComponent(doi).replaceAll('%2F', '/'))
    fc.assert(
      fc.property(page, written, encode, (address, doi, encoded) => {
        assert.equal(doiOfAddress(address.replace('X', encoded(doi))), doi.toLowerCase())
      }),
    )
  })

  for (const url of [
    'https://aclanthology.org/2020.acl-main.1/',
    'https://arxiv.org/abs/1706.03762',
    'https://example.org/10.1000',
  ])
    test(`are not read from ${url}`, () => assert.equal(doiOfAddress(url), undefined))
})

suite('a DOI among words of any script', () => {
  const dois = [
    '10.1145/3292500.3330701',
    '10.1038/s41586-021-03819-2',
    '10.1016/S0004-3702(97)00043-X',
    '10.1000/kkss',
  ]
  const tails = [
    ...[
      '。',
      '。좋다',
      '，然后',
      '、',
      '）',
      '」',
      '】',
      '은 좋다',
      '를',
      '에서',
      '…',
      '”',
      '’',
      '；',
      '：',
      '！',
      '？',
    ],
    ...[
      "'s",
      ').',
      '|',
      '\\',
      '&nbsp;',
      '🔥',
      'の論文',
      '，10.1145/1.2',
      '（см',
      '\u200b',
      '—great',
      '**',
      '`',
    ],
  ]

  test('ends where its characters end', () => {
    for (const doi of dois)
      for (const tail of tails)
        for (const lead of ['https://doi.org/', 'doi:']) {
          const text = `See ${lead}${doi}${tail} x`
          assert.equal(findDois(text)[0]?.doi, doi.toLowerCase(), text)
          assert.ok(slice(text, findDois(text)[0]?.span ?? { start: 0, end: 0 }).endsWith(doi), text)
        }
  })

  test('ends there in an address, too', () => {
    for (const doi of dois)
      for (const tail of ['를', '…', '”', '🔥', '。좋다', '%20'])
        assert.equal(doiOfAddress(`https://doi.org/${doi}${tail}`), doi.toLowerCase(), tail)
  })
})

suite('isPaperUrl', () => {
  for (const url of [
    'https://arxiv.org/abs/2401.00001',
    'https://openreview.net/forum?id=abc',
    'https://www.nature.com/articles/x',
    'https://proceedings.mlr.press/v1/x.html',
    'https://example.org/files/paper.pdf#page=2',
    'https://www.google.com/url?q=https://openreview.net/forum?id%3Dabc&sa=D',
    'https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Faclanthology.org%2F2024.acl-long.1&data=05',
    'https://web.archive.org/web/2024/https://example.org/paper.pdf?x',
    'https://www-nature-com.proxy.example.edu/articles/x',
    'https://login.proxy.example.edu/login?url=https://dl.acm.org/doi/10.1145/1.2',
  ]) {
    test(`takes ${url} for the address of a paper`, () => assert.ok(isPaperUrl(url)))
  }

  for (const url of [
    '',
    'https://github.com/some/code',
    'https://nature.com.example.org/',
    'https://notnature.com/x',
    'https://www.google.com/url?q=https://example.org/&sa=D',
    'https://www.google.com/search?q=https://openreview.net/',
    `https://${'a.'.repeat(50_000)}b/`,
  ]) {
    test(`takes ${url.slice(0, 60)} for none`, () => assert.ok(!isPaperUrl(url)))
  }
})
