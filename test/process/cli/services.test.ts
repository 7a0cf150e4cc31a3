import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { defaultLibraryPath, requireDatabase, usualCataloguePath } from '../../../src/cli/services.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'

suite('the usual paths', () => {
  test('never begin in the current folder, whatever the environment says', function () {
    if (process.platform !== 'linux') return this.skip()
    for (const [variable, value] of [
      ['XDG_CONFIG_HOME', ''],
      ['XDG_CONFIG_HOME', 'relative'],
      ['XDG_CONFIG_HOME', undefined],
      ['XDG_CONFIG_HOME', '/somewhere'],
    ] as const) {
      for (const pathIn of [defaultLibraryPath, usualCataloguePath]) {
        assert.ok(path.isAbsolute(pathIn(value === undefined ? {} : { [variable]: value })), String(value))
      }
    }
    const module = new URL('../../../src/cli/services.ts', import.meta.url).href
    const print = `console.log((await import('${module}')).defaultLibraryPath({}))`
    const environment = { PATH: process.env.PATH, HOME: '' }
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', print], {
      env: environment,
      encoding: 'utf8',
    })
    assert.ok(path.isAbsolute(stdout.trim()), stdout)
  })
})

suite('the file that is named as a database', () => {
  let folder: TemporaryFolder
  setup(() => {
    folder = new TemporaryFolder({
      'notes.md': '# Notes\n',
      'page.md': 'x'.repeat(4096),
      'records.jsonl': '{"id":"2401.00001"}\n'.repeat(512),
      'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]),
      'empty.sqlite': '',
    })
    const database = new DatabaseSync(folder.file('library.sqlite'))
    database.exec('CREATE TABLE papers (id TEXT)')
    database.close()
  })
  teardown(() => folder.remove())

  for (const name of ['notes.md', 'page.md', 'records.jsonl', 'picture.png']) {
    test(`is refused where it never was one: ${name}`, () => {
      assert.throws(() => requireDatabase(folder.file(name)), { code: 'unreadable-file' })
    })
  }

  test('is taken where it is one, was one, or is yet to be begun', () => {
    requireDatabase(folder.file('empty.sqlite'))
    requireDatabase(folder.file('missing.sqlite'))
    requireDatabase(folder.file('library.sqlite'))
    const damaged = readFileSync(folder.file('library.sqlite')).fill('garbage', 0, 100)
    writeFileSync(folder.file('library.sqlite'), damaged)
    requireDatabase(folder.file('library.sqlite'))
  })
})
