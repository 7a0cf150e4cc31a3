// Lines that name several papers, for all that works on entries by their lines.
import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits, slice } from '../../../src/core/base/span.ts'
import { writeAfter, writeOver } from '../../../src/core/digest/frames/write.ts'
import { numberOf } from '../../../src/core/digest/model.ts'
import { entryAsMention, readHead } from '../../../src/core/digest/rewrite.ts'
import { DigestSession, parseDigest, readOptions } from '../../../src/core/digest/session.ts'
import { exportFormats } from '../../../src/core/export/formats/index.ts'
import { entryToMention, moveEntry, sortSection } from '../../../src/core/language/arrange/moves.ts'
import { formatDigest } from '../../../src/core/language/entryRewrites.ts'
import { digestSymbols } from '../../../src/core/language/symbols.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'
import { noFacts, paper } from '../../helpers/papers.ts'
import { renderDigest } from '../../helpers/renderDigest.ts'

const link = (title: string, id: number) => `[${title}](https://arxiv.org/abs/2401.0000${id})`
const [trees, mountains, maps, rivers, gulls] = [
  link('Glazing Stone Tiles', 1),
  link('Cold Mountains of the South', 2),
  link('Maps of Small Islands', 3),
  link('Rivers of Text', 4),
  link('Gulls at Sea', 5),
]
const table = `# Seminar

| Week | Then | Now | Who | Notes |
|---|---|---|---|---|
| 1 | ${trees} (Abt, 2013) | ${mountains} (Lind, 2023) | Noa | Two old ones, and both worth an evening. |
| 2 | ${maps} | | Ann | Clear and short. |
`
const list = `1. ${trees} and ${mountains}: what I think of both.
2. ${maps}: fine.
3. ${rivers}, ${gulls}
   Read the second first.
`
const badge = (title: string, id: number) => `**${title}** [[arXiv](https://arxiv.org/abs/2401.0000${id})]`
const chain = `- ${badge('Glazing Stone Tiles', 1)} → ⭐ ${badge('Cold Mountains of the South', 2)} [[code](https://example.org/c)]. Two old ones, and both worth an evening.
- ${badge('Maps of Small Islands', 3)}. Clear and short.
`
const labelled = `Speaker: Noa
Papers: Glazing Stone Tiles (https://arxiv.org/abs/2401.00001); Cold Mountains of the South (https://arxiv.org/abs/2401.00002); Maps of Small Islands (no link yet)

Two old ones, and both worth an evening. Clear and short.
`
const cells = `# Seminar

| Week | Paper 1 | Paper 2 | Who |
|---|---|---|---|
| 1 | ${trees} | Cold Mountains of the South (link follows) | Noa |
| 2 | Maps of Small Islands (OSDI '18) <br> ${rivers} (SOSP '23) | ${gulls} | Ann |
`
const texts = [
  table,
  list,
  chain,
  labelled,
  cells,
  `## ${trees}, ${mountains}\n\nGood.\n\n## ${maps}\n\nFine.\n`,
]
const fresh = paper({ id: '2405.00009', title: 'Twelve Verbs for the Road' })

suite('entries on the same lines', () => {
  test('have spans in order, of which each ends where the next begins', () => {
    for (const text of texts) {
      const { entries } = parseDigest(text)
      for (const [index, { head, shared, span, title }] of entries.entries()) {
        const next = entries[index + 1]
        assert.ok(span.start <= head.start && head.end <= span.end, text)
        assert.ok(title && span.start <= title.span.start && title.span.end <= span.end)
        assert.ok(!next || span.end <= next.span.start)
        if (next?.shared && shared && next.shared.index > 0) assert.equal(span.end, next.span.start)
      }
    }
  })

  test('are read as a whole when one of them is typed', () => {
    for (const text of texts) {
      const session = new DigestSession('', readOptions([]))
      for (const [at, character] of [...text].entries())
        session.edit({ span: { start: at, end: at }, newText: character })
      assert.deepEqual(session.digest.entries, parseDigest(text).entries)
    }
  })

  test('are all in each export, with what the row says besides once', () => {
    for (const format of exportFormats) {
      if (!tellsAll.has(format.id)) continue
      const files = format.write([exportedDigest(table)], exportOptions)
      const written = files.map(({ text }) => text).join('\n')
      for (const words of ['Glazing Stone Tiles', 'Cold Mountains of the South', 'Maps of Small Islands'])
        assert.ok(written.includes(words), `${format.id}: ${words}`)
      for (const words of ['Two old ones', 'Noa', 'Clear and short'])
        assert.equal(written.split(words).length, 2, `${format.id}: ${words}`)
    }
  })

  test('are all in each export, with their badges and remarks once', () => {
    const said = ['Two old ones', 'Clear and short']
    const all = [
      { text: chain, once: [...said, '⭐', 'https://example.org/c'] },
      { text: labelled, once: [...said, 'no link yet'] },
      { text: cells, once: ['link follows', 'OSDI', 'SOSP', 'Noa', 'Ann', 'Rivers of Text', 'Gulls at Sea'] },
    ]
    for (const { text, once } of all) {
      for (const format of exportFormats.filter(({ id }) => tellsAll.has(id))) {
        const files = format.write([exportedDigest(text)], exportOptions)
        const written = files.map((file) => file.text).join('\n')
        const titles = ['Glazing Stone Tiles', 'Cold Mountains of the South', 'Maps of Small Islands']
        for (const words of [...titles, ...once]) assert.ok(written.includes(words), `${format.id}: ${words}`)
        for (const words of [...once, ...titles])
          assert.equal(written.split(words).length, 2, `${format.id}: ${words} in ${written}`)
      }
    }
  })

  test('are cards of their own in the preview', () => {
    const cards = renderDigest(parseDigest(table), noFacts).split('<article').slice(1)
    assert.deepEqual(
      cards.map((card) =>
        ['Glazing', 'Mountains', 'Maps', 'Noa', 'Abt', 'Lind', 'Two old ones'].filter((words) =>
          card.includes(words),
        ),
      ),
      [['Glazing', 'Noa', 'Abt'], ['Mountains', 'Lind', 'Two old ones'], ['Maps']],
    )
  })

  test('move together, with their number', () => {
    const moved = moveEntry(
      { digest: parseDigest(list), read: parseDigest, offset: list.indexOf('Cold') },
      'down',
    )
    assert.equal(
      moved && applyEdits(list, [moved.edit]),
      `1. ${maps}: fine.\n2. ${trees} and ${mountains}: what I think of both.\n3. ${rivers}, ${gulls}\n   Read the second first.\n`,
    )
    const digest = parseDigest(table)
    const row = moveEntry({ digest, read: parseDigest, offset: table.indexOf('Maps') }, 'up')
    const text = row ? applyEdits(table, [row.edit]) : ''
    assert.ok(
      text.indexOf('Maps') < text.indexOf('Glazing') && text.indexOf('Glazing') < text.indexOf('Cold'),
    )
    assert.equal(lettersOf(text), lettersOf(table))
  })

  test('are sorted by the first', () => {
    const first = `- ${rivers}, ${gulls}\n`
    const second = `- ${trees} and ${mountains}: both good.\n`
    const digest = parseDigest(first + second)
    const sorted = sortSection({ digest, read: parseDigest, offset: 3 }, 'title', noFacts)
    assert.equal(sorted && applyEdits(first + second, [sorted.edit]), second + first)
  })

  test('stay as they are where one of them would be written otherwise', () => {
    for (const text of texts) {
      const digest = parseDigest(text)
      for (const [index, entry] of digest.entries.entries()) {
        if (!entry.shared) continue
        const offset = entry.title?.span.start ?? 0
        assert.equal(entryToMention({ digest, read: parseDigest, offset }), undefined)
        assert.equal(entryAsMention(digest, entry), undefined)
        assert.equal(readHead(digest, entry), undefined)
        assert.equal(writeOver(digest, index, fresh, noFacts), undefined)
      }
      const wanted = formatDigest(
        digest,
        { layout: 'title-link' },
        ({ shared }) => shared !== undefined,
        parseDigest,
      )
      assert.deepEqual(wanted, [])
    }
  })

  test('have one number', () => {
    const digest = parseDigest(list)
    assert.deepEqual(
      digest.entries.map((entry) => numberOf(digest, entry)?.value),
      [1, undefined, 2, 3, undefined],
    )
  })

  test('have others written below what is said of the last', () => {
    for (const index of [3, 4]) {
      const written = writeAfter(parseDigest(list), index, fresh, noFacts)
      const text = applyEdits(list, [written])
      assert.match(text, /Read the second first\.\n4\. \[Twelve Verbs for the Road\]\(\S+\)/)
    }
    const row = writeAfter(parseDigest(table), 0, fresh, noFacts)
    assert.match(
      applyEdits(table, [row]),
      /evening\. \|\n\| 2 \| \[Twelve Verbs for the Road\]\(\S+\) \| +\| +\| +\|\n/,
    )
  })

  test('are lines of their own in the outline', () => {
    const [section] = digestSymbols(parseDigest(`## Week\n\n${list}`))
    assert.equal(section?.children.length, 5)
    for (const { nameSpan, span: at } of section?.children ?? [])
      assert.ok(at.start <= nameSpan.start && nameSpan.end <= at.end)
  })
})

suite('rules on entries on the same lines', () => {
  const check = (text: string) =>
    checkDigest(parseDigest(text), { facts: noFacts, settings: {}, log: silentLog })

  test('have no fix that would remove a line with another paper', () => {
    const again = `${trees}\nGood.\n\n- ${maps}: fine.\n- ${trees}, ${mountains}\n- ${rivers} and ${trees}: again.\n`
    const found = check(again).filter(({ rule }) => rule.id === 'duplicate-paper')
    assert.equal(found.length, 2)
    assert.deepEqual(
      found.flatMap(({ fixes = [] }) => fixes),
      [],
    )
  })

  test('miss no commentary where one remark closes the line', () => {
    const text = `- ${trees} and ${mountains}: both good.\n- ${maps}: fine.\n- ${rivers}: good.\n- ${gulls}\n`
    const found = check(text).filter(({ rule }) => rule.id === 'missing-commentary')
    assert.deepEqual(
      found.map(({ span }) => slice(text, span)),
      ['Gulls at Sea'],
    )
  })
})

/** The formats that say all of what a digest says. */
const tellsAll = new Set(['html', 'markdown', 'text'])

function lettersOf(text: string): string {
  return [...text].sort().join('')
}
