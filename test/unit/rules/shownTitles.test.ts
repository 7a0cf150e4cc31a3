import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

const url = 'https://arxiv.org/abs/2401.00001'
const other = 'https://arxiv.org/abs/2401.00002'
const elsewhere = `Cold Mountains of the South\n${other}\nNote.\n`

function found(recorded: string, text: string): readonly string[] {
  const facts = factsOf([
    paper({ id: '2401.00001', title: recorded }),
    paper({ id: '2401.00002', title: 'Cold Mountains of the South' }),
  ])
  const check = (now: string) => checkDigest(parseDigest(now), { facts, settings: {}, log: silentLog })
  const fixed = applyEdits(text, fixAll(text, check))
  return [
    ...check(text)
      .map(({ rule }) => rule.id)
      .filter((id) => /-title$|^title-/.test(id)),
    ...(fixed === text ? [] : [fixed]),
  ]
}

suite('titles as readers see them', () => {
  for (const [recorded, text] of [
    ['木を育てる', `# Week\n\n<ruby>木<rt>き</rt></ruby>を育てる\n${url}\nNote.\n`],
    ['木を育てる', `# Week\n\n<ruby>木<rp>（</rp><rt>き</rt><rp>）</rp></ruby>を育てる\n${url}\n`],
    ['H$_2$O --- A Key', `# Week\n\n## H<sub>2</sub>O &mdash; A <kbd>Key</kbd>\n\n${url}\n\nNote.\n`],
    ['Trees --- A Study', `# Week\n\n- Trees &mdash; A Study\n  - ${url}\n  - note\n`],
    ['Glazing Stone Tiles', `# Week\n\nGlazing %%really%% Stone Tiles\n${url}\nNote.\n`],
    ['Glazing Stone Tiles', `# Week\n\nGlazing <!-- really --> Stone Tiles\n${url}\nNote.\n`],
    ['Glazing Stone Tiles', `# Week\n\n*Glazing* ~~Big~~ Stone Tiles\n${url}\nNote.\n`],
    ['Glazing Stone Tiles', `# Week\n\n- <del>Big</del> Glazing <s>Big</s> Stone Tiles ${url}\n`],
    ['Glazing Stone Tiles', `# Week\n\n- [Glazing ~~Big~~ Stone Tiles](${url}): note\n`],
    ['Glazing Stone Tiles', `# Week\n\n### Glazing %%really%% Stone Tiles\n\n![a](b.png)\n\n${url}\n`],
    ['Towards Colour in Modelling', `# Week\n\nToward Color in Modeling\n${url}\nNote.\n`],
    ['Crossing Wide Rivers', `# Week\n\nCrossing Wide Rivers.\n${url}\nNote.\n\n${elsewhere}`],
    ['Crossing Wide Rivers.', `# Week\n\nCrossing Wide Rivers\n${url}\nNote.\n\n${elsewhere}`],
    ['Rivers Run "Only Once"', `# Week\n\nRivers Run "Only Once"\n${url}\nNote.\n\n${elsewhere}`],
    ['BoatNet: Crossing Rivers', `# Week\n\n**BoatNet**: Crossing Rivers\n${url}\nNote.\n\n${elsewhere}`],
    [
      'Crossing Wide Rivers in Boats without a Rudder or Sails',
      `# Week\n\nCrossing Wide Rivers in Boats without\na Rudder or Sails\n${url}\nNote.\n\n${elsewhere}`,
    ],
    ['Towards Colour in Modelling', `# Week\n\nToday, *Toward Color in Modeling*: good.\n\n- ${url}\n`],
  ] as const)
    test(`are there, whatever else is among them: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(found(recorded, text), [])
    })

  for (const text of [
    `# Week\n\n- {{embed ((65b))}} ${other}\n`,
    `# Week\n\n[![fig](a.png)](${other})\n\nNote.\n`,
  ])
    test(`may be what stands beside a link: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(found('Glazing Stone Tiles', text), [])
    })

  test('differ where a word is struck out that belongs to them', () => {
    assert.deepEqual(found('Glazing Stone Tiles', `# Week\n\n~~Glazing~~ Wide Tiles\n${url}\nNote.\n`), [
      'title-mismatch',
    ])
  })
})
