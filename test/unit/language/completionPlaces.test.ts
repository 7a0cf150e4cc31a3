import assert from 'node:assert/strict'
import { applyEdits } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { paperChoices } from '../../../src/core/language/completion.ts'
import { readRequest } from '../../../src/core/language/completionRequest.ts'
import { readMarks } from '../../helpers/marked.ts'
import { noFacts, paper } from '../../helpers/papers.ts'

const known = paper({ id: '2011.10650', title: 'Deep [Lakes] | Ponds' })
const url = 'https://arxiv.org/abs/2011.10650'
const linked = `[Deep \\[Lakes\\] | Ponds](${url})`
const inCell = linked.replace('|', '\\|')
const typings = ['2011.106¦', 'arXiv:2011.106¦', 'https://arxiv.org/abs/2011.106¦', '@deep lakes¦']
const digests = [
  '',
  'Wide Rivers\nhttps://arxiv.org/abs/2301.00001\nCalm.\n\nCold Mountains\nhttps://arxiv.org/abs/2301.00002\nCalm.\n\n',
]

/** The whole text after the first choice has been accepted; `undefined` if there is none. */
function accepted(marked: string): string | undefined {
  const { text, cursor } = readMarks(marked)
  const digest = parseDigest(text)
  const request = readRequest(digest, cursor)
  if (!request) return undefined
  const [choice] = paperChoices([known], request, { digest, facts: noFacts })
  return choice && applyEdits(text, [{ span: request.span, newText: choice.newText }])
}

function forEach(check: (digest: string, typed: string) => void) {
  for (const digest of digests) for (const typed of typings) check(digest, typed)
}

suite('a paper that is typed', () => {
  /** Where a link would be none, or break what is there. */
  const hidden = [
    ...['[[X]]', '[[X|name]]', '[[note|X]]', '![[X]]', '[a][X]', '[^X]', '\\cite{X}', '\\url{X}'],
    ...['%% X %%', '%%\nX\n%%', '[//]: # (X)', '{{ X }}', '{% X %}'],
    ...['$X$', '$$X$$', '$$\nX\n$$', '<pre>\nX\n</pre>', '<code>X</code>', '<script>\nX\n</script>'],
    ...['> ```\n> X\n> ```', '- a\n  ```\n  X\n  ```', 'https://example.org/?u=X'],
  ]
  for (const place of hidden)
    test(`is left alone in ${JSON.stringify(place)}`, () => {
      forEach((digest, typed) => {
        const marked = digest + place.replace('X', () => typed)
        assert.equal(accepted(marked), undefined, marked)
      })
    })

  /** What the line becomes; `L` is the title with its link, `C` the same in a cell of a table, `U` the address. */
  const places: readonly (readonly [string, string])[] = [
    ['- X', '- L'],
    ['* X', '* L'],
    ['1. X', '1. L'],
    ['[2] X', '[2] L'],
    ['・X', '・L'],
    ['3、X', '3、L'],
    ['- [ ] X', '- [ ] L'],
    ['### X', '### L'],
    ['> X', '> L'],
    ['> - X', '> - L'],
    ['> [!note]\n> X', '> [!note]\n> L'],
    ['> [!note] X', '> [!note] L'],
    ['| X |', '| C |'],
    ['| X | | |', '| C | | |'],
    ['| a | X | b |', '| a | C | b |'],
    ['| a | b |\n|---|---|\n| X |', '| a | b |\n|---|---|\n| C | |'],
    ['[X]()', 'L'],
    ['[X]', 'L'],
    ['[note]( X )', '[note]( U )'],
    ['[note](X "t")', '[note](U "t")'],
    ['[a]: X', '[a]: U'],
    ['[^1]: X', '[^1]: L'],
    ['[^1]: see X.', '[^1]: see L.'],
    ['<li>X</li>', '<li>L</li>'],
    ['see X, and', 'see L, and'],
    ['논문X', '논문L'],
    ['wow!X', 'wow! L'],
    ['대박! X', '대박! L'],
    ['costs $5 or $6, X', 'costs $5 or $6, L'],
  ]
  for (const [place, becomes] of places)
    test(`keeps all that stands around it in ${JSON.stringify(place)}`, () => {
      forEach((digest, typed) => {
        const marked = digest + place.replace('X', () => typed)
        const wanted = becomes.replace(/[LCU]/, (sign) => ({ L: linked, C: inCell })[sign] ?? url)
        assert.equal(accepted(marked), digest + wanted, marked)
      })
    })

  const rows = 'Wide Rivers | LINK | calm |\n'
  for (const [link, becomes] of [
    ['https://arxiv.org/abs/2301.00001', url],
    ['[arXiv](https://arxiv.org/abs/2301.00001)', `[arXiv](${url})`],
    ['<https://arxiv.org/abs/2301.00001>', `<${url}>`],
    ['[2301.00001](https://arxiv.org/abs/2301.00001)', `[2011.10650](${url})`],
    ['[[pdf](https://arxiv.org/abs/2301.00001)]', `[[pdf](${url})]`],
    ['[Paper](https://arxiv.org/abs/2301.00001), [Code](https://example.org)', `[Paper](${url})`],
  ] as const)
    test(`has its link as the other rows have theirs: ${link}`, () => {
      const table = `| Paper | Link | Note |\n|---|---|---|\n| ${rows.replace('LINK', link)}`
      for (const typed of typings) {
        assert.equal(accepted(`${table}| Deep | ${typed} | |`), `${table}| Deep | ${becomes} | |`)
        assert.equal(accepted(`${table}| Deep | | ${typed} |`), `${table}| Deep | | ${inCell} |`)
        assert.equal(accepted(`${table}\n| Deep | ${typed} |`), `${table}\n| Deep | ${inCell} |`)
      }
    })

  const title = known.title
  for (const [place, becomes] of [
    [`${title}\nX`, `${title}\nU`],
    [`## ${title}\n\nX`, `## ${title}\n\nU`],
    [`- ${title}\n  X`, `- ${title}\n  U`],
    [`- ${title}: X`, `- ${title}: U`],
    [`"${title}" (X)`, `"${title}" (U)`],
    [`**${title}** X #tag`, `**${title}** U #tag`],
    [`| ${title} | X |`, `| ${title} | U |`],
  ] as const)
    test(`is its address alone where its title stands: ${JSON.stringify(place)}`, () => {
      forEach((digest, typed) => {
        const marked = digest + place.replace('X', () => typed)
        assert.equal(accepted(marked), digest + becomes.replace('U', url), marked)
      })
    })
})
