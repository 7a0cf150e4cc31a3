import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { slice } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { describeMissing, describePaper, paperAt } from '../../../src/core/language/hover.ts'
import { readMarks } from '../../helpers/marked.ts'
import { arxivId, paper } from '../../helpers/standInFacts.ts'

suite('the paper at a place', () => {
  const named: readonly (readonly [string, string, string])[] = [
    ['see https://arxiv.org/pdf/2011.¦10650v2.pdf.', '2011.10650', 'https://arxiv.org/pdf/2011.10650v2.pdf'],
    ['see arXiv:2011.10650¦', '2011.10650', 'arXiv:2011.10650'],
    ['A ¦Title of Some Paper\nhttps://arxiv.org/abs/1412.6980\n', '1412.6980', 'A Title of Some Paper'],
  ]
  for (const [marked, id, words] of named) {
    test(`is found: ${marked.trim()}`, () => {
      const { text, cursor } = readMarks(marked)
      const found = paperAt(parseDigest(text), cursor)
      assert.equal(found?.reference.id, id)
      assert.equal(found && slice(text, found.span), words)
    })
  }

  test('is none in other words, or where the identifier cannot be', () => {
    for (const marked of [
      'some ¦words',
      'https://arxiv.org/abs/2113.¦10650',
      '¦',
      'https://example.com/¦x',
    ]) {
      const { text, cursor } = readMarks(marked)
      assert.equal(paperAt(parseDigest(text), cursor), undefined)
    }
  })
})

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
    ' @x.org ',
    '$',
  )

  test('has addresses as links of their own extent, and no other links', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(around, address, around), { maxLength: 4 }), (parts) => {
        const text = parts.map(([before, url, after]) => `word ${before}${url}${after} word`).join(' ')
        const found = linksOf(describePaper(paper({ id: '2011.10650', abstract: text })))
        assert.deepEqual(found, [...parts.map(([, url]) => url), ...own])
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

  test('says why there is none', () => {
    const id = arxivId('2011.10650')
    assert.match(describeMissing(id, { kind: 'pending' }), /on its way/)
    assert.match(describeMissing(id, { kind: 'missing' }), /no such paper/)
    assert.match(
      describeMissing(id, { kind: 'unavailable', reason: 'arXiv asks to wait.' }),
      /arXiv asks to wait\\\./,
    )
  })
})
