import assert from 'node:assert/strict'
import { slice, span } from '../../../src/core/base/span.ts'
import { DigestSession, parseDigest } from '../../../src/core/digest/session.ts'
import { plainLinks } from '../../../src/core/language/annotations.ts'
import { readMarks } from '../../helpers/marked.ts'

suite('links for papers that are named without an address', () => {
  const named: readonly (readonly [string, string])[] = [
    ['See ⟦2401.00001⟧.', 'https://arxiv.org/abs/2401.00001'],
    ['See ⟦2401.00001v2⟧, then', 'https://arxiv.org/abs/2401.00001v2'],
    ['As ⟦arXiv:2401.00001⟧ has it', 'https://arxiv.org/abs/2401.00001'],
    ['- ⟦hep-th/9901001⟧: dual', 'https://arxiv.org/abs/hep-th/9901001'],
    ['논문 ⟦2401.00001⟧은', 'https://arxiv.org/abs/2401.00001'],
    ['At ⟦arxiv.org/pdf/2401.00001⟧', 'https://arxiv.org/pdf/2401.00001'],
    ['doi ⟦10.48550/arXiv.2401.00001⟧', 'https://arxiv.org/abs/2401.00001'],
    ['| Small | ⟦2401.00001⟧ |', 'https://arxiv.org/abs/2401.00001'],
    ['---\ntitle: 2401.00002\n---\nSee ⟦2401.00001⟧', 'https://arxiv.org/abs/2401.00001'],
  ]
  for (const [marked, url] of named) {
    test(marked.replaceAll('\n', ' '), () => {
      const { text, spans } = readMarks(marked)
      const found = plainLinks(parseDigest(text))
      assert.deepEqual(
        found.map((each) => [each.span, each.url]),
        spans.map((at) => [{ ...at }, url]),
      )
    })
  }

  for (const text of [
    'https://arxiv.org/abs/2401.00001',
    '<https://arxiv.org/abs/2401.00001>',
    '[2401.00001](https://arxiv.org/abs/2401.00001)',
    '[arXiv:2401.00001](notes/2401.00001.md)',
    '[[2401.00001]]',
    'the file `2401.00001.md` and `arXiv:2401.00001`',
    '```\n2401.00001\n```',
    '<!-- arXiv:2401.00001 -->',
    'https://example.org/2401.00001?id=2401.00001',
    'It costs $2401.00001 or 2413.00001, 12401.00001',
    'see math/061180 and foo/0611800',
    '[1]: arxiv.org/abs/2401.00001',
  ]) {
    test(`none in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(plainLinks(parseDigest(text)), [])
    })
  }

  test('move with the text above them', () => {
    const line =
      'A Title of Some Length\nhttps://arxiv.org/abs/2401.00009\nBetter than 2401.00001 by far.\n\n'
    const session = new DigestSession(line.repeat(200))
    plainLinks(session.digest)
    const digest = session.edit({ span: span(3, 3), newText: 'Longer ' })
    const found = plainLinks(digest)
    assert.equal(found.length, 200)
    for (const { span: at } of found) assert.equal(slice(digest.text, at), '2401.00001')
  })
})
