import assert from 'node:assert/strict'
import { withoutComments } from '../../../src/core/base/comments.ts'

const entry = 'Small Models\nhttps://arxiv.org/abs/2401.00001\nShort and plain.\n'

/** Texts of languages whose comments are lines; what stands between « and » is one. */
const texts: readonly (readonly [language: string, text: string])[] = [
  ['Org', `#+TITLE: Week 5\n\n* Models\n «# not for you»\n${entry}«#»\n«# nor that»\n`],
  [
    'Org with times and settings',
    `#+TITLE: Week 5\n\n* Comment on it\nClock: shown\n«#+LATEX: not for you»\n«#+note: not for you»\n\n* Models\n«CLOCK: [2024-03-08 Fri 10:00]--[2024-03-08 Fri 11:00]»\n${entry}`,
  ],
  [
    'Org with links',
    `* Models\n** [[https://arxiv.org/abs/2401.00001][Small Models]]\nShort.\n«# not for you»\n`,
  ],
  ...[
    '* Papers\n** TODO Small Models\n',
    '* Small Models\n«:PROPERTIES:\n:RATING: 5\n:END:»\nhttps://arxiv.org/abs/2401.00001\n',
    '* Papers\n** [[https://arxiv.org/abs/2401.00001][Small Models]]\n',
    '* DONE Small Models\n',
  ].map(
    (tree) =>
      [`Org that begins with a comment: ${tree}`, `«# not for you»\n${tree}Short.\n«# nor that»\n`] as const,
  ),
  [
    'Org without a header',
    `* Models\n** Small Models\nhttps://arxiv.org/abs/2401.00001\n«# no <!-- %% \` end»\nShort.\n`,
  ],
  [
    'Org with code',
    '#+TITLE: A\n\n#+begin_src sh\n# shown\n#+end_src\n«# not»\n#+begin_example\n# shown\n#+end_example\n',
  ],
  ['Org with fenced code', '#+TITLE: A\n\n```\n# shown\n```\n«# not»\n'],
  [
    'Org with a heading that is one',
    '* A\n«* COMMENT Not for you\nnor that\n** nor that\n\nand so on»\n* B\n',
  ],
  [
    'Org with a heading that is not exported',
    '* A\n** B\n«** C :ml:noexport:\nnor that\n*** nor that»\n** D\n',
  ],
  ['Org with a heading in the archive', '* A\n«* B :ARCHIVE:\nnor that»\n'],
  [
    'reStructuredText',
    `Week 5\n======\n\n.. image:: a.png\n\n «.. not for you\n    nor that\n\n    nor that»\n\n${entry}`,
  ],
  [
    'reStructuredText with a block',
    'A\n\n.. _b: https://b.org\n.. |c| replace:: d\n.. [1] e\n«..\n   not for you»\n\nB',
  ],
  [
    'reStructuredText with titles in tildes',
    'Week\n~~~~\n\n«.. not for you»\n\nTrees\n~~~~~\n\n«.. nor that»\n',
  ],
  [
    'reStructuredText with short titles in tildes',
    'RNN\n~~~\n\n«.. not for you»\n\nGAN\n~~~\n\n«.. nor that»\n\n.. note:: shown\n',
  ],
  ['reStructuredText without other marks but tildes', 'RNN\n~~~\n\n«.. not for you»\n\nGood.\n'],
  ['reStructuredText with an empty one', 'A `b <https://b.org>`_\n\n«..»\n\n   Quoted.\n'],
  [
    'reStructuredText with directives',
    `A\n=\n\n«.. todo:: not for you\n   nor that»\n\n«.. only:: draft\n\n   not for you»\n\n«.. raw:: latex\n\n   nor that»\n\n«.. only:: not html\n\n   nor that»\n\n.. only:: html\n\n   shown\n\n.. note:: shown\n`,
  ],
  ['reStructuredText without other marks', `Week 5\n======\n\n«.. not for you»\n\n${entry}`],
  ['AsciiDoc', `= Week 5\n\n== Models\n\n«// not for you»\n${entry}«//nor that»\n----\n// shown\n----\n`],
  [
    'AsciiDoc with attributes',
    `= Week 5\n«:note: not for you»\n«:!a:»\n\n== Models\n\n// b\n: c:\n`.replace('// b', '«// b»'),
  ],
  ['AsciiDoc with links', '* https://arxiv.org/abs/2401.00001[Small Models]\n«// not for you»\n'],
  [
    'LaTeX',
    '«\\documentclass{article}»\n« % not for you»\n\\title{A}\n«\\newcommand{\\b}{not for you}»\n\\begin{document}\nA 5\\% B «% nor that»\nin 2024«% nor that»\n',
  ],
  [
    'items of LaTeX',
    '\\item Small Models. \\url{https://a.org/%20b%c} «% not for you»\n5% and 6 % of all\n«%»\n',
  ],
  [
    'AsciiDoc with terms for its index',
    '= Week 5\n\n((Models))«(((not, for you)))» are «indexterm:[nor that]»small.\n----\n(((shown)))\n----\n',
  ],
  [
    'LaTeX with environments that it leaves out',
    '«\\documentclass{article}»\n«\\excludecomment{own}»\n\\begin{document}\nA\n«\\begin{own}\nnot for you\n\n\\begin{quote}\nnor that\n\\end{quote}\n\\end{own}»\n\\begin{quote}\nB\n\\end{quote}\n',
  ],
  [
    'a part of LaTeX with a year',
    '\\section{A}\nIn 2024«% not for you»\nin 2024 «% nor that»\n5% or 100 % of it\n',
  ],
  ['LaTeX with code', '\\section{A}\n\\begin{verbatim}\n% shown\n\\end{verbatim}\n«% not for you»\n'],
  [
    'Org with tags that exclude',
    '#+TITLE: A\n«#+EXCLUDE_TAGS: own draft»\n* B\n«** C :ml:own:\nnot for you\n*** D»\n** E\n«* F :draft:\nnor that»\n* G :noexports:\n',
  ],
  [
    'Org with tags that exclude all',
    '#+TITLE: A\n«#+EXCLUDE_TAGS: own»\n#+FILETAGS: :own:\nB\n«* C\nnot for you»\n«* D»\n',
  ],
  ['Org with tags that exclude nothing', '«#+EXCLUDE_TAGS: own»\n#+FILETAGS: :ml:\n* B :ml:\nC\n'],
  [
    'Org with tags that select',
    '«* A\nnot for you»\n* B\nC\n«** D\nnor that»\n** E :export:\n*** F\n«*** G :noexport:»\n«** H\n*** I»\n\n«* J»\n',
  ],
  ['Org with other tags that select', '«#+SELECT_TAGS: public»\n«* A\nnot for you»\n* B :public:\n'],
  [
    'Org with plans',
    '#+TITLE: A\n* B\n«DEADLINE: <2024-03-08 Fri>»\n«#+DESCRIPTION: not for you»\n#+CAPTION: C\n',
  ],
  [
    'Typst',
    '«#set page(width: 9cm)»\n= A\n«#let b = "not for you"»\n  «// not for you»\n#link("https://b.org//c")[C] «// nor that»\n',
  ],
  ['Typst with a comment after a word', '«#set page(width: 9cm)»\n= A\nB«// not for you»\n'],
  ['AsciiDoc without a title', 'Week\n\n[NOTE]\nA\n\n[quote, Ann]\nB//C\n\n«// not for you»\n:tada: D\n'],
  ['Typst without other signs', '= A\n\n- B https://c.org//d «// not for you»\n'],
  ['reStructuredText with a comment below its mark', 'A\n=\n\n«..\n   not for you\n\n   nor that»\n\nB\n'],
  [
    'reStructuredText with notes',
    'A\n=\n\n«.. meta::\n   :a: not for you»\n\n«.. revealjs_notes::\n\n   nor that»\n\nB\n',
  ],
  [
    'slides of reveal.js',
    '<!-- .slide: a="b" -->\n# A\n\nB\n\n«Note: not for you\n\nnor that»\n\n---\n\nC\n'.replace(
      '<!-- .slide: a="b" -->',
      '«<!-- .slide: a="b" -->»',
    ),
  ],
  ['slides of remark', '# A\n\nB\n\n«???\nnot for you»\n---\nC ???\n'],
  ['slides of remark below a header', '---\ntitle: A\n---\n# A\n\nB\n\n«???\nnot for you»\n---\nC\n'],
  ['slides of remark with a line above the first', '---\n# A\n\nB\n\n«???\nnot for you»\n---\nC\n'],
  ['slides of Deckset', 'slidenumbers: true\n\n# A\n\n«^ not for you»\n\nB ^ c\n'],
  [
    'MDX',
    "«import A from 'not'»\n\n# B\n\n«export const c = {\n  d: 'for you',\n}»\n\nImport a paper from 'E'.\n",
  ],
  [
    'Logseq',
    '- A\n«  collapsed:: true»\n«  id:: 0123abcd-4567-89ab-cdef-0123456789ab»\n  rating:: 5\n- B\n«  background-color:: red»\n',
  ],
  [
    'MDX with code in a paragraph',
    '«import A from "not"»\n\n# B\n<A/>\n«export const c = "for you"»\n\nC\n«export default D»\n',
  ],
  [
    'MDX with more code',
    "«import 'not'»\n\n«export default ({ children }) => {children}»\n\n«export async function c() {\n}»\n\n«export default Layout;»\n\n# B\n",
  ],
  ...['~~~', '````', '~~~~ ', '> ~~~'].map(
    (fence) =>
      [
        `MDX with code: ${fence}`,
        `«import A from 'not'»\n\n# B\n\n${fence}js\n${fence.replace(/[~`]+ ?/, '')}import { c } from 'shown'\n${fence.replace(/[~`]+ ?/, '')}export const d = 1\n${fence}\n${entry}`,
      ] as const,
  ),
  ['MyST with data of a block alone', '# A\n\n«+++ {"note": "not for you"}»\n\nB\n'],
  ['MyST with data of a block', '# Week 5\n\n{cite}`a`\n\n«+++ {"note": "not for you"}»\n\nB\n'],
  ['MyST', '# Week 5\n\n«% not for you»\n\n{cite}`a`\n\n```{code-cell}\n%shown\n```\n'],
  ...[
    '> ```\n> %shown',
    '- ```\n  %shown',
    '1. ~~~\n   %shown',
    '```',
    '~~~ python',
    '> - ```\n>   %shown',
  ].map(
    (code) =>
      [
        `MyST with a fence that is not closed: ${code}`,
        `{cite}\`a\`\n\n${code}\n\n«% not for you»\n`,
      ] as const,
  ),
  ...[
    `# Week 5\n\n## Models\n\n# A title\n\n// shown\n\n.. shown\n\n% shown\n\n${entry}`,
    `- [A](https://a.org)\n- [[https://a.org][b]]\n\n# Shown\n\n// shown\n`,
    `# Week 5\n\n${entry}\n... and so on\n5 % of it\nhttps://a.org/%7Eb\n`,
    '====== Week 5 ======\n\n//shown//\n',
    '== Week 5 ==\n// shown\n',
    `# Week 5\n\n${entry}Note: shown\n\n---\n\n^ shown\n`,
    `---\ntitle: A\n---\n# Week 5\n\n${entry}Why?\n\n???\n\nShown\n`,
    `---  \n\ntitle: A\n---\n\n${entry}???\nShown\n`,
    '* Exports: :export a:\n* B\n',
    '# Shown\n\n* See a::export::b and :export:\u0020c\n* d\n',
    '```org\n#+TITLE: A\n* COMMENT b\n```\n\n# Shown\n',
    '# Shown\n\n* Comment on it\n* b\n',
    ...['', '---\nlang: en\n---\n\n'].flatMap((header) => [
      `${header}# Week 5\n\n# Trees\n\n- Small Models [[https://arxiv.org/abs/2401.00001]]: shown\n`,
      `${header}# Week 5\n\n# Trees\n\n#+BEGIN_QUOTE\nShown.\n#+END_QUOTE\n`,
      `${header}# Week 5\n\n# Trees\n\n- Small Models **\n\n** means shown.\n`,
    ]),
    '= Week 5\n\nSplits 80/20 into train//test, then grows.\nSee a//b and c:// here.\n',
    'Week 5\n\n[NOTE] Read these first.\n[WARNING] Shown\n\n:star: The paper of the week.\n:+1: Shown\n',
    'Week 5\n\n[NOTE]\nRead these first.\n\n:star: The paper of the week.\n',
    'We talked:\nexport default settings before the next run.\nimport "shown" is all you type.\n',
    'Old code had\nexport default Shown\nat its end.\n',
    'Export default settings first.\n\nexport default settings are shown.\n\nimport "shown" is all you type.\n',
    'C. // shown\n$\\begin{align} a \\end{align}$\n',
  ].map((text, index) => [`text of no such language, ${index}`, text] as const),
]

suite('comments that are lines', () => {
  test('are not known by the lines around a header', () => {
    const text = `# Week 5\n\n${entry}\n???\n\nShown\n`
    assert.equal(withoutComments(text, '---\ntitle: A\n---\n'), text)
  })

  for (const [language, text] of texts)
    test(`are found in ${language}`, () => {
      const shown = text.replace(/«[^»]*»/g, '')
      for (const end of ['\n', '\r\n']) {
        const written = text.replace(/[«»]/g, '').replaceAll('\n', end)
        assert.equal(withoutComments(written), shown.replaceAll('\n', end))
      }
    })

  for (const piece of [
    '#+a:\n# ',
    '** a\n',
    '* COMMENT\n',
    '* :noexport:noexport',
    '.. a\n  b\n',
    '.. ',
    '= ',
    '= a\n//',
    '\\item %',
    '\\url{http://%%',
    '[[https://',
    '* :export:\n** a\n',
    '#+EXCLUDE_TAGS: a\n* b :a:\n',
    '*'.repeat(99),
    '---\n???\n',
    '#let x = //',
    'import a from ',
    '`a <',
    '= a\n(((',
    '{a}`b`\n```c\n%\n',
    '{a}`b`\n- ~~~ c\n  %\n',
    '\\item \\excludecomment{a}\n\\begin{a}\n',
    'https://a[',
  ])
    test(`take no longer to find than the text is long: ${JSON.stringify(piece)}`, () => {
      withoutComments(piece.repeat(400_000 / piece.length))
    })
})
