import assert from 'node:assert/strict'
import fc from 'fast-check'
import { changeKinds, changesSince, mayHaveChanged } from '../../../src/core/language/paperChanges.ts'
import type { Paper } from '../../../src/core/paper/paper.ts'
import { archiveOf } from '../../helpers/archives.ts'
import { paper } from '../../helpers/papers.ts'

const id = '2401.00001'
const digest = (date: string, said = 'I liked it.', version = '') =>
  `# Notes of ${date}\n\nGrowing Small Trees\nhttps://arxiv.org/abs/${id}${version}\n${said}\n\n#review\n`
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
      [`published Nature 2025 / ${covered}`, `revised version 3 of 2024-05-01 / ${covered}`],
    )
    assert.deepEqual(await changes({ doi: '10.1000/1', publishedAt: '2024-01-02' }, one), [
      `published doi:10.1000/1 / ${covered}`,
    ])
    assert.deepEqual(await changes({ code, version: 2, updatedAt: code.since }, one), [
      `code ${code.address} / ${covered}`,
      `revised version 2 of ${code.since} / ${covered}`,
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
      'revised version 3 of 2023-05-01 / a.md 2024-02-01: I liked it.',
    ])
    assert.deepEqual(await changes({ version: 3, updatedAt: '2024-05-01' }, linked('v3')), [])
    assert.deepEqual(await changes({ version: 3 }, linked('v1')), [
      'revised version 3 / a.md 2024-02-01: I liked it.',
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

  test('is told where the paper was covered again since, or somebody says so', async () => {
    const files = { ...one, 'b.md': digest('2024-06-01', 'Again.') }
    assert.deepEqual(await changes({ version: 3, updatedAt: '2024-05-01' }, files), [
      'revised version 3 of 2024-05-01 / a.md 2024-02-01: I liked it. / b.md',
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
