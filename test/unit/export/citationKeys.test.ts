import assert from 'node:assert/strict'
import fc from 'fast-check'
import { citationKeys } from '../../../src/core/export/bibliography.ts'
import { arxivId, paper } from '../../helpers/papers.ts'

const reference = (id: string, author: string, title: string) => ({
  title,
  url: `https://arxiv.org/abs/${id}`,
  id: arxivId(id),
  record: paper({ id, title, authors: [author], publishedAt: '2024-01-03' }),
})

suite('citation keys', () => {
  for (const [author, title, key] of [
    ['Jørn Łazarewicz', 'Trees', 'lazarewicz2024trees'],
    ['Otto Voß', 'Trees', 'voss2024trees'],
    ['Ægir Đậu', 'Trees', 'dau2024trees'],
    ['Þór Ðal', 'Œuvres', 'dal2024oeuvres'],
    ["Henri Poincar\\'e", '{\\L}akes', 'poincare2024lakes'],
    ['Иван Щукин', 'Деревья', 'shchukin2024derevya'],
    ['Νίκος Παπαδόπουλος', 'Δέντρα', 'papadopoylos2024dentra'],
    ['Nora De Wit', 'The Trees', 'dewit2024trees'],
    ['김철수', '나무', 'arxiv-2401-00001'],
  ] as const)
    test(`of ${author} is ${key}`, () => {
      assert.deepEqual(citationKeys([reference('2401.00001', author, title)]), [key])
    })

  test('stay with their papers in whatever order, and never go over to another one', () => {
    const titles = ['Trees', 'Trees again', 'Trees', 'Ponds', 'Ponds of Glass', '나무']
    const all = titles.map((title, at) =>
      reference(`2401.0000${at + 1}`, at % 2 ? 'Ann Author' : 'Bo Author', title),
    )
    const keysOf = (references: typeof all) =>
      new Map(citationKeys(references).map((key, index) => [key, references[index]?.id]))
    const whole = keysOf(all)
    assert.equal(whole.size, all.length)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 1 }), (some) => {
        for (const [key, id] of keysOf(some)) {
          const owner = whole.get(key)
          assert.ok(owner === undefined || owner === id, `${key} is of ${owner} and of ${id}`)
        }
        if (some.length === all.length) assert.deepEqual(keysOf(some), new Map([...whole].sort(() => 0)))
      }),
    )
  })
})
