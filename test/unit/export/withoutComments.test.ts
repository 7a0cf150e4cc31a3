import assert from 'node:assert/strict'
import fc from 'fast-check'
import { withoutComments } from '../../../src/core/export/withoutComments.ts'

suite('text without comments', () => {
  const cases: readonly (readonly [markdown: string, left: string])[] = [
    ['a <!-- mine --> b', 'a  b'],
    ['a\n<!-- mine\n\nstill -->\nb', 'a\n\nb'],
    ['a <!--> b --> c', 'a  b --> c'],
    ['a <!---> b', 'a  b'],
    ['a <!-- open', 'a <!-- open'],
    ['`<!-- code -->` <!-- mine -->', '`<!-- code -->` '],
    ['a ` b <!-- mine -->', 'a ` b '],
    ['```\n<!-- code -->\n```\n<!-- mine -->', '```\n<!-- code -->\n```\n'],
    [
      '~~~~\n<!-- code -->\n~~~\n<!-- code -->\n~~~~\n<!-- mine -->',
      '~~~~\n<!-- code -->\n~~~\n<!-- code -->\n~~~~\n',
    ],
    ['```\n<!-- mine, for the fence is open -->', '```\n'],
    ['````\n```\n<!-- mine -->', '````\n```\n'],
  ]
  for (const [markdown, left] of cases) {
    test(`of ${JSON.stringify(markdown)} is ${JSON.stringify(left)}`, () => {
      assert.equal(withoutComments(markdown), left)
    })
  }

  test('is what it was where nothing is a comment, and shorter by each comment between words', () => {
    const words = fc.stringMatching(/^[a-z `~\n*]{0,40}$/)
    fc.assert(
      fc.property(words, (text) => {
        assert.equal(withoutComments(text), text)
      }),
    )
    const plain = fc.stringMatching(/^[a-z \n*]{0,20}$/)
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 6 }), plain, (texts, comment) => {
        assert.equal(withoutComments(texts.join(`<!--${comment}-->`)), texts.join(''))
      }),
    )
  })
})
