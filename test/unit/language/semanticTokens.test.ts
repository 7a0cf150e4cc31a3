import assert from 'node:assert/strict'
import fc from 'fast-check'
import { DigestSession, parseDigest } from '../../../src/core/digest/session.ts'
import {
  DigestTokens,
  type TokenData,
  tokenEdit,
  tokenTypes,
} from '../../../src/core/language/semanticTokens.ts'
import { fixtureDigests } from '../../helpers/digestTexts.ts'

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

Growing Small Trees (CVPR 2023)
https://arxiv.org/abs/2401.00001
As arXiv:2401.00002 and 2401.00003v2, too.

#review
`
    assert.deepEqual(tokensOf(text), [
      'paperSection The papers below are mostly about trees.',
      'paperTitle Growing Small Trees',
      'paperVenue CVPR 2023',
      'paperId 2401.00001',
      'paperId 2401.00002',
      'paperId 2401.00003v2',
      'paperTag #review',
    ])
  })

  test('have headings in plain text alone, which nobody else colours', () => {
    const text = '# Trees\n\n- [Growing Small Trees](https://arxiv.org/abs/2401.00001): fine\n'
    assert.deepEqual(tokensOf(text).slice(0, 1), ['paperTitle Growing Small Trees'])
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
