// Digests in many forms: where every title is that of the record, nothing is wrong; "Fix all" changes misspelt titles and no more.
import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import type { Facts } from '../../../src/core/paper/paper.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

const papers = [
  {
    title: 'Glazing Stone Tiles from Few Labels',
    authors: ['Ann Author', 'Bo Weaver'],
    said: 'Halves the memory. Not for small kilns.',
    points: ['It is calm.', 'They only tried one kiln.'],
  },
  {
    title: 'Cold Mountains: A Study of the South',
    authors: ['Cy Poet', 'Dora Penner', 'Eli Scribe'],
    said: 'I did not like the ablations, but the idea is neat.',
    points: ['the second half is weak', 'worth a look'],
  },
  {
    title: 'Why Rivers Matter Less Than You Think',
    authors: ['Fay Miller'],
    said: 'Good fun.',
    points: ['Removes all dams', 'adds a weir, which nobody needs'],
  },
].map((each, at) => ({ ...each, id: `2401.0100${at + 1}` }))
type Written = (typeof papers)[number]

const checkWith = (facts: Facts) => (text: string) =>
  checkDigest(parseDigest(text), { facts, settings: {}, log: silentLog })

const dresses: Readonly<Record<string, (words: string, number: number) => string>> = {
  'in a heading': (words) => `## ${words}`,
  'in a numbered heading': (words, number) => `### ${number}. ${words}`,
  'in bold': (words) => `**${words}**`,
  plain: (words) => words,
  numbered: (words, number) => `${number}. ${words}`,
  'in an item': (words) => `- ${words}`,
  'in bold in an item': (words) => `- **${words}**`,
  'in quotation marks': (words) => `"${words}"`,
}

const links: readonly ((id: string) => string)[] = [
  (id) => `https://arxiv.org/abs/${id}`,
  (id) => `[arXiv](https://arxiv.org/abs/${id})`,
  (id) => `**Paper:** https://arxiv.org/abs/${id}`,
  (id) => `[paper](https://arxiv.org/abs/${id}) [code](https://code.example.org)`,
]

/** What follows the title, in lines: T is the title, A the authors, V the venue, L the link, R a remark, P points. */
const orders = [
  ...[
    'L/R',
    'L/P',
    'A/L/R',
    'A/V/L/R',
    '*A*/L/R',
    'A, V/L/R',
    'V/L/R',
    'R/L',
    'P/L',
    'A/R/L',
    'A/P/L',
    'L/A/R',
  ],
  ...['L - R', 'L V/R', 'A - L/R', 'A (V) L/R', 'L/*R*', 'L/> R', 'L/T/R'],
]

function linesOf(order: string, each: Written, link: (id: string) => string): readonly string[] {
  const { title, authors, said, points, id } = each
  const words: Readonly<Record<string, string>> = { T: title, A: authors.join(', '), V: 'ICLR 2024', R: said }
  return order
    .split('/')
    .flatMap((line) =>
      line === 'P'
        ? points.map((point) => `- ${point}`)
        : [line.replace(/[TAVLR]/g, (part) => (part === 'L' ? link(id) : (words[part] ?? '')))],
    )
}

const ofTitles = new Set(['missing-title', 'title-mismatch', 'duplicate-paper', 'malformed-arxiv-id'])

/** The digests with titles in one dress. */
function* digestsIn(name: string, dress: (words: string, number: number) => string): Iterable<string> {
  const isItem = /item|^numbered/.test(name)
  for (const order of orders)
    for (const link of links)
      for (const gap of isItem ? ['\n  '] : ['\n', '\n\n']) {
        const written = papers.map((each, at) =>
          [dress(each.title, at + 1), ...linesOf(order, each, link)].join(gap),
        )
        yield `# Week 3\n\n${written.join(isItem ? '\n' : '\n\n')}\n`
      }
}

suite('digests in many forms', () => {
  for (const [name, dress] of Object.entries(dresses)) {
    test(`have nothing wrong with correct titles ${name}`, () => {
      const check = checkWith(factsOf(papers.map(({ id, title, authors }) => paper({ id, title, authors }))))
      for (const text of digestsIn(name, dress)) {
        const wrong = check(text).filter(({ rule }) => ofTitles.has(rule.id))
        assert.deepEqual(
          wrong.map(({ message }) => message),
          [],
          text,
        )
        assert.equal(applyEdits(text, fixAll(text, check)), text)
      }
    })

    test(`change in nothing but titles misspelt ${name}`, () => {
      const records = papers.map((each) => ({
        ...each,
        recorded: each.title.replace(/(?<=\p{L}{4})\p{L}/u, '$&$&'),
      }))
      const check = checkWith(
        factsOf(records.map(({ id, recorded, authors }) => paper({ id, title: recorded, authors }))),
      )
      let changed = 0
      for (const text of digestsIn(name, dress)) {
        const fixed = applyEdits(text, fixAll(text, check))
        const undone = records.reduce((all, { recorded, title }) => all.replaceAll(recorded, title), fixed)
        assert.equal(undone, text)
        if (fixed !== text) changed++
      }
      assert.ok(changed > 0)
    })
  }

  test('keep the words of a link that say something', () => {
    const check = checkWith(factsOf(papers.map(({ id, title, authors }) => paper({ id, title, authors }))))
    for (const words of [
      '★★★',
      '@minsu',
      'v1',
      '§3',
      '2024-05-01',
      '10:30',
      '🔥',
      'p. 4',
      '#12',
      'minsu@x.org',
    ]) {
      const items = papers.map(({ id, said }) => `- [${words}](https://arxiv.org/abs/${id}): ${said}\n`)
      const text = `# Week 3\n\n${items.join('')}`
      assert.equal(applyEdits(text, fixAll(text, check)), text)
    }
  })
})
