import assert from 'node:assert/strict'
import fc from 'fast-check'
import { slice } from '../../../src/core/base/span.ts'
import { type Digest, paperOf } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

const dense = `A merry week.
The papers below deserve a close look.
Attention Is All You Need
https://arxiv.org/abs/1706.03762
No recurrence at all, and it works.
Adam: A Method for Stochastic Optimization
https://arxiv.org/abs/1412.6980
After https://arxiv.org/abs/1212.5701 the default. #optimizer
The following are for fun.
Is a Title with a Question Mark a Title?
https://openreview.net/forum?id=abc
Sure.

#review
`

suite('reading a digest of title, link and commentary', () => {
  test('finds entries, sections, mentions and tags', () => {
    assert.deepEqual(summary(parseDigest(dense)), {
      title: undefined,
      sections: ['The papers below deserve a close look.', 'The following are for fun.'],
      entries: [
        ['Attention Is All You Need', '1706.03762', 'No recurrence at all, and it works.'],
        [
          'Adam: A Method for Stochastic Optimization',
          '1412.6980',
          'After https://arxiv.org/abs/1212.5701 the default. #optimizer',
        ],
        ['Is a Title with a Question Mark a Title?', undefined, 'Sure.'],
      ],
      mentions: ['1212.5701'],
      tags: ['optimizer', 'review'],
    })
  })

  test('reads the same with blank lines between all lines, with CRLF and with a byte order mark', () => {
    const expected = summary(parseDigest(dense))
    assert.deepEqual(summary(parseDigest(dense.replaceAll('\n', '\n\n'))), expected)
    assert.deepEqual(summary(parseDigest(dense.replaceAll('\n', '\r\n'))), expected)
    assert.deepEqual(summary(parseDigest(`\uFEFF${dense}`)), expected)
  })

  test('takes a first heading as the title and others as sections', () => {
    const digest = parseDigest(`# Week 12\n\n## Vision\n\n${dense}`)
    assert.equal(digest.title?.text, 'Week 12')
    assert.equal(digest.sections[0]?.label.text, 'Vision')
    assert.equal(digest.sections[0]?.level, 2)
  })

  test('the title that Org has in a keyword', () => {
    const digest = parseDigest(
      '#+TITLE: Papers of March\n#+DATE: 2024-03-05\n\n* Trees\n  https://arxiv.org/abs/2401.00001\n',
    )
    assert.equal(digest.title?.text, 'Papers of March')
    assert.deepEqual(digest.sections, [])
  })

  test('knows a link without a title below commentary', () => {
    const digest = parseDigest(
      'First Paper of Two\nhttps://arxiv.org/abs/1706.03762\nwhat I think of it is a lot.\nhttps://arxiv.org/abs/1412.6980\nAnd of that.',
    )
    assert.deepEqual(summary(digest).entries, [
      ['First Paper of Two', '1706.03762', 'what I think of it is a lot.'],
      [undefined, '1412.6980', 'And of that.'],
    ])
  })

  test('reads statements in Korean, Japanese and Chinese', () => {
    for (const statement of ['아래 논문들은 튜닝이 중심.', '以下は面白い論文。', '下面是一些有趣的论文。']) {
      const digest = parseDigest(
        `좋은 한 주.\n${statement}\nA Title Here\nhttps://arxiv.org/abs/1706.03762\n좋다.`,
      )
      assert.deepEqual(
        digest.sections.map(({ label }) => label.text),
        [statement],
      )
    }
  })

  test('reads years and open lead-ins above entries as sections', () => {
    const digest = parseDigest(
      '2018\n\n- World Models [[Paper](https://arxiv.org/abs/1803.10122)] good\n\nOn training,\n\n- Adam [[Paper](https://arxiv.org/abs/1412.6980)]\n',
    )
    assert.deepEqual(summary(digest).sections, ['2018', 'On training,'])
  })

  test('takes no statement for one that comments the paper above', () => {
    const digest = parseDigest(
      'A Title\nhttps://arxiv.org/abs/1706.03762\nThe papers below are better.\nB Title\nhttps://arxiv.org/abs/1412.6980\nYes.',
    )
    assert.deepEqual(digest.sections, [])
    assert.equal(digest.entries.length, 2)
  })

  test('keeps particles behind a link out of it', () => {
    const digest = parseDigest(
      'Some prose about https://arxiv.org/abs/1912.03263를 보면, https://arxiv.org/abs/2010.03759（참고）.',
    )
    assert.deepEqual(
      digest.mentions.map((mention) => mention.link.url),
      ['https://arxiv.org/abs/1912.03263', 'https://arxiv.org/abs/2010.03759'],
    )
  })

  test('sees nothing in fenced code and comments', () => {
    const digest = parseDigest(
      '```\nA Title\nhttps://arxiv.org/abs/1706.03762\n```\n<!--\nB Title\nhttps://arxiv.org/abs/1412.6980\n#tag\n-->\n',
    )
    assert.deepEqual(summary(digest), { title: undefined, sections: [], entries: [], mentions: [], tags: [] })
  })

  for (const [code, what] of [
    ['- ```\n  …\n  ```\n', 'an item'],
    ['1. ~~~ sh\n\n   …\n\n   ~~~\n2. Two\n', 'a numbered item'],
    ['> ```\n> …\n>\n> ```\n', 'a quotation'],
    ['> - ```\n>   …\n', 'a quotation that does not close it'],
    ['- ```\n  …\n\nNext.\n', 'an item that does not close it'],
    ['#+BEGIN_SRC sh\n…\n\n#+END_SRC\n', 'Org'],
    ['#+begin_example\n…\n#+end_example\n', 'an example of Org'],
    ['\\begin{verbatim}\n…\n\\end{verbatim}\n', 'LaTeX'],
    ['.. code-block:: sh\n\n   …\n\nNext.\n', 'reStructuredText'],
    ['[source,sh]\n----\n…\n\n----\n', 'AsciiDoc'],
    ['[listing]\n....\n…\n....\n', 'a listing of AsciiDoc'],
  ] as const)
    test(`sees nothing in code of ${what}, and all below it`, () => {
      const inner = 'A Title\nhttps://arxiv.org/abs/1706.03762\n#tag'
      const lead = /(?<=\n)[> ]*(?=…)/.exec(code)?.[0] ?? ''
      const digest = parseDigest(
        `${code.replace('…', inner.replaceAll('\n', `\n${lead}`))}\nB Title\nhttps://arxiv.org/abs/1412.6980\n`,
      )
      const { entries, tags } = summary(digest)
      assert.deepEqual([entries.map(([title]) => title), tags], [['B Title'], []])
    })
})

suite('reading links above their titles', () => {
  test('finds titles with and without authors, and leaves those out', () => {
    const digest = parseDigest(
      'Not many this week.\n\nhttps://arxiv.org/abs/1706.03762\n\nAttention Is All You Need (Ashish Vaswani, Noam Shazeer)\n\nno recurrence, and it works\n\nhttps://arxiv.org/abs/1412.6980\n\nAdam: A Method for Stochastic Optimization\n\nThe default.',
    )
    assert.deepEqual(summary(digest).entries, [
      ['Attention Is All You Need', '1706.03762', 'no recurrence, and it works'],
      ['Adam: A Method for Stochastic Optimization', '1412.6980', 'The default.'],
    ])
    assert.equal(digest.prevailingLayout, 'link-title')
  })

  test('takes prose below a bare link for its commentary', () => {
    const digest = parseDigest(
      'https://arxiv.org/abs/1706.03762\n\n흥미로운 결합이지만 핵심을 추출하기 어렵다.\n',
    )
    assert.deepEqual(summary(digest).entries, [
      [undefined, '1706.03762', '흥미로운 결합이지만 핵심을 추출하기 어렵다.'],
    ])
  })
})

suite('reading other layouts', () => {
  test('reads a linked title in a heading, a list item and a paragraph', () => {
    const digest = parseDigest(
      '### [A Title](https://arxiv.org/abs/1706.03762)\nGood.\n\n# Lists\n\n- [B Title](https://arxiv.org/abs/1412.6980): what I think\n\n[**C Title**](https://arxiv.org/abs/1512.03385)\n',
    )
    assert.deepEqual(summary(digest).entries, [
      ['A Title', '1706.03762', 'Good.'],
      ['B Title', '1412.6980', 'what I think'],
      ['C Title', '1512.03385', undefined],
    ])
    assert.equal(digest.prevailingLayout, 'linked-title')
  })

  test('reads a title and the links that say what lies behind them', () => {
    const digest = parseDigest(
      '- World Models [[Paper](https://arxiv.org/abs/1803.10122)] [[Review](https://example.com/review)]\n    - Ann Author, 2018\n- Adam [[arXiv](https://arxiv.org/abs/1412.6980)], [code](https://github.com/a/b): still the default\n',
    )
    assert.deepEqual(summary(digest).entries.slice(0, 1), [['World Models', '1803.10122', undefined]])
    assert.deepEqual(summary(digest).entries.slice(1), [['Adam', '1412.6980', 'still the default']])
  })

  test('takes a linked title that leads to no paper for an entry only below one that does', () => {
    const list =
      '1. **[Attention Is All You Need](https://arxiv.org/abs/1706.03762):** all\n2. **[Improving Language Understanding](https://example.com/gpt):** decoder\n'
    assert.deepEqual(summary(parseDigest(list)).entries, [
      ['Attention Is All You Need', '1706.03762', 'all'],
      ['Improving Language Understanding', undefined, 'decoder'],
    ])
    assert.deepEqual(parseDigest('- [Some Documentation](https://example.com/docs)\n').entries, [])
  })

  test('reads rows of a table, whatever the order of their cells', () => {
    const digest = parseDigest(
      '| Paper | Links |\n| --- | --- |\n| 1) **Attention Is All You Need** - no recurrence | [Paper](https://arxiv.org/abs/1706.03762), [Tweet](https://example.com/1) |\n|**2014-12-22**|**Adam: A Method for Stochastic Optimization**|Diederik Kingma et.al.|[1412.6980](http://arxiv.org/abs/1412.6980)|null|\n| [Deep Residual Learning](https://arxiv.org/abs/1512.03385) | CVPR |\n\nBelow the table.\n',
    )
    assert.deepEqual(summary(digest).entries, [
      ['Attention Is All You Need', '1706.03762', 'no recurrence'],
      ['Adam: A Method for Stochastic Optimization', '1412.6980', undefined],
      ['Deep Residual Learning', '1512.03385', undefined],
    ])
  })

  test('reads a numbered title with a bare link behind it', () => {
    const digest = parseDigest(
      '1. Bridging the Gap between Detectors https://arxiv.org/abs/1912.02424\n\nGood.\n',
    )
    assert.deepEqual(summary(digest).entries, [['Bridging the Gap between Detectors', '1912.02424', 'Good.']])
  })

  test('reads a title in a heading or in bold with fields below it', () => {
    const digest = parseDigest(
      '# Daily\n\n## 1. Attention Is All You Need\n- **Authors:** Ann Author\n- **URL:** https://arxiv.org/abs/1706.03762\n- **Summary:** no recurrence\n\n**《Adam: A Method》(ICLR 2015)**\n\nDate：20141222\n\narXiv：https://arxiv.org/abs/1412.6980\n',
    )
    assert.deepEqual(summary(digest).entries, [
      ['Attention Is All You Need', '1706.03762', '**Summary:** no recurrence'],
      ['Adam: A Method', '1412.6980', undefined],
    ])
    assert.deepEqual(summary(digest).sections, [])
  })

  test('takes no label such as "paper" for a title', () => {
    assert.deepEqual(parseDigest('- [paper](https://arxiv.org/abs/1706.03762)\n').entries, [])
  })

  test('takes `Title (address)` for an entry alone and for a mention in prose', () => {
    const digest = parseDigest(
      'Adam (https://arxiv.org/abs/1412.6980)\n\nIt beats Adadelta (https://arxiv.org/abs/1212.5701) mostly.',
    )
    assert.deepEqual(
      summary(digest).entries.map(([title]) => title),
      ['Adam'],
    )
    assert.deepEqual(summary(digest).mentions, ['1212.5701'])
  })
})

suite('prose that ends with a link', () => {
  test('is no entry, whatever the link looks like', () => {
    for (const end of ['[Adam](https://arxiv.org/abs/1412.6980)', 'Adam (https://arxiv.org/abs/1412.6980)']) {
      const digest = parseDigest(`A Title\nhttps://arxiv.org/abs/1706.03762\nSaid at once. As in ${end}`)
      assert.equal(digest.entries.length, 1)
      assert.deepEqual(summary(digest).mentions, ['1412.6980'])
    }
  })
})

suite('spans of a digest', () => {
  const fragment = fc.constantFrom(
    '# ',
    '\n',
    '\r\n',
    'A Title',
    'https://arxiv.org/abs/2011.10650',
    '[A](',
    ')',
    ' ',
    '```',
    '<!--',
    '-->',
    '#tag',
    '---\n',
    '다.',
    '\u{1F600}',
    'The papers below.',
    '- ',
    '1. ',
  )
  const text = fc
    .array(fc.oneof(fragment, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 60 })
    .map((parts) => parts.join(''))

  test('are the same whatever was read before', () => {
    const spansOf = ({ entries, sections, mentions, tags, emptyStatements, partStarts }: Digest) => ({
      entries: entries.map(({ layout, span, title, link, commentary }) => {
        return { layout, span, title, link: link?.span, commentary }
      }),
      others: [sections, tags, emptyStatements, mentions.map(({ link }) => link.span)],
      partStarts,
    })
    fc.assert(
      fc.property(text, text, (input, other) => {
        const first = spansOf(parseDigest(input))
        parseDigest(other)
        assert.deepEqual(spansOf(parseDigest(input)), first)
      }),
    )
  })

  test('stay in any text, in order, and slice to what they name', () => {
    fc.assert(
      fc.property(text, (input) => {
        const digest = parseDigest(input)
        for (const { title, span, link } of digest.entries) {
          if (title) assert.equal(slice(input, title.span), title.text)
          if (link) assert.equal(slice(input, link.span), link.url)
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= input.length)
        }
        for (const { label } of digest.sections) assert.equal(slice(input, label.span), label.text)
        for (const { span, name } of digest.tags) assert.equal(slice(input, span), `#${name}`)
        const starts = digest.entries.map(({ span }) => span.start)
        assert.deepEqual(
          starts,
          starts.toSorted((a, b) => a - b),
        )
      }),
      { numRuns: 400 },
    )
  })
})

suite('white space behind lines', () => {
  const line = fc.constantFrom(
    ...[
      'A Title',
      'Small Models for Long Texts',
      'Title: A Labelled One',
      'Who Needs Labels?',
      'Method',
      'May',
    ],
    ...['https://arxiv.org/abs/2401.00001', '<https://arxiv.org/abs/2401.00002>', 'arXiv:2401.00003'],
    ...[
      'https://example.org/page',
      'See http://localhost/a',
      'Ann Author, Bo Author',
      '> A Title',
      '- A Title',
    ],
    ...[
      'What I think of it.',
      '아래 논문들은 튜닝에 대한 것들.',
      'The papers below.',
      '#tag',
      '좋다.',
      '  ',
      '',
    ],
    ...[
      '# A Heading',
      '## A Title',
      '---',
      '```',
      'Small Models (Ann Author, Bo Author)',
      '1. topic',
      'On it:',
    ],
  )

  test('changes nothing of what lines say, though lines without it are read by leaps', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 24 }), (lines) => {
        const said = (text: string) => JSON.stringify(summary(parseDigest(text))).replace(/ +\\n/g, '\\n')
        assert.equal(said(lines.map((words) => `${words} `).join('\n')), said(lines.join('\n')))
      }),
      { numRuns: 2_000 },
    )
  })
})

function summary(digest: Digest) {
  return {
    title: digest.title?.text,
    sections: digest.sections.map(({ label }) => label.text),
    entries: digest.entries.map((entry) => [
      entry.title?.text,
      paperOf(entry),
      entry.commentary && slice(digest.text, entry.commentary),
    ]),
    mentions: digest.mentions.map(paperOf),
    tags: digest.tags.map(({ name }) => name),
  }
}

suite('headings that are addresses', () => {
  const url = (index: number) => `https://arxiv.org/abs/2401.0000${index}`
  const titles = ['Tides of March and of Other Months', undefined, 'Ponds of May and of Other Months']
  for (const level of ['##', '###', '####'])
    for (const [name, heading] of Object.entries({
      linked: (title: string, address: string) => `[${title}](${address})`,
      'with the link below': (title: string, address: string) => `${title}\n\n${address}`,
      'with the link behind': (title: string, address: string) => `${title} (${address})`,
    }))
      test(`are entries without titles among other headings: ${level} ${name}`, () => {
        for (const address of [url(1), `<${url(1)}>`, `[](${url(1)})`]) {
          const text = `# Week 20\n\n${titles
            .map(
              (title, index) => `${level} ${title ? heading(title, url(index)) : address}\n\nCalm words.\n`,
            )
            .join('\n')}`
          const digest = parseDigest(text)
          assert.deepEqual(
            digest.entries.map(({ title, link }) => [title?.text, link?.url]),
            titles.map((title, index) => [title, url(index)]),
            text,
          )
          assert.deepEqual(digest.sections, [], text)
        }
      })
})

suite('questions that papers answer', () => {
  const heads: readonly ((title: string, url: string) => string)[] = [
    (title, url) => `### [${title}](${url})`,
    (title, url) => `## ${title}\n\n${url}`,
    (title, url) => `${title}\n${url}`,
  ]
  for (const asked of [
    'What to read next?',
    'Follow-up?',
    '次に読むべき論文は？',
    '次は？',
    '関連論文は？',
    '다음에 읽을 논문은?',
    '接下来读什么？',
    'Was als Nächstes lesen?',
    'Que lire ensuite ?',
    '¿Qué leer después?',
    'Что читать дальше?',
  ])
    test(`stay in what is said: ${asked}`, () => {
      for (const head of heads)
        for (const answer of ['BERT', 'Wide Rivers of the North and of the South'])
          for (const question of [`**${asked}** `, `${asked} `, `**${asked}**: `]) {
            const lines = `- **What?** Calm words.\n- ${question}[${answer}](https://arxiv.org/abs/2401.00009)\n`
            const text = `# Papers\n\n${head('Tides of March and of Other Months', 'https://arxiv.org/abs/2401.00001')}\n\n${lines}\n${head('Ponds of May and of Other Months', 'https://arxiv.org/abs/2401.00002')}\n\n- **What?** Wet words.\n`
            const { entries, mentions } = parseDigest(text)
            assert.deepEqual(
              entries.map((entry) => paperOf(entry)),
              ['2401.00001', '2401.00002'],
              text,
            )
            assert.equal(mentions.length, 1, text)
          }
    })
})
