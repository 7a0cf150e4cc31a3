import assert from 'node:assert/strict'
import { slice } from '../../../src/core/base/span.ts'
import {
  noConventions,
  readConventions,
  readOwnConventions,
} from '../../../src/core/digest/conventions/readConventions.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { rules } from '../../../src/core/rules/index.ts'
import { growth } from '../../helpers/timeOf.ts'

suite('the conventions of a folder', () => {
  test('name lines that introduce entries', () => {
    const { sections, problems } = readConventions('sections:\n  - Kurz und gut\n  - "Zum Weiterlesen:"\n')
    assert.deepEqual(sections, ['Kurz und gut', 'Zum Weiterlesen:'])
    assert.deepEqual(problems, [])
  })

  test('say nothing when the file is empty', () => {
    assert.deepEqual(readConventions(''), noConventions)
  })

  test('name keys that are written twice, in any mapping', () => {
    const text = 'rules: {a: off, a: off}\nlink: pdf\nrules: {}\n'
    const twice = readConventions(text).problems.filter(
      ({ message }) => message === 'Map keys must be unique',
    )
    assert.deepEqual(
      twice.map(({ span }) => text.slice(span.start).split(/[:,]/)[0]),
      ['a', 'rules'],
    )
  })

  test('take time in proportion to the number of keys', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, at) => `k${at}: 1\n`).join('')
    const read = (count: number) => {
      const text = keys(count)
      return () => readConventions(text)
    }
    const times = growth(read(20_000), () => read(5_000), 10)
    assert.ok(times <= 10, `${times.toFixed(1)} times as long`)
  })

  test('say what is wrong in a few words, however often it is', () => {
    for (const open of ['[', '{a: ', '- ', '? ', '"a": ['])
      for (const count of [100, 5_000, 100_000]) {
        const { problems } = readConventions(`exclude: ${open.repeat(count)}`)
        assert.ok(problems.length > 0 && problems.length <= 30, `${open}: ${problems.length}`)
        assert.doesNotMatch(problems.map(({ message }) => message).join(), /call stack/)
      }
  })

  test('say how digests are written, tagged, begun and fed', () => {
    const { layout, link, entries, tags, files, newDigest, rules, feeds, problems } = readConventions(`
layout: list # a layout that does not exist
link: pdf
entries: ['- {title} {link}', '- {title}']
tags: { required: ['#review'], known: [language] }
files: ['notes/*.md']
newDigest: { file: 'reviews/{date}.md', title: 'Papers of {date}' }
rules: { title-mismatch: off }
feeds: [{ name: Mine, categories: [cs.LG], keywords: [digest] }, { categories: [hep-th] }]
`)
    assert.equal(layout, undefined)
    assert.equal(link, 'pdf')
    assert.deepEqual(entries, ['- {title} {link}'])
    assert.deepEqual(tags, { required: ['review'], known: ['language'] })
    assert.deepEqual(files, ['notes/*.md'])
    assert.deepEqual(newDigest, { file: 'reviews/{date}.md', title: 'Papers of {date}', template: undefined })
    assert.deepEqual(rules, { 'title-mismatch': 'off' })
    assert.deepEqual(feeds, [
      { name: 'Mine', from: 'arxiv', categories: ['cs.LG'], authors: [], keywords: ['digest'] },
      { name: undefined, from: 'arxiv', categories: ['hep-th'], authors: [], keywords: [] },
    ])
    assert.equal(problems.length, 2)
  })

  for (const [what, text, place] of [
    ['YAML that is none', 'sections: [a\nb: }', undefined],
    ['no mapping', '- a\n', '- a\n'],
    ['no list', 'sections: a\n', 'a'],
    ['an item that is no line', 'sections: [a, {b: c}]\n', '{b: c}'],
    ['a key that is not known', 'sectoins: [a]\n', 'sectoins'],
    ['a value that is not known', 'link: pdff\n', 'pdff'],
    ['a path out of the folder', 'newDigest:\n  file: ../{date}.md\n', '../{date}.md'],
    ['a pattern without a link', "entries: ['- {title}']\n", "'- {title}'"],
    [
      'a pattern with a slot that is not known',
      "entries:\n  - '{titel} {title} {link}'\n",
      "'{titel} {title} {link}'",
    ],
    ['a pattern with two titles', "entries: ['{title} {title} {link}']\n", "'{title} {title} {link}'"],
    ['a pattern whose title may be missing', "entries: ['{{title}?} {link}']\n", "'{{title}?} {link}'"],
    ['a brace that is never closed', "entries: ['{title} {link} {(']\n", "'{title} {link} {('"],
    ['a second document', 'link: abs\n---\nexclude: [a]\n', '---\nexclude: [a]\n'],
    ['a key that is no word', '? [a, b]\n: c\n', '[a, b]'],
    ['an item that is nothing', 'sections: [5, null]\n', 'null'],
    ['an item without words', 'tags: { required: [a, "#"] }\n', '"#"'],
    ...['"["', '"{a"', '"a[b/c]"', '"{a,{b}"', '"!a"', '"../a"', '"a/.."', "'a\\b'", "'a\\*.md'"].map(
      (glob) => [`the glob ${glob}`, `exclude: [a, ${glob}]\n`, glob] as const,
    ),
    ['a placeholder that is not known', 'newDigest:\n  title: Of {dat}\n', 'Of {dat}'],
  ] as const) {
    test(`report ${what}, at its place`, () => {
      const { problems } = readConventions(text)
      assert.ok(problems.length > 0)
      if (place !== undefined) assert.equal(slice(text, problems[0]?.span ?? { start: 0, end: 0 }), place)
    })
  }

  for (const [format, header] of [
    ['YAML', '---\ndigest:\n  rules: { empty-section: off, title-mismatsh: off }\n  titl: a\n---\n'],
    [
      'TOML',
      '+++\n[digest]\ntitl = "a"\n[digest.rules]\nempty-section = "off"\ntitle-mismatsh = "off"\n+++\n',
    ],
    [
      'JSON',
      '{\n"digest": { "rules": { "empty-section": "off", "title-mismatsh": "off" }, "titl": "a" }\n}\n',
    ],
  ] as const) {
    test(`are read from front matter in ${format}, with what is wrong in it at its place`, () => {
      const digest = parseDigest(`${header}Words.\n`)
      const { rules: levels, problems } = readOwnConventions(digest.parts[0] ?? digest, rules)
      assert.deepEqual(levels, { 'empty-section': 'off' })
      const places = problems.map(({ span: at, nearest }) => [
        slice(digest.text, at).replaceAll('"', ''),
        nearest,
      ])
      assert.deepEqual(
        new Map(places as [string, string][]),
        new Map([
          ['title-mismatsh', 'title-mismatch'],
          ['titl', 'title'],
        ]),
      )
    })
  }

  test('are read as they are written', () => {
    const text =
      '---\ntags: { known: [2024.10, 0x1F] }\nfiles: ["a}", "{a,b}/[!c]*", \'\\[a\\]\', "[]]", /a/**]\n---\n# End\n'
    const { tags, files, problems } = readConventions(text)
    assert.deepEqual(problems, [])
    assert.deepEqual(tags.known, ['2024.10', '0x1F'])
    assert.equal(files.length, 5)
  })

  test('leave a key without a value to whoever is writing it', () => {
    assert.deepEqual(readConventions('tags:\n  required:\nlink:\n'), noConventions)
  })

  test('make a section of a line that says nothing by itself', () => {
    const text = 'Kurz und gut\n\nA Title\nhttps://arxiv.org/abs/1706.03762\nGut.\n'
    assert.deepEqual(parseDigest(text).sections, [])
    assert.deepEqual(
      parseDigest(text, ['Kurz und gut']).sections.map(({ label }) => label.text),
      ['Kurz und gut'],
    )
  })
})
