import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits, slice } from '../../../src/core/base/span.ts'
import {
  readConventions,
  withEntry,
  writtenEntries,
} from '../../../src/core/digest/conventions/readConventions.ts'

suite('adding a pattern to the conventions of a folder', () => {
  const files = [
    '',
    '# Only a comment.\n',
    '# Ours.\nlink:   abs # always\n\nrules: { missing-commentary: off }\n',
    'link: abs',
    'entries:\n- "{title} {link}" # first\n- "{link} {title}"\nlink: pdf\n',
    'entries: # taught\n    # the first\n    - "{title} {link}"\n\nlink: pdf\n',
    'entries:\n  - |\n    ## {title}\n    {link}\nlink: pdf\n',
    'entries: ["{title} {link}"] # in brackets\nlink: pdf # too\n',
    'entries: []\n',
    'entries:\nlink: abs\n',
    '{ "link": "abs" }\n',
    'link: abs\n...\n',
  ]
  const added = fc.constantFrom(
    "- it's [{title}]({link}){: {commentary}?}",
    '## {title}\n\n{link}',
    '"{title}", {link} # 1',
  )

  for (const file of files) {
    test(`keeps all else that the file says: ${JSON.stringify(file)}`, () => {
      fc.assert(
        fc.property(added, (pattern) => {
          const edit = withEntry(file, pattern)
          assert.ok(edit)
          const before = readConventions(file)
          const after = readConventions(applyEdits(file, [edit]))
          assert.deepEqual(after, { ...before, entries: [pattern, ...before.entries] })
        }),
      )
    })

    test(`keeps its comments and, where lists have lines of their own, each line: ${JSON.stringify(file)}`, () => {
      const edit = withEntry(file, '- {title} {link}')
      const text = applyEdits(file, edit ? [edit] : [])
      for (const comment of file.match(/# .*/g) ?? []) assert.ok(text.includes(comment), text)
      if (/^entries:(?: \[|\nlink)|^\{|\.\.\./m.test(file)) return
      const lines = new Set(text.split('\n'))
      assert.deepEqual(
        file.split('\n').filter((line) => !lines.has(line)),
        [],
      )
    })
  }

  test('leaves a file alone that is no mapping, or no YAML', () => {
    assert.equal(withEntry('- a\n', '{title} {link}'), undefined)
    assert.equal(withEntry('a: [b\n', '{title} {link}'), undefined)
  })

  test('finds the patterns of a file at their places, whatever they are', () => {
    const text = "entries:\n  - '{title} {link}'\n  - nothing\n  - [a]\n"
    assert.deepEqual(
      writtenEntries(text).map(({ source, span }) => [source, slice(text, span)]),
      [
        ['{title} {link}', "'{title} {link}'"],
        ['nothing', 'nothing'],
      ],
    )
    assert.deepEqual(writtenEntries('entries: a\n'), [])
  })
})
