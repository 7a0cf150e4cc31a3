import assert from 'node:assert/strict'
import { applyEdits, slice, type TextEdit } from '../../../../src/core/base/span.ts'
import { plainTitle } from '../../../../src/core/digest/layouts/index.ts'
import type { Digest } from '../../../../src/core/digest/model.ts'
import { parseDigest } from '../../../../src/core/digest/session.ts'
import { linkKinds, paperLabels, titleLabels } from '../../../../src/core/digest/titles/vocabulary.ts'
import type { Arrangement } from '../../../../src/core/language/arrange/arrangement.ts'
import {
  type Arranging,
  entryToMention,
  isMentionAt,
  mentionToEntry,
  moveEntry,
  moveEntryOnto,
  moveEntryToSection,
  otherSections,
  sortSection,
} from '../../../../src/core/language/arrange/moves.ts'
import { corpusDigests, fixtureDigests, type NamedText } from '../../../helpers/digestTexts.ts'
import { factsOf, noFacts, paper } from '../../../helpers/papers.ts'
import { remembered } from '../../../helpers/remembered.ts'

function at(text: string, offset: number, read = parseDigest): Arranging {
  return { digest: read(text), read, offset }
}

function applied(text: string, arrangement: Arrangement | undefined): string | undefined {
  return arrangement && applyEdits(text, [arrangement.edit])
}

/** What is there, whatever its order. */
function inventory({ text, entries, sections, mentions, tags }: Digest) {
  const said = entries.map(({ link, commentary, ...entry }) => [
    plainTitle(entry),
    link?.url,
    commentary && slice(text, commentary).replace(/\s+/g, ' '),
  ])
  return {
    entries: said.map((each) => JSON.stringify(each)).sort(),
    sections: sections.map(({ label }) => label.text),
    mentions: mentions.map(({ link }) => link.url).sort(),
    tags: tags.map(({ name }) => name).sort(),
  }
}

suite('arranging entries', () => {
  const said = (title: string, id: number, words: string) =>
    `${title}\nhttps://arxiv.org/abs/2401.0000${id}\n${words}\n`
  const below = said('Second Paper about Kites', 2, 'Fine.')

  for (const tail of [
    '<img src="p.png">',
    '<!-- note to self -->',
    'Good.\n<!-- note\n\nto self -->',
    '#tag',
    ':::note\nhello\n:::',
    '<details>\nhello\n</details>',
    'Good.\n\n<!-- note to self -->',
  ])
    test(`moves an entry with its last lines: ${JSON.stringify(tail)}`, () => {
      const own = said('Glazing Stone Tiles', 1, tail)
      for (const end of [
        '',
        '\n---\n\n## More\n\nThird Paper about Nets\nhttps://arxiv.org/abs/2401.00003\n',
      ]) {
        const text = `${own}\n${below}${end}`
        assert.equal(applied(text, moveEntry(at(text, 3), 'down')), `${below}\n${own}${end}`)
      }
    })

  test('moves an entry without what belongs to others', () => {
    for (const [gap, end] of [
      ['---\n\n', ''],
      ['<!-- about kites -->\n', ''],
      ['', '\n<!-- end of the week -->\n'],
      ['', '</section>\n'],
    ]) {
      const own = said('Glazing Stone Tiles', 1, 'Good.')
      const text = `${own}\n${gap}${below}${end}`
      assert.equal(applied(text, moveEntry(at(text, 3), 'down')), `${below}\n${gap}${own}${end}`)
    }
  })

  const list =
    '- [One](https://arxiv.org/abs/2401.00001): a.\n- [Two](https://arxiv.org/abs/2401.00002): b.\n  - more\n- [Three](https://arxiv.org/abs/2401.00003): c.\n'

  test('moves an entry with its commentary, and back', () => {
    const up = applied(list, moveEntry(at(list, list.indexOf('Two')), 'up'))
    assert.equal(
      up,
      '- [Two](https://arxiv.org/abs/2401.00002): b.\n  - more\n- [One](https://arxiv.org/abs/2401.00001): a.\n- [Three](https://arxiv.org/abs/2401.00003): c.\n',
    )
    assert.equal(applied(up ?? '', moveEntry(at(up ?? '', (up ?? '').indexOf('more')), 'down')), list)
    assert.equal(moveEntry(at(list, 3), 'up'), undefined)
    assert.equal(moveEntry(at(list, list.length - 2), 'down'), undefined)
  })

  test('keeps the cursor with the entry', () => {
    const moved = moveEntry(at(list, list.indexOf('Two')), 'down')
    assert.equal(applied(list, moved)?.slice(moved?.offset).startsWith('Two'), true)
  })

  test('counts again what is counted', () => {
    const text =
      '1. One\nhttps://arxiv.org/abs/2401.00001\nFine.\n\n2. Two\nhttps://arxiv.org/abs/2401.00002\nDeep.\n\n3. Three\nhttps://arxiv.org/abs/2401.00003\nWide.\n'
    assert.equal(
      applied(text, moveEntry(at(text, text.indexOf('Three')), 'up')),
      '1. One\nhttps://arxiv.org/abs/2401.00001\nFine.\n\n2. Three\nhttps://arxiv.org/abs/2401.00003\nWide.\n\n3. Two\nhttps://arxiv.org/abs/2401.00002\nDeep.\n',
    )
  })

  const sections =
    '# Week\n\n## Vision\n\n1. **One** [pdf](https://arxiv.org/abs/2401.00001)\n   Fine.\n2. **Two** [pdf](https://arxiv.org/abs/2401.00002)\n   Deep.\n\n## Language\n\n1. **Three** [pdf](https://arxiv.org/abs/2401.00003)\n   Wide.\n'

  test('moves an entry into the section beside its own, and counts both again', () => {
    const up = applied(sections, moveEntry(at(sections, sections.indexOf('Three')), 'up'))
    assert.match(
      up ?? '',
      /1\. \*\*One.*\n {3}Fine\.\n2\. \*\*Two.*\n {3}Deep\.\n3\. \*\*Three.*\n {3}Wide\.\n\n## Language/,
    )
    const down = applied(sections, moveEntry(at(sections, sections.indexOf('Two')), 'down'))
    assert.match(
      down ?? '',
      /1\. \*\*One.*\n {3}Fine\.\n\n## Language\n\n1\. \*\*Two.*\n {3}Deep\.\n2\. \*\*Three.*\n {3}Wide\.\n$/,
    )
  })

  test('changes nothing where the section that an entry leaves would be none without it', () => {
    const [first = '', second = ''] = seed.split(/\n(?=Two)/)
    for (const [above, below] of [
      ['The papers below are about trees.', 'The papers below are about roots.'],
      ['# Trees', '# Roots'],
    ]) {
      const text = `${above}\n\n${first}\n\n${below}\n\n${second}`
      assert.equal(parseDigest(text).sections.length, 2)
      assert.equal(applied(text, moveEntry(at(text, text.indexOf('Two')), 'up')), undefined)
    }
  })

  test('leaves the first entry where it is, below the label of the first section', () => {
    assert.equal(moveEntry(at(sections, sections.indexOf('One')), 'up'), undefined)
    const above = sections.replace(
      '## Vision',
      '1. **Zero** [pdf](https://arxiv.org/abs/2401.00009)\n   Far.\n\n## Vision',
    )
    const moved = applied(above, moveEntry(at(above, above.indexOf('One')), 'up'))
    assert.match(moved ?? '', /Far\.\n2\. \*\*One.*\n {3}Fine\.\n\n## Vision/)
  })

  test('moves an entry to the end of a section', () => {
    const place = at(sections, sections.indexOf('One'))
    assert.deepEqual(otherSections(place), [1])
    const moved = applied(sections, moveEntryToSection(place, 1))
    assert.match(
      moved ?? '',
      /## Vision\n\n1\. \*\*Two.*\n {3}Deep\.\n\n## Language\n\n1\. \*\*Three.*\n {3}Wide\.\n2\. \*\*One.*\n {3}Fine\.\n$/,
    )
  })

  test('puts an entry where another one stands, or at the end of a section', () => {
    const order = (text: string, entry: string, onto: string) =>
      applied(text, moveEntryOnto(at(text, text.indexOf(entry)), text.indexOf(onto)))
        ?.match(/One|Two|Three|Vision|Language/g)
        ?.join(' ')
    assert.equal(order(list, 'One', 'Three'), 'Two Three One')
    assert.equal(order(list, 'Three', 'One'), 'Three One Two')
    assert.equal(order(list, 'One', 'One'), undefined)
    assert.equal(order(sections, 'Three', 'Two'), 'Vision One Three Two Language')
    assert.equal(order(sections, 'Three', 'One'), 'Vision Three One Two Language')
    assert.equal(order(sections, 'One', 'Vision'), 'Vision Two One Language Three')
    assert.equal(order(sections, 'One', 'Language'), 'Vision Two Language Three One')
    assert.equal(order(sections, 'One', 'Week'), undefined)
    const moved = moveEntryOnto(at(sections, sections.indexOf('One')), sections.indexOf('Three'))
    assert.match(applied(sections, moved) ?? '', /## Language\n\n1\. \*\*One.*\n {3}Fine\.\n2\. \*\*Three/)
  })

  test('sorts a section by title, author and date', () => {
    const papers = factsOf([
      paper({ id: '2401.00001', authors: ['Zoe Zett'], publishedAt: '2024-01-03T00:00:00Z' }),
      paper({ id: '2401.00002', authors: ['Ann Author'], publishedAt: '2024-01-01T00:00:00Z' }),
      paper({ id: '2401.00003', authors: ['Bo Middle'], publishedAt: '2024-01-02T00:00:00Z' }),
    ])
    const titles = (key: Parameters<typeof sortSection>[1], facts = papers) =>
      parseDigest(applied(list, sortSection(at(list, 5), key, facts)) ?? list).entries.map((entry) =>
        plainTitle(entry),
      )
    assert.deepEqual(titles('title'), ['One', 'Three', 'Two'])
    assert.deepEqual(titles('author'), ['Two', 'Three', 'One'])
    assert.deepEqual(titles('oldest'), ['Two', 'Three', 'One'])
    assert.deepEqual(titles('newest'), ['One', 'Three', 'Two'])
    assert.deepEqual(titles('newest', noFacts), ['Three', 'Two', 'One'])
    assert.equal(sortSection(at(list, 5), 'oldest', noFacts), undefined)
  })

  for (const [name, files] of [
    ['the fixtures', fixtureDigests()],
    ['the corpus', corpusDigests()],
  ] as const) {
    test(`loses nothing, and a move back gives the text again: ${name}`, function () {
      if (files.length === 0) this.skip()
      const tally = { all: 0, done: 0, back: 0, refused: [] as string[] }
      for (const file of files) tryAll(file, tally)
      if (this.test) this.test.title += ` (${tally.done} of ${tally.all} moved, ${tally.back} back)`
      assert.ok(tally.done >= 0.85 * tally.all, `${tally.done} of ${tally.all}\n${tally.refused.join('\n')}`)
      assert.ok(
        tally.back >= 0.95 * tally.done,
        `${tally.back} of ${tally.done}\n${tally.refused.join('\n')}`,
      )
    })
  }

  for (const aside of ['<!-- not\n\nfor readers -->', '```\ncode\n\n```', '%%\nnot for readers\n%%'])
    test(`leaves what stands between entries where it is: ${JSON.stringify(aside)}`, () => {
      const [one, two] = [
        'Stone Tiles\nhttps://arxiv.org/abs/2401.00001\n',
        'Tall Trees\nhttps://arxiv.org/abs/2401.00002\n',
      ]
      const text = `## A\n\n${one}\n${aside}\n\n${two}\n## B\n\nWide Trees\nhttps://arxiv.org/abs/2401.00003\n`
      for (const name of ['Stone', 'Tall']) {
        const moved = applied(text, moveEntryToSection(at(text, text.indexOf(name)), 1)) ?? ''
        assert.ok(moved.indexOf(name) > moved.indexOf('## B'), moved)
        assert.ok(moved.includes(`\n${aside}\n`), moved)
      }
    })

  for (const [name, files] of [
    ['the fixtures', fixtureDigests()],
    ['the corpus', corpusDigests()],
  ] as const) {
    test(`puts the first entry where the last one stands, and loses nothing: ${name}`, function () {
      if (files.length === 0) this.skip()
      const tally = { all: 0, done: 0 }
      for (const { name, text } of files) {
        const read = remembered(parseDigest)
        const digest = read(text)
        const [first, last] = [digest.entries[0], digest.entries.at(-1)]
        if (digest.note || !first || !last || first === last) continue
        tally.all++
        const moved = applied(text, moveEntryOnto(at(text, first.head.start, read), last.head.start))
        if (moved === undefined) continue
        tally.done++
        assert.deepEqual(inventory(read(moved)), inventory(digest), name)
      }
      if (this.test) this.test.title += ` (${tally.done} of ${tally.all})`
      assert.ok(tally.done >= 0.85 * tally.all, `${tally.done} of ${tally.all}`)
    })
  }
})

const mostInFile = 3

function tryAll(
  { name, text }: NamedText,
  tally: { all: number; done: number; back: number; refused: string[] },
): void {
  const read = remembered(parseDigest)
  const digest = read(text)
  const { entries } = digest
  if (digest.note || entries.length < 2) return
  const step = Math.max(1, (entries.length - 1) / mostInFile)
  for (let index = 0; index < entries.length - 1; index += step) {
    const entry = entries[Math.floor(index)]
    if (!entry) continue
    tally.all++
    const down = moveEntry(at(text, entry.head.start, read), 'down')
    const moved = applied(text, down)
    if (!down || moved === undefined) {
      tally.refused.push(`${name} ${plainTitle(entry)}`)
      continue
    }
    tally.done++
    assert.deepEqual(inventory(read(moved)), inventory(digest), name)
    if (applied(moved, moveEntry(at(moved, down.offset, read), 'up')) === text) tally.back++
    else tally.refused.push(`not back: ${name}, ${plainTitle(entry)}`)
  }
}

function toMention(text: string, words: string): string | undefined {
  const edit = entryToMention({ digest: parseDigest(text), read: parseDigest, offset: text.indexOf(words) })
  return edit && applyEdits(text, [edit])
}

const seed =
  'One Title of Trees\nhttps://arxiv.org/abs/2401.00001\nIt is fine as it is.\n\nTwo Titles of Roots\nhttps://arxiv.org/abs/2401.00002\nIt is rather deep in all ways.\nAnd long.\n'

/** Words, numbers and pictures that a text has no longer, but for those that name a link or a list. */
function lostWords(before: string, after: string): readonly string[] {
  const left = new Map<string, number>()
  const wordsOf = (text: string) =>
    text.replace(/<(?!https?:)[^<>\n]*>/g, ' ').match(/\p{L}[\p{L}\p{N}]+|[^\P{So}\u25A0-\u25FF]/gu) ?? []
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1)
  return wordsOf(before).filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0 && ![linkKinds, paperLabels, titleLabels].some((known) => known.has(word.toLowerCase()))
  })
}

const numbered =
  '# Week 3\n\n## 1. One Title of Trees\n- Link: https://arxiv.org/abs/2401.00001\n- Note: as https://arxiv.org/abs/2401.00077 says.\n\n## 2. Two Titles of Roots\n- Link: https://arxiv.org/abs/2401.00002\n- Note: skips.\n\n## 3. Three Titles of Leaves\n- Link: https://arxiv.org/abs/2401.00003\n- Note: long.\n'

suite('turning an entry into a mention', () => {
  test('counts the numbered entries below it anew', () => {
    const text = toMention(numbered, 'Two')
    assert.match(text ?? '', /^## 2\. Three Titles of Leaves$/m)
    assert.doesNotMatch(text ?? '', /^## 3\./m)
  })

  test('leaves what is said of it, with its name behind the first line', () => {
    assert.equal(
      toMention(seed, 'rather'),
      'One Title of Trees\nhttps://arxiv.org/abs/2401.00001\nIt is fine as it is.\n\nIt is rather deep in all ways. (Two Titles of Roots, https://arxiv.org/abs/2401.00002)\nAnd long.\n',
    )
  })

  test('makes an item of what is said there, and has the words above take up one of which nothing is', () => {
    const list =
      '- [One](https://arxiv.org/abs/2401.00001): fine.\n- [Two](https://arxiv.org/abs/2401.00002): deep.\n'
    assert.equal(
      toMention(list, 'Two'),
      '- [One](https://arxiv.org/abs/2401.00001): fine.\n- deep. ([Two](https://arxiv.org/abs/2401.00002))\n',
    )
    const bare = seed.replace('It is rather deep in all ways.\nAnd long.\n', '')
    assert.equal(
      toMention(bare, 'Two'),
      'One Title of Trees\nhttps://arxiv.org/abs/2401.00001\nIt is fine as it is. (Two Titles of Roots, https://arxiv.org/abs/2401.00002)\n',
    )
  })

  test('names it as the text writes its links', () => {
    const [one, two] = ['https://arxiv.org/abs/2401.00001', 'https://arxiv.org/abs/2401.00002']
    const names: readonly (readonly [name: (title: string, url: string) => string, mentioned?: string])[] = [
      [(title, url) => `[${title}](${url})`],
      [(title, url) => `[[${url}][${title}]]`],
      [(title, url) => `<${url}|${title}>`],
      [(title, url) => `${title} (${url})`, `Two Titles, ${two}`],
    ]
    for (const [name, mentioned = name('Two Titles', two)] of names) {
      const text = `# Week\n\n- ${name('One Title', one)}: fine.\n- ${name('Two Titles', two)}: deep.\n`
      assert.ok(toMention(text, 'Two')?.endsWith(` deep. (${mentioned})\n`), toMention(text, 'Two'))
    }
  })

  test('names one whose link says something else as the text writes its links', () => {
    const [one, two] = ['https://arxiv.org/abs/2401.00001', 'https://arxiv.org/abs/2401.00002']
    const links: readonly ((words: string, url: string) => string)[] = [
      (words, url) => `[${words}](${url})`,
      (words, url) => `${url}[${words}]`,
      (words, url) => `link:${url}[${words}]`,
      (words, url) => `\`${words} <${url}>\`_`,
      (words, url) => `[[${url}|${words}]]`,
    ]
    for (const link of links) {
      const entry = (title: string, url: string, said: string) =>
        `== ${title}\n\n${link('Paper', url)}\n\n${said}\n\n`
      const text = `= Week\n\n${entry('One Title of Trees', one, 'Fine as it is.')}${entry('Two Titles of Roots', two, 'Deep as it goes.')}`
      const mentioned = toMention(text, 'Deep')
      assert.ok(mentioned?.includes(`Deep as it goes. (${link('Two Titles of Roots', two)})`), mentioned)
    }
  })

  test('keeps the marks of any item, and leaves no tag open', () => {
    const [one, two] = ['https://arxiv.org/abs/2401.00001', 'https://arxiv.org/abs/2401.00002']
    assert.equal(
      toMention(`・One Title\n　${one}\n　長い。\n・Two Titles\n　${two}\n　短い。\n`, 'Two'),
      `・One Title\n　${one}\n　長い。\n・短い。 (Two Titles, ${two})\n`,
    )
    const first = `<ul>\n<li><a href="${one}">One Title</a>: fine`
    assert.equal(
      toMention(`${first}</li>\n<li><a href="${two}">Two Titles</a>: deep</li>\n</ul>\n`, 'Two'),
      `${first} deep (<a href="${two}">Two Titles</a>)</li>\n</ul>\n`,
    )
  })

  test('takes along what else is known of the paper', () => {
    const lists: readonly (readonly [line: string, mentioned: string])[] = [
      [
        '**Two** (Ann Author, Bo Weaver, ICML 2023) [[paper](https://arxiv.org/abs/2401.00002)] [[code](https://github.com/a/b)]: deep as it goes.',
        'deep as it goes. ([Two](https://arxiv.org/abs/2401.00002), Ann Author, Bo Weaver, ICML 2023, [code](https://github.com/a/b))',
      ],
      [
        '⭐⭐ [Two](https://arxiv.org/abs/2401.00002v2): deep as it goes.',
        'deep as it goes. ([Two](https://arxiv.org/abs/2401.00002v2), ⭐⭐)',
      ],
      [
        '[x] [Two](https://arxiv.org/abs/2401.00002): deep as it goes.',
        '[x] deep as it goes. ([Two](https://arxiv.org/abs/2401.00002))',
      ],
    ]
    for (const [line, mentioned] of lists) {
      const above = '- [One](https://arxiv.org/abs/2401.00001): fine.\n'
      assert.equal(toMention(`${above}- ${line}\n`, 'Two'), `${above}- ${mentioned}\n`)
    }
  })

  test('shows no comment to readers, and loses no code', () => {
    const head = 'Stone Tiles\nhttps://arxiv.org/abs/2401.00001\nGood.\n\n'
    for (const [entry, aside] of [
      [
        '2. Tall Trees. Ann Author. arXiv:2401.00002\n<!-- not\n\nfor readers -->\nTaller.\n',
        /<!-- not\s+for readers -->/,
      ],
      [
        '- <a href=https://arxiv.org/abs/2401.00002>Tall Trees</a>\n```\ncode\n```\nTaller.\n',
        /```\s+code\s+```/,
      ],
    ] as const) {
      const text = head + entry
      const edit = entryToMention(at(text, text.indexOf('Tall')))
      assert.match(edit ? applyEdits(text, [edit]) : text, aside)
    }
  })

  for (const first of ['$$\nx = 1\n$$', '\\[\nx = 1\n\\]', ':::note\nx = 1\n:::', '???', '(+) (−)', '👍'])
    test(`keeps a first line without words: ${first.split('\n', 1)[0]}`, () => {
      const own = `Glazing Stone Tiles\nhttps://arxiv.org/abs/2401.00003\n${first}\nWords after.\n`
      for (const text of [own, `${seed}\n${own}`]) {
        const after = toMention(text, 'Glazing') ?? text
        assert.ok(after.replace(/\s+/g, ' ').includes(`${first}\nWords after.`.replace(/\s+/g, ' ')), after)
      }
    })

  test('is not done where nothing is above that could mention it', () => {
    assert.equal(toMention('One Title of Trees\nhttps://arxiv.org/abs/2401.00001\n', 'One'), undefined)
  })

  for (const [name, files] of [
    ['the fixtures', fixtureDigests()],
    ['the corpus', corpusDigests()],
  ] as const) {
    test(`keeps all other entries, and names the paper once more: ${name}`, function () {
      if (files.length === 0) this.skip()
      let all = 0
      let done = 0
      for (const { text } of files) {
        const digest = parseDigest(text)
        const { entries } = digest
        for (const entry of [entries[1], entries.at(-1)]) {
          if (!entry?.title || !entry.link || digest.note) continue
          all++
          const edit = entryToMention({ digest, read: parseDigest, offset: entry.head.start })
          if (!edit) continue
          done++
          const after = parseDigest(applyEdits(text, [edit]))
          assert.equal(after.entries.length, entries.length - 1)
          assert.ok(after.mentions.some(({ link }) => link.url === entry.link?.url))
          const { form, outer } = entry.link
          // The name of a definition becomes the address that it stands for.
          const named = form === 'reference' ? text.slice(outer.start, outer.end) : ''
          assert.deepEqual(
            lostWords(text, after.text + named),
            [],
            digest.text.slice(entry.span.start, entry.span.end),
          )
        }
      }
      if (this.test) this.test.title += ` (${done} of ${all})`
      assert.ok(done >= 0.6 * all, `${done} of ${all}`)
    })
  }
})

suite('turning a mention into an entry', () => {
  const known = paper({ id: '2401.00077', title: 'Learned Compression of Very Long Documents' })

  function toEntry(text: string): string | undefined {
    const digest = parseDigest(text)
    const offset = text.indexOf('2401.00077')
    assert.ok(isMentionAt(digest, offset))
    const edit: (TextEdit & { readonly cursor: number }) | undefined = mentionToEntry(
      digest,
      offset,
      known,
      noFacts,
    )
    if (!edit) return undefined
    const newText = `${edit.newText.slice(0, edit.cursor)}|${edit.newText.slice(edit.cursor)}`
    return applyEdits(text, [{ ...edit, newText }])
  }

  test('writes it below the entry that mentions it, in its form', () => {
    const said = seed.replace('It is fine as it is.', 'Fine, as https://arxiv.org/abs/2401.00077 says.')
    assert.equal(
      toEntry(said),
      said.replace('says.\n\n', `says.\n\n${known.title}\nhttps://arxiv.org/abs/2401.00077\n|\n\n`),
    )
  })

  test('counts the numbered entries below it anew', () => {
    const entry = `## 2. ${known.title}\n- Link: https://arxiv.org/abs/2401.00077\n- Note: |\n\n`
    assert.equal(toEntry(numbered), numbered.replace('## 3. ', '## 4. ').replace('## 2. ', `${entry}## 3. `))
  })
})
