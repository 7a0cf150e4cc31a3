import assert from 'node:assert/strict'
import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  type Catalogue,
  createWorkerCatalogue,
  readReportLine,
} from '../../../src/catalogue/workerCatalogue.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { openCatalogue } from '../../../src/core/catalogue/openCatalogue.ts'
import { entry, fill, type TemporaryCatalogue, temporaryCatalogue } from '../../unit/catalogue/catalogues.ts'

const workerPath = new URL('../../../src/catalogue/worker.ts', import.meta.url)

suite('the catalogue in a thread of its own', () => {
  let temporary: TemporaryCatalogue
  let catalogue: Catalogue
  setup(() => {
    temporary = temporaryCatalogue()
    catalogue = at(temporary.path)
  })
  teardown(async () => {
    await catalogue.close()
    temporary.remove()
  })

  function at(path: string): Catalogue {
    return createWorkerCatalogue({ workerPath, options: { path }, log: silentLog })
  }

  test('answers searches, many at once', async () => {
    fill(temporary, [entry('1706.03762', 'Attention Is All You Need'), entry('2001.00001', 'Cats')])
    const found = await Promise.all(['attention', 'cats', 'none'].map((words) => catalogue.search(words, 5)))
    assert.deepEqual(
      found.map((papers) => papers.map(({ id }) => id)),
      [['1706.03762'], ['2001.00001'], []],
    )
  })

  test('is empty without a file, and makes none', async () => {
    const path = join(temporary.path, '..', 'none.sqlite')
    const empty = at(path)
    assert.deepEqual(await empty.search('attention', 5), [])
    await empty.close()
    assert.deepEqual(
      readdirSync(join(temporary.path, '..')).filter((name) => name.startsWith('none')),
      [],
    )
  })

  test('stops waiting when nobody wants the answer any more', async () => {
    fill(temporary, [entry('2001.00001', 'Cats')])
    const stopping = new AbortController()
    const search = catalogue.search('cats', 5, stopping.signal)
    stopping.abort()
    await assert.rejects(search, { name: 'AbortError' })
    assert.equal((await catalogue.search('cats', 5)).length, 1)
  })

  test('sets a file aside that is no database, and goes on with an empty one', async () => {
    temporary.database.close()
    writeFileSync(temporary.path, 'no database'.repeat(1000))
    assert.deepEqual(await catalogue.search('cats', 5), [])
    assert.ok(readdirSync(join(temporary.path, '..')).some((name) => name.includes('.damaged-')))
  })

  test('leaves the database of another program as it is', async () => {
    temporary.database.close()
    rmSync(temporary.path)
    const other = new DatabaseSync(temporary.path)
    other.exec('CREATE TABLE bookmarks (text TEXT)')
    other.close()
    const before = readFileSync(temporary.path)
    await assert.rejects(catalogue.search('cats', 5), { code: 'catalogue-unusable' })
    assert.deepEqual(readFileSync(temporary.path), before)
  })

  test('sets a file aside in which damage is met, and says so', async () => {
    fill(
      temporary,
      Array.from({ length: 2000 }, (_, index) =>
        entry(`2001.${String(index + 1).padStart(5, '0')}`, `Cats ${index}`),
      ),
    )
    temporary.database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    const pageCount = Number(temporary.database.prepare('PRAGMA page_count').get()?.page_count)
    temporary.database.close()
    overwriteFrom(temporary.path, 16_384, (pageCount - 1) * 16_384)
    await assert.rejects(catalogue.search('cats', 5), { code: 'catalogue-damaged' })
    assert.ok(readdirSync(join(temporary.path, '..')).some((name) => name.includes('.damaged-')))
    assert.deepEqual(await catalogue.search('cats', 5), [])
  })

  test('leaves a file of a newer version alone', async () => {
    temporary.database.exec('PRAGMA user_version = 99')
    await assert.rejects(catalogue.search('cats', 5), { code: 'catalogue-too-new' })
    assert.equal(temporary.database.prepare('PRAGMA user_version').get()?.user_version, 99)
  })

  test('is opened and begun by several windows at once', async () => {
    const path = join(temporary.path, '..', 'new.sqlite')
    writeFileSync(path, '')
    const windows = Array.from({ length: 4 }, () => at(path))
    const found = await Promise.all(windows.map((window) => window.search('cats', 5)))
    assert.deepEqual(found, [[], [], [], []])
    await Promise.all(windows.map((window) => window.close()))
    openCatalogue({ path, log: silentLog }).close()
  })

  test('is closed for good', async () => {
    fill(temporary, [entry('2001.00001', 'Cats')])
    await catalogue.close()
    await assert.rejects(catalogue.search('cats', 5), { code: 'catalogue-unavailable' })
  })
})

/** Writes nonsense over a part of the file. */
function overwriteFrom(path: string, from: number, length: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(length, 0xa5), 0, length, from)
  closeSync(file)
}

suite('a line of the process that keeps the catalogue', () => {
  test('is read, and what a killed process leaves of one is none', () => {
    const line = { kind: 'progress', stage: 'reading', fraction: 0.5, papers: 7 }
    const text = JSON.stringify(line)
    assert.deepEqual(readReportLine(text), line)
    for (let length = 0; length < text.length; length++) {
      assert.equal(readReportLine(text.slice(0, length)), undefined)
    }
    for (const other of ['null', '[]', '7', '"kind"']) assert.equal(readReportLine(other), undefined)
  })
})
