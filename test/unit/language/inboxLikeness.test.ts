import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { DigestDate } from '../../../src/core/digest/date.ts'
import { byLikeness, type Likenesses, sayLikeness } from '../../../src/core/language/inboxLikeness.ts'
import type { RelatedEntry } from '../../../src/core/related/coveredPapers.ts'
import { arxivId } from '../../helpers/papers.ts'

const adam: RelatedEntry = {
  ...{ id: arxivId('1412.6980'), title: 'Adam', said: 'Still the default', file: 'file:///a.md' },
  ...{ date: '2021-02-03' as DigestDate, line: 2, similarity: 0.5 },
}

/** Papers of a few days, the latest first, and how like some of them are; few different scores, so that many are equal. */
const inbox = fc
  .array(fc.record({ day: fc.nat(3), score: fc.option(fc.constantFrom(0, 0.1, 0.2, 0.9)) }), {
    maxLength: 40,
  })
  .map((drawn) => {
    const sorted = drawn.toSorted((a, b) => b.day - a.day)
    const papers = sorted.map(({ day }, index) => ({
      ...{ day: `2026-11-2${day}`, place: index },
      paper: { id: arxivId(`2611.${String(index + 1).padStart(5, '0')}`) },
    }))
    const likenesses: Likenesses = new Map(
      sorted.flatMap(({ score }, index) => {
        const id = papers[index]?.paper.id
        return id && score !== null ? [[id, { score, likest: undefined }] as const] : []
      }),
    )
    return { papers, likenesses }
  })

suite('the likeness of papers of the inbox', () => {
  test('orders each day, loses and adds nothing, and leaves equal ones as they were', () => {
    fc.assert(
      fc.property(inbox, ({ papers, likenesses }) => {
        const ordered = byLikeness(papers, likenesses)
        assert.deepEqual(
          ordered.toSorted((a, b) => a.place - b.place),
          papers,
        )
        assert.deepEqual(
          ordered.map(({ day }) => day),
          papers.map(({ day }) => day),
        )
        const scoreOf = (at: number) => likenesses.get(ordered[at]?.paper.id ?? arxivId(''))?.score ?? 0
        for (const [at, paper] of ordered.entries()) {
          const next = ordered[at + 1]
          if (next?.day !== paper.day) continue
          assert.ok(scoreOf(at) >= scoreOf(at + 1))
          if (scoreOf(at) === scoreOf(at + 1)) assert.ok(paper.place < next.place)
        }
      }),
    )
  })

  test('is said with the date and the first words, as far as there are any', () => {
    assert.equal(
      sayLikeness(adam),
      'Like “Adam”, which you covered on 2021-02-03; you wrote: Still the default',
    )
    assert.equal(sayLikeness({ ...adam, said: '' }), 'Like “Adam”, which you covered on 2021-02-03')
    assert.equal(sayLikeness({ ...adam, date: undefined }), 'Like “Adam”; you wrote: Still the default')
    assert.equal(sayLikeness({ ...adam, date: undefined, said: '', title: '' }), 'Like “1412.6980”')
  })
})
