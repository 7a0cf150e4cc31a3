import assert from 'node:assert/strict'
import { applyEdits } from '../../../src/core/base/span.ts'
import { slotNames } from '../../../src/core/digest/frames/pattern.ts'
import {
  conventionsYaml,
  frontMatterYaml,
  yamlChoices,
  yamlMeaning,
} from '../../../src/core/language/yaml.ts'
import { rules } from '../../../src/core/rules/index.ts'
import { readMarks } from '../../helpers/marked.ts'

const ruleIds = rules.map(({ id }) => id)
const slots = slotNames.map((name) => `{${name}}`)
const levels = ['off', 'hint', 'information', 'warning', 'error']

suite('completion of conventions', () => {
  for (const [where, marked, labels] of [
    [
      'an empty file',
      '¦',
      ['layout', 'link', 'tags', 'sections', 'entries', 'files', 'exclude', 'newDigest', 'rules', 'feeds'],
    ],
    [
      'a half-typed key',
      'link: abs\nru¦\n',
      ['layout', 'tags', 'sections', 'entries', 'files', 'exclude', 'newDigest', 'rules', 'feeds'],
    ],
    ['a value', 'link: ¦', ['abs', 'pdf', 'html', 'doi']],
    ['a half-typed value', 'link: p¦', ['abs', 'pdf', 'html', 'doi']],
    ['a mapping', 'tags:\n  ¦', ['required', 'known']],
    ['a mapping that has a key', 'tags:\n  required: [a]\n  k¦', ['known']],
    ['a mapping behind another', 'tags:\n  required:\n    - a\nrules:\n  ¦', ruleIds],
    ['a severity', 'rules:\n  title-mismatch: ¦', levels],
    ['a severity in brackets', 'rules: { title-mismatch: w¦ }', levels],
    ['a key in brackets', 'tags: { ¦ }', ['required', 'known']],
    ['an item', 'feeds:\n  - ¦', ['name', 'from', 'categories', 'authors', 'keywords']],
    [
      'an item without indentation',
      'feeds:\n- name: Mine\n  ¦',
      ['from', 'categories', 'authors', 'keywords'],
    ],
    ['a text', 'sections:\n  - ¦', []],
    ['a slot of a pattern', "entries:\n  - '- [{ti¦}]({link})'\n", slots],
    ['a slot of a pattern of many lines', 'entries:\n  - |\n    ## {title}\n    {¦', slots],
    ['a pattern outside of its slots', "entries:\n  - '{title} ¦'\n", []],
    ['a key that is not known', 'nothing:\n  ¦', []],
    ['a comment', '# ¦', []],
  ] as const) {
    test(`offers what fits in ${where}`, () => {
      const { text, cursor } = readMarks(marked)
      assert.deepEqual(
        yamlChoices(conventionsYaml(text), cursor).map(({ label }) => label),
        labels,
      )
    })
  }

  test('offers the categories of arXiv, in lists of both kinds', () => {
    for (const marked of [
      'feeds:\n  - categories:\n      - cs.L¦',
      'feeds:\n  - categories: [hep-th, cs.L¦]',
    ]) {
      const { text, cursor } = readMarks(marked)
      const choice = yamlChoices(conventionsYaml(text), cursor).find(({ label }) => label === 'cs.LG')
      assert.equal(choice?.description, 'Machine Learning')
      assert.equal(text.slice(choice?.span.start, choice?.span.end), 'cs.L')
    }
  })

  test('replaces what is typed', () => {
    const { text, cursor } = readMarks('rules:\n  title-mismatch: wa¦\n')
    const choice = yamlChoices(conventionsYaml(text), cursor).find(({ label }) => label === 'warning')
    assert.ok(choice)
    assert.equal(applyEdits(text, [choice]), 'rules:\n  title-mismatch: warning\n')
  })
})

suite('completion of front matter', () => {
  const offered = (marked: string) => {
    const { text, cursor } = readMarks(marked)
    const yaml = frontMatterYaml(text, cursor)
    return yaml && yamlChoices(yaml, cursor).map(({ label }) => label)
  }

  test('offers what fits there, and nothing outside', () => {
    assert.deepEqual(offered('---\ntitle: A\n¦\n---\n'), ['digest'])
    assert.deepEqual(offered('---\ndigest:\n  ¦\n---\n'), ['title', 'date', 'tags', 'draft', 'rules'])
    assert.deepEqual(offered('---\ndigest: ¦\n---\n'), ['true', 'false'])
    assert.deepEqual(offered('---\ndigest:\n  rules:\n    missing-title: ¦\n---\n'), levels)
    assert.equal(offered('---\ndigest: true\n---\n¦'), undefined)
    assert.equal(offered('Words ¦'), undefined)
  })
})

suite('hovers of conventions', () => {
  const meaning = (marked: string) => {
    const { text, cursor } = readMarks(marked)
    const found = yamlMeaning(conventionsYaml(text), cursor)
    return found && [text.slice(found.span.start, found.span.end), found.text]
  }

  test('say what keys and values mean, at their words', () => {
    assert.deepEqual(meaning('rul¦es:\n  missing-title: off\n'), [
      'rules',
      'The severity of each rule, by its id. Rules not listed keep their default.',
    ])
    assert.deepEqual(meaning('rules:\n  missing¦-title: off\n'), [
      'missing-title',
      'An entry that has a link but no title.',
    ])
    assert.deepEqual(meaning('rules:\n  missing-title: o¦ff # quiet\n'), ['off', 'Not reported.'])
  })

  test('say nothing of what is not known', () => {
    assert.equal(meaning('nothi¦ng: 1\n'), undefined)
    assert.equal(meaning('sections: [So¦me words]\n'), undefined)
    assert.equal(meaning('\n¦\n'), undefined)
  })
})
