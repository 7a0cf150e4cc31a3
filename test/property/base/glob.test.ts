import assert from 'node:assert/strict'
import path from 'node:path'
import fc from 'fast-check'
import {
  GitIgnores,
  Globs,
  isDoubtful,
  longestGlob,
  mostGlobs,
  noLimits,
} from '../../../src/core/base/glob.ts'

suite('globs', () => {
  const cases: readonly (readonly [glob: string, fits: readonly string[], fitsNot: readonly string[]])[] = [
    ['*.md', ['a.md', '.md'], ['a.txt', 'b/a.md', 'a.mdx']],
    ['**/*.md', ['a.md', 'b/a.md', 'c/b/a.md'], ['a.txt', 'a.md/b']],
    ['notes/**', ['notes', 'notes/a', 'notes/b/a.md'], ['note', 'notesa', 'a/notes/b']],
    ['notes/**/a.md', ['notes/a.md', 'notes/b/c/a.md'], ['notes/ba.md', 'a.md']],
    ['**', ['a', 'b/a.md', ''], []],
    ['**/notes/**', ['notes/a', 'x/notes/y/z'], ['x/noted/y']],
    ['a?c', ['abc', 'a深c', 'a😀c'], ['ac', 'a/c', 'abbc']],
    ['{a,b{c,d},}x', ['ax', 'bcx', 'bdx', 'x'], ['bx', 'cx']],
    ['2024-[01][0-9]-[!x]*.md', ['2024-12-a.md'], ['2024-22-a.md', '2024-12-x.md', '2024-12-/.md']],
    ['./weekly/*.md', ['weekly/1.md'], ['1.md']],
    ['{**/,}x.md', ['x.md', 'a/x.md'], ['ax.md']],
    ['a**b', ['ab', 'axb'], ['a/b']],
    ['[unclosed{', ['[unclosed{'], ['unclosed']],
    ['literal\\*', ['literal*'], ['literals']],
    ['drafts', ['drafts'], ['notes/drafts']],
    ['**/drafts', ['drafts', 'notes/2024/drafts'], ['drafts/a', 'mydrafts']],
    ['**/{a,b}/{c,d}.md', ['x/b/c.md', 'a/d.md'], ['x/c/b.md']],
    ['**/한*.md', ['notes/한글.md'], ['한/글.md']],
  ]
  for (const [glob, fits, fitsNot] of cases) {
    test(`fit as VS Code has it: ${glob}`, () => {
      for (const one of fits) assert.ok(new Globs([glob]).match(one), one)
      for (const one of fitsNot) assert.ok(!new Globs([glob]).match(one), one)
    })
  }

  test('cover what is below the folders that they fit', () => {
    for (const glob of ['drafts', 'drafts/', './drafts', 'drafts/**', '{drafts,x}/', 'd*'])
      for (const one of ['drafts', 'drafts/a.md', 'drafts/b/a.md'])
        assert.ok(new Globs([glob]).covers(one), `${glob} ${one}`)
    for (const glob of ['drafts', 'drafts/', '**/a'])
      for (const one of ['draft/a.md', 'draftsa.md', 'notes/drafts/a.md'])
        assert.ok(!new Globs([glob]).covers(one), `${glob} ${one}`)
  })

  test('match names in every form of Unicode', () => {
    for (const [glob, name] of [
      ['초안/**', '초안/a.md'],
      ['**/Entw[ü]rfe', 'notes/Entwürfe'],
      ['??.md', '초안.md'],
    ] as const)
      for (const form of ['NFC', 'NFD'])
        for (const other of ['NFC', 'NFD'])
          assert.ok(
            new Globs([glob.normalize(form)]).covers(name.normalize(other)),
            `${glob} ${form} ${other}`,
          )
  })

  test('are meant as they are read', () => {
    const meant =
      "drafts drafts/ ./drafts **/drafts/** {a,b{c,d},}/x Ann's.md My*drafts [ab]/* 2024-??-*.draft.md .trash/** " +
      '**/_* Kim\\,Lee [(]a[|]b) a(b) **/*.{aux,log} ~$*.docx C++/** a+b/@c R&D c:d 초안 👩‍💻'
    for (const glob of [...meant.split(' '), 'My drafts/**', 'Week 5. Notes/*'])
      assert.ok(!isDoubtful(glob), glob)
  })

  const piece = fc.constantFrom('a', 'b', '*', '?', '/', '**/', '{a,b}', '[ab]', '.')
  const globText = fc.array(piece, { minLength: 1, maxLength: 8 }).map((all) => all.join(''))
  const pathText = fc
    .array(fc.constantFrom('a', 'b', 'ab', 'ba'), { minLength: 1, maxLength: 4 })
    .map((all) => all.join('/'))

  test('fit what the matcher of Node.js fits', () => {
    fc.assert(
      fc.property(globText, pathText, (glob, one) => {
        // Of empty segments and of names with a dot in front each matcher has its own opinion.
        fc.pre(!/\/\/|^\/|\/$|\.|\*\*[^/]|[^/]\*\*/.test(glob))
        assert.equal(new Globs([glob]).match(one), path.matchesGlob(one, glob))
      }),
      { numRuns: 500 },
    )
  })

  const hostile: readonly string[] = [
    `${'*a'.repeat(60)}b`,
    `${'**/'.repeat(60)}b`,
    `${'{a,aa,*}'.repeat(25)}b`,
    `${'{a*,'.repeat(40)}b${'}'.repeat(40)}`,
    `${'[a-z]*'.repeat(30)}0`,
    `${'{'.repeat(240)}`,
    `${'?*'.repeat(100)}b`,
  ]
  for (const glob of hostile) {
    test(`end, whatever they are: ${glob.slice(0, 20)}…`, () => {
      const globs = new Globs(Array.from({ length: 20 }, () => glob))
      for (const length of [60, 120, 255]) globs.match('a'.repeat(length))
      globs.match('a/'.repeat(500))
    })
  }

  test('without limits are all used, whatever they are, and end', () => {
    const long = [`${'*a'.repeat(500)}b`, '**/a/'.repeat(500), `${'{a,b}'.repeat(1_000)}`, '['.repeat(9_000)]
    const globs = new Globs([...long, ...Array.from({ length: 500 }, (_, index) => `${index}.md`)], noLimits)
    assert.deepEqual(globs.ignored, [])
    assert.ok(globs.match('499.md'))
    assert.ok(!globs.match('a'.repeat(900)))
  })

  test('that are too long or too many are ignored by name', () => {
    const long = 'a'.repeat(longestGlob + 1)
    const globs = new Globs([long, ...Array.from({ length: mostGlobs + 5 }, (_, index) => `${index}.md`)])
    assert.equal(globs.ignored.length, 1 + 6)
    assert.ok(globs.match('0.md'))
    assert.ok(!globs.match(`${mostGlobs + 4}.md`))
  })
})

suite('the .gitignore files of a folder', () => {
  test('ignore what is ignored in either case: whether it matters depends on the repository', () => {
    const ignores = new GitIgnores(new Map([['.gitignore', 'PRIVATE.md\n*.txt\n!README.txt\n']]))
    for (const path of ['private.md', 'PRIVATE.md', 'a.txt', 'readme.txt'])
      assert.ok(ignores.ignores(path), path)
    for (const path of ['README.txt', 'a.md']) assert.ok(!ignores.ignores(path), path)
  })

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
