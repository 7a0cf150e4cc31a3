import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { plainTitle } from '../../../src/core/digest/layouts/index.ts'
import { type Digest, paperOf, papersOf } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { encodeEntities } from '../../../src/core/paper/tex/characters.ts'
import { foldTitle } from '../../../src/core/paper/titles.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { corpora } from '../../helpers/corpus.ts'
import { factsOf, paper } from '../../helpers/papers.ts'
import { remembered } from '../../helpers/remembered.ts'

const id = '2301.00007'
const address = `https://arxiv.org/abs/${id}`

/** Titles that records have, and that no line of their own would be taken for, or that mean something to Markdown. */
const titles = [
  'Glazing Stone Tiles in Wide Gardens',
  'The End of Ponds.',
  'What Remains, ',
  'Ponds;',
  'Seven Lakes:',
  'And Then…',
  'Not So Fast...',
  'Is This a Pond?',
  'More Ponds!',
  'The Theory of (Wet) Ponds (2019)',
  'On Gardens (Extended Version)',
  'A Garden of "Glass"',
  '"All Ponds Are Lakes"',
  'Kettles Are "Just Hot Cups"',
  '“Curled” Gardens, and Why',
  '2048',
  '1984',
  '3.14159',
  '---',
  '!',
  '**Bold** Gardens',
  '*Very* Small Ponds',
  '_Under_ the Ponds',
  '# Hash Gardens',
  '> Quoted Gardens',
  '- Dashed Gardens',
  '1. Numbered Gardens',
  '[Bracketed] Gardens',
  'Gardens [v2] of Stone',
  'Gardens | Ponds | Lakes',
  '`code` of Gardens',
  '<b>Bold</b> Gardens <script>',
  'Gardens & Ponds &amp; Lakes',
  'Gardens at https://example.org/pond',
  'Gardens of arXiv:2401.00009',
  '작은 정원에서 나무 키우기',
  '小さな庭で木を育てる',
  '小花园里种树的方法',
  '정원은 아름답다.',
  '庭は美しい。',
  '庭とは：',
  'On $\\beta$-Gardens and {\\L}akes',
  'An $\\mathcal{H}(k \\sin k)$ Garden',
  'Poincar\\\'e and the G\\"odel Ponds',
  'gardens of small letters only',
  'POND',
  'A',
  'x',
  'Ponds: Lakes: Seas',
  'Pond (2019)',
  'Smith et al. (2020) Revisited',
  'Ann Author and Bo Author',
  'ICML 2020',
  'Review',
  'Abstract',
  'Code',
  'Part 1',
  '#hashtag gardens #review',
  `${'Very Long Gardens with Many Ponds and '.repeat(8)}Lakes`,
  'Ends in a Backslash \\',
  'Tilde~Gardens~~and~~Ponds',
  'Emoji 🌱 Gardens',
  "Gardens' Edge, or: the 'Pond'",
  '=Equal= Gardens ==',
  '<!-- Gardens --> and Ponds',
  '%% Gardens %%',
  '{{ Gardens }}',
  '{{< garden >}} of Ponds',
  'Ponds {% include garden %}',
  'مقدمة في الحدائق',
  'Measuring H→γγ at √s=13 TeV with 5% precision',
]

/** Ways to write an entry: three of other papers, and the one in question, without a title and with one. */
interface Form {
  readonly name: string
  entry(title: string, url: string): string
  bare(url: string): string
}

const forms: readonly Form[] = [
  {
    name: 'title above link',
    entry: (title, url) => `${title}\n${url}\nCalm and sharp.\n\n`,
    bare: (url) => `${url}\nCalm and sharp.\n\n`,
  },
  {
    name: 'title above link, without blank lines',
    entry: (title, url) => `${title}\n${url}\nCalm and sharp.\n`,
    bare: (url) => `${url}\nCalm and sharp.\n`,
  },
  {
    name: 'link above title',
    entry: (title, url) => `${url}\n${title}\nCalm and sharp.\n\n`,
    bare: (url) => `${url}\n\nCalm and sharp.\n\n`,
  },
  {
    name: 'list of linked titles',
    entry: (title, url) => `- [${title.replace(/[[\]\\]/g, '\\$&')}](${url}): calm and sharp\n`,
    bare: (url) => `- [paper](${url}): calm and sharp\n`,
  },
  {
    name: 'list of bare links',
    entry: (title, url) => `- [${title.replace(/[[\]\\]/g, '\\$&')}](${url})\n`,
    bare: (url) => `- ${url}\n`,
  },
  {
    name: 'list of bold titles',
    entry: (title, url) => `- **${title}** ([paper](${url})) calm\n`,
    bare: (url) => `- ([paper](${url})) calm\n`,
  },
  {
    name: 'headings',
    entry: (title, url) => `### [${title.replace(/[[\]\\]/g, '\\$&')}](${url})\n\nCalm and sharp.\n\n`,
    bare: (url) => `### ${url}\n\nCalm and sharp.\n\n`,
  },
  {
    name: 'headings with a link below',
    entry: (title, url) => `## ${title}\n- Paper: ${url}\n\nCalm and sharp.\n\n`,
    bare: (url) => `- Paper: ${url}\n\nCalm and sharp.\n\n`,
  },
  {
    name: 'title (link)',
    entry: (title, url) => `${title} (${url})\n\nCalm and sharp.\n\n`,
    bare: (url) => `(${url})\n\nCalm and sharp.\n\n`,
  },
  {
    name: 'numbered bibliography',
    entry: (title, url) => `[1] C. Poe, D. Roe. ${title}. 2021. ${url}\n`,
    bare: (url) => `[1] ${url}\n`,
  },
  {
    name: 'quoted titles of a bibliography',
    entry: (title, url) => `[1] C. Poe, "${title}," ${url}, 2021.\n`,
    bare: (url) => `[1] ${url}, 2021.\n`,
  },
  {
    name: 'rows of a table',
    entry: (title, url) => `| ${title.replaceAll('|', '\\|')} | [Paper](${url}) | calm |\n`,
    bare: (url) => `| | [Paper](${url}) | calm |\n`,
  },
  {
    name: 'items of HTML',
    entry: (title, url) =>
      `<li><a href="${url}">${encodeEntities(title, /[&<>*_`~|[\]\\]/g)}</a>: calm and sharp</li>\n`,
    bare: (url) => `<li><a href="${url}">paper</a>: calm and sharp</li>\n`,
  },
  {
    name: 'wikilinks',
    entry: (title, url) => `[[${title}]]\n${url}\nCalm and sharp.\n\n`,
    bare: (url) => `${url}\nCalm and sharp.\n\n`,
  },
  {
    name: 'a comment between title and link',
    entry: (title, url) => `${title}\n<!-- later -->\n${url}\nCalm and sharp.\n\n`,
    bare: (url) => `<!-- later -->\n${url}\nCalm and sharp.\n\n`,
  },
  {
    name: 'identifiers in front',
    entry: (title, url) => `arXiv:${url.slice(-10)} ${title}\n\nCalm and sharp.\n\n`,
    bare: (url) => `arXiv:${url.slice(-10)}\n\nCalm and sharp.\n\n`,
  },
  {
    name: 'references',
    entry: (title, url) => `- [${title.replace(/[[\]\\]/g, '\\$&')}][r${url.slice(-1)}] calm\n`,
    bare: (url) => `- [r${url.slice(-1)}] calm\n`,
  },
]

const others = ['Wide Rivers of the North', 'Cold Mountains of the South', 'Old Deserts of the West']

function digestOf(form: Form, own: string): string {
  const entries = others.map((title, at) => form.entry(title, `https://arxiv.org/abs/2301.0000${at + 1}`))
  const head = form.name === 'rows of a table' ? '| Title | Link | Note |\n| --- | --- | --- |\n' : ''
  const definitions = [1, 2, 3, 7].map((at) => `[r${at}]: https://arxiv.org/abs/2301.0000${at}\n`).join('')
  const tail = form.name === 'references' ? `\n${definitions}` : ''
  return `# Week 5\n\n${head}${entries[0]}${entries[1]}${own}${entries[2]}${tail}`
}

function checkerFor(title: string) {
  const records = [
    paper({ id, title, version: undefined }),
    ...others.map((other, at) => paper({ id: `2301.0000${at + 1}`, title: other, version: undefined })),
  ]
  const facts = factsOf(records)
  const read = remembered(parseDigest)
  const check = remembered((text) => checkDigest(read(text), { facts, settings: {}, log: silentLog }))
  return { read, check }
}

/** What the digest says of all papers but the one in question. */
function said(digest: Digest) {
  return digest.entries.map((entry) => ({
    paper: paperOf(entry),
    title: paperOf(entry) === id ? '' : plainTitle(entry),
    commentary: entry.commentary && digest.text.slice(entry.commentary.start, entry.commentary.end),
  }))
}

function assertSettles(text: string, title: string) {
  const { read, check } = checkerFor(title)
  const once = applyEdits(text, fixAll(text, check))
  const context = `${JSON.stringify(title)}\n${text}\n--- became ---\n${once}`
  const left = check(once).flatMap(({ fixes }) =>
    fixes.filter(({ isChosen, edits }) => !isChosen && edits.length > 0),
  )
  assert.deepEqual(left, [], `something is left to be mended: ${context}`)
  assert.equal(applyEdits(once, fixAll(once, check)), once, `once more, it changes something: ${context}`)
  assert.deepEqual(said(read(once)), said(read(text)), `something else is said: ${context}`)
  const folded = foldTitle(title)
  if (folded.length > 8)
    assert.ok(
      foldTitle(once).split(folded).length <= 2 || foldTitle(text).split(folded).length > 2,
      `the title stands twice: ${context}`,
    )
}

/** A title as people write it down, whatever the record says. */
const dresses: Readonly<Record<string, (title: string) => string>> = {
  'a wikilink': (title) => `[[${title}]]`,
  'a wikilink with another name': (title) => `[[notes/1|${title}]]`,
  'a full stop': (title) => `${title}.`,
  'a colon': (title) => `${title}:`,
  'an ellipsis': (title) => `${title} …`,
  'an end cut off within a word': (title) => `${title.slice(0, -5)}...`,
  'an end cut off, and a sign for it': (title) => `${title.slice(0, -9)}…`,
  'an ellipsis in the middle': (title) => title.replace(/^(\S+ \S+) .* (\S+)$/, '$1 … $2'),
  'two lines': (title) => title.replace(/^(.{12,}?) /, '$1\n'),
  'authors in front': (title) => `C. Poe, D. Roe: ${title}`,
  'authors and year in front': (title) => `Poe and Roe (2021). ${title}.`,
  'a part in quotation marks': (title) => title.replace(/(\S+ \S+)$/, '"$1"'),
  'a part in bold': (title) => title.replace(/^(\S+)/, '**$1**'),
  'a part in italics': (title) => title.replace(/(\S+)$/, '*$1*'),
  'a part in an element of HTML': (title) => title.replace(/(\S+)$/, '<em class="x">$1</em>'),
  'a footnote': (title) => `${title}[^1]`,
  'quotation marks': (title) => `"${title}"`,
  'a translation': () => '넓은 복도에서 돌 타일 굽기',
  'a translation that is a sentence': () => '돌 타일은 넓은 복도에서 빛난다.',
  'a translation with the title': (title) => `넓은 복도의 타일 (${title})`,
  'the year': (title) => `${title} (2021)`,
  'a number': (title) => `3. ${title}`,
  capitals: (title) => title.toUpperCase(),
}

suite('"Fix all" with titles of any kind', () => {
  for (const form of forms)
    test(`changes nothing where the title is there in some dress: ${form.name}`, () => {
      const long = 'Glazing Stone Tiles in Very Wide Hallways'
      collect(
        Object.entries(dresses).map(([name, dress]) => () => {
          // No row of a table goes on in the next line.
          if (form.name === 'rows of a table' && name === 'two lines') return
          const text = digestOf(form, form.entry(dress(long), address))
          assert.equal(applyEdits(text, fixAll(text, checkerFor(long).check)), text, name)
        }),
      )
    })

  for (const form of forms) {
    test(`settles where a title is missing: ${form.name}`, () => {
      collect(titles.map((title) => () => assertSettles(digestOf(form, form.bare(address)), title)))
    })

    test(`settles where a title is another: ${form.name}`, () => {
      collect(
        titles.map((title) => () => {
          const wrong =
            title.length > 8 ? `${title.replace(/\p{L}{4,}/u, (word) => `${word}xyz`)}` : 'Wholly Else'
          assertSettles(digestOf(form, form.entry(wrong, address)), title)
        }),
      )
    })

    test(`changes nothing where the title is right: ${form.name}`, () => {
      collect(
        titles.map((title) => () => {
          const text = digestOf(form, form.entry(title, address))
          assert.equal(applyEdits(text, fixAll(text, checkerFor(title).check)), text, JSON.stringify(title))
        }),
      )
    })
  }
})

suite('"Fix all" in plain text', () => {
  const plain: readonly Form[] = [
    ...forms.filter(({ entry }) => !/[[#*|<]/.test(entry('x', ''))),
    {
      name: 'bullets with a link below',
      entry: (title, url) => `* ${title}\n  ${url}\n  Calm and sharp.\n`,
      bare: (url) => `* ${url}\n  Calm and sharp.\n`,
    },
    {
      name: 'numbers with a link below',
      entry: (title, url) => `1. ${title}. ${url}\n   Calm and sharp.\n`,
      bare: (url) => `1. ${url}\n   Calm and sharp.\n`,
    },
  ]
  for (const form of plain)
    test(`writes no links of Markdown: ${form.name}`, () => {
      collect(
        titles.map((title) => () => {
          const text = digestOf(form, form.bare(address)).replace('# ', 'Papers of ')
          const once = applyEdits(text, fixAll(text, checkerFor(title).check))
          assert.ok(!once.includes(']('), once)
        }),
      )
    })

  test('writes titles with arrows as it does others', () => {
    const title = 'Measuring H→γγ at √s=13 TeV with 5% precision'
    for (const { name, entry, bare } of plain.slice(0, 2)) {
      const text = digestOf({ name, entry, bare }, bare(address)).replace('# ', 'Papers of ')
      assert.ok(
        applyEdits(text, fixAll(text, checkerFor(title).check)).includes(`\n${title}\n${address}\n`),
        text,
      )
    }
  })
})

suite('"Fix all" below headings', () => {
  for (const [name, between] of [
    ['code', '```\na\nb\n```\n'],
    ['a table', '\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n'],
    ['a picture and its caption', '\n![Figure 1](1.png)\n\n*Figure 1.*\n\n'],
    ['a comment of many lines', `<!--\n${'Not yet.\n'.repeat(9)}-->\n`],
  ] as const)
    test(`inserts no title that the heading says, with ${name} above the link`, () => {
      const title = 'Glazing Stone Tiles in Very Wide Hallways'
      const entry = (words: string, url: string) => `### ${words}\n${between}${url}\n\nCalm and sharp.\n\n`
      const entries = others.map((other, at) => entry(other, `https://arxiv.org/abs/2301.0000${at + 1}`))
      const text = `# Week 5\n\n${entries.join('')}${entry(title, address)}`
      assert.equal(applyEdits(text, fixAll(text, checkerFor(title).check)), text)
    })
})

suite('"Fix all" beside short names', () => {
  const title = 'Gardener: Glazing Stone Tiles in Very Wide Hallways'
  const { check } = checkerFor(title)

  for (const text of [
    `1. Gardener\n2. Rivers\n\n## Gardener\n\n${address}\n\nCalm.\n\n## Wide Rivers of the North\n\nhttps://arxiv.org/abs/2301.00001\n\nCold.\n`,
    `Gardener vs. Wide Rivers of the North\nhttps://arxiv.org/abs/2301.00001\n${address}\nBoth are calm.\n`,
  ])
    test(`inserts no title: ${JSON.stringify(text)}`, () => {
      assert.equal(applyEdits(text, fixAll(text, check)), text)
    })
})

suite('"Fix all" over digests as people write them, with titles of any kind', () => {
  for (const { name, files } of writtenDigests())
    test(`settles, and says the same of all else: ${name}`, function () {
      this.timeout(300_000)
      collect(
        files.map(
          ({ file, text }, index) =>
            () =>
              assertKeeps(text, index, file),
        ),
      )
    })
})

/** The fixtures, and the corpora beside the checkout where they are. */
function writtenDigests() {
  const folders = [
    { name: 'fixtures', folder: new URL('../../fixtures/digests/', import.meta.url) },
    ...corpora(),
  ]
  return folders.map(({ name, folder }) => ({
    name,
    files: readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:md|txt)$/.test(file))
      .map((file) => ({
        file,
        text: readFileSync(new URL(file.split('/').map(encodeURIComponent).join('/'), folder), 'utf8'),
      }))
      // An edit of a longer one is read as one of these is, and takes its time.
      .filter(({ text }) => text.length < 60_000),
  }))
}

/** Every third paper has a title of its own, or the written one and more; the others are unknown. */
function assertKeeps(text: string, index: number, file: string) {
  const read = remembered(parseDigest)
  const digest = read(text)
  const written = new Map(digest.entries.map((entry) => [paperOf(entry), plainTitle(entry)]))
  const known = papersOf(digest).flatMap((each, at) => {
    const hostile = titles[(at + index) % titles.length] ?? ''
    const own = written.get(each)
    const title = own && at % 2 === 0 ? `${own} ${hostile}` : hostile
    return at % 3 === index % 3 ? [paper({ id: each, title, version: undefined })] : []
  })
  const facts = factsOf(known)
  const check = remembered((now) =>
    checkDigest(read(now), { facts, settings: {}, log: silentLog }).filter(({ rule }) =>
      /title/.test(rule.id),
    ),
  )
  const once = applyEdits(text, fixAll(text, check))
  const left = check(once).flatMap(({ fixes }) =>
    fixes.filter(({ isChosen, edits }) => !isChosen && edits.length > 0),
  )
  assert.deepEqual(left, [], file)
  assert.equal(applyEdits(once, fixAll(once, check)), once, file)
  const namesOf = ({ entries }: Digest) =>
    entries.map((entry) =>
      facts.paper(paperOf(entry) ?? ('' as ArxivId)) ? paperOf(entry) : [paperOf(entry), plainTitle(entry)],
    )
  assert.deepEqual(namesOf(read(once)), namesOf(digest), file)
}

function collect(checks: readonly (() => void)[]) {
  const failures = checks.flatMap((check) => {
    try {
      check()
      return []
    } catch (error) {
      return [(error as Error).message]
    }
  })
  assert.equal(failures.length, 0, `${failures.length} of ${checks.length}\n${failures.join('\n=======\n')}`)
}
