import assert from 'node:assert/strict'
import fc from 'fast-check'
import { slice } from '../../../src/core/base/span.ts'
import { sayingOf } from '../../../src/core/digest/saying.ts'
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

  for (const rule of ['---', '***', '___', '- - -'])
    test(`stands before a rule below a list: ${rule}`, () => {
      const item = (at: number) => `- [A Title of Some Words ${at}](https://arxiv.org/abs/2401.0000${at})\n`
      const { entries } = parseDigest(`# Week\n\n${item(1)}${item(2)}\n${rule}\n\nThanks for reading!\n`)
      assert.deepEqual(
        entries.map(({ commentary }) => commentary),
        [undefined, undefined],
      )
    })

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

suite('HTML in the item that an entry is', () => {
  const pieces: Readonly<Record<string, string>> = {
    'a break': '<br>',
    'a rule': '<hr>',
    'a picture': '<img src="a.png" width="200">',
    'a heading': '<h4>Inner words</h4>',
    'a paragraph': '<p>Inner words</p>',
    details: '<details>\n<summary>Notes</summary>\n\nInner words\n\n</details>',
    'details in one line': '<details><summary>Notes</summary>Inner words</details>',
    'a block': '<div>\nInner words\n</div>',
    'a table': '<table>\n<tr><td>Inner words</td></tr>\n</table>',
    'a list': '<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
    'code as it is': '<pre>\nInner words\n</pre>',
    'a figure': '<figure>\n<img src="a.png">\n<figcaption>Inner words</figcaption>\n</figure>',
  }
  const heads: Readonly<Record<string, (name: string, url: string) => string>> = {
    'a linked title': (name, url) => `- [Growing ${name} Trees in Gardens](${url})`,
    'a title in bold': (name, url) => `- **Growing ${name} Trees in Gardens** ([pdf](${url}))`,
    'a number': (name, url) => `1. [Growing ${name} Trees in Gardens](${url})`,
  }
  const layouts: Readonly<Record<string, (head: string, html: string) => string>> = {
    'in the line': (head, html) => `${head}: First words. ${html.replace(/\n+/g, ' ')} Last words.\n`,
    'below it': (head, html) => `${head}: First words.\n${indented(html)}\n   Last words.\n`,
    'apart from it': (head, html) => `${head}: First words.\n\n${indented(html)}\n\n   Last words.\n\n`,
    'above all words': (head, html) => `${head}\n${indented(html)}\n   First words. Last words.\n`,
  }
  const indented = (text: string) => text.replace(/^(?=.)/gm, '   ')

  for (const [what, html] of Object.entries(pieces))
    test(`ends nothing of what is said: ${what}`, () => {
      for (const head of Object.values(heads))
        for (const [where, layout] of Object.entries(layouts))
          for (const isInAll of [false, true]) {
            const entries = ['Small', 'Large', 'Old'].map((name, at) => {
              const first = head(name, `https://arxiv.org/abs/2401.0000${at + 1}`)
              return at === 0 || isInAll ? layout(first, html) : `${first}: Nice.\n`
            })
            const digest = parseDigest(`# Week\n\n${entries.join('')}`)
            const said = digest.entries[0] ? sayingOf(digest, digest.entries[0]) : ''
            assert.equal(digest.entries.length, 3, `${where}\n${digest.text}`)
            for (const words of ['First words', 'Last words']) assert.ok(said.includes(words), digest.text)
          }
    })
})
