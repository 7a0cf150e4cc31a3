import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { noConventions } from '../../../src/core/digest/conventions/readConventions.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { type CheckOptions, checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { archiveOf, factsFrom } from '../../helpers/archives.ts'
import { noFacts } from '../../helpers/papers.ts'

const titles = [
  'Glazing Stone Tiles',
  'Cold Mountains of the South',
  'Old Deserts of the West',
  'Wide Rivers of the North',
]
const digest = (address: (at: number) => string) =>
  `# Week\n\n${titles.map((title, at) => `${title}\n${address(at + 1)}\nCalm.\n\n`).join('')}`
const options = (more: Partial<CheckOptions> = {}): CheckOptions => ({
  facts: noFacts,
  settings: {},
  log: silentLog,
  ...more,
})
const found = (text: string, more?: Partial<CheckOptions>) =>
  checkDigest(parseDigest(text), options(more)).map(({ rule, message }) => `${rule.id}: ${message}`)
const mended = (text: string, more?: Partial<CheckOptions>) =>
  applyEdits(
    text,
    fixAll(text, (now) => checkDigest(parseDigest(now), options(more))),
  )

suite('noncanonical-link', () => {
  for (const [name, address] of [
    ['http', (at: number) => `http://arxiv.org/abs/2401.0000${at}`],
    ['.pdf', (at: number) => `https://arxiv.org/pdf/2401.0000${at}.pdf`],
    ['pdf', (at: number) => `https://arxiv.org/pdf/2401.0000${at}`],
    ['www', (at: number) => `https://www.arxiv.org/abs/2401.0000${at}`],
    ['export', (at: number) => `https://export.arxiv.org/abs/2401.0000${at}`],
    ['doi', (at: number) => `https://doi.org/10.48550/arXiv.2401.0000${at}`],
    ['ar5iv', (at: number) => `https://ar5iv.labs.arxiv.org/html/2401.0000${at}`],
    ['citation', (at: number) => `arXiv:2401.0000${at}`],
  ] as const) {
    test(`says nothing of the form that a digest has throughout: ${name}`, () => {
      assert.deepEqual(found(digest(address)), [])
    })
  }

  test('says what else is wrong with such a link, and of one that is written otherwise', () => {
    const odd = digest((at) =>
      at === 4 ? 'http://arxiv.org/pdf/2401.00004v1.pdf' : `https://arxiv.org/abs/2401.0000${at}`,
    )
    assert.equal(found(odd).length, 1)
    assert.equal(
      found(digest((at) => `http://arxiv.org/abs/2401.0000${at}${at === 4 ? '?utm_source=x' : ''}`)).length,
      1,
    )
  })

  test('says it where conventions ask for a form', () => {
    const conventions = { ...noConventions, link: 'abs' as const }
    assert.equal(
      found(
        digest((at) => `https://arxiv.org/pdf/2401.0000${at}.pdf`),
        { conventions },
      ).length,
      4,
    )
  })
})

suite('duplicate-paper', () => {
  const two = (second: string, link = 'https://arxiv.org/abs/2401.00001') =>
    `# Week\n\nGlazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001\nCalm.\n\n${second}\n${link}\n`

  test('says that a link is wrong where two titles differ, and removes nothing', () => {
    const text = two('Cold Mountains of the South')
    assert.match(found(text)[0] ?? '', /^duplicate-paper: .*“Glazing Stone Tiles”.*wrong/)
    assert.equal(mended(text), text)
  })

  for (const title of [
    'Glazing Stone Tiles',
    'GLAZING STONE TILES',
    'Glazing Stone Tiles: Part One',
    'Glazing Tiles',
  ])
    test(`says that a paper is there twice: ${title}`, () => {
      assert.match(found(two(title))[0] ?? '', /^duplicate-paper: .* is already an entry of this digest\.$/)
    })

  for (const lead of ['> TL;DR: ', 'In this issue: ', '', '**Today:** '])
    test(`says nothing of papers that one line announces: ${lead}`, () => {
      const address = (at: number) => `https://arxiv.org/abs/2401.0000${at + 1}`
      const link = (at: number) => `[${titles[at]}](${address(at)})`
      const all = [0, 1, 2].map((at) => `## ${link(at)}\n\nCalm and sharp.\n\n`).join('')
      const duplicates = (line: string) =>
        found(`# Week\n\n${line}\n\n${all}`).filter((each) => each.startsWith('duplicate-paper: '))
      assert.deepEqual(duplicates(`${lead}${link(0)}, ${link(1)} and ${link(2)}`), [])
      assert.equal(duplicates(`- ${link(0)}`).length, 1)
      assert.equal(duplicates(`- ${link(0)} builds with great care on what ${link(1)} had`).length, 1)
    })

  test('says nothing of papers that stand among the highlights first', () => {
    const address = (at: number) => `https://arxiv.org/abs/2401.0000${at + 1}`
    const highlights = (count: number) =>
      titles
        .slice(0, count)
        .map((title, at) => `- [${title}](${address(at)})\n`)
        .join('')
    const all = digest((at) => address(at - 1)).replace('# Week\n\n', '')
    for (const count of [2, 3, 4])
      assert.deepEqual(found(`# Week\n\n## Highlights\n\n${highlights(count)}\n## All\n\n${all}`), [])
    const duplicates = (text: string) => found(text).filter((each) => each.startsWith('duplicate-paper: '))
    assert.equal(duplicates(`# Week\n\n## Highlights\n\n${highlights(1)}\n## All\n\n${all}`).length, 1)
    assert.equal(duplicates(`# Week\n\n## All\n\n${all}\n## More\n\n${highlights(2)}`).length, 2)
  })

  for (const heading of [
    '## References',
    '**참고문헌**',
    '## 6. Bibliography:',
    '## References\n\n### Bibliography\n\nOld ones.\n\n### Others',
  ])
    test(`says nothing of papers in a list of references: ${heading}`, () => {
      const list = (at: number) =>
        `${at}. Author, A. ${titles[at]}. https://arxiv.org/abs/2401.0000${at + 1}\n`
      const text = digest((at) => `https://arxiv.org/abs/2401.0000${at}`)
      assert.deepEqual(found(`${text}${heading}\n\n${list(1)}${list(2)}`), [])
    })

  test('sees the title in a line of which another part was read as one', () => {
    const text = (heading: string) =>
      `${two('Old Deserts', 'https://arxiv.org/abs/2401.00002').replace('Glazing Stone Tiles', 'Tall Roots')}\n${heading}\n\n1. Author, A. Tall Roots. https://arxiv.org/abs/2401.00001\n2. Author, A. Old Deserts. https://arxiv.org/abs/2401.00002\n`
    const duplicates = found(text('## On My Desk')).filter((each) => each.startsWith('duplicate-paper: '))
    assert.equal(duplicates.length, 2)
    for (const message of duplicates) assert.match(message, / is already an entry of this digest\.$/)
  })

  test('says nothing of two versions that go by names of their own, nor of a log of a second reading', () => {
    const pair = (first: string, second: string) => `# Week\n\n- ${first} had none.\n- ${second} has one.\n`
    const link = (title: string, version: string) => `[${title}](https://arxiv.org/abs/2401.00001${version})`
    const duplicates = (text: string) => found(text).filter((each) => each.startsWith('duplicate-paper: '))
    assert.deepEqual(duplicates(pair(link('Stone Tiles v1', 'v1'), link('Stone Tiles v2', 'v2'))), [])
    assert.equal(duplicates(pair(link('Stone Tiles', 'v1'), link('Stone Tiles', 'v2'))).length, 1)
    assert.equal(duplicates(pair(link('Stone Tiles v1', 'v1'), link('Stone Tiles v2', 'v1'))).length, 1)
    const log = (verb: string) =>
      `2024-03-01 read Stone Tiles https://arxiv.org/abs/2401.00001 - fine\n2024-03-03 ${verb} Stone Tiles https://arxiv.org/abs/2401.00001 - still fine\n`
    assert.deepEqual(duplicates(log('reread')), [])
    assert.deepEqual(duplicates(log('Re-read')), [])
  })

  for (const second of [
    'https://arxiv.org/pdf/2401.00001',
    '[pdf](https://arxiv.org/pdf/2401.00001)',
    '- PDF: https://arxiv.org/pdf/2401.00001',
  ])
    test(`says nothing of the second link of a note: ${second}`, () => {
      assert.deepEqual(
        found(`# Glazing Stone Tiles\n\nhttps://arxiv.org/abs/2401.00001\n${second}\n\nIt is calm.\n`),
        [],
      )
    })
})

suite('duplicate-paper and "Fix all"', () => {
  const address = 'https://arxiv.org/abs/2401.00001'
  const text = (second: string) =>
    `# Week\n\nGlazing Stone Tiles: Care of 3 Gardens\n${address}\nCalm.\n\nOld Deserts of the West\nhttps://arxiv.org/abs/2401.00002\nDry.\n\n${second}\n`

  for (const second of [
    `Glazing Stone Tiles: Care of 4 Gardens\n${address}`,
    `Glazing Stone Tiles: Care of 3 Gardens with Rain\n${address}`,
    `Glazing Stone Tiles (Ann Author, NeurIPS 2024)\n${address}`,
    `Glazing Stone Tiles\nAnn Author and Bo Author\n${address}`,
    `Glazing Stone Tiles #trees\n${address}`,
    `- ⭐️⭐️ [Glazing Stone Tiles](${address})`,
    `- 2024-03-01 [Glazing Stone Tiles](${address})`,
    `- [code](https://github.com/a/b) [Glazing Stone Tiles](${address})`,
    `- [Glazing Stone Tiles](${address} "A note")`,
    `- [Glazing Stone Tiles](${address}v2)`,
    `- [Glazing Stone Tiles](${address}#page=7)`,
    `- **[Glazing Stone Tiles](${address})**`,
    `- ~~[Glazing Stone Tiles](${address})~~`,
    `- <del>[Glazing Stone Tiles](${address})</del>`,
    `- ==[Glazing Stone Tiles](${address})==`,
    `- [Glazing Stone Tiles](${address}) <!-- for Monday -->`,
    `2024-03-19
Glazing Stone Tiles
${address}`,
    `Monday 2

Glazing Stone Tiles
${address}`,
    `jane  10:02 AM
- [Glazing Stone Tiles](${address})`,
    `Glazing Stone Tiles: Care of 3 Gardens\n${address}`,
    `- [Glazing Stone Tiles](${address})`,
    `### Glazing Stone Tiles\n${address}`,
    address,
  ])
    test(`keep an entry that says more: ${second}`, () => {
      assert.ok(found(text(second)).some((each) => each.startsWith('duplicate-paper: ')))
      assert.equal(mended(text(second)), text(second))
    })

  const copied = [
    `Glazing Stone Tiles\n${address}\n`,
    `Glazing Stone Tiles\n${address}\nCalm and sharp.\n\nTwice.\n`,
    `- [Glazing Stone Tiles](${address})\n`,
    `- [ ] ~~[Glazing Stone Tiles](${address}v1)~~\n  - Calm.\n`,
  ]
  const entries = ['\n# Week', 'Old Deserts of the West\nhttps://arxiv.org/abs/2401.00002\nDry.\n']
  for (const copy of copied)
    for (const gap of copy.includes('\n\n') || !copy.startsWith('- ') ? ['\n'] : ['', '\n'])
      test(`remove a copy of the entry above: ${JSON.stringify(copy + gap)}`, () => {
        const [head, rest] = entries
        const once = `${head}\n\n${copy}\n${rest}`
        assert.equal(mended(`${head}\n\n${copy}${gap}${copy}\n${rest}`).trimEnd(), once.trimEnd())
      })

  const parted = [
    ...[
      '2024-03-19',
      '19 March 2024',
      '3월 19일',
      '[[2024-03-19]]',
      '📅 19.3.',
      'wei  10:05',
      '**wei** 10:05',
    ],
    ...['Bo [9:20 AM]:', 'Bo', '## Bo', '---', '<!-- Bo -->', '> Bo', 'Monday:'],
  ]
  for (const label of parted)
    for (const copy of copied)
      test(`keep an entry below a label: ${JSON.stringify(`${label}\n${copy}`)}`, () => {
        for (const gap of ['\n', '\n\n']) {
          const text = `# Week\n\n${copy}\n${label}${gap}${copy}\n${entries[1]}`
          assert.equal(mended(text), text)
        }
      })

  for (const end of [' <!-- by Bo -->', ' %%by Bo%%', ' ^bo', ' #bo', ' [^1]', ' (Bo)', ' ★'])
    for (const copy of copied)
      test(`keep an entry that ends otherwise: ${JSON.stringify(copy + end)}`, () => {
        const text = `# Week\n\n${copy}\n${copy.trimEnd()}${end}\n\n${entries[1]}`
        assert.equal(mended(text), text)
      })

  test('keep versions and pages of a paper apart', () => {
    const forms = [
      'abs/2401.00001',
      'abs/2401.00001v1',
      'abs/2401.00001v2',
      'pdf/2401.00001',
      'pdf/2401.00001v1',
    ]
    const addresses = [
      ...forms.map((form) => `https://arxiv.org/${form}`),
      'https://www.alphaxiv.org/abs/2401.00001',
    ]
    for (const first of addresses)
      for (const second of addresses) {
        if (first === second) continue
        const item = (link: string) => `- [Glazing Stone Tiles](${link})\n`
        const text = `# Week\n\n${item(first)}${item(second)}- [Old Deserts](https://arxiv.org/abs/2401.00002)\n`
        assert.equal(mended(text), text)
      }
  })
})

suite('duplicate-paper and what is around', () => {
  const address = (at: number) => `https://arxiv.org/abs/2401.0000${at}`
  const link = (at: number) => `[${titles[at]}](${address(at)})\n`
  const item = (at: number) => `- ${link(at)}`
  const row = (at: number) => `| ${titles[at]} | ${address(at)} |\n`
  const table = '| Title | Link |\n| --- | --- |\n'

  for (const [name, text] of [
    ['headings', `## Chosen by Ann\n\n${item(1)}${item(2)}\n## Chosen by Bo\n\n${item(1)}${item(3)}`],
    ['labels', `**Monday**\n\n${item(1)}\n**Liked most**\n\n${item(1)}`],
    ['lines', `Talks:\n${item(1)}Posters:\n${item(2)}${item(1)}`],
    ['items', `- To read\n  ${item(1)}  ${item(2)}- Done\n  ${item(1)}`],
    ['depths', `${item(1)}${item(2)}  ${item(1)}`],
    ['tables', `${table}${row(1)}${row(2)}\n${table}${row(1)}${row(3)}`],
    ['rules', `${item(1)}${item(2)}\n---\n\n${item(1)}`],
    ['boxes', `- [x] ${link(1)}- [ ] ${link(2)}- [ ] ${link(1)}`],
    ['a box and none', `${item(1)}${item(2)}- [ ] ${link(1)}`],
    ['numbers', `1. ${link(1)}2. ${link(2)}3. ${link(1)}4. ${link(3)}`],
  ])
    test(`keeps an entry whose place says something: ${name}`, () => {
      assert.equal(found(`# Week\n\n${text}`).filter((each) => each.startsWith('duplicate')).length, 1)
      assert.equal(mended(`# Week\n\n${text}`), `# Week\n\n${text}`)
    })

  for (const below of [
    'The papers below are about tuning.',
    '**Vision**',
    'Vision\n------',
    '[a]: https://a.org',
  ])
    test(`does not make a part of a list or table of it: ${JSON.stringify(below)}`, () => {
      const end = `\n${below}\n\n${item(3)}`
      assert.equal(
        mended(`# Week\n\n${item(1)}${item(2)}${item(2)}${end}`),
        `# Week\n\n${item(1)}${item(2)}${end}`,
      )
      assert.equal(
        mended(`# Week\n\n${table}${row(1)}${row(2)}${row(2)}${end}`),
        `# Week\n\n${table}${row(1)}${row(2)}${end}`,
      )
    })
})

suite('duplicate-paper outside of arXiv', () => {
  const two = (first: string, second: string, title = 'Glazing Stone Tiles') =>
    `# Week\n\nGlazing Stone Tiles\n${first}\nCalm.\n\nOld Deserts of the West\nhttps://arxiv.org/abs/2401.00001\nDry.\n\n${title}\n${second}\nStill calm.\n`

  /** Addresses of one paper in each line. */
  const same = [
    [
      ...[
        'https://doi.org/10.1145/356580.356581',
        'http://dx.doi.org/10.1145/356580.356581',
        'doi:10.1145/356580.356581',
      ],
      ...[
        'https://dl.acm.org/doi/10.1145/356580.356581',
        'https://dl.acm.org/doi/pdf/10.1145/356580.356581?download=true',
      ],
    ],
    [
      'https://link.springer.com/article/10.1007/s10994-019-05855-6',
      'https://link.springer.com/content/pdf/10.1007/s10994-019-05855-6.pdf',
      'https://doi.org/10.1007/S10994-019-05855-6',
    ],
    [
      ...[
        'https://aclanthology.org/P19-1001/',
        'https://www.aclweb.org/anthology/P19-1001',
        'https://aclanthology.org/P19-1001.pdf',
      ],
      'http://aclanthology.org/P19-1001?utm_source=feed',
    ],
    [
      ...[
        'https://openreview.net/forum?id=abc_1',
        'https://openreview.net/pdf?id=abc_1',
        'https://openreview.net/forum?id=abc_1&noteId=x',
      ],
      'https://www.openreview.net/forum?id=abc_1',
    ],
    ['https://proceedings.mlr.press/v97/author19a.html', 'http://proceedings.mlr.press/v97/author19a'],
    ['https://example.org/~author/trees.pdf', 'http://www.example.org/~author/trees.pdf'],
  ]

  for (const addresses of same)
    for (const first of addresses)
      for (const second of addresses)
        test(`says that a paper is there twice: ${first} and ${second}`, () => {
          const text = two(first, second)
          assert.match(found(text)[0] ?? '', /^duplicate-paper: .* is already an entry of this digest\.$/)
          assert.equal(mended(text), text)
        })

  test('says nothing of addresses of other papers', () => {
    for (const [at, addresses] of same.entries())
      for (const others of same.slice(at + 1))
        assert.deepEqual(found(two(addresses[0] ?? '', others[0] ?? '')), [])
    for (const [first = '', second = ''] of [
      ['https://openreview.net/forum?id=abc', 'https://openreview.net/forum?id=abd'],
      ['https://proceedings.mlr.press/v97/#a', 'https://proceedings.mlr.press/v97/#b'],
      ['https://github.com/author/trees', 'https://github.com/author/trees'],
    ])
      assert.deepEqual(found(two(first, second)), [], first)
  })

  test('says nothing of two papers on one page', () => {
    const page = 'https://proceedings.mlr.press/v97/'
    assert.deepEqual(found(two(page, page, 'Cold Mountains of the South')), [])
  })

  test('says nothing of a list that names its papers twice', () => {
    const entries = (count: number) =>
      Array.from(
        { length: count },
        (_, at) => `- [Paper of ${at + 10} Trees](https://doi.org/10.1145/${at}.1): calm.\n`,
      ).join('')
    const list = (count: number, more = 0) =>
      `# Week\n\n## By Subject\n\n${entries(count + more)}\n## By Year\n\n${entries(count)}`
    assert.equal(found(list(2)).length, 2)
    assert.equal(found(list(4, 1)).length, 4)
    assert.deepEqual(found(list(4)), [])
    assert.deepEqual(found(list(12, 5)), [])
  })
})

suite('unknown-tag', () => {
  const archive = archiveOf(
    Object.fromEntries(
      [1, 2, 3, 4].map((at) => [
        `${at}.md`,
        `${digest(() => `https://arxiv.org/abs/2301.0000${at}`)}#pruning #review #language\n`,
      ]),
    ),
  )
  const check = (tags: string) => {
    const text = `${digest((at) => `https://arxiv.org/abs/2401.0000${at}`)}${tags}\n`
    const more = {
      archive: factsFrom(archive, text),
      conventions: { ...noConventions, tags: { required: ['review'], known: [] } },
    }
    return {
      found: found(text, more).filter((each) => each.startsWith('unknown-tag')),
      mended: mended(text, more),
    }
  }

  test('takes no word for another', () => {
    for (const tag of ['tuning', 'planning', 'priming', 'revenue', 'languor'])
      assert.deepEqual(check(`#${tag} #review`).found, [], tag)
  })

  test('lets a person decide where a tag is near a known one', () => {
    const known = {
      conventions: {
        ...noConventions,
        tags: { required: [], known: ['supervised', 'gpt3', 'read', 'review', 'pruning'] },
      },
    }
    for (const tag of [
      'unsupervised',
      'gpt4',
      'unread',
      'preview',
      'tuning',
      'reviews',
      'review를',
      'reviewを読む',
      'review论文',
    ]) {
      const text = `${digest((at) => `https://arxiv.org/abs/2401.0000${at}`)}#${tag}\n`
      assert.equal(found(text, known).filter((each) => each.startsWith('unknown-tag')).length, 1, tag)
      assert.equal(mended(text, known), text, tag)
    }
  })

  test('mends a slip, and writes no tag twice', () => {
    assert.match(check('#langauge #review').mended, /#language #review\n$/)
    assert.match(check('#reveiw #review').mended, /#reveiw #review\n$/)
    assert.match(check('#reveiw').mended, /\n#review\n$/)
    assert.equal(check('#langauge #langugae #review').mended.match(/#language/g)?.length, 1)
  })
})

suite('missing-tag', () => {
  const text = digest((at) => `https://arxiv.org/abs/2401.0000${at}`)
  const more = { conventions: { ...noConventions, tags: { required: ['review'], known: [] } } }

  for (const end of ['<!-- not for you -->', '%%\nnot for you\n%%', '```\ncode\n```', '`code`', '$x$'])
    test(`is said of a digest that ends with ${JSON.stringify(end)}, and mended below it`, () => {
      assert.equal(mended(`${text}${end}\n`, more), `${text}${end}\n\n#review\n`)
    })

  for (const end of [
    '<!-- not',
    '%%\nnot',
    '```\ncode',
    '<div hidden>\n\nnot',
    '## A {.private}\n\nnot',
    '-- \nAnn',
  ])
    test(`is said of one that ends within ${JSON.stringify(end)}, and not mended there`, () => {
      assert.equal(found(`${text}${end}\n`, more).filter((each) => each.startsWith('missing-tag')).length, 1)
      assert.equal(mended(`${text}${end}\n`, more), `${text}${end}\n`)
    })
})

suite('a tag that is required', () => {
  const more = { conventions: { ...noConventions, tags: { required: ['review'], known: ['nlp'] } } }
  for (const written of ['reviews', 'Review', 'reviw'])
    test(`is written once where it stands as #${written}`, () => {
      const entries = digest((at) => `https://arxiv.org/abs/2401.0000${at}`)
      for (const text of [
        `${entries}#${written} #nlp\n`,
        entries.replace('\n', ` #${written}\n`),
        entries.replace('\n', `\n\n#${written}\n`),
      ])
        assert.equal(mended(text, more), text.replace(written, 'review'), text)
    })
})

suite('already-covered', () => {
  test('says nothing of the second part of a talk about a paper', () => {
    for (const [part, count] of [
      ['(part 2)', 0],
      [', Part II', 0],
      ['(continued)', 0],
      ['(part of a course)', 1],
    ] as const) {
      const entry = (title: string) => `${title}\nhttps://arxiv.org/abs/2401.00001\nGood.\n`
      const text = `# A\n\n${entry('Glazing Tiles')}\n${entry(`Glazing Tiles ${part}`)}`
      assert.equal(found(text).filter((each) => each.startsWith('duplicate')).length, count, part)
    }
  })

  for (const [name, header] of [
    ['YAML', '---\ndate: 2024-01-03\n---\n'],
    ['TOML', '+++\ndate = 2024-01-03\n+++\n'],
    ['JSON', '{\n"date": "2024-01-03"\n}\n'],
    ['below our key', '---\ndigest:\n  date: 2024-01-03\n---\n'],
  ] as const)
    test(`sees the date of a header: ${name}`, () => {
      const older = `${header}${digest((at) => `https://arxiv.org/abs/2401.0000${at}`)}`
      const newer = `---\ndate: 2024-02-03\n---\n${digest((at) => `https://arxiv.org/abs/2401.0000${at}`)}`
      const said = (text: string, file: string, others: Readonly<Record<string, string>>) =>
        found(text, { archive: factsFrom(archiveOf(others), text, file) }).filter((each) =>
          each.startsWith('already'),
        )
      assert.equal(said(newer, 'a.md', { 'z.md': older, 'a.md': newer }).length, 4)
      assert.equal(said(older, 'z.md', { 'z.md': older, 'a.md': newer }).length, 0)
    })

  for (const [said, count] of [
    ['I re-read this for a talk.', 0],
    ['A second reading: the proof holds.', 0],
    ['Revisited, and still good.', 0],
    ['Read it once again, slowly.', 0],
    ['발표 때문에 다시 읽었다.', 0],
    ['再読。', 0],
    ['Attention wins again.', 1],
    ['Not read closely.', 1],
  ] as const)
    test(`says ${count === 0 ? 'nothing of' : 'what it has to say of'} a paper of which is said: ${said}`, () => {
      const older =
        '---\ndate: 2024-01-03\n---\n# A\n\nGlazing Tiles\nhttps://arxiv.org/abs/2401.00001\nGood.\n'
      const newer = older.replace('01-03', '02-03').replace('Good.', said)
      const archive = factsFrom(archiveOf({ 'a.md': older, 'b.md': newer }), newer, 'b.md')
      assert.equal(found(newer, { archive }).filter((each) => each.startsWith('already')).length, count)
      const both = `${older}\nGlazing Tiles\nhttps://arxiv.org/abs/2401.00001\n${said}\n`
      assert.equal(found(both).filter((each) => each.startsWith('duplicate')).length, count)
    })
})

suite('already-covered', () => {
  const text = (times: number) =>
    `# Week\n\n${'A Title\nhttps://arxiv.org/abs/2401.00001\nCalm.\n\n'.repeat(times)}Other\nhttps://arxiv.org/abs/2401.00002\nToo.\n`
  const own = text(1)

  for (const [what, earlier, expected] of [
    ['one digest', { '2024-01-01.md': text(1) }, /“Calm\.”$/],
    ['one digest twice', { '2024-01-01.md': text(2) }, /“Calm\.”$/],
    ['two', { '2024-01-01.md': text(2), '2024-02-01.md': text(1) }, /“Calm\.” So did another digest\.$/],
    [
      'three',
      { '2024-01-01.md': text(1), '2024-02-01.md': text(3), '2024-02-02.md': text(1) },
      /“Calm\.” So did 2 other digests\.$/,
    ],
  ] as const)
    test(`counts digests, not entries: ${what}`, () => {
      const archive = factsFrom(archiveOf(earlier), own, '2024-03-01.md')
      const [first = ''] = found(own, { archive }).filter((line) => line.startsWith('already-covered'))
      assert.match(first, expected)
    })
})
