import assert from 'node:assert/strict'
import fc from 'fast-check'
import { slice, span } from '../../../src/core/base/span.ts'
import { DigestSession, parseDigest } from '../../../src/core/digest/session.ts'
import {
  DigestTokens,
  paperHints,
  plainLinks,
  type TokenData,
  tokenEdit,
  tokenTypes,
} from '../../../src/core/language/annotations.ts'
import { fixtureDigests } from '../../helpers/digestTexts.ts'
import { readMarks } from '../../helpers/marked.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

suite('links for papers that are named without an address', () => {
  const named: readonly (readonly [string, string])[] = [
    ['See ⟦2401.00001⟧.', 'https://arxiv.org/abs/2401.00001'],
    ['See ⟦2401.00001v2⟧, then', 'https://arxiv.org/abs/2401.00001v2'],
    ['As ⟦arXiv:2401.00001⟧ has it', 'https://arxiv.org/abs/2401.00001'],
    ['- ⟦hep-th/9901001⟧: dual', 'https://arxiv.org/abs/hep-th/9901001'],
    ['논문 ⟦2401.00001⟧은', 'https://arxiv.org/abs/2401.00001'],
    ['At ⟦arxiv.org/pdf/2401.00001⟧', 'https://arxiv.org/pdf/2401.00001'],
    ['doi ⟦10.48550/arXiv.2401.00001⟧', 'https://arxiv.org/abs/2401.00001'],
    ['[^1]: ⟦2401.00001⟧, page 3', 'https://arxiv.org/abs/2401.00001'],
    ['As ⟦arXiv：2401.00001⟧ has it', 'https://arxiv.org/abs/2401.00001'],
    ['| Small | ⟦2401.00001⟧ |', 'https://arxiv.org/abs/2401.00001'],
    ['---\ntitle: 2401.00002\n---\nSee ⟦2401.00001⟧', 'https://arxiv.org/abs/2401.00001'],
    ['As in ⟦doi:10.1145/3292500.3330701⟧.', 'https://doi.org/10.1145/3292500.3330701'],
    ['As in ⟦DOI: 10.1145/3292500.3330701⟧, then', 'https://doi.org/10.1145/3292500.3330701'],
    ['The trees (⟦10.1038/nature14539⟧) grow', 'https://doi.org/10.1038/nature14539'],
    ['자세한 것은 ⟦doi:10.1038/nature14539⟧를', 'https://doi.org/10.1038/nature14539'],
  ]
  for (const [marked, url] of named) {
    test(marked.replaceAll('\n', ' '), () => {
      const { text, spans } = readMarks(marked)
      const found = plainLinks(parseDigest(text))
      assert.deepEqual(
        found.map((each) => [each.span, each.url]),
        spans.map((at) => [{ ...at }, url]),
      )
    })
  }

  for (const text of [
    'https://arxiv.org/abs/2401.00001',
    '<https://arxiv.org/abs/2401.00001>',
    '[2401.00001](https://arxiv.org/abs/2401.00001)',
    '[arXiv:2401.00001](notes/2401.00001.md)',
    '[[2401.00001]]',
    'the file `2401.00001.md` and `arXiv:2401.00001`',
    '```\n2401.00001\n```',
    '<!-- arXiv:2401.00001 -->',
    'https://example.org/2401.00001?id=2401.00001',
    'It costs $2401.00001 or 2413.00001, 12401.00001',
    'see math/061180 and foo/0611800',
    '[1]: arxiv.org/abs/2401.00001',
    '<pre>\n2401.00001\n</pre>',
    '> ```\n> arXiv:2401.00001\n> ```',
    '%% see arXiv:2401.00001 %%',
    '$x = arXiv:2401.00001$',
    'It costs €2401.12345, or 2401.12345 %',
    'https://doi.org/10.1038/nature14539',
    '[doi:10.1038/nature14539](https://doi.org/10.1038/nature14539)',
    'the code `doi:10.1038/nature14539`',
    '<!-- doi:10.1038/nature14539 -->',
  ]) {
    test(`none in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(plainLinks(parseDigest(text)), [])
    })
  }

  test('move with the text above them', () => {
    const line =
      'A Title of Some Length\nhttps://arxiv.org/abs/2401.00009\nBetter than 2401.00001 by far.\n\n'
    const session = new DigestSession(line.repeat(200))
    plainLinks(session.digest)
    const digest = session.edit({ span: span(3, 3), newText: 'Longer ' })
    const found = plainLinks(digest)
    assert.equal(found.length, 200)
    for (const { span: at } of found) assert.equal(slice(digest.text, at), '2401.00001')
  })
})

const facts = factsOf([
  paper({
    id: '2401.00001',
    title: 'MicroModel: Towards Small Models for Long Texts',
    publishedAt: '2024-01-02T10:00:00Z',
  }),
  paper({
    id: '2401.00002',
    title: 'Everything That There Is to Know about the Sampling of Very Long Texts',
    authors: ['Ann Author', 'Bo Weaver', 'Cy Third'],
    publishedAt: '2023-12-02T10:00:00Z',
  }),
])

const head = 'One of Them\nhttps://arxiv.org/abs/2401.00009\n'

suite('hints', () => {
  const hinted: readonly (readonly [string, string])[] = [
    [
      'See https://arxiv.org/abs/2401.00001 too.',
      'See https://arxiv.org/abs/2401.00001‹MicroModel (2024)› too.',
    ],
    [
      'See <https://arxiv.org/abs/2401.00001> too.',
      'See <https://arxiv.org/abs/2401.00001>‹MicroModel (2024)› too.',
    ],
    ['As arXiv:2401.00001 has it', 'As arXiv:2401.00001‹MicroModel (2024)› has it'],
    ['As arXiv:2401.00002 has it', 'As arXiv:2401.00002‹Author et al., 2023› has it'],
    [
      'As [MicroModel](https://arxiv.org/abs/2401.00001) has it',
      'As [MicroModel](https://arxiv.org/abs/2401.00001) has it',
    ],
    ['MicroModel (arXiv:2401.00001) has it', 'MicroModel (arXiv:2401.00001) has it'],
    [
      'Both arXiv:2401.00001 and arXiv:2401.00002 are',
      'Both arXiv:2401.00001‹MicroModel (2024)› and arXiv:2401.00002‹Author et al., 2023› are',
    ],
    [
      'All of arXiv:2401.00001, arXiv:2401.00002 and arXiv:2401.00001 are',
      'All of arXiv:2401.00001‹Author, 2024›, arXiv:2401.00002‹Author, 2023› and arXiv:2401.00001‹Author, 2024› are',
    ],
    ['Unknown is arXiv:2401.00003.', 'Unknown is arXiv:2401.00003.'],
  ]
  for (const [said, expected] of hinted) {
    test(said, () => assert.equal(withHints(head + said), head + expected))
  }

  test('fit into what VS Code shows of a line, with the year whole', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,14}$/)
    const record = fc.record({
      title: fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' ')),
      authors: fc.array(
        fc.tuple(word, word).map((names) => names.join(' ')),
        { maxLength: 5 },
      ),
    })
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 3 }), (records) => {
        const papers = records.map((fields, at) =>
          paper({ id: `2401.0001${at}`, publishedAt: '2024-01-02', ...fields }),
        )
        const text = `${head}As ${papers.map(({ id }) => `arXiv:${id}`).join(' and ')} say.`
        const hints = paperHints(parseDigest(text), span(0, text.length), factsOf(papers))
        assert.equal(hints.length, papers.length)
        assert.ok(hints.reduce((sum, hint) => sum + hint.text.length, 0) <= 43)
        for (const hint of hints) assert.match(hint.text, /2024\)?$/)
      }),
    )
  })

  test('name the paper of an entry without a title, and of no other', () => {
    const titled = 'A Small One\nhttps://arxiv.org/abs/2401.00002\nGood.\n\n'
    assert.equal(
      withHints(`${titled}https://arxiv.org/abs/2401.00001\n`),
      `${titled}https://arxiv.org/abs/2401.00001‹MicroModel (2024)›\n`,
    )
  })

  test('are given for the asked stretch alone', () => {
    const text = `${head}See arXiv:2401.00001.\n`.repeat(400)
    const digest = parseDigest(text)
    const line = text.indexOf('See', 9_000)
    const [hint, ...others] = paperHints(digest, span(line, line + 20), facts)
    assert.equal(hint?.offset, text.indexOf('2401.00001', line) + 10)
    assert.deepEqual(others, [])
  })
})

function withHints(text: string): string {
  const hints = paperHints(parseDigest(text), span(0, text.length), facts)
  return hints
    .toReversed()
    .reduce((shown, hint) => `${shown.slice(0, hint.offset)}‹${hint.text}›${shown.slice(hint.offset)}`, text)
}

const markdown = { headings: false }
const plain = { headings: true }

/** Each token as its type and its words. */
function shown(text: string, data: TokenData): readonly string[] {
  const lines = text.split('\n')
  let [line, character] = [0, 0]
  return Array.from({ length: data.length / 5 }, (_, index) => {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(index * 5)
    line += down
    character = down > 0 ? right : character + right
    return `${tokenTypes[type]} ${lines[line]?.slice(character, character + length)}`
  })
}

function tokensOf(text: string, options = markdown): readonly string[] {
  return shown(text, new DigestTokens().of(parseDigest(text), options))
}

suite('semantic tokens', () => {
  test('tell titles, statements, identifiers, tags and venues apart', () => {
    const text = `The papers below are mostly about trees.

Glazing Stone Tiles (CVPR 2023)
https://arxiv.org/abs/2401.00001
As arXiv:2401.00002 and 2401.00003v2, too.

#review
`
    assert.deepEqual(tokensOf(text), [
      'paperSection The papers below are mostly about trees.',
      'paperTitle Glazing Stone Tiles',
      'paperVenue CVPR 2023',
      'paperId 2401.00001',
      'paperId 2401.00002',
      'paperId 2401.00003v2',
      'paperTag #review',
    ])
  })

  test('have headings in plain text alone, which nobody else colours', () => {
    const text = '# Trees\n\n- [Glazing Stone Tiles](https://arxiv.org/abs/2401.00001): fine\n'
    assert.deepEqual(tokensOf(text).slice(0, 1), ['paperTitle Glazing Stone Tiles'])
    assert.ok(!tokensOf(text).some((each) => each.startsWith('paperSection')))
    const two = `${text}\n## Rivers\n\n- [Growing Rivers](https://arxiv.org/abs/2401.00002): fine\n`
    assert.ok(tokensOf(two, plain).includes('paperSection Rivers'))
  })

  test('are of one line each, in order, and do not overlap, in every form of digest', () => {
    for (const { name, text } of fixtureDigests()) {
      for (const options of [markdown, plain]) {
        const digest = parseDigest(text)
        const data = new DigestTokens().of(digest, options)
        const lines = text.split('\n')
        let [line, end] = [0, 0]
        for (let at = 0; at < data.length; at += 5) {
          const [down = 0, right = 0, length = 0] = data.slice(at)
          const start = down > 0 ? right : right + (at === 0 ? 0 : startOf(data, at - 5))
          if (down === 0 && at > 0) assert.ok(start >= end, name)
          line += down
          end = start + length
          assert.ok(length > 0 && end <= (lines[line]?.length ?? 0), `${name}:${line + 1}`)
        }
        const titles = digest.entries.filter(({ title }) => title && !title.text.includes('\n')).length
        const found = shown(text, data).filter((each) => each.startsWith('paperTitle')).length
        assert.ok(found >= titles * 0.9, `${name}: ${found} of ${titles}`)
      }
    }
  })

  test('lead by an edit from one answer to the next, whatever is typed', () => {
    const entry = (index: number) =>
      `Growing Tree Number ${index}\nhttps://arxiv.org/abs/2401.0${1000 + index}\nSaid #tag${index}.\n\n`
    const text = Array.from({ length: 60 }, (_, index) => entry(index)).join('')
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(80),
      newText: fc.constantFrom(
        '',
        'x',
        '\n',
        'https://arxiv.org/abs/2402.00001',
        entry(99),
        '#new ',
        '```\n',
      ),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const session = new DigestSession(text)
        const tokens = new DigestTokens()
        let before = tokens.of(session.digest, markdown)
        let current = text
        for (const { at, length, newText } of changes) {
          const start = Math.floor(at * current.length)
          const end = Math.min(current.length, start + length)
          session.edit({ span: { start, end }, newText })
          current = current.slice(0, start) + newText + current.slice(end)
          const after = tokens.of(session.digest, markdown)
          const edit = tokenEdit(before, after)
          assert.equal(edit.start % 5, 0)
          assert.deepEqual(
            [...before.slice(0, edit.start), ...edit.data, ...before.slice(edit.start + edit.deleteCount)],
            [...after],
          )
          assert.deepEqual(after, new DigestTokens().of(parseDigest(current), markdown))
          before = after
        }
      }),
      { numRuns: 60 },
    )
  })
})

function startOf(data: TokenData, at: number): number {
  let start = 0
  for (let index = at; index >= 0; index -= 5) {
    start += data[index + 1] ?? 0
    if ((data[index] ?? 0) > 0) break
  }
  return start
}
