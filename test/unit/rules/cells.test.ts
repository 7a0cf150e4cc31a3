import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

const facts = factsOf([
  paper({ id: '2401.00001', title: 'Glazing Stone Tiles' }),
  paper({ id: '2401.00002', title: 'Cold Mountains of the South' }),
])
const [first, second] = ['https://arxiv.org/abs/2401.00001', 'https://arxiv.org/abs/2401.00002']

function fixed(text: string): string {
  const check = (now: string) =>
    checkDigest(parseDigest(now), { facts, settings: {}, log: silentLog }).filter(
      ({ rule }) => rule.id === 'missing-title',
    )
  return applyEdits(text, fixAll(text, check))
}

suite('missing titles in rows', () => {
  for (const text of [
    `url,note\n${first},calm\n${second},fine\n`,
    `note,url\ncalm,${first}\nfine,${second}\n`,
    `url;note\n${first};calm\n${second};fine\n`,
    `url\tnote\n${first}\tcalm\n${second}\tfine\n`,
    `title\turl\tnote\n\t${first}\tcalm\nCold Mountains of the South\t${second}\tfine\n`,
    `Glazing Stone Tiles\n${first}\nNice.\n\ncalm\t${second}\n`,
    `| Paper | Link | Note |\n| --- | --- | --- |\n| ? | ${first} | ok |\n| | ${second} |\n`,
  ])
    test(`are not written among values: ${JSON.stringify(text)}`, () => {
      const lines = fixed(text).split('\n')
      assert.deepEqual(
        lines.filter((line) => line.includes('](')),
        [],
      )
      assert.equal(lines.length, text.split('\n').length)
    })

  for (const [row, expected] of [
    [`|  | ${first} | ok |`, `| Glazing Stone Tiles | ${first} | ok |`],
    [`| | [pdf](${first}) | ok |`, `| Glazing Stone Tiles | [pdf](${first}) | ok |`],
    [`| ${first} | | ok |`, `| [Glazing Stone Tiles](${first}) | | ok |`],
  ] as const)
    test(`go where the head of a table has titles: ${row}`, () => {
      const head = '# Week\n\n| Paper | Link | Note |\n| --- | --- | --- |\n'
      assert.equal(fixed(`${head}${row}\n`), `${head}${expected}\n`)
    })

  test('go where the head of a table has titles, beside a link to a note with a bar in it', () => {
    const head = '# Week\n\n| Note | Paper | Link |\n| --- | --- | --- |\n'
    const row = (title: string) => `| [[trees|calm]] |${title}| ${first} |\n`
    assert.equal(fixed(`${head}${row(' ')}`), `${head}${row(' Glazing Stone Tiles ')}`)
  })
})
