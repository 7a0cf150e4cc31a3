// Boxes, tabs, components, tasks and formulas as other programs write them, at the start of what is said and after words, in
// paragraphs, items and quotations.
import assert from 'node:assert/strict'
import { exportFormats } from '../../../src/core/export/formats/index.ts'
import { decodeEntities } from '../../../src/core/paper/tex/characters.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'

interface Block {
  readonly lines: readonly string[]
  /** In every format, in order. */
  readonly shows: readonly string[]
  /** In no format but Markdown, which keeps what is written. */
  readonly hides: readonly string[]
}

const blocks: readonly Block[] = [
  {
    lines: ['<Admonition type="tip" title="A tip"><p>Calm sea</p></Admonition>'],
    shows: ['A tip', 'Calm sea'],
    hides: ['Admonition', 'tipCalm'],
  },
  {
    lines: ['<Callout title="A tip">', 'Calm sea', '</Callout>'],
    shows: ['A tip', 'Calm sea'],
    hides: ['Callout', 'tipCalm'],
  },
  { lines: ['<Callout>', '', 'Calm sea', '', '</Callout>'], shows: ['Calm sea'], hides: ['Callout'] },
  { lines: ['<aside>', 'Calm sea', '</aside>'], shows: ['Calm sea'], hides: ['aside'] },
  {
    lines: ['<Highlight color="red">Calm</Highlight> sea'],
    shows: ['Calm sea'],
    hides: ['Highlight'],
  },
  { lines: ['<my-tag a="b">Calm</my-tag> sea'], shows: ['Calm sea'], hides: ['my-tag'] },
  {
    lines: ['<Tabs>', '<TabItem value="a" label="Pros">', '', 'Calm sea', '', '</TabItem>', '</Tabs>'],
    shows: ['Pros', 'Calm sea'],
    hides: ['Tab', 'ProsCalm'],
  },
  {
    lines: ['<Tabs>', '<TabItem label="Pros">Calm sea</TabItem>', '</Tabs>'],
    shows: ['Pros', 'Calm sea'],
    hides: ['Tab', 'ProsCalm'],
  },
  { lines: [':::tip[A tip]', 'Calm sea', ':::'], shows: ['A tip', 'Calm sea'], hides: [':::'] },
  {
    lines: ['```{admonition} A tip', ':class: tip', 'Calm sea', '```'],
    shows: ['A tip', 'Calm sea'],
    hides: ['class:', '{'],
  },
  { lines: ['!!! note "A tip"', '    Calm sea'], shows: ['A tip', 'Calm sea'], hides: ['!!!', '"A'] },
  { lines: ['{{< callout >}}', 'Calm sea', '{{< /callout >}}'], shows: ['Calm sea'], hides: ['callout'] },
  { lines: ['{% note %}', 'Calm sea', '{% endnote %}'], shows: ['Calm sea'], hides: ['endnote', '%'] },
  {
    lines: ['{{< tabs >}}{{< tab "Pros" >}}Calm sea{{< /tab >}}{{< /tabs >}}'],
    shows: ['Pros', 'Calm sea'],
    hides: ['tab', 'ProsCalm'],
  },
  {
    lines: ['{{< quote author="Ann" >}}Calm sea{{< /quote >}}'],
    shows: ['Ann', 'Calm sea'],
    hides: ['quote', 'AnnCalm'],
  },
  { lines: ['{% note %}Calm sea{% endnote %}'], shows: ['Calm sea'], hides: ['endnote', '%'] },
  { lines: ['(my-target)=', 'Calm sea'], shows: ['Calm sea'], hides: ['my-target'] },
  {
    lines: ['::::{grid} 2', ':gutter: 1', ':::{grid-item}', 'Calm sea', ':::', '::::'],
    shows: ['Calm sea'],
    hides: ['gutter', ':::', '\n2\n'],
  },
  {
    lines: ['```{code-block} python', ':name: first', ':caption: A tip', 'Calm sea', '```'],
    shows: ['A tip', 'Calm sea'],
    hides: ['name:', 'caption:'],
  },
  { lines: ['> [!tip]', '> Calm sea'], shows: ['Tip', 'Calm sea'], hides: ['[!'] },
  ...[' ', 'x', '>', '!', '?', '*', 'i', '/', '-'].map((mark) => ({
    lines: [`- [${mark}] Calm sea`, `- [${mark}] Wet sand`],
    shows: [`[${mark}] Calm sea`, `[${mark}] Wet sand`],
    hides: [],
  })),
  ...['equation', 'align*', 'itemize'].map((name) => ({
    lines: [`\\begin{${name}}`, 'a=b', `\\end{${name}}`],
    shows: ['a=b'],
    hides: [`${name}}\nAnn`, `\\end{${name}}\n\n\\`],
  })),
]

const places: Readonly<Record<string, (title: string, url: string, lines: readonly string[]) => string>> = {
  'below a heading': (title, url, lines) => `### [${title}](${url})\n\n${lines.join('\n')}`,
  'in an item': (title, url, lines) =>
    `- [${title}](${url})\n\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}`,
  'in a quotation': (title, url, lines) =>
    ['', `**[${title}](${url})**`, '', ...lines]
      .map((line) => `> ${line}`.trimEnd())
      .slice(1)
      .join('\n'),
}

const raw = /^(?:markdown|json|bibtex|ris|csv)/

suite('what other programs mark', () => {
  for (const { lines, shows, hides } of blocks)
    for (const [name, place] of Object.entries(places))
      test(`is shown as words, and its marks are not: ${lines.join(' ')} ${name}`, () => {
        for (const isAfterWords of [false, true]) {
          const said = isAfterWords ? ['First words.', '', ...lines] : lines
          const text = `# Week\n\n${[
            place('Sparse Trees in Deep Forests', 'https://arxiv.org/abs/2401.00001', said),
            place('Quiet Ponds in Green Meadows', 'https://arxiv.org/abs/2401.00002', ['Last words.']),
          ].join('\n\n')}\n`
          const exported = exportedDigest(text)
          assert.equal(exported.digest.entries.length, 2, text)
          for (const { id, write } of exportFormats) {
            const file = write([exported], exportOptions).find((each) =>
              each.text.includes('Last words'),
            )?.text
            if (file === undefined) continue
            const seen = raw.test(id) ? writtenIn(file) : seenIn(file)
            let from = 0
            for (const words of shows) {
              const at = seen.indexOf(words, from)
              assert.ok(at >= 0, `${words} in ${id}:\n${text}\n${seen}`)
              from = at + words.length
            }
            if (!raw.test(id))
              for (const mark of hides) assert.ok(!seen.includes(mark), `${mark} in ${id}:\n${text}\n${seen}`)
          }
        }
      })
})

/** What is written, without tags but for what their attributes say. */
function writtenIn(text: string): string {
  return text
    .replace(/<[^<>]*>/g, (tag) => Array.from(tag.matchAll(/"([^"]*)"/g), ([, value]) => value).join(' '))
    .replace('[!tip]', 'Tip')
}

function seenIn(text: string): string {
  const body = text.replace(/<(style|script|head)\b[\s\S]*?<\/\1>/g, '')
  const isHtml = /<\/(?:p|div)>|&lt;\/p&gt;/.test(body)
  const html = /&lt;\/p&gt;/.test(body) ? decodeEntities(body) : body
  const plain = isHtml
    ? html
        .replace(/<annotation[\s\S]*?<\/annotation>/g, '')
        .replace(/<br\s?\/?>/g, '\n')
        .replace(/<[^<>]*>/g, '')
    : body
  return decodeEntities(plain)
    .replace(/\u034f|[\u2060\u200b]/g, '')
    .replace(/\\(?=[[\]*!>/?-])/g, '')
}
