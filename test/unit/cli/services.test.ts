import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { usualCataloguePath, usualLibraryPath } from '../../../src/cli/services.ts'

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
    const module = new URL('../../../src/cli/services.ts', import.meta.url).href
    const print = `console.log((await import('${module}')).usualLibraryPath({}))`
    const environment = { PATH: process.env.PATH, HOME: '' }
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', print], {
      env: environment,
      encoding: 'utf8',
    })
    assert.ok(path.isAbsolute(stdout.trim()), stdout)
  })
})
