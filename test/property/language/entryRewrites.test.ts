import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parsedFile } from '../../../src/cli/commands/parse.ts'
import { applyEdits, slice } from '../../../src/core/base/span.ts'
import { layoutById } from '../../../src/core/digest/layouts/index.ts'
import { type Digest, type LayoutId, paperOf } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import {
  convertEntries,
  convertibleLayouts,
  editsOf,
  entryExample,
  formatDigest,
  layoutChoices,
  mayConvertAt,
  patternChoices,
} from '../../../src/core/language/entryRewrites.ts'
import { corpusDigests, fixtureDigests } from '../../helpers/digestTexts.ts'
import { readMarks } from '../../helpers/marked.ts'
import { fragments } from '../../helpers/randomText.ts'

type Style = Parameters<typeof formatDigest>[1]

suite('formatting', () => {
  const formatted: readonly (readonly [string, Style, string, string])[] = [
    [
      'gives entries the layout of most others',
      {},
      '### [One Paper](https://arxiv.org/abs/2401.00001)\nGood.\n\n### [Two Papers](https://arxiv.org/abs/2401.00002)\nGood.\n\n### Three Papers\nhttps://arxiv.org/abs/2401.00003\nBad.\n',
      '### [One Paper](https://arxiv.org/abs/2401.00001)\nGood.\n\n### [Two Papers](https://arxiv.org/abs/2401.00002)\nGood.\n\n### [Three Papers](https://arxiv.org/abs/2401.00003)\nBad.\n',
    ],
    [
      'gives links the form of most others, and leaves those in what is said',
      {},
      'One Paper\nhttps://arxiv.org/abs/2401.00001\nSee https://arxiv.org/pdf/2401.00009.\n\nTwo Papers\nhttps://arxiv.org/abs/2401.00002\n\nThree Papers\nhttp://export.arxiv.org/pdf/2401.00003v2.pdf\n',
      'One Paper\nhttps://arxiv.org/abs/2401.00001\nSee https://arxiv.org/pdf/2401.00009.\n\nTwo Papers\nhttps://arxiv.org/abs/2401.00002\n\nThree Papers\nhttps://arxiv.org/abs/2401.00003v2\n',
    ],
    [
      'prefers what the conventions want',
      { layout: 'linked-title', link: 'pdf' },
      'One Paper (Ann Author, Bo Author)\n\nhttps://arxiv.org/abs/2401.00001\n\nGood.\n',
      '[One Paper](https://arxiv.org/pdf/2401.00001) (Ann Author, Bo Author)\n\nGood.\n',
    ],
    [
      'leaves addresses that say more, and those of other services',
      { link: 'abs' },
      'One Paper\nhttps://arxiv.org/pdf/2401.00001#page=2\n\nTwo Papers\nhttps://huggingface.co/papers/2401.00002\n\nThree Papers\narXiv:2401.00003\n',
      'One Paper\nhttps://arxiv.org/pdf/2401.00001#page=2\n\nTwo Papers\nhttps://huggingface.co/papers/2401.00002\n\nThree Papers\narXiv:2401.00003\n',
    ],
    [
      'leaves a link whose label says what it is',
      { link: 'abs' },
      '- One Small Paper [[pdf](https://arxiv.org/pdf/2401.00001)]: good\n',
      '- One Small Paper [[pdf](https://arxiv.org/pdf/2401.00001)]: good\n',
    ],
    [
      'keeps a version that a DOI could not say',
      { link: 'doi' },
      'One Paper\nhttps://arxiv.org/abs/2401.00001v3\n\nTwo Papers\nhttps://arxiv.org/abs/2401.00002\n',
      'One Paper\nhttps://arxiv.org/abs/2401.00001v3\n\nTwo Papers\nhttps://doi.org/10.48550/arXiv.2401.00002\n',
    ],
    [
      'keeps the line ends of the text',
      { layout: 'title-link' },
      '- [One Small Paper](https://arxiv.org/abs/2401.00001): good\r\n',
      '- One Small Paper\r\n  https://arxiv.org/abs/2401.00001\r\n  good\r\n',
    ],
  ]
  for (const [name, style, text, expected] of formatted) {
    test(name, () => assert.equal(format(text, style), expected))
  }

  test('formats the entries alone that are wanted', () => {
    const text =
      'One Paper\nhttps://arxiv.org/pdf/2401.00001\n\nTwo Papers\nhttps://arxiv.org/pdf/2401.00002\n'
    const digest = parseDigest(text)
    const [, second] = digest.entries
    const edits = formatDigest(digest, { link: 'abs' }, (entry) => entry === second, parseDigest)
    assert.equal(applyEdits(text, edits), text.replace('pdf/2401.00002', 'abs/2401.00002'))
  })

  test('touches nothing but what it changes', () => {
    const text = '### [One Paper](https://arxiv.org/abs/2401.00001)\nGood.\n'
    const edits = formatDigest(parseDigest(text), { layout: 'title-link' }, () => true, parseDigest)
    assert.deepEqual(
      edits.map(({ span, newText }) => [slice(text, span), newText]),
      [
        ['[', ''],
        ['](', '\n'],
        [')', ''],
      ],
    )
  })

  for (const { name, text } of fixtureDigests()) {
    test(`says the same, and changes nothing the second time: ${name}`, () => {
      for (const style of styles) assertHarmless(text, style)
    })
  }

  test('says the same, and changes nothing the second time: digests of the corpus', function () {
    // Needs the corpus beside the checkout, which is not part of the project.
    const texts = corpusDigests().filter(({ text }) => text.length < 20_000)
    if (texts.length === 0) return this.skip()
    this.timeout(60_000)
    for (const [index, { text }] of texts.entries()) {
      if (index % 20 === 0) assertHarmless(text, styles[(index / 20) % styles.length] ?? {})
    }
  })

  test('says the same, and changes nothing the second time: pieces of digests', function () {
    this.timeout(60_000)
    const texts = fc.array(fc.constantFrom(...fragments), { maxLength: 60 }).map((parts) => parts.join(''))
    fc.assert(fc.property(texts, fc.constantFrom(...styles), (text, style) => assertHarmless(text, style)))
  })
})

const styles: readonly Style[] = [
  {},
  ...convertibleLayouts.map((layout) => ({ layout })),
  { layout: 'linked-title', link: 'pdf' },
  { link: 'doi' },
]

function format(text: string, style: Style): string {
  return applyEdits(
    text,
    formatDigest(parseDigest(text), style, () => true, parseDigest),
  )
}

function assertHarmless(text: string, style: Style): void {
  const once = format(text, style)
  assert.deepEqual(meaning(once), meaning(text))
  assert.equal(format(once, style), once)
}

/** What the text says, without lines and addresses; titles without the marks that their layout asks for. */
function meaning(text: string) {
  const digest = parseDigest(text)
  const { title, tags, sections, entries, mentions } = parsedFile('', digest)
  return {
    title,
    tags,
    sections: sections.map((section) => section.text),
    entries: entries.map(({ id, title: name, url }) => [id ?? url, name?.replaceAll(/\\([[\]\\])/g, '$1')]),
    mentions: mentions.map(({ id }) => id),
    said: digest.entries.map(({ commentary }) => commentary && slice(text, commentary)),
  }
}

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
      '1. A Small Model for Long Texts [[paper](https://arxiv.org/abs/2401.00001)] [[code](https://git.example.org/a)]\n',
      'linked-title',
      '1. [A Small Model for Long Texts](https://arxiv.org/abs/2401.00001) [[code](https://git.example.org/a)]\n',
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

const nothing = { sections: [], entries: [] }

suite('teaching how entries are read', () => {
  test('offers the title at the cursor first', () => {
    const { text, cursor } = readMarks('[Ann Author] ~ small ¦games ~ at https://a.org/x ~ Short and good.\n')
    const example = entryExample(text, { start: cursor, end: cursor })
    assert.equal(example?.titles[0] && slice(text, example.titles[0]), 'small games')
  })

  test('says what the document has with each pattern, the one that reads the most first', () => {
    const { text, cursor } = readMarks(
      '- Ann Author (ICML) **small ¦games** - ACL, [pdf](https://a.org/x)\n- **large games** [pdf](https://a.org/y)\n',
    )
    const example = entryExample(text, { start: cursor, end: cursor })
    const [title] = example?.titles ?? []
    const choices = example && title ? patternChoices(example, title, nothing) : []
    assert.deepEqual(
      choices.map(({ taught }) => taught.map((entry) => entry.title?.text)),
      [['small games', 'large games'], ['small games']],
    )
  })

  test('offers one of the patterns that read the same entries', () => {
    const { text, cursor } = readMarks('1) Ann Author: "small ¦games" (ICML) https://a.org/x\n')
    const example = entryExample(text, { start: cursor, end: cursor })
    const [title] = example?.titles ?? []
    const choices = example && title ? patternChoices(example, title, nothing) : []
    assert.deepEqual(
      choices.map(({ pattern }) => pattern),
      ['{number}) {authors}: "{title}" ({venue}) {link} {commentary}'],
    )
  })

  test('has nothing to teach where no link is near', () => {
    assert.equal(entryExample('Only words.\n', { start: 3, end: 3 }), undefined)
    assert.equal(entryExample('', { start: 0, end: 0 }), undefined)
  })
})
