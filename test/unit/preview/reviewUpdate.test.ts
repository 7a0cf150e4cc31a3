import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { ReviewBlock } from '../../../src/core/render/review.ts'
import type { ReviewUpdate } from '../../../src/vscode/preview/messages.ts'
import { planUpdate } from '../../../src/vscode/preview/page.ts'

suite('the update of a page', () => {
  test('changes one block where one has changed, and tells no lines that have not', () => {
    const { update, shown } = planUpdate(blocks('abc'), blocks('axc'), 10)
    assert.deepEqual(update, { splices: [{ at: 1, remove: 1, add: ['x'] }] })
    assert.deepEqual(shown, blocks('axc'))
  })

  test('leaves alone what lies between changed blocks', () => {
    const { update } = planUpdate(blocks('abcde'), blocks('xbcdy'), 10)
    assert.deepEqual(update.splices, [
      { at: 0, remove: 1, add: ['x'] },
      { at: 4, remove: 1, add: ['y'] },
    ])
  })

  test('tells new lines alone when text has moved', () => {
    const { update } = planUpdate(blocks('ab'), blocks('ab', 5), 10)
    assert.deepEqual(update, { splices: [], lines: [5, 6] })
  })

  test('begins with the first blocks when there are too many', () => {
    const { update, shown } = planUpdate([], blocks('abcde'), 2)
    assert.deepEqual(update, { splices: [{ at: 0, remove: 0, add: ['a', 'b'] }], lines: [0, 1] })
    assert.deepEqual(shown, blocks('ab'))
  })

  test('leads from any review to any other, with no more blocks at once than allowed', () => {
    const review = fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(20)), { maxLength: 12 })
      .map((all): ReviewBlock[] => all.map(([html, line]) => ({ html, line })))
    fc.assert(
      fc.property(review, review, fc.integer({ min: 1, max: 5 }), (before, wanted, most) => {
        let shown: readonly ReviewBlock[] = before
        let page: Page = { html: before.map(({ html }) => html), lines: before.map(({ line }) => line) }
        for (let round = 0; shown !== wanted; round++) {
          assert.ok(round < 30, 'it comes to an end')
          const plan = planUpdate(shown, wanted, most)
          assert.ok(plan.update.splices.reduce((sum, { add }) => sum + add.length, 0) <= most)
          page = apply(page, plan.update)
          assert.deepEqual(
            page.html,
            plan.shown.map(({ html }) => html),
          )
          assert.deepEqual(
            page.lines,
            plan.shown.map(({ line }) => line),
          )
          shown = plan.shown
        }
        assert.deepEqual(
          page.html,
          wanted.map(({ html }) => html),
        )
      }),
    )
  })
})

interface Page {
  readonly html: readonly string[]
  readonly lines: readonly number[]
}

function blocks(names: string, firstLine = 0): readonly ReviewBlock[] {
  return Array.from(names, (html, index) => ({ html, line: firstLine + index }))
}

function apply({ html, lines }: Page, update: ReviewUpdate): Page {
  const changed = [...html]
  for (const { at, remove, add } of update.splices.toReversed()) changed.splice(at, remove, ...add)
  return { html: changed, lines: update.lines ?? lines }
}
