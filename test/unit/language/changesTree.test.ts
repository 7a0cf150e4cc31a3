import assert from 'node:assert/strict'
import type { TreeNode } from '../../../src/core/language/archiveTrees.ts'
import { changesTree } from '../../../src/core/language/changesTree.ts'
import { changesSince } from '../../../src/core/language/paperChanges.ts'
import { archiveOf } from '../../helpers/archives.ts'
import { paper } from '../../helpers/papers.ts'

const entry = (title: string, id: string, said: string) =>
  `${title}\nhttps://arxiv.org/abs/${id}\n${said}\n\n`
const trees = entry('Growing Small Trees', '2401.00001', 'They grow.')
const rivers = entry('Wide Rivers', '2401.00002', 'They flow.')
const files = {
  'one.md': `# February 1, 2024\n\n${trees}${rivers}${entry('Old Deserts', '2401.00003', '')}#review\n`,
  'two.md': `# June 1, 2024\n\n${entry('Wide Rivers', '2401.00002', 'Still.')}#review\n`,
}
const revised = { version: 2, updatedAt: '2024-05-01T10:00:00Z' }
const records = [
  paper({ id: '2401.00001', title: 'Growing $\\alpha$ Trees', comment: 'Withdrawn by the authors' }),
  paper({ id: '2401.00002', title: 'Wide Rivers', ...revised }),
  paper({ id: '2401.00003', title: 'Old Deserts', ...revised, journalReference: 'Nature 521 (2025)' }),
]
const tree = changesTree(
  await changesSince(archiveOf(files), new Map(records.map((each) => [each.id as string, each]))),
)

function* allOf(nodes: readonly TreeNode[], indent = ''): Generator<TreeNode & { readonly indent: string }> {
  for (const node of nodes) {
    yield { ...node, indent }
    yield* allOf(node.children?.() ?? [], `${indent}  `)
  }
}

suite('the tree of what became of papers', () => {
  test('has a group for each kind, the gravest first, and in it what is still to be told first', () => {
    const rows = Array.from(
      allOf(tree),
      ({ indent, kind, label, description, isOpen }) =>
        `${indent}${isOpen ? '' : '+'}${kind} ${label}${description && ` (${description})`}`,
    )
    assert.deepEqual(rows, [
      'withdrawn Withdrawn (1)',
      '  paper Growing α Trees (Withdrawn by the authors)',
      '    +digest 2024-02-01 (They grow.)',
      'published Published (1)',
      '  paper Old Deserts (Nature 2025)',
      '    +digest 2024-02-01',
      '+revised Revised (2)',
      '  paper Old Deserts (version 2 of 2024-05-01)',
      '    +digest 2024-02-01',
      '  +told Wide Rivers (version 2 of 2024-05-01 · reported since)',
      '    +digest 2024-02-01 (They flow.)',
      '    +digest 2024-06-01 (Still.)',
    ])
  })

  test('leads to the places of the entries, and tells all rows apart', () => {
    const all = [...allOf(tree)]
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length)
    const places = all.flatMap(({ place }) => (place ? `${place.digest.file}:${place.line}` : []))
    assert.deepEqual([...new Set(places)], ['one.md:2', 'one.md:10', 'one.md:6', 'two.md:2'])
  })

  test('has no rows where nothing has become of any paper', () => {
    assert.deepEqual(changesTree([]), [])
  })
})
