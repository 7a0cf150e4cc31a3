import assert from 'node:assert/strict'
import { exportFormats } from '../../../src/core/export/formats/index.ts'
import type { Doi } from '../../../src/core/paper/doi.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'
import { paper } from '../../helpers/papers.ts'

/** One digest and what each format must show of it, or must not. */
interface Case {
  readonly name: string
  readonly text: string
  readonly records?: readonly Parameters<typeof paper>[0][]
  /** By the format; `readable` stands for all that people read. */
  readonly shows?: Readonly<Record<string, readonly string[]>>
  readonly hides?: Readonly<Record<string, readonly string[]>>
  /** What is in each readable format exactly once. */
  readonly once?: readonly string[]
}

const url = 'https://arxiv.org/abs/2401.00001'
const readable = ['html', 'markdown', 'email', 'slack', 'discord', 'text', 'atom', 'json']
/** A digest of two entries, of which the first is in question. */
const digest = (entry: string) =>
  `# Week 5\n\n${entry}\n\nOther Ponds\nhttps://arxiv.org/abs/2402.00002\nWorth it.\n`
const said = (words: string) => digest(`Growing Trees\n${url}\n${words}`)

const cases: readonly Case[] = [
  {
    name: 'the rating of a paper stays beside what its record says',
    text: `# May\n\n- ★★★★☆ Growing Trees (${url}): short steps\n- 👎 Other Ponds (https://arxiv.org/abs/2402.00002): deep\n`,
    records: [
      { id: '2401.00001', title: 'Growing Trees', authors: ['Anna Weber'] },
      { id: '2402.00002', title: 'Other Ponds', authors: ['Max Klein'] },
    ],
    shows: { text: ['★★★★☆', '👎'], html: ['★★★★☆', '👎'], slack: ['★★★★☆'], email: ['★★★★☆'] },
  },
  {
    name: 'the front matter of a note about one paper is not published beside the title',
    text: `---\ntitle: "Growing Trees"\nsource: "${url}"\nrecommended_by: my boss\npdf: "file:///Users/a/x.pdf"\ntags:\n  - "clippings"\n# ask before\n---\nMy take: short steps.\n`,
    shows: { text: ['short steps'], html: ['short steps'] },
    hides: { readable: ['boss', 'x.pdf', 'ask before', 'recommended'] },
  },
  {
    name: 'the address of an entry is none of its words, whatever stands beside the title',
    text: `Glazing Stone Tiles (in press)\n${url}\nCalm.\n\n📄 **Other Ponds for Ducks** (Author, 2024) ⭐️\nhttps://arxiv.org/abs/2402.00002\nGood.\n`,
    shows: { text: ['\n(in press)\nCalm.', '\n(Author, 2024) ⭐️\nGood.'] },
  },
  {
    name: 'the signature of a mail is not published',
    text: said('Good.\n\n-- \nno signature').replace(
      /$/,
      '\nBye.\n\n-- \nAnn Private, +82 10 1234 5678\nhttps://ann.example.org\n',
    ),
    shows: { text: ['no signature', 'Bye.'] },
    hides: { readable: ['Private', '5678', 'ann.example'] },
  },
  {
    name: 'tags beside a title keep their sign',
    text: `# Week\n\nGrowing Trees #vision #cs/LG\n${url}\nGood.\n\nOther Ponds\nhttps://arxiv.org/abs/2402.00002\n#ponds\nGood.\n`,
    shows: { text: ['\n#vision #cs/LG\n', '\n#ponds\n'] },
  },
  {
    name: 'the title of a link may have escaped quotation marks, and attributes are no words of a heading',
    text: `## Trees {data-x="y"}\n\n- [Growing Trees](${url} "Title \\"x\\"") Good.\n`,
    shows: { text: ['\nTrees\n-', 'Growing Trees\nhttps://arxiv.org/abs/2401.00001\nGood.'] },
  },
  ...[
    'The proof is in [Lakes](https://arxiv.org/abs/2403.00003).',
    'https://arxiv.org/abs/2403.00003',
    'See Ann et al., https://arxiv.org/abs/2403.00003, for the idea.',
  ].map((note) => ({
    name: `a footnote with the link of a paper stays one: ${note}`,
    text: said(`Keep[^1].\n\n[^1]: ${note}`),
    shows: { markdown: [`Keep[^1].\n\n[^1]: ${note}\n`], text: ['Keep[1].'] },
  })),
  {
    name: 'footnotes are published with the words that refer to them, and nowhere else',
    text: `${said('Keep[^1].\n\n[^1]: Shown footnote')}\nAnd[^2].\n\n[^2]: Second one about https://arxiv.org/abs/2403.00003\n    More of it.\n`,
    shows: { text: ['Keep[1].\n\n[1] Shown footnote\n\nOther Ponds', 'And[2].\n\n[2] Second one about'] },
    hides: { markdown: ['# Shown'], text: ['Shown footnote\n---', 'Second one about\n'] },
  },
  {
    name: 'footnotes of the title and of sections have marks like theirs',
    text: `# Week 5[^w]\n\n## Trees[^t] and [^none]\n\nGrowing Trees\n${url}\nGood.\n\n[^w]: Note of the week.\n[^t]: Note of trees.\n`,
    shows: {
      markdown: ['# Week 5[^w]\n', '## Trees[^t] and [^none]\n', '[^w]: Note', '[^t]: Note'],
      html: ['<h1>Week 5[w]</h1>', 'Trees[t] and [^none]', '[w] Note', '[t] Note'],
      text: ['Week 5[w]\n', 'Trees[t] and [^none]\n', '[w] Note', '[t] Note'],
      slack: ['Week 5[w]', 'Trees[t]'],
      atom: ['Week 5[w]', 'Trees[t]'],
      json: ['Week 5[w]'],
    },
  },
  {
    name: 'ratings and verdicts beside a title are shown',
    text: `- ★★★ [Growing Trees](${url}): calm\n- [Other Ponds](https://arxiv.org/abs/2402.00002) 👍 📄 [slides](https://a.example.org/b)\n`,
    shows: { markdown: ['★★★\n\ncalm', '👍 · [slides]'], text: ['★★★\ncalm', '👍\n'], html: ['★★★', '👍'] },
    hides: { readable: ['📄'] },
  },
  {
    name: 'what a digest puts beside each title alike is decoration',
    text: `📄 Growing Trees ★★\n${url}\nGood.\n\n📄 Other Ponds ★\nhttps://arxiv.org/abs/2402.00002\nWorth it.\n`,
    shows: { text: ['★★\nGood.', '★\nWorth'] },
    hides: { readable: ['📄'] },
  },
  {
    name: 'the signs in the cells of a table are shown',
    text: `| Paper | Code? | Data? |\n| --- | --- | --- |\n| [Growing Trees](${url}) | ✅ | ❌ |\n| [Other Ponds](https://arxiv.org/abs/2402.00002) | ❌ | ❌ |\n`,
    shows: { text: ['Code? ✅ · Data? ❌', '\nCode? ❌ · Data? ❌'] },
  },
  {
    name: 'signs of a title are no marks of Markdown, and its TeX is read',
    text: digest(`[Stars \\* and \\_under\\_ Caf\\'e \\textbf{Trees}](${url}): good.`),
    shows: {
      markdown: [`Stars &#42; and &#95;under&#95; Café Trees\n${url}`],
      text: ['Stars * and _under_ Café Trees'],
    },
  },
  {
    name: 'a quotation keeps its mark',
    text: said('> They want rain.\n>\n> Much rain.\n\nSo the second page says.'),
    shows: {
      markdown: ['> They want rain.\n>\n> Much rain.\n\nSo the'],
      text: ['> They want rain.'],
      html: ['<blockquote>\n<p>They want rain.</p>\n<p>Much'],
      email: ['<p style="margin: 0 0 10px;">They want rain.</p>\n<p'],
    },
  },
  {
    name: 'a quotation keeps its title, or else its kind',
    text: said('> [!NOTE] Heads up\n> They want rain.\n\n> [!WARNING]\n> Much rain.'),
    shows: {
      markdown: ['> [!NOTE] Heads up\n> They want rain.'],
      html: ['<blockquote>\n<p><strong>Heads up</strong><br>\nThey want rain.</p>'],
      email: ['<strong>Warning</strong><br>\nMuch'],
      slack: ['> *Heads up*\n  > They want rain.', '> *Warning*'],
      text: ['> Heads up\n> They want rain.', '> Warning\n'],
    },
  },
  {
    name: 'items of HTML keep their numbers',
    text: said(
      'Two: <ol start="3"><li>one<ul><li>in it</li></ul></li><li>two</li></ol> and <ol><li>more</li></ol>',
    ),
    shows: { html: ['3. one<br>\n• in it', '4. two<br>', '1. more'] },
  },
  {
    name: 'words of blocks, items and cells of HTML do not run into each other',
    text: said(
      '<div>First</div><ul><li>one</li><li>two</li></ul><table><tr><td>three</td><td>four</td></tr></table>End',
    ),
    shows: {
      html: ['First<br>\n• one<br>\n• two<br>\nthree four <br>\nEnd'],
      text: ['First', '• one', '• two', 'three four', 'End'],
    },
  },
  {
    name: 'links to headings of the digest lead there',
    text: `# Week\n\nIn it: [one](#on-trees--more), [two](#on-trees--more-1), [셋](#큰-나무), [[#Ponds]], [four](#none).\n\n## On *Trees* & More!\n\nGrowing Trees\n${url}\nGood.\n\n## On Trees & more\n\n### 큰 나무\n\nPonds\nhttps://arxiv.org/abs/2402.00002\nWorth it.\n`,
    shows: {
      html: [
        '<a href="#section-1">one</a>, <a href="#section-2">two</a>, <a href="#section-3">셋</a>, <a href="#2402.00002">#Ponds</a>, <span>four</span>',
        'id="section-3"',
      ],
      text: ['In it: one, two, 셋, #Ponds, four.'],
    },
  },
  {
    name: 'the words of a cell are to the side that the table says',
    text: said('So:\n\n| Tree | Size |\n|:-:|--:|\n| Oak | 9 |'),
    shows: {
      html: ['<td style="text-align:right">9</td>'],
      email: [
        ' text-align: center;">Oak</td>',
        ' text-align: right;">9</td>',
        ' text-align: right;">Size</th>',
      ],
      atom: ['&lt;td align=&quot;right&quot;&gt;9&lt;/td&gt;'],
      text: ['Tree | Size\nOak | 9'],
    },
  },
  {
    name: 'the title has no marks of Markdown and no tags',
    text: said('Good.').replace('Week 5', 'Week **5** &amp; <b class="x">more</b> \\#1'),
    shows: { html: ['<h1>Week 5 &amp; more #1</h1>'], text: ['Week 5 & more #1\n='] },
  },
  {
    name: 'the first item of a list keeps its mark',
    text: said('- one\n- two\n  - three'),
    shows: {
      markdown: ['- one\n- two\n  - three'],
      text: ['• one\n• two\n  • three'],
      html: ['<li>one</li>'],
      slack: ['• one'],
    },
  },
  {
    name: 'a numbered list starts where it did',
    text: said('3. three\n4. four'),
    shows: { markdown: ['3. three\n4. four'], text: ['3. three\n4. four'], html: ['<ol start="3">'] },
  },
  {
    name: 'boxes to tick stay',
    text: said('- [ ] annotate\n- [x] print'),
    shows: {
      markdown: ['- [ ] annotate\n- [x] print'],
      text: ['• [ ] annotate\n• [x] print'],
      slack: ['[ ] annotate'],
    },
  },
  ...['- [x] ', '- [ ] ', '* [X] ', '1. [x] ', '- TODO ', '- ☑ '].map((mark) => ({
    name: `what says that an entry is done is no author: ${mark}`,
    text: digest(`${mark}[Growing Trees](${url})`),
    shows: { text: [`Growing Trees\n${url}\n\nOther Ponds`], json: ['"words": []'] },
  })),
  ...['**[Growing Trees](…)** — ', '[Growing Trees](…): ', '**Growing Trees** ([paper](…)) — '].flatMap(
    (name) =>
      ['', 'Vaswani et al., NeurIPS 2017. ', 'Ann Author, Bo Weaver. '].flatMap((credits) =>
        [
          'A **bold claim** here.',
          '**Bold claim** here.',
          'An _old_ one, and *new*.',
          'See [the blog](https://b.example.org) **now**.',
        ].map((words) => ({
          name: `what is said after credits is cut inside no mark: ${name}${credits}${words}`,
          text: digest(`- ${name.replace('…', url)}${credits}${words}`),
          shows: { json: [`"commentary": "${words}"`] },
          hides: { json: [' A"', ' An"', ' See"'] },
        })),
      ),
  ),
  {
    name: 'links to files stay beside a title, by their words where they lead nowhere',
    text: digest(
      `[Growing Trees](${url}) ([notes](2024-06-01.md), [code](https://x.example.org/c), [slides](./s.pdf))`,
    ),
    shows: {
      text: ['notes · code (https://x.example.org/c) · slides'],
      email: ['<bdi>notes</bdi> &nbsp; <bdi><a'],
      slack: ['notes · <https://x.example.org/c|code> · slides'],
      markdown: ['[notes](2024-06-01.md) · [code](https://x.example.org/c) · [slides](./s.pdf)'],
      json: ['"url": "2024-06-01.md"'],
      html: ['<a href="2024-06-01.md">notes</a>'],
    },
  },
  {
    name: 'a callout keeps its mark',
    text: said('> [!NOTE]\n> Read it twice.'),
    shows: { markdown: ['> [!NOTE]\n> Read it twice.'], text: ['> Read it twice.'] },
  },
  {
    name: 'items below an item keep their marks',
    text: `# Week 5\n\n- [Growing Trees](${url})\n  - slow\n  - steady\n- [Other Ponds](https://arxiv.org/abs/2402.00002)\n  - wet\n`,
    shows: { markdown: ['- slow\n- steady', '- wet'], text: ['• slow\n• steady'] },
  },
  {
    name: 'an entry in a quotation is not quoted twice',
    text: `# Week 5\n\n> Growing Trees\n> ${url}\n> Calm.\n> And sharp.\n`,
    shows: { text: ['Calm.\nAnd sharp.'] },
    hides: { text: ['> And'] },
  },
  {
    name: 'references find their definitions anywhere',
    text: `${said('Watch [the film][f] and [slides].')}\n[f]: https://films.example.org/1\n[slides]: https://films.example.org/2\n`,
    shows: Object.fromEntries(
      readable.map((format) => [format, ['https://films.example.org/1', 'https://films.example.org/2']]),
    ),
    hides: Object.fromEntries(readable.map((format) => [format, ['[the film][f]']])),
  },
  {
    name: 'footnotes stand with the paper that they belong to',
    text: `${said('Steady[^1].')}\n[^1]: In the second year.\n`,
    shows: {
      markdown: ['Steady[^1].\n\n[^1]: In the second year.\n\nOther Ponds'],
      text: ['Steady[1].\n\n[1] In the second year.\n\nOther Ponds'],
      html: ['<p>Steady[1].</p>\n<p>[1] In the second year.</p>\n</div>\n<div class="foot">'],
      slack: ['[1] In the second year.\n\n•'],
    },
  },
  {
    name: 'footnotes go on in other lines, and have links by name',
    text: `${said('Steady[^a].')}\n[^a]: In the second year,\n    as [slides] say.\n[slides]: https://films.example.org/2\n`,
    shows: {
      text: ['[a] In the second year,\nas slides (https://films.example.org/2) say.'],
      markdown: ['[^a]: In the second year,\n    as [slides](https://films.example.org/2) say.'],
    },
    hides: { html: ['<pre>'] },
  },
  {
    name: 'footnotes have paragraphs, lists and code of their own',
    text: `${said('Steady[^a].')}\n[^a]: In the second year.\n\n    It had *much* rain.\n\n    - one\n    - two\n\n    \`\`\`\n    x = 1\n    \`\`\`\n\n[^b]: Unused.\n`,
    shows: {
      text: ['[a] In the second year.\n\nIt had much rain.\n\n• one\n• two\n\n    x = 1'],
      html: [
        '<p>[a] In the second year.</p>\n<p>It had <em>much</em> rain.</p>\n<ul>\n<li>one</li>',
        '<code>x = 1\n</code>',
      ],
      markdown: ['[^a]: In the second year.\n\n    It had *much* rain.\n\n    - one'],
      slack: ['It had _much_ rain.'],
    },
    hides: { html: ['*much*'], email: ['*much*'] },
  },
  {
    name: 'footnotes may begin with a list, or with less indentation below',
    text: `${said('Steady[^a] and slow[^b].')}\n[^a]: - one\n      - two\n\n[^b]: Two blanks.\n\n  Below.\n`,
    shows: { text: ['[a]\n\n• one', '[b] Two blanks.\n\nBelow.'] },
    hides: { html: ['<pre>'] },
  },
  {
    name: 'code above the first words is there',
    text: said('\n```py\nx = 1  # <b>\n```\n\nThen it runs.'),
    shows: {
      markdown: ['```py\nx = 1  # <b>\n```\n\nThen it runs.'],
      text: ['    x = 1  # <b>\n\nThen it runs.'],
      html: ['<pre><code class="language-py">x = 1  # &lt;b&gt;\n</code></pre>'],
      slack: ['```\n  x = 1  # &lt;b&gt;'],
    },
    hides: { text: ['py ·'] },
  },
  ...[
    '<article><header>First</header><section>Second</section><footer>Third</footer></article>',
    '<main>\n<aside class="a">\nFirst\n</aside>\n<nav>Second</nav>\n<address>Third</address>\n</main>',
    'First <acronym title="x">Second</acronym> <nobr>Third</nobr> <meta name="a" content="b"><input type=checkbox checked>',
    '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg> First <my-note kind="x">Second <o:p x:y="z"/>Third',
    '<table><caption>First</caption><colgroup><col></colgroup><tr><td>Second</td><td>Third</td></tr></table>',
    '<form action="a"><fieldset><legend>First</legend><button>Second</button></fieldset></form> Third',
  ].map((words) => ({
    name: `tags of pages are not shown: ${words}`,
    text: said(words),
    shows: Object.fromEntries(readable.map((format) => [format, ['First', 'Second', 'Third']])),
    hides: {
      ...Object.fromEntries(['html', 'email', 'slack'].map((format) => [format, ['&lt;']])),
      atom: ['&amp;lt;'],
      text: ['<', 'FirstSecond', 'SecondThird'],
    },
  })),
  {
    name: 'names in angle brackets that are no tags of pages are shown',
    text: said('List<T> of <input>, <label> and <think>words</think>, <s1 = 2> too.'),
    shows: { text: ['List<T> of <input>, <label> and <think>words</think>, <s1 = 2> too.'] },
  },
  {
    name: 'sections have no marks of emphasis',
    text: `# Week 5\n\n## **Trees** of \\*Stars\\*\n\nGrowing Trees\n${url}\nok\n`,
    shows: {
      text: ['Trees of *Stars*\n---'],
      html: ['>Trees of '],
      slack: ['Trees of \u034f*Stars\u034f*'],
      email: ['>Trees of *Stars*<'],
    },
    hides: { text: ['**'], html: ['**'], email: ['**'] },
  },
  {
    name: 'what looks like a tag in a title is none',
    text: `# Week 5\n\n- [Lists of &lt;T&gt; in Trees](${url}): ok\n`,
    shows: { text: ['Lists of <T> in Trees'], html: ['Lists of &lt;T&gt; in Trees'] },
  },
  {
    name: 'a footnote that is an address is no definition',
    text: `${said('Steady[^a].')}\n[^a]: https://notes.example.org/a\n`,
    shows: { text: ['[a] https://notes.example.org/a'], html: ['<a href="https://notes.example.org/a">'] },
  },
  {
    name: 'footnotes of titles go with what is said, and none of those of headings is lost',
    text: `# Week 5[^a]\n\n## Trees[^b]\n\nGrowing Trees[^c]\n${url}\nSteady.\n\n## Ponds\n\n[^a]: One.\n[^b]: Two.\n[^c]: Three.\n`,
    shows: {
      text: ['Growing Trees\n', '[c] Steady.\n\n[c] Three.', '[a] One.\n', '[b] Two.'],
      markdown: ['# Week 5[^a]\n', '[^c] Steady.\n\n[^c]: Three.'],
      html: ['>Growing Trees</a>', '<p>[c] Steady.</p>\n<p>[c] Three.</p>', 'One.', 'Two.'],
    },
  },
  {
    name: 'footnotes of titles in items, too',
    text: `# Week 5\n\n- [Small Ponds](https://arxiv.org/abs/2401.00003)[^d]: Wet.\n- [Other Ponds](https://arxiv.org/abs/2401.00004): Dry.\n\n[^d]: Four.\n`,
    shows: { text: ['[d] Wet.\n\n[d] Four.'] },
    hides: { text: ['^d'] },
  },
  {
    name: 'headings show the words of links between notes, and entities by any name',
    text: `# Week 5 &copy; [[notes/A|Ann]]\n\n## [[Trees]] &euro;5\n\n[Ponds &trade; &frac12; &notreal; &bdquo;q&ldquo;](${url}): good.\n`,
    shows: Object.fromEntries(
      ['text', 'html', 'slack', 'discord'].map((format) => [
        format,
        ['Week 5 © Ann', 'Trees €5', 'Ponds ™ ½', '„q“'],
      ]),
    ),
  },
  {
    name: 'marks, names of paragraphs and brackets of TeX are read',
    text: said(
      'So ==**very** fine==은 x==1 and y==2, \\(x^2\\) of \\(k\\), \\[\\alpha\\], not \\[v2\\] or \\(2019\\), n ^2 ^3f2a9c',
    ),
    shows: {
      text: ['So very fine은 x==1 and y==2, x² of k, α, not [v2] or (2019), n ^2\n'],
      html: [
        '<mark><strong>very</strong> fine</mark>',
        'x==1 and y==2',
        '<msup>',
        '[v2] or (2019), n ^2</p>',
      ],
      slack: ['*very* fine'],
    },
    hides: { html: ['3f2a9c'], email: ['3f2a9c', '==*'], discord: ['3f2a9c'] },
  },
  {
    name: 'a footnote that nobody refers to is left out, with its paper and all that only it refers to',
    text: `${said('Steady[^a]. <!-- [^d] -->')}\n[^a]: Shown.\n[^b]: Private, see https://arxiv.org/abs/2403.00009 and[^c].\n\n    #undisclosed\n[^c]: Private.\n[^d]: Private.\n`,
    shows: Object.fromEntries(readable.map((format) => [format, ['Shown.']])),
    hides: Object.fromEntries(exportFormats.map(({ id }) => [id, ['Private', '2403.00009', 'undisclosed']])),
  },
  ...[
    '> They want rain.\n>\n> [^b]: Private.\n>     Private.',
    '1. They want rain.\n\n   [^b]: Private.\n\n       Private.',
    'Steady.\n\n[^b]: Of the second year\nand Private.\n* one',
    'Steady `[^b]` and \\[^b].\n\n[^b]: Private.',
    'Steady.\n\n[Private]: https://ponds.example.org/Private "Private"',
    'Steady.\n\n[a]: <https://ponds.example.org/Private>\n[b]:\n  https://ponds.example.org/Private\n  (Private)',
    "Steady `[b]`.\n\n> They want rain.\n>\n> [b]: https://ponds.example.org/ 'Private'",
    "Steady.\n\n[^b]: See [a].\n\n[a]: https://ponds.example.org/ 'Private'",
  ].map((words) => ({
    name: `a note or definition that nothing refers to is left out: ${JSON.stringify(words)}`,
    text: said(words),
    shows: Object.fromEntries(
      readable.map((format) => [format, [/They|Steady/.exec(words)?.[0] ?? '', 'Worth it']]),
    ),
    hides: Object.fromEntries(exportFormats.map(({ id }) => [id, ['Private']])),
  })),
  ...[
    'Growing Trees (arXiv:2401.00001)',
    'Growing Trees\ndoi:10.48550/arXiv.2401.00001',
    `Growing Trees\n${url}`,
  ].map((entry) => ({
    name: `an entry below a note that nothing refers to is kept: ${entry}`,
    text: `${said('Steady.').replace(url, 'https://arxiv.org/abs/2401.00003')}\n[^1]: Private.\n${entry}\nVery *steady*.\n`,
    shows: Object.fromEntries(exportFormats.map(({ id }) => [id, ['2401.00001']])),
    hides: Object.fromEntries(exportFormats.map(({ id }) => [id, ['Private']])),
  })),
  {
    name: 'labels in front of addresses are no definitions, and definitions that are used are kept',
    text: said(
      'Steady, see\n[code]: https://ponds.example.org/code\n\nSee [A  b].\n\n[a B]: https://ponds.example.org/a\n',
    ),
    shows: Object.fromEntries(
      readable.map((format) => [format, ['https://ponds.example.org/code', 'https://ponds.example.org/a']]),
    ),
  },
  ...Object.entries({
    'on lines of its own': ['', ''],
    'in an item': ['- ', '  '],
    'in a numbered item': ['1. ', '   '],
    'in a wide item': ['10. ', '    '],
    'in an item with tabs': ['-\t', '\t'],
  }).flatMap(([place, [mark = '', indent = '']]) =>
    [
      ['[^a]: Noted', 'fine[^a] bright', 'last ones'],
      ['[^a]: Noted\n\n    deep', 'fine[^a] bright', 'last ones'],
      ['fine bright', '[^a]: Noted', 'last[^a] ones'],
      ['[^b]: Unnamed', 'fine bright', 'last ones'],
      ['[^a]: Noted', '[^c]: Second', 'fine[^a] bright[^c]'],
    ].map((paragraphs) => ({
      name: `a footnote may stand above what refers to it ${place}: ${JSON.stringify(paragraphs)}`,
      text: `# Week 5\n\n${mark}[Growing Trees](${url})\n\n${paragraphs.join('\n\n').replace(/^(?=.)/gm, indent)}\n\n${mark}[Other Ponds](https://arxiv.org/abs/2402.00002)\n\n${indent}Worth it.\n`,
      once: ['Noted', 'deep', 'Second', 'fine', 'bright', 'last', 'ones'].filter((words) =>
        paragraphs.some((paragraph) => paragraph.includes(words)),
      ),
      hides: Object.fromEntries(readable.map((id) => [id, ['Unnamed']])),
    })),
  ),
  ...['+ 2', '- 2', '* 2', '> 2', '= 2', '=', '-', '1. 2', '    2'].flatMap((line) =>
    [
      ['', '$$', '$$'],
      ['', '\\[', '\\]'],
      ['  ', '$$', '$$'],
      ['> ', '$$', '$$'],
    ].map(([indent = '', open, close]) => ({
      name: `no line of a formula is a mark of Markdown: ${JSON.stringify(indent + line)} in ${open}`,
      text: said(
        `- So:\n\n${indent}${open}\n${indent}x^a\n${indent}${line}\n${indent}y\n${indent}${close}\n\nand on.`,
      ),
      shows: { html: [`<annotation encoding="application/x-tex">`, 'and on.'], text: ['xᵃ', 'y', 'and on.'] },
      hides: { text: ['$$', '\\[', '• 2'], html: ['$$', '\\['] },
    })),
  ),
  ...[
    '> ```html\n> <div class="a">x</div>\n> ```',
    '- So:\n\n    ```\n    <div class="a">x</div>\n    ```',
    '1. So:\n\n   ~~~~\n   <div class="a">x</div>\n   ~~~\n   ~~~~',
    'Use ``<div class="a">`x</div>`` here.',
    'Use `` ` <div class="a">x</div>`` here.',
    'Use `<div class="a">\nx</div>` here.',
    'So:\n\n    <div class="a">x</div>\n\nand on.',
    'Write \\<div class="a">x\\</div> for it.',
    '| A | B |\n| --- | --- |\n| ` | `<div class="a">x</div>` |',
    'Steady[^a].\n\n[^a]: So:\n\n    ```\n    <div class="a">x</div>\n    ```',
  ].map((words) => ({
    name: `what shows tags has none: ${JSON.stringify(words)}`,
    text: said(words),
    shows: {
      text: ['<div class="a">', 'x</div>'],
      markdown: ['<div class="a">', '</div>'],
      json: ['<div class="a">', '</div>'],
      slack: ['&lt;div class="a"&gt;'],
      html: ['&lt;div class=&quot;a&quot;&gt;'],
      email: ['&lt;div class=&quot;a&quot;&gt;'],
    },
  })),
  ...[
    [['yes', 'no', 'yes'], 'Code: yes · Data: no · Weights: yes'],
    [['4', '4', '5'], 'Code: 4 · Data: 4 · Weights: 5'],
    [['✓', '✗', '✓'], 'Code: ✓ · Data: ✗ · Weights: ✓'],
    [['-0.5', '+1', '95%'], 'Code: -0.5 · Data: +1 · Weights: 95%'],
    [['7B', '-', '7B'], 'Code: 7B · Weights: 7B'],
    [['있음', '없음', ''], 'Code: 있음 · Data: 없음'],
    [['PyTorch', 'ImageNet', 'ImageNet'], 'PyTorch · Data: ImageNet · Weights: ImageNet'],
    [['Ann Poe', 'ICML', '2021'], 'Ann Poe · ICML · 2021'],
  ].map(([cells = [], shown = '']) => ({
    name: `all cells of a row are shown, with the names of columns where they say little: ${cells}`,
    text: `# Week 5\n\n| Paper | **Code** | Data | [Weights](https://e.example.org/w) | Note |\n|---|---|---|:-:|---|\n| [Growing Trees](${url}) | ${[...cells].join(' | ')} | Good. |\n| [Other Ponds](https://arxiv.org/abs/2402.00002) | ${[...cells].join(' | ')} | Fine. |\n`,
    records: [
      {
        id: '2401.00001',
        title: 'Growing Trees',
        authors: ['Bo Roe'],
        publishedAt: '2024-05-04',
        comment: 'no notes',
      },
    ],
    shows: Object.fromEntries(
      ['text', 'slack', 'json', 'html'].map((id) => [
        id,
        id === 'json' || id === 'html' ? shown.toString().split(' · ') : [shown.toString()],
      ]),
    ),
  })),
  {
    name: 'cells of columns without names are shown as they are',
    text: `# Week 5\n\n| Paper | | | Note |\n|---|---|---|---|\n| [Growing Trees](${url}) | 4 | 4 | Good. |\n| [Other Ponds](https://arxiv.org/abs/2402.00002) | 4 | 5 | Fine. |\n`,
    shows: { text: ['\n4 · 4\nGood.', '\n4 · 5\nFine.'] },
  },
  {
    name: 'all links beside a title are shown, with all their labels',
    text: `# Week 5\n\n- **Growing Trees** [[paper](${url})] ${Array.from({ length: 20 }, (_, at) => `[[code ${at}.](https://e.example.org/${at})]`).join(' ')} [[weights](https://e.example.org/0)]\n- **Other Ponds** [[paper](https://arxiv.org/abs/2402.00002)]\n`,
    once: [...Array.from({ length: 20 }, (_, at) => `code ${at}.`), 'weights'],
  },
  {
    name: 'all authors beside a title are shown, and all words of a label',
    text: digest(
      `**Growing Trees**\n${Array.from({ length: 60 }, (_, at) => `Ann Author${at}x`).join(', ')}\n${url} [${'long label '.repeat(12)}end](https://e.example.org)\nok`,
    ),
    once: ['Author0x', 'Author59x', 'label end'],
  },
  ...[
    '- [Growing Trees](…): ',
    '[Growing Trees](…)\n',
    '**Growing Trees** ([paper](…)) — ',
    '1. **Growing Trees**. …\n   ',
  ].flatMap((name) =>
    [
      '<video src="https://e.example.org/a" controls>First</video> last.',
      '<a href="https://e.example.org/a">**First** words</a> last.',
      '<img src="https://e.example.org/a" alt="First"> last.',
      '<kbd title="x">First</kbd> last.',
      '<b>First</b> last.',
      '<b><a href="https://e.example.org/a">First</a></b> last.',
      '<a href="https://e.example.org/a"><img src="https://e.example.org/b" alt="First"></a> last.',
    ].map((words) => ({
      name: `words may begin with a tag: ${name}${words}`,
      text: digest(name.replace('…', url) + words),
      shows: Object.fromEntries(
        readable.map((id) => [
          id,
          ['First', 'last.', ...(words.includes('org/a') ? ['https://e.example.org/a'] : [])],
        ]),
      ),
      hides: { text: ['**', '</'], html: ['**', '&lt;'], slack: ['&lt;'] },
    })),
  ),
  {
    name: 'Markdown within tags is read',
    text: said(
      'A <b>bold [one](https://e.example.org/1) and *two*</b>, x<sup>[3](https://e.example.org/3)</sup>, y<sup>2</sup>, <i>`four` <b>five</b></i>, <a href="https://e.example.org/6">**six** [seven](https://e.example.org/7)</a>.',
    ),
    shows: {
      html: [
        '<strong>bold <a href="https://e.example.org/1">one</a> and <em>two</em></strong>',
        'x<a href="https://e.example.org/3">3</a>, y²',
        '<em><code>four</code> <strong>five</strong></em>',
        '<a href="https://e.example.org/6"><strong>six</strong> seven</a>.',
      ],
      text: [
        'bold one (https://e.example.org/1) and two, x3 (https://e.example.org/3), y², four five, six seven (https://e.example.org/6).',
      ],
    },
  },
  ...[
    '```\n    run it\n    ```',
    '```sh\n    run it\n\n    again\n    ```',
    '> run it',
    '| run it | b |\n    | --- | --- |\n    | c | d |',
    '- run it',
    'So <b>run it</b>.',
  ].map((block) => ({
    name: `what a footnote has below its words is shown once: ${JSON.stringify(block)}`,
    text: said(`Fine[^1] words.\n\n[^1]: The note.\n\n    ${block}`),
    once: ['The note.', 'run it', ...(block.includes('again') ? ['again'] : [])],
  })),
  {
    name: 'the words of a link over two lines are shown',
    text: said('See [First\nlast](https://e.example.org/a) here.'),
    shows: {
      ...Object.fromEntries(readable.map((id) => [id, ['First', 'last', 'https://e.example.org/a']])),
      discord: ['[First last](<https://e.example.org/a>)'],
    },
  },
  ...[
    '<ul><li>Firstly</li><li>Secondly</li></ul>',
    '<ol><li>Firstly</li><li>Secondly</li></ol>',
    '<details><summary>Firstly</summary>Secondly</details>',
    '<blockquote>Firstly</blockquote>Secondly',
    '<p>Firstly</p><p>Secondly</p>',
    '<div>Firstly</div> <pre>Secondly</pre>',
  ].map((cell) => ({
    name: `tags in a cell leave the table whole: ${cell}`,
    text: said(`So:\n\n| Head | B |\n|---|---|\n| ${cell} | bee |\n| cee | dee |\n\nAfter.`),
    once: ['Firstly', 'Secondly', 'bee', 'cee', 'dee'],
    shows: { text: [' | bee\ncee | dee'], markdown: [' | bee |\n| cee | dee |'], html: ['<td>bee</td>'] },
    hides: { text: ['|\n', '<'] },
  })),
  {
    name: 'the links of headings and of the title are shown below them',
    text: `# Week 5: [notes](https://w.example.org)\n\n## [Trees](https://e.example.org/trees) and [code](https://e.example.org/code)\n\nSome words.\n\nGrowing Trees\n${url}\nGood.\n\n## [Ponds](https://p.example.org/ponds)\n\nOther Ponds\nhttps://arxiv.org/abs/2402.00002\nWorth it.\n`,
    shows: {
      ...Object.fromEntries(
        readable.map((id) => [
          id,
          [
            'https://w.example.org',
            'https://e.example.org/trees',
            'https://e.example.org/code',
            'https://p.example.org/ponds',
          ],
        ]),
      ),
      text: [
        'Trees and code\n--------------\n\ne.example.org (https://e.example.org/trees) · e.example.org (https://e.example.org/code)\n\nSome words.',
      ],
    },
  },
  ...[
    ['<iframe src="https://v.example.org/a"></iframe>', 'https://v.example.org/a'],
    [
      '<iframe width="560" src="https://v.example.org/a" allowfullscreen>\n</iframe>',
      'https://v.example.org/a',
    ],
    ['{% embed url="https://v.example.org/a" %}', 'https://v.example.org/a'],
    ['{% embed https://v.example.org/a %}', 'https://v.example.org/a'],
    ['{% youtube dQw4w9WgXcQ %}', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    [
      '{{< youtube id="dQw4w9WgXcQ" title="The talk" >}}',
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      'The talk',
    ],
    ['{{< vimeo 146022717 >}}', 'https://vimeo.com/146022717'],
    [
      '{% include figure.html src="https://v.example.org/a.png" caption="A tree" %}',
      'https://v.example.org/a.png',
      'A tree',
    ],
    [
      '{{< figure src="https://v.example.org/a.png" caption="A tree" alt="Grown" >}}',
      'https://v.example.org/a.png',
      'A tree',
      'Grown',
    ],
    ['{% quote Ann Poe %}\nAs said.\n{% endquote %}', 'Ann Poe', 'As said.'],
  ].map(([words = '', ...shown]) => ({
    name: `what is embedded is shown by its address: ${words}`,
    text: said(`Calm.\n\n${words}`),
    shows: Object.fromEntries(readable.map((id) => [id, shown])),
  })),
  ...[
    '<iframe src="https://v.example.org/a">Fallback</iframe>',
    '<iframe src="https://v.example.org/a" hidden></iframe>',
    '<iframe src="https://v.example.org/a" width="0" height="0"></iframe>',
    '<iframe src="https://v.example.org/a" style="display: none"></iframe>',
    '{% include private.html src="https://v.example.org/a" %}',
    '<noscript><iframe src="https://v.example.org/a"></iframe></noscript>',
  ].map((words) => ({
    name: `what is embedded and not shown is private: ${words}`,
    text: said(`Calm.\n\n${words}`),
    hides: Object.fromEntries(readable.map((id) => [id, ['v.example', 'Fallback']])),
  })),
  {
    name: 'code that shows a directive of MyST stays code',
    text: said('So:\n\n````\n```{note} Title\nBody\n```\n````'),
    shows: { text: ['    ```{note} Title\n    Body\n    ```'] },
  },
  {
    name: 'directives of MyST are boxes, and code keeps its name',
    text: said(
      'Calm.\n\n```{note} Careful title\n:class: dropdown\nBody *words*\n```\n\n:::{tip}\nMore\n:::\n\n```python title="train.py"\nx = 1\n```\n\n<TabItem value="l" label="Linux">\n\nBox\n\n</TabItem>\n\n```{code-block} python\ny = 1\n```',
    ),
    shows: {
      ...Object.fromEntries(
        readable.map((id) => [id, ['Careful title', 'train.py', 'Linux', 'x = 1', 'y = 1']]),
      ),
      text: ['Careful title\nBody words', 'train.py\n\n    x = 1', 'Linux\n\nBox'],
      html: ['<strong>Careful title</strong>', '<em>words</em>'],
      markdown: ['**Careful title**\nBody *words*', '```python title="train.py"'],
    },
    hides: { text: [':class:', '</'] },
  },
  {
    name: 'code shows what looks like a footnote',
    text: said('Steady.\n\n```\n[^1]: code\n```\n\nSee `[^1]`.'),
    shows: { text: ['[^1]: code', '[^1]'], markdown: ['[^1]: code'] },
  },
  {
    name: 'links beside the title are kept',
    text: digest(
      `Growing Trees [[paper](${url})] [[code](https://git.example.org/a)] [[video](https://tube.example.org/b)]\nok`,
    ),
    shows: Object.fromEntries(
      readable.map((format) => [
        format,
        ['https://git.example.org/a', 'https://tube.example.org/b', 'video'],
      ]),
    ),
  },
  ...(
    [
      ['u<b and c>d at noon', 'u<b and c>d at noon'],
      ['r<q when q>0', 'r<q when q>0'],
      ['do if (k<b && i<s || u>0) stop', 'k<b && i<s || u>0'],
      ['from k<i>j on', 'k<i>j'],
      ['all x<p to y>z', 'x<p to y>z'],
    ] as const
  ).map(([words, shown]) => ({
    name: `what is less and more is no tag: ${words}`,
    text: said(words),
    shows: {
      text: [shown],
      html: [shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
    },
  })),
  {
    name: 'what addresses are called in front of them is kept with them',
    text: digest(
      `Growing Trees\nPaper: ${url}\nLong talk: https://tube.example.org/b\n그림책: https://git.example.org/a\nok`,
    ),
    shows: {
      text: ['Long talk (https://tube.example.org/b)', '그림책 (https://git.example.org/a)'],
      markdown: ['[Long talk](https://tube.example.org/b)', '[그림책](https://git.example.org/a)'],
      html: ['>Long talk</a>', '>그림책</a>'],
    },
  },
  ...['#1 ', '1/ ', '【1】', '1️⃣ ', '① ', '**[1]** ', '01 - '].map((number) => ({
    name: `the number of a title is none of its authors: ${number}`,
    text: `# Week 5\n\n${number}Growing Trees\n${url}\nok\n\n${number.replace('1', '2').replace('①', '②')}Other Ponds\nhttps://arxiv.org/abs/2402.00002\nWorth it.\n`,
    shows: { text: [`Growing Trees\n${url}\nok`] },
  })),
  {
    name: 'an outline of one item keeps its levels',
    text: said('- The idea\n  - no roots\n  - only leaves'),
    shows: {
      markdown: ['- The idea\n  - no roots\n  - only leaves'],
      text: ['• The idea\n  • no roots\n  • only leaves'],
    },
  },
  {
    name: 'an outline below an item keeps its levels',
    text: `# Week 5\n\n- [Growing Trees](${url})\n  - The idea\n    - no roots\n- [Other Ponds](https://arxiv.org/abs/2402.00002)\n  - Worth it.\n`,
    shows: { text: ['• The idea\n  • no roots'] },
  },
  {
    name: 'authors and venue beside the title are kept',
    text: `# Refs\n\n- **Growing Trees** ([paper](${url})), A. Poe and B. Roe, CVPR 2021\n- **Other Ponds** ([paper](https://arxiv.org/abs/2402.00002)), C. Foe, ICML 2022\n- **More Lakes** ([paper](https://arxiv.org/abs/2402.00003)), D. Loe, ICML 2022\n`,
    shows: Object.fromEntries(
      readable.map((format) => [format, ['A. Poe and B. Roe', 'CVPR 2021', 'C. Foe']]),
    ),
  },
  {
    name: 'columns of a table are kept',
    text: `# Refs\n\n| Year | Title | Link | Venue |\n| --- | --- | --- | --- |\n| 2021 | Growing Trees | [Paper](${url}) | CVPR |\n| 2022 | Other Ponds | [Paper](https://arxiv.org/abs/2402.00002) | ICML |\n`,
    shows: Object.fromEntries(readable.map((format) => [format, ['2021', 'CVPR', 'ICML']])),
  },
  {
    name: 'authors are not said twice where the record says them',
    text: `# Refs\n\nGrowing Trees (Ann Poe, Bo Roe)\n${url}\nok\n`,
    records: [{ id: '2401.00001', title: 'Growing Trees', authors: ['Ann Poe', 'Bo Roe'] }],
    hides: { text: ['Ann Poe, Bo Roe · Ann Poe'] },
  },
  {
    name: 'an entry without a title has its address once',
    text: digest(`${url}\nGood one.`),
    hides: { markdown: [`${url}\n${url}`], text: [`${url}\n${url}`] },
  },
  {
    name: 'titles are whole',
    text: `# Week 5\n\n**TileNet**: Glazing Tiles\n${url}\nok\n\n*PondNet*: Other Ponds\nhttps://arxiv.org/abs/2402.00002\nok\n\nKettles Are "Just Hot Cups"\nhttps://arxiv.org/abs/2402.00003\nok\n\nThe "Big" Pond\nhttps://arxiv.org/abs/2402.00004\nok\n`,
    shows: {
      text: [
        'TileNet: Glazing Tiles\n',
        'PondNet: Other Ponds\n',
        'Kettles Are "Just Hot Cups"\n',
        'The "Big" Pond\n',
      ],
    },
  },
  {
    name: 'escapes and entities are decoded once',
    text: `# Week 5\n\n- [Boats \\[v3\\] in \\*Rains\\* &amp; F\\+\\+ &amp;lt; \\#1](${url}): ok\n`,
    shows: {
      text: ['Boats [v3] in *Rains* & F++ &lt; #1'],
      html: ['Boats [v3] in *Rains* &amp; F++ &amp;lt; #1'],
      slack: ['Boats [v3] in \u034f*Rains\u034f* &amp; F++ &amp;lt; #1'],
    },
  },
  {
    name: 'accents of TeX are no escapes',
    text: `# Week 5\n\n- [Poincar\\'e and $\\{x\\}$ Trees](${url}): ok\n`,
    shows: { text: ['Poincaré and {x} Trees'] },
  },
  {
    name: 'HTML that holds entries leaves no tags',
    text: `<ul>\n<li><a href="${url}">Growing Trees</a>: quick</li>\n<li><a href="https://arxiv.org/abs/2402.00002">Other Ponds</a>: good</li>\n</ul>\n`,
    shows: { text: ['quick', 'good'] },
    hides: {
      ...Object.fromEntries(readable.map((format) => [format, ['&lt;ul', '&lt;/li', '&amp;lt;/li']])),
      text: ['<ul>', '</li>'],
      markdown: ['<ul>', '</li>'],
      json: ['<ul>', '</li>'],
    },
  },
  {
    name: 'tags of HTML in what is said mean what they mean',
    text: said('It is <b>bold</b>, x<sup>2</sup> and <a href="https://e.example.org/a">linked</a>.<br>Next.'),
    shows: {
      html: ['<strong>bold</strong>, x² and <a href="https://e.example.org/a">linked</a>'],
      text: ['bold, x² and linked (https://e.example.org/a).\nNext.'],
      slack: ['*bold*, x²'],
    },
  },
  {
    name: 'bold words stand next to letters of East Asia',
    text: said('배는 **리눅스(Linux)**를 쓴다. 値は**「重要」**です。**重要。**次'),
    shows: {
      html: [
        '<strong>리눅스(Linux)</strong>\u2060를',
        '<strong>「重要」</strong>です',
        '<strong>重要。</strong>次',
      ],
      email: ['>리눅스(Linux)</strong>\u2060를'],
      text: ['리눅스(Linux)를', '値は「重要」です'],
      slack: ['*리눅스(Linux)*\u200b를'],
    },
    hides: { atom: ['**'], html: ['**'] },
  },
  {
    name: 'marks for Slack have a boundary at letters',
    text: said('힘은 **필요**하다. `x`는 그렇다. 앞*중간*뒤'),
    shows: { slack: ['*필요*\u200b하다', '`x`\u200b는', '앞\u200b_중간_\u200b뒤'] },
  },
  {
    name: 'formulas of titles are read in text, and kept in Markdown',
    text: digest(`${url}\nok`),
    records: [{ id: '2401.00001', title: "Of $\\gamma$-GAN Ferns in {\\L}\\'od\\'z" }],
    shows: {
      text: ['Of γ-GAN Ferns in Łódź'],
      slack: ['Of γ-GAN Ferns in Łódź'],
      email: ['Of γ-GAN Ferns in Łódź'],
      atom: ['Of γ-GAN Ferns in Łódź'],
      'csl-json': ['Of γ-GAN Ferns in Łódź'],
      markdown: ['Of $\\gamma$-GAN Ferns in Łódź'],
    },
  },
  {
    name: 'letters of TeX in names are read',
    text: digest(`${url}\nok`),
    records: [
      { id: '2401.00001', title: 'Growing Trees', authors: ['{\\L}ucja \\AA kesson', 'J\\o rn Gro\\ss'] },
    ],
    shows: {
      ...Object.fromEntries(
        ['text', 'slack', 'discord', 'email', 'html', 'atom'].map((id) => [
          id,
          ['Łucja Åkesson', 'Jørn Groß'],
        ]),
      ),
      'csl-json': ['"family": "Åkesson"', '"given": "Łucja"', '"family": "Groß"'],
    },
  },
  {
    name: 'formulas are read wherever nobody sets them, and kept as they are where no line of text can show them',
    text: said('With $\\alpha$ and $\\ell_1$, $$x^2$$, $a\\*b$ and $\\begin{matrix}1\\end{matrix}$ for $5.'),
    shows: {
      text: ['With α and ℓ₁, x², '],
      slack: ['With α and ℓ₁, x², '],
      email: ['<em>α</em>'],
      markdown: ['$\\alpha$ and $\\ell_1$'],
    },
  },
  ...Object.entries({
    YAML: '---\ntitle: "The \\"wide\\" ponds" # later\ndate: 2024-02-03\ntags: [wet]\n---\n',
    TOML: '+++\ntitle = "The \\"wide\\" ponds" # later\ndate = 2024-02-03\ntags = ["wet"]\n+++\n',
    JSON: '{\n"title": "The \\"wide\\" ponds",\n"date": "2024-02-03",\n"tags": ["wet"]\n}\n',
  }).map(([language, header]) => ({
    name: `front matter in ${language} names the digest, and is not shown`,
    text: `${header}\nGrowing Trees\n${url}\nok\n`,
    shows: { text: ['The "wide" ponds (2024-02-03)\n='], html: ['<h1>The &quot;wide&quot; ponds'] },
    hides: Object.fromEntries(
      readable.map((format) => [format, ['+++', '\n---\n', 'title = ', 'title: ', 'later']]),
    ),
  })),
  {
    name: 'underlines of headings are no words',
    text: `Week 5\n======\n\nTrees\n-----\n\nOn trees.\n\n[Growing Trees](${url})\nok\n\nPonds\n---\n[Other Ponds](https://arxiv.org/abs/2402.00002)\nWet.\n`,
    shows: { text: ['Week 5\n======\n\nTrees\n-----\n\nOn trees.', 'ok\n\nPonds\n-----\n\nOther Ponds'] },
    hides: { slack: ['==', '--', '——'], markdown: ['==', '--'], html: ['<hr', '=='] },
  },
  {
    name: 'a picture that is a link has one address',
    text: said(
      '[![badge](https://img.example.org/b.svg)](https://e.example.org/ci) and ![alone](https://img.example.org/a.svg).',
    ),
    shows: {
      text: ['badge (https://e.example.org/ci) and alone (https://img.example.org/a.svg).'],
      discord: ['[badge](<https://e.example.org/ci>) and'],
      slack: ['<https://e.example.org/ci|badge> and'],
      html: ['<a href="https://e.example.org/ci"><span class="picture">badge</span></a> and'],
      email: ['#0a559f;">badge</a> and'],
      atom: ['&lt;a href=&quot;https://e.example.org/ci&quot;&gt;badge&lt;/a&gt; and'],
    },
  },
  {
    name: 'a picture without words that is a link is seen',
    text: said('[![](https://img.example.org/b.svg)](https://e.example.org/ci)'),
    shows: {
      text: ['https://e.example.org/ci'],
      slack: ['<https://e.example.org/ci>'],
      discord: ['<https://e.example.org/ci>'],
      email: ['>https://e.example.org/ci</a>'],
      html: ['<span class="picture">https://img.example.org/b.svg</span></a>'],
    },
  },
  {
    name: 'a link to write to somebody says to whom',
    text: said(
      'Ask [Ann](mailto:ann_b@example.org), <bo@example.org> or [all](mailto:a@example.org?cc=b@example.org).',
    ),
    shows: {
      text: ['Ask Ann (ann_b@example.org), bo@example.org or all.'],
      slack: ['Ask Ann (ann_b@example.org), bo@example.org or all.'],
      discord: ['Ask Ann (ann\\_b@example.org), bo@example.org or all.'],
      email: ['href="mailto:ann_b@example.org"', 'href="mailto:bo@example.org"'],
      atom: ['href=&quot;mailto:ann_b@example.org&quot;'],
    },
    hides: { email: ['cc='], atom: ['cc='] },
  },
  {
    name: 'a link without an address is its words',
    text: said('It is [empty]() and [blank](<>).'),
    shows: {
      html: ['<p>It is <span>empty</span> and <span>blank</span>.</p>'],
      text: ['It is empty and blank.'],
    },
  },
  {
    name: 'a footnote may begin below its mark',
    text: said('First[^1] and last[^note].\n\n[^1]: *One*.\n[^note]:\n    Below it.\n\n    - with a list'),
    shows: {
      text: ['[1] One.\n\n[note] Below it.\n\n• with a list'],
      html: ['<p>[note] Below it.</p>\n<ul>'],
      markdown: ['[^note]:\n    Below it.\n\n    - with a list'],
    },
  },
  {
    name: 'the title and sections have no marks of links or deletion, either',
    text: `# Week 5: [notes](https://e.example.org)\n\n## ~~Old~~ [Trees](https://e.example.org/t)\n\n[Growing Trees](${url})\nok\n`,
    shows: {
      text: ['Week 5: notes\n=', 'Old Trees\n-'],
      html: ['<h1>Week 5: notes</h1>'],
      slack: ['*Old Trees*'],
    },
  },
  {
    name: 'formulas of titles stay what they are in links, too',
    text: `# Week\n\n- [Of $\\gamma$-GAN and $x\\in[0,1]$](${url}): good\n`,
    shows: { markdown: ['[Of $\\gamma$-GAN and $x\\in\\[0,1\\]$]'], text: ['Of γ-GAN and x∈[0,1]'] },
  },
  {
    name: 'an address in angle brackets is whole',
    text: said(
      'See [one][o] and [two](<https://e.example.org/a b>).\n\n[o]: <https://e.example.org/o o> "T"',
    ),
    shows: { text: ['See one (https://e.example.org/o%20o) and two (https://e.example.org/a%20b).'] },
  },
  {
    name: 'lists, quotations and code of HTML stay what they are',
    text: said(
      '<ul><li>one <b>b</b></li><li>two<ol start="3"><li>deep</li><li>deeper</li></ol></li></ul><blockquote>Quoted.<br>Twice.</blockquote><pre><code>x &lt; y\n  z\nend</code></pre><h4>Head</h4>',
    ),
    shows: {
      text: [
        '• one b\n• two\n  3. deep\n  4. deeper\n\n> Quoted.\n> Twice.\n\n    x < y\n      z\n    end\n\nHead',
      ],
      markdown: ['- one <b>b</b>\n- two\n\n  3. deep\n  4. deeper\n\n> Quoted.'],
      slack: ['• one *b*\n  • two\n    3. deep', '```\n  x &lt; y\n    z\n  end\n  ```'],
      html: ['• one <strong>b</strong>'],
      atom: ['&lt;ol start=&quot;3&quot;&gt;&lt;li&gt;deep'],
    },
    hides: {
      text: ['<pre', '</'],
      slack: ['&lt;pre'],
      html: ['&lt;pre'],
      email: ['&lt;pre'],
      atom: ['&amp;lt;pre'],
    },
  },
  {
    name: 'notes of notes come after them',
    text: said('Claim[^a].\n\n[^b]: Deep.\n[^a]: See[^b].'),
    shows: { text: ['Claim[a].\n\n[a] See[b].\n\n[b] Deep.\n\nOther'] },
  },
  {
    name: 'what only looks like a tag stays in titles',
    text: digest(`[Loops of List<T> and <b>Map</b><K, V> Types](${url}): good`),
    shows: {
      text: ['Loops of List<T> and Map<K, V> Types\n'],
      html: ['Loops of List&lt;T&gt; and Map&lt;K, V&gt; Types</a>'],
      slack: ['List&lt;T&gt; and Map&lt;K, V&gt; Types>'],
    },
  },
  {
    name: 'the label of a group stays with its group',
    text: `# Week 5\n\n- Trees\n  - [Growing Trees](${url}): calm\n- Ponds\n  - [Other Ponds](https://arxiv.org/abs/2402.00002): wet\n- Lakes\n  - [More Lakes](https://arxiv.org/abs/2402.00003): deep\n`,
    shows: { text: ['calm\n\n'] },
    hides: { text: ['calm\nPonds', 'calm\n\n• Ponds\n\n• Ponds'] },
  },
  {
    name: 'the label of a group that is indented by four spaces is no code',
    text: `# Week 5\n\n- Trees\n    - [Growing Trees](${url}): calm\n    - Ponds\n        - [Other Ponds](https://arxiv.org/abs/2402.00002): wet\n`,
    shows: { html: ['<li>Ponds</li>'], email: ['>Ponds</li>'], markdown: ['\n- Ponds\n'] },
  },
  {
    name: 'the label of a group that is indented by a tab is no code',
    text: `# Week 5\n\n- Trees\n\t- [Growing Trees](${url}): calm\n\t- Ponds\n\t\t- [Other Ponds](https://arxiv.org/abs/2402.00002): wet\n`,
    shows: { html: ['<li>Ponds</li>'], email: ['>Ponds</li>'], markdown: ['\n- Ponds\n'] },
  },
  {
    name: 'words and code between the items of a deep list are none of its code',
    text: `# Week 5\n\n- Trees\n    - [Growing Trees](${url}): calm\n- Ponds\n\n    Of all kinds:\n\n    \`\`\`\n    x\n    \`\`\`\n\n    - [Other Ponds](https://arxiv.org/abs/2402.00002): wet\n`,
    shows: { html: ['Of all kinds:</p>', '<code>x\n'] },
  },
  {
    name: 'escaped bars of a row are bars, and part no cells',
    text: `# Week 5\n\n| Title | Venue | Link | Note |\n| --- | --- | --- | --- |\n| Growing Trees | ICML \\| Workshop | [a](${url}) | small \\| wide |\n| Other Ponds | ICLR | [a](https://arxiv.org/abs/2402.00002) | \`x \\| y\` and $p \\| q$ |\n`,
    shows: {
      text: ['ICML | Workshop\nsmall | wide\n', '\nx | y and p | q\n'],
      html: ['>ICML | Workshop<', '>small | wide<', '<code>x | y</code>', '>p | q<'],
      markdown: ['ICML \\| Workshop - small \\| wide', '`x \\| y` and $p \\| q$'],
    },
    hides: { text: ['\\'] },
  },
  {
    name: 'the lines of boxes around a paper and what is said of it are titles or nothing',
    text: `# Week 5\n\n::: {.callout-tip title="In gardens"}\n## Growing Trees\n<${url}>\n\n::: note\n\nTake care.\n:::\n\nAll year.\n:::\n\n## Other Ponds\n<https://arxiv.org/abs/2402.00002>\n\n!!! warning "Mind"\n    Deep.\n`,
    shows: {
      text: [
        'In gardens\n\nGrowing Trees',
        'Note\n\nTake care.\n\nAll year.\n\nOther Ponds',
        'Mind\nDeep.\n',
      ],
      markdown: ['**Note**\n\nTake care.\n\nAll year.\n\n', '**Mind**\nDeep.\n'],
    },
    hides: Object.fromEntries(readable.map((id) => [id, [':::', '!!!']])),
  },
  {
    name: 'properties of a page of Logseq are its title and its tags, and no words',
    text: `title:: Growing Season\ntags:: gardens, [[wet ponds]]\nicon:: 🌳\n\n- ## Trees\n\t- [Growing Trees](${url})\n\t\t- calm\n\t- [Other Ponds](https://arxiv.org/abs/2402.00002)\n\t\t- wet\n`,
    shows: {
      json: ['"title": "Growing Season"', '"gardens"', '"wet ponds"'],
      text: ['Growing Season\n====='],
      markdown: ['tags: `gardens` `wet ponds`'],
    },
    hides: Object.fromEntries(readable.map((id) => [id, ['::', '🌳']])),
  },
  {
    name: 'a line of nothing but tags is no section, and in words where they would be lost',
    text: `#+TITLE: Growing Season\n#+FILETAGS: :gardens:ponds:\n\n* Glazing Stone Tiles\n${url}\nCalm.\n* Other Deep Ponds\nhttps://arxiv.org/abs/2402.00002\nWet.\n\n{{tag>lakes}}\n`,
    shows: { json: ['"gardens"', '"lakes"'], markdown: ['tags: `lakes`'], text: ['tags: gardens ponds'] },
    hides: {
      ...Object.fromEntries(readable.map((id) => [id, ['FILETAGS', 'tag>']])),
      email: ['tags:'],
    },
  },
  {
    name: 'code of a template is code, and what stands below is none',
    text: said('{{< highlight go >}}\nx := 1\n::: note\n{{< /highlight >}}\n\nAfter words.'),
    shows: { markdown: [`\`\`\`go\nx := 1\n::: note\n\`\`\`\n\nAfter words.\n`] },
  },
  {
    name: 'the words that a template is given are shown above others',
    text: said('{% include tip.html content="Read this first." %}\n\nCalm.'),
    shows: { text: ['Read this first.\n\nCalm.'] },
  },
  {
    name: 'a list of tags stays where the format has no other place for them',
    text: digest(`tags: \`boats\` \`nets\`\n\nGrowing Trees\n${url}\nCalm.`),
    shows: { markdown: ['tags: `boats` `nets`'], slack: ['tags: `boats` `nets`'], email: ['#boats'] },
    hides: { email: ['tags:'] },
  },
  {
    name: 'properties of a page that a person has words for are words',
    text: `title:: Growing Season\nsummary:: What I thought of this week.\ntags:: boats\n\nIntro words.\n\n- [Growing Trees](${url}): calm\n- [Other Ponds](https://arxiv.org/abs/2402.00002): wet\n`,
    shows: { text: ['summary:: What I thought of this week.', 'Intro words.'] },
    hides: { text: ['title::', 'tags::'] },
  },
  {
    name: 'words that only look like properties stay',
    text: `trees:: tall plants\n\n- [Growing Trees](${url}): calm\n- [Other Ponds](https://arxiv.org/abs/2402.00002): wet\n`,
    shows: { text: ['trees:: tall plants'] },
  },
  {
    name: 'footnotes that have moved leave no blank lines',
    text: said('Calm[^1].\n\n[^1]: In pots.\n\nWet.\n\n```\nx\n\n\ny\n```\n\nEnd.'),
    shows: { markdown: ['Calm[^1].\n\nWet.\n\n```\nx\n\n\ny\n```\n\nEnd.\n\n[^1]: In pots.'] },
  },
  {
    name: 'code outside of lists stays code',
    text: `# Week 5\n\n    x = 1\n\n- [Growing Trees](${url}): calm\n- [Other Ponds](https://arxiv.org/abs/2402.00002): wet\n`,
    shows: { html: ['<code>x = 1'] },
  },
]

suite('what is published is what was written', () => {
  for (const { name, text, records = [], shows = {}, hides = {}, once = [] } of cases)
    test(name, () => {
      const exported = exportedDigest(text, records.map(paper))
      const ids = once.length > 0 ? readable : []
      for (const id of new Set([...Object.keys(shows), ...Object.keys(hides), ...ids])) {
        const written = exportFormats.find((format) => format.id === id)?.write([exported], exportOptions)
        const whole = written?.map((file) => file.text).join('\n') ?? ''
        const shown = whole.replace(/<style>[\s\S]*?<\/style>/g, '')
        // Mail programs show the first words of a mail beside its subject.
        const body = shown.replace(/<div style="display: none.*/, '')
        for (const words of ids.includes(id) ? once : [])
          assert.equal(body.split(words).length, 2, `${id} has ${JSON.stringify(words)} once:\n${shown}`)
        for (const words of shows[id] ?? [])
          assert.ok(inFormat(shown, id, words), `${id} lacks ${JSON.stringify(words)}:\n${shown}`)
        for (const words of hides[id] ?? [])
          assert.ok(!shown.includes(words), `${id} has ${JSON.stringify(words)}:\n${shown}`)
      }
    })
})

suite('what is published with other line ends', () => {
  for (const { name, text, records = [] } of cases)
    test(`is the same: ${name}`, () => {
      for (const { id, write } of exportFormats) {
        const [one, other] = [text, text.replaceAll('\n', '\r\n')].map((each) =>
          write([exportedDigest(each, records.map(paper))], exportOptions)
            .map((file) => (file.text ?? '').replace(/\r|\\r|&#13;|&#xD;/g, ''))
            .join('\n'),
        )
        assert.equal(other, one, id)
      }
    })
})

/** Atom holds HTML as text, and JSON strings. */
function inFormat(shown: string, id: string, words: string): boolean {
  return shown.includes(words) || (id.endsWith('json') && shown.includes(JSON.stringify(words).slice(1, -1)))
}

suite('a paper that is known by its DOI alone', () => {
  const doi = '10.1000/trees.7' as Doi
  const record = {
    ...paper({ id: '2401.00001' }),
    id: doi,
    doi,
    title: 'Growing Trees at Sea',
    authors: ['Ann Poe'],
    publishedAt: '2023-05-01',
    journalReference: 'Journal of Gardens 7',
  }
  const withRecord = (text: string) => {
    const exported = exportedDigest(text)
    const papers = {
      paper: () => undefined,
      doiPaper: (wanted: Doi) => (wanted === doi ? record : undefined),
    }
    return { ...exported, papers }
  }

  for (const link of [
    'https://doi.org/10.1000/trees.7',
    'https://dx.doi.org/10.1000/Trees.7',
    'doi:10.1000/trees.7',
  ])
    test(`is exported with its record: ${link}`, () => {
      const exported = withRecord(`# Week\n\nGrowing Trees\n${link}\nok\n`)
      for (const [id, words] of [
        ['text', 'Ann Poe'],
        ['html', 'Ann Poe'],
        ['email', 'Journal of Gardens 7'],
        ['json', 'Growing Trees at Sea'],
        ['bibtex', 'journal = {Journal of Gardens 7}'],
        ['bibtex', 'poe2023growing'],
        ['csl-json', '"container-title": "Journal of Gardens 7"'],
        ['csl-json', '"DOI": "10.1000/trees.7"'],
      ] as const) {
        const written =
          exportFormats.find((format) => format.id === id)?.write([exported], exportOptions)[0]?.text ?? ''
        assert.ok(written.includes(words), `${id} lacks ${words}:\n${written.slice(-1500)}`)
      }
    })
})

suite('a mail', () => {
  const email = exportFormats.find(({ id }) => id === 'email')
  const remarkOn = (entries: number) => {
    const text = Array.from(
      { length: entries },
      (_, at) =>
        `Trees ${at}\nhttps://arxiv.org/abs/2401.${10000 + at}\n${'Steady and slow. '.repeat(20)}\n\n`,
    )
    const [file] = email?.write([exportedDigest(`# Week\n\n${text.join('')}`)], exportOptions) ?? []
    return file && email?.remarkOn?.(file)
  }

  test('says when it is longer than mail programs show', () => {
    assert.equal(remarkOn(10), undefined)
    assert.match(remarkOn(200) ?? '', /^The e-mail has \d+ kB of HTML; Gmail shows the first 102 kB/)
  })
})

suite('links between the digests of a site', () => {
  const site = exportFormats.find(({ id }) => id === 'site')
  const text = (words: string) => `# Week\n\nGrowing Trees\n${url}\n${words}\n`
  const pages = (words: string, pictures = new Map<string, string>()) => {
    const digests = [
      { ...exportedDigest(text(words), [], '2024/week 2.md'), pictures },
      exportedDigest(text('ok'), [], '2024/week-1.md'),
      exportedDigest(text('ok'), [], 'older.md'),
      exportedDigest(text('ok'), [], 'a/twice.md'),
      exportedDigest(text('ok'), [], 'b/twice.md'),
      exportedDigest(text('ok'), [], '2024/Ma\u0308rz.md'),
    ]
    const files = site?.write(digests, exportOptions) ?? []
    return { files, page: files.find(({ path }) => path.includes('week-2'))?.text ?? '' }
  }

  for (const [written, shown] of [
    ['[one](week-1.md)', '<a href="2024-week-1.html">one</a>'],
    ['[one](./week-1.md#part)', '<a href="2024-week-1.html">one</a>'],
    ['[one](week-1.md#2401.00001)', '<a href="2024-week-1.html#2401.00001">one</a>'],
    ['[[week-1#Growing Trees|one]]', '<a href="2024-week-1.html#2401.00001">one</a>'],
    ['[one](#growing-trees)', '<a href="#2401.00001">one</a>'],
    ['[[#Week#Growing Trees|one]]', '<a href="#2401.00001">one</a>'],
    ['[[week-1##Growing Trees|one]]', '<a href="2024-week-1.html#2401.00001">one</a>'],
    ['[one](#nowhere)', '<span>one</span>'],
    ['[one](WEEK-1.md)', '<a href="2024-week-1.html">one</a>'],
    ['[one](M\u00e4rz.md)', '<a href="2024-M%C3%A4rz.html">one</a>'],
    ['[[Ma\u0308rz]]', '<a href="2024-M%C3%A4rz.html">Ma\u0308rz</a>'],
    ['[one](../older.md)', '<a href="older.html">one</a>'],
    ['[one](/older.md)', '<a href="older.html">one</a>'],
    ['[[week-1]]', '<a href="2024-week-1.html">week-1</a>'],
    ['[[week-1|one]]', '<a href="2024-week-1.html">one</a>'],
    ['[[older|one]]', '<a href="older.html">one</a>'],
    ['[[OLDER#Growing Trees]]', '<a href="older.html#2401.00001">OLDER#Growing Trees</a>'],
    ['[[twice]]', '<span>twice</span>'],
    ['[one](../secret/draft.md)', '<span>one</span>'],
    ['[one](../../outside.md)', '<span>one</span>'],
    ['[one](.hidden/note.md)', '<span>one</span>'],
    ['[[nowhere]]', '<span>nowhere</span>'],
    ['[one](https://e.example.org/week-1.md)', '<a href="https://e.example.org/week-1.md">one</a>'],
  ] as const)
    test(`lead to pages, or nowhere: ${written}`, () => {
      const { page } = pages(written)
      assert.ok(page.includes(shown), page)
    })

  test('lead to pages also beside a title, or nowhere', () => {
    const week = `# Week\n\n- [Growing Trees](${url}) ([one](week-1.md), [two](../secret/draft.md)): good.\n`
    const digests = [
      exportedDigest(week, [], '2024/week 2.md'),
      exportedDigest(text('ok'), [], '2024/week-1.md'),
    ]
    const page = site?.write(digests, exportOptions).find(({ path }) => path.includes('week-2'))?.text
    assert.ok(page?.includes('<a href="2024-week-1.html">one</a>\n<span>two</span>'), page)
  })

  test('lead in feeds to the addresses of pages and pictures, or nowhere', () => {
    const week = `# Week\n\n- [Growing Trees](${url}) ([one](week-1.md)): see [one](week-1.md), [[older]], [two](../secret/draft.md) and ![fig](fig.png).\n`
    const digests = [
      {
        ...exportedDigest(week, [], '2024/week 2.md'),
        pictures: new Map([['2024/fig.png', '/archive/2024/fig.png']]),
      },
      exportedDigest(text('ok'), [], '2024/week-1.md'),
      exportedDigest(text('ok'), [], 'older.md'),
    ]
    const feedOf = (address: string | undefined) => {
      const files = site?.write(digests, { ...exportOptions, address }) ?? []
      const feed = files.find(({ path }) => path === 'feed.atom')?.text ?? ''
      return feed.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
    }
    const [own, none] = [feedOf('https://digests.example/n/'), feedOf(undefined)]
    for (const place of [
      'digests/2024-week-1.html">one<',
      'digests/older.html">older<',
      'pictures/2024-fig.png">fig<',
    ]) {
      assert.ok(own.includes(`<a href="https://digests.example/n/${place}`), own)
      assert.ok(!none.includes(place), none)
    }
    assert.ok(own.includes(', two and '), own)
  })

  test('and its pictures come along', () => {
    const pictures = new Map([['2024/img/f 1.png', '/archive/2024/img/f 1.png']])
    for (const written of [
      '![fig](img/f%201.png)',
      '![fig](<img/f 1.png>)',
      '<img src="img/f 1.png" alt="fig">',
      '![[img/f 1.png|fig]]',
    ]) {
      const { files, page } = pages(written, pictures)
      assert.ok(
        page.includes('<img src="../pictures/2024-img-f-1.png" alt="fig" loading="lazy">'),
        `${written}\n${page}`,
      )
      assert.equal(
        files.find(({ path }) => path === 'pictures/2024-img-f-1.png')?.copyOf,
        '/archive/2024/img/f 1.png',
      )
      assert.match(page, /img-src 'self'/)
    }
    assert.ok(pages('![fig](img/other.png)', pictures).page.includes('<span class="picture">fig</span>'))
  })
})
