import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt, { type Token } from 'markdown-it'
import { blankComments, findComments, withoutComments } from '../../../src/core/base/comments.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

const rows: readonly (readonly [what: string, text: string, kept: string])[] = [
  ['a comment among words', 'Fine <!-- not for you --> work.', 'Fine  work.'],
  ['a comment over lines and blank lines', 'A\n<!-- one\n\ntwo -->\nB', 'A\n\nB'],
  ['an HTML comment that nobody closes', 'A\n\n<!-- to the end\n\nof all', 'A\n\n'],
  ['the same in a list item', '- A\n- <!-- to the end', '- A\n- '],
  ['one among words that nobody closes', 'Fine. <!-- not\nfor you\n\nB', 'Fine. \n\nB'],
  ['one of Obsidian among words that nobody closes', 'Fine. %% not for you\n\nB', 'Fine. \n\nB'],
  ['a definition that nothing refers to', 'A\n\n[//]: # (not for you)\n\nB', 'A\n\n\n\nB'],
  ['the same in quotes', 'A\n[//]: # "not for you"\nB', 'A\n\nB'],
  ['the same by its name', 'A\n[Comment]: <> (not for you)\nB', 'A\n\nB'],
  ['the same over lines', "A\n[//]: # 'not\nfor (you)'\nB", 'A\n\nB'],
  ['the same from the next line on', 'A\n[//]: #\n  (not for you)\nB', 'A\n\nB'],
  ['the same by any name', 'A\n> [note]: # (not for you)\nB', 'A\n> \nB'],
  ['the same without an end', 'A\n[//]: # (not for you\nB', 'A\n\nB'],
  ['the same without a title', 'A\n[//]: # not for you\nB', 'A\n\nB'],
  [
    'definitions of links',
    '[a]: https://e.org "Title"\n[b]: #part (Part)',
    '[a]: https://e.org "Title"\n[b]: #part (Part)',
  ],
  ['a definition in code', '```\n[//]: # (shown)\n```', '```\n[//]: # (shown)\n```'],
  ['empty comments', 'a<!-->b<!--->c', 'abc'],
  ['a comment of Obsidian among words', 'Fine %%not for you%% work.', 'Fine  work.'],
  ['a block of Obsidian', 'A\n\n%%\none\n\ntwo\n%%\n\nB', 'A\n\n\n\nB'],
  ['a block of Obsidian that nobody closes', 'A\n%%\nto the end', 'A\n'],
  ['one behind a word', 'Fine%%not for you%%', 'Fine'],
  ['one that goes on below', 'Fine %%not\n\nfor you%% work', 'Fine  work'],
  ['percentages', 'It is 100%% sure.\n\nAnd 50%% of it.', 'It is 100%% sure.\n\nAnd 50%% of it.'],
  ['one percentage', 'It is 100%% sure.', 'It is 100%% sure.'],
  ['escaped signs', 'a \\<!-- b --> \\%%c%%', 'a \\<!-- b --> \\%%c%%'],
  ['inline code', 'Write `<!-- a -->` and ``%%`b`%%``.', 'Write `<!-- a -->` and ``%%`b`%%``.'],
  ['a backtick alone', 'It`s <!-- a --> fine\n\nand it`s', 'It`s  fine\n\nand it`s'],
  ['backticks as apostrophes', 'It`s <!-- a --> fine and it`s', 'It`s  fine and it`s'],
  ['an instruction and a declaration', 'A <?not for you?> B <!NOT for you> C', 'A  B  C'],
  ['CDATA', 'A <![CDATA[ not > for you ]]> B', 'A  B'],
  ['a comment of Go', 'A {{/* not for you */}} B {{- /* nor that */ -}} C', 'A  B  C'],
  ['a comment of Hugo', 'A\n\n{{< comment >}}\nnot for\n\nyou\n{{< /comment >}}\n\nB', 'A\n\n\n\nB'],
  ['a comment of Liquid', 'A {% comment %}not for you{% endcomment %} B', 'A  B'],
  ['a comment of Jinja', 'A {# not for you #} B {#- nor that -#} C', 'A  B  C'],
  ['a comment of Handlebars', 'A {{!-- not }} for you --}} B {{! nor that }} C', 'A  B  C'],
  ['a comment of MDX', 'A {/* not for you */} B', 'A  B'],
  [
    'a comment of kramdown',
    'A\n\n{::comment}\nnot for you\n{:/comment}\n\nB {::comment}nor{:/} C',
    'A\n\n\n\nB  C',
  ],
  [
    'a callout of a name that hides',
    'A\n\n> [!private]- B\n> not for you\n>\n> - nor that\n\nC',
    'A\n\n> \n\nC',
  ],
  ['the same in a list', '- A\n  > [!Secret]\n  > not for you\n- B', '- A\n  > \n- B'],
  ['callouts of other names', '> [!note] private\n> A', '> [!note] private\n> A'],
  [
    'an admonition of a name that hides',
    'A\n\n!!! private "B"\n    not for you\n\n    nor that\n\nC',
    'A\n\n\nC',
  ],
  ['one that is folded', 'A\n\n???+ hidden\n    not for you\nB', 'A\n\n\nB'],
  ['the same at the end', 'A\n\n??? confidential "B"\n\tnot for you', 'A\n\n'],
  ...['  ', '   ', '    ', '\t', '> ', '> > '].flatMap((lead) =>
    ['!!! private "B"', '??? secret', '???+ hidden'].map((mark) => {
      const blank = lead.trimEnd()
      const lines = [mark, '    not for you', '', '    nor that', '', 'After words.']
      const written = lines.map((line) => (line === '' ? blank : lead + line))
      return [
        `an admonition within something else: ${JSON.stringify(lead + mark)}`,
        ['- A', blank, ...written, '', 'C'].join('\n'),
        ['- A', blank, lead, `${lead}After words.`, '', 'C'].join('\n'),
      ] as const
    }),
  ),
  ['one that begins an item', '- !!! private\n      not for you\n\n  A\n- B', '- \n  A\n- B'],
  ['one with lines that may be in it', '- !!! private\n  not for you\n- B', '- \n- B'],
  [
    'admonitions of other names',
    '!!! note "private"\n    A\n\nWhat!!! private',
    '!!! note "private"\n    A\n\nWhat!!! private',
  ],
  ['a fence of a name that hides', 'A\n```private\nnot for you\n```\nB', 'A\n\nB'],
  [
    'elements of names that hide',
    'A <private>not for you</private> B <comment>\nnor that\n</comment>',
    'A  B ',
  ],
  ['an element that is only named', 'A <private> and B', 'A <private> and B'],
  ['a block of Pandoc of such a name', '::: {.confidential}\nnot for you\n:::\nA', '\nA'],
  ...[
    ...['{.private}', '{.hidden}', '{#id .content-hidden}', '{.secret .x} ##', '{: .private}', '{.draft}'],
    ...[
      '{.internal}',
      '{style="display: none"}',
      '{visibility="hidden"}',
      '{.content-hidden when-format="html"}',
    ],
  ].flatMap((attributes) =>
    ['#', '##', '###'].map(
      (marks) =>
        [
          `a section that is hidden: ${marks} ${attributes}`,
          `A\n\n${marks} Notes ${attributes}\n\nnot for you\n\n\`\`\`sh\n# not for you\n\`\`\`\n\n${marks}# Nor this\n\nnot for you\n\nnor you\n---\nnot for you\n\n${marks} B\n\nC`,
          `A\n\n\n\n${marks} B\n\nC`,
        ] as const,
    ),
  ),
  ['one at the end', 'A\n\n## Notes {.private}\n\n- not for you\n\n### Nor that', 'A\n\n'],
  ['one above a higher heading', '## Notes {.private}\nnot for you\n# B', '\n# B'],
  ['one whose heading is underlined', 'Notes {.private}\n---\nnot for you\n\nB\n---\nC', '\n\nB\n---\nC'],
  [
    'one with headings in a comment',
    '## Notes {.private}\n\nA\n<!-- a\n# B\n-->\n<!-- c -->\nnot for you <!-- d\n## C\n--> <!-- e\n## D\n-->\nE\n\n## F',
    '\n\n## F',
  ],
  ['one in CRLF', '## Notes {.private}\r\nnot for you\r\n\r\n## B\r\n', '\r\n\r\n## B\r\n'],
  [
    'sections that are shown',
    '## A {.note}\n\nB\n\n## Private {#private}\n\nB\n{: .note}\n---\n\n```\n## C {.private}\n```\n\n#a {.private}',
    '## A {.note}\n\nB\n\n## Private {#private}\n\nB\n{: .note}\n---\n\n```\n## C {.private}\n```\n\n#a {.private}',
  ],
  ['a second header', '---\ntitle: A\n---\n\n---\nnote: not for you\n---\nB', '---\ntitle: A\n---\n\n\nB'],
  [
    'one directly below the first',
    '---\ntitle: A\n---\n---\nnote: not for you\n---\nB',
    '---\ntitle: A\n---\n\nB',
  ],
  ['one below blank lines', '\n\n---\nnote: not for you\n---\nB', '\n\n\nB'],
  ['the first header', '---\ntitle: A\n---\nB', '---\ntitle: A\n---\nB'],
  ['a comment of CriticMarkup', 'A {>>not for you<<} B', 'A  B'],
  ['a comment of Jinja without spaces', 'A {#not for you#} B {#~ nor that ~#} C {#id}', 'A  B  C {#id}'],
  ['a comment of Liquid in one tag', 'A {% # not for you %} B {%- # nor that -%} C', 'A  B  C'],
  ['a description of Liquid', 'A {% doc %}not for you{% enddoc %} B', 'A  B'],
  ['an inline comment of Org', 'A @@comment:not for you@@ B', 'A  B'],
  ['a log of Org', 'A\n:LOGBOOK:\n- Note: not for you\n:END:\nB', 'A\n\nB'],
  ['a log of Logseq', '- A\n  :LOGBOOK:\n  CLOCK: not for you\n  :END:\n- B', '- A\n  \n- B'],
  ['properties of Org', '** A\n:PROPERTIES:\n:NOTE: not for you\n:END:\nB', '** A\n\nB'],
  // What stands below a drawer, such as the address of its paper, is not in it.
  ...['', '  ', '   ', '\t'].flatMap((indent) =>
    ['NOTES', 'PROPERTIES', 'LOGBOOK'].map((name) => {
      const lines = [`:${name}:`, 'not for you', ':END:', 'https://arxiv.org/abs/2401.00001', 'B']
      const [mark, ...others] = lines.map((line) => indent + line)
      return [
        `a drawer above an address: ${JSON.stringify(mark)}`,
        ['** A', mark, ...others].join('\n'),
        ['** A', indent, ...others.slice(2)].join('\n'),
      ] as const
    }),
  ),
  [
    'no properties that name a paper',
    '** A\n:PROPERTIES:\n:ID: a\n:URL: https://arxiv.org/abs/2401.00001\n:END:\nB',
    '** A\n:PROPERTIES:\n:ID: a\n:URL: https://arxiv.org/abs/2401.00001\n:END:\nB',
  ],
  ['a deletion of CriticMarkup', 'A {--not for you--} B', 'A  B'],
  [
    'words of Pandoc',
    'A [not {for} *you*]{.hidden} B [nor]{#x .content-hidden when-format="html"} C',
    'A  B  C',
  ],
  [
    'words of Pandoc that are shown',
    'A [b]{.note} [c](hidden) {.hidden}',
    'A [b]{.note} [c](hidden) {.hidden}',
  ],
  ['comments of ERB and JSP', 'A <%# not for you %> B <%-- nor %> that --%> C', 'A  B  C'],
  ['a block of LaTeX', 'A\n\\begin{comment}\nnot for you\n\\end{comment}\nB', 'A\n\nB'],
  [
    'a note of LaTeX',
    'A \\todo[inline]{not \\emph{for} you} B \\comment{nor that} C \\todos{d}',
    'A  B  C \\todos{d}',
  ],
  ['a comment of Roam', 'A {{comment: not for you}} B {{[[comment]]: nor [[that]]}} C', 'A  B  C'],
  [
    'a query of Roam and Logseq',
    'A {{query (and [[not]])}} B {{[[query]]: {and: [[for]] {or: [[you]]}}}} C',
    'A  B  C',
  ],
  ['a command of Templater', 'A <% tp.not.for.you %> B\n\n<%*\nnor\n\nthat\n%>\n\nC', 'A  B\n\n\n\nC'],
  ['a replacement of CriticMarkup', 'A {~~not for you~>b~~} C ~~d~~ {e}', 'A b C ~~d~~ {e}'],
  ...[
    'dataview\nLIST FROM "not for you"',
    'dataviewjs\nnot\n\nfor.you()',
    'tasks\nnot done',
    'query\nnot for you',
    '{r, echo=FALSE}\nnot for you',
    '{r include=F}\nnot for you',
    '{python}\n#| label: not\n#| echo: false\nfor you',
    '{ojs}\n//| include: false\nnot for you',
    '{code-cell} python\n:tags: [remove-input]\nnot for you',
    '{=latex}\nnot for you',
    '{comment}\nnot for you',
  ].flatMap((code) => [
    [
      `code that is not shown: ${JSON.stringify(code)}`,
      `A\n\n\`\`\`${code}\n\`\`\`\n\nB`,
      'A\n\n\n\nB',
    ] as const,
    [
      `the same with tildes in a list: ${JSON.stringify(code)}`,
      `- A\n  ~~~ ${code.replaceAll('\n', '\n  ')}\n  ~~~\n- B`,
      '- A\n  \n- B',
    ] as const,
  ]),
  ['code that is not shown and not closed', 'A\n\n```dataview\nnot for you\n\nB', 'A\n\n\n\nB'],
  ['code for another kind of page', 'A `not for you`{=latex} B `<i>`{=html} C', 'A  B `<i>`{=html} C'],
  ['what code computes', 'A `= this.not` B `$= dv.for()` C `{r} you` D', 'A  B  C  D'],
  ...[
    '```r\necho=FALSE\n```',
    '```{r}\n#| echo: true\nx # echo: false\n#| echo: false\n```',
    '```{=html}\n<b>a</b>\n```',
    '```tasks of mine\na\n```',
    'Write `= 5`, `{a}`, `$PATH` and {{tasks}}.',
  ].map((text) => [`code that is shown: ${JSON.stringify(text)}`, text, text] as const),
  ['what code computes, twice from the start of a line', '`= this.not` A `= this.for`', ' A '],
  [
    'a comment of HTML in a block of it',
    'A\n\n```{=html}\n<b><!-- not for you -->\n```\n\nB',
    'A\n\n```{=html}\n<b>\n```\n\nB',
  ],
  ...['query', 'comment', 'export latex', 'src python :exports none'].map(
    (kind) =>
      [
        `a block of Org and Logseq: ${kind}`,
        `A\n#+BEGIN_${kind}\nnot\n\nfor you\n#+END_${kind.replace(/ .*/, '')}\nB`,
        'A\n\nB',
      ] as const,
  ),
  [
    'code of Org with what it has printed',
    'A\n#+begin_src sh :exports none\nnot\n#+end_src\n\n#+RESULTS:\n: for you\n: nor that\nB',
    'A\n\nB',
  ],
  [
    'a comment of Typst and DokuWiki',
    'A /* not\n\nfor /* you */ */ B src/**/*.ts and C/* */',
    'A  B src/**/*.ts and C/* */',
  ],
  [
    'what Typst does not show',
    'A #hide[not [for] you] B #metadata("(nor)") #let x(a) = [\nthat\n] C #if false { [d] } #hide it #let it(be)',
    'A  B   C  #hide it #let it(be)',
  ],
  [
    'notes of speakers in LaTeX',
    'A \\note<2>[item]{not for you} B \\pdfcomment{nor that} C \\notes{d}',
    'A  B  C \\notes{d}',
  ],
  [
    'notes of speakers in HTML',
    'A <aside class="a notes">not for you</aside> B <aside class="note">c</aside>',
    'A  B <aside class="note">c</aside>',
  ],
  [
    'notes of speakers in Pandoc',
    'A\n\n::: notes\nnot for you\n:::\n\n::: {.notes #a}\nnor that\n:::\n\nB\n\n::: note\nC\n:::',
    'A\n\n\n\n\n\nB\n\n::: note\nC\n:::',
  ],
  ['notes of speakers in Org', 'A\n#+BEGIN_NOTES\nnot for you\n#+END_NOTES\nB', 'A\n\nB'],
  [
    'notes of speakers in AsciiDoc',
    'A\n\n[.notes]\n--\nnot\n\nfor you\n--\n\n[NOTE.speaker]\n====\nnor\n====\n\n[.notes]\nthat\n\nB\n\n[NOTE]\nC',
    'A\n\n\n\n\n\n\n\nB\n\n[NOTE]\nC',
  ],
  ['another condition of AsciiDoc', 'A\nifeval::["{a}" == "b"]\nnot for you\nendif::[]\nB', 'A\n\nB'],
  [
    'metadata in the middle',
    'A\n\n---\nreviewer: not\nnotes:\n  - for\n- you\n# nor\n\nb-c:\n---\n\nB\n\n---\nd: nor that\n...\n',
    'A\n\n\n\nB\n\n\n',
  ],
  ['metadata with keys in quotes', 'A\n\n---\n"a": not\nB: for you\n---\n\nC', 'A\n\n\n\nC'],
  ['metadata below a title', '# A\r\n---\r\na: not for you\r\n---\r\n\r\nB', '# A\r\n\r\n\r\nB'],
  ...[
    '---\na: b\n---\n\nC',
    'A\n\n---\nTakeaway: b\n---\n\nC',
    'A\n\n---\ntitle: B\nlink: https://arxiv.org/abs/2401.00001\n---\n\nC',
    'A\n\n---\nb: c\nand so on\n---\n\nC',
    'A\n---\nb: c\n---\n\nC',
    'A\n\n---\nb: c\n\nC',
    'A\n\n---\n\nb: c\n---\n\nC',
  ].map((text, index) => [`rules that are shown, ${index}`, text, text] as const),
  [
    'a block of Org that is shown',
    'A\n#+begin_src sh\nb\n#+end_src\n#+begin_export html\nc\n#+end_export',
    'A\n#+begin_src sh\nb\n#+end_src\n#+begin_export html\nc\n#+end_export',
  ],
  ['words of Org for another kind of page', 'A @@latex:not for you@@ B @@html:<b>@@', 'A  B @@html:<b>@@'],
  [
    'a drawer of Org',
    'A\n:NOTES:\nnot for you\n:END:\nB\n:rocket:\nC\n\n:x:\n* D\n:END:',
    'A\n\nB\n:rocket:\nC\n\n:x:\n* D\n:END:',
  ],
  [
    'words of Pandoc hidden by their attributes',
    'A [not]{style="display:none"} B [for *you*]{#x hidden} C [d]{.e} D',
    'A  B  C [d]{.e} D',
  ],
  ...[
    '{.a style="display: none"}',
    '{#a hidden=""}',
    '{.content-visible when-format="pdf"}',
    '{.content-visible unless-format="html"}',
    '{.content-visible when-profile="team"}',
  ].map(
    (attributes) =>
      [
        `a block of Pandoc: ${attributes}`,
        `A\n\n::: ${attributes}\nnot for you\n:::\n\nB`,
        'A\n\n\n\nB',
      ] as const,
  ),
  ...[
    '{.content-visible when-format="html"}',
    '{.content-visible unless-format="pdf"}',
    '{.callout-note}',
  ].map(
    (attributes) =>
      [
        `a block of Pandoc that is shown: ${attributes}`,
        `A\n\n::: ${attributes}\nb\n:::`,
        `A\n\n::: ${attributes}\nb\n:::`,
      ] as const,
  ),
  ...['todo', 'comment', 'only} draft', 'ifconfig} a'].map(
    (kind) =>
      [
        `a directive of MyST: ${kind}`,
        `A\n\n:::{${kind.includes('}') ? kind : `${kind}}`}\nnot for you\n:::\n\n\`\`\`{${kind.includes('}') ? kind : `${kind}}`}\nnor that\n\`\`\`\n\nB`,
        'A\n\n\n\n\n\nB',
      ] as const,
  ),
  ['a paragraph of AsciiDoc', 'A\n\n[comment]\nnot for\nyou\n\nB', 'A\n\n\n\nB'],
  ['a block of AsciiDoc', 'A\n\n[comment]\n--\nnot\n\nfor you\n--\n\nB', 'A\n\n\n\nB'],
  [
    'a condition of AsciiDoc',
    'A\nifdef::own[]\nnot\nifndef::b[]\nfor you\nendif::[]\nnor\nendif::[]\nB\nifdef::own[not for you]\nC',
    'A\n\nB\n\nC',
  ],
  [
    'what no condition of Liquid lets through',
    'A\n{% if false %}\nnot\n{% if a %}for{% endif %}\nyou\n{% endif %}\nB',
    'A\n\nB',
  ],
  ...[
    ['{% if page.private %}', '{% endif %}'],
    ['{% if site.show_drafts and page.draft %}', '{% endif %}'],
    ['{%- unless site.public -%}', '{%- endunless -%}'],
    ['{{#if private}}', '{{/if}}'],
    ['{{#unless published}}', '{{/unless}}'],
    ['{{ if .Params.private }}', '{{ end }}'],
    ['{{- if not .Site.Params.public -}}', '{{- end -}}'],
  ].map(
    ([open, close]) =>
      [`what stands under the condition ${open}`, `A ${open}not for you${close} B`, 'A  B'] as const,
  ),
  [
    'what stands under a condition with others in it',
    'A\n{{ if .Params.private }}\nnot {{ if .a }}for{{ end }} you\n{{ end }}\nB {{ if .a }}c{{ end }}',
    'A\n\nB {{ if .a }}c{{ end }}',
  ],
  ['what is below a document of LaTeX', 'A\n\\end{document}\nnot for you\n', 'A\n'],
  ['words of AsciiDoc by their role', 'A [.private]#not for you# B [.note]#c# D', 'A  B [.note]#c# D'],
  [
    'what LaTeX passes over, with conditions in it',
    'A \\iffalse not \\ifx for \\else you \\fi nor \\iff that \\fi B \\ifx c \\fi',
    'A  B \\ifx c \\fi',
  ],
  ['a note of LaTeX with escaped braces', 'A \\todo{not \\} for \\{ you \\\\} B {c}', 'A  B {c}'],
  [
    'what Typst does not show, with marks in it',
    'A #hide[not :) for \\] you (] B #hide[c [d] e] F',
    'A  B  F',
  ],
  [
    'a comment of Liquid in one',
    'A {% comment %}not {% comment %}for{% endcomment %} you{% endcomment %} B',
    'A  B',
  ],
  ['a block of AsciiDoc in a longer one', 'A\n//////\nnot\n////\nfor\n////\nyou\n//////\nB', 'A\n\nB'],
  [
    'a comment of BibTeX',
    'A\n@comment{not {for} you}\nB\n@Comment {nor that}\n@comment them, said @commenter{c}',
    'A\n\nB\n\n@comment them, said @commenter{c}',
  ],
  [
    'data in TOML between two documents',
    'A\n\n+++\ntitle = "not"\n[extra]\nfor = [\n  "you",\n]\n\n# nor\nthat.b = 1\n+++\n\nB',
    'A\n\n\n\nB',
  ],
  ...[
    '+++\nA\n+++\n\nB',
    'A\n\n+++\nlink = "https://arxiv.org/abs/2401.00001"\n+++\n',
    'A\n\n+++\na = b\n\nWords.\n\n+++\n',
  ].map((text, index) => [`rules of plus signs, ${index}`, text, text] as const),
  ['a comment of Textile', 'A\n\n###. not for\nyou\n\nB', 'A\n\n\n\nB'],
  [
    'elements of classes that hide',
    'A <span class="hidden">not</span> B <div class="a d-none">\n\nfor you\n\n</div> C <b class="note">d</b>',
    'A  B  C <b class="note">d</b>',
  ],
  ...['private', 'hidden', 'hide', 'invisible', 'is-private', 'uk-hidden'].flatMap((name) =>
    [
      ['an element', `A <i class="b ${name}">not for you</i> B`],
      ['words of Pandoc', `A [not for you]{.${name}} B`],
      ['a shortcode of Hugo', `A {{< ${name} >}}not\n\nfor you{{< /${name} >}} B`],
      ['another shortcode of Hugo', `A {{% ${name} of="a" %}}not for you{{% /${name} %}} B`],
      ['a tag of Liquid', `A {% ${name} %}not for you{% end${name} %} B`],
      ['words of AsciiDoc', `A [.${name}]#not for you# B`],
    ].map(([what, text = '']) => [`${what}: ${name}`, text, 'A  B'] as const),
  ),
  ...['private', '{.private}', '{#a .hide}', 'invisible', '{.uk-hidden .b}'].map(
    (name) =>
      [
        `a block of Pandoc by its name: ${name}`,
        `A\n\n::: ${name}\nnot\n\nfor you\n:::\n\nB`,
        'A\n\n\n\nB',
      ] as const,
  ),
  ['terms of LaTeX', 'A\\index{not!for} B C \\indexes{d}', 'A B C \\indexes{d}'],
  ['labels of LaTeX', '\\section{A}\\label{not for you}\nB\\label{nor that}', '\\section{A}\nB'],
  ['no label of which a text speaks', 'Use \\label{fig} in LaTeX.', 'Use \\label{fig} in LaTeX.'],
  [
    'words with longer classes',
    'A [not]{.hidden-print} [for]{.comment-box} [you]{#a .content-hidden-b} B',
    'A    B',
  ],
  [
    'tags of Liquid, but none with a longer name',
    'The {% hide-toc %} tag.\n\nA\n\n{% hide %}not for you{% endhide %}',
    'The {% hide-toc %} tag.\n\nA\n\n',
  ],
  [
    'tags of Liquid up to the end of the same name',
    '{% comment %} not {% hide-toc %} {% hide %} for {% endcomment %}\n\nA\n\n{% comment %} you {% endhide %} nor that {% endcomment %}',
    '\n\nA\n\n',
  ],
  [
    'shortcodes up to the end of the same name',
    '{{< hide >}}not {{< private >}}for{{< /private >}} you{{< /hide >}} A',
    ' A',
  ],
  ...[
    'A {{< hide B [c]{.hide-print} {{< hidden-list >}} D <b class="hide-code">e</b>',
    '::: privately\nA\n:::',
    'A {% hide %} B',
  ].map((text) => [`names that hide nothing: ${text}`, text, text] as const),
  ...['title', 'head', 'iframe', 'desc'].map(
    (name) =>
      [
        `words about an element that nobody closes: ${name}`,
        `A <${name}> B\n\n<${name}>\nC\n\n<${name}>not for you</${name}> D`,
        `A <${name}> B\n\n<${name}>\nC\n\n D`,
      ] as const,
  ),
  ['elements that hide and nobody closes', 'A <template> not\n\nB\n\n<title hidden> for you', 'A \n\nB\n\n'],
  ['what MediaWiki shows elsewhere', 'A <includeonly>not for you</includeonly> B', 'A  B'],
  ...[
    '{:.private}\nnot\nfor you',
    'not\nfor you\n{: .hidden }',
    '```\nnot\n\nfor you\n```\n{: #a .draft}',
  ].map((block) => [`a block of kramdown: ${block}`, `A\n\n${block}\n\nB`, 'A\n\n\n\nB'] as const),
  ['a heading of kramdown', 'A\n\n## Not\n{:.secret}\nfor you\n\nB', 'A\n\n\n\nB'],
  ['the same below a heading', '## A\nnot for you\n{:.secret}\n\nB', '## A\n\n\nB'],
  [
    'words of kramdown',
    'A *not*{:.hidden} **for**{: .private} [you](b){:.hidden} ![nor][c]{:.hidden} `that`{:.secret}.',
    'A     .',
  ],
  ['an item of kramdown', '- A\n- {:.hidden} not for you\n\nB', '- A\n- \n\nB'],
  ...['A\n{: .note}\n\n*B*{:.red} {:toc}', '```\nA\n{: .hidden}\n```', 'A `{: .hidden}` B'].map(
    (text) => [`attributes of kramdown that hide nothing: ${text}`, text, text] as const,
  ),
  ...['draft', 'internal'].flatMap((name) =>
    [
      `::: ${name}\nnot for you\n:::`,
      `::: {.${name} #a}\nnot for you\n:::`,
      `{{< ${name} >}}not for you{{< /${name} >}}`,
      `{{% ${name} %}}\nnot for you\n{{% /${name} %}}`,
      `\`\`\`${name}\nnot for you\n\`\`\``,
    ].map((block) => [`a block for writers: ${block}`, `A\n\n${block}\n\nB`, 'A\n\n\n\nB'] as const),
  ),
  ['shortcodes for writers', 'A {{< todo >}}not for you{{< /todo >}} B', 'A  B'],
  ['an admonition for writers', 'A\n\n!!! draft\n    not for you\n\nB', 'A\n\n\nB'],
  [
    'what has been deleted, as tracked',
    'A [not for you]{.deletion author="Bo"}[B]{.insertion author="Bo"} C',
    'A [B]{.insertion author="Bo"} C',
  ],
  ['deleted words of LaTeX', 'A \\deleted{not for you} B \\pdfmargincomment{nor that} C', 'A  B  C'],
  [
    'comments of others at the end',
    'A.[a] B.[b]\n\nC\n\n[a]Bo: not for you\n[b]nor that\n\nneither',
    'A. B.\n\nC\n\n',
  ],
  ['comments with answers', 'A.[a][b] B [c](d)\n\n[a]Bo: not for you\n[b]nor that\n', 'A. B [c](d)\n\n'],
  [
    'comments of other people in Markdown, with escapes',
    'A.\\[a\\] B\n\n\\[a\\]Bo: not for you\n\n\\[b\\]nor that\n',
    'A.\\[a\\] B\n\n',
  ],
  ['a letter in brackets that nothing refers to', 'A\n\n[a]B', 'A\n\n[a]B'],
  ['labels of references', 'A [x][a] B\n\n[a]: c\n[b](d)', 'A [x][a] B\n\n[a]: c\n[b](d)'],
  [
    'a callout in a quotation in a quotation',
    '> A\n>\n> > [!comment] B\n> > not for you\n>\n> C',
    '> A\n>\n> > \n>\n> C',
  ],
  ['a callout for writers', 'A\n\n> [!draft] B\n> not for you\n\nC', 'A\n\n> \n\nC'],
  ...[
    '<a class="internal">A</a> [B](c){.internal} [D]{.internal}',
    '> [!todo] A\n> B',
    '::: drafting\nA\n:::',
    'Uses x <? y as an operator. Then a ?> b.',
  ].map((text) => [`no part for writers: ${text}`, text, text] as const),
  [
    'percent signs typed twice',
    '20% off. Keep 50%% of it. Keep 30%% too.',
    '20% off. Keep 50%% of it. Keep 30%% too.',
  ],
  ['percent signs in an address', '[s](https://e.org/%%x%%/y)', '[s](https://e.org/%%x%%/y)'],
  ['a comment behind an address', 'https://e.org/a%%not for you%% A', 'https://e.org/a A'],
  ['one with words', 'https://e.org/%%not for you%% A', 'https://e.org/ A'],
  ['a comment after such signs', 'Keep 50%% of it. %%not for you%% Keep.', 'Keep 50%% of it.  Keep.'],
  ['what LaTeX passes over', 'A \\iffalse not for you\\fi B', 'A  B'],
  ['a block of Quarto', 'A\n::: {.content-hidden when-format="html"}\nnot\n\nyou\n:::\nB', 'A\n\nB'],
  ['a block of Pandoc', 'A\n::: {#x .hidden}\nnot for you\n:::\n\n:::: comment\nnor\n::::\nB', 'A\n\n\n\nB'],
  [
    'a block of Pandoc with others in it',
    'A\n::: {.hidden}\nnot\n\n::: note\nfor\n:::\n\n:::: {.x}\nyou\n::::\nnor that\n:::\nB\n\n::: note\nC\n:::',
    'A\n\nB\n\n::: note\nC\n:::',
  ],
  [
    'a block of Pandoc whose others are never closed',
    'A\n::: {.hidden}\n::: note\nnot for you\n:::\nB',
    'A\n\nB',
  ],
  [
    'blocks that are shown',
    '::: {.note}\nA hidden comment\n:::\n\n::: warning hidden\nB\n:::\n\\iffalsey x \\fi',
    '::: {.note}\nA hidden comment\n:::\n\n::: warning hidden\nB\n:::\n\\iffalsey x \\fi',
  ],
  [
    'what frames and pictures show instead',
    'A <iframe src="x">not for you</iframe> <svg><desc>nor</desc></svg>',
    'A  <svg></svg>',
  ],
  ['a block of Org', 'A\n#+BEGIN_COMMENT\nnot for you\n#+END_COMMENT\nB', 'A\n\nB'],
  ['a block of AsciiDoc', 'A\n////\nnot for you\n////\nB', 'A\n\nB'],
  [
    'what nobody closes',
    'A <? b, <!c, {# d, {% comment %} e, {/* f, {{! g',
    'A <? b, <!c, {# d, {% comment %} e, {/* f, {{! g',
  ],
  [
    'marks of identifiers, tags and addresses',
    '# A {#id}\n\n{{< figure "a" >}} {% link %} {#1}#} file:////a\n\n////b\n\n{: .c}',
    '# A {#id}\n\n{{< figure "a" >}} {% link %} {#1}#} file:////a\n\n////b\n\n{: .c}',
  ],
  [
    'these in code',
    '`{# a #}` and `<?b?>`\n```\n{% comment %}{% endcomment %}\n```',
    '`{# a #}` and `<?b?>`\n```\n{% comment %}{% endcomment %}\n```',
  ],
  ['fenced code', '```\n<!-- a -->\n```\n<!-- b -->', '```\n<!-- a -->\n```\n'],
  ['tildes', '~~~~ md\n%%a%%\n~~~\n~~~~\n%%b%%', '~~~~ md\n%%a%%\n~~~\n~~~~\n'],
  ['code that nobody closes', '```\n<!-- a -->', '```\n'],
  ['a fence that ends with its quotation', '> ```\n> a\n\n<!-- b -->\n\n```', '> ```\n> a\n\n\n\n```'],
  ['a comment of TeX', '$a % not for you\n+ b$ and 5% c', '$a \n+ b$ and 5% c'],
  ['lines of them', '> $$\n> a % not\n> %for you\n> + b\n> $$', '> $$\n> a \n> + b\n> $$'],
  ['one that ends with its formula', '$x %not for you$ and $`y %nor that`$', '$x $ and $`y `$'],
  ['one in other formulas', '\\(a %b\n\\) \\[c %d\n\\]', '\\(a \n\\) \\[c \n\\]'],
  [
    'one in an environment',
    'A\n\\begin{align}\na\n\n%b\n\\end{align}\n5% c',
    'A\n\\begin{align}\na\n\n\\end{align}\n5% c',
  ],
  ['one in a block of math', '```math\na %b\n%c\n```\n5% d', '```math\na \n```\n5% d'],
  ['a pair of Obsidian around formulas', 'A %% $b$ and $c %% D', 'A  D'],
  ...['$a\\%b$', '$5%$ of $10%$', '`$a %b$`', '```tex\n$a %b\n$\n```', '$5 (10% off), not $6 or 7%']
    .concat('$5 a, 6% b\n\n7$', '\\$a %b\n$', '5% \\(6% of it\\)', '$ %b\n $')
    .map((text) => [`percent signs: ${text}`, text, text] as const),
  ['a hidden element', 'A <span hidden>not for you</span> B', 'A  B'],
  ['one in one', '<div hidden>a<div>b</div>c</div> d', ' d'],
  ['one by its style', 'A <b style="color:red; DISPLAY : none">not for you</b> B', 'A  B'],
  ...[
    'display:/**/none',
    'Display:/* */NONE !important',
    'display&#58;none',
    'disp\\6cay:none',
    'color:red;visibility:collapse',
    'content-visibility: hidden',
    'font-size:0px',
    'color: transparent',
    'color: #0000',
    'color: #12345600',
    'color: rgba(1, 2, 3, 0)',
    'color: hsl(0 0% 0% / 0%)',
    'font: 0/0 serif',
    'zoom: 0',
    'scale: 0',
    'max-height:0;overflow:hidden',
    'position:absolute;left:-9999px',
    'clip-path: inset(100%)',
  ].map((style) => [`one by ${style}`, `A <b style="${style}">not for you</b> B`, 'A  B'] as const),
  [
    'one by the second of its styles in words',
    `A <b title=" style='a'" style='display:none'>x</b> B`,
    'A  B',
  ],
  ['what opens when a button is pressed', 'A <div popover>not for you</div> B', 'A  B'],
  ['one over blank lines', 'A\n\n<template>\n\nnot for you\n\n</template>\n\nB', 'A\n\n\n\nB'],
  ['one that nobody closes', 'A\n\n<template>\n\nnot for you', 'A\n\n'],
  ['one among words that nobody closes', 'A <i hidden>not for you\n\nB', 'A \n\nB'],
  ['one that is closed at once', '<a hidden id="x"/>\n\nB', '\n\nB'],
  ['one that holds nothing', 'A <img hidden src="a.png"> B', 'A  B'],
  ['a hidden field', 'A <input type="hidden" value="not for you"> B', 'A  B'],
  ['what browsers show without scripts alone', 'A <noscript>not for you</noscript> B', 'A  B'],
  [
    'attributes after slashes',
    'A <b/hidden>not for you</b> B <b/style="display:none">nor that</b> C',
    'A  B  C',
  ],
  ['a script', 'A\n<script>if (a < b) "</b>"</script>\nB', 'A\n\nB'],
  [
    'elements that are shown',
    '<div class="box">a</div> <b title="not hidden">b</b> <i style="opacity:0.5">c</i> <dialog open>d</dialog> <p style="background-color:transparent; min-width:0; margin-left:-1em">e</p> <p style="color:#000; color:#100; color:rgb(0,0,0); color:rgba(0,0,0,0.5); font:10px/0 x; zoom:0.5">f</p>',
    '<div class="box">a</div> <b title="not hidden">b</b> <i style="opacity:0.5">c</i> <dialog open>d</dialog> <p style="background-color:transparent; min-width:0; margin-left:-1em">e</p> <p style="color:#000; color:#100; color:rgb(0,0,0); color:rgba(0,0,0,0.5); font:10px/0 x; zoom:0.5">f</p>',
  ],
  ['an element in code', '`<b hidden>a</b>` and \\<b hidden>', '`<b hidden>a</b>` and \\<b hidden>'],
  ['words that are no element', 'a <hidden layer b < hidden > c', 'a <hidden layer b < hidden > c'],
  ['a fence that ends with its list item', '- ```\n  a\n\n<!-- b -->\n\n```', '- ```\n  a\n\n\n\n```'],
]

/** What makes and breaks comments, code and the blocks around them; every secret stands where it may be in a comment. */
const pieces = [
  ...['<!-- ', ' -->', '%%', '%%\n', '```\n', '~~~\n', '`', '``', '\n', '\n\n', '\n    ', '\\'],
  ...['> ', '- ', '1. ', '  ', 'secret ', 'word ', '<!-->', '100%% ', '# ', '| a | b |\n'],
]
const documents = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''))

suite('comments', () => {
  for (const [what, text, kept] of rows) {
    test(`are found and taken out: ${what}`, () => assert.equal(withoutComments(text), kept))
  }

  test('are whatever a reader of Markdown takes for one', () => {
    const markdown = new MarkdownIt({ html: true })
    fc.assert(
      fc.property(documents, (text) => {
        // Obsidian's comments are nothing to others.
        const marked = numbered(text.replaceAll('%%', ''))
        const secrets =
          commentsOf(markdown.parse(marked, {}))
            .join(' ')
            .match(/secret\d+/g) ?? []
        const kept = withoutComments(marked)
        for (const secret of secrets) assert.ok(!kept.includes(`${secret} `), `${secret} in ${kept}`)
      }),
      { numRuns: 2_000 },
    )
  })

  test('are the trees of Org that it does not export', () => {
    const headings = fc.array(
      fc.record({
        level: fc.integer({ min: 1, max: 3 }),
        tag: fc.constantFrom('', ' :own:', ' :a:own:', ' :noexport:', ' :export:', ' :b:', ':'),
        word: fc.constantFrom('', 'COMMENT '),
      }),
      { minLength: 1, maxLength: 9 },
    )
    fc.assert(
      fc.property(headings, fc.boolean(), (tree, mayComment) => {
        const outline = tree.map((each) => ({ ...each, word: mayComment ? each.word : '' }))
        const lines = outline.map(
          ({ level, tag, word }, at) => `${'*'.repeat(level)} ${word}A${tag}\nword${at}.\n`,
        )
        const kept = withoutComments(`#+TITLE: A\n#+EXCLUDE_TAGS: own\n${lines.join('')}`)
        const shown = outline.flatMap((_, at) => (kept.includes(`word${at}.`) ? [at] : []))
        assert.deepEqual(shown, exportedByOrg(outline))
      }),
    )
  })

  test('leave every other character where it is when they are blanked', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const blank = blankComments(text)
        assert.equal(blank.length, text.length)
        const spans = findComments(text)
        for (let at = 0; at < text.length; at++) {
          const isInside = spans.some(({ start, end }) => start <= at && at < end)
          const expected = isInside && !/[\r\n]/.test(text.charAt(at)) ? ' ' : text.charAt(at)
          assert.equal(blank.charAt(at), expected)
        }
      }),
    )
  })

  for (const piece of [
    '<!-- a\n',
    'a <!-- ',
    '%% ',
    'a%%\n\n',
    '`',
    '`` ` ',
    '```a\n',
    '- ',
    '> ```\n',
    '\\%%',
    '<!a ',
    '<?',
    '{# ',
    '{{!-- ',
    '{% comment %}',
    '{{< comment >}}',
    '{/*',
    '{>>',
    '////\n',
    '/',
    '#+begin_comment\n',
    '@@comment:',
    ':LOGBOOK:\n',
    ':PROPERTIES:\n:A: b\n',
    '$',
    '$$ ',
    '$a %',
    '$`',
    '\\(%',
    '\\begin{%\n',
    '```math\n%',
    '\\begin{comment}',
    '\\iffalse ',
    '::: {.hidden}\n',
    '::: ',
    '::: {.hidden}\n:::\n::: a\n',
    ...[
      '{:.hidden}',
      '{:.hidden}\n',
      'a\n{:.hidden}\nb\n',
      '`a`{:.hidden}',
      '*a{:.hidden}',
      '](a){:.hidden}',
    ],
    ...['{: ', '```\na\n{:.hidden}\n'],
    '[a](b) [',
    '[a]{',
    '{#',
    '{--',
    '{~~a~>b',
    '~~}',
    '{{query',
    '<%',
    '\\todo{',
    '\\todo{}{',
    '\\comment[',
    '```dataview\n',
    '```{r}\n#| a\n',
    '`{r} ',
    '<%--',
    ' /*',
    '/**/ /* ',
    '#hide[',
    '#let a(b) = {',
    '#if false ',
    '\\note<',
    '[.notes]\n',
    'ifeval::[a]\n',
    '\n---\na: b\n',
    '---\n\n---\na:\n',
    '\n+++\na = b\n',
    '\n+++\n',
    '@comment{',
    '[.private]#',
    '\\iffalse \\ifx ',
    '\\iffalse \\ifx \\fi ',
    '//////\n////\n',
    '{% comment %}{% doc %}{% endcomment %}',
    '#hide[\\]',
    '<aside class=notes>',
    '#+begin_src a :exports none\n#+end_src\n: ',
    '\n[a]b[a]',
    '\n\\[a\\]b\\[a\\]',
    '{% if private ',
    '{{ if private',
    '{{ if private }}',
    '{{#if private',
  ]) {
    test(`take no longer than the text is long: ${JSON.stringify(piece)}`, () => {
      // Work that grows with the square would take minutes here.
      findComments(piece.repeat(400_000 / piece.length))
    })
  }
})

interface OrgHeading {
  readonly level: number
  readonly tag: string
  readonly word: string
}

/** The headings that Org exports, as its manual says it, one by one. */
function exportedByOrg(outline: readonly OrgHeading[]): readonly number[] {
  /** A heading and those that it is below. */
  const pathTo = (at: number): readonly number[] => {
    const level = outline[at]?.level ?? 0
    const above = outline.findLastIndex((each, index) => index < at && each.level < level)
    return above < 0 ? [at] : [...pathTo(above), at]
  }
  const paths = outline.map((_, at) => pathTo(at))
  const has = (at: number, tag: RegExp) => tag.test(outline[at]?.tag ?? '')
  const selected = [...outline.keys()].filter((at) => has(at, /:export:/))
  return [...outline.keys()].filter((at) => {
    const path = paths[at] ?? []
    const isExcluded = path.some((each) => has(each, /:(?:own|noexport):/) || outline[each]?.word)
    const isSelected = selected.some((each) => path.includes(each) || paths[each]?.includes(at))
    return !isExcluded && (selected.length === 0 || isSelected)
  })
}

/** Each secret by a number of its own. */
function numbered(text: string): string {
  let count = 0
  return text.replace(/secret/g, () => `secret${count++}`)
}

function commentsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => [
    ...(/^html_/.test(token.type) ? (token.content.match(/<!--(?:-?>|[\s\S]*?(?:-->|$))/g) ?? []) : []),
    ...commentsOf(token.children ?? []),
  ])
}

suite('comments of HTML', () => {
  // What parse5 8 makes of them, which follows https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state.
  for (const [text, shown] of [
    ['A<!-- a -->B', 'AB'],
    ['A<!-- a --!>B', 'AB'],
    ['A<!-- a\n--!>B', 'AB'],
    ['A<!-- a --->B', 'AB'],
    ['A<!-- a ---!>B', 'AB'],
    ['A<!-- a --!-->B', 'AB'],
    ['A<!-- a -- >B', 'A'],
    ['A<!-- a --! >B', 'A'],
    ['A<!-- a --!->B', 'A'],
    ['A<!-- a --!!>B-->C', 'AC'],
    ['A<!-->B', 'AB'],
    ['A<!--->B', 'AB'],
    ['A<!---->B', 'AB'],
    ['A<!----!>B', 'AB'],
    ['A<!---!>B', 'A'],
    ['A<!--!>B-->C', 'AC'],
    ['A<!-- a --!> b -->C', 'A b -->C'],
    ['A<!-- a -->b --!>C', 'Ab --!>C'],
    ['A<!-- <!-- a --!>B', 'AB'],
  ] as const)
    test(`end where its parsers end them: ${JSON.stringify(text)}`, () => {
      assert.equal(withoutComments(text), shown)
      // An entry below is there when the comment has ended, and not before.
      const entry = 'Growing Trees\nhttps://arxiv.org/abs/2401.00001\n'
      const { entries } = parseDigest(`${text.slice(1)}\n\n${entry}`)
      assert.equal(entries.length, shown.length > 1 ? 1 : 0)
    })
})
