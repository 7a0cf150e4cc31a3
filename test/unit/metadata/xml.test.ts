import assert from 'node:assert/strict'
import { withoutMarkup } from '../../../src/core/metadata/xml.ts'

suite('markup in titles and abstracts of services', () => {
  for (const [written, words] of [
    ['Growth of <i>E. coli</i> in H<sub>2</sub>O', 'Growth of E. coli in H2O'],
    ['R&amp;D of &lt;b&gt; and &beta;', 'R&D of <b> and β'],
    ['A <span class="x" lang=\'en\'>word</span><BR/>', 'A word\n\n'],
    ['<p>One</p><p>Two <a href="https://e.org/?a=b">three</a></p>', 'One\n\nTwo three\n\n'],
    ['<jats:italic>x</jats:italic> <mml:math><mml:mi>y</mml:mi></mml:math>', 'x y'],
    ['<jats:title>Abstract</jats:title><jats:p>One</jats:p><jats:p>Two</jats:p>', 'One\n\nTwo\n\n'],
    ['<!-- x --><ns:x>Words</ns:x>', 'Words'],
    ['<math><mi>x</mi><mo>=</mo></math> <em >z</em>', 'x= z'],
  ] as const)
    test(`is taken off: ${written}`, () => assert.equal(withoutMarkup(written), words))

  for (const text of [
    'If $a<b and c>d$, p<q>r, i<j',
    'vector<T>, <think> and <eos> tokens',
    'A </think> B, a<s>',
    'x <b y> z & w; &unknown; <',
    'a <key:value> pair',
  ])
    test(`is none: ${text}`, () => assert.equal(withoutMarkup(text), text))

  test('is nothing in what is no text', () => assert.equal(withoutMarkup({ a: '<b>' }), ''))

  for (const piece of ['<', '<a ', '<a b="', '<p', '</p', '<br ', '&', '<a b '])
    test(`takes no longer to read than the text is long: ${piece}`, () => {
      withoutMarkup(piece.repeat(400_000 / piece.length))
    })
})
