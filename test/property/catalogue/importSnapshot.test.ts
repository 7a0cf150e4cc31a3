import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IndexThreads } from '../../../src/catalogue/workerCatalogue.ts'
import { type BadLine, importSnapshot } from '../../../src/core/catalogue/snapshot/importSnapshot.ts'
import { NotASnapshotError } from '../../../src/core/catalogue/snapshot/readSnapshot.ts'
import {
  change,
  entry,
  type TemporaryCatalogue,
  temporaryCatalogue,
} from '../../unit/catalogue/catalogues.ts'
import {
  manyRecords,
  packings,
  snapshotRecord,
  writeSnapshot,
  zipOf,
} from '../../unit/catalogue/snapshots.ts'
import { type TemporaryFolder, temporaryFolder } from '../../unit/library/temporaryLibrary.ts'

const indexThread = new URL('../../../src/catalogue/indexWorker.ts', import.meta.url)

for (const where of ['one thread', 'threads'] as const)
  suite(`importing a snapshot in ${where}`, () => {
    let catalogue: TemporaryCatalogue
    let folder: TemporaryFolder
    let file: string
    setup(() => {
      catalogue = temporaryCatalogue()
      folder = temporaryFolder()
      file = join(folder.path, 'snapshot.json')
    })
    teardown(() => {
      catalogue.remove()
      folder.remove()
    })

    const badLines: BadLine[] = []
    type Progress = Parameters<Parameters<typeof importSnapshot>[2]['listeners']['onProgress']>[0]
    const progress: Progress[] = []
    async function run(signal = new AbortController().signal, onProgress = (_: Progress) => {}) {
      badLines.length = 0
      progress.length = 0
      const indexer = where === 'threads' ? new IndexThreads(indexThread, catalogue.path) : undefined
      try {
        return await importSnapshot(catalogue.database, file, {
          signal,
          ...(indexer && { indexer }),
          listeners: {
            onBadLine: (line) => badLines.push(line),
            onProgress: (one) => {
              progress.push(one)
              onProgress(one)
            },
          },
        })
      } finally {
        await indexer?.close()
      }
    }

    const records = [
      snapshotRecord({ id: '0704.0001', title: 'Calculation of prompt diphoton\n  production' }),
      snapshotRecord({
        id: '1706.03762',
        title: 'Attention Is All You Need',
        authors_parsed: [['Vaswani', 'Ashish', '']],
      }),
      snapshotRecord({ id: 'hep-th/9901001', title: 'String Theory' }),
    ]

    for (const packing of ['plain', 'gzip', 'zip'] as const) {
      test(`reads ${packing} files`, async () => {
        writeSnapshot(file, records, packing)
        const { lines, papers, badLines: bad } = await run()
        assert.deepEqual([lines, papers, bad], [3, 3, 0])
        assert.deepEqual(catalogue.find('vaswani attention'), ['1706.03762'])
        assert.deepEqual(catalogue.find('diphoton production'), ['0704.0001'])
        assert.deepEqual(catalogue.find('bo jr string'), ['hep-th/9901001'])
      })
    }

    test('reads a file of any name in an archive', async () => {
      for (const name of ['../../a.json', '/a.json', 'C:\\a.json', 'a\\b.json', '']) {
        writeFileSync(file, zipOf(name, Buffer.from(`${records.join('\n')}\n`)))
        assert.equal((await run()).papers, 3, name)
      }
    })

    test('reads records whose fields have another order, other spaces, or are fewer', async () => {
      const { abstract: _, ...fields } = JSON.parse(records[1] ?? '')
      writeFileSync(
        file,
        [
          JSON.stringify({ ...fields, title: 'No Abstract' }),
          (records[0] ?? '').replaceAll('":', '": ').replaceAll(',"', ', "'),
          JSON.stringify({ title: 'Last First', update_date: '2024-01-01', abstract: 'x', id: '2401.00001' }),
          JSON.stringify({
            id: '2401.00002',
            title: 'One Text',
            authors: 'A. Bee (1) and C. Dee (2), E. Eff ((1) Here)',
          }),
        ].join('\r\n'),
      )
      await run()
      assert.deepEqual(badLines, [])
      assert.deepEqual(catalogue.find('no abstract'), ['1706.03762'])
      assert.deepEqual(catalogue.find('diphoton author'), ['0704.0001'])
      assert.deepEqual(catalogue.find('last first'), ['2401.00001'])
      assert.deepEqual(catalogue.find('dee eff'), ['2401.00002'])
    })

    test('names bad lines and goes on', async () => {
      const lines = [
        records[0] ?? '',
        'no JSON at all',
        '[1, 2]',
        snapshotRecord({ id: '2413.00001' }),
        snapshotRecord({ id: '2401.00001', title: '' }),
        '{"id":"2401.00002","title":"cut o',
        '',
        records[1] ?? '',
      ]
      writeSnapshot(file, lines)
      const state = await run()
      assert.equal(state.papers, 2)
      assert.equal(state.badLines, 5)
      assert.deepEqual(badLines, [
        { line: 2, expected: 'a JSON object' },
        { line: 3, expected: 'a JSON object' },
        { line: 4, expected: 'an arXiv identifier as "id"' },
        { line: 5, expected: 'text as "title"' },
        { line: 6, expected: 'a JSON object' },
      ])
    })

    test('passes over a line that is far too long, in little memory', async () => {
      writeFileSync(file, `${records[0]}\n{"title":"${'x'.repeat(20_000_000)}"}\n${records[1]}\n`)
      await run()
      assert.deepEqual(badLines, [{ line: 2, expected: 'a line shorter than 8 MB' }])
      assert.deepEqual(catalogue.find('attention'), ['1706.03762'])
    })

    test('refuses files that are no snapshots, by name', async () => {
      writeFileSync(file, 'A letter\nto somebody\n')
      await assert.rejects(run(), NotASnapshotError)
      writeFileSync(file, 'x\n'.repeat(100_000))
      await assert.rejects(run(), NotASnapshotError)
      assert.equal(badLines.length, 1000)
      writeFileSync(file, Buffer.concat([packings.gzip(records.join('\n')).subarray(0, 100)]))
      await assert.rejects(run(), { code: 'unreadable-snapshot' })
      writeFileSync(file, packings.zip(records.join('\n')).subarray(0, 200))
      await assert.rejects(run(), { code: 'unreadable-snapshot' })
      // Another method of compression than any that is known, and a size that is not kept.
      for (const [at, value] of [
        [8, 99],
        [22, 7],
      ] as const) {
        const packed = packings.zip(records.join('\n'))
        packed[packed.indexOf('PK\x01\x02') + at + 2] = value
        writeFileSync(file, packed)
        await assert.rejects(run(), { code: 'unreadable-snapshot' })
      }
      file = join(folder.path, 'none.json')
      await assert.rejects(run(), { code: 'unreadable-snapshot' })
    })

    test('changes nothing when repeated', async () => {
      writeSnapshot(file, records)
      await run()
      const before = catalogue.database.prepare('SELECT * FROM papers').all()
      await run()
      assert.deepEqual(catalogue.database.prepare('SELECT * FROM papers').all(), before)
      assert.equal(
        progress.some(({ stage, fraction }) => stage === 'indexing' && fraction < 1),
        false,
      )
    })

    test('keeps what is newer than the snapshot', async () => {
      const day = Date.parse('2024-06-01') / 86_400_000
      change(catalogue, [entry('1706.03762', 'A Newer Title', [], day)])
      writeSnapshot(file, records)
      await run()
      assert.deepEqual(catalogue.find('newer title'), ['1706.03762'])
      assert.deepEqual(catalogue.find('string theory'), ['hep-th/9901001'])
    })

    for (const packing of ['plain', 'gzip', 'zip'] as const) {
      test(`goes on behind what was committed of ${packing} files, when it was cancelled`, async () => {
        writeSnapshot(file, manyRecords(12_000), packing)
        const cancelling = new AbortController()
        await assert.rejects(
          run(cancelling.signal, () => cancelling.abort()),
          (error) => error instanceof Error && error.name === 'AbortError',
        )
        const committed = progress.at(-1)?.papers ?? 0
        assert.ok(committed >= 5_000 && committed < 12_000)
        const { papers, lines } = await run()
        assert.ok((progress[0]?.papers ?? 0) > committed)
        assert.deepEqual([papers, lines], [12_000, 12_000])
        assert.equal(catalogue.database.prepare('SELECT count(*) AS count FROM papers').get()?.count, 12_000)
        assert.equal(catalogue.find('2401.05000').length, 1)
      })
    }
  })
