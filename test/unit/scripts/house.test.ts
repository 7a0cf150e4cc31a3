import assert from 'node:assert/strict'
import fc from 'fast-check'
import { beyondLimits, describeHouse, measureHouse } from '../../../scripts/support/house.ts'
import { withTable } from '../../../scripts/support/markedTable.ts'
import {
  circlesIn,
  exportsOf,
  graphOf,
  importsOf,
  longestChain,
} from '../../../scripts/support/sourceGraph.ts'

suite('imports and exports of the source', () => {
  test('are read in every form that the formatter leaves', () => {
    const text = [
      "import * as l10n from '@vscode/l10n'",
      "import type { A } from './a.ts'",
      "import { type B, type C as D } from '../b.ts'",
      'import {',
      '  c,',
      '  type E,',
      "} from './c.ts'",
      "import './effects.ts'",
      "export { d } from './d.ts'",
      "  const { e } = await import('./e.ts')",
      "  load: async () => (await import('./f.ts')).f,",
      "  void import('./g.ts')",
      '  const { h } = await import(',
      "    './h.ts'",
      '  )',
    ].join('\n')
    const read = importsOf(new Map([['src/x/own.ts', text]]))
    assert.deepEqual(
      read.map(({ to, isTypeOnly, names }) => [to, isTypeOnly, names]),
      [
        ['@vscode/l10n', false, undefined],
        ['src/x/a.ts', true, ['A']],
        ['src/b.ts', false, ['B', 'C']],
        ['src/x/c.ts', false, ['c', 'E']],
        ['src/x/effects.ts', false, undefined],
        ['src/x/d.ts', false, ['d']],
        ['src/x/e.ts', false, ['e']],
        ['src/x/f.ts', false, ['f']],
        ['src/x/g.ts', false, undefined],
        ['src/x/h.ts', false, ['h']],
      ],
    )
  })

  test('are found among what is not exported', () => {
    const text = [
      'export const a = 1',
      'const hidden = 2',
      'export async function b() {}',
      'export function* c() {}',
      'export abstract class D {}',
      'export interface E {}',
      'export type F = string',
      'export type { G, H } from "./g.ts"',
      '  export const indented = 3',
    ].join('\n')
    assert.deepEqual(exportsOf(text), ['a', 'b', 'c', 'D', 'E', 'F', 'G', 'H'])
  })
})

suite('the graph of imports', () => {
  const name = (index: number) => `src/f${index}.ts`
  const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 25 })

  test('has a circle exactly where a file reaches itself', () => {
    fc.assert(
      fc.property(edges, (pairs) => {
        const graph = graphBetween(pairs)
        const inCircle = circlesIn(graph).flat().sort()
        const reachingThemselves = [...graph.keys()].filter((file) => reachable(graph, file).has(file))
        assert.deepEqual(inCircle, reachingThemselves.sort())
      }),
    )
  })

  test('without circles has its longest chain as trying all ways finds it', () => {
    fc.assert(
      fc.property(edges, (pairs) => {
        const graph = graphBetween(pairs.filter(([from, to]) => from < to))
        const longest = (file: string): number =>
          1 + Math.max(0, ...[...(graph.get(file) ?? [])].map((next) => longest(next)))
        const chain = longestChain(graph)
        assert.equal(chain.length, Math.max(...[...graph.keys()].map(longest)))
        for (const [index, file] of chain.slice(1).entries())
          assert.ok(graph.get(chain[index] ?? '')?.has(file))
      }),
    )
  })

  function graphBetween(pairs: readonly (readonly [number, number])[]) {
    const sources = new Map(
      Array.from({ length: 10 }, (_, own) => {
        const taken = pairs
          .filter(([from]) => from === own)
          .map(([, to]) => `import { a } from './f${to}.ts'\n`)
        return [name(own), taken.join('')]
      }),
    )
    return graphOf(sources, importsOf(sources))
  }

  function reachable(graph: ReadonlyMap<string, ReadonlySet<string>>, file: string): ReadonlySet<string> {
    const found = new Set<string>()
    const open = [file]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const to of graph.get(next) ?? []) {
        if (found.has(to)) continue
        found.add(to)
        open.push(to)
      }
    }
    return found
  }
})

suite('the figures of the source', () => {
  const source = new Map([
    [
      'src/extension.ts',
      "import { rules } from './core/rules/index.ts'\nimport { big } from './core/big.ts'\n",
    ],
    ['src/core/rules/index.ts', "import { one } from './one.ts'\nexport const rules = [one]\n"],
    ['src/core/rules/one.ts', "import { big } from '../big.ts'\nexport const one = big\n"],
    ['src/core/big.ts', `export const big = 1\nexport const unused = 2\n${'\n'.repeat(40)}`],
  ])
  const house = measureHouse(
    source,
    new Map([['test/a.test.ts', "import { rules } from '../src/core/rules/index.ts'"]]),
  )
  const figureOf = (start: string) => house.figures.find(({ name }) => name.startsWith(start))?.value

  test('count files, lines and chains', () => {
    assert.equal(figureOf('files'), 4)
    assert.equal(figureOf('lines'), 48)
    assert.equal(figureOf('longest chain'), 4)
    assert.deepEqual(
      house.folders.map(({ folder, files, lines }) => [folder, files, lines]),
      [
        ['src', 1, 2],
        ['src/core', 1, 42],
        ['src/core/rules', 2, 4],
      ],
    )
  })

  test('leave members of families aside, which only their list uses and which may be small', () => {
    assert.deepEqual(house.small, ['src/extension.ts', 'src/core/rules/index.ts'])
    assert.deepEqual([...house.usedOnce], [])
  })

  test('count tests as users of an export', () => {
    assert.equal(figureOf('exports that no other file uses'), 25)
    const alone = measureHouse(source)
    assert.deepEqual([...alone.usedOnce], [['src/core/rules/index.ts', ['rules']]])
  })

  test('leave what a test alone needs aside', () => {
    const tested = measureHouse(
      new Map([['src/core/one.ts', 'export const one = 1\n']]),
      new Map([['test/a.test.ts', "import { one } from '../src/core/one.ts'\n"]]),
    )
    assert.deepEqual([...tested.usedOnce], [])
  })

  test('are told with their limits, and which are missed', () => {
    const figures = [
      { name: 'files', value: 12, limit: { most: 10 } },
      { name: 'mean', value: 90.4, limit: { least: 85 } },
      { name: 'share', value: 12.34, unit: '%', limit: { most: 15 } },
    ] as const
    assert.deepEqual(
      beyondLimits(figures).map(({ name }) => name),
      ['files'],
    )
    const [, , ...rows] = describeHouse({ figures, folders: [] }).split('\n')
    assert.deepEqual(rows.slice(0, 3), [
      '| files | 12 | at most 10 |',
      '| mean | 90 | at least 85 |',
      '| share | 12.3 % | at most 15 % |',
    ])
  })
})

suite('a table between two marks', () => {
  test('takes the place of the one before', () => {
    assert.equal(
      withTable('a\n<!-- t -->\nold\n<!-- /t -->\nb\n', 't', 'new'),
      'a\n<!-- t -->\nnew\n<!-- /t -->\nb\n',
    )
  })

  test('needs both marks in their order', () => {
    assert.throws(() => withTable('<!-- /t --><!-- t -->', 't', 'new'), /expected <!-- t -->/)
  })
})
