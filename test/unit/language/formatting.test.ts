import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parsedFile } from '../../../src/cli/commands/parse.ts'
import { slice } from '../../../src/core/base/span.ts'
import { applyEdits } from '../../../src/core/base/textEdit.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import {
  convertibleLayouts,
  type EntryStyle,
  formatDigest,
} from '../../../src/core/language/entryRewrites.ts'
import { corpusDigests, fixtureDigests } from '../../helpers/digestTexts.ts'
import { fragments } from '../../helpers/randomText.ts'

suite('formatting', () => {
  const formatted: readonly (readonly [string, EntryStyle, string, string])[] = [
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

const styles: readonly EntryStyle[] = [
  {},
  ...convertibleLayouts.map((layout) => ({ layout })),
  { layout: 'linked-title', link: 'pdf' },
  { link: 'doi' },
]

function format(text: string, style: EntryStyle): string {
  return applyEdits(
    text,
    formatDigest(parseDigest(text), style, () => true, parseDigest),
  )
}

function assertHarmless(text: string, style: EntryStyle): void {
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
