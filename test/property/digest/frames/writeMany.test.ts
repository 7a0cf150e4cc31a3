import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits, slice, span } from '../../../../src/core/base/span.ts'
import { writeMany } from '../../../../src/core/digest/frames/writeMany.ts'
import { plainTitle } from '../../../../src/core/digest/layouts/index.ts'
import { type Digest, type Entry, lineAt } from '../../../../src/core/digest/model.ts'
import { parseDigest } from '../../../../src/core/digest/session.ts'
import type { Doi } from '../../../../src/core/paper/doi.ts'
import { corpusDigests, fixtureDigests, type NamedText } from '../../../helpers/digestTexts.ts'
import { noFacts, paper } from '../../../helpers/papers.ts'

const first = paper({ id: '2401.00077', title: 'Learned Compression of Very Long Documents' })
const second = paper({ id: '2401.00078', title: 'A Study of Old Maps', authors: ['Bo Weaver', 'Cy Third'] })
const elsewhere = {
  ...paper({ id: '2401.00079', title: 'Weather Models on Small Machines' }),
  id: '10.1145/3292500.3330701' as Doi,
}
const papers = [
  first,
  second,
  elsewhere,
  paper({ id: '2401.00080', title: 'Trees, Graphs, and Other Things' }),
]
const urls = papers.map(({ id }) => (id === elsewhere.id ? `https://doi.org/${id}` : id))

suite('several papers written into a digest', () => {
  for (const [name, files] of [
    ['the fixtures', fixtureDigests()],
    ['the corpus', corpusDigests()],
  ] as const) {
    test(`are read in order, and all else as before: ${name}`, function () {
      if (files.length === 0) this.skip()
      const tally = { all: 0, right: 0, wrong: [] as string[] }
      for (const file of files) for (const at of places(file)) check(file, at, tally)
      if (this.test) this.test.title += ` (${tally.right} of ${tally.all})`
      assert.ok(tally.right >= 0.93 * tally.all, `${tally.right} of ${tally.all}\n${tally.wrong.join('\n')}`)
    })
  }

  test('are rows of a table that has only its head', () => {
    const head = '| Paper | Note |\n|---|---|\n'
    for (const above of ['', 'A Title of Trees\nhttps://arxiv.org/abs/2301.00001\nFine.\n\n']) {
      const text = above + head
      const { newText } = writeMany(parseDigest(text), span(text.length, text.length), papers, noFacts)
      const rows = papers.map(({ title }, index) => {
        const url = index === 2 ? urls[2] : `https://arxiv.org/abs/${urls[index]}`
        return `| [${title}](${url}) | |`
      })
      assert.equal(newText.replaceAll(/ +\|$/gm, ' |'), rows.join('\n'))
    }
  })

  test('count on, and leave the address alone where no more is known of a paper', () => {
    const unknown = { url: 'https://arxiv.org/abs/2401.00099' }
    const rows: readonly (readonly [string, string])[] = [
      ['- [A Title](https://arxiv.org/abs/2301.00001): fine.\n|', '- '],
      ['## [A Title](https://arxiv.org/abs/2301.00001)\n\nFine.\n\n|', '## '],
      ['1. A Title\n- link: https://arxiv.org/abs/2301.00001\n- Fine.\n\n|', '2. '],
      ['| 1 | [A Title](https://arxiv.org/abs/2301.00001) | fine |\n|', '| 2 | '],
      ['A Title\nhttps://arxiv.org/abs/2301.00001\nFine.\n\n|', ''],
      ['|', ''],
    ]
    for (const [marked, lead] of rows) {
      const at = marked.lastIndexOf('|')
      const text =
        (marked.startsWith('| 1') ? '| # | Paper | What |\n|---|---|---|\n' : '') + marked.slice(0, at)
      const { newText, blocks } = writeMany(
        parseDigest(text),
        span(text.length, text.length),
        [unknown, first, unknown],
        noFacts,
      )
      const [one, two, three] = blocks.map((block) => slice(newText, block))
      assert.ok(one?.startsWith(`${lead}${unknown.url}`), newText)
      assert.ok(two?.includes(first.title), newText)
      assert.ok(three?.includes(unknown.url), newText)
    }
  })

  test('have the form of the digest, whatever the titles above are', () => {
    const titles = [
      'Title: With a Label',
      '1. Numbers First',
      'Paper: The Movie',
      'ImageNet 2012',
      '"Why Should I Trust You?": Explaining Things',
      '[Re] Reproduction of Things',
      'On #Hashtags | Pipes and *Stars*',
      'A Study (of Studies)',
      '🔥 Fire',
    ]
    const digests = [
      '',
      '# Week 3\n\n',
      '- [A Title](https://arxiv.org/abs/2301.00001): fine.\n',
      '1. **A Title** (2023) [pdf](https://arxiv.org/abs/2301.00001): fine.\n',
      'A Title\nhttps://arxiv.org/abs/2301.00001\nFine.\n\n',
    ]
    const plain = 'Learned Compression of Very Long Documents'
    const write = (text: string, above: readonly string[]) => {
      const own = [...above, plain].map((title, index) => paper({ id: `2401.0008${index}`, title }))
      const end = span(text.length, text.length)
      const { newText, blocks } = writeMany(parseDigest(text), end, own, noFacts)
      return slice(newText, blocks.at(-1) ?? end).replace(/2401\.0008\d|^\d\./g, '#')
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...digests),
        fc.array(fc.constantFrom(...titles), { minLength: 1, maxLength: 4 }),
        (text, above) => assert.equal(write(text, above), write(text, [])),
      ),
    )
  })

  test('keep the line ends of the text', () => {
    const text = 'A Title\r\nhttps://arxiv.org/abs/2301.00001\r\nFine.\r\n\r\n'
    const { newText } = writeMany(parseDigest(text), span(text.length, text.length), papers, noFacts)
    assert.doesNotMatch(newText, /(?<!\r)\n/)
  })
})

/** After the last entry, and on the blank line after one in the middle. */
function* places({ text }: NamedText): Iterable<number> {
  const digest = parseDigest(text)
  const { entries } = digest
  if (digest.note || entries.filter(({ title, link }) => title && link).length < 2) return
  for (const index of new Set([entries.length - 1, entries.length >> 1])) {
    yield lineAt(digest, (entries[index] as Entry).span.end).end
  }
}

function check(
  { name, text: original }: NamedText,
  at: number,
  tally: { all: number; right: number; wrong: string[] },
): void {
  // A person opens a line below the entry to paste there.
  const text = `${original.slice(0, at)}\n${original.slice(at)}`
  const digest = parseDigest(text)
  const before = parseDigest(original)
  const written = writeMany(digest, span(at + 1, at + 1), papers, noFacts)
  const after = parseDigest(applyEdits(text, [written]))
  tally.all++
  const isNew = (entry: Entry) =>
    written.span.start <= entry.head.start && entry.head.start < written.span.start + written.newText.length
  const fresh = after.entries.filter(isNew)
  const found = fresh.map((entry) => [
    plainTitle(entry),
    entry.link?.url.replace('https://arxiv.org/abs/', ''),
  ])
  const wanted = papers.map(({ title }, index) => [title, urls[index]])
  const others = after.entries.filter((entry) => !isNew(entry))
  const isRight =
    JSON.stringify(found) === JSON.stringify(wanted) &&
    JSON.stringify(sayings(after, others)) === JSON.stringify(sayings(before, before.entries))
  if (isRight) tally.right++
  else tally.wrong.push(`--- ${name} at ${at}\n${written.newText}\n${JSON.stringify(found)}`)
  for (const [index, block] of written.blocks.entries())
    assert.ok(slice(written.newText, block).includes(papers[index]?.title ?? ''), name)
}

function sayings({ text }: Digest, entries: readonly Entry[]) {
  return entries.map((entry) => [
    plainTitle(entry),
    entry.link?.url,
    entry.commentary && slice(text, entry.commentary).replace(/\s+/g, ' '),
  ])
}
