import assert from 'node:assert/strict'
import { sqlite } from '../../../src/core/base/machine.ts'

suite("Node's SQLite", () => {
  const { getBuiltinModule } = process
  teardown(() => {
    process.getBuiltinModule = getBuiltinModule
  })

  const have = (module: object | undefined) => {
    process.getBuiltinModule = (() => module) as typeof getBuiltinModule
  }

  test('is there', () => assert.equal(typeof sqlite().DatabaseSync, 'function'))

  test('is refused, and the version named that is needed, where it is missing or an early one', () => {
    have(undefined)
    assert.throws(() => sqlite(), { code: 'sqlite-missing', message: /Node\.js 22\.16 or later/ })
    have({ DatabaseSync: class {}, StatementSync: class {} })
    assert.throws(() => sqlite(), { code: 'sqlite-missing' })
  })
})
