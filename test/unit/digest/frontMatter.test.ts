import assert from 'node:assert/strict'
import fc from 'fast-check'
import { stringify } from 'yaml'
import { parsedFile } from '../../../src/cli/commands/parse.ts'
import { recordDigest } from '../../../src/core/archive/digestRecord.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { labelsIn } from '../../../src/core/base/labels.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { readConventions } from '../../../src/core/digest/conventions/readConventions.ts'
import {
  digestDate,
  findFrontMatter,
  frontMatterOf,
  readFrontMatter,
  withheldAs,
} from '../../../src/core/digest/frontMatter.ts'
import type { Digest } from '../../../src/core/digest/model.ts'
import { DigestSession, parseDigest } from '../../../src/core/digest/session.ts'
import { publicDigest } from '../../../src/core/export/exportDigests.ts'
import { readReview } from '../../../src/core/export/review.ts'
import { tagAt, tagNames } from '../../../src/core/language/references.ts'
import { reviewTitle } from '../../../src/core/render/review.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'

const body = 'A Paper about Kites\nhttps://arxiv.org/abs/2402.00002\nWorth it.\n'

function describe(header: string) {
  const read = readFrontMatter(`${header}${body}`)
  if (!read) return undefined
  const { title, date, tags, draft, isDigest, errors } = read
  return {
    ...(title && { title: title.text }),
    ...(date && { date }),
    ...(tags.length > 0 && { tags: tags.map(({ name }) => name) }),
    ...(draft && { draft }),
    ...(isDigest !== undefined && { isDigest }),
    ...(errors.length > 0 && { errors: errors.length }),
  }
}

suite('front matter', () => {
  for (const [what, header, expected] of [
    [
      'YAML',
      '---\ntitle: "The \\"month\\" in boats" # draft\ndate: 2024-02-03\ntags: [harbours, nlp/text]\ndraft: true\n---\n',
      { title: 'The "month" in boats', date: '2024-02-03', tags: ['harbours', 'nlp/text'], draft: true },
    ],
    ['YAML with other ends', '---\ntitle: Trees\n...\n', { title: 'Trees' }],
    [
      'YAML with CRLF and a byte order mark',
      '\uFEFF---\r\ntitle: Trees\r\ntags:\r\n- a\r\n---\r\n',
      { title: 'Trees', tags: ['a'] },
    ],
    ['a block scalar', '---\ntitle: >\n  Trees\n  and ponds\n---\n', { title: 'Trees and ponds' }],
    ['an anchor', '---\nseries: &s Trees\ntitle: *s\n---\n', { title: 'Trees' }],
    ['a number', '---\ntitle: 1984\ndate: 20240203\n---\n', { title: '1984', date: '2024-02-03' }],
    ['words with signs and commas', "---\ntags: '#a, b c'\n---\n", { tags: ['a', 'b c'] }],
    ['words', '---\ntags: a b\n---\n', { tags: ['a', 'b'] }],
    [
      'our own key, which goes first',
      '---\ntitle: Theirs\ntags: [theirs]\ndigest:\n  title: Ours\n  date: 2024-02-03\n  tags: [ours]\n---\n',
      { title: 'Ours', date: '2024-02-03', tags: ['ours'], isDigest: true },
    ],
    ['no digest', '---\ndigest: false\n---\n', { isDigest: false }],
    ['a digest', '---\ndigest:\n---\n', { isDigest: true }],
    ['other words for yes and no', '---\ndraft: Yes\ndigest: off\n---\n', { draft: true, isDigest: false }],
    ['nothing that we read', '---\ntitle: [a]\ntags: { a: b }\ndate: soon\n---\n', {}],
    [
      'an error',
      '---\ntitle: Trees\ntags: [a\nother: "\n---\n',
      { title: 'Trees', tags: ['a'], errors: true },
    ],
    [
      'TOML',
      '+++\ntitle = "Notes on \\"part\\" 7" # draft\ndate = 2024-03-09\ntags = ["harbours", \'b\']\ndraft = true\n[digest]\nrules = {}\n+++\n',
      {
        title: 'Notes on "part" 7',
        date: '2024-03-09',
        tags: ['harbours', 'b'],
        draft: true,
        isDigest: true,
      },
    ],
    ['TOML with a time', '+++\ndate = 2024-02-03T10:00:00Z\n+++\n', { date: '2024-02-03' }],
    ['TOML with an error', '+++\ntitle = = 2\n+++\n', { errors: true }],
    [
      'JSON',
      '{\n\t"title": "Tr\\u00e9s",\n\t"date": "2024-02-03",\n\t"tags": ["a"],\n\t"digest": true\n}\n',
      { title: 'Trés', date: '2024-02-03', tags: ['a'], isDigest: true },
    ],
  ] as const) {
    test(`is read as it is meant: ${what}`, () => {
      const read = describe(header)
      assert.deepEqual(read && { ...read, ...(read.errors && { errors: true }) }, expected)
    })
  }

  for (const [what, text] of [
    ['a rule, a paragraph and a rule', `---\n\nPapers that I liked, all of them.\n\n---\n${body}`],
    [
      'a rule, a title in one word and a rule',
      `---\n\nTrees\nhttps://arxiv.org/abs/2401.00001\n\n---\n${body}`,
    ],
    [
      'a rule, a title with a colon and a rule',
      `---\n\nOld Trees: A Study\nhttps://arxiv.org/abs/2401.00001\n\n---\n${body}`,
    ],
    ['a heading between two rules', `---\n# Week 5\n---\n${body}`],
    ['an underlined title', `Week 5\n---\ntitle: no\n---\n${body}`],
    ['what is not closed', `---\ntitle: Trees\n${body}`],
    ['what does not open the document', `\n---\ntitle: Trees\n---\n${body}`],
    ['a brace of its own', `{\nnot: json\n}\n${body}`],
    ['a list between two rules', `---\n- a\n- b\n---\n${body}`],
  ]) {
    test(`is not ${what}`, () => {
      assert.equal(findFrontMatter(text ?? ''), undefined)
    })
  }

  test('may be all there is', () => {
    for (const text of ['---\ntitle: Trees\n---', '+++\ntitle = "Trees"\n+++', '{\n"title": "Trees"\n}']) {
      const { bodyStart, title } = readFrontMatter(text) ?? {}
      assert.equal(bodyStart, text.length)
      assert.equal(title?.text, 'Trees')
      assert.equal(parseDigest(text).title?.text, 'Trees')
    }
  })

  test('tells where its words stand, without quotes', () => {
    for (const text of [
      '---\ntitle: "Trees and ponds"\ntags: ["a b", c]\n---\n',
      "---\r\ntitle: 'Trees and ponds'\r\ntags: [a b, '#c']\r\n---\r\n",
      '+++\ntags = ["a b", "c"]\ntitle = "Trees and ponds"\n+++\n',
      '{\n"title": "Trees and ponds", "tags": ["a b", "c"]\n}\n',
      '---\ntitle: Trees and ponds # comment\ntags: a b, c\n---\n',
    ]) {
      const { title, tags = [] } = readFrontMatter(text) ?? {}
      const words = [title, ...tags].map((each) => each && text.slice(each.span.start, each.span.end))
      assert.deepEqual(words, ['Trees and ponds', 'a b', 'c'], text)
    }
  })

  test('gives back any title that a program wrote', () => {
    const titles = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            'a',
            'é',
            ' ',
            '"',
            "'",
            ':',
            '#',
            '- ',
            '\\',
            '\n',
            '|',
            '>',
            '&',
            '*',
            '{',
            '[',
            '%',
            '@',
            '---',
            '논문',
            'true',
            '1',
            '🌱',
          ),
          { maxLength: 12 },
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(titles, fc.boolean(), (title, isNested) => {
        const header = `---\n${stringify(isNested ? { digest: { title } } : { title })}---\n`
        const expected = title.replace(/\s*[\n\r\u0085\u2028\u2029]\s*/g, ' ').trim()
        assert.equal(readFrontMatter(`${header}${body}`)?.title?.text ?? '', expected)
      }),
      { numRuns: 500 },
    )
  })

  test('never fails, and has all its places in the header', () => {
    const pieces = fc.constantFrom(
      'title: ',
      'tags',
      ': ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '- ',
      '&a ',
      '*a',
      '\n',
      '\n  ',
      'a',
      '#',
      '=',
      '<<: ',
      '|',
      '---',
      '\t',
      '!!binary ',
      '? ',
    )
    fc.assert(
      fc.property(fc.constantFrom('---', '+++'), fc.array(pieces, { maxLength: 30 }), (mark, some) => {
        const text = `${mark}\nkey${mark === '---' ? ':' : ' ='} 1\n${some.join('')}\n${mark}\n${body}`
        const read = readFrontMatter(text)
        if (!read) return
        const spans = [read.title, ...read.tags, ...read.errors].flatMap((each) => each?.span ?? [])
        for (const { start, end } of spans) {
          assert.ok(read.content.start <= start && start <= end && end <= read.content.end)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('stays readable where it stands for far more than it holds', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
    for (let at = 98; at < 110; at++) {
      const [from, to] = [String.fromCharCode(at - 1), String.fromCharCode(at)]
      bomb.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(', ')}]`)
    }
    const read = readFrontMatter(`---\ntitle: Trees\n${bomb.join('\n')}\n---\n${body}`)
    assert.equal(read?.title?.text, 'Trees')
    assert.equal(read.errors.length, 1)
    const claiming = readFrontMatter(`---\n${bomb.join('\n')}\ntags: *m\ndraft: *m\n---\n${body}`)
    assert.equal(claiming?.draft, true)
    const deep = readFrontMatter(`---\ntitle: ${'['.repeat(15_000)}\n---\n${body}`)
    assert.ok(deep && deep.errors.length > 0)
  })

  test('is read the same by an edit as from the start', () => {
    const lines = fc.constantFrom(
      '---\n',
      '+++\n',
      '...\n',
      '{\n',
      '}\n',
      'title: A\n',
      '"a": 1\n',
      'a = 1\n',
      '\n',
      '# B\n',
      'Words of some sort here.\n',
      body,
    )
    const edits = fc.array(fc.tuple(fc.nat(40), fc.nat(12), lines), { maxLength: 6 })
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 8 }), edits, (some, changes) => {
        let text = some.join('')
        const session = new DigestSession(text)
        for (const [at, length, newText] of changes) {
          const start = Math.min(at, text.length)
          const end = Math.min(start + length, text.length)
          text = text.slice(0, start) + newText + text.slice(end)
          session.edit({ span: { start, end }, newText })
          assert.deepEqual(saidBy(session.digest), saidBy(parseDigest(text)))
        }
      }),
      { numRuns: 400 },
    )
  })
})

function saidBy(digest: Digest) {
  const { text, title, tags, frontMatter, entries, sections } = digest
  return { text, title, tags, frontMatter, entries: entries.length, sections: sections.length }
}

suite('the title, date and tags of a digest', () => {
  for (const [what, header, heading, title] of [
    ['of the front matter', '---\ntitle: Trees\ntags: [a]\ndate: 2024-02-03\n---\n', '# Ponds\n', 'Trees'],
    [
      'of the front matter and the heading alike',
      '+++\ntitle = "Trees"\ntags = ["a"]\ndate = 2024-02-03\n+++\n',
      '# trees\n',
      'Trees',
    ],
    ['below our key', '---\ndigest:\n  title: Trees\n  tags: [a]\n  date: 2024-02-03\n---\n', '', 'Trees'],
    ['of the heading', '---\ntags: [a]\n---\n', '# Ponds, 2024-02-03\n', 'Ponds, 2024-02-03'],
  ] as const) {
    test(`are one answer everywhere: ${what}`, () => {
      const digest = parseDigest(`${header}${heading}\n${body}\n#b\n`)
      const record = recordDigest(digest, { file: 'notes.md' })
      const review = readReview({
        digest: publicDigest(digest),
        path: 'notes.md',
        changedAt: undefined,
        papers: { paper: () => undefined },
      })
      const parsed = parsedFile('notes.md', digest)
      assert.deepEqual(
        [
          digest.title?.text,
          record?.title,
          review.title,
          parsed.title,
          reviewTitle(digest, 'x.md', labelsIn('en')),
        ],
        Array(5).fill(title),
      )
      assert.deepEqual(
        [digestDate(digest, 'notes.md'), record?.date, review.date],
        Array(3).fill('2024-02-03'),
      )
      assert.deepEqual([review.tags, parsed.tags], Array(2).fill(['a', 'b']))
      assert.equal(record?.tagCount, 2)
    })
  }

  test('leave a heading that says something else in the text', () => {
    const proseOf = (text: string) => {
      const { parts } = readReview({
        digest: publicDigest(parseDigest(text)),
        path: 'a.md',
        changedAt: undefined,
        papers: { paper: () => undefined },
      })
      return parts.flatMap((part) => (part.kind === 'prose' ? part.markdown : []))
    }
    assert.deepEqual(proseOf(`---\ntitle: Trees\n---\n# Ponds\n\n${body}`), ['# Ponds'])
    assert.deepEqual(proseOf(`---\ntitle: Trees!\n---\n# trees\n\n${body}`), [])
  })
})

suite('tags in front matter', () => {
  const text = `---\ntags: [ml/vision, "two words", visoin]\n---\n# Week 5\n\n${body}\n#review #vision\n`
  const digest = parseDigest(text)

  test('are tags of the digest, and come first', () => {
    assert.deepEqual(
      digest.tags.map(({ name, span: { start, end } }) => [name, text.slice(start, end)]),
      [
        ['ml/vision', 'ml/vision'],
        ['two words', 'two words'],
        ['visoin', 'visoin'],
        ['review', '#review'],
        ['vision', '#vision'],
      ],
    )
  })

  test('are renamed and put right without a sign', () => {
    assert.deepEqual(
      tagNames(parseDigest(text.replace('visoin', 'vision')), 'vision').map((at) => at.start),
      [text.indexOf('visoin'), text.lastIndexOf('vision')],
    )
    assert.equal(tagAt(digest, text.indexOf('visoin'))?.name, 'visoin')
    const conventions = readConventions(
      'tags: { required: [ml/vision], known: [vision, review, two words] }\n',
    )
    const facts = { paper: () => undefined }
    const findings = checkDigest(digest, { facts, conventions, settings: {}, log: silentLog })
    assert.deepEqual(
      findings.map(({ rule, fixes }) => [
        rule.id,
        fixes.map(({ edits }) => applyEdits(text, edits).split('\n')[1]),
      ]),
      [['unknown-tag', ['tags: [ml/vision, "two words", vision]']]],
    )
  })
})

suite('a draft', () => {
  const isDraft = (header: string) => frontMatterOf(parseDigest(`${header}\n# Week\n`))?.draft

  for (const line of [
    'draft: true',
    'draft: yes',
    'published: false',
    'publish: no',
    'private: true',
    'status: draft',
    'digest: { draft: true }',
    'Draft: TRUE',
    'draft: 1',
    'draft: y',
    'draft: second',
    'DRAFT: "true"',
    'Published: 0',
    'visibility: Private',
    'isDraft: true',
    'unpublished: true',
    'unlisted: true',
    'public: false',
    'state: draft',
    ...['headless: true', 'permalink: false', 'share: false', 'listed: false', 'ready: no', 'final: false'],
    ...[
      'visibility: members',
      'access: subscribers',
      'sensitivity: internal',
      'classification: secret',
      'tlp: red',
    ],
    ...['isPublished: false', 'is_published: false', 'is_private: true', 'export: false', 'no_export: true'],
    ...['status: Draft 🚧', 'status: "(wip)"', 'status: not published', 'draft-status: true'],
    ...['internal-only: true', 'is-draft: true', 'layout: draft', 'workflow: draft', 'status: in-progress'],
    ...['expiryDate: 2020-01-01', 'unpublish-at: 2020-01-01', 'tags: [private, papers]'],
    ...['비공개: true', '공개: false', '非公開: true', '公開: false', '公开: false', '状态: 草稿'],
    'status: embargoed',
    'status: WIP',
    'stage: Draft',
    'access: private',
    'audience: internal',
    'publish: draft',
    'render: false',
    'build: { render: never }',
    'no-publish: true',
    'do_not_publish: 1',
    'excludeFromPublish: true',
    'eleventyExcludeFromCollections: true',
    'confidential: true',
    'wip: true',
    'released: no',
    'post_status: pending',
    'page-draft: true',
    'export_hugo_draft: true',
    'jbake-status: draft',
    'post-status: future',
    'embargoed: true',
    '상태: 초안',
    '下書き: true',
    'tags: [papers, draft]',
    'tags: draft papers',
    'keywords: WIP',
    ...['tags: [status/draft]', 'tags: papers type/private', 'tags: [draft/2024]', 'tags: [entwurf]'],
    ...['status: draft - please wait', 'status: Draft v3', 'status: "second draft"', 'state: On hold'],
    ...['state: to be released', 'phase: drafting', 'status: do not circulate', 'status: under review'],
    ...['tlp: TLP:AMBER+STRICT', 'tlp: "TLP:RED"', 'classification: lab confidential', 'access: TLP RED'],
    ...['not-published: true', 'no_share: true', 'notReady: yes', 'shareable: false', 'do-not-share: true'],
    ...['password: trees', 'encrypt: true', 'encrypted: yes', 'protected: true'],
    ...[
      'entwurf: true',
      'status: Entwurf',
      'brouillon: oui',
      'borrador: sí',
      'veröffentlicht: nein',
      'privé: vrai',
    ],
    ...['status: { name: draft }', 'lifecycle: draft', 'version: draft', 'permissions: private'],
    ...['subtitle: Draft, do not share', 'skip: true', 'exclude: yes', 'ignore: true'],
    ...[
      'status: 작성중',
      'status: 작성 중',
      'state: 비공개',
      'status: 미공개',
      'status: 執筆中',
      'status: مسودة',
    ],
    ...[
      '상태: 집필 중',
      'status: Черновик',
      'status: taslak',
      'tags: [papers, 작성중]',
      'tags: draft, papers',
    ],
    'tags:\n  - papers\n  - draft',
  ])
    test(`is said by ${line}`, () => {
      assert.equal(isDraft(`---\ntitle: A\n${line}\n---`), true)
    })

  for (const line of [
    'tags: [drafting, privacy]',
    'status: final',
    'type: digest',
    'render: true',
    'noindex: false',
    'status: not a draft',
    'status: no longer confidential',
    'classification: non-confidential',
    'tags: [drafting/tools]',
    'password:',
    'encrypt: false',
    'entwurf: nein',
    'brouillon: non',
    'not-published: false',
    'notebook: trees',
    'shareable: true',
    'tlp: clear',
    'phase: two',
    'type: speculative draft models',
    'status: was a draft, now final',
    'status: published (previously unpublished)',
    'protected: none',
    'tags: [draft/verify, models/draft]',
    ...[
      'version: 2',
      'exclude: [a.md]',
      'skip: 2',
      'subtitle: Draft models of the week',
      'status: { name: done }',
    ],
    ...['share: { name: a, feed: false }', 'note: Private learning'],
    ...['tags: [draft models]', 'tags: draft models, trees', 'tags:\n  - private learning\n  - trees'],
    ...['categories: [confidential computing, draft verification]', 'keywords: draft models; trees, rivers'],
    ...['status: 공개', 'status: 작성 완료', 'title: 비공개 데이터로 배우기'],
  ])
    test(`is not said by ${line}`, () => {
      assert.equal(isDraft(`---\ntitle: A\n${line}\n---`), false)
    })

  for (const title of [
    ...['[Draft] Week 5', 'Draft: Week 5', 'WIP: Week 5', 'Week 5 (draft)', '[초안] 5주'],
    ...[
      'Week 5 — DRAFT',
      'Week 5 DRAFT',
      'DRAFT Week 5',
      'Draft - Week 5',
      'Draft 2: Week 5',
      'Week 5 - draft v2',
    ],
    ...[
      'Draft Week 5',
      'Papers of May 2024 — DRAFT',
      'Week 5 – draft',
      'Week 5: Draft',
      '[WIP] Small trees',
      'WIP | Trees',
    ],
    ...['Week 5, draft', 'Week 5 | draft', 'Weekly | draft'],
    ...['Week [draft] 5', 'Entwurf: Woche 5', 'Semaine 5 (brouillon)', 'Draft'],
    ...['Week 5 Draft', 'Week 5 (private)', 'PRIVATE: Week 5', 'Week 5 (internal)', 'Week 5 - internal'],
    ...['Week 5 (unfinished)', 'Week 5 (work in progress)', '[not published] Week 5', 'Private: Week 5'],
    ...[
      '第5週（下書き）',
      '第5周（草稿）',
      '【下書き】第5週',
      '第5周草稿',
      '비공개',
      '작성 중',
      'INTERNAL - Trees',
    ],
    ...[
      '5주차 - 작성 중',
      '(작성 중) 5주차',
      '5주차 (작성 중)',
      '5주차 작성중',
      '[비공개] 5주차',
      '5주차 - 비공개',
    ],
    ...['第5週（執筆中）', '第5周（未公开）', 'Черновик: неделя 5', 'مسودة', '5주차: 초안'],
  ])
    test(`is called so: ${title}`, () => {
      assert.equal(withheldAs(parseDigest(`# ${title}\n\nPapers.\n`), 'a.md'), 'draft')
      assert.equal(withheldAs(parseDigest(`---\ntitle: "${title}"\n---\n\nPapers.\n`), 'a.md'), 'draft')
    })

  test('is not called so by a word of its title', () => {
    for (const title of [
      'Drafts We Liked',
      'A Draft of Fresh Air',
      'Speculative Draft: Models of March',
      'WIPO news',
      'Draft-Free Weeks',
      'Drafts - Old and New',
      'Speculative decoding: propose, draft',
      'A week of speculation: verify | draft',
      'Draft - verify: speculative decoding this week',
      'WIP and WIPO: patents',
      'Draft. Verify. Repeat.',
      ...[
        'Draft models for speculative decoding',
        'Private learning',
        'PRIVATE LEARNING',
        'Private 5G networks',
      ],
      ...['Confidential computing: week 5', 'Internal representations', 'Week 5: private learning'],
      ...['Five Models That Draft', 'Learning (internal representations)', 'Week 5 (hidden states)'],
      ...[
        '작성 중인 코드를 돕는 모델',
        '비공개 데이터로 배우기',
        '5주차 - 비공개 데이터',
        '執筆中の人を助けるモデル',
      ],
    ])
      assert.equal(withheldAs(parseDigest(`# ${title}\n\nPapers.\n`), 'a.md'), undefined, title)
  })

  for (const line of [
    ...[
      '**DRAFT - do not pass on**',
      '> [!warning] Draft',
      'DRAFT',
      '_wip_',
      '🚧 Draft 🚧',
      'Draft. More to come.',
    ],
    ...[
      'Please do not circulate.',
      'This is a draft.',
      'Status: draft',
      'DRAFT - do not circulate',
      '[WIP] Trees',
      'Internal, do not share yet!',
      'INTERNAL ONLY',
      'For internal use only.',
      '**Strictly confidential**',
      '> (work in progress)',
      '내부용',
      '대외비',
      '社外秘',
      '下書き（公開しないでください）',
      '内部资料',
      '외부 공유 금지',
      `${' '.repeat(200)}DRAFT`,
      '*Not for distribution*',
      '<b>Draft v2</b>',
      ...[
        '이 글은 초안입니다.',
        '아직 작성 중입니다.',
        '본 문서는 아직 비공개입니다',
        '이번 주 글은 아직 초안 단계입니다.',
      ],
      ...['この記事は下書きです。', 'まだ執筆中です。', '本文为草稿。', '这篇文章还是初稿'],
      ...[
        'Dies ist noch ein Entwurf.',
        "C'est un brouillon.",
        'Este texto es un borrador.',
        'Questa è una bozza!',
        'Este texto ainda é um rascunho',
      ],
      '#draft',
      '#papers #status/wip',
    ],
    ...[
      '**Status:** Draft',
      '| Status | Draft |',
      '[status:: draft]',
      'By Ann (draft:: true)',
      'Tags: draft, x',
    ],
    ...['#private', '`DRAFT`', '==DRAFT==', '> **Draft.** Please do not circulate.', 'Visibility: private'],
    ...[
      '*Confidential – for group members only.*',
      '【下書き】…',
      '| Draft | Yes |',
      '(private)',
      '**Stage**: WIP',
    ],
    ...['비공개', '작성 중', '초안입니다. 공유하지 마세요.', '非公開', '内部资料，请勿外传', '（草稿）'],
    ...['Vertraulich', 'Nur für den internen Gebrauch', 'Confidentiel', 'Brouillon – ne pas diffuser'],
    ...['Embargoed until 8 March 2099.', 'Embargoed until the talk', 'Publish date: 2099-03-08'],
    ...['Draft: Yes', 'Draft: true', 'Private: true', 'Published: No', '- Public: no', '**Draft:** yes'],
    ...['Draft: Yes\nOwner: Ann', 'Owner: Ann\nPublished: No\nDate: 8 March'],
    ...[
      '**CONFIDENTIAL – internal use only**',
      'Confidential. Not for distribution.',
      'DRAFT: lab members only',
    ],
    ...[
      '아직 작성 중인 글입니다.',
      '공유하지 말아 주세요.',
      '외부에 공유하지 마세요',
      '아직 공개하지 말아 주십시오.',
    ],
    ...['【内部资料，请勿外传】', 'Черновик. Не публиковать.', 'مسودة', 'Taslak', '[社外秘]'],
    ...['!!! warning "Draft"', '??? note "Draft, do not share"', ':::warning Draft', ':::caution[Draft]'],
    ...[
      '::: {.callout-warning title="Draft"}',
      ':::{admonition} Draft',
      '.. warning:: Draft',
      'Note: work in progress',
    ],
    '!!! warning "Weekly"\n    Not yet for publication.',
    'Hello.\nThis is it.\nBy Ann.\nTea.\nThanks.\nMore.\n\n**DRAFT - do not share**',
    `${'Good words on trees.\n\n'.repeat(20)}_Work in progress_`,
    `${'Good words on trees.\n\n'.repeat(20)}## DRAFT`,
    `DRAFT - do not share with anyone ${'who has not read it yet, '.repeat(8)}please`,
  ])
    test(`is called so above its entries: ${line}`, () => {
      for (const text of [
        `${line}\n\n# Week 5\n\n${body}`,
        `# Week 5\n\n${line}\n\n${body}`,
        `---\nlang: en\n---\n# Week 5\n\n${line}\n\n## Trees\n\n${body}`,
      ])
        assert.equal(withheldAs(parseDigest(text), 'a.md'), 'draft', text)
      assert.equal(withheldAs(parseDigest(`# Week 5\n\n${body}\n${body}\n${line}\n`), 'a.md'), undefined)
    })

  for (const line of [
    ...[
      'Drafts by students.',
      'The draft is here.',
      'A draft of my talk - come!',
      'We do not share data.',
      'Internal representations only.',
      'Confidential computing',
      'This is work in progress at many labs',
      '내부용 도구',
      '社外秘の扱い',
      '#drafting',
    ],
    'Draft picks of the week:',
    ...[
      '이 논문은 초안 생성 모델을 다룹니다.',
      '이 모델은 비공개입니다만 결과가 좋습니다.',
      'この論文は下書き生成を扱う。',
    ],
    'Draft. Verify. Repeat. That is the theme.',
    'DRAFT is a new benchmark for drafts.',
    'WIP papers are those in progress.',
    'Please do not share your reviews before the deadline.',
    'Why attention fails: do not forward every token.',
    'Code is not for distribution, sadly.',
    '가중치 공개 금지 논란을 다룬 논문들입니다.',
    'Entwurf - und Verfahren',
    '[Draft](https://example.org) of a talk',
    '#federated #private',
    ...['Embargoed until 8 March 2024', 'Embargo policies'],
    ...[
      '| Draft | Target |',
      '| Draft | 7B |',
      'Draft: true stories',
      'Status: stable',
      'Tags: drafting, private',
    ],
    ...[
      'Confidential computing - for cloud users only',
      'Private learning',
      'Internal',
      'Type: digest',
      '`draft` models',
    ],
    ...[
      'Version: 2',
      'Access: open',
      '==Draft models== for speculative decoding',
      '草稿生成',
      'Vertrauliche Daten',
    ],
    '#private/learning #confidential/computing #draft/verify #models/draft',
    ...[
      'Draft: true\nstories of the week.',
      'We met again.\nDraft: yes',
      'Draft: No',
      'Published: Yes',
      'Public: true',
    ],
    ...[
      'Draft: 7B',
      'Private: federated',
      'Hidden: 512',
      'Note: draft models are fast',
      'Note: private learning',
    ],
    ...['!!! warning "Draft models"', '!!! draft-note "Models"', '::: {.callout-note title="Draft models"}'],
    ...['비공개 가중치를 다룬 글입니다.', '작성 중인 논문을 돕는 모델입니다.', 'Черновик модели лучше.'],
    `${'Good words on trees.\n\n'.repeat(6)}## Work in progress`,
    `${'Good words on trees.\n\n'.repeat(6)}- Draft\n- Verify`,
    `${'Good words on trees.\n\n'.repeat(6)}| Private | Yes |`,
    `${'Good words on trees. '.repeat(6)}And to reviewers: please do not share.`,
    'Tags: draft models, x',
    'Papers.\n\n<!--\nDraft - ask Ann\n-->',
    'Papers.\n\n<!--\nDRAFT\n-->',
    '```\nWIP\n```',
  ])
    test(`is not called so by other words above its entries: ${line}`, () => {
      assert.equal(withheldAs(parseDigest(`# Week 5\n\n${line}\n\n${body}`), 'a.md'), undefined)
    })

  for (const file of [
    'a.draft.md',
    'b/c (draft).md',
    'd\\Draft-5.md',
    'week_5_wip.md',
    'draft.md',
    '[초안] 5주.md',
    ...['2024-03-08-draft.md', 'draft-2024-03-08.md', 'draft week 5.md', 'trees-draft2.md', 'DRAFT.txt'],
  ])
    test(`is called so by its file: ${file}`, () => {
      assert.equal(withheldAs(parseDigest(`# Week 5\n\n${body}`), file), 'draft')
    })

  for (const file of [
    'drafts.md',
    'drafting.md',
    'a.drafty.md',
    'draft/a.md',
    '.md',
    'overdraft.md',
    'draft-models.md',
    'nfl-draft.md',
    'draft_then_verify.md',
  ])
    test(`is not called so by its file: ${file}`, () => {
      assert.equal(withheldAs(parseDigest(`# Week 5\n\n${body}`), file), undefined)
    })

  test('is looked for no longer than the text is long', () => {
    for (const mark of [' ', '*', '★', '<a', '- '])
      for (const text of [`${mark.repeat(40_000)}a\n\n${body}`, `# a${mark.repeat(40_000)}b\n\n${body}`])
        withheldAs(parseDigest(text), 'a.md')
  }).timeout(4000)

  for (const line of [
    ...['draft: false', 'published: true', 'status: published', 'digest: { draft: no }', '公開: true'],
    'params: { wip: off }',
  ])
    test(`is none, however it is called, where its header says so: ${line}`, () => {
      const text = `---\ntitle: "[Draft] Week 5"\n${line}\n---\n# DRAFT\n\n#draft\n\n${body}`
      assert.equal(withheldAs(parseDigest(text), 'a.draft.md'), undefined)
      assert.equal(withheldAs(parseDigest(text), '_drafts/a.md'), 'drafts')
    })

  test('is one, as it is called, where its header says nothing of it', () => {
    for (const line of [
      'draft:',
      'share: true',
      'layout: post',
      'digest: true',
      'title: "A',
      'status: "final',
    ])
      assert.notEqual(
        withheldAs(parseDigest(`---\n${line}\n---\n# DRAFT\n\n${body}`), 'a.md'),
        undefined,
        line,
      )
  })

  test('is said in TOML and JSON', () => {
    assert.equal(isDraft('+++\ndraft = true\n+++'), true)
    assert.equal(isDraft('+++\n[digest]\ndraft = true\n+++'), true)
    assert.equal(isDraft('{\n"draft": true\n}'), true)
  })

  test('is one in doubt, where the header cannot be read', () => {
    assert.equal(isDraft('---\ntitle: "A\ndraft: true\n---'), true)
    assert.equal(isDraft('+++\ntitle = \ndraft = true\n+++'), true)
    assert.equal(isDraft('---\ntitle: "A\nDraft: 1\n---'), true)
    assert.equal(isDraft('---\ntitle: "A\nvisibility: private\n---'), true)
    assert.equal(isDraft('---\ntitle: "A\n---'), false)
    assert.equal(isDraft('---\ntitle: "A\ndraft: 0\n---'), false)
  })

  test('is not said by other values', () => {
    for (const line of [
      'draft: false',
      'Draft: No',
      'draft: 0',
      'expiryDate: 2999-01-01',
      'expires: never',
      'permalink: /week-5/',
      'share: true',
      'visibility: public',
      'layout: post',
      'final: true',
      'tags: [private-learning]',
      '공개: true',
      'progress: 80%',
      'draft:',
      'draft: ~',
      'drafts: 3',
      'published: true',
      'published: 2024-01-01',
      'status: done',
      'private: no',
    ])
      assert.equal(isDraft(`---\n${line}\n---`), false, line)
  })
})

suite('a header that is not read for sure', () => {
  const headers = [
    '---\ntitle: A\nCLAIM\n---\n',
    '---\nCLAIM\n---\n',
    '---\nbase: &base\n  CLAIM\n<<: *base\n---\n',
    '---\nparams:\n  CLAIM\n---\n',
  ]
  const claims = [
    'draft: true',
    'Draft: yes',
    'published: false',
    'visibility: private',
    'draft: &a true',
    'draft:\n    true',
  ]
  const harms: readonly (readonly [what: string, harm: (header: string) => string])[] = [
    ['as it should be', (header) => header],
    ['a blank line in front', (header) => `\n${header}`],
    ['blanks in front', (header) => `  \t${header}`],
    ['a comment in front', (header) => `<!-- mine -->\n${header}`],
    ['a comment of Obsidian in front', (header) => `%% mine %%\n${header}`],
    ['a zero-width space in front', (header) => `\u200B${header}`],
    ['two byte order marks', (header) => `\uFEFF\uFEFF${header}`],
    ['line ends of old systems', (header) => header.replaceAll('\n', '\r')],
    ['too long', (header) => header.replace('---\n', `---\nlong: ${'x'.repeat(30_000)}\n`)],
    ['not closed', (header) => header.replace(/---\n$/, '')],
    ['closed by too much', (header) => header.replace(/---\n$/, '-----\n')],
    ['opened with a word', (header) => header.replace('---', '---yaml')],
    ['a title in front', (header) => `# Week\n\n${header}`],
    ['entries in front', (header) => `${body}\n\n${header}`],
    ['another header in front', (header) => `---\ntitle: B\n---\n${header}`],
    ['another header and entries in front', (header) => `---\ntitle: B\n---\n\n${body}\n\n${header}`],
    ['an error', (header) => header.replace('---\n', '---\nbroken: "\n')],
  ]
  const withheld = (header: string) => withheldAs(parseDigest(`${header}# Week\n\n${body}`), 'a.md')

  for (const [what, harm] of harms)
    test(`keeps a draft from readers: ${what}`, () => {
      for (const header of headers)
        for (const claim of claims) {
          const text = harm(header.replace('CLAIM', claim))
          assert.notEqual(withheld(text), undefined, text.slice(0, 100))
        }
    })

  for (const header of [
    '{"draft": true}\n',
    '{"title": "A", "params": {"draft": true}}\n',
    '\n{\n"draft": true\n}\n',
    '+++\n[params]\ndraft = true\n+++\n',
    '+++\nparams.draft = true\n+++\n',
    '\n+++\ndraft = true\n+++\n',
    ';;;\n{"draft": true}\n;;;\n',
    '---\na: &a { draft: true }\nb: &b { <<: *a }\n<<: [*b]\n---\n',
    '---\nk: &k draft\n*k : true\n---\n',
    '---\ndraft: [true]\n---\n',
    '---\nself: &s\n  <<: *s\n  inner: *s\ndraft: true\n---\n',
    '---\ndg-publish: false\n---\n',
    '---\nhidden: true\n---\n',
    'Title: Week\nStatus: draft\n\n',
    'Title: Week\nDate: 2024-02-01\nDraft: true\n\n',
    'title:: Week\npublic:: false\n\n',
    'draft:: true\n\n',
    '#+TITLE: Week\n#+DRAFT: true\n\n',
    '#+HUGO_DRAFT: true\n\n',
    '= Week\n:draft: true\n\n',
    ':status: draft\n:date: 2024-02-01\n\n',
    'Title: Week\r\nStatus: draft\r\n\r\n',
    'Status: draft\n\n',
    'draft: true\n',
    'title: Week\ndraft: true\n---\n',
    'title: Week\ntags:\n- a\ndraft: true\n---\n',
    '"title": "Week",\n"draft": true\n;;;\n',
    '.. title: Week\n.. status: draft\n\n',
    '.. status: private\n\n',
    '.. tags: gardens, draft\n\n',
    '<!--\n.. title: Week\n.. status: draft\n-->\n\n',
    '<!-- draft: true -->\n',
    '<!-- DRAFT -->\n',
    '%% wip %%\n',
    '<!--\n---\ndraft: true\n---\n-->\n',
    '<!--\ntitle: Week\nstatus: draft\n-->\n',
    '#+TITLE: Week\n#+FILETAGS: :gardens:draft:\n\n',
    '#+PROPERTY: draft t\n\n',
    '#+options: toc:nil\n\n#+property: DRAFT t\n\n',
    '# -*- mode: org -*-\n#+draft: t\n\n',
    ':PROPERTIES:\n:DRAFT: t\n:END:\n#+title: Week\n\n',
    '* Week\n:PROPERTIES:\n:EXPORT_HUGO_DRAFT: true\n:END:\n\n',
    '- public:: false\n',
    '- title:: Week\n  public:: false\n\n',
    'title:: Week\ntags:: [[draft]]\n\n',
    '= Week\nAnn Author <ann@example.org>\n:draft:\n\n',
    '= Week\nAnn Author\n2024-02-01\n:page-draft: true\n\n',
    'Week\n====\n\n:draft: true\n\n',
    '####\nWeek\n####\n\n:date: 2024-02-01\n:status: draft\n\n',
    'export const meta = { draft: true }\n\n',
    'export const draft = true\n\n',
    'export default { status: "draft" };\n\n',
    "import A from './a'\n\nexport const meta = {\n  title: 'Week',\n  draft: true,\n}\n\n",
    'Week\n####\n:status: draft\n\n',
    '# Week 5\n\n:status: draft\n\n',
  ])
    test(`keeps a draft from readers: ${JSON.stringify(header)}`, () => {
      assert.notEqual(withheld(header), undefined)
    })

  test('says what is certain, and what is not', () => {
    assert.equal(withheld('---\ndraft: true\n---\n'), 'draft')
    assert.equal(withheld('\n---\ndraft: true\n---\n'), 'unclear')
    assert.equal(withheld('---\ntitle: "A\ndraft: true\n---\n'), 'unclear')
  })

  for (const [what, harm] of harms)
    test(`keeps nothing else from them: ${what}`, () => {
      for (const claim of [
        'draft: false',
        'draft:',
        'drafts: 3',
        'published: true',
        'title: A',
        "draft: 'no'",
      ])
        assert.equal(withheld(harm(`---\nlist: [a, b]\n${claim}\n---\n`)), undefined, claim)
    })

  test('is no text of the digest', () => {
    for (const start of [
      '',
      '---\n\nPapers of the week.\n\n---\n\nDraft: true stories\n',
      'Title: Week\nStatus: published\n\n',
      'Status: published\n\n',
      'Hidden: A Study of Gardens\nhttps://arxiv.org/abs/2402.00001\n\n',
      'Private: A Study of Gardens\n\n',
      'title: Week\ndraft: false\n---\n',
      '.. title: Week\n.. status: published\n\n',
      '.. tags: drafting\n\n',
      '<!--\n.. status: published\n-->\n\n',
      '<!-- Cut the draft of the introduction -->\n',
      '#+DRAFT: nil\n\n',
      '#+DRAFT:\n\n',
      '#+FILETAGS: :gardens:\n#+PROPERTY: header-args :tangle no\n\n',
      '- public:: true\n',
      '- status:: read\n',
      'Week\n====\n\n:date: 2024-02-01\n\n',
      'Papers.\n\nThe next.\n\nstatus:: draft\n\n',
      'Title: Week\nDraft: true\nstories of the week.\n\n',
      '{{< toc >}}\n',
      '---\ndraft: true\ndigest: { draft: false }\n---\n',
      '---\ndraft: false\n---\n\nstatus: draft\n',
      'export const meta = { draft: false }\n\n',
      'export const a = 1\n\nPapers.\n\nStatus: draft models\n\n',
      "export const meta = { title: 'Week' }\n\n{draft: true} stories\n\n",
      '```\n---\ndraft: true\n---\n```\n',
      'A\n\n---\n\nWe met again.\ndraft: true\n\n---\n',
    ])
      assert.equal(withheld(start), undefined, start)
  })
})

suite('a digest that is published later', () => {
  const later = new Date(Date.now() + 3 * 86_400_000).toISOString()
  const withheld = (header: string, file = 'a.md') =>
    withheldAs(parseDigest(`${header}# Week\n\n${body}`), file)

  for (const day of [
    later,
    later.slice(0, 10),
    '2099-01-01 10:00:00',
    '2099-01-01T10:00:00+09:00',
    'March 3, 2099',
  ])
    test(`is not for readers yet: ${day}`, () => {
      for (const key of [
        'publishDate',
        'go-live',
        'publishdate',
        'publish-date',
        'pubDate',
        'published',
        'date_published',
        'embargo',
        ...['publishOn', 'publishAt', 'publishedAt', 'published_on', 'publish-after', 'publishedDate'],
        ...[
          'publicationDate',
          'releaseDate',
          'releasedAt',
          'scheduledAt',
          'goLiveOn',
          'availableFrom',
          '공개일',
        ],
      ])
        assert.equal(withheld(`---\n${key}: ${day}\n---\n`), 'later', key)
      assert.equal(withheld(`---\ndigest: { publishDate: "${day}" }\n---\n`), 'later')
      assert.equal(withheld(`---\nparams:\n  publishDate: "${day}"\n---\n`), 'later')
      assert.equal(withheld(`+++\npublishDate = "${day}"\n+++\n`), 'later')
    })

  test('is not taken for one by the day that it is of, or a day in the past', () => {
    for (const line of [
      `date: ${later}`,
      'publishDate: 2024-01-01',
      'published: true',
      'published: 2024',
      'embargo:',
    ])
      assert.equal(withheld(`---\n${line}\n---\n`), undefined, line)
    assert.equal(
      withheld(`---\npublishDate: 2099-01-01\ndigest: { publishDate: 2024-01-01 }\n---\n`),
      undefined,
    )
  })
})

test('a folder of drafts, as Jekyll and Hexo have it, is not for readers', () => {
  const digest = parseDigest(body)
  for (const file of [
    '_drafts/a.md',
    'site/_drafts/2024/a.md',
    '/home/ann/site/_drafts/a.md',
    'site\\_drafts\\a.md',
  ])
    assert.equal(withheldAs(digest, file), 'drafts', file)
  for (const file of ['_drafts.md', 'site/my_drafts/a.md', 'drafts/a.md', 'site/_drafts-2024/a.md'])
    assert.equal(withheldAs(digest, file), undefined, file)
})
