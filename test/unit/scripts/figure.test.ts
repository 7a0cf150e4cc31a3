import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { figure } from '../../../scripts/support/figure.ts'

const bench = new URL('../../../scripts/bench/', import.meta.url)

suite('the tables of the benchmarks', () => {
  test('have a dash for what was not measured', () => {
    assert.deepEqual(
      [figure(1.25, 1), figure(Number.NaN, 1), figure(1 / 0, 1), figure(undefined, 1)],
      ['1.3', '–', '–', '–'],
    )
  })

  test('have all their figures from one place, so that no NaN gets there', () => {
    const files = readdirSync(bench, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    )
    const wrong = files.filter((file) => readFileSync(new URL(file, bench), 'utf8').includes('.toFixed('))
    assert.deepEqual(wrong, [])
  })
})
