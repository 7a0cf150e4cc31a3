import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { renderReview, reviewBlocks } from '../../../src/core/render/review.ts'
import { BlockMemory, type ReviewFacts } from '../../../src/core/render/reviewFacts.ts'
import { factsOf, noFacts, paper } from '../../helpers/papers.ts'

const first =
  'A Title of a Paper\nhttps://arxiv.org/abs/2401.00001\nGood, unlike https://arxiv.org/abs/2401.00003.\n\n'
const second = 'Another Title of a Paper\nhttps://arxiv.org/abs/2401.00002\nBad.\n\n'

/** Facts without records, and the papers that they were asked for. */
function listeningFacts(): { readonly facts: ReviewFacts; readonly asked: readonly string[] } {
  const asked: string[] = []
  const paper = (id: string) => {
    asked.push(id)
    return undefined
  }
  return { facts: { paper }, asked }
}

suite('the memory of blocks', () => {
  test('gives the same string again for what has not changed, wherever it stands now', () => {
    const memory = new BlockMemory()
    const before = reviewBlocks(parseDigest(first + second), noFacts, { memory })
    const after = reviewBlocks(
      parseDigest(`A line more.\n\n${first}${second.replace('Bad', 'Worse')}`),
      noFacts,
      {
        memory,
      },
    )
    assert.equal(after.at(-2)?.html, before.at(-2)?.html)
    assert.equal(after.at(-2)?.line, 2)
    assert.match(after.at(-1)?.html ?? '', /Worse/)
  })

  test('asks again only for what depends on a record that has come', () => {
    const memory = new BlockMemory()
    const digest = parseDigest(first + second)
    reviewBlocks(digest, noFacts, { memory })
    const asked: string[] = []
    const facts = factsOf([paper({ id: '2401.00003', title: 'A Mentioned Paper' })])
    const listening: ReviewFacts = {
      paper: (id) => facts.paper(id),
      covered: (id) => {
        asked.push(id)
        return []
      },
    }
    const html = reviewBlocks(digest, listening, { memory }).map((block) => block.html)
    assert.match(html.join(''), /title="A Mentioned Paper/)
    // Each is asked whether its answer is the same; only the one that changed is rendered, which asks again.
    assert.deepEqual(asked.filter((id) => id === '2401.00002').length, 1)
  })

  test('asks nothing of the same facts again', () => {
    const memory = new BlockMemory()
    const { facts, asked } = listeningFacts()
    reviewBlocks(parseDigest(first), facts, { memory })
    const before = asked.length
    reviewBlocks(parseDigest(first + second), facts, { memory })
    assert.deepEqual(new Set(asked.slice(before)), new Set(['2401.00002']))
  })

  test('renders what is taken, once, and forgets nothing until a review is whole', () => {
    const memory = new BlockMemory()
    const { facts, asked } = listeningFacts()
    const digest = parseDigest(first + second)
    const [, card] = renderReview(digest, facts, { memory })
    assert.match(card?.html ?? '', /A Title/)
    assert.ok(!asked.includes('2401.00002'))
    const [head] = renderReview(digest, facts, { memory })
    assert.ok(head)
    const before = asked.length
    reviewBlocks(digest, facts, { memory })
    assert.deepEqual(new Set(asked.slice(before)), new Set(['2401.00002']))
  })

  test('equals a review that remembers nothing', () => {
    const memory = new BlockMemory()
    for (const text of [first, first + second, `# Week\n${second}${first}`, second + second]) {
      const digest = parseDigest(text)
      assert.deepEqual(reviewBlocks(digest, noFacts, { memory }), reviewBlocks(digest, noFacts))
    }
  })
})
