import assert from 'node:assert/strict'
import { CoveredPapers } from '../../../src/core/related/coveredPapers.ts'
import { recordOf } from '../../helpers/archives.ts'
import { arxivId } from '../../helpers/papers.ts'

const optimizers = `# 2021-02-03

Adam: A Method for Stochastic Optimization
https://arxiv.org/abs/1412.6980
Still the default of everybody.

Dependency Parsing with Graphs
https://arxiv.org/abs/2001.00002
A parser.

#review
`
const later = `# 2021-05-01

Decoupled Weight Decay for Stochastic Optimization
https://arxiv.org/abs/1711.05101
What Adam should have done.

#review
`

function coveredIn(texts: Readonly<Record<string, string>>): CoveredPapers {
  const covered = new CoveredPapers()
  covered.update(Object.entries(texts).map(([file, text]) => ({ file, record: recordOf(file, text) })))
  return covered
}

const candidate = { id: undefined, title: 'A New Method for Stochastic Optimization' }

suite('covered papers', () => {
  test('names those that are like a paper, with where and when', () => {
    const covered = coveredIn({ '2021-02-03.md': optimizers, '2021-05-01.md': later })
    const [first, second, ...others] = covered.relatedTo(candidate, 5)
    assert.equal(first?.title, 'Adam: A Method for Stochastic Optimization')
    assert.equal(first.date, '2021-02-03')
    assert.equal(first.line, 2)
    assert.match(first.said, /default of everybody/)
    assert.equal(second?.id, '1711.05101')
    assert.deepEqual(others, [])
  })

  test('names neither the paper itself nor one twice', () => {
    const covered = coveredIn({ '2021-02-03.md': optimizers, 'again.md': optimizers, '2021-05-01.md': later })
    const own = { ...candidate, id: arxivId('1711.05101') }
    assert.deepEqual(
      covered.relatedTo(own, 5).map(({ id }) => id),
      ['1412.6980'],
    )
  })

  test('ranks without leaving any out, in the order given', () => {
    const covered = coveredIn({ '2021-02-03.md': optimizers })
    const unlike = { id: undefined, title: 'Tides of Jupiter' }
    const [far, near] = covered.rank([unlike, candidate])
    assert.ok(far && near && near.score > far.score)
    assert.equal(far.likest, undefined)
    assert.equal(near.likest?.id, '1412.6980')
  })

  test('follows files that change and go', () => {
    const covered = coveredIn({ '2021-02-03.md': optimizers })
    covered.update([{ file: '2021-02-03.md', record: recordOf('2021-02-03.md', later) }])
    assert.equal(covered.entryCount, 1)
    assert.equal(covered.rank([candidate])[0]?.likest?.id, '1711.05101')
    covered.update([{ file: '2021-02-03.md', record: undefined }])
    assert.equal(covered.entryCount, 0)
    assert.deepEqual(covered.rank([candidate]), [{ score: 0, likest: undefined }])
  })

  test('leaves out listings', () => {
    assert.equal(coveredIn({ 'README.md': optimizers }).entryCount, 0)
  })
})
