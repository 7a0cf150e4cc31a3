import assert from 'node:assert/strict'
import MarkdownIt from 'markdown-it'
import { applyEdits } from '../../../../src/core/base/span.ts'
import {
  type WrittenEntry,
  writeAfter,
  writeAt,
  writeOver,
} from '../../../../src/core/digest/frames/write.ts'
import { parseDigest } from '../../../../src/core/digest/session.ts'
import type { Doi } from '../../../../src/core/paper/doi.ts'
import type { Facts, Paper, PaperRecord } from '../../../../src/core/paper/paper.ts'
import { decodeEntities } from '../../../../src/core/paper/tex/characters.ts'
import { readMarks } from '../../../helpers/marked.ts'
import { factsOf, noFacts, paper } from '../../../helpers/papers.ts'

const fresh = paper({
  id: '2401.00077',
  title: 'Quiet Kernels: Small Steps',
  authors: ['Nora van Dyke', 'Lee Oak', 'Ada Q. Third'],
  publishedAt: '2024-01-05T00:00:00Z',
  categories: ['cs.CL', 'cs.LG'],
})
const old = paper({
  id: '2303.00001',
  title: 'Loud Kernels in Large Steps',
  authors: ['Ann Author', 'Bo Weaver'],
  publishedAt: '2023-03-01T00:00:00Z',
  categories: ['cs.CV'],
  journalReference: 'CVPR 2023',
})

interface Form {
  readonly name: string
  /** A digest with the entry of `old`, after which the new one is written. */
  readonly digest: string
  /** The new lines; `¦` is the cursor. */
  readonly written: string
  /** The lines of the first paper in a digest after this one, where they are others; a paper alone must be read as one. */
  readonly first?: string
}

const url = 'https://arxiv.org/abs/2303.00001'
const forms: readonly Form[] = [
  {
    name: 'identifiers alone in front of titles',
    digest:
      '- 2303.00001 Loud Kernels in Large Steps – loud\n- 2303.00002 Another Study of Kernels – small\n',
    written: '\n- 2401.00077 Quiet Kernels: Small Steps – ¦',
  },
  {
    name: 'a table with a column of identifiers',
    digest:
      '| Paper | id | note |\n| --- | --- | --- |\n| Loud Kernels in Large Steps | 2303.00001 | loud |\n',
    written: '\n| Quiet Kernels: Small Steps | 2401.00077 | ¦ |',
    first: '| Paper | id | note |\n| --- | --- | --- |\n| Quiet Kernels: Small Steps | 2401.00077 | ¦ |',
  },
  {
    name: 'blocks of AsciiDoc with titles of their own',
    digest: [
      '.Loud Kernels in Large Steps',
      `${url}[Author and Weaver, CVPR 2023]`,
      '',
      'Loud.',
      '',
      '.Another Study of Kernels and Steps',
      'https://arxiv.org/abs/2303.00002[Weaver, ICML 2021]',
      '',
      'Small.',
      '',
    ].join('\n'),
    written:
      '\n\n.Quiet Kernels: Small Steps\nhttps://arxiv.org/abs/2401.00077[van Dyke, Oak and Third]\n\n¦',
    first: '.Quiet Kernels: Small Steps\nhttps://arxiv.org/abs/2401.00077[paper]\n\n¦',
  },
  {
    name: 'terms of AsciiDoc',
    digest: [
      'Loud Kernels in Large Steps::',
      `Author, Weaver. CVPR 2023. ${url}[arXiv]`,
      '+',
      'Loud.',
      '',
      'Another Study of Kernels and Steps::',
      'Weaver. ICML 2021. https://arxiv.org/abs/2303.00002[arXiv]',
      '+',
      'Small.',
      '',
    ].join('\n'),
    written:
      '\n\nQuiet Kernels: Small Steps::\nvan Dyke, Oak, Third. https://arxiv.org/abs/2401.00077[arXiv]\n+\n¦',
    first: 'Quiet Kernels: Small Steps::\nhttps://arxiv.org/abs/2401.00077[arXiv]\n+\n¦',
  },
  {
    name: 'paragraphs that count by escaped numbers',
    digest: `1\\. [Loud Kernels in Large Steps](${url}) by Author and Weaver. Loud.\n\n2\\. [Another Study of Kernels](https://arxiv.org/abs/2303.00002) by Bo Weaver. Small.\n`,
    written:
      '\n\n2\\. [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077) by van Dyke, Oak and Third.¦',
    first: '1\\. [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077)¦',
  },
  {
    name: 'a table of MediaWiki with a row a line',
    digest: `{|\n! Date !! Presenter !! Paper !! Journal\n|-\n| 2023-03-06 || Ines || [${url} Loud Kernels in Large Steps] || CVPR\n|-\n| 2023-03-20 || Mark || [https://arxiv.org/abs/2303.00002 Another Study of Kernels] || arXiv\n|}\n`,
    written: '\n|-\n| || || [https://arxiv.org/abs/2401.00077 Quiet Kernels: Small Steps] || ¦',
    first: '| || || [https://arxiv.org/abs/2401.00077 Quiet Kernels: Small Steps] || ¦',
  },
  {
    name: 'a log with bars between what it notes',
    digest:
      '2023-03-06 | Loud Kernels in Large Steps | Author | arXiv:2303.00001 | 4\n2023-03-20 | Another Study of Kernels | Weaver | arXiv:2303.00002 | 3\n',
    written: '\n2024-01-05 | Quiet Kernels: Small Steps | van Dyke, Oak, Third | arXiv:2401.00077 | ¦',
    first: '2024-01-05 | Quiet Kernels: Small Steps | | arXiv:2401.00077 | ¦',
  },
  {
    name: 'references, with a star in brackets in front of what is required',
    digest: `- (\\*) Author, A. and Weaver, B. (2023). Loud Kernels in Large Steps. *CVPR*. <${url}>\n- (\\*) Weaver, B. (2021). Another Study of Kernels and Steps. *Nature*, 78(6), 18–63. <https://arxiv.org/abs/2303.00002>\n- Author, A. (2020). A Third Study of Kernels. *Nature*, 7(6), 1–3. <https://arxiv.org/abs/2003.00003>\n`,
    written:
      '\n- van Dyke, N., Oak, L. and Third, A. Q. (2024). Quiet Kernels: Small Steps. <https://arxiv.org/abs/2401.00077>¦',
    first: '- [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077)¦',
  },
  {
    name: 'a mail with numbers for its links',
    digest: `* Loud Kernels in Large Steps [1]\n  Loud.\n\n* Another Study of Kernels [2]\n  Small.\n\n[1] ${url}\n[2] https://arxiv.org/abs/2303.00002\n`,
    written: '\n\n* Quiet Kernels: Small Steps [link](https://arxiv.org/abs/2401.00077)\n  ¦',
  },
  {
    name: 'a bullet list',
    digest: `# Week\n\n- [Loud Kernels in Large Steps](${url}): loud.\n`,
    written: '\n- [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077): ¦',
  },
  {
    name: 'a list of boxes that are ticked',
    digest: `* [x] **Loud Kernels in Large Steps** [[pdf](https://arxiv.org/pdf/2303.00001)] [[code](https://github.com/a/b)] ⭐ 120\n`,
    written: '\n* [ ] **Quiet Kernels: Small Steps** [[pdf](https://arxiv.org/pdf/2401.00077)]¦',
  },
  {
    name: 'headings with fields',
    digest: `### Loud Kernels in Large Steps\n- **Authors:** Ann Author, Bo Weaver\n- **Subjects:** Computer Vision and Pattern Recognition (cs.CV)\n- **Institute:** Elm Lab\n- **Link:** ${url}\n\nLoud.\n\n### Another Study of Small Kernels\n- **Authors:** Cy Third, Di Fourth\n- **Link:** https://arxiv.org/abs/2303.00002\n\nSmall.\n`,
    written:
      '\n\n### Quiet Kernels: Small Steps\n- **Authors:** Nora van Dyke, Lee Oak, Ada Q. Third\n- **Subjects:** Computation and Language (cs.CL)\n- **Link:** https://arxiv.org/abs/2401.00077\n\n¦',
    first:
      '### Quiet Kernels: Small Steps\n- **Authors:** Nora van Dyke, Lee Oak, Ada Q. Third\n- **Link:** https://arxiv.org/abs/2401.00077\n\n¦',
  },
  {
    name: 'a table of four columns',
    digest: `| # | Paper | Venue | What I think |\n|---|---|---|---|\n| 1 | [Loud Kernels in Large Steps](${url}) | CVPR 2023 | loud |\n`,
    written: '\n| 2 | [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077) | | ¦ |',
    first:
      '| # | Paper | Venue | What I think |\n|---|---|---|---|\n| 1 | [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077) | | ¦ |',
  },
  {
    name: 'numbered paragraphs with authors in front',
    digest: `[1] Author et al. Loud Kernels in Large Steps. ${url}\n    Loud.\n\n[2] Third et al. Another Study of Small Kernels. https://arxiv.org/abs/2303.00002\n    Small.\n`,
    written: '\n\n[2] van Dyke et al. Quiet Kernels: Small Steps. https://arxiv.org/abs/2401.00077\n    ¦',
    first: '[1] van Dyke et al. Quiet Kernels: Small Steps. https://arxiv.org/abs/2401.00077\n    ¦',
  },
  {
    name: 'a bibliography',
    digest: `* Author, A., & Weaver, B. (2023). Loud Kernels in Large Steps. arXiv preprint arXiv:2303.00001.\n* Third, C., & Fourth, D. (2023). Another Study of Small Kernels. arXiv preprint arXiv:2303.00002.\n`,
    written:
      '\n* van Dyke, N., Oak, L., & Third, A. Q. (2024). Quiet Kernels: Small Steps. arXiv preprint arXiv:2401.00077.¦',
  },
  {
    name: 'Korean text',
    digest: `1. Loud Kernels in Large Steps\n- 저자: Ann Author, Bo Weaver\n- 링크: ${url}\n- 요약: 크고 시끄럽다.\n\n2. Another Study of Small Kernels\n- 저자: Cy Third, Di Fourth\n- 링크: https://arxiv.org/abs/2303.00002\n- 요약: 작다.\n`,
    written:
      '\n\n2. Quiet Kernels: Small Steps\n- 저자: Nora van Dyke, Lee Oak, Ada Q. Third\n- 링크: https://arxiv.org/abs/2401.00077\n- 요약: ¦',
    first:
      '1. Quiet Kernels: Small Steps\n- 저자: Nora van Dyke, Lee Oak, Ada Q. Third\n- 링크: https://arxiv.org/abs/2401.00077\n- 요약: ¦',
  },
  {
    name: 'nested items',
    digest: `- Kernels\n  - [Loud Kernels in Large Steps](${url})\n    - loud\n  - [Another Study of Small Kernels](https://arxiv.org/abs/2303.00002)\n    - small\n`,
    written: '\n  - [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077)\n    - ¦',
    first: '- [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077)\n  - ¦',
  },
  {
    name: 'quotations',
    digest: `> [!note] Loud Kernels in Large Steps\n> ${url}\n> Loud.\n`,
    written: '\n\n> [!note] Quiet Kernels: Small Steps\n> https://arxiv.org/abs/2401.00077\n> ¦',
  },
  {
    name: 'the link above the title',
    digest: `${url}\nLoud Kernels in Large Steps (Ann Author, Bo Weaver)\nLoud.\n`,
    written:
      '\n\nhttps://arxiv.org/abs/2401.00077\nQuiet Kernels: Small Steps (Nora van Dyke, Lee Oak, Ada Q. Third)\n¦',
  },
  {
    name: 'quoted titles before initials and a date',
    digest: `- "Loud Kernels in Large Steps", A. Author and B. Weaver, 2023-03-01, ${url}\n`,
    written:
      '\n- "Quiet Kernels: Small Steps", N. van Dyke, L. Oak and A. Q. Third, 2024-01-05, https://arxiv.org/abs/2401.00077¦',
  },
  {
    name: 'an institution in front, a short name and other links',
    digest: `- [Elm Lab] LKLS - [Loud Kernels in Large Steps](${url}) ([code](https://github.com/a/b)) - loud\n`,
    written: '\n- [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077) - ¦',
  },
  {
    name: 'lines that begin with icons',
    digest: `📄 **Loud Kernels in Large Steps**\n🔗 ${url}\n💬 Loud.\n\n📄 **Another Study of Small Kernels**\n🔗 https://arxiv.org/abs/2303.00002\n💬 Small.\n`,
    written: '\n\n📄 **Quiet Kernels: Small Steps**\n🔗 https://arxiv.org/abs/2401.00077\n💬 ¦',
  },
  {
    name: 'records with a label for what is said',
    digest: `* **Title:** Loud Kernels in Large Steps\n* **Link:** ${url}\n* **Comment:** Loud.\n\n* **Title:** Another Study of Small Kernels\n* **Link:** https://arxiv.org/abs/2303.00002\n* **Comment:** Small.\n`,
    written:
      '\n\n* **Title:** Quiet Kernels: Small Steps\n* **Link:** https://arxiv.org/abs/2401.00077\n* **Comment:** ¦',
  },
  {
    name: 'items with ratings in front',
    digest: `- ⭐⭐⭐ [Loud Kernels in Large Steps](${url})\n- ⭐ [Another Study of Small Kernels](https://arxiv.org/abs/2303.00002)\n`,
    written: '\n- [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077)¦',
  },
  {
    name: 'links within two brackets',
    digest: `- **Loud Kernels in Large Steps** [[paper]](${url}) [[code]](https://github.com/a/b)\n  - Loud.\n- **Another Study of Small Kernels** [[paper]](https://arxiv.org/abs/2303.00002)\n  - Small.\n`,
    written: '\n- **Quiet Kernels: Small Steps** [[paper]](https://arxiv.org/abs/2401.00077)\n  - ¦',
  },
  {
    name: 'an HTML list',
    digest: `<ul>\n<li><a href="${url}">Loud Kernels in Large Steps</a>: loud.</li>\n</ul>\n`,
    written: '\n<li><a href="https://arxiv.org/abs/2401.00077">Quiet Kernels: Small Steps</a>: ¦</li>',
  },
]

suite('writing a paper as the others are written', () => {
  for (const { name, digest, written } of forms) {
    test(`in ${name}`, () => assert.equal(after(digest, 0), written))

    test(`in ${name}, with CRLF`, () => {
      assert.equal(after(digest.replaceAll('\n', '\r\n'), 0), written.replaceAll('\n', '\r\n'))
    })
  }

  for (const { name, digest, written, first = written.replace(/^\n+/, '') } of forms) {
    test(`first in a new digest after ${name}`, () => {
      for (const lineEnd of ['\n', '\r\n']) {
        for (const own of ['# 2026-11-27\n\n', '# Next week\n\n## Kernels\n\n', '다음 주.\n\n']) {
          const text = own.replaceAll('\n', lineEnd)
          const at = { start: text.length, end: text.length }
          const facts = { ...factsOf([old]), earlier: parseDigest(digest) }
          const [entry] = writeAt(parseDigest(text), at, [fresh], facts)
          assert.ok(entry?.isSound, JSON.stringify([own, entry]))
          assert.equal(withCursor(entry), first.replaceAll('\n', lineEnd))
        }
      }
    })
  }

  test('first in a new digest whose table has its head already, in the columns of the one before it', () => {
    const head = '| # | Paper | Note |\n|---|---|---|\n'
    const earlier = parseDigest(`# Week\n\n${head}| 1 | **[Loud Kernels in Large Steps](${url})** | loud |\n`)
    const row = '| 1 | **[Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077)** | ¦ |'
    for (const own of [head, '| #  | Paper | Note |\n|--|--|--|\n']) {
      const at = { start: own.length, end: own.length }
      const [entry] = writeAt(parseDigest(own), at, [fresh], { ...noFacts, earlier })
      assert.equal(entry && withCursor(entry), row)
    }
    const other = '| Which | Why |\n|---|---|\n'
    const at = { start: other.length, end: other.length }
    const [entry] = writeAt(parseDigest(other), at, [fresh], { ...noFacts, earlier })
    assert.equal(
      entry && withCursor(entry),
      '| [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077) | ¦ |',
    )
  })

  test('counted anew in each section, where other sections do so', () => {
    const item = (number: number, title: string, id: string) =>
      `${number}. [${title}](https://arxiv.org/abs/${id})\n`
    const two = item(1, 'Loud Kernels', '2303.00001') + item(2, 'Old Trees', '2303.00002')
    const more = item(1, 'Wide Rivers', '2303.00003')
    const third = item(2, 'Cold Mountains', '2303.00004')
    for (const [text, number] of [
      [`## One\n\n${two}\n## Two\n\n${more}`, 2],
      [`## One\n\n${more}\n## Two\n\n${item(1, 'Old Trees', '2303.00002')}`, 2],
      [`## One\n\n${two}\n## Two\n\n${more}${third}`, 3],
      [`## One\n\n${two}\n## Two\n\n${more}\n## Three\n\n`, 1],
      [`## One\n\n${two}\n## Two\n\n${item(3, 'Wide Rivers', '2303.00003')}\n## Three\n\n`, 4],
      [`${two}\nOthers:\n\n${more}`, 2],
      [item(3, 'Loud Kernels', '2303.00001') + third, 1],
      [more.repeat(1) + item(1, 'Cold Mountains', '2303.00004'), 1],
    ] as const) {
      const at = { start: text.length, end: text.length }
      const [entry] = writeAt(parseDigest(text), at, [fresh], noFacts)
      assert.ok(entry?.newText.startsWith(`${number}. `), `${text}${entry?.newText}`)
    }
  })

  test('in a table of its own below a section without one', () => {
    const head = '| # | Paper | Note |\n|---|---|---|\n'
    const text = `## One\n\n${head}| 1 | [Loud Kernels in Large Steps](${url}) | loud |\n\n## Two\n\n`
    const [entry] = writeAt(parseDigest(text), { start: text.length, end: text.length }, [fresh], noFacts)
    assert.equal(
      entry && withCursor(entry),
      `${head}| 1 | [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077) | ¦ |`,
    )
  })

  test('without a record of the exemplar, leaves out what only a record could tell', () => {
    const digest = `- **Loud Kernels in Large Steps**, Ann Author, Bo Weaver, CVPR 2023. [[pdf](${url})]\n`
    assert.equal(
      after(digest, 0, noFacts),
      '\n- **Quiet Kernels: Small Steps**, Nora van Dyke, Lee Oak, Ada Q. Third. [[pdf](https://arxiv.org/abs/2401.00077)]¦',
    )
  })

  test('in the layout of the conventions where there are no entries, else title and link', () => {
    const [written] = writeAt(parseDigest('# Week\n\n'), { start: 8, end: 8 }, [fresh], {
      ...noFacts,
      layout: 'link-title',
    })
    assert.equal(written?.newText, 'https://arxiv.org/abs/2401.00077\nQuiet Kernels: Small Steps\n')
    const [usual] = writeAt(parseDigest(''), { start: 0, end: 0 }, [fresh], noFacts)
    assert.equal(usual?.newText, 'Quiet Kernels: Small Steps\nhttps://arxiv.org/abs/2401.00077\n')
  })

  test('on a line that has begun, with the blank lines that stand between entries', () => {
    const { text, cursor } = readMarks(
      `## [Loud Kernels in Large Steps](${url})\nLoud.\n\n## [Another Study](https://arxiv.org/abs/2303.00002)\nSmall.\n## 2401.¦`,
    )
    const start = text.lastIndexOf('\n') + 1
    const [written] = writeAt(parseDigest(text), { start, end: cursor }, [fresh], noFacts)
    assert.deepEqual(
      { start: written?.span.start, newText: written?.newText },
      { start, newText: '\n## [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077)\n' },
    )
  })

  test('as an item or a row where the form of the others cannot be followed', () => {
    const list = (words: string) => `3. [Loud Kernels in Large Steps${words}](${url})\n`
    for (const words of [' - Ann Author', ' (ICLR 2023)']) {
      const digest = parseDigest(list(words))
      const { newText } = writeAfter(digest, 0, fresh, noFacts)
      assert.equal(newText, '\n4. [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077)')
    }
    const table = `| # | Paper | Note |\n|---|---|---|\n| 3 | [Loud Kernels in Large Steps - Ann Author](${url}) | loud |\n`
    assert.equal(
      writeAfter(parseDigest(table), 0, { ...fresh, title: 'Left | Right Kernels' }, noFacts).newText,
      '\n| 4 | [Left \\| Right Kernels](https://arxiv.org/abs/2401.00077) |  |',
    )
  })

  test('in the columns of a table that has only its head', () => {
    for (const [head, row] of [
      ['| Paper | Note |', '| [T](U) | ¦ |'],
      ['| # | 제목 | 링크 | 한줄평 |', '| | T | [link](U) | ¦ |'],
      ['| Date | Title | arXiv |', '| | T | [arXiv](U) |¦'],
      ['| What | Which |', '| [T](U) | |¦'],
      ['Paper | Link', 'T | [link](U)¦'],
    ] as const) {
      const text = `${head}\n${head.replaceAll(/[^|]+/g, '---')}\n`
      const [written] = writeAt(parseDigest(text), { start: text.length, end: text.length }, [fresh], noFacts)
      assert.ok(written?.isSound)
      assert.equal(
        withCursor(written),
        row.replace('T', fresh.title).replace('U', 'https://arxiv.org/abs/2401.00077'),
      )
    }
  })

  test('on a line that was opened between others, as far apart as they are', () => {
    const items = (title: string, link: string) => `- [${title}](${link}): Said.`
    const nested = (title: string, link: string) => `- [${title}](${link})\n  - Said.`
    const headings = (title: string, link: string) => `### [${title}](${link})\n\nSaid.`
    const paragraphs = (title: string, link: string) => `${title}\n${link}\nSaid.`
    const titles = ['Loud Kernels', 'Old Trees in Forests', 'Wide Rivers', 'Cold Mountains']
    for (const [block, gap, typed] of [
      [items, '\n', ''],
      [items, '\n', '- 2401.'],
      [nested, '\n', '- 2401.'],
      [headings, '\n\n', '### 2401.'],
      [headings, '\n\n', ''],
      [paragraphs, '\n\n', '2401.'],
      [paragraphs, '\n\n', ''],
    ] as const) {
      for (const count of [2, 3, 4]) {
        const [first = '', ...others] = titles
          .slice(0, count)
          .map((title, at) => block(title, `https://arxiv.org/abs/2303.0000${at}`))
        const text = [first, typed, ...others].join(gap)
        const start = first.length + gap.length
        const line = { start, end: start + typed.length }
        const [written] = writeAt(parseDigest(text), line, [fresh], noFacts)
        const { newText = '', cursor } = written ?? {}
        assert.equal(
          written &&
            applyEdits(text, [
              { ...written, newText: `${newText.slice(0, cursor)}Said.${newText.slice(cursor)}` },
            ]),
          [first, block(fresh.title, 'https://arxiv.org/abs/2401.00077'), ...others].join(gap),
          JSON.stringify(text),
        )
      }
    }
  })

  test('over a link that has no title', () => {
    const digest = `- [Loud Kernels in Large Steps](${url}): loud.\n- [Another Study](https://arxiv.org/abs/2303.00002): small.\n- https://arxiv.org/abs/2401.00077\n  Quiet.\n`
    const parsed = parseDigest(digest)
    const written = writeOver(parsed, 2, fresh, noFacts)
    assert.equal(written?.newText, '- [Quiet Kernels: Small Steps](https://arxiv.org/abs/2401.00077)')
  })

  test('counts up, counts down, and repeats a number that all items have', () => {
    const list = (numbers: readonly number[]) =>
      numbers
        .map(
          (number, at) =>
            `${number}. [Study ${'ABC'[at]} of Kernels](https://arxiv.org/abs/2303.0000${at})\n`,
        )
        .join('')
    assert.match(after(list([1, 2, 3]), 2), /^\n4\. /)
    assert.match(after(list([9, 8, 7]), 2), /^\n6\. /)
    assert.match(after(list([1, 1, 1]), 2), /^\n1\. /)
  })
})

suite('an entry of a paper that is not on arXiv', () => {
  const elsewhere: PaperRecord<Doi> = {
    ...fresh,
    id: '10.5555/quiet(7).99' as Doi,
    categories: [],
    journalReference: 'Journal of Quiet Things 7',
  }
  const address = 'https://doi.org/10.5555/quiet%287%29.99'

  for (const { name, digest: text } of forms) {
    test(`has the form of the others, and their places of arXiv lead to its DOI: ${name}`, () => {
      const digest = parseDigest(text)
      const index = digest.entries.findIndex(({ link }) => link?.url.includes(old.id))
      const written = writeAfter(digest, Math.max(0, index), elsewhere, factsOf([old]))
      assert.ok(written.newText.includes(address), written.newText)
      assert.doesNotMatch(written.newText, /arxiv|2303\.00001/i)
      assert.ok(written.isSound, written.newText)
    })
  }

  test('names its DOI where others name an identifier, and nothing where it has none', () => {
    const list =
      '- One Study of Kernels. [arXiv:2303.00002](https://arxiv.org/abs/2303.00002) [pdf](https://arxiv.org/pdf/2303.00002): small.\n'
    const { newText } = writeAfter(parseDigest(list), 0, elsewhere, noFacts)
    assert.equal(newText, `\n- Quiet Kernels: Small Steps. [DOI](${address}): `)
  })
})

suite('a title with signs that mean something', () => {
  const titles = [
    'Loops of List<T> & Map<K, V> in Kernels',
    'Kernels < Trees & <b>Bold</b> Claims',
    'Small Steps Along the Path C:\\',
    'Small [Steps] with Kernels\\',
    'Steps <script>alert(1)</script> of Kernels',
  ]
  const shows = (text: string) => {
    const html = new MarkdownIt({ html: true }).render(text)
    return decodeEntities(html.replace(/<[^<>]*>/g, ' ')).replace(/\s+/g, ' ')
  }
  const others = [
    `<ul>\n<li><b>Loud Kernels in Large Steps</b> (<a href="${url}">pdf</a>): loud.</li>\n</ul>\n`,
    `<p><a href="${url}">Loud Kernels in Large Steps</a><br>\nLoud.</p>\n`,
    `- **[Loud Kernels in Large Steps](${url})**: loud.\n`,
    `- *Loud Kernels in Large Steps*: [link](${url}). Loud.\n`,
    `|Loud Kernels in Large Steps|[link](${url})|loud|\n|Another Study of Kernels|[link](https://arxiv.org/abs/2303.00002)|small|\n`,
  ]
  for (const digest of [...forms.map((form) => form.digest), ...others])
    test(`is shown as it is: ${JSON.stringify(digest.slice(0, 60))}`, () => {
      for (const title of titles) {
        const written = writeAfter(parseDigest(digest), 0, { ...fresh, title }, factsOf([old]))
        const text = applyEdits(digest, [written])
        assert.ok(shows(text).includes(title), `${text}\n${shows(text)}`)
      }
    })
})

test('an entry leads to the version that was asked for', () => {
  const { newText } = writeAfter(parseDigest(`- [A Study of Kernels](${url}): loud.\n`), 0, fresh, {
    ...noFacts,
    version: 3,
  })
  assert.match(newText, /abs\/2401\.00077v3\)/)
})

function after(text: string, index: number, facts: Facts = factsOf([old])): string {
  const digest = parseDigest(text)
  const written = writeAfter(digest, index, fresh, facts)
  assert.ok(written.isSound && written.exemplar, `not sound: ${written.newText}`)
  assert.equal(entryOf(applyEdits(text, [written]), fresh), 1)
  return withCursor(written)
}

function withCursor({ newText, cursor }: Pick<WrittenEntry, 'newText' | 'cursor'>): string {
  return `${newText.slice(0, cursor)}¦${newText.slice(cursor)}`
}

function entryOf(text: string, { id }: Paper): number {
  return parseDigest(text).entries.filter(({ link }) => link?.url.includes(id)).length
}
