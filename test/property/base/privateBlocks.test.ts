import assert from 'node:assert/strict'
import { findComments, withoutComments } from '../../../src/core/base/comments.ts'
import { exportFormats } from '../../../src/core/export/formats/index.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'

/** Blocks for writers as lines: what opens them, and what closes them. */
type Form = readonly [open: string, close: string]

const names = ['private', 'Private', 'SECRET-NAME', 'hidden', 'draft', 'comment'].map((name) =>
  name.replace('SECRET-NAME', 'SECRET'),
)

/** Those whose name says what they are, so that they hide their words even if nobody closes them. */
const named: readonly Form[] = [
  ...names.flatMap((name): Form[] =>
    ['', ' For us', '[For us]', ' {#a}', ' title="For us"'].map((title) => [`:::${name}${title}`, ':::']),
  ),
  ...names.flatMap((name): Form[] => [
    [`::: ${name}`, ':::'],
    [`::: ${name} For us`, ':::'],
    [`:::: ${name}`, '::::'],
    [`::: {.${name}}`, ':::'],
    [`::: {#a .${name} title="For us"}`, ':::'],
    [`:::{${name}} For us`, ':::'],
    [`#+begin_${name}`, `#+end_${name}`],
    [`#+BEGIN_${name.toUpperCase()}`, `#+END_${name.toUpperCase()}`],
  ]),
  ...['private', 'Hidden', 'comment'].flatMap((name): Form[] => [
    [`{{< ${name} >}}`, `{{< /${name} >}}`],
    [`{{% ${name} "For us" %}}`, `{{% /${name} %}}`],
    [`{% ${name} %}`, `{% end${name} %}`],
  ]),
  ['{::comment}', '{:/comment}'],
  ['\\begin{comment}', '\\end{comment}'],
]
const closed: readonly Form[] = [
  ['////', '////'],
  ['---\nnote: for us', '---'],
  ['+++\nnote = "for us"', '+++'],
  ['```private', '```'],
  ['```{private}', '```'],
  ...['--', '====', '****', '____', '----', '....'].map((mark): Form => [`[.private]\n${mark}`, mark]),
  ['<!--', '-->'],
  ['%%', '%%'],
  ['<div class="private">', '</div>'],
]
/** Those that end with their quotation. */
const callouts = ['private', 'Private', 'secret'].flatMap((name) =>
  ['', '|red', ' | red', '-', '+', ' For us'].map((more) =>
    /^[ |]*\|/.test(more) ? `[!${name}${more}] For us` : `[!${name}]${more}`,
  ),
)

/** What stands in front of the first line, and of the others. */
const containers: readonly (readonly [first: string, others: string])[] = [
  ['', ''],
  ['> ', '> '],
  ['>', '>'],
  ['> > ', '> > '],
  ['- ', '  '],
  ['1. ', '   '],
  ['> - ', '>   '],
  ['- > ', '  > '],
  ['- A\n\n  ', '  '],
  ['> A\n>\n> ', '> '],
]

/** A block; in metadata, its lines have keys. */
function block(open: string, close?: string): string {
  const [key, is] = open.startsWith('---') ? ['b: ', ''] : open.startsWith('+++') ? ['b = "', '"'] : ['', '']
  const lines = [open, `${key}not for you${is}`, '', `${key}nor that${is}`]
  return [...lines, ...(close === undefined ? [] : [close])].join('\n')
}

function inside(lines: string, [first, others]: readonly [string, string]): string {
  return first + lines.split('\n').join(`\n${others}`)
}

const before = '# Week\n\n### [Small Models](https://arxiv.org/abs/2401.00001)\n\nGood words.\n\n'
const after = '\n\n### [Large Models](https://arxiv.org/abs/2401.00002)\n\nAfterwords.\n'

suite('blocks for writers', () => {
  for (const container of containers) {
    const where = JSON.stringify(container[0])

    test(`are comments wherever they are closed: ${where}`, () => {
      for (const [open, close] of [...named, ...closed]) {
        const text = before + inside(block(open, close), container)
        const kept = withoutComments(`${text}${after}`)
        assert.doesNotMatch(kept, /not for you|nor that|for us/i, text)
        assert.match(kept, /Good words.*Afterwords/s, text)
        const beside = withoutComments(`${text}\n${container[1]}Beside.${after}`)
        assert.match(beside, /Beside.*Afterwords/s, text)
        assert.doesNotMatch(beside, /not for you|nor that|for us/i, text)
      }
    })

    test(`hide nothing behind them where another is closed below: ${where}`, () => {
      if (!container[0].includes('>')) return
      for (const [open, close] of named) {
        const text = before + inside(`${open}\nnot for you`, container)
        const kept = withoutComments(
          `${text}${after}\n${close.startsWith(':') ? '::: note\nB\n' : ''}${close}\n`,
        )
        assert.match(kept, /Good words.*Afterwords/s, text)
        assert.doesNotMatch(kept, /not for you/, text)
      }
    })

    test(`are comments where nobody closes them, up to the end of what they are in: ${where}`, () => {
      for (const [open] of named) {
        const text = before + inside(block(open), container)
        const kept = withoutComments(`${text}${after}`)
        assert.doesNotMatch(kept, /not for you|nor that|for us/i, text)
        assert.equal(kept.includes('Afterwords.'), container[0] !== '', text)
      }
    })
  }

  test('are callouts with whatever follows their names', () => {
    for (const callout of callouts)
      for (const mark of ['> ', '>', '- > ', '> > ']) {
        const others = mark.replace('-', ' ')
        const text = `${before}${mark}${callout}\n${others}not for you${after}`
        const kept = withoutComments(text)
        assert.doesNotMatch(kept, /not for you|for us/i, text)
        assert.match(kept, /Afterwords/, text)
      }
  })

  test('are admonitions with whatever follows their names', () => {
    for (const name of ['private', 'Private', 'SECRET', 'draft'])
      for (const title of ['', ' "For us"', ' For us', ' inline end "For us"']) {
        const text = `${before}!!! ${name}${title}\n    not for you\n\n    nor that${after}`
        const kept = withoutComments(text)
        assert.doesNotMatch(kept, /not for you|nor that|for us/i, text)
        assert.match(kept, /Afterwords/, text)
      }
  })

  test('are in no export', () => {
    const forms = [...named, ...closed].filter((_, index) => index % 5 === 0)
    for (const container of containers)
      for (const [open, close] of forms) {
        const text = before + inside(block(open, close), container) + after
        for (const { id, write } of exportFormats.filter((each) => /^(?:html|json|text)$/.test(each.id))) {
          const written = JSON.stringify(write([exportedDigest(text)], exportOptions))
          assert.doesNotMatch(written, /not for you|nor that/, `${id}: ${text}`)
          assert.match(written, /Good words.*Afterwords/s, `${id}: ${text}`)
        }
      }
  })

  test('are none by words that only begin so', () => {
    for (const open of [
      '::: privately',
      '::: drafting',
      '::: note private',
      ':::warning[private]',
      '> [!note] private',
      '> [!privateer]',
      '!!! note "private"',
      '!!! privately held',
      'What is ::: private',
      '`::: private`',
      '{{< private-note >}}',
      '{{< private />}}',
      'A {% private %}',
      '#+begin_privately',
    ]) {
      const text = `${before}${open}\nwords${after}`
      assert.equal(withoutComments(text), text)
    }
  })

  for (const piece of [
    '> ::: private\n',
    '> ::: private\n> :::\n',
    '> '.repeat(99).concat('::: private\n'),
    '- ::: private\n',
    '  ::: private\n',
    ...['> > > ::: private\n> > ::: private\n> ::: private\n', '> ---\n> a: b\n', '> ::: private\nb\n'],
    `${Array.from({ length: 90 }, (_, depth) => `${' '.repeat(depth)}////\n`).join('')}`,
    `${Array.from({ length: 90 }, (_, depth) => `${'>'.repeat(depth)}////\n`).join('')}`,
  ])
    test(`take no longer than the text is long: ${JSON.stringify(piece.slice(0, 50))}`, () => {
      // Work that grows with the square would take minutes here.
      findComments(piece.repeat(400_000 / piece.length))
    })
})
