import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'

const root = new URL('..', import.meta.url)

suite('docs/promises.md', () => {
  const rows = readFileSync(new URL('docs/promises.md', root), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| Promise'))

  test('names a test for each promise', () => {
    assert.ok(rows.length > 30)
    const unheld = rows.filter((row) => !/\| `test\/[^|]+` \|$/.test(row))
    assert.deepEqual(unheld, [])
  })

  test('names tests that are there', () => {
    const named = rows.flatMap((row) => Array.from(row.matchAll(/`(test\/[^`]+)`/g), ([, path = '']) => path))
    const missing = named.filter((path) => !existsSync(new URL(path, root)))
    assert.deepEqual(missing, [])
  })
})
