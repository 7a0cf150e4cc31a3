import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readWhole, usualOptions } from '../../../src/core/digest/session.ts'
import { chatText, plainDialect } from '../../../src/core/export/chat.ts'
import { publicDigest } from '../../../src/core/export/exportDigests.ts'
import { markdownHtml } from '../../../src/core/export/plainHtml.ts'
import { readReview } from '../../../src/core/export/review.ts'
import { noFacts } from '../../helpers/papers.ts'
import { renderDigest } from '../../helpers/renderDigest.ts'

const entries = [
  'Glazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001\nREFERENCE\n',
  'Sailing for Newcomers\nhttps://arxiv.org/abs/2401.00003\nNice pictures.\n',
  'Ponds\nhttps://arxiv.org/abs/2401.00004\nDeep.\n',
]

const digests = fc
  .record({
    reference: fc.constantFrom(
      ['Watch [the film][NAME].', 'the film'],
      ['Watch [the **long** film][NAME], which is fun.', 'the **long** film'],
      ['As [NAME] says, it is fun.', 'NAME'],
      ['As [NAME][] says, it is fun.', 'NAME'],
    ),
    name: fc.constantFrom('t', '1', 'My Film'),
    url: fc.constantFrom('https://films.example.org/1', 'https://example.org/a_(b)'),
    place: fc.integer({ min: 0, max: entries.length }),
    usual: fc.constantFrom(40, 3_000),
  })
  .map(({ reference: [said, label], name, url, place, usual }) => {
    const parts = entries.map((entry) => entry.replace('REFERENCE', said.replace('NAME', name)))
    const text = ['# Week 5\n', ...parts.toSpliced(place, 0, `[${name.toUpperCase()}]: ${url}\n`)].join('\n')
    const digest = readWhole(text, { ...usualOptions, lengths: { usual, long: 20_000 } })
    return { digest, url, label: label.replace('NAME', name) }
  })

suite('a reference whose definition stands elsewhere in the digest', () => {
  test('is a link in the review', () => {
    fc.assert(
      fc.property(digests, ({ digest, url, label }) => {
        const html = renderDigest(digest, noFacts)
        const words = label.replace(/\*\*(.*)\*\*/, '<strong>$1</strong>')
        assert.ok(html.includes(`<a href="${url}">${words}</a>`), html)
      }),
    )
  })

  test('is a link in whatever is exported', () => {
    fc.assert(
      fc.property(digests, ({ digest, url, label }) => {
        const { parts } = readReview({
          digest: publicDigest(digest),
          papers: noFacts,
          path: 'week-5.md',
          changedAt: undefined,
        })
        const [first] = parts.flatMap((part) => (part.kind === 'entry' ? part : []))
        assert.ok(first)
        const words = label.replaceAll('**', '')
        assert.ok(chatText(first.commentary, plainDialect).includes(`${words} (${url})`), first.commentary)
        assert.ok(markdownHtml(first.commentary, noFacts).includes(`href="${url}"`), first.commentary)
      }),
    )
  })

  for (const said of ['Write `[a][t]` for it.', 'Write \\[t] for it.', '```\n[a][t]\n```']) {
    test(`is none in ${JSON.stringify(said)}`, () => {
      const text = `# Week 5\n\nPonds\nhttps://arxiv.org/abs/2401.00004\n${said}\n\n[t]: https://films.example.org/1\n`
      const html = renderDigest(readWhole(text), noFacts)
      assert.ok(!html.includes('href="https://films'), html)
    })
  }
})
