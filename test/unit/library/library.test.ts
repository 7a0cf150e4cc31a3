import assert from 'node:assert/strict'
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { silentLog } from '../../../src/core/base/errors.ts'
import { exportLines, importLines } from '../../../src/core/library/jsonLines.ts'
import { Library, type LibraryDamage } from '../../../src/core/library/library.ts'
import type { Doi } from '../../../src/core/paper/doi.ts'
import type { Paper, PaperRecord } from '../../../src/core/paper/paper.ts'
import { idsOf } from '../metadata/lookUpBench.ts'
import { paperWith, refuseInserts, type TemporaryFolder, temporaryFolder } from './temporaryLibrary.ts'

const idAt = (index: number) => `2401.${String(index + 1).padStart(5, '0')}`
const dayMs = 86_400_000

suite('library', () => {
  let folder: TemporaryFolder
  let path: string
  let open: Library[]
  let time: number

  setup(() => {
    folder = temporaryFolder()
    path = join(folder.path, 'library.sqlite')
    open = []
    time = Date.parse('2026-11-02T09:00:00Z')
  })
  teardown(() => {
    for (const library of open) library.close()
    folder.remove()
  })

  function start(options: Partial<ConstructorParameters<typeof Library>[0]> = {}): Library {
    const library = new Library({ path, log: silentLog, now: () => time, ...options })
    open.push(library)
    return library
  }

  function papers(count: number, from = 0): Paper[] {
    return Array.from({ length: count }, (_, index) =>
      paperWith({
        id: idAt(from + index),
        title: `Title ${from + index}`,
        abstract: `${'words '.repeat(200)}end`,
      }),
    )
  }

  async function countOf(library: Library): Promise<number> {
    return [...exportLines(library)].length
  }

  /** Overwrites a part of the file. */
  function damage(from: number, to: number): void {
    const bytes = readFileSync(path)
    bytes.fill(0xa5, Math.floor(bytes.length * from), Math.floor(bytes.length * to))
    writeFileSync(path, bytes)
  }

  suite('whose file is damaged', () => {
    test('is set aside when it is opened, and keeps what can still be read', async () => {
      const first = start()
      await first.papers.save(papers(400))
      first.close()
      damage(0.67, 1)
      const damages: LibraryDamage[] = []
      const library = start({ onDamage: (damage) => damages.push(damage) })
      const { rescued = 0, aside = '' } = damages[0] ?? {}
      assert.ok(rescued > 50 && rescued < 400, String(rescued))
      assert.equal(await countOf(library), rescued)
      assert.ok(existsSync(aside))
      const [paper] = (await library.papers.find(idsOf(idAt(0)))).values()
      assert.deepEqual(paper, papers(1)[0])
      assert.equal((await library.search('title', 500)).length, rescued)
    })

    test('is set aside in the middle of work, which goes on', async () => {
      const first = start()
      const large = papers(400).map((paper) => ({ ...paper, abstract: 'words '.repeat(2000) }))
      await first.papers.save(large)
      first.close()
      const damages: LibraryDamage[] = []
      const working = start({ onDamage: (damage) => damages.push(damage) })
      // Much of the file does not fit into the connection's memory.
      damage(0.4, 0.6)
      const found = await working.papers.find(idsOf(...large.map(({ id }) => id)))
      assert.equal(damages.length, 1)
      assert.equal(found.size, damages[0]?.rescued)
      await working.papers.save(papers(1, 900))
      assert.equal((await working.papers.find(idsOf(idAt(900)))).size, 1)
    })

    for (const [name, ruin] of Object.entries({
      'is empty of sense': () => writeFileSync(path, 'no database '.repeat(1000)),
      'was cut off at its beginning': () => truncateSync(path, 300),
    })) {
      test(`begins anew when the file ${name}`, async () => {
        const first = start()
        await first.papers.save(papers(20))
        first.close()
        ruin()
        const damages: LibraryDamage[] = []
        const library = start({ onDamage: (one) => damages.push(one) })
        assert.equal(await countOf(library), 0)
        assert.equal(damages[0]?.rescued, 0)
        await library.papers.save(papers(1))
        assert.equal(await countOf(library), 1)
      })
    }
  })

  test('is named where it takes nothing, as on a full disk', async () => {
    const library = start()
    refuseInserts(path)
    await assert.rejects(library.papers.save(papers(1)), {
      code: 'library-unusable',
      message: `The library ${path} cannot be used.`,
    })
  })

  test('is begun anew when somebody deletes the file', async () => {
    const library = start()
    await library.papers.save(papers(3))
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
    time += 2_000
    assert.equal((await library.papers.find(idsOf(idAt(0)))).size, 0)
    await library.papers.save(papers(1))
    assert.ok(existsSync(path))
  })

  suite('of several windows', () => {
    test('is followed when another window has begun it anew', async () => {
      const one = start()
      await one.papers.save(papers(3))
      renameSync(path, `${path}.damaged-test`)
      for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true })
      const other = start()
      await other.papers.save(papers(1, 50))
      time += 2_000
      assert.deepEqual([...(await one.papers.find(idsOf(idAt(50)))).keys()], [idAt(50)])
      await one.papers.save(papers(1, 60))
      assert.equal((await other.papers.find(idsOf(idAt(60)))).size, 1)
    })

    test('remembers for all since when a paper is missing, until it is found', async () => {
      const [one, other] = [start(), start()]
      const ids = idsOf(idAt(0))
      await one.papers.saveAbsent(ids, 1000)
      await other.papers.saveAbsent(ids, 5000)
      assert.deepEqual([...(await one.papers.findAbsent(ids)).values()], [{ firstAt: 1000, lastAt: 5000 }])
      await one.papers.save(papers(1))
      assert.equal((await other.papers.findAbsent(ids)).size, 0)
    })
  })

  suite('with a limit of size', () => {
    test('loses the papers that were not used for the longest time, and shrinks', async () => {
      const first = start()
      await first.papers.save(papers(1500))
      time += 10 * dayMs
      await first.papers.find(idsOf(idAt(0), idAt(1)))
      first.close()
      const before = statSync(path).size
      const library = start({ maxBytes: Math.floor(before / 2) })
      const left = await countOf(library)
      assert.ok(left > 0 && left < 1500, String(left))
      assert.equal((await library.papers.find(idsOf(idAt(0), idAt(1)))).size, 2)
      assert.equal((await library.search('title', 2000)).length, left)
      library.close()
      assert.ok(statSync(path).size <= before / 2, `${statSync(path).size} of ${before}`)
    })

    test('keeps all while the limit is kept', async () => {
      const library = start({ maxBytes: 50_000_000 })
      await library.papers.save(papers(100))
      library.cleanUp()
      assert.equal(await countOf(library), 100)
    })

    test('keeps the limit while papers come in', async () => {
      const library = start({ maxBytes: 600_000 })
      for (let batch = 0; batch < 200; batch += 1) {
        time += 1000
        await library.papers.save(papers(10, batch * 10))
      }
      library.close()
      assert.ok(statSync(path).size < 1_500_000, String(statSync(path).size))
    })
  })

  suite('as JSON Lines', () => {
    const ofDoi: PaperRecord<Doi> = {
      ...paperWith({ id: '2401.00001' }),
      id: '10.1000/x' as Doi,
      source: 'crossref',
    }

    test('is the same after export and import', async () => {
      const one = start()
      const merged = { ...paperWith({ id: 'hep-th/9711200' }), origins: { doi: 'datacite' } }
      await one.papers.save([...papers(1200), merged])
      await one.dois.save([ofDoi])
      const lines = [...exportLines(one)]
      assert.equal(lines.length, 1202)
      assert.ok(lines.every((line) => !line.includes('\n')))
      const other = start({ path: join(folder.path, 'other.sqlite') })
      assert.deepEqual(await importLines(other, feed(lines)), { imported: 1202, skipped: 0, remarks: [] })
      assert.deepEqual([...exportLines(other)], lines)
    })

    test('leaves out lines that hold no record, and counts them', async () => {
      const library = start()
      const good = JSON.stringify(papers(1)[0])
      const bad = [
        '{',
        '[]',
        '{"id":"2413.00001","title":"T","source":"s"}',
        '"text"',
        good.replace(idAt(0), 'x'),
      ]
      const count = await importLines(library, feed([`\ufeff${good}`, '', ...bad, '  ']))
      assert.deepEqual([count.imported, count.skipped], [1, 5])
      assert.deepEqual(
        count.remarks.map(({ line }) => line),
        [3, 4, 5, 6, 7],
      )
    })

    test('does not make a good record worse', async () => {
      const library = start()
      const good = { ...papers(1)[0], source: 'arxiv-api' } as Paper
      await library.papers.save([good])
      const poor = { id: good.id, title: 'Poor', source: 'semantic-scholar', doi: '10.1000/y' }
      await importLines(library, feed([JSON.stringify(poor)]))
      assert.deepEqual([...(await library.papers.find([good.id])).values()], [good])
    })

    test('stops when the signal aborts, and keeps what it has', async () => {
      const library = start()
      const stopping = new AbortController()
      const lines = async function* () {
        for (const paper of papers(700)) {
          if (paper.id === idAt(600)) stopping.abort(new Error('enough'))
          yield Buffer.from(`${JSON.stringify(paper)}\n`)
        }
      }
      await assert.rejects(importLines(library, lines(), stopping.signal), /enough/)
      assert.equal(await countOf(library), 500)
    })
  })

  test('leaves nothing behind but its files', () => {
    start().close()
    assert.deepEqual(readdirSync(folder.path), ['library.sqlite'])
  })
})

/** A text in chunks whose ends are not those of lines. */
async function* feed(lines: readonly string[], chunkBytes = 1000): AsyncGenerator<Buffer> {
  const text = Buffer.from(lines.join('\n'))
  for (let at = 0; at < text.length; at += chunkBytes) yield text.subarray(at, at + chunkBytes)
}
