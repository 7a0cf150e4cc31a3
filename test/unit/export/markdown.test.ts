import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { markdown, withoutOddLinks } from '../../../src/core/export/formats/markdown.ts'
import { attacks } from '../../helpers/attacks.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'

const odd: readonly string[] = [
  '[click](javascript:act=1)',
  '![click](javascript:act=1)',
  '[*click* on `it`](JaVaScRiPt:act=1 "title")',
  '[click](java&#115;cript:act=1)',
  '[click](<command:act>)',
  '<javascript:act=1>',
  '[click](vscode://act/run)',
  '[![pixel](https://e.example.org/p.gif)](data:text/html,act)',
]
const fine: readonly string[] = [
  '[the film](https://films.example.org/1)',
  'as [1] and [2, 3] say: `[a](javascript:act)`',
  '<https://e.example.org/a> & more',
  '![plot](plots/1.png)',
  'x < y, \\[sic\\]',
  '[see [nested] words](https://e.example.org/b)',
]
/** Where words stand, at `…`. */
const places: readonly string[] = [
  '…',
  'First: …\nand on.',
  '- one\n- two …\n\n  more',
  '> quoted\n> …\n> on',
  '## Heading …',
  '| a | b |\n| --- | --- |\n| … | … |',
  '1. one\n\n   …',
  '```\n[code](javascript:act)\n```\n\n…',
]

/** What a reader shows that lets every link act. */
function actsIn(text: string): boolean {
  const reader = new MarkdownIt()
  reader.validateLink = () => true
  return /(?:href|src)="(?:javascript|command|vscode|data|vbscript|file):/i.test(reader.render(text))
}

suite('odd links of Markdown', () => {
  test('are no links any more, and nothing else is changed', () => {
    const words = fc.array(fc.constantFrom(...fine, ...odd), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...places), words), { maxLength: 4 }), (parts) => {
        const text = parts
          .map(([place, said]) => place.replaceAll('…', said.join(', ').replaceAll('|', '\\|')))
          .join('\n\n')
        const safe = withoutOddLinks(text)
        assert.ok(!actsIn(safe), safe)
        let rest = safe
        for (const part of parts.flatMap(([, said]) => said)) {
          if (fine.includes(part)) assert.ok(rest.includes(part), `${part} of\n${safe}`)
          else rest = rest.replace(/\\(?=[[<])/, '')
        }
        assert.equal(safe.replace(/\\(?=[[<](?:click|\*click|javascript|command|!\[pixel))/g, ''), text)
      }),
      { numRuns: 500 },
    )
  })

  test('are no links, whatever stands around them', () => {
    const pieces = fc.constantFrom(
      ...odd,
      ...fine,
      ...attacks.filter((text) => text.length < 100),
      '\n',
      '\n\n',
      '> ',
      '- ',
      '    ',
      '|',
      '`',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (some) => {
        assert.ok(!actsIn(withoutOddLinks(some.join(''))), some.join(''))
      }),
      { numRuns: 500 },
    )
  })
})

suite('odd links of HTML in Markdown', () => {
  for (const tag of [
    '<a href="java&#9;script:act()">',
    '<a href="java&#10;script:act()">',
    '<a href="java&#x0d;script:act()">',
    '<a href="&#1;javascript:act()">',
    '<a href="javascript&colon;act()">',
    '<a xlink:href="javascript:act()">',
    '<animate values="1" to=x xlink:href="command:act">',
  ])
    test(`are none any more: ${tag}`, () => {
      assert.equal(withoutOddLinks(`See ${tag}this</a>.`), `See \\${tag}this</a>.`)
    })

  test('are left where they run nothing', () => {
    const text = 'See <a href="https://example.org/a&#10;b" title="javascript: a language">this</a>.'
    assert.equal(withoutOddLinks(text), text)
  })
})

suite('rows of Markdown', () => {
  test('hold what is said in paragraphs, and their footnotes and other entries stand below', () => {
    const text = [
      '# Week 5',
      '[Growing Trees in Gardens](https://arxiv.org/abs/2401.00001): small[^a].',
      '[Ponds of Cold Water](https://arxiv.org/abs/2401.00002): wet.',
      '[Lakes of the North](https://arxiv.org/abs/2401.00003)\n\nOf two kinds:\n\n- deep\n- wide',
      '[Seas of the Far South](https://arxiv.org/abs/2401.00004): salt[^a].',
      '[^a]: In pots.\n',
    ].join('\n\n')
    const [file] = markdown.write([exportedDigest(text)], { ...exportOptions, layout: 'table-row' })
    const head = '| Title | Link |\n| --- | --- |'
    assert.equal(
      file?.text,
      [
        '# Week 5',
        `${head}\n| **Growing Trees in Gardens** - small[^a]. | [Paper](https://arxiv.org/abs/2401.00001) |\n| **Ponds of Cold Water** - wet. | [Paper](https://arxiv.org/abs/2401.00002) |`,
        '[^a]: In pots.',
        '[Lakes of the North](https://arxiv.org/abs/2401.00003)\n\nOf two kinds:\n\n- deep\n- wide',
        `${head}\n| **Seas of the Far South** - salt[^a]. | [Paper](https://arxiv.org/abs/2401.00004) |`,
        '[^a]: In pots.\n',
      ].join('\n\n'),
    )
  })
})
