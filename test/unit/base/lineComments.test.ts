import assert from 'node:assert/strict'
import { withoutComments } from '../../../src/core/base/comments.ts'

const entry = 'Small Models\nhttps://arxiv.org/abs/2401.00001\nShort and clear.\n'

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
  ['reStructuredText with an empty one', 'A `b <https://b.org>`_\n\n«..»\n\n   Quoted.\n'],
  [
    'reStructuredText with directives',
    `A\n=\n\n«.. todo:: not for you\n   nor that»\n\n«.. only:: draft\n\n   not for you»\n\n«.. raw:: latex\n\n   nor that»\n\n.. only:: html\n\n   shown\n\n.. note:: shown\n`,
  ],
  ['reStructuredText without other marks', `Week 5\n======\n\n«.. not for you»\n\n${entry}`],
  ['AsciiDoc', `= Week 5\n\n== Models\n\n«// not for you»\n${entry}«//nor that»\n----\n// shown\n----\n`],
  [
    'AsciiDoc with attributes',
    `= Week 5\n«:note: not for you»\n«:!a:»\n\n== Models\n\n// b\n: c:\n`.replace('// b', '«// b»'),
  ],
  ['AsciiDoc with links', '* https://arxiv.org/abs/2401.00001[Small Models]\n«// not for you»\n'],
  ['LaTeX', '\\documentclass{article}\n «% not for you»\n\\begin{document}\nA 5\\% B «% nor that»\n'],
  [
    'items of LaTeX',
    '\\item Small Models. \\url{https://a.org/%20b%c} «% not for you»\n5% and 6 % of all\n«%»\n',
  ],
  ['LaTeX with code', '\\section{A}\n\\begin{verbatim}\n% shown\n\\end{verbatim}\n«% not for you»\n'],
  ['MyST with data of a block', '# Week 5\n\n{cite}`a`\n\n«+++ {"note": "not for you"}»\n\nB\n'],
  ['MyST', '# Week 5\n\n«% not for you»\n\n{cite}`a`\n\n```{code-cell}\n%shown\n```\n'],
  ...[
    `# Week 5\n\n## Models\n\n# A title\n\n// shown\n\n.. shown\n\n% shown\n\n${entry}`,
    `- [A](https://a.org)\n- [[https://a.org][b]]\n\n# Shown\n\n// shown\n`,
    `# Week 5\n\n${entry}\n... and so on\n5 % of it\nhttps://a.org/%7Eb\n`,
    '====== Week 5 ======\n\n//shown//\n',
    '== Week 5 ==\n// shown\n',
    '```org\n#+TITLE: A\n* COMMENT b\n```\n\n# Shown\n',
    '# Shown\n\n* Comment on it\n* b\n',
    'C. // shown\n$\\begin{align} a \\end{align}$\n',
  ].map((text, index) => [`text of no such language, ${index}`, text] as const),
]

suite('comments that are lines', () => {
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
    '`a <',
    'https://a[',
  ])
    test(`take no longer to find than the text is long: ${JSON.stringify(piece)}`, () => {
      withoutComments(piece.repeat(400_000 / piece.length))
    })
})
