import assert from 'node:assert/strict'
import fc from 'fast-check'
import { CoveredPapers, LexicalIndex, termsOf, vectorOf } from '../../../src/core/related/coveredPapers.ts'
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

  test('names no paper that was covered under another address beside itself', () => {
    const page = optimizers.replace('https://arxiv.org/abs/1412.6980', 'https://openreview.net/forum?id=abc')
    const covered = coveredIn({ '2021-02-03.md': optimizers, 'page.md': page, '2021-05-01.md': later })
    const adam = { id: arxivId('1412.6980'), title: 'Adam: a Method for Stochastic Optimization' }
    assert.deepEqual(
      covered.relatedTo(adam, 5).map(({ id }) => id),
      ['1711.05101'],
    )
    assert.equal(covered.relatedTo(candidate, 5).length, 2)
  })

  test('names the latest of entries that are alike, whatever the order in which they are read', () => {
    const files = ['2021-01-01.md', '2021-02-03.md', 'a.md', 'b.md']
    const undated = optimizers.replace(/^# .*\n/, '')
    for (const first of files) {
      const order = [first, ...files.filter((file) => file !== first)]
      const covered = coveredIn(Object.fromEntries(order.map((file) => [file, undated])))
      assert.equal(covered.relatedTo(candidate, 5)[0]?.file, '2021-02-03.md')
      assert.equal(covered.rank([candidate])[0]?.likest?.file, '2021-02-03.md')
    }
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

const words = ['diffusion', 'detection', 'images', 'of', '객체검출', 'language', 'models', '확산모델']
const text = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((all) => all.join(' '))
const step = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), text: fc.option(text) })

function partsOf(title: string) {
  return [{ text: title, weight: 3 }]
}

suite('lexical index', () => {
  test('names the texts that are most like a query, the likest first', () => {
    const index = new LexicalIndex()
    index.set('gan', partsOf('Generative adversarial networks for faces'))
    index.set('faces', partsOf('Generating faces'))
    index.set('parsing', partsOf('Dependency parsing'))
    const likest = index.nearest(partsOf('Adversarial networks that generate faces'), 5)
    assert.deepEqual(
      likest.map(({ key }) => key),
      ['gan', 'faces'],
    )
    assert.ok(likest.every(({ similarity }) => similarity > 0 && similarity < 1))
  })

  test('finds a text itself with a likeness of 1', () => {
    const index = new LexicalIndex()
    index.set('a', partsOf('객체 검출의 새로운 방법'))
    index.set('b', partsOf('확산 모델'))
    const [first] = index.nearest(partsOf('객체 검출의 새로운 방법'), 1)
    assert.equal(first?.key, 'a')
    assert.ok(Math.abs(first.similarity - 1) < 1e-6)
  })

  test('counts at most as much as its bits hold, and never takes one term for another', () => {
    const [packed, ...others] = vectorOf([{ text: 'x1 '.repeat(10_000), weight: 3 }])
    assert.equal((packed ?? 0) & 4095, 4095)
    assert.ok(others.length <= 2)
  })

  test('gives the same answers in whatever order texts come, go and change', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), text, (steps, query) => {
        const index = new LexicalIndex()
        const left = new Map<string, string>()
        for (const { key, text } of steps) {
          left.delete(key)
          if (text === null) index.delete(key)
          else {
            index.set(key, partsOf(text))
            left.set(key, text)
          }
          // Asking in between must not leave anything behind.
          if (left.size === 3) index.nearest(partsOf(query), 3)
        }
        const fresh = new LexicalIndex()
        for (const [key, text] of [...left].reverse()) fresh.set(key, partsOf(text))
        const answersOf = (of: LexicalIndex) =>
          of
            .nearest(partsOf(query), 10)
            .map(({ key, similarity }) => `${key} ${similarity.toFixed(5)}`)
            .sort()
        assert.equal(index.size, left.size)
        assert.deepEqual(answersOf(index), answersOf(fresh))
      }),
    )
  })

  test('gives a text the same vector whatever else is there', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        assert.deepEqual(
          vectorOf([...partsOf(one), ...partsOf(other)]),
          vectorOf([...partsOf(other), ...partsOf(one)]),
        )
      }),
    )
  })
})

suite('terms of a text', () => {
  const cases: readonly (readonly [text: string, terms: readonly string[]])[] = [
    ['Deep nets', ['deep', '^dee', 'deep', 'eep$', 'nets', '^net', 'nets', 'ets$']],
    ['a view on the U-net', ['view', '^vie', 'view', 'iew$', 'net', '^net', 'net$']],
    ['물체 검출', ['물체', '검출']],
    ['객체검출은', ['객체', '체검', '검출', '출은']],
    ['GAN을', ['gan', '^gan', 'gan$']],
    ['拡散モデル', ['拡散', '散モ', 'モデ', 'デル']],
    ['see https://arxiv.org/abs/2011.10650 now', ['see', '^see', 'see$', 'now', '^now', 'now$']],
    ['ＧＡＮ', ['gan', '^gan', 'gan$']],
    ['', []],
  ]
  for (const [text, terms] of cases) {
    test(`of "${text}"`, () => assert.deepEqual([...termsOf(text)], terms))
  }
})
