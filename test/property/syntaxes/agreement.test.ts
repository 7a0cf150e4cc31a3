import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { type ArxivReference, formatReference, isArchive } from '../../../src/core/arxiv/identifier.ts'
import { absUrl, doiUrl, findReferences, htmlUrl, pdfUrl } from '../../../src/core/arxiv/links.ts'
import { findTagsIn } from '../../../src/core/digest/tags.ts'
import { arxivReferences } from '../../unit/arxiv/references.ts'
import { loadOnRealMarkdown, loadOnSmallHost } from '../../unit/syntaxes/grammars.ts'
import { stretchesOf, tokenize } from '../../unit/syntaxes/tokens.ts'

const syntaxes = path.resolve(import.meta.dirname, '../../../syntaxes')
const digestScope = 'text.html.markdown.research-digest'

suite('highlighting and the core', () => {
  test('colour the identifiers that the core finds, in whatever form they are written', async () => {
    const grammar = await loadOnSmallHost()(digestScope)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(writtenReferences, betweenWords), { minLength: 1, maxLength: 6 }),
        (parts) => {
          const line = `논문 ${parts.map(([reference, word]) => `${reference}${word}`).join('')}`
          const found = [...findReferences(line, 0, line.length, { bareIds: true })]
          const [tokens = []] = tokenize(grammar, [line])
          const expected = found.map(({ idSpan }) => [idSpan.start, idSpan.end])
          assert.equal(expected.length, parts.length, line)
          assert.deepEqual(stretchesOf(tokens, 'constant.numeric.arxiv-id'), expected, line)
        },
      ),
      { numRuns: 80 },
    )
  })

  test('agree on what a tag is', async () => {
    const grammar = await loadOnSmallHost()(digestScope)
    const pieces = fc.constantFrom(
      '#',
      'review',
      '리뷰',
      '画像',
      '_',
      '-',
      '3',
      ' ',
      ',',
      '(',
      '。',
      '#vae ',
      'é',
      'e\u0301',
      '++',
      'C#',
      '/vision',
      '.js',
      '’',
      '🌱',
      '#fff',
      '#include',
      '&',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 10 }), (some) => {
        const line = `x ${some.join('')}`
        const [tokens = []] = tokenize(grammar, [line])
        const tags = findTagsIn(line, 0).map(({ span: { start, end } }) => [start, end])
        assert.deepEqual(stretchesOf(tokens, 'entity.name.tag.hashtag'), tags, line)
      }),
      { numRuns: 500 },
    )
  })

  test('know the same archives', () => {
    const injection = readFileSync(path.join(syntaxes, 'digest.injection.json'), 'utf8')
    const listed = /\(\?:(acc-phys(?:\|[a-z-]+)+)\)/.exec(injection)?.[1]?.split('|') ?? []
    const core = readFileSync(path.join(syntaxes, '../src/core/arxiv/identifier.ts'), 'utf8')
    const known = [...core.matchAll(/^ {2}'?([a-z-]+)'?: /gm)].flatMap(([, code = '']) => code)
    assert.ok(known.length > 30 && known.every(isArchive))
    assert.deepEqual(new Set(listed), new Set(known))
  })
})

/** Each is repeated to fill a line, then one reference follows, which shows that the end was reached. */
const repeated: readonly (readonly [unit: string, idsInUnit: number])[] = [
  ['https://arxiv.org/abs/2011.10650 and words ', 1],
  ['arXiv:2011.10650, ', 1],
  ['plain words of a comment ', 0],
  ['arxiv.org/abs/', 0],
  ['hep-th-hep-th-', 0],
  ['a.', 0],
  ['2011.', 0],
  ['#', 0],
  ['#3-3_', 0],
  ['https://!', 0],
]

suite('highlighting lines of 100,000 characters', () => {
  const load = loadOnRealMarkdown() ?? loadOnSmallHost()
  for (const [unit, idsInUnit] of repeated) {
    test(`reaches the end of "${unit}" again and again`, async () => {
      const count = Math.ceil(100_000 / unit.length)
      const line = `${unit.repeat(count)} (arXiv:2011.10675)`
      const [tokens = []] = tokenize(await load(digestScope), [line])
      const ids = stretchesOf(tokens, 'constant.numeric.arxiv-id')
      assert.equal(ids.length, count * idsInUnit + 1)
      assert.deepEqual(ids.at(-1), [line.length - '2011.10675)'.length, line.length - 1])
    }).timeout(60_000)
  }
})

const betweenWords = fc.constantFrom(' ', ', ', ' 와 ', '. ', ') (', '은 ', ' and then ', '、', '; ')

const writtenReferences = fc
  .tuple(arxivReferences, fc.integer({ min: 0, max: 6 }))
  .map(([reference, form]) => write(reference, form))

function write(reference: ArxivReference, form: number): string {
  const id = formatReference(reference)
  const forms = [absUrl(reference), pdfUrl(reference), `${pdfUrl(reference)}.pdf`, htmlUrl(reference)]
  return [...forms, doiUrl(reference.id), `arXiv:${id}`, id][form] ?? id
}
