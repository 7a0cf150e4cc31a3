import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Archive } from '../../../src/core/archive/archive.ts'
import {
  archiveTrees,
  changeKinds,
  changesSince,
  changesTree,
  mayHaveChanged,
  type TreeName,
  type TreeNode,
} from '../../../src/core/language/archiveTrees.ts'
import type { Doi } from '../../../src/core/paper/doi.ts'
import type { AnyPaper, Paper } from '../../../src/core/paper/paper.ts'
import { archiveOf, fixtureArchive } from '../../helpers/archives.ts'
import { paper } from '../../helpers/papers.ts'

const gates = 'Sparse Gates for Long Contexts\nhttps://arxiv.org/abs/2301.00011\nHalf of them stay shut.\n'
const maps = 'Learning from Torn Maps\nhttps://arxiv.org/abs/2302.00022\nThe model mends them.\n'
const bare = 'A Paper of Another Place\nhttps://openreview.net/forum?id=abc\nSaid.\n'

const files = {
  'd/2022-05.md': `---\ndigest: true\n---\n${maps}\n#review\n`,
  'd/2023-01-14.md': `# Notes of 2023-01-14\n\n${gates}\n${bare}\n#review #gates\n`,
  'd/2023-09-16.md': `---\ndigest: true\ntitle: Autumn\ndraft: true\n---\n${gates}\n${maps}\n#review\n`,
  'd/any.md': `---\ndigest: true\n---\n${bare}`,
}

/** The rows as they are read, those below others indented. */
function rows(nodes: readonly TreeNode[], indent = ''): string[] {
  return nodes.flatMap(({ kind, label, description, children }) => [
    `${indent}${kind} ${label}${description && ` (${description})`}`,
    ...rows(children?.() ?? [], `${indent}  `),
  ])
}

function idsOf(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap(({ id, children }) => [id, ...idsOf(children?.() ?? [])])
}

suite('the trees of an archive', () => {
  test('have digests by year, the newest first, and mark drafts', () => {
    assert.deepEqual(rows(archiveTrees.digests(archiveOf(files))), [
      'year 2023',
      '  draft Autumn (2023-09-16 · draft)',
      '  digest Notes of 2023-01-14',
      'year 2022',
      '  digest 2022-05.md',
      'year Undated',
      '  digest any.md',
    ])
  })

  test('name the files of digests that look alike', () => {
    const weekly = `# Reading notes\n\n${gates}\n#review\n`
    const alike = archiveOf({
      'd/a.md': weekly,
      'd/b.md': weekly,
      'd/c.md': `# Others\n\n${maps}\n#review\n`,
    })
    for (const tree of ['digests', 'tags'] as const) {
      const shown = rows(archiveTrees[tree](alike)).slice(1)
      assert.deepEqual(
        shown.map((row) => row.trim()).sort(),
        ['digest Others', 'digest Reading notes (a.md)', 'digest Reading notes (b.md)'],
        tree,
      )
    }
  })

  test('have each paper once, where it was covered last, with all its entries below', () => {
    assert.deepEqual(rows(archiveTrees.papers(archiveOf(files))), [
      'year 2023',
      '  paper Sparse Gates for Long Contexts (2023-09-16)',
      '    draft Autumn (2023-09-16 · draft)',
      '    digest Notes of 2023-01-14',
      '  paper Learning from Torn Maps (2023-09-16)',
      '    draft Autumn (2023-09-16 · draft)',
      '    digest 2022-05.md',
      '  paper A Paper of Another Place (2023-01-14)',
      'year Undated',
      '  paper A Paper of Another Place',
    ])
  })

  test('have tags with the digests that have them', () => {
    assert.deepEqual(rows(archiveTrees.tags(archiveOf(files))), [
      'tag #review (3)',
      '  draft Autumn (2023-09-16 · draft)',
      '  digest Notes of 2023-01-14',
      '  digest 2022-05.md',
      'tag #gates (1)',
      '  digest Notes of 2023-01-14',
    ])
  })

  test('lead to the line of an entry and of a tag', () => {
    const archive = archiveOf(files)
    const [year] = archiveTrees.papers(archive)
    const lines = year?.children?.().map(({ place }) => [place?.digest.file, place?.line])
    assert.deepEqual(lines, [
      ['d/2023-09-16.md', 5],
      ['d/2023-09-16.md', 9],
      ['d/2023-01-14.md', 6],
    ])
    const tags = archiveTrees.tags(archive)
    assert.equal(tags[1]?.children?.()[0]?.place?.line, 10)
  })

  test('open the first year alone', () => {
    const open = archiveTrees.digests(archiveOf(files)).map(({ isOpen }) => isOpen)
    assert.deepEqual(open, [true, false, false])
  })

  for (const name of Object.keys(archiveTrees) as TreeName[]) {
    test(`give every node of ${name} a name of its own`, () => {
      for (const archive of [archiveOf(files), fixtureArchive()]) {
        const ids = idsOf(archiveTrees[name](archive))
        assert.ok(ids.length > 0)
        assert.deepEqual(ids, [...new Set(ids)])
      }
    })

    test(`are empty where there are no digests: ${name}`, () => {
      assert.deepEqual(archiveTrees[name](new Archive()), [])
    })
  }
})

const entry = (title: string, id: string, said: string) =>
  `${title}\nhttps://arxiv.org/abs/${id}\n${said}\n\n`
const trees = entry('Glazing Stone Tiles', '2401.00001', 'They grow.')
const rivers = entry('Wide Rivers', '2401.00002', 'They flow.')
const changedFiles = {
  'one.md': `# February 1, 2024\n\n${trees}${rivers}${entry('Old Deserts', '2401.00003', '')}#review\n`,
  'two.md': `# June 1, 2024\n\n${entry('Wide Rivers', '2401.00002', 'Still.')}#review\n`,
}
const revised = { version: 2, updatedAt: '2024-05-01T10:00:00Z' }
const desertsCode = { address: 'https://github.com/lab/deserts', since: '2024-05-01' }
const records = [
  paper({ id: '2401.00001', title: 'Glazing $\\alpha$ Tiles', comment: 'Withdrawn by the authors' }),
  paper({ id: '2401.00002', title: 'Wide Rivers', ...revised }),
  paper({
    id: '2401.00003',
    title: 'Old Deserts',
    ...revised,
    journalReference: 'Nature 521 (2025)',
    code: desertsCode,
  }),
]
const tree = changesTree(
  await changesSince(archiveOf(changedFiles), new Map(records.map((each) => [each.id as string, each]))),
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
      '  paper Glazing α Tiles (Withdrawn by the authors)',
      '    +digest 2024-02-01 (They grow.)',
      'published Published (1)',
      '  paper Old Deserts (Nature 2025)',
      '    +digest 2024-02-01',
      'code Code appeared (1)',
      '  paper Old Deserts (https://github.com/lab/deserts)',
      '    +digest 2024-02-01',
      '+revised Revised (2)',
      '  paper Old Deserts (v2 (2024-05-01))',
      '    +digest 2024-02-01',
      '  +told Wide Rivers (v2 (2024-05-01) · reported since)',
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

const id = '2401.00001'
const digest = (date: string, said = 'I liked it.', version = '') =>
  `# Notes of ${date}\n\nGlazing Stone Tiles\nhttps://arxiv.org/abs/${id}${version}\n${said}\n\n#review\n`
const code = { address: 'https://github.com/lab/trees', since: '2024-05-01' }
const withdrawnRemark = 'This paper has been withdrawn by the authors'

/** The changes of one paper, as they are read. */
async function changes(
  fields: Partial<Omit<Paper, 'id'>>,
  files: Readonly<Record<string, string>>,
): Promise<string[]> {
  const record = paper({ id, ...fields })
  return (await changesSince(archiveOf(files), new Map([[record.id, record]]))).map(
    ({ kind, fact, covered, told }) =>
      `${kind} ${fact} / ${covered.digest.file} ${covered.digest.date}: ${covered.said}${told ? ` / ${told.digest.file}` : ''}`,
  )
}

suite('what became of papers', () => {
  const one = { 'a.md': digest('2024-02-01') }

  test('is each kind, with the date and the first words of the one who covered them', async () => {
    const covered = 'a.md 2024-02-01: I liked it.'
    assert.deepEqual(await changes({ comment: withdrawnRemark }, one), [
      `withdrawn ${withdrawnRemark} / ${covered}`,
    ])
    assert.deepEqual(await changes({ retraction: { date: '2025-03-04' } }, one), [
      `retracted 2025-03-04 / ${covered}`,
    ])
    assert.deepEqual(
      await changes(
        {
          ...{ journalReference: 'Nature 521, 436 (2025)', doi: '10.1000/1' },
          ...{ version: 3, updatedAt: '2024-05-01T10:00:00Z' },
        },
        one,
      ),
      [`published Nature 2025 / ${covered}`, `revised v3 (2024-05-01) / ${covered}`],
    )
    assert.deepEqual(await changes({ doi: '10.1000/1', publishedAt: '2024-01-02' }, one), [
      `published doi:10.1000/1 / ${covered}`,
    ])
    assert.deepEqual(await changes({ code, version: 2, updatedAt: code.since }, one), [
      `code ${code.address} / ${covered}`,
      `revised v2 (${code.since}) / ${covered}`,
    ])
  })

  test('is nothing else of a paper that was taken back, and the retraction is what counts', async () => {
    const fields = { version: 3, updatedAt: '2025-05-01', journalReference: 'Nature 521, 436 (2025)' }
    assert.match(
      (await changes({ ...fields, comment: withdrawnRemark }, one)).join('\n'),
      /^withdrawn [^\n]*$/,
    )
    assert.match(
      (await changes({ ...fields, comment: withdrawnRemark, retraction: {} }, one)).join('\n'),
      /^retracted [^\n]*$/,
    )
  })

  test('is nothing that was so when it was covered, nor what nobody can tell', async () => {
    assert.deepEqual(await changes({ journalReference: 'Nature 521, 436 (2023)' }, one), [])
    assert.deepEqual(await changes({ version: 2, updatedAt: '2024-01-31' }, one), [])
    assert.deepEqual(await changes({ version: 2 }, one), [])
    assert.deepEqual(await changes({ code: { ...code, since: '2024-01-31' } }, one), [])
    assert.deepEqual(
      await changes({ code }, { 'a.md': digest('2024-02-01', 'Fine. [Code](https://trees.example.org/)') }),
      [],
    )
    assert.deepEqual(
      await changes({ comment: withdrawnRemark }, { 'a.md': digest('2024-02-01', 'Withdrawn!') }),
      [],
    )
    const undated = { 'a.md': digest('some day') }
    assert.deepEqual(
      await changes({ journalReference: 'Nature 1 (2025)', version: 2, updatedAt: '2024-05-01' }, undated),
      [],
    )
  })

  test('goes by the version that the writer linked, before the date', async () => {
    const linked = (version: string) => ({ 'a.md': digest('2024-02-01', 'I liked it.', version) })
    assert.deepEqual(await changes({ version: 3, updatedAt: '2023-05-01' }, linked('v2')), [
      'revised v3 (2023-05-01) / a.md 2024-02-01: I liked it.',
    ])
    assert.deepEqual(await changes({ version: 3, updatedAt: '2024-05-01' }, linked('v3')), [])
    assert.deepEqual(await changes({ version: 3 }, linked('v1')), [
      'revised v3 / a.md 2024-02-01: I liked it.',
    ])
  })

  test('is counted from the first words said, in what is neither a draft nor a listing', async () => {
    const files = {
      'README.md': digest('2023-12-01'),
      'a.md': `---\ndraft: true\n---\n${digest('2024-01-01')}`,
      'b.md': digest('2024-02-01', ''),
      'c.md': digest('2024-03-01', 'Good.'),
    }
    assert.deepEqual(await changes({ retraction: {} }, files), ['retracted  / c.md 2024-03-01: Good.'])
  })

  test('is told by the beginning of a long venue, and by a remark at the end of long words', async () => {
    const journalReference =
      'Proceedings of the 2024 Conference of the North American Chapter of the Association for Computational Linguistics (Volume 1: Long Papers)'
    const say = { 'b.md': digest('2024-06-01', `Since published in “${journalReference}”.`) }
    const [venue] = await changes({ journalReference, publishedAt: '2024-01-02' }, { ...one, ...say })
    assert.match(venue ?? '', / \/ b\.md$/)
    const long = digest('2024-06-01', `${'They grow well and stand in rows. '.repeat(9)}It was withdrawn.`)
    const [remark] = await changes({ comment: withdrawnRemark }, { ...one, 'b.md': long })
    assert.match(remark ?? '', / \/ b\.md$/)
  })

  test('is no venue of which the entry tells beside its title', async () => {
    const item = (venue: string) =>
      `# Notes of 2024-02-01\n\n- **Glazing Stone Tiles** (${venue}) [[paper](https://arxiv.org/abs/${id})]: good.\n\n#review\n`
    const record = { journalReference: 'Proceedings of CVPR, 2024' }
    assert.deepEqual(await changes(record, { 'a.md': item('CVPR 2024') }), [])
    assert.equal((await changes(record, { 'a.md': item('arXiv 2024') })).length, 1)
    assert.deepEqual(await changes(record, { ...one, 'b.md': item('CVPR 2024') }), [
      'published CVPR 2024 / a.md 2024-02-01: I liked it. / b.md',
    ])
  })

  test('is said once of a paper that is covered by its DOI, too, which tells where it was published', async () => {
    const doi = '10.5555/trees'
    const byDoi = (date: string, said: string) =>
      `---\ndigest: true\n---\n${digest(date, said).replace(`https://arxiv.org/abs/${id}`, `https://doi.org/${doi}`)}`
    const files = { ...one, 'b.md': byDoi('2024-06-01', 'In a journal.') }
    const fields = { doi, publishedAt: '2024-01-02', journalReference: 'Nature 521, 436 (2024)' }
    assert.deepEqual(await changes(fields, files), [
      'published Nature 2024 / a.md 2024-02-01: I liked it. / b.md',
    ])
    const journal: AnyPaper = { ...paper({ id }), id: doi as Doi, retraction: { date: '2025-03-04' } }
    const known = new Map<string, AnyPaper>([
      [id, paper({ id, ...fields })],
      [doi, journal],
    ])
    const kinds = async (said: string) => {
      const archive = archiveOf({ ...one, 'b.md': byDoi('2025-06-01', said) })
      return (await changesSince(archive, known)).map(({ kind, paper: { id }, told }) => [
        kind,
        id,
        told?.said,
      ])
    }
    assert.deepEqual(await kinds('In a journal.'), [['retracted', id, undefined]])
    assert.deepEqual(await kinds('It was retracted.'), [['retracted', id, 'It was retracted.']])
  })

  test('is no venue to which a paper was only submitted', async () => {
    assert.deepEqual(await changes({ journalReference: 'Submitted to Nature (2025)' }, one), [])
  })

  test('is told where the paper was covered again since, or somebody says so', async () => {
    const files = { ...one, 'b.md': digest('2024-06-01', 'Again.') }
    assert.deepEqual(await changes({ version: 3, updatedAt: '2024-05-01' }, files), [
      'revised v3 (2024-05-01) / a.md 2024-02-01: I liked it. / b.md',
    ])
    assert.deepEqual(await changes({ comment: withdrawnRemark }, files), [
      `withdrawn ${withdrawnRemark} / a.md 2024-02-01: I liked it.`,
    ])
    assert.deepEqual(await changes({ code }, files), [
      `code ${code.address} / a.md 2024-02-01: I liked it. / b.md`,
    ])
    const said = { ...one, 'b.md': digest('2024-06-01', 'It was retracted.') }
    assert.deepEqual(await changes({ retraction: {} }, said), [
      'retracted  / a.md 2024-02-01: I liked it. / b.md',
    ])
  })

  test('is later than the covering, once a kind, and the gravest first, whatever the records say', async () => {
    const month = fc.integer({ min: 1, max: 9 }).map((number) => `2024-0${number}`)
    const record = fc.record({
      comment: fc.constantFrom(undefined, withdrawnRemark, '12 pages'),
      journalReference: fc.option(
        fc.integer({ min: 2022, max: 2026 }).map((year) => `Nature 1 (${year})`),
        { nil: undefined },
      ),
      doi: fc.constantFrom(undefined, '10.1000/1'),
      version: fc.integer({ min: 1, max: 3 }),
      updatedAt: fc.option(month, { nil: undefined }),
      publishedAt: fc.constant('2023-12-01'),
    })
    const appeared = fc.option(
      month.map((since) => ({ ...code, since: `${since}-01` })),
      { nil: undefined },
    )
    const covering = fc.record({ month, version: fc.constantFrom('', 'v1', 'v2', 'v3') })
    await fc.assert(
      fc.asyncProperty(
        record,
        appeared,
        fc.array(covering, { maxLength: 4 }),
        async (fields, since, coverings) => {
          const files = Object.fromEntries(
            coverings.map((each, index) => [
              `${index}.md`,
              digest(`${each.month}-15`, `Words ${index}.`, each.version),
            ]),
          )
          const known = paper({ id, ...fields, ...(since && { code: since }) })
          const found = await changesSince(archiveOf(files), new Map([[known.id, known]]))
          const ranks = found.map(({ kind }) => changeKinds.indexOf(kind))
          assert.deepEqual(ranks, [...new Set(ranks)].sort())
          if (found.length > 0) assert.ok(mayHaveChanged(known))
          if (known.comment === withdrawnRemark) assert.ok(found.length <= 1)
          for (const { kind, covered, told } of found) {
            const { date = '' } = covered.digest
            if (kind === 'revised' && covered.version === undefined)
              assert.ok((known.updatedAt ?? '') > date.slice(0, 7))
            if (kind === 'code') assert.ok(date < (since?.since ?? ''))
            if (told) assert.ok((told.digest.date ?? '') >= date)
          }
        },
      ),
    )
  })
})
