import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { extensionId } from '../../../scripts/support/project.ts'
import { requireDatabase, usualCataloguePath, usualLibraryPath } from '../../../src/cli/commands/command.ts'
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
      for (const pathIn of [usualLibraryPath, usualCataloguePath]) {
        assert.ok(path.isAbsolute(pathIn(value === undefined ? {} : { [variable]: value })), String(value))
      }
    }
    const module = new URL('../../../src/cli/commands/command.ts', import.meta.url).href
    const print = `console.log((await import('${module}')).usualLibraryPath({}))`
    const environment = { PATH: process.env.PATH, HOME: '' }
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', print], {
      env: environment,
      encoding: 'utf8',
    })
    assert.ok(path.isAbsolute(stdout.trim()), stdout)
  })

  suite('of an editor', () => {
    const home = process.env.HOME
    let folder: TemporaryFolder
    setup(function () {
      if (process.platform !== 'linux') this.skip()
      folder = new TemporaryFolder({})
      process.env.HOME = folder.path
    })
    teardown(() => {
      if (home === undefined) delete process.env.HOME
      else process.env.HOME = home
      folder?.remove()
    })

    const put = (data: string, file: string) => {
      const place = folder.file(`${data}/User/globalStorage/${extensionId()}/${file}`)
      mkdirSync(path.dirname(place), { recursive: true })
      writeFileSync(place, '')
      return place
    }

    test('are those of the first editor that has such a file, VS Code above all', () => {
      const usual = path.join(folder.path, '.config/Code/User/globalStorage', extensionId())
      assert.equal(usualLibraryPath({}), path.join(usual, 'library.sqlite'))
      const server = put('.cursor-server/data', 'library.sqlite')
      assert.equal(usualLibraryPath({}), server)
      const cursor = put('.config/Cursor', 'library.sqlite')
      assert.equal(usualLibraryPath({}), cursor)
      const insiders = put('.config/Code - Insiders', 'library.sqlite')
      assert.equal(usualLibraryPath({}), insiders)
      assert.equal(usualCataloguePath({}), path.join(usual, 'catalogue.sqlite'))
      assert.equal(put('.config/Code', 'library.sqlite'), usualLibraryPath({}))
    })

    test('give way to what the environment names', () => {
      put('.config/Code', 'library.sqlite')
      assert.equal(usualLibraryPath({ RESEARCH_DIGEST_LIBRARY: '/other.sqlite' }), '/other.sqlite')
      assert.equal(
        usualLibraryPath({ RESEARCH_DIGEST_LIBRARY: 'other.sqlite' }),
        path.resolve('other.sqlite'),
      )
      assert.equal(usualCataloguePath({ RESEARCH_DIGEST_CATALOGUE: '/all.sqlite' }), '/all.sqlite')
    })
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
