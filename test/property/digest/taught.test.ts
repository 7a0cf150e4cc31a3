import assert from 'node:assert/strict'
import fc from 'fast-check'
import { slice } from '../../../src/core/base/span.ts'
import { taughtPattern } from '../../../src/core/digest/frames/taught.ts'
import type { Digest } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { timeOf } from '../../helpers/timeOf.ts'

const bibliography = '**[{number}]** {authors}. "**{title}**." {venue} [[pdf]]({link}) {commentary}'

suite('a pattern that the writer taught', () => {
  test('reads title, link and commentary', () => {
    const text =
      '**[7]** Ann Author, Roe, B. "**Small Nets: a Study**." NeurIPS 2019 [[pdf]](https://a.org/x) Fine **work**.\n'
    assert.deepEqual(said(parseDigest(text, [], [bibliography])), [
      ['Small Nets: a Study', 'https://a.org/x', 'Fine **work**.'],
    ])
  })

  test('reads an entry without a venue, with other white space and another bullet', () => {
    const text = '*  **Small Nets**  , [pdf](https://a.org/x)\n+ **B**, ICML [pdf](https://a.org/y)\n'
    assert.deepEqual(said(parseDigest(text, [], ['- **{title}** , {venue} [pdf]({link})'])), [
      ['Small Nets', 'https://a.org/x', undefined],
      ['B', 'https://a.org/y', undefined],
    ])
  })

  test('reads what may be missing, and what is there', () => {
    const text = '- Small Nets (ICML) https://a.org/x\n- Large Nets https://a.org/y : good\n'
    assert.deepEqual(said(parseDigest(text, [], ['- {title}{ ({venue})?} {link} {commentary}'])), [
      ['Small Nets', 'https://a.org/x', undefined],
      ['Large Nets', 'https://a.org/y', 'good'],
    ])
  })

  test('reads lines of their own, with blank lines and optional lines between them', () => {
    const text =
      '## Small Nets\n\nAnn Author\n\n<https://a.org/x>\nSaid.\n\n## Large Nets\n<https://a.org/y>\n'
    assert.deepEqual(said(parseDigest(text, [], ['## {title}\n{{authors}?}\n<{link}>'])), [
      ['Small Nets', 'https://a.org/x', 'Said.'],
      ['Large Nets', 'https://a.org/y', undefined],
    ])
  })

  test('reads dates of many forms, and references', () => {
    const pattern = '- {date} - [{title}][{link}]'
    const text =
      '- 3 May 2021 - [Small Nets][a]\n- 2021-05-04 - [Large Nets][b]\n\n[a]: https://a.org/x\n[b]: https://a.org/y\n'
    assert.deepEqual(
      said(parseDigest(text, [], [pattern])).map(([title, url]) => [title, url]),
      [
        ['Small Nets', 'https://a.org/x'],
        ['Large Nets', 'https://a.org/y'],
      ],
    )
  })

  test('goes before a layout that would take its lines', () => {
    const text = '# List\n\n## Papers of 2024\n\nsee regret (https://arxiv.org/abs/2401.00001)\n'
    assert.notDeepEqual(said(parseDigest(text))[0]?.[0], 'regret')
    assert.deepEqual(said(parseDigest(text, [], ['see {title} ({link})'])), [
      ['regret', 'https://arxiv.org/abs/2401.00001', undefined],
    ])
  })

  test('leaves lines that it does not match to the layouts', () => {
    const text = '- [Small Nets](https://arxiv.org/abs/2401.00001): good\n- Large Nets => https://a.org/y\n'
    assert.equal(parseDigest(text, [], ['- {title} => {link}']).entries.length, 2)
  })

  test('is read by as much as it allows first: the shortest title before what follows', () => {
    const text = '- one - two - https://a.org/x\n'
    assert.equal(said(parseDigest(text, [], ['- {title} - {any} {link}']))[0]?.[0], 'one')
  })
})

suite('hostile patterns and lines', () => {
  const patterns: readonly (readonly [string, string, string])[] = [
    ['slots without anything between them', `${'{any}'.repeat(80)}{title}{link}`, 'a b '],
    ['slots of one word', `${'{label} '.repeat(60)}{title} {link}`, 'a '],
    ['optional parts that look alike', `${'{a?}'.repeat(60)}{title}b{link}`, 'a'],
    ['optional parts within each other', `${'{a{any}'.repeat(30)}${'?}'.repeat(30)}{title} {link}`, 'ab '],
    ['dates', `${'{date}{any}'.repeat(40)}{title} {link}`, '2024-01-01 '],
    ['links', `${'{any}'.repeat(20)}{title}({link}) !`, 'a (https://a.org/x) '],
    ['lines that may be missing', `${'{{any}?}\n'.repeat(10)}{title} !! {link}`, 'a https://a.org/x\n'],
  ]
  for (const [what, pattern, unit] of patterns) {
    test(`take time that grows as the text does: ${what}`, () => {
      assert.ok(taughtPattern(pattern), pattern)
      const line = (count: number) => `${unit.repeat(count)} https://a.org/x (https://a.org/y)!\n`
      const count = Math.floor(4_000 / unit.length)
      const one = fastest(() => parseDigest(line(count), [], [pattern]))
      const two = fastest(() => parseDigest(line(2 * count), [], [pattern]))
      assert.ok(two < 4 * one + 30, `${one.toFixed(1)} ms, and ${two.toFixed(1)} ms for twice as much`)
      assert.ok(one < 400, `${one.toFixed(1)} ms`)
    })
  }

  test('are refused where they are longer than a head is', () => {
    assert.equal(taughtPattern(`{title} {link} ${'a'.repeat(700)}`), undefined)
    assert.equal(taughtPattern(`{title}\n{link}${'\n{any}'.repeat(20)}`), undefined)
  })

  test('never throw', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '?}',
      '{title}',
      '{link}',
      '{any}',
      '\\',
      '- ',
      '\n',
      'a',
      ' ',
      '|',
      '{date}',
      '.',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.array(piece, { maxLength: 30 }), (pattern, text) => {
        parseDigest(`${text.join('')} https://a.org/x\n`, [], [pattern.join('')])
      }),
    )
  })
})

suite('an entry written by a taught pattern', () => {
  const words = fc.stringMatching(/^[A-Z][a-z]{1,8}(?: [A-Za-z0-9]{1,9}){0,5}$/)
  const patterns = [
    bibliography,
    '- [{title}]({link}){ ({venue})?} {commentary}',
    '## {title}\n{{authors}?}\n\n{link}\n\n{commentary}',
    '| {number} | {title} | {any} | [paper]({link}) | {commentary} |',
    '{number}. {date}: *{title}*{, {authors}?} <{link}>',
  ]
  for (const pattern of patterns) {
    test(`is read exactly: ${pattern.replaceAll('\n', ' / ')}`, () => {
      fc.assert(
        fc.property(words, fc.option(words), fc.nat(99), (title, venue, number) => {
          const link = 'https://arxiv.org/abs/2401.00001'
          const known = { title, link, venue, number, date: '2024-01-02', authors: 'Ann Author, Doe, J.' }
          const values = new Map<string, unknown>(Object.entries(known))
          const text = pattern
            .replaceAll(/\{([^{}]*)\{(\w+)\}([^{}]*)\?\}/g, (_, before, slot, behind) =>
              values.get(slot) ? `${before}${values.get(slot)}${behind}` : '',
            )
            .replaceAll(/\{(\w+)\}/g, (_, slot) => `${values.get(slot) ?? ''}`)
          const [entry] = parseDigest(`${text}\n`, [], [pattern]).entries
          assert.deepEqual([entry?.title?.text, entry?.link?.url], [title, link])
        }),
      )
    })
  }
})

function said({ text, entries }: Digest) {
  return entries.map(({ title, link, commentary }) => [
    title?.text,
    link?.url,
    commentary && slice(text, commentary),
  ])
}

function fastest(run: () => void): number {
  return Math.min(...Array.from({ length: 3 }, () => timeOf(run)))
}
