import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import {
  describeCoverage,
  describeMissing,
  describeOrigin,
  describePaper,
  describeRelated,
} from '../../../src/core/language/describePaper.ts'
import { parseDoi } from '../../../src/core/paper/doi.ts'
import { archiveOf, fixtureArchive } from '../../helpers/archives.ts'
import { arxivId, paper } from '../../helpers/papers.ts'
import { paperWith } from '../library/temporaryLibrary.ts'

suite('a record as Markdown', () => {
  // As VS Code reads it, which makes links of addresses (https://github.github.com/gfm/#autolinks-extension-).
  const reader = new MarkdownIt({ html: false, linkify: true })
  const linksOf = (markdown: string) =>
    Array.from(reader.render(markdown).matchAll(/<a href="([^"]*)">/g), ([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    )

  const own = linksOf(describePaper(paper({ id: '2011.10650' })))
  const address = fc.constantFrom(
    'https://example.org/m.gif',
    'http://example.org/a_b?c=1&d=2',
    'https://example.org',
  )
  const around = fc.constantFrom(
    '',
    ' ',
    '*',
    '`',
    '"',
    '">',
    '\\',
    ').',
    '<',
    '_',
    ', ',
    '[x](',
    '](command:a)',
    '[x](command:researchDigest.insertTitle?%5B%5D)',
    ' @x.org ',
    '$',
  )

  test('has addresses as links of their own extent, and no other links', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(around, address, around), { maxLength: 4 }), (parts) => {
        const text = parts.map(([before, url, after]) => `word ${before}${url}${after} word`).join(' ')
        const found = linksOf(describePaper(paper({ id: '2011.10650', abstract: text })))
        assert.deepEqual(found, [...own, ...parts.map(([, url]) => url)])
      }),
    )
  })

  test('tells what the record tells, with TeX made readable', () => {
    const text = describePaper(
      paper({
        id: '2011.10650',
        title: "Poincar\\'e $n$-Balls",
        authors: ['Ann Author', 'Bo Author'],
        abstract: 'First \\emph{paragraph}.\n\nSecond.',
        publishedAt: '2020-11-20T01:02:03Z',
        updatedAt: '2021-03-16T01:02:03Z',
        version: 2,
        categories: ['cs.LG', '68T07'],
        comment: 'CVPR 2021',
      }),
    )
    for (const words of [
      'Poincaré n\\-Balls',
      'Ann Author, Bo Author',
      '2020-11-20, version 2 of 2021-03-16',
      'Machine Learning',
      '68T07',
      'CVPR 2021',
      'First paragraph\\.',
      '\n\nSecond',
      '](https://arxiv.org/pdf/2011.10650)',
    ]) {
      assert.ok(text.includes(words), `${words} in ${text}`)
    }
  })

  test('lets no text of a record act as Markdown or HTML', () => {
    const attack =
      '](command:evil) <img src=x onerror=alert(1)> `code` [x](javascript:alert(1)) ![y](https://example.com/z)'
    const text = describePaper(
      paper({ id: '2011.10650', title: attack, abstract: attack, comment: attack, authors: [attack] }),
    )
    assert.doesNotMatch(text, /(?<!\\)\]\((?!https:\/\/arxiv\.org\/)|<img|(?<!\\)`/)
  })

  test('has first what people look for: what it is, what to do with it, what they said, and then the long text', () => {
    const text = describePaper(
      paper({
        id: '2011.10650',
        title: 'Trees',
        authors: ['Ann Author'],
        abstract: 'They grow.',
        publishedAt: '2020-11-20T01:02:03Z',
        categories: ['cs.LG'],
        comment: '15 pages',
        journalReference: 'Journal of Trees 7',
      }),
      { actions: [{ label: 'Act', url: 'command:x' }], coverage: 'Covered in\n- here' },
    )
    const order = [
      'Trees',
      'Ann Author',
      '2020',
      'Journal',
      'arXiv:',
      'PDF',
      'Act',
      'Covered',
      'grow',
      'Machine',
      '15',
    ]
    const places = order.map((words) => text.indexOf(words, words === 'Journal' ? 1 : 0))
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
    assert.ok(places.every((at) => at >= 0))
  })

  test('says first that a paper was retracted, and where that is said', () => {
    const retraction = { date: '2021-03-04', notice: parseDoi('10.1000/notice') ?? assert.fail() }
    const retracted = describePaper(paper({ id: '2011.10650', retraction }))
    const said = String.raw`**Retracted**: 2021\-03\-04 · [doi:10\.1000/notice](https://doi.org/10.1000/notice)`
    assert.ok(retracted.startsWith(`**A Title**  \n${said}`), retracted)
    assert.match(
      describePaper(paper({ id: '2011.10650', retraction: {} })),
      /^\*\*A Title\*\* {2}\n\*\*Retracted\*\* {2}\n/,
    )
  })

  test('says first that a paper was withdrawn, and that a link is to an earlier version', () => {
    const record = { id: '2011.10650', publishedAt: '2020-11-20', updatedAt: '2021-01-02', version: 3 }
    const withdrawn = describePaper(
      paper({ ...record, comment: 'This paper has been withdrawn by the author' }),
    )
    assert.match(withdrawn, /^\*\*A Title\*\* {2}\n\*\*Withdrawn:\*\* This paper/)
    assert.match(describePaper(paper(record), { version: 1 }), /version 3 of 2021-01-02; this is version 1/)
    assert.doesNotMatch(describePaper(paper(record), { version: 3 }), /this is/)
  })

  test('of a DOI leads to the DOI', () => {
    const doi = parseDoi('10.1000/a(b)_c') ?? assert.fail()
    const text = describePaper({ ...paper({ id: '2011.10650' }), id: doi, title: 'A *bold* [title](x)' })
    assert.match(text, /\*\*A \\\*bold\\\* \\\[title\\\]\\\(x\\\)\*\*/)
    assert.match(text, /\(https:\/\/doi\.org\/10\.1000\/a%28b%29_c\)/)
    assert.match(describeMissing(doi, { kind: 'missing' }), /neither Crossref nor DataCite/)
  })

  test('says why there is none', () => {
    const id = arxivId('2011.10650')
    assert.match(describeMissing(id, { kind: 'pending' }), /loading/)
    assert.match(describeMissing(id, { kind: 'pending' }), /\[PDF\]/)
    assert.match(describeMissing(id, { kind: 'missing' }), /no such paper/)
    assert.doesNotMatch(describeMissing(id, { kind: 'missing' }), /PDF|HTML/)
    assert.match(
      describeMissing(id, { kind: 'unavailable', reason: 'arXiv asks to wait.' }),
      /arXiv asks to wait\\\./,
    )
  })
})

suite('where the archive covers a paper', () => {
  test('is a list of links with the first words said', () => {
    const coverage = fixtureArchive().coverage(arxivId('2301.00011'))
    assert.deepEqual(describeCoverage(coverage, '2024/2024-05-18.md').split('\n'), [
      'Covered in',
      '- [2023\\-01\\-14 · Reading notes, January 14, 2023](2023/2023-01-14.md#L5): Half of the gates are never opened, and nobody had looked\\.',
      '- [2023\\-01\\-21 · Sparse Gates for Long Contexts](notes/230121 Sparse Gates.md#L1): The gates are counted before training and after\\. \\#long\\_context',
    ])
  })

  test('is nothing where only the document itself covers it', () => {
    const coverage = fixtureArchive().coverage(arxivId('2301.00012'))
    assert.equal(describeCoverage(coverage, '2023/2023-01-14.md'), '')
  })

  test('names the latest and counts the rest, and writes nothing as Markdown that others have written', () => {
    const issue = 'A [Title](x)\nhttps://arxiv.org/abs/2301.00011\nSaid <b>first</b>.\n\n#a\n'
    const archive = archiveOf(Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`(i)-${i}.md`, issue])))
    const lines = describeCoverage(archive.coverage(arxivId('2301.00011')), 'here.md').split('\n')
    assert.deepEqual(lines.slice(-2), [
      '- [\\(i\\)\\-5\\.md](%28i%29-5.md#L1): Said &lt;b\\>first&lt;/b\\>\\.',
      '- and 2 earlier ones',
    ])
  })
})

suite('papers of the archive that are like one', () => {
  const entry = {
    id: arxivId('1412.6980'),
    title: 'Adam [x](y)',
    said: 'Still *the* default.',
    date: '2021-02-03',
    file: 'file:///a/(1).md',
    line: 4,
    similarity: 0.4,
  }

  test('are a list of links with when they were covered and what was said', () => {
    assert.deepEqual(describeRelated([entry]).split('\n'), [
      'Similar to what you covered',
      '- [Adam \\[x\\]\\(y\\)](file:///a/%281%29.md#L5), covered on 2021\\-02\\-03: Still \\*the\\* default\\.',
    ])
  })

  test('have no date where their digest has none, and their identifier in the place of a title', () => {
    const bare = { ...entry, title: '', said: '', date: undefined }
    assert.match(describeRelated([bare]), /\n- \[1412\\\.6980\]\([^)]+#L5\)$/)
  })

  test('are nothing where there are none', () => assert.equal(describeRelated([]), ''))
})

const plainPaper = paperWith({ id: '2401.00001', source: 'arxiv-api' })

suite('where a record comes from', () => {
  test('is not said of arXiv, which is what everybody expects', () => {
    assert.equal(describeOrigin(plainPaper), undefined)
  })

  test('is said of another source, by its name', () => {
    assert.equal(describeOrigin({ ...plainPaper, source: 'datacite' }), '*This record is from DataCite\\.*')
  })

  test('names each source of a part once', () => {
    const origins = { doi: 'semantic-scholar', journalReference: 'semantic-scholar', comment: 'a_list' }
    assert.equal(
      describeOrigin({ ...plainPaper, origins }),
      '*This record is from arXiv, with parts from Semantic Scholar, a\\_list\\.*',
    )
  })
})
