import assert from 'node:assert/strict'
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { NotReplaceableError, replaceFile, replaceThere } from '../../../src/files/replaceFile.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'

const left = '.research-digest-00000000-0000-4000-8000-000000000000.unfinished'

suite('a file in no folder', () => {
  test('is named where it cannot be written', async () => {
    const file = path.join(import.meta.dirname, 'missing', 'a.txt')
    await assert.rejects(replaceFile(file, 'text'), (error: Error) => {
      assert.ok(error instanceof NotReplaceableError)
      assert.match(error.message, /a\.txt: cannot be written: ENOENT/)
      return true
    })
  })
})

suite('a file that is replaced', () => {
  let folder: TemporaryFolder
  setup(() => {
    folder = new TemporaryFolder({ 'a.md': 'old' })
  })
  teardown(() => folder.remove())

  const names = () => readdirSync(folder.path).sort()

  test('is written whole, and nothing beside it', async () => {
    await replaceFile(folder.file('a.md'), 'new')
    await replaceFile(folder.file('d.txt'), ['one, ', 'two'])
    assert.equal(readFileSync(folder.file('a.md'), 'utf8'), 'new')
    assert.equal(readFileSync(folder.file('d.txt'), 'utf8'), 'one, two')
    assert.deepEqual(names(), ['a.md', 'd.txt'])
  })

  test('keeps its mode', async () => {
    for (const mode of [0o600, 0o640, 0o755, 0o664]) {
      chmodSync(folder.file('a.md'), mode)
      await replaceFile(folder.file('a.md'), 'new')
      assert.equal(statSync(folder.file('a.md')).mode & 0o777, mode)
    }
  })

  test('is the one that a link leads to, and the link stays one', async () => {
    symlinkSync('a.md', folder.file('link.md'))
    await replaceFile(folder.file('link.md'), 'new')
    assert.equal(readFileSync(folder.file('a.md'), 'utf8'), 'new')
    assert.equal(readFileSync(folder.file('link.md'), 'utf8'), 'new')
    assert.ok(lstatSync(folder.file('link.md')).isSymbolicLink())
  })

  test('is as it was when writing fails on the way', async () => {
    const broken = (function* () {
      yield 'new '.repeat(100_000)
      throw new Error('no more')
    })()
    await assert.rejects(replaceFile(folder.file('a.md'), broken), /no more/)
    const stopped = AbortSignal.abort()
    await assert.rejects(replaceFile(folder.file('a.md'), 'new', stopped), { name: 'AbortError' })
    assert.equal(readFileSync(folder.file('a.md'), 'utf8'), 'old')
    assert.deepEqual(names(), ['a.md'])
  })

  test('is refused when it is a database, or belongs to one, under any name', async () => {
    const database = new DatabaseSync(folder.file('b.sqlite'))
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE a (b)')
    symlinkSync('b.sqlite', folder.file('soft'))
    linkSync(folder.file('b.sqlite'), folder.file('hard'))
    const before = names()
    for (const name of ['b.sqlite', 'soft', 'hard', 'b.sqlite-wal', 'b.sqlite-shm', 'b.sqlite-journal']) {
      await assert.rejects(replaceFile(folder.file(name), 'new'), /a database, and left as it is/, name)
    }
    assert.deepEqual(names(), before)
    assert.equal(database.prepare('SELECT count(*) AS count FROM a').get()?.count, 0)
    database.close()
    await assert.rejects(replaceFile(folder.file('b.sqlite-wal'), 'new'), NotReplaceableError)
  })

  test('is refused when it is no plain file, leads nowhere, or is read-only', async () => {
    mkdirSync(folder.file('folder'))
    symlinkSync('nowhere', folder.file('link'))
    chmodSync(folder.file('a.md'), 0o444)
    for (const name of ['folder', 'link', 'a.md']) {
      await assert.rejects(replaceFile(folder.file(name), 'new'), NotReplaceableError, name)
    }
    assert.equal(readFileSync(folder.file('a.md'), 'utf8'), 'old')
  })

  test('is named when the system refuses it, and not by the name that it has on the way', async () => {
    for (const file of [folder.file('none/a.md'), folder.file('n'.repeat(300)), folder.file('a.md/b.md')])
      await assert.rejects(replaceThere(file, 'new'), (error: Error) => {
        assert.ok(
          error instanceof NotReplaceableError && error.message.startsWith(`${file}: cannot be written: E`),
        )
        return !error.message.includes('unfinished')
      })
    assert.deepEqual(names(), ['a.md'])
  })

  test('is cleaned up after, where a process was killed', async () => {
    folder.write({ [left]: 'half', [left.replace('0000', '1111')]: 'being written' })
    utimesSync(folder.file(left), 1, 1)
    await replaceFile(folder.file('a.md'), 'new')
    assert.deepEqual(names(), [left.replace('0000', '1111'), 'a.md'])
  })
})
