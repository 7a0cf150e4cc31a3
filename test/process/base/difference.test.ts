import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { isMistyped, lineChanges, unifiedDifference } from '../../../src/core/base/difference.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'

suite('changes of lines', () => {
  test('make any lines of any others', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    fc.assert(fc.property(lines, lines, (old, now) => assert.deepEqual(changed(old, now), now)))
  })

  test('are few in texts of any length', () => {
    const old = Array.from({ length: 20_000 }, (_, index) => (index % 4 === 0 ? '' : `line ${index}`))
    const now = old.map((line, index) => (index % 100 === 1 ? `${line} now` : line))
    const changes = lineChanges(old, now)
    assert.equal(changes.length, 200)
    assert.deepEqual(changed(old, now), now)
  })

  test('make long texts of any others, with lines that have moved or are there often', () => {
    const line = fc.integer({ max: 3_000 }).map((number) => `line ${number % 2_500}`)
    const lines = fc.array(line, { minLength: 1_100, maxLength: 1_200, size: 'max' })
    fc.assert(
      fc.property(lines, lines, (old, now) => assert.deepEqual(changed(old, now), now)),
      { numRuns: 10 },
    )
  })
})

function changed(old: readonly string[], now: readonly string[]): readonly string[] {
  const result = [...old]
  for (const { from, to, lines } of lineChanges(old, now).toReversed())
    result.splice(from, to - from, ...lines)
  return result
}

suite('the unified difference', () => {
  let folder: TemporaryFolder
  setup(() => {
    folder = new TemporaryFolder({})
  })
  teardown(() => folder.remove())

  test('is empty where nothing differs', () => {
    assert.equal(unifiedDifference('a.md', 'one\n', 'one\n'), '')
  })

  test('shows three lines around a change', () => {
    const before = Array.from({ length: 20 }, (_, index) => `${index + 1}\n`).join('')
    assert.equal(
      unifiedDifference('notes/a.md', before, before.replace('9\n', 'nine\n')),
      '--- a/notes/a.md\n+++ b/notes/a.md\n@@ -6,7 +6,7 @@\n 6\n 7\n 8\n-9\n+nine\n 10\n 11\n 12\n',
    )
  })

  test('is what git applies, whatever the texts', function () {
    this.timeout(60_000)
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd\r', '-', '+x'), { maxLength: 25 })
    const texts = fc.tuple(lines, fc.boolean()).map(([all, hasEnd]) => all.join('\n') + (hasEnd ? '\n' : ''))
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        fc.pre(before !== after && before !== '' && after !== '')
        folder.write({ 'a.md': before })
        const { status, stderr } = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
          cwd: folder.path,
          input: unifiedDifference('a.md', before, after),
          encoding: 'utf8',
        })
        assert.equal(status, 0, stderr)
        assert.equal(readFileSync(folder.file('a.md'), 'utf8'), after)
      }),
      { numRuns: 40 },
    )
  })
})

suite('the unified difference of a file with an unusual name', () => {
  const names = [
    'a b.md',
    'a\tb.md',
    'a\n+++ b/other.md',
    'a"b.md',
    'a\\b.md',
    'a\u0085b.md',
    'é ü.md',
    '-a.md',
    'a ',
  ]
  for (const name of names)
    test(`is what git applies to this file alone: ${JSON.stringify(name)}`, function () {
      if (process.platform === 'win32') return this.skip()
      const folder = new TemporaryFolder({ [name]: 'one\n', 'other.md': 'one\n' })
      const { status, stderr } = spawnSync('git', ['apply', '-'], {
        cwd: folder.path,
        input: unifiedDifference(name, 'one\n', 'two\n'),
        encoding: 'utf8',
      })
      const texts = [name, 'other.md'].map((each) => readFileSync(folder.file(each), 'utf8'))
      folder.remove()
      assert.deepEqual([status, ...texts], [0, 'two\n', 'one\n'], stderr)
    })
})

suite('a mistyped word', () => {
  for (const [word, other] of [
    ['langauge', 'language'],
    ['reveiw', 'review'],
    ['revieew', 'review'],
    ['prunning', 'pruning'],
    ['difusion', 'diffusion'],
    ['segmentatian', 'segmentation'],
    ['Langauge', 'language'],
  ] as const)
    test(`${word} is ${other}`, () => assert.ok(isMistyped(word, other)))

  for (const [word, other] of [
    ['tuning', 'pruning'],
    ['tuning', 'turning'],
    ['vision', 'fission'],
    ['mining', 'mixing'],
    ['audio', 'radio'],
    ['routing', 'scouting'],
    ['graph', 'graphs'],
    ['speech', 'search'],
    ['dense', 'sense'],
  ] as const)
    test(`${word} is not ${other}`, () => assert.ok(!isMistyped(word, other)))

  test('is found from either side', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'n', 'é'), minLength: 4, maxLength: 10 })
    fc.assert(fc.property(word, word, (a, b) => a === b || isMistyped(a, b) === isMistyped(b, a)))
  })
})
