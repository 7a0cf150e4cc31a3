import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseDigest } from '../../../src/core/digest/session.ts'
import type { DigestWithPapers } from '../../../src/core/export/exportFormat.ts'
import { exportFormats } from '../../../src/core/export/formats/index.ts'
import { richText } from '../../../src/core/export/plainHtml.ts'
import { renderReview } from '../../../src/core/render/review.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'
import { noFacts } from '../../helpers/papers.ts'

const secret = 'Prof. Nightshade'

/** Places of a digest in which a writer leaves a comment, where `…` stands. */
const places: readonly string[] = [
  '…\n\n# Week 2024-03-08\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n',
  '# Week …\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n',
  '---\ntitle: |\n  Week …\ntags: [models, "ideas …"]\n---\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n',
  '# Week\n\n## Models …\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n',
  '# Week\n\nSmall … Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n',
  '# Week\n\nSmall Models\n…\nhttps://arxiv.org/abs/2401.00001\nShort.\n',
  '# Week\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort … and plain.\n\n#review\n',
  '# Week\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n…\nMore.\n',
  '# Week\n\n- [Small Models](https://arxiv.org/abs/2401.00001): short. …\n- …\n',
  '# Week\n\n| Title | Link |\n| --- | --- |\n| **Small Models** - short … | [Paper](https://arxiv.org/abs/2401.00001) |\n',
  '# Week\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n\n> Quoted\n> …\n\n…',
]
const insides: readonly string[] = [
  secret,
  `\n${secret}\n`,
  `#tag_of_${secret.replace(/\W+/g, '_')} ${secret}`,
  `\n${secret}: Their Paper\nhttps://arxiv.org/abs/2402.99999\nNot good.\n\n#undisclosed\n`,
  ` [${secret}](https://arxiv.org/abs/2402.99999) \n\n## ${secret}\n\n`,
]
const marks: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<!-- ', ' -->'],
  ['%%', '%%'],
  ['%%\n', '\n%%'],
  ['<template>', '</template>'],
  ['<script type="text/plain">', '</script>'],
  ['<style>', '</style>'],
  ['<div hidden>', '</div>'],
  ['<div hidden><div>', '</div> and </div>'],
  ["<span class='x' style='color: red; display:none'>", '</span>'],
  ['<DETAILS open HIDDEN="">', '</DETAILS>'],
  ['<p style="visibility: hidden">', '</p>'],
  ['<my-note hidden>', '</my-note>'],
  ['<p style="display:/**/none">', '</p>'],
  ['<p popover>', '</p>'],
]
/** Those that are none unless they are closed, and so cannot leave a header. */
const closedMarks: typeof marks = [
  ['{# ', ' #}'],
  ['{{comment: ', '}}'],
  ['<% ', ' %>'],
  ['{>>', '<<}'],
  [' /* ', ' */ '],
  ['\\note{', '}'],
  ['#hide[', ']'],
  ['<aside class="notes">', '</aside>'],
  ['\n\n::: notes\n', '\n:::\n\n'],
  ['\n\n```dataview\n', '\n```\n\n'],
  ['\n\n# Notes {.private}\n\n', '\n\n# Models\n\n'],
]

suite('comments in exports', () => {
  test('are in none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom(...insides),
        fc.constantFrom(...marks, ...closedMarks),
        (place, inside, [open, close]) => {
          fc.pre(!place.startsWith('---') || !closedMarks.some(([mark]) => mark === open))
          const exported = exportedDigest(place.replaceAll('…', `${open}${inside}${close}`))
          for (const { id, text } of allForms(exported)) {
            for (const word of ['Nightshade', '2402.99999', 'undisclosed', 'Not good']) {
              assert.ok(!text.includes(word), `${id}: ${word} of ${exported.digest.text}`)
            }
            assert.ok(text.includes('2401.00001'), id)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('are in none where a formula has them', () => {
    for (const formula of ['$x % …\n+ y$', '$$\nx\n% …\n$$', '\\[x % …\n\\]', '```math\nx % …\n```']) {
      const digest = exportedDigest(`${places[7]?.replaceAll('…', formula.replace('…', secret))}`)
      for (const { id, write } of exportFormats)
        assert.ok(
          !JSON.stringify(write([digest], exportOptions)).includes('Nightshade'),
          `${id} of ${formula}`,
        )
    }
  })

  test('are in none where they are lines of the language in which the digest is written', () => {
    const entry = 'Small Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n'
    for (const text of [
      `#+TITLE: Week\n\n* Models\n\n${entry}\n# …\n\n* COMMENT …\n…\n`,
      `Week\n====\n\n${entry}\n.. …\n   …\n`,
      `= Week\n\n${entry}\n// …\n`,
      `\\section{Week}\n\n${entry}\n% …\n`,
    ]) {
      const exported = exportedDigest(text.replaceAll('…', secret))
      for (const form of allForms(exported)) {
        assert.ok(!form.text.includes('Nightshade'), `${form.id} of ${text}`)
        assert.ok(form.text.includes('2401.00001'), form.id)
      }
    }
  })

  test('are found once, in the whole digest: what is said is the same in each format', () => {
    /** What says in which language a text is written, and lines that are comments in one of them. */
    const signs = [
      ...['\\cite{b}', '\\url{https://e.org/a}', '\\href{https://e.org}{c}', '\\textbf{d}', '\\item e'],
      ...[
        '{doc}`f`',
        '`g <https://e.org>`_',
        '[[https://e.org/x][x]]',
        'https://e.org/code[label]',
        '#set text(',
      ],
      ...['#+begin_quote', '.. note:: h', '[NOTE]', '= A title', '* A title', '** A title', ':star: it'],
    ]
    const lines = [
      ...['alpha % beta', 'alpha 10000% beta', '% alpha beta', '.. alpha, beta', '..', '// alpha beta'],
      ...[
        '# alpha beta',
        '#alpha beta',
        'alpha // beta',
        'CLOCK: alpha beta',
        ':alpha: beta',
        '#+x: alpha beta',
      ],
      ...['---\nalpha: beta\n---', '+++\nalpha = "beta"\n+++', '%% alpha %% beta', '{>>alpha<<} beta'],
      ...[
        '<!-- alpha --> beta',
        '```\n% alpha beta\n```',
        'id:: alpha beta',
        'Note: alpha beta',
        '??? alpha',
      ],
    ]
    const layouts = [
      (words: string) =>
        `- [Small Models](https://arxiv.org/abs/2401.00001): calm ${words.replaceAll('\n', '\n  ')}`,
      (words: string) =>
        `- [Small Models](https://arxiv.org/abs/2401.00001)\n\n  Calm.\n\n  ${words.replaceAll('\n', '\n  ')}`,
      (words: string) => `### [Small Models](https://arxiv.org/abs/2401.00001)\n\nCalm.\n\n${words}`,
      (words: string) =>
        `> Calm.\n>\n> ${words.replaceAll('\n', '\n> ')}\n\nhttps://arxiv.org/abs/2401.00001`,
    ]
    const differences: string[] = []
    for (const layout of layouts)
      for (const sign of signs)
        for (const line of lines) {
          const text = `# Week\n\n## Models\n\n${layout(`${sign}\n${line}`)}\n\n## More\n\n- [Large Models](https://arxiv.org/abs/2401.00002)\n`
          const exported = exportedDigest(text)
          const said = exportFormats
            .filter(({ id }) => /^(?:html|markdown|text|slack|json)$/.test(id))
            .map(({ write }) => JSON.stringify(write([exported], exportOptions)))
          const preview = Array.from(renderReview(parseDigest(text), noFacts, {}), ({ html }) => html)
          for (const word of ['alpha', 'beta'])
            if (new Set([...said, preview.join('\n')].map((each) => each.includes(word))).size > 1)
              differences.push(`${word} of ${text}`)
        }
    assert.deepEqual(differences, [])
  })

  test('are there where code shows them', () => {
    const digest = `# Week\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nWrite \`<!-- so -->\` and \`%%so%%\` and \`<b hidden>so</b>\`.\n`
    for (const format of exportFormats.filter(({ id }) =>
      ['html', 'markdown', 'text', 'json'].includes(id),
    )) {
      const text = format.write([exportedDigest(digest)], exportOptions)[0]?.text ?? ''
      assert.match(text, /(?:<|&lt;)!-- so --/, format.id)
      assert.match(text, /%%so%%/, format.id)
      assert.match(text, /b hidden(?:>|&gt;)so/, format.id)
    }
  })
})

/** What each format and the clipboard make of a digest. */
function allForms(exported: DigestWithPapers): readonly { readonly id: string; readonly text: string }[] {
  const files = exportFormats.map(({ id, write }) => ({
    id,
    text: JSON.stringify(write([exported], exportOptions)),
  }))
  return [...files, { id: 'rich text', text: JSON.stringify(richText(exported)) }]
}
