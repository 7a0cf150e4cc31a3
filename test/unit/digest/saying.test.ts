import assert from 'node:assert/strict'
import { sayingOf } from '../../../src/core/digest/saying.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { besideTitle } from '../../../src/core/render/besideTitle.ts'
import { paper } from '../../helpers/papers.ts'

suite('what is said of an entry', () => {
  for (const [name, written, said = written] of [
    ['typed bullets', '• calm\n• long'],
    ['numbers in brackets', '(1) one\n(2) two'],
    ['letters', 'a) one\nb) two'],
    ['an escaped number, which begins no list', '1986\\. A great year.'],
    ['an escaped bullet', '\\- minus one'],
    ['a list of Markdown', '- calm\n- long'],
    ['one dash in front of all of it, which is none of its words', '– calm\nand long', 'calm\nand long'],
    ['the bracket that closes a formula', 'The loss is\n\n\\[\nx_1 = y\n\\]'],
    ['the signs that close a formula', 'The loss is\n\n$$\nx_1 = y\n$$'],
    ['a brace, a bracket and a quotation mark in lines of their own', 'f(x) {\n  y\n}\n)\n]\n"'],
    ['the first of two tabs of MkDocs', '=== "Linux"\n\n    Run it.\n\n=== "macOS"\n\n    Run that.'],
    ['praise without words', 'Calm.\n\n👍'],
    ['no ornament between papers', 'Calm.\n\n· · ·', 'Calm.'],
  ] as const)
    test(`keeps ${name}`, () => {
      const digest = parseDigest(`Tides of March\nhttps://arxiv.org/abs/2401.00001\n${written}\n`)
      assert.deepEqual(
        digest.entries.map((entry) => sayingOf(digest, entry)),
        [said],
      )
    })

  for (const [name, written, said] of [
    ['code behind words', '    Calm.\n\n    ```py\n    x = 1\n    ```', 'Calm.\n\n```py\nx = 1\n```'],
    ['code behind words after a tab', '\tCalm.\n\n\t~~~\n\tx\n\n\ty\n\t~~~', 'Calm.\n\n~~~\nx\n\ny\n~~~'],
    ['code behind which words follow', '    ```\n    x\n    ```\n\n    Calm.', '```\nx\n```\n\nCalm.'],
    ['indented code', '    Calm.\n\n        x = 1\n          y', 'Calm.\n\n    x = 1\n      y'],
    ['indented code after tabs', '\tCalm.\n\n\t\tx = 1', 'Calm.\n\n\tx = 1'],
    ['words that are indented more than they must be', '      Calm.\n\n      Long.', 'Calm.\n\nLong.'],
  ] as const)
    test(`keeps in an item ${name}`, () => {
      const other = '2. [Lakes of June](https://arxiv.org/abs/2401.00002)\n\n    Wet.\n'
      const text = `1. [Tides of March](https://arxiv.org/abs/2401.00001)\n\n${written}\n\n`
      for (const digest of [parseDigest(text + other), parseDigest(other + text)])
        assert.deepEqual(
          digest.entries.map((entry) => sayingOf(digest, entry)).toSorted(),
          [said, 'Wet.'].toSorted(),
        )
    })

  test('keeps indented code below a paragraph, and in the line of an item', () => {
    for (const [written, said] of [
      ['Tides of March\nhttps://arxiv.org/abs/2401.00001\nCalm.\n\n    x = 1\n', 'Calm.\n\n    x = 1'],
      ['- [Tides of March](https://arxiv.org/abs/2401.00001): calm.\n\n      x = 1\n', 'calm.\n\n    x = 1'],
      ['- [Tides of March](https://arxiv.org/abs/2401.00001): calm\n      and wet\n', 'calm\nand wet'],
      ['- [Tides of March](https://arxiv.org/abs/2401.00001): calm.\n\n    Wet.\n', 'calm.\n\nWet.'],
    ] as const) {
      const digest = parseDigest(written)
      assert.deepEqual(
        digest.entries.map((entry) => sayingOf(digest, entry)),
        [said],
      )
    }
  })

  /** How lines that name a paper go on with what is said of it. */
  const heads: readonly ((title: string, url: string, words: string) => string)[] = [
    (title, url, words) => `- [${title}](${url}): ${words}`,
    (title, url, words) => `- [${title}](${url}) — ${words}`,
    (title, url, words) => `- [${title}](${url}) - ${words}`,
    (title, url, words) => `1. [${title}](${url}): ${words}`,
    (title, url, words) => `- **[${title}](${url})**: ${words}`,
    (title, url, words) => `- **${title}** ([paper](${url})): ${words}`,
    (title, url, words) => `- ${title} (${url}): ${words}`,
    (title, url, words) => `* [${title}](${url})：${words}`,
    (title, url, words) => `### [${title}](${url})\n\n${words}\n`,
    (title, url, words) => `- [${title}](${url})\n\n  ${words}\n`,
  ]

  for (const words of [
    '1. blurry 2. stable',
    '1) blurry 2) stable',
    '(1) it is fast; (2) it is cheap.',
    '(i) masks; (ii) data',
    'I. It works II. It is fast',
    '(a) fast, (b) cheap.',
    '[1] says no, [2] says yes.',
    '[1, 2] show that it works.',
    '[Kaplan et al.] show power laws.',
    '(Kaplan) says so.',
    '[2020] was a good year for this.',
    '(2020) was a good year for this.',
    '[x] done with this one.',
    '[ ] not yet done with it.',
    '[OpenAI](https://openai.com) strikes again.',
    '**[OpenAI](https://openai.com)** strikes again.',
    '[OpenAI][o] strikes again.',
    '[OpenAI](https://openai.com)の新しい論文です。',
    '<https://openai.com> strikes again.',
    'https://github.com/a/b has the code.',
    '[Code](https://a.example.org/c) and [blog](https://b.example.org/d) are worth a look.',
    '[[note]] says it works.',
    '![fig](https://a.example.org/x.png) shows it works.',
    '`code` runs on it.',
    '(see also [BERT](https://arxiv.org/abs/1810.04805)) it is good.',
    '-5 points on all tasks.',
    '.5 is the rate that they use.',
    '... and so it goes on.',
    ':+1: it works.',
    '• fast • cheap',
    '**Wow**: it works.',
    '! Careful with this one.',
    '★★★☆☆ Overrated by all of us.',
    '👎 Does not hold up.',
    '🔥🔥 Burns twice as bright.',
    '❌ No data to be seen.',
    '1️⃣ Deep. 2️⃣ Plain.',
    'Data at https://a.example.org/d and nowhere else.',
    '자료는 https://a.example.org/d 에 있다.',
    '자료(https://a.example.org/d)도 있다.',
    '数据在https://a.example.org/d，很好。',
    'arXiv:1810.04805 said so first.',
    'doi:10.1000/xyz is the version in print.',
    'Falk and Holm (2014) say the same.',
    'Code.',
    'Slides',
    'Review!',
    'Read this.',
    '必读',
    '必読',
    '강추',
    '재밌다.',
    '**No** recurrence.',
    '**No**.',
    '**No** code, **no** data.',
    '**TL;DR** it scales.',
    '*Overrated.* Skip it.',
    '**강추** 논문입니다.',
    '**비추** 합니다.',
    '**必读**，经典。',
    '**不推荐**，太旧。',
    '![a plot](plots/tides.png) Deep.',
  ])
    test(`keeps what its sentence begins with: ${words}`, () => {
      for (const head of heads) {
        const entries = [
          head('Tides of March and of Other Months', 'https://arxiv.org/abs/2401.00001', 'Calm words.'),
          head('Lakes of June and of Other Months', 'https://arxiv.org/abs/2401.00002', words),
          head('Ponds of May and of Other Months', 'https://arxiv.org/abs/2401.00003', 'Wet words.'),
        ]
        const digest = parseDigest(`# Week 20\n\n${entries.join('\n')}\n`)
        assert.deepEqual(
          digest.entries.map((entry) => sayingOf(digest, entry)),
          ['Calm words.', words, 'Wet words.'],
          entries[1],
        )
        const [, entry] = digest.entries
        const beside = entry && besideTitle(digest, entry, undefined)
        assert.deepEqual(beside, { words: [], links: [] }, entries[1])
      }
    })

  for (const [name, written, said] of [
    ['authors', 'Ann Author and Bob Weaver. A neat trick.', 'A neat trick.'],
    ['a venue', '(NeurIPS 2020) A neat trick.', 'A neat trick.'],
    ['links', '[Code](https://a.example.org/c) A neat trick.', 'A neat trick.'],
    ['links and a dash', '[code](https://a.example.org/c) - a neat trick.', 'a neat trick.'],
  ] as const)
    test(`is none of the asides in front of it: ${name}`, () => {
      const digest = parseDigest(
        `# Week 20\n\n- [Tides of March and of Other Months](https://arxiv.org/abs/2401.00001): ${written}\n`,
      )
      assert.deepEqual(
        digest.entries.map((entry) => sayingOf(digest, entry)),
        [said],
      )
    })

  for (const [written, said, words, labels] of [
    ['- T (U; see also https://a.example.org/x): wet words.', 'wet words.', [], ['a.example.org']],
    ['- T (U; blog at https://a.example.org/x): wet words.', 'wet words.', [], ['blog']],
    [
      '- [T](U) ([code](https://a.example.org/c), 5k stars): wet words.',
      'wet words.',
      ['5k stars'],
      ['code'],
    ],
    [
      '- [T](U) (see [blog](https://a.example.org/b) and [code](https://a.example.org/c)): wet words.',
      'wet words.',
      [],
      ['blog', 'code'],
    ],
    ['- [T](U) \\[[code](https://a.example.org/c)\\] wet words.', 'wet words.', [], ['code']],
    ['- 論文：T（U）：水が冷たい。', '水が冷たい。', [], []],
    ['- « T » (Weaver et al., 2017) : U — très bien.', 'très bien.', ['Weaver et al., 2017'], []],
    [
      '- **T** (2017 \ud83d\udd25). Weaver et al. U Wet words.',
      'Wet words.',
      ['2017 \ud83d\udd25. Weaver et al'],
      [],
    ],
    ['- **T** (2017). Weaver et al. U Wet words.', 'Wet words.', ['2017. Weaver et al'], []],
    // What is said may stand in the brackets, too.
    ['- [T](U) (the pictures are fine. Read on.)', '(the pictures are fine. Read on.)', [], []],
  ] as const)
    test(`begins after brackets around what stands beside the title: ${written}`, () => {
      const line = written
        .replace('T', 'Tides of March and of Other Months')
        .replace('U', 'https://arxiv.org/abs/2401.00001')
      const digest = parseDigest(`# Week 20\n\n${line}\n`)
      const [entry] = digest.entries
      assert.equal(entry?.title?.text, 'Tides of March and of Other Months')
      assert.equal(sayingOf(digest, entry), said)
      const beside = besideTitle(digest, entry, undefined)
      assert.deepEqual(beside.words, words)
      assert.deepEqual(
        beside.links.map(({ label }) => label),
        labels,
      )
    })

  test('has no files of pictures beside the title, and their words alone', () => {
    for (const [line, words, labels] of [
      ['- [T](U) ![a plot](private/secret.png)', ['a plot'], []],
      ['- [T](U) ![](private/secret.png)', [], []],
      ['- [T](U) ![[secret.png]]', [], []],
      ['- T ![a plot](private/secret.png) [PDF](U)', ['a plot'], []],
      ['- [T](U) [![Code](https://a.example.org/badge.svg)](https://a.example.org/c)', [], ['Code']],
    ] as const) {
      const written = line
        .replace('T', 'Tides of March and of Other Months')
        .replace('U', 'https://arxiv.org/abs/2401.00001')
      const digest = parseDigest(`# Week 20\n\n${written}\n`)
      const [entry] = digest.entries
      const beside = entry && besideTitle(digest, entry, undefined)
      assert.deepEqual(beside?.words, words, line)
      assert.deepEqual(
        beside?.links.map(({ label }) => label),
        labels,
        line,
      )
    }
  })

  test('is said of authors once, where a record and a field name them', () => {
    for (const field of [
      'Authors: Weaver et al.',
      'Authors : Ann Weaver',
      '저자: Weaver 외',
      '作者：Weaver 等',
    ]) {
      const digest = parseDigest(
        `Title: Tides of March and Months\n${field}\nLink: https://arxiv.org/abs/2401.00001\nNotes: Wet.\n`,
      )
      const record = paper({ id: '2401.00001', title: 'Tides of March and Months', authors: ['Ann Weaver'] })
      const [entry] = digest.entries
      assert.deepEqual(entry && besideTitle(digest, entry, record).words, [], field)
    }
  })
})
