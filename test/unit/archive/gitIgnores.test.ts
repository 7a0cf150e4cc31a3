import assert from 'node:assert/strict'
import { GitIgnores } from '../../../src/core/archive/gitIgnores.ts'

suite('the .gitignore files of a folder', () => {
  test('count for all below them', () => {
    const ignores = new GitIgnores(new Map([['.gitignore', '# build\n/site/\n*.draft.md\n']]))
    assert.ok(ignores.ignores('site/2024/march.md'))
    assert.ok(ignores.ignores('2024/march.draft.md'))
    assert.ok(!ignores.ignores('2024/site/march.md'))
  })

  test('count for their own folder alone, and go before outer ones', () => {
    const files = new Map([
      ['old/.gitignore', '!kept.md\nmine.md\n'],
      ['.gitignore', 'kept.md\n'],
    ])
    const ignores = new GitIgnores(files)
    assert.ok(ignores.ignores('kept.md'))
    assert.ok(!ignores.ignores('old/kept.md'))
    assert.ok(ignores.ignores('old/mine.md'))
    assert.ok(!ignores.ignores('mine.md'))
    assert.ok(!ignores.ignores('older/mine.md'))
  })

  test('say nothing where there are none', () => {
    assert.ok(!new GitIgnores(new Map()).ignores('a.md'))
  })
})
