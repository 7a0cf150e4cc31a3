import assert from 'node:assert/strict'
import fc from 'fast-check'
import { slice } from '../../../src/core/base/span.ts'
import { applyEdits } from '../../../src/core/base/textEdit.ts'
import { layoutById } from '../../../src/core/digest/layouts/index.ts'
import { type Digest, type LayoutId, paperOf } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import {
  convertEntries,
  convertibleLayouts,
  editsOf,
  layoutChoices,
  mayConvertAt,
} from '../../../src/core/language/entryRewrites.ts'

suite('converting the layout of entries', () => {
  const heading = '### [A Small Model](https://arxiv.org/abs/2401.00001)\n\nGood.\n'
  const item =
    '- **A Small Model for Long Texts** (Ann Author, Bo Author): [paper](https://arxiv.org/abs/2401.00001), good\n'
  const converted: readonly (readonly [string, LayoutId, string])[] = [
    [heading, 'title-link', '### A Small Model\n\nhttps://arxiv.org/abs/2401.00001\n\nGood.\n'],
    [heading, 'title-parenthesis', '### A Small Model (https://arxiv.org/abs/2401.00001)\n\nGood.\n'],
    [
      'A Small [and Quick] Model\nhttps://arxiv.org/abs/2401.00001\nGood.\n',
      'linked-title',
      '[A Small \\[and Quick\\] Model](https://arxiv.org/abs/2401.00001)\nGood.\n',
    ],
    [
      'https://arxiv.org/abs/2401.00001\nA Small Model for Long Texts (Ann Author, Bo Author)\nGood.  #small\n',
      'title-link',
      'A Small Model for Long Texts (Ann Author, Bo Author)\nhttps://arxiv.org/abs/2401.00001\nGood.  #small\n',
    ],
    [
      '- [A Small Model](https://arxiv.org/abs/2401.00001): good.\n- [Another Model](https://arxiv.org/abs/2401.00002): bad.\n',
      'title-link',
      '- A Small Model\n  https://arxiv.org/abs/2401.00001\n  good.\n- Another Model\n  https://arxiv.org/abs/2401.00002\n  bad.\n',
    ],
    [
      '1. A Small Model for Long Texts [[paper](https://arxiv.org/abs/2401.00001)] [[code](https://example.org/code)]\n',
      'linked-title',
      '1. [A Small Model for Long Texts](https://arxiv.org/abs/2401.00001) [[code](https://example.org/code)]\n',
    ],
  ]
  for (const [text, layout, expected] of converted) {
    test(`${text.split('\n', 1)[0]} to ${layout}`, () => assert.equal(convert(text, layout), expected))
  }

  test('is not offered where something would be lost', () => {
    const fields =
      '**A Small Model for Long Texts**\n\nAuthors: Ann Author, Bo Author\n\narXiv: https://arxiv.org/abs/2401.00001\n'
    const row =
      '| Title | Link |\n| --- | --- |\n| A Small Model | [paper](https://arxiv.org/abs/2401.00001) |\n'
    for (const text of [fields, row]) {
      assert.ok(parseDigest(text).entries.length > 0)
      for (const layout of convertibleLayouts) assert.equal(convert(text, layout), text)
    }
    // A heading cannot stand below its link.
    assert.equal(convert(heading, 'link-title'), heading)
    assert.ok(convert(item, 'title-link').includes('good'))
  })

  test('is offered on the head of an entry, not in what is said of it', () => {
    const digest = parseDigest(heading)
    const offered = (words: string) => {
      const start = heading.indexOf(words)
      return mayConvertAt(digest, { start, end: start })
    }
    assert.equal(offered('Small'), true)
    assert.equal(offered('2401'), true)
    assert.equal(offered('ood.'), false)
    assert.equal(mayConvertAt(digest, { start: 0, end: heading.length }), true)
  })

  test('offers the layouts that the digest has first, with how many entries can have them', () => {
    const text = `${heading}\nA Second Model\n\nhttps://arxiv.org/abs/2401.00002\n\nBad.\n\n- Third (https://arxiv.org/abs/2401.00003)\n`
    const choices = layoutChoices(parseDigest(text), () => true, parseDigest)
    assert.deepEqual(
      choices.slice(0, 3).map(({ count }) => count > 0),
      [true, true, true],
    )
    assert.deepEqual(
      choices
        .slice(0, 3)
        .map(({ layout }) => layout)
        .toSorted(),
      ['linked-title', 'title-link', 'title-parenthesis'],
    )
    const countOf = (entries: readonly { layout: LayoutId }[], layout: LayoutId) =>
      entries.filter((entry) => entry.layout === layout).length
    for (const { layout, edits, count } of choices) {
      const result = parseDigest(applyEdits(text, edits))
      assert.equal(countOf(result.entries, layout), countOf(parseDigest(text).entries, layout) + count)
    }
  })

  test('leaves the entries alone that are not wanted', () => {
    const text = heading.replace('2401.00001', '2401.00009') + heading
    const digest = parseDigest(text)
    const edits = editsOf(
      convertEntries(digest, 'title-link', (entry) => entry === digest.entries[1], parseDigest),
    )
    assert.equal(applyEdits(text, edits), text.slice(0, heading.length) + convert(heading, 'title-link'))
  })

  test('there and back says the same of the same papers', function () {
    this.timeout(30_000)
    fc.assert(
      fc.property(digests, fc.constantFrom(...convertibleLayouts), (text, layout) => {
        const before = parseDigest(text)
        const there = convert(text, layout)
        const back = convert(there, before.prevailingLayout)
        for (const step of [there, back]) assert.deepEqual(papersIn(parseDigest(step)), papersIn(before))
      }),
    )
  })

  test('converts all entries of a plain digest between any two layouts', () => {
    const plain = papers.map(({ title, url, said }) => ({ title, url, said }))
    for (const from of convertibleLayouts) {
      const text = write(plain, from)
      const digest = parseDigest(text)
      assert.ok(
        digest.entries.every(({ layout }) => layout === from),
        from,
      )
      for (const to of convertibleLayouts) {
        const result = parseDigest(convert(text, to))
        assert.deepEqual(
          result.entries.map(({ layout }) => layout),
          plain.map(() => to),
          `${from} to ${to}`,
        )
      }
    }
  })
})

interface WrittenPaper {
  readonly title: string
  readonly url: string
  readonly said: string
}

const papers: readonly WrittenPaper[] = [
  {
    title: 'A Small Model for Long Texts',
    url: 'https://arxiv.org/abs/2401.00001',
    said: 'I think that it is good, and short.',
  },
  {
    title: 'Sampling Is All That Matters',
    url: 'https://arxiv.org/abs/2401.00002v3',
    said: 'Not all, compared to arXiv:2401.00009, but a lot of it.',
  },
  {
    title: 'Deep Networks for Even Longer Texts',
    url: 'https://openreview.net/forum?id=abc',
    said: 'What would they say to this one?\n\nNobody knows, and that is fine. #long',
  },
]

const digests = fc
  .tuple(
    fc.subarray([...papers, ...oddPapers()], { minLength: 1 }),
    fc.constantFrom(...convertibleLayouts),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([chosen, layout, lineEnd]) => write(chosen, layout).replaceAll('\n', lineEnd))

function oddPapers(): readonly WrittenPaper[] {
  const url = 'https://arxiv.org/pdf/hep-th/9901001'
  return [
    { title: 'On [Square] Brackets and \\alpha in Titles', url, said: '괄호가 많은 논문.' },
    { title: 'Really? A Question about Sampling (Extended Version)', url: `${url}.pdf`, said: '| a | b |' },
    { title: '"Quoted": A *Starred* Title of Some Length', url, said: '- one\n- two' },
    { title: '画像生成のための拡散モデル', url, said: '面白い。' },
  ]
}

function write(written: readonly WrittenPaper[], layout: LayoutId): string {
  return written.map(({ said, ...paper }) => `${layoutById(layout).write(paper)}\n\n${said}\n\n`).join('')
}

function convert(text: string, layout: LayoutId): string {
  return applyEdits(text, editsOf(convertEntries(parseDigest(text), layout, () => true, parseDigest)))
}

function papersIn({ text, entries }: Digest) {
  return entries.map((entry) => [
    entry.title && layoutById(entry.layout).plainTitle(entry.title.text),
    paperOf(entry) ?? entry.link?.url,
    entry.commentary && slice(text, entry.commentary),
  ])
}
