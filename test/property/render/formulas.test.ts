import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { renderTex } from '../../../src/core/render/markdown.ts'
import { reviewBlocks } from '../../../src/core/render/review.ts'
import { BlockMemory, FormulaBudget } from '../../../src/core/render/reviewFacts.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

/** 900 cells each, which become half a million characters. */
const huge = `$\\begin{matrix}${'&'.repeat(900)}\\end{matrix}$`
/** Each within the limit of one formula. */
const large = `$${'x_i+'.repeat(60)}1$`
/** Short macros of others, which become a hundred times as long. */
const expanding = `$\\def\\a{${'y'.repeat(10)}}\\def\\b{${'\\a'.repeat(10)}}${'\\b'.repeat(30)}$`

const lengthOf = (blocks: readonly { readonly html: string }[]) =>
  blocks.reduce((sum, { html }) => sum + html.length, 0)

suite('formulas of a page', () => {
  test('are shown as they are written when one becomes too much', () => {
    const html = renderTex(`Before ${huge} and $x^2$ after`)
    assert.ok(html.length < 10_000)
    assert.match(html, /<code class="tex">\$\\begin\{matrix\}/)
    assert.match(html, /class="katex"/)
  })

  for (const [name, formula] of Object.entries({ huge, large, expanding })) {
    test(`become a few megabytes at most, however many are ${name}`, () => {
      const text = `# Ponds\n\n${`A Title of Ponds\nhttps://arxiv.org/abs/2401.00001\nSo: ${formula}\n\n`.repeat(1_000)}`
      const html = lengthOf(reviewBlocks(parseDigest(text), factsOf([])))
      assert.ok(html < 3_100_000 + 4 * text.length, `${html}`)
    })
  }

  test('of abstracts count too', () => {
    const abstract = `${huge} `.repeat(20) + `${large} `.repeat(200)
    const records = Array.from({ length: 20 }, (_, index) => paper({ id: `2401.000${index + 10}`, abstract }))
    const text = records.map(({ id }) => `A Title\nhttps://arxiv.org/abs/${id}\nSaid.\n\n`).join('')
    const html = lengthOf(reviewBlocks(parseDigest(text), factsOf(records)))
    assert.ok(html < 3_100_000 + 4 * abstract.length * records.length, `${html}`)
  })

  test('are the same whether blocks are remembered or rendered', () => {
    const formulas = fc.array(fc.constantFrom(huge, large, '$x$', '$\\alpha_1$', 'plain'), { maxLength: 6 })
    const digest = (paragraphs: readonly (readonly string[])[]) =>
      parseDigest(
        paragraphs.map((one) => `${one.join(' ')}\n\nA Title\nhttps://arxiv.org/abs/2401.00001\n\n`).join(''),
      )
    const edits = fc.array(fc.array(formulas, { maxLength: 8 }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(edits, (versions) => {
        const memory = new BlockMemory(60_000)
        for (const version of versions) {
          const kept = reviewBlocks(digest(version), factsOf([]), { memory })
          assert.deepEqual(
            kept,
            reviewBlocks(digest(version), factsOf([]), { memory: new BlockMemory(60_000) }),
          )
        }
      }),
      { numRuns: 40 },
    )
  })

  test('have nothing left once it is spent', () => {
    const budget = new FormulaBudget(5_000)
    renderTex('$x$ '.repeat(100), budget)
    assert.equal(budget.left, 0)
    assert.equal(renderTex('$x$', budget), '<code class="tex">$x$</code>')
  })
})
