import assert from 'node:assert/strict'
import { digestText, showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'
import { hoverText } from '../support/hovers.ts'

suite('hover', () => {
  for (const words of ['arxiv.org/abs/1706', 'Attention Is']) {
    test(`shows the record of a paper at "${words}"`, async () => {
      const document = await showDigest(digestText)
      const text = await eventually(
        () => hoverText(document, words),
        (shown) => shown.includes('Vaswani'),
      )
      assert.match(text, /\*\*Attention Is All You Need\*\*/)
      assert.match(text, /Computation and Language/)
    })
  }

  test('works on a citation in any Markdown, and says nothing on other words', async () => {
    const document = await showDigest('# Notes\n\nAs arXiv:1412.6980 has it.\n')
    await eventually(
      () => hoverText(document, 'arXiv:1412'),
      (shown) => shown.includes('Kingma'),
    )
    assert.equal(await hoverText(document, 'has it'), '')
  })

  test('says that arXiv does not have a paper', async () => {
    const document = await showDigest('https://arxiv.org/abs/2401.99999\n')
    await eventually(
      () => hoverText(document, '2401.99999'),
      (shown) => shown.includes('no such paper'),
    )
  })
})
