import assert from 'node:assert/strict'
import fc from 'fast-check'
import { slice } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

const titles = [
  'Small Tables for Large Networks',
  'Forgetting Slowly',
  'Sorting by Hand',
  'Maps Without Borders',
]
const remarks = ['Cheap to try.', '작은 모델에서는 잘 되는 듯하다.', 'I would not use it for anything large.']
const after = [
  'The shelf stands in the kitchen.',
  '**Reading group, 3 May**: we ate cake and discussed it at length.',
  '지난주에는 모임이 없었다.',
]

/** Blocks that name a paper and say something of it. */
const blocks: Readonly<Record<string, (title: string, url: string, remark: string) => string>> = {
  'items of a list': (title, url, remark) => `- [${title}](${url}): ${remark}\n`,
  'items with deeper ones': (title, url, remark) => `1. [${title}](${url})\n   - ${remark}\n`,
  'items that blank lines part': (title, url, remark) => `* [${title}](${url}): ${remark}\n\n`,
  callouts: (title, url, remark) => `> [!info] ${title}\n> ${url}\n> ${remark}\n\n`,
}

suite('the end of an entry', () => {
  const said = fc.array(fc.constantFrom(...remarks), { minLength: 2, maxLength: titles.length })

  for (const [name, block] of Object.entries(blocks)) {
    test(`stands before a paragraph after all of them: ${name}`, () => {
      fc.assert(
        fc.property(said, fc.constantFrom(...after), (all, paragraph) => {
          const text = `${all.map((remark, at) => block(titles[at] ?? '', urlOf(at), remark)).join('')}\n${paragraph}\n`
          assert.deepEqual(saidIn(text), all, text)
        }),
      )
    })

    test(`stands after the paragraphs where each has one: ${name}`, () => {
      fc.assert(
        fc.property(said, (all) => {
          const more = all.map((_, at) => `More about number ${at}, in a sentence.`)
          const text = all
            .map((remark, at) => `${block(titles[at] ?? '', urlOf(at), remark)}\n${more[at]}\n\n`)
            .join('')
          for (const [at, words] of saidIn(text).entries()) assert.ok(words.endsWith(more[at] ?? ''), text)
        }),
      )
    })
  }

  test('stands before the label of a group that is less deep', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 4 }), (depth, width) => {
        const indent = (count: number) => ' '.repeat(count * width)
        const labels = Array.from({ length: depth }, (_, at) => `${indent(at)}- Group ${at}\n`).join('')
        const item = (at: number) => `${indent(depth)}- [${titles[at]}](${urlOf(at)})\n`
        const text = `- First\n${indent(1)}- [${titles[3]}](${urlOf(3)})\n${labels}${item(0)}${item(1)}`
        assert.deepEqual(saidIn(text), ['', '', ''], text)
      }),
    )
  })

  test('stands before an item beside it that has a link of its own', () => {
    const other = fc.constantFrom(
      '- :newspaper: [Small Labs Grow Smaller](https://news.example.org/1)',
      '- [Northlake] [A Model for Everyone](https://news.example.org/2)',
    )
    fc.assert(
      fc.property(other, fc.constantFrom('', '  - fine\n'), (line, remark) => {
        const text = `- [${titles[0]}](${urlOf(0)})\n${remark}${line}\n  - what they say\n- [${titles[1]}](${urlOf(1)})\n`
        assert.equal(saidIn(text)[0], remark && 'fine', text)
      }),
    )
  })

  test('is no address with which the sentence above goes on', () => {
    const sentences = fc.constantFrom('It is worth a read, see', 'They build on', 'More of it is in')
    fc.assert(
      fc.property(sentences, fc.constantFrom('', '> '), (sentence, mark) => {
        const text = `${mark}I liked it a lot.\n${mark}${sentence}\n${mark}${urlOf(0)}\n`
        const { entries, mentions } = parseDigest(text)
        assert.deepEqual([entries.length, mentions.length], [0, 1], text)
      }),
    )
  })

  test('holds the papers below a heading that calls them related', () => {
    for (const heading of ['Related', 'Related work', '관련 연구', '関連論文']) {
      const text = `# ${titles[0]}\n\nLink: ${urlOf(0)}\nYear: 2021\n\n## Summary\nFine.\n\n## ${heading}\n- [${titles[1]}](${urlOf(1)})\n`
      const { entries, mentions, sections } = parseDigest(text)
      assert.deepEqual([entries.length, mentions.length, sections.length], [1, 1, 0], text)
    }
  })
})

function urlOf(at: number): string {
  return `https://arxiv.org/abs/2401.0000${at + 1}`
}

function saidIn(text: string): readonly string[] {
  return parseDigest(text).entries.map(({ commentary }) => (commentary ? slice(text, commentary) : ''))
}
