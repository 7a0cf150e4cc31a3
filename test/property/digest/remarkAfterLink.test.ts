// A title, and below it a line that begins with the link to the paper and goes on with a remark.
import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'

const papers = [
  { title: 'Glazing Stone Tiles from Few Labels', remark: 'Halves the memory. Not for small kilns.' },
  { title: 'Cold Mountains: A Study of the South', remark: 'nice ablations' },
  { title: 'Why Rivers Matter Less Than You Think', remark: 'Removes all dams, adds a weir.' },
] as const

const titles: Readonly<Record<string, (title: string, number: number) => string>> = {
  'in a heading': (title) => `## ${title}`,
  'in a numbered heading': (title, number) => `### ${number}. ${title}`,
  'in bold': (title) => `**${title}**`,
  plain: (title) => title,
  'numbered in bold': (title, number) => `${number}. **${title}**`,
  numbered: (title, number) => `${number}. ${title}`,
  'in an item': (title) => `- ${title}`,
  'in bold in an item': (title) => `- **${title}**`,
}

const links: readonly ((url: string, id: string) => string)[] = [
  (url) => url,
  (url) => `<${url}>`,
  (url) => `[arXiv](${url})`,
  (url) => `[Read it here](${url})`,
  (url) => `[[pdf](${url})]`,
  (url) => `([link](${url}))`,
  (url) => `[Paper](${url}) [Code](https://code.example.org)`,
  (_, id) => `arXiv:${id}`,
  (url, id) => `[${id}](${url})`,
]

const signs = [' – ', ': ', ' ', ' -- ', ' — ', ', ', '<br>']

suite('a remark after the link below a title', () => {
  for (const [name, write] of Object.entries(titles))
    test(`titles ${name}`, () => {
      const isItem = /number|item/.test(name) && !name.includes('heading')
      for (const link of links)
        for (const sign of signs)
          for (const gap of isItem ? ['\n   ', '\n   - '] : ['\n', '\n\n'])
            for (const head of ['', '# Week 3\n\n']) {
              const written = papers.map(({ title, remark }, at) => {
                const id = `2401.0100${at + 1}`
                return write(title, at + 1) + gap + link(`https://arxiv.org/abs/${id}`, id) + sign + remark
              })
              const text = `${head}${written.join(isItem ? '\n' : '\n\n')}\n`
              const read = parseDigest(text).entries.map(({ title, link: own, commentary }) => ({
                title: title?.text,
                url: own?.arxiv?.reading.ok && own.arxiv.reading.reference.id,
                remark: commentary && text.slice(commentary.start, commentary.end),
              }))
              const expected = papers.map(({ title, remark }, at) => ({
                title,
                url: `2401.0100${at + 1}`,
                remark,
              }))
              assert.deepEqual(read, expected, text)
            }
    })
})
