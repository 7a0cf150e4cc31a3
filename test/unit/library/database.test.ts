import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { migrations, openDatabase } from '../../../src/core/library/database.ts'
import { PaperStore } from '../../../src/core/library/paperStore.ts'
import { paperWith, type TemporaryFolder, temporaryFolder } from './temporaryLibrary.ts'

suite('library database', () => {
  let folder: TemporaryFolder
  let path: string

  setup(() => {
    folder = temporaryFolder()
    path = join(folder.path, 'deep', 'library.sqlite')
  })
  teardown(() => folder.remove())

  const open = () => openDatabase({ path, log: silentLog })

  async function saveMany(count: number): Promise<void> {
    const database = open()
    const papers = Array.from({ length: count }, (_, index) =>
      paperWith({ id: `2401.${String(index + 1).padStart(5, '0')}`, abstract: 'words '.repeat(100) }),
    )
    await new PaperStore(database).save(papers)
    database.close()
  }

  test('makes the folder, the file and its tables', () => {
    const database = open()
    assert.equal(database.prepare('PRAGMA user_version').get()?.user_version, migrations.length)
    assert.equal(database.prepare('PRAGMA journal_mode').get()?.journal_mode, 'wal')
    database.close()
  })

  test('keeps what it has when it is opened again', async () => {
    await saveMany(3)
    const database = open()
    assert.equal(database.prepare('SELECT count(*) AS count FROM papers').get()?.count, 3)
    database.close()
  })

  test('is refused when a newer version wrote it', () => {
    const database = open()
    database.exec('PRAGMA user_version = 99')
    database.close()
    assert.throws(open, { name: 'LibraryTooNewError', code: 'library-too-new' })
    assert.deepEqual(readdirSync(dirname(path)), ['library.sqlite'])
  })

  test('is refused where no file can be', () => {
    mkdirSync(path, { recursive: true })
    assert.throws(open, { name: 'LibraryUnusableError', code: 'library-unusable' })
  })

  const damages: Readonly<Record<string, () => void>> = {
    'is no database': () =>
      writeFileSync(path, 'this is a text of somebody, and not a database at all\n'.repeat(50)),
    'was cut off': () => truncateSync(path, 20_000),
    'has foreign bytes inside': () => {
      const bytes = readFileSync(path)
      bytes.fill(0xa5, 4096, 4096 * 6)
      writeFileSync(path, bytes)
    },
  }
  for (const [name, damage] of Object.entries(damages)) {
    test(`is set aside and begun anew when the file ${name}, and the log says so`, async () => {
      await saveMany(200)
      damage()
      const damaged = readFileSync(path)
      const complaints: string[] = []
      const note = (message: string) => complaints.push(message)
      const now = () => Date.parse('2026-11-02T09:30:00Z')
      const database = openDatabase({ path, log: { info() {}, warn: note, error: note }, now })
      assert.equal(database.prepare('SELECT count(*) AS count FROM papers').get()?.count, 0)
      await new PaperStore(database).save([paperWith({ id: '2401.00001' })])
      database.close()
      const kept = readFileSync(`${path}.damaged-2026-11-02T093000`)
      assert.deepEqual(kept, damaged)
      assert.match(complaints.join('\n'), /is damaged[\s\S]*set aside/)
    })
  }

  test('is set aside where it is, with its log, when a symbolic link leads to it', async () => {
    await saveMany(200)
    const writer = new DatabaseSync(path)
    writer.exec("INSERT INTO absentPapers VALUES ('2401.00001', 1, 1)")
    const bytes = readFileSync(path)
    bytes.fill(0xa5, 4096, 4096 * 6)
    writeFileSync(path, bytes)
    const link = join(folder.path, 'link.sqlite')
    symlinkSync(path, link)
    const now = () => Date.parse('2026-11-02T09:30:00Z')
    const asides: string[] = []
    const onSetAside = (aside: string) => {
      asides.push(aside)
      assert.ok(existsSync(`${aside}-wal`))
    }
    const database = openDatabase({ path: link, log: silentLog, now, onSetAside })
    await new PaperStore(database).save([paperWith({ id: '2401.00001' })])
    database.close()
    writer.close()
    const aside = `${realpathSync(path)}.damaged-2026-11-02T093000`
    assert.deepEqual(asides, [aside])
    assert.deepEqual(readdirSync(folder.path).sort(), ['deep', 'link.sqlite'])
    assert.ok(lstatSync(link).isSymbolicLink())
    assert.ok(statSync(path).isFile())
  })

  for (const [name, tables] of [
    ['bookmarks', 'CREATE TABLE bookmarks (text TEXT)'],
    ['papers of its own', 'CREATE TABLE papers (id TEXT); PRAGMA user_version = 1'],
  ] as const) {
    test(`leaves the database of another program as it is: ${name}`, () => {
      mkdirSync(dirname(path))
      const other = new DatabaseSync(path)
      other.exec(tables)
      other.close()
      const before = readFileSync(path)
      assert.throws(open, { code: 'library-unusable', message: /cannot be used/ })
      assert.deepEqual(readFileSync(path), before)
      assert.deepEqual(readdirSync(dirname(path)), ['library.sqlite'])
    })
  }

  test('brings a library of the first version up to date, with all that it holds', async () => {
    mkdirSync(dirname(path))
    const old = new DatabaseSync(path)
    old.exec(`${migrations[0]}; PRAGMA user_version = 1`)
    old.exec(`INSERT INTO papers (id, title, authors, abstract, version, categories, source, savedAt)
      VALUES ('2401.00001', 'An Old Title', '["Ann Author"]', 'Text.', 2, '["cs.LG"]', 'arxiv-api', 1700000000000)`)
    old.close()
    const database = open()
    const [paper] = (await new PaperStore(database).find(['2401.00001' as ArxivId])).values()
    assert.deepEqual([paper?.title, paper?.version, paper?.origins], ['An Old Title', 2, undefined])
    assert.ok(paper && !('code' in paper) && !('cites' in paper))
    const { askedAt } = database.prepare('SELECT askedAt FROM papers').get() ?? {}
    assert.equal(askedAt, 1_700_000_000_000)
    const found = database.prepare("SELECT rowid FROM paperWords WHERE paperWords MATCH 'old'").all()
    assert.equal(found.length, 1)
    database.close()
  })

  test('waits for another window that is about to begin the same library', () => {
    mkdirSync(dirname(path))
    const other = new DatabaseSync(path)
    other.exec(`${migrations[0]}; PRAGMA user_version = 1; BEGIN IMMEDIATE`)
    let pauses = 0
    const pause = () => {
      pauses += 1
      if (pauses === 2) other.close()
    }
    const database = openDatabase({ path, log: silentLog, pause })
    assert.equal(database.prepare('PRAGMA journal_mode').get()?.journal_mode, 'wal')
    assert.equal(pauses, 2)
    database.close()
  })

  test('may be opened for the first time and written by several processes at once', async () => {
    const script = fileURLToPath(new URL('openLibraryOnce.ts', import.meta.url))
    const run = (from: number) => promisify(execFile)(process.execPath, [script, path, String(from)])
    await Promise.all([100, 200, 300].map(run))
    const database = open()
    assert.equal(database.prepare('SELECT count(*) AS count FROM papers').get()?.count, 60)
    assert.equal(database.prepare('PRAGMA user_version').get()?.user_version, migrations.length)
    assert.deepEqual(
      readdirSync(dirname(path)).filter((name) => name.includes('damaged')),
      [],
    )
    database.close()
  })
})
