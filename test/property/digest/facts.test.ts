import assert from 'node:assert/strict'
import fc from 'fast-check'
import { slice } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

/** Lines that say who, when and where, by themselves. */
const facts = [
  'Authors: Ann Author, Bo Weaver',
  '**Authors:** Cy Third, Dana Doe and Eve Smith',
  'Year: 2023',
  '- Venue: ICLR 2024',
  '**Tags:** #small #memory',
  'Code: https://github.com/some/thing',
  '- **Project page:** https://thing.example.org/page',
  '[code](https://github.com/some/thing) | [video](https://video.example.org/1)',
  '**keywords: memory, small nets**',
  '著者: 山田太郎, 佐藤花子',
  'コード: https://github.com/some/thing',
  '저자: 김철수, 이영희',
  'Ann Author, Bo Weaver, Cy Third',
  'PDF: https://arxiv.org/pdf/‹id›',
  '2020 - Ann Author, Bo Weaver',
  '[**[Author et al., *ICML*, 2019]**](#author2019)',
  '| ‹id›',
  'Ann Author (MIT), Bo Weaver (Google), **ICML 2020**',
] as const

/** Labels that no list of words knows, with values by which alone one cannot tell. */
const repeated: readonly (readonly [label: string, values: readonly string[]])[] = [
  ['Presenter', ['Ann', 'Bo', 'Cy', 'Dana', 'Eve']],
  ['Chosen by', ['Fay Long', 'Gus', 'Hal Nine', 'Ida', 'Jo']],
  ['Picked', ['3', '12', '8', '20', '1']],
  ['**Shelf', ['B2', 'C4', 'A1', 'D9', 'E3']],
]

const remarks = [
  'I would not use it for anything large.',
  'Nice trick, and cheap to try.',
  '작은 모델에서는 잘 되는 듯하다.',
  'Notes: they forget to say how long it takes.',
  '**Summary**: two networks share a table.',
  'They compare with [an older one](https://arxiv.org/abs/1901.00009).',
] as const

const titles = [
  'Small Tables for Large Networks',
  'Forgetting Slowly with Shared Keys',
  'A Second Look at Sorting by Hand',
  'Maps Without Borders: Charts for Nets',
  'Why Do Clocks Disagree?',
] as const

type Heading = (title: string, url: string) => string
const headings: Readonly<Record<string, Heading>> = {
  'a heading that is a link': (title, url) => `## [${title}](${url})\n`,
  'a heading above a link': (title, url) => `## ${title}\n\nLink: ${url}\n`,
  'title and link in lines of their own': (title, url) => `${title}\n${url}\n`,
  'a paragraph that is a linked title': (title, url) => `**Paper:** [${title}](${url})\n`,
}

interface Written {
  readonly facts: readonly string[]
  readonly remark: string
}

suite('facts below the name of a paper', () => {
  const written = fc.record({
    facts: fc.uniqueArray(fc.constantFrom(...facts), { maxLength: 4 }),
    remark: fc.constantFrom(...remarks),
  })

  for (const [name, heading] of Object.entries(headings)) {
    test(`are no commentary: below ${name}`, () => {
      fc.assert(
        fc.property(fc.array(written, { minLength: 1, maxLength: titles.length }), (entries) => {
          assertRemarks(heading, entries)
        }),
      )
    })

    test(`are no commentary where a label repeats: below ${name}`, () => {
      const label = fc.constantFrom(...repeated)
      const remark = fc.array(fc.constantFrom(...remarks), { minLength: 2, maxLength: titles.length })
      fc.assert(
        fc.property(label, remark, ([words, values], all) => {
          const end = words.startsWith('**') ? ':**' : ':'
          const entries = all.map((remark, at) => ({ facts: [`${words}${end} ${values[at]}`], remark }))
          assertRemarks(heading, entries)
        }),
      )
    })
  }

  test('are commentary where the label introduces sentences', () => {
    const entry = (at: number, said: string) =>
      `## [${titles[at]}](https://arxiv.org/abs/2401.0000${at + 1})\n\nVerdict: ${said}\n`
    const text = [
      entry(0, 'this one should have been two papers.'),
      entry(1, 'the second half is worth it.'),
      entry(2, 'Good'),
    ].join('\n')
    assert.deepEqual(saidIn(text), [
      'Verdict: this one should have been two papers.',
      'Verdict: the second half is worth it.',
      'Verdict: Good',
    ])
  })

  test('may be learned from their place', () => {
    const entry = (at: number, below: string) =>
      `**${titles[at]}**\nhttps://arxiv.org/abs/2401.0000${at + 1}\n${below}\nSaid of it ${at}.\n`
    const text = [
      entry(0, 'Ann Author, Bo Weaver'),
      entry(1, 'Cy Third, Dana Doe'),
      entry(2, 'Eve Smith, Fay Long'),
      entry(3, 'Moonshine'),
    ].join('\n')
    assert.deepEqual(
      saidIn(text),
      [0, 1, 2, 3].map((at) => `Said of it ${at}.`),
    )
    assert.deepEqual(saidIn(entry(3, 'Moonshine')), ['Moonshine\nSaid of it 3.'])
  })

  test('may be several after bars, with nothing below them', () => {
    const line = (at: number) => `- [${titles[at]}](${urlOf(at)}) · Systems · ${50 - at}/100\n`
    assert.deepEqual(
      saidIn(titles.map((_, at) => line(at)).join('')),
      titles.map(() => ''),
    )
  })

  test('may end the line of the name, with what is said below it', () => {
    const tails = fc.array(
      fc.constantFrom('Stanford', 'Moonshine', 'Google et al.', 'KAIST, 2023', 'Fourth Lab'),
      {
        minLength: 2,
        maxLength: titles.length,
      },
    )
    fc.assert(
      fc.property(tails, fc.constantFrom('|', '·', '•'), (all, bar) => {
        const text = all
          .map(
            (tail, at) =>
              `**${titles[at]}** ${bar} [arXiv](${urlOf(at)}) ${bar} ${tail}\nSaid of it ${at}.\n`,
          )
          .join('\n')
        assert.deepEqual(
          saidIn(text),
          all.map((_, at) => `Said of it ${at}.`),
          text,
        )
      }),
    )
    const remarks = ['Worth it', 'Too long, and the proofs are missing.', 'I would read the other one first.']
    const text = remarks
      .map((remark, at) => `**${titles[at]}** | [arXiv](${urlOf(at)}) | ${remark}\nSaid of it ${at}.\n`)
      .join('\n')
    assert.deepEqual(
      saidIn(text),
      remarks.map((remark, at) => `${remark}\nSaid of it ${at}.`),
    )
  })

  test('name no other paper when they lead to the same one', () => {
    const text = `- [Small Tables](https://arxiv.org/abs/2401.00001), a classic, https://arxiv.org/pdf/2401.00001
  - PDF: https://arxiv.org/pdf/2401.00001v2
  - As [said](https://arxiv.org/abs/2401.00001v1) and [there](https://arxiv.org/abs/2401.00007).
`
    assert.deepEqual(
      parseDigest(text).mentions.map(({ link }) => link.url),
      ['https://arxiv.org/abs/2401.00001v1', 'https://arxiv.org/abs/2401.00007'],
    )
  })
})

/** What may stand between a linked title and what is said. */
const asides = [
  ' by Ann Author, Bo Weaver.',
  ', 2020.',
  ', Dosovitskiy et al.',
  ', Ann Author and Bo Weaver, CVPR 2021.',
  ' (ICLR 2024).',
  ' | Cy Third, Dana Doe | NeurIPS 2022 |',
  ' - Eve Smith, Fay Long -',
  ' 521 (2015): 436-444. [[pdf]](https://papers.example.org/521.pdf)',
  ':',
] as const

/** Lines around what an item says: each gives the line and what of it is said. */
const items: Readonly<Record<string, (head: string, remark: string) => string>> = {
  'an item': (head, remark) => `- ${head} ${remark}`,
  'an item of HTML': (head, remark) => `<li>${head} ${remark}</li>`,
  'a numbered item': (head, remark) => `1. ${head} ${remark}`,
}

suite('commentary on the line of its paper', () => {
  for (const [name, item] of Object.entries(items)) {
    test(`begins after authors, venue and date: in ${name}`, () => {
      const said = fc.record({
        aside: fc.constantFrom(...asides),
        remark: fc.constantFrom(...remarks.slice(0, 3)),
      })
      fc.assert(
        fc.property(fc.array(said, { minLength: 1, maxLength: titles.length }), (all) => {
          const lines = all.map(({ aside, remark }, at) =>
            item(`[${titles[at]}](https://arxiv.org/abs/2401.0000${at + 1})${aside}`, remark),
          )
          assert.deepEqual(
            saidIn(lines.join('\n')),
            all.map(({ remark }) => remark),
            lines.join('\n'),
          )
        }),
      )
    })
  }

  test('ends before the links that its line ends with', () => {
    const links = fc.constantFrom(
      (url: string) => `(paper: ${url})`,
      (url: string) => `(paper: ${url} | code: https://github.com/some/thing)`,
      (url: string) => `[[pdf](${url})] [[code](https://github.com/some/thing)]`,
      (url: string) => `([Paper](${url}), [Tweet](https://twitter.com/x/status/1))`,
    )
    fc.assert(
      fc.property(links, fc.constantFrom(...remarks.slice(0, 2)), (write, remark) => {
        const lines = titles.map(
          (title, at) =>
            `${at + 1}) **${title}** - ${remark} ${write(`https://arxiv.org/abs/2401.0000${at + 1}`)}`,
        )
        assert.deepEqual(
          saidIn(lines.join('\n\n')),
          titles.map(() => remark),
          lines.join('\n'),
        )
      }),
    )
  })

  test('has no tags of HTML around it', () => {
    const list = titles.map(
      (title, at) =>
        `  <dt><a href="https://arxiv.org/abs/2401.0000${at + 1}">${title}</a></dt>\n  <dd>Said of it ${at}.</dd>`,
    )
    assert.deepEqual(
      saidIn(`<dl>\n${list.join('\n')}\n</dl>\n`),
      titles.map((_, at) => `Said of it ${at}.`),
    )
  })
})

function assertRemarks(heading: Heading, entries: readonly Written[]): void {
  const text = entries
    .map(({ facts: lines, remark }, at) => {
      const id = `2401.0000${at + 1}`
      const head = heading(titles[at] ?? '', `https://arxiv.org/abs/${id}`)
      return `${head}${lines.map((line) => `${line.replace('‹id›', id)}\n`).join('')}\n${remark}\n`
    })
    .join('\n')
  assert.deepEqual(
    saidIn(text),
    entries.map(({ remark }) => remark),
    text,
  )
}

function urlOf(at: number): string {
  return `https://arxiv.org/abs/2401.0000${at + 1}`
}

function saidIn(text: string): readonly string[] {
  return parseDigest(text).entries.map(({ commentary }) => (commentary ? slice(text, commentary) : ''))
}
