import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readPasted } from '../../../src/core/paste/formats/index.ts'
import { mayNamePapers } from '../../../src/core/paste/references.ts'
import { fixtureDigests } from '../../helpers/digestTexts.ts'
import { copiedPage, copiedPapers, copies, namings } from './pastedTexts.ts'

const url = 'https://arxiv.org/abs/2401.00001'

suite('reading pasted text', () => {
  test('finds the papers of lines in whatever form they are named, in order, each once', () => {
    const separators = ['\n', '\r\n', '\n\n', ', ', ' ', ' and ']
    fc.assert(
      fc.property(
        copiedPapers,
        fc.infiniteStream(fc.constantFrom(...namings)),
        fc.constantFrom(...separators),
        (papers, forms, separator) => {
          const named = papers.map(({ id }) => (forms.next().value as (id: string) => string)(id))
          // Marks of lists stand at the start of lines only.
          const text = named.join(named.some((each) => /^\W|\s/.test(each)) ? '\n' : separator)
          check(
            text,
            papers.map(({ id }) => id),
          )
          check(
            `${text}\n${text}`,
            papers.map(({ id }) => id),
          )
        },
      ),
    )
  })

  for (const [kind, copy] of Object.entries(copies)) {
    test(`finds the papers of ${kind}, with titles and authors`, () => {
      fc.assert(
        fc.property(copiedPapers, (papers) => {
          const text = copy(papers)
          const read = check(
            text,
            papers.map(({ id }) => id),
          )
          for (const [index, { title, authors }] of papers.entries()) {
            assert.equal(read?.references[index]?.said?.title, title, text)
            assert.deepEqual(read?.references[index]?.said?.authors, authors, text)
          }
        }),
      )
    })
  }

  test("finds the paper of a copied page of arXiv's", () => {
    fc.assert(
      fc.property(copiedPapers, ([paper]) => {
        if (!paper) return
        const read = check(copiedPage(paper), [paper.id])
        assert.equal(read?.references[0]?.said?.title, paper.title)
        assert.deepEqual(read?.references[0]?.said?.authors, paper.authors)
      }),
    )
  })

  test('finds the papers of rich text where its links lead, with titles for words', () => {
    fc.assert(
      fc.property(copiedPapers, fc.constantFrom('li', 'p', 'h3', 'div'), (papers, tag) => {
        const html = `<meta charset="utf-8"><style>a { color: red }</style>${papers
          .map(
            ({ id, title }) =>
              `<${tag}><a href="https://arxiv.org/pdf/${id}v1"><b>${title.replace('&', '&amp;')}</b></a></${tag}>`,
          )
          .join('')}`
        const text = papers.map(({ title }) => title).join('\n')
        const read = check(
          text,
          papers.map(({ id }) => id),
          html,
        )
        assert.deepEqual(
          read?.references.map(({ said }) => said?.title),
          papers.map(({ title }) => title),
        )
      }),
    )
  })

  test('finds titles with their addresses, in the layouts of digests', () => {
    const written = [
      (title: string) => `${title}\n${url}`,
      (title: string) => `${title}\n\n${url}\n`,
      (title: string) => `- [${title}](${url})`,
      (title: string) => `## [${title}](${url})`,
      (title: string) => `${title} (${url})`,
      (title: string) => `- **${title}** [[pdf](${url})]`,
      (title: string) => `1. **${title}** (Ann Author, Bo Weaver, 2023) [paper](${url})`,
    ]
    for (const write of written) {
      const text = write('Learning to Rank Old Maps')
      const read = readPasted({ text })
      assert.deepEqual(
        read?.references.map(({ id }) => id),
        ['2401.00001'],
        text,
      )
      assert.ok(read?.isWhole, text)
    }
  })

  test('finds every paper of a list that somebody has gathered in many forms, and no other words', () => {
    const forms: readonly ((number: number) => string)[] = [
      (number) => `https://arxiv.org/abs/2401.${number}`,
      (number) => `arXiv:2401.${number}v2`,
      (number) => `- 2401.${number}`,
      (number) => `https://arxiv.org/pdf/2401.${number}v1.pdf`,
      (number) => `* [Learning to Rank Old Maps](https://arxiv.org/abs/2401.${number})`,
      (number) => `10.1145/3292500.${number}`,
      (number) => `doi:10.1038/nature${number}`,
      (number) => `https://openreview.net/forum?id=a${number}`,
      (number) => `Learning to Rank Old Maps https://arxiv.org/abs/2401.${number}`,
      (number) =>
        `@misc{key,\n  title={Learning to {Rank} Old Maps},\n\n  eprint={2401.${number}},\n  archivePrefix={arXiv}}`,
      (number) =>
        `TY  - JOUR\nTI  - Learning to Rank Old Maps\nDO  - 10.48550/arXiv.2401.${number}\nER  - \n`,
    ]
    const lists = fc.array(fc.constantFrom(...forms), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(lists, (writers) => {
        const lines = writers.map((write, index) => write(10_001 + index))
        const found = readPasted({ text: lines.join('\n') })
        assert.deepEqual([found?.references.length, found?.isWhole], [lines.length, true], lines.join('\n'))
        const remarked = readPasted({ text: [...lines, 'Read this one first: 2401.10099'].join('\n') })
        assert.ok(!remarked?.isWhole, lines.join('\n'))
      }),
    )
  })

  test('finds messages of a chat, with names and times in front', () => {
    for (const header of [
      'Ann Author  [9:41 AM]',
      'Ann 9:41 AM',
      '김민수  오전 9:41',
      '[9:41]',
      'ann.author 21:05',
    ]) {
      const text = `${header}\n${url}\narXiv.org\nLearning to Rank Old Maps\n${header}\nhttps://arxiv.org/pdf/2402.00002v2\n`
      const read = readPasted({ text })
      assert.deepEqual(
        read?.references.map(({ id }) => id),
        ['2401.00001', '2402.00002'],
        text,
      )
      assert.ok(read?.isWhole, text)
      for (const said of ['What about this?', '이거 재밌어요', '⭐⭐', '5/5'])
        for (const message of [`${said} ${url}`, `${url} ${said}`, `${url}\n${said}`])
          assert.equal(readPasted({ text: `${header}\n${message}\n` })?.isWhole, false, message)
    }
  })

  test('finds DOIs and pages of publishers, and takes those of arXiv for arXiv papers', () => {
    const rows: readonly (readonly [string, readonly string[]])[] = [
      ['https://doi.org/10.1145/3292500.3330701', ['10.1145/3292500.3330701']],
      ['doi:10.1145/3292500.3330701', ['10.1145/3292500.3330701']],
      [
        '10.1145/3292500.3330701\n10.1038/s41586-021-03819-2',
        ['10.1145/3292500.3330701', '10.1038/s41586-021-03819-2'],
      ],
      ['10.48550/arXiv.2401.00001', ['2401.00001']],
      ['https://openreview.net/forum?id=abc123', ['https://openreview.net/forum?id=abc123']],
      ['https://aclanthology.org/2023.acl-long.1/', ['https://aclanthology.org/2023.acl-long.1/']],
      [
        '@article{x, title={A Study of Old Trees}, author={Author, Ann}, doi={10.1038/nature14539}, year=2015}',
        ['10.1038/nature14539'],
      ],
      [
        'TY  - CONF\nTI  - A Study\nDO  - 10.1038/nature14539\nUR  - https://www.nature.com/articles/nature14539\nER  - \n',
        ['10.1038/nature14539'],
      ],
    ]
    for (const [text, keys] of rows) check(text, keys)
  })

  test('takes the DOI in the address of a publisher, and keeps the address', () => {
    for (const page of [
      'https://dl.acm.org/doi/10.1145/3292500.3330701',
      'https://dl.acm.org/doi/pdf/10.1145/3292500.3330701',
      'https://epubs.siam.org/doi/abs/10.1145/3292500.3330701?journalCode=a',
    ]) {
      const read = readPasted({ text: page })
      assert.deepEqual(read?.references, [{ id: '10.1145/3292500.3330701', address: page }])
      assert.ok(read?.isWhole)
    }
  })

  test('takes an address with all the parentheses that it opens', () => {
    const address =
      'https://openreview.net/forum?id=abc&referrer=%5Bthe%20profile%5D(%2Fprofile%3Fid%3D~A_B1)'
    for (const text of [address, `(${address})`, `<${address}>`, `- ${address}`, `[Old Maps](${address})`])
      check(text, [address])
  })

  test("takes no address of a service's lists, people and own pages, nor of a paper that cannot exist", () => {
    for (const text of [
      'https://openreview.net/',
      'https://openreview.net/group?id=ICLR.cc/2024/Conference',
      'https://openreview.net/profile?id=~A_B1',
      'https://aclanthology.org/venues/acl/',
      'https://aclanthology.org/people/a/ann-author/',
      'https://www.semanticscholar.org/author/Ann-Author/1234567',
      'https://www.nature.com/search?q=trees',
      'https://arxiv.org/abs/2413.00005',
    ])
      assert.equal(readPasted({ text }), undefined, text)
  })

  test('takes the name that a browser gives a page of arXiv for its title', () => {
    for (const text of [
      `[2401.00001] Learning to Rank Old Maps\n${url}`,
      `[2401.00001] Learning to Rank Old Maps ${url}`,
      `Title: Learning to Rank Old Maps\nAuthors: Ann Author, Bo Weaver\n${url}`,
      `제목: Learning to Rank Old Maps\n링크: ${url}`,
    ]) {
      const read = readPasted({ text })
      assert.equal(read?.references[0]?.said?.title, 'Learning to Rank Old Maps', text)
      assert.ok(read?.isWhole, text)
    }
    const remarked = readPasted({ text: `Title: Learning to Rank Old Maps\nRating: 4 of 5\n${url}` })
    assert.equal(remarked?.isWhole, false)
  })

  test('takes no word that points at a paper for its title', () => {
    for (const label of [
      'this',
      'here',
      'this paper',
      'click here',
      'read more',
      '여기',
      '이 논문',
      'こちら',
      '这里',
    ])
      for (const pasted of [
        { text: label, html: `<a href="${url}">${label}</a>` },
        { text: `[${label}](${url})` },
      ]) {
        const read = readPasted(pasted)
        assert.equal(read?.references[0]?.id, '2401.00001')
        assert.equal(read.references[0]?.said, undefined, label)
      }
  })

  for (const [what, fields, expected] of [
    [
      'commands with and without arguments',
      String.raw`title={{\L}\'od\'z, \v{c}ech \textbf{Ponds}}, author={S\o ren A, \O{} B}`,
      [String.raw`{\L}\'od\'z, \v{c}ech \textbf{Ponds}`, String.raw`\O{} B S\o ren A`],
    ],
    ['braces that protect capitals', 'title={{{Ponds of {GANs}}} and {LSTM}s}', ['Ponds of GANs and LSTMs']],
    [
      'macros and concatenation',
      'title= start # "of" # { Ponds}, month= 10 # "~" # jan, journal=unknown',
      ['A Study of Ponds'],
    ],
    [
      'groups named with "and"',
      'title={Ponds}, author={{Lakes and Seas} and Poe, C.}',
      ['Ponds', 'Lakes and Seas', 'C. Poe'],
    ],
    [
      'what follows a family name, in its order and in that of RIS',
      'title={Ponds}, author={Roe, Jr., Martin Lee and de la Bora, {III}, Ann and Poe, C., Sr.}',
      ['Ponds', 'Martin Lee Roe Jr.', 'Ann de la Bora III', 'C. Poe Sr.'],
    ],
    ['control characters', 'title={Po\0nds\u202e}, author={C.\u001b Poe}', ['Ponds', 'C. Poe']],
  ] as const)
    test(`reads BibTeX with ${what}`, () => {
      for (const end of ['\n', '\r\n', '\r']) {
        const text = `\uFEFF@string{start = "A Study "}\n@misc{a,\n eprint={2401.00001},\n ${fields}\n}`
        const [reference] = readPasted({ text: text.replaceAll('\n', end) })?.references ?? []
        assert.equal(reference?.id, '2401.00001')
        assert.deepEqual([reference?.said?.title, ...(reference?.said?.authors ?? [])], expected)
      }
    })

  test('reads no control characters', () => {
    const title = 'Do\u0001cks\u202e and\tLocks'
    const csl = JSON.stringify([{ type: 'article', title, URL: url, author: [{ literal: 'P\u001boe' }] }])
    for (const text of [csl, `TY  - JOUR\nTI  - ${title}\nAU  - P\u001boe\nUR  - ${url}\nER  - \n`]) {
      const said = readPasted({ text })?.references[0]?.said
      assert.deepEqual([said?.title, ...(said?.authors ?? [])], ['Docks and Locks', 'Poe'])
    }
  })

  test('keeps the words of a note in BibTeX that cannot be read', () => {
    const text = '@misc{a key, title={A Study}, eprint={2401.00001}, note={I like this one.}}'
    assert.equal(readPasted({ text })?.isWhole ?? false, false)
  })

  test('leaves CSL-JSON with notes, or with more than papers, to whoever asks for it', () => {
    const item = { title: 'Old Maps', URL: url }
    const isWhole = (value: unknown) => readPasted({ text: JSON.stringify(value) })?.isWhole
    assert.equal(isWhole(item), true)
    assert.equal(isWhole([{ ...item, note: 'arXiv:2401.00001 [cs]' }]), true)
    assert.equal(isWhole([{ ...item, note: 'read before Friday' }]), false)
    assert.equal(isWhole([item, { title: 'A Novel', ISBN: '1' }]), false)
    assert.equal(readPasted({ text: '{"title": 5, "author": [null, {"family": {}}]}' }), undefined)
  })

  test('says that words of a writer stand beside the papers', () => {
    for (const text of [
      `I have read ${url} with joy.`,
      `- [Learning to Rank Old Maps](${url}): worth its time.`,
      `Learning to Rank Old Maps\n${url}\nIt ranks them well, but they are old.`,
      `# Week 3\n\n- ${url}`,
      `@misc{a, title={A Study}, eprint={2401.00001}}\nThis one is fine.`,
      `${url} #review`,
    ]) {
      assert.equal(readPasted({ text })?.isWhole, false, text)
    }
    const html = `<p>As <a href="${url}">shown before</a>, this works.</p>`
    assert.equal(readPasted({ text: 'As shown before, this works.', html })?.isWhole, false)
  })

  test('takes nothing that somebody put beside a paper for a part of it', () => {
    const remarks = [
      '⭐⭐⭐',
      '★★☆',
      '🔥',
      '5/5',
      '8.5',
      '7 of 9',
      '2024-01-05',
      '12 Jan',
      '읽어볼 것',
      '必読',
      '!',
      'nice',
      'p. 5',
      '[^1]',
      '#review',
    ]
    const copied: readonly ((remark: string) => string)[] = [
      (remark) => `${url} ${remark}`,
      (remark) => `${remark} ${url}`,
      (remark) => `- arXiv:2401.00001 ${remark}\n- arXiv:2401.00002`,
      (remark) => `${url}\n${remark}`,
      (remark) => `| ${url} | ${remark} |`,
      (remark) => `Learning to Rank Old Maps ${remark}\n${url}`,
      (remark) => `@misc{a, title={A Study}, eprint={2401.00001}, note={${remark}}}`,
      (remark) => `@misc{a, title={A Study}, eprint={2401.00001}, annote={${remark}}}`,
      (remark) => `TY  - JOUR\nTI  - A Study\nUR  - ${url}\nN1  - ${remark}\nER  - \n`,
    ]
    fc.assert(
      fc.property(fc.constantFrom(...remarks), fc.constantFrom(...copied), (remark, copy) => {
        const read = readPasted({ text: copy(remark) })
        const [reference] = read?.references ?? []
        // A number or words behind a title may be a part of it.
        const isInTitle = !/\d[/-]/.test(remark) && reference?.said?.title.includes(remark)
        assert.ok(isInTitle || !read?.isWhole, copy(remark))
      }),
      { numRuns: 300 },
    )
    for (const remark of remarks) {
      const html = `<p><a href="${url}">Learning to Rank Old Maps</a> ${remark}</p>`
      assert.equal(readPasted({ text: remark, html })?.isWhole, false, remark)
    }
  })

  test('takes what arXiv does not write in its lists for words of somebody', () => {
    const copied = '[1] arXiv:2401.00001 [pdf]\nTitle: Learning to Rank Old Maps\nAuthors: Ann Author\n'
    check(copied, ['2401.00001'])
    for (const remark of ['⭐⭐', '★★☆', '#review', '읽어볼 것', '必読'])
      for (const text of [`${copied}${remark}\n`, `${remark}\n${copied}`])
        assert.equal(readPasted({ text })?.isWhole, false, text)
  })

  test('takes the words of a title alone, however it was linked, marked or bracketed', () => {
    const title = 'Learning to Rank Old Maps'
    const marks: readonly ((words: string) => string)[] = [
      (words) => `[${words}](${url})`,
      (words) => `[${words}](https://example.com/a_(b) "c")`,
      (words) => `[${words}]`,
      (words) => `[[${words}](${url})](https://example.com)`,
    ]
    const copied: readonly ((words: string) => { readonly text: string; readonly html?: string })[] = [
      (words) => ({ text: title, html: `<p><a href="${url}">${words}</a></p>` }),
      (words) => ({ text: title, html: `<ul><li><a href="${url}"><b>**${words}**</b></a></li></ul>` }),
      (words) => ({ text: `@misc{a, title={${words}}, eprint={2401.00001}}` }),
      (words) => ({ text: `TY  - JOUR\nTI  - ${words}\nUR  - ${url}\nER  - \n` }),
      (words) => ({ text: `[1] arXiv:2401.00001 [pdf]\nTitle: ${words}\nAuthors: Ann Author\n` }),
    ]
    for (const mark of marks)
      for (const copy of copied)
        assert.equal(readPasted(copy(mark(title)))?.references[0]?.said?.title, title, copy(mark('T')).text)
    const odd = '[Re] Maps (and $f[x](y)$)'
    const text = `@misc{a, title={${odd}}, eprint={2401.00001}}`
    assert.equal(readPasted({ text })?.references[0]?.said?.title, odd)
  })

  test('takes the label of a link that is no title for words of somebody', () => {
    const html = `<p><a href="${url}">⭐⭐ 5/5</a></p>`
    assert.equal(readPasted({ text: '⭐⭐ 5/5', html })?.isWhole, false)
    check('pdf', ['2401.00001'], `<p><a href="${url}">pdf</a> <a href="${url}">arXiv:2401.00001</a></p>`)
  })

  test('keeps notes that say no more than which paper it is', () => {
    for (const note of ['arXiv preprint', 'arXiv:2401.00001 [cs.LG]', url])
      check(`@misc{a, title={A Study}, eprint={2401.00001}, note={${note}}}`, ['2401.00001'])
  })

  test('keeps versions and pages', () => {
    const page = 'https://arxiv.org/pdf/2401.00001v2#page=3'
    const rows: readonly (readonly [text: string, version: number | undefined, address?: string])[] = [
      ['2401.00001v2', 2],
      ['arXiv:2401.00001v2', 2],
      ['hep-th/9901001v3', 3],
      ['math.GT/0309136v2', 2],
      ['math.GT/0309136', undefined],
      [page, 2, page],
      [`${url}#S2`, undefined, `${url}#S2`],
      [`${url}?utm_source=feed`, undefined],
      ['@misc{a, title={A}, eprint={2401.00001v2}}', 2],
    ]
    for (const [text, version, address] of rows) {
      const read = readPasted({ text })
      assert.equal(read?.references[0]?.version, version, text)
      assert.equal(read?.references[0]?.address, address, text)
      assert.ok(read?.isWhole, text)
    }
  })

  test('finds nothing in other text', () => {
    for (const text of [
      '',
      'A sentence.',
      '3.1415',
      '2021.12',
      'https://example.com/a',
      'me@example.com',
      'TY - no',
      '@media { a { } }',
      'Meet at 9:41 AM\nand then go.',
      'version 1.2.3',
      'https://github.com/a/b',
    ]) {
      assert.equal(readPasted({ text }), undefined, text)
    }
  })

  test('reads what it is told to read before it is loaded, and no less', () => {
    fc.assert(
      fc.property(copiedPapers, (papers) => {
        for (const copy of Object.values(copies)) assert.ok(mayNamePapers({ text: copy(papers) }))
        for (const name of namings) assert.ok(mayNamePapers({ text: name(papers[0]?.id ?? '') }))
      }),
    )
    assert.ok(!mayNamePapers({ text: 'A sentence with 3 words.' }))
  })

  test('takes no text that somebody has commented on for references', () => {
    for (const { name, text } of fixtureDigests()) {
      // What arXiv itself says of papers.
      if (name === 'mailing.txt') continue
      const read = readPasted({ text })
      assert.ok(!read?.isWhole, `${name}: ${read?.format}`)
    }
  })

  test('reads any text', () => {
    const pieces = [
      '@',
      'a',
      '{',
      '}',
      '"',
      ',',
      '=',
      '\n',
      'TY  - ',
      'ER  - ',
      'arXiv:2401.00001',
      ' [pdf]',
      'Title: ',
      '9:41',
      '\\\\',
      '<a href="',
      '">',
      '</a>',
      '10.1/',
      url,
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const text = parts.join('')
        const read = readPasted({ text, html: text })
        if (read) assert.ok(read.references.length > 0)
      }),
    )
  })
})

function check(text: string, keys: readonly string[], html?: string) {
  const read = readPasted({ text, ...(html !== undefined && { html }) })
  assert.deepEqual(
    read?.references.map(({ id }) => id),
    keys,
    text,
  )
  assert.ok(read?.isWhole, `whole: ${text} (${read?.format})`)
  return read
}
