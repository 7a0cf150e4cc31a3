import assert from 'node:assert/strict'
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { openForReading } from '../../../src/core/library/database.ts'
import { exportLines } from '../../../src/core/library/jsonLines.ts'
import { Library, type LibraryDamage } from '../../../src/core/library/library.ts'
import type { Doi } from '../../../src/core/paper/doi.ts'
import type { Paper } from '../../../src/core/paper/paper.ts'
import { paperWith, type TemporaryFolder, temporaryFolder } from '../../unit/library/temporaryLibrary.ts'
import { idsOf } from '../../unit/metadata/lookUpBench.ts'

const idAt = (index: number) => `2401.${String(index + 1).padStart(5, '0')}`
const pageBytes = 4096
/** A row takes a hundred bytes at least. */
const mostRowsOnPage = 40

/** The pages by which SQLite finds the way to all others. */
function withoutRoots(bytes: Buffer, path: string): Buffer {
  const database = new DatabaseSync(path)
  const roots = database.prepare('SELECT rootpage FROM sqlite_schema WHERE rootpage > 0').all()
  database.close()
  for (const { rootpage } of roots)
    bytes.fill(0, (Number(rootpage) - 1) * pageBytes, Number(rootpage) * pageBytes)
  return bytes
}

function papers(count: number): Paper[] {
  return Array.from({ length: count }, (_, index) =>
    paperWith({ id: idAt(index), title: `Title ${index}`, abstract: 'words '.repeat(index % 40) }),
  )
}

suite('a library that heals', () => {
  let folder: TemporaryFolder
  let path: string

  setup(() => {
    folder = temporaryFolder()
    path = join(folder.path, 'library.sqlite')
  })
  teardown(() => folder.remove())

  /** Makes a library of its own, and gives its file. */
  async function make(count: number): Promise<void> {
    const library = new Library({ path, log: silentLog })
    await library.papers.save(papers(count))
    await library.dois.save([{ ...paperWith({ id: idAt(0) }), id: '10.1000/x' as Doi }])
    library.close()
  }

  function edit(...statements: readonly string[]): void {
    const database = new DatabaseSync(path)
    for (const statement of statements) database.exec(statement)
    database.close()
  }

  function overwritePages(pages: readonly number[]): void {
    const file = openSync(path, 'r+')
    for (const page of pages)
      writeSync(file, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, (page - 1) * pageBytes)
    closeSync(file)
  }

  /** How many rows SQLite can read of the damaged file when it is asked for each by its number. */
  function readableRows(damaged: string, numbers: readonly number[]): number {
    const database = openForReading(damaged)
    const query = database.prepare('SELECT * FROM papers WHERE number = ?')
    const isReadable = (number: number) => {
      try {
        return query.get(number) !== undefined
      } catch {
        return false
      }
    }
    const count = numbers.filter(isReadable).length
    database.close()
    return count
  }

  function reopen() {
    const damages: LibraryDamage[] = []
    const complaints: string[] = []
    const complain = (message: string) => complaints.push(message)
    const log = { info() {}, warn: complain, error: complain }
    const library = new Library({ path, log, onDamage: (damage) => damages.push(damage) })
    return { library, damages, complaints }
  }

  for (const [name, offset] of [
    ['begin with 1', 0],
    ['are far beyond the size of the file, as after long use', 1_000_000_007],
  ] as const) {
    test(`takes over all papers when a page of the word index is damaged and numbers ${name}`, async () => {
      await make(2000)
      edit(`UPDATE papers SET number = number + ${offset}`)
      const database = new DatabaseSync(path)
      const query = "SELECT rootpage FROM sqlite_master WHERE name = 'paperWords_data'"
      const root = Number(database.prepare(query).get()?.rootpage)
      database.close()
      overwritePages([root])
      const { library, damages } = reopen()
      assert.equal(damages[0]?.rescued, 2001)
      assert.equal([...exportLines(library)].length, 2001)
      assert.equal((await library.search('title', 3000)).length, 2000)
      library.close()
    })
  }

  test('takes over every row that can be read by its number, whatever pages are damaged', async () => {
    await make(1200)
    // Numbers have holes after clean-ups.
    edit(
      'DELETE FROM papers WHERE number % 3 = 0',
      'UPDATE papers SET number = number + 1000000',
      'UPDATE papers SET number = (number - 1000000) * 50 + 7',
      'VACUUM',
    )
    const bytes = readFileSync(path)
    const pages = bytes.length / pageBytes
    const numbers = Array.from({ length: 1201 }, (_, index) => index * 50 + 7)
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 2, max: pages }), { minLength: 1, maxLength: 40 }),
        async (damaged) => {
          path = join(folder.path, `damaged-${damaged.join('-')}`.slice(0, 60))
          writeFileSync(path, bytes)
          overwritePages(damaged)
          const { library, damages } = reopen()
          const [damage] = damages
          assert.ok(damage, 'no damage was found')
          const left = [...exportLines(library)].filter((line) => !line.startsWith('{"id":"10.1000'))
          assert.ok(left.length >= readableRows(damage.aside, numbers))
          // No page loses rows but its own, though others lead to it.
          assert.ok(left.length >= 800 - damaged.length * mostRowsOnPage)
          library.close()
        },
      ),
      { numRuns: 25 },
    )
  })

  for (const [what, harm] of [
    ['the first page is gone', (bytes: Buffer) => bytes.fill(0, 0, pageBytes)],
    ['the header is spoilt', (bytes: Buffer) => bytes.fill(Buffer.from([0x02, 0x00]), 0, 100)],
    ['the end is missing', (bytes: Buffer) => bytes.subarray(0, Math.floor((bytes.length * 0.8) / 7) * 7)],
    ['nothing leads to them', (bytes: Buffer) => withoutRoots(bytes, path)],
  ] as const)
    test(`takes over what stands on its pages where ${what}`, async () => {
      await make(1200)
      // A record of many authors takes several pages.
      const filled = new Library({ path, log: silentLog })
      const authors = Array.from({ length: 2_900 }, (_, index) => `Author Number ${index}`)
      const cites = ['1412.6980', '10.1000/a']
      const code = { address: 'https://github.com/lab/trees', since: '2024-05-01' }
      await filled.papers.save([paperWith({ id: '2402.00001', authors, code, cites })])
      filled.close()
      const whole = readFileSync(path)
      writeFileSync(path, harm(Buffer.from(whole)))
      const { library, damages } = reopen()
      const rescued = damages[0]?.rescued ?? 0
      assert.ok(rescued >= (what === 'the end is missing' ? 500 : 1201), `${rescued} of 1202`)
      const [large] = await library.papers
        .find(['2402.00001' as ArxivId])
        .then((found) => [...found.values()])
      if (what !== 'the end is missing')
        assert.deepEqual([large?.authors, large?.code, large?.cites], [authors, code, cites])
      library.close()
    })

  suite('of which one row is spoilt', () => {
    const spoilt: Readonly<Record<string, string>> = {
      'authors that are no JSON': `authors = '["Ann Author", "Bo'`,
      'a control character in its JSON': `authors = '["Ann' || char(1) || '"]'`,
      'authors that are no list': `authors = '{"a": 1}'`,
      'authors that are no texts': `authors = '[1, null]'`,
      'categories that are no JSON': "categories = '[cs.LG]'",
      'bytes that are no UTF-8': `authors = CAST(x'5b22c3225d' AS TEXT) || '"'`,
      'another identifier': "id = 'no identifier'",
    }
    for (const [what, change] of Object.entries(spoilt)) {
      test(`answers with the others, and names the one with ${what}`, async () => {
        await make(20)
        edit(`UPDATE papers SET ${change} WHERE id = '${idAt(4)}'`)
        const { library, complaints } = reopen()
        const all = papers(20).map(({ id }) => id)
        const good = all.filter((id) => id !== idAt(4))
        const sorted = (found: Iterable<{ readonly id: string }>) => [...found].map(({ id }) => id).sort()
        assert.deepEqual(sorted((await library.papers.find(all)).values()), good)
        assert.deepEqual(sorted(await library.startingWith('2401.', 50)), good)
        assert.deepEqual(sorted(await library.search('title', 50)), good)
        assert.equal([...exportLines(library)].length, good.length + 1)
        assert.equal(complaints.filter((text) => /cannot be read/.test(text)).length, 1, complaints.join())
        library.close()
      })
    }

    test('replaces it with the next record that comes', async () => {
      await make(3)
      edit(`UPDATE papers SET authors = '[' WHERE id = '${idAt(1)}'`)
      const { library } = reopen()
      const fresh = paperWith({ id: idAt(1), title: 'Fresh' })
      await library.papers.save([fresh])
      assert.deepEqual([...(await library.papers.find(idsOf(idAt(1)))).values()], [fresh])
      library.close()
    })

    const large = (2n ** 62n).toString()
    test('answers with numbers that JavaScript cannot hold', async () => {
      await make(3)
      edit(
        `UPDATE papers SET version = ${large}, savedAt = ${large}, usedAt = ${large} WHERE id = '${idAt(1)}'`,
      )
      const { library } = reopen()
      const found = await library.papers.find(idsOf(idAt(0), idAt(1), idAt(2)))
      assert.deepEqual(
        [...found.values()].map(({ version }) => version),
        [2, undefined, 2],
      )
      assert.equal((await library.search('title', 9)).length, 3)
      assert.equal([...exportLines(library)].length, 4)
      library.close()
    })

    test('answers with other papers by DOI', async () => {
      await make(3)
      edit(`INSERT INTO doiPapers VALUES ('10.1000/a', '{', 0), ('10.1000/b', '{"id":"10.1000/c"}', 0)`)
      const { library } = reopen()
      const ids = ['10.1000/a', '10.1000/b', '10.1000/x'] as Doi[]
      assert.deepEqual([...(await library.dois.find(ids)).keys()], ['10.1000/x'])
      assert.equal([...exportLines(library)].length, 4)
      library.close()
    })

    test('exports what follows a page of spoilt rows', async () => {
      await make(1100)
      edit("UPDATE papers SET authors = '[' WHERE number <= 600")
      const { library } = reopen()
      assert.equal([...exportLines(library)].length, 501)
      library.close()
    })
  })
})
