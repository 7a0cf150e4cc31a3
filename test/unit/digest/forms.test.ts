// Forms of entries that nobody wrote down as such: what names a paper, what is said and the link, in many orders and marks.
import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'

interface Written {
  readonly title: string
  readonly authors: string
  readonly year: number
  readonly venue: string
  readonly said: string
  readonly id: string
  readonly url: string
}

const papers: readonly Omit<Written, 'id' | 'url'>[] = [
  {
    title: 'Maps Are Old, Long Live Search',
    authors: 'Noor Haddad, Eli Brandt',
    year: 2024,
    venue: 'ACL 2024',
    said: 'Plain search beats indices on five corpora.',
  },
  {
    title: 'One Million Pages of Nothing: Testing Long Context',
    authors: 'Mei Tanaka et al.',
    year: 2024,
    venue: 'NeurIPS 2024',
    said: 'Models invent things when given blank pages. Wild!',
  },
  {
    title: 'Small Judges with Big Verdicts',
    authors: 'Olu Adeyemi',
    year: 2023,
    venue: 'ICLR 2023',
    said: 'A small judge agrees with people more than its teacher; see section 4.',
  },
  {
    title: 'Can Trees Count? Arithmetic in Growing Networks',
    authors: 'Sofia Lindqvist, Wei Zhou, Ana Prado',
    year: 2024,
    venue: 'arXiv',
    said: '아이디어는 좋지만 실험이 작다.',
  },
  {
    title: 'TileNet',
    authors: 'J. Okafor and P. Singh',
    year: 2022,
    venue: 'CVPR 2022',
    said: 'Our reading group could not reproduce Table 2.',
  },
]

/** What stands in front of an entry. */
const leads: Readonly<Record<string, (index: number) => string>> = {
  'a dash': () => '- ',
  'an asterisk': () => '* ',
  'a number': (index) => `${index + 1}. `,
  'a number in brackets': (index) => `[${index + 1}] `,
  'a bullet': () => '• ',
  'an icon': () => '📄 ',
  'a box': () => '- [x] ',
  nothing: () => '',
}

const marks: Readonly<Record<string, (title: string) => string>> = {
  plain: (title) => title,
  bold: (title) => `**${title}**`,
  'in corner brackets': (title) => `「${title}」`,
}

/** An entry; the title is marked already, and `indent` begins the lines below the first. */
type Form = (paper: Written, indent: string) => string

const forms: Readonly<Record<string, Form>> = {
  'the link below the title': ({ title, url, said }, indent) => `${title}\n${indent}${url}\n${indent}${said}`,
  'the link below what is said': ({ title, url, said }, indent) =>
    `${title}\n${indent}${said}\n${indent}${url}`,
  'what is said in front of a label': ({ title, url, said }, indent) =>
    `${title}\n${indent}TL;DR: ${said}\n${indent}Paper: ${url}`,
  'a linked title': ({ title, url, said }, indent) => `[${title}](${url})\n${indent}${said}`,
  'a linked title and a dash': ({ title, url, said }) => `[${title}](${url}) - ${said}`,
  'a linked title and a colon': ({ title, url, said }) => `[${title}](${url}): ${said}`,
  'a linked title and authors': ({ title, url, said, authors, year }) =>
    `[${title}](${url}) (${authors}, ${year}). ${said}`,
  'an address in brackets': ({ title, url, said }) => `${title} (${url}) - ${said}`,
  'a citation in brackets': ({ title, id, said }) => `${title} (arXiv:${id}): ${said}`,
  'a label in double brackets': ({ title, url, said }) => `${title} [[pdf](${url})]: ${said}`,
  'labelled links below the title': ({ title, url, said, id }, indent) =>
    `${title}\n${indent}[Paper](${url}) | [Code](https://github.com/lab/${id})\n${indent}${said}`,
  'authors after a dash and a link at the end': ({ title, url, said, authors }, indent) =>
    `${title} — ${authors}\n${indent}${said} [paper](${url})`,
  'authors and a comma in front, the venue after': ({ title, url, said, authors, venue }, indent) =>
    `${authors}, ${title}, ${venue}, ${url}\n${indent}${said}`,
  'a venue in brackets and the address at the end': ({ title, url, said, venue }) =>
    `${title} (${venue}) — ${said.replace(/\.$/, '')} (${url})`,
  fields: ({ title, url, said, authors }, indent) =>
    `${title}\n${indent}Authors: ${authors}\n${indent}Link: ${url}\n${indent}Notes: ${said}`,
}

suite('forms of entries', () => {
  for (const [name, form] of Object.entries(forms)) {
    test(name, () => {
      const wrong = Object.keys(leads).flatMap((lead) =>
        Object.keys(marks).flatMap((mark) =>
          ['\n\n', ...(lead === 'nothing' ? [] : ['\n'])].flatMap((gap) =>
            misread(form, { lead, mark, gap }),
          ),
        ),
      )
      assert.deepEqual(wrong, [])
    })
  }
})

function misread(
  form: Form,
  { lead, mark, gap }: { lead: string; mark: string; gap: string },
): readonly string[] {
  const written = papers.map((paper, index): Written => {
    const id = `2401.0${1000 + 7 * index}`
    return { ...paper, id, url: `https://arxiv.org/abs/${id}` }
  })
  const text = `# Week 12\n\nSome papers that we read.\n\n${written
    .map((paper, index) => {
      const before = leads[lead]?.(index) ?? ''
      const indent = /^(?:[-*•]|\d+[.)])\s/.test(before) ? '  ' : ''
      return before + form({ ...paper, title: marks[mark]?.(paper.title) ?? paper.title }, indent)
    })
    .join(gap)}\n`
  const { entries } = parseDigest(text)
  const found = entries.map(({ title, link, commentary }) => ({
    title: title?.text,
    id: link?.arxiv?.reading.ok ? link.arxiv.reading.reference.id : undefined,
    isSaid: commentary !== undefined,
  }))
  const expected = written.map(({ title, id }) => ({ title, id, isSaid: true }))
  return JSON.stringify(found) === JSON.stringify(expected)
    ? []
    : [`${lead}, ${mark}, ${JSON.stringify(gap)}`]
}
