import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ExcludeGlobs } from '../../../src/cli/input/excludeGlobs.ts'
import { parseSettings } from '../../../src/cli/input/settingsText.ts'

suite('the globs of excluded files', () => {
  for (const [glob, path, isExcluded] of [
    ['drafts', 'drafts', true],
    ['drafts', 'notes/drafts', false],
    ['**/drafts', 'notes/2024/drafts', true],
    ['**/drafts', 'drafts', true],
    ['**/drafts/', 'notes/drafts', true],
    ['notes/**', 'notes/a/b.md', true],
    ['notes/**/b.md', 'notes/b.md', true],
    ['*.md', 'a.md', true],
    ['*.md', 'notes/a.md', false],
    ['**/*.{md,txt}', 'notes/a.txt', true],
    ['**/{a,b}/{c,d}.md', 'x/b/c.md', true],
    ['**/week-[0-9].md', 'week-7.md', true],
    ['**/week-[!0-9].md', 'week-7.md', false],
    ['**/?.md', 'ab.md', false],
    ['**/한*.md', 'notes/한글.md', true],
  ] as const) {
    test(`${glob} ${isExcluded ? 'takes out' : 'leaves'} ${path}`, () => {
      assert.equal(new ExcludeGlobs([glob]).matches(path), isExcluded)
    })
  }

  test('answer at once, whatever they are', () => {
    const hostile = [
      `${'*a'.repeat(2_000)}b`,
      '**/a/'.repeat(2_000),
      '{a,b}'.repeat(2_000),
      '['.repeat(9_000),
    ]
    for (const glob of hostile) assert.equal(new ExcludeGlobs([glob]).matches('a'.repeat(4_000)), false)
  })

  test('match as a search of all ways does', () => {
    const part = fc.constantFrom('a', 'b', '*', '?', '/', '**', '/**/')
    const glob = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))
    const path = fc
      .array(fc.constantFrom('a', 'b', 'c', '/'), { minLength: 1, maxLength: 8 })
      .map((parts) => {
        return (
          parts
            .join('')
            .replace(/\/+/g, '/')
            .replace(/^\/|\/$/g, '') || 'a'
        )
      })
    fc.assert(
      fc.property(glob, path, (wanted, file) => {
        const plain = wanted.replace(/\/{2,}/g, '/').replace(/^\/|\/$/g, '')
        const steps = plain.split('/')
        fc.pre(plain !== '' && steps.every((step) => step === '**' || !step.includes('**')))
        assert.equal(
          new ExcludeGlobs([plain]).matches(file),
          slowly(steps, file.split('/')),
          `${plain} ${file}`,
        )
      }),
    )
  })
})

suite('settings of the editor', () => {
  test('have comments and final commas', () => {
    const text =
      '{ // Ours\n  "files.exclude": { "**/a//b": true, /* "c": true, */ "**/d,": false, },\n  "other": [1, 2,],\n}'
    assert.deepEqual(parseSettings(text), {
      'files.exclude': { '**/a//b': true, '**/d,': false },
      other: [1, 2],
    })
  })

  test('say nothing where they cannot be read', () => {
    for (const text of ['', 'null', '[', '"a"', '{"a": }']) assert.deepEqual(parseSettings(text), {})
  })
})

function slowly(globs: readonly string[], steps: readonly string[]): boolean {
  const [glob, ...others] = globs
  if (glob === undefined) return steps.length === 0
  if (glob === '**') return slowly(others, steps) || (steps.length > 0 && slowly(globs, steps.slice(1)))
  const [step, ...rest] = steps
  const pattern = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`)
  return step !== undefined && pattern.test(step) && slowly(others, rest)
}
