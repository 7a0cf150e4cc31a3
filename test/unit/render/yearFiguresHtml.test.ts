import assert from 'node:assert/strict'
import { columns, dots, rows } from '../../../src/core/render/yearFiguresHtml.ts'

suite('plots', () => {
  const name = { labelledBy: 'a "name"' }

  test('have one strong mark, positions in per cent across, and no mark for nothing', () => {
    const bars = [3, 0, 5, 1].map((value, index) => ({ label: `${index + 1}월`, value, before: 2 }))
    const svg = columns(bars, name)
    assert.equal(svg.match(/class="bar/g)?.length, 3)
    assert.equal(svg.match(/class="bar strong" x="51\.3%"/g)?.length, 1)
    assert.equal(svg.match(/class="was"/g)?.length, 4)
    assert.match(svg, />1<tspan class="wide">월<\/tspan>/)
    assert.match(svg, /aria-labelledby="a &quot;name&quot;"/)
    assert.equal(rows(bars, name).match(/class="bar strong"/g)?.length, 1)
  })

  test('escape labels and shorten them where there is little room, by their width', () => {
    const row = (label: string) => dots([{ label, values: [1, 4], total: 5 }], ['Jan', 'Feb'], name)
    assert.match(row('#<tag>'), />#&lt;tag&gt;<\/text>/)
    assert.match(
      row('#vision_transformer'),
      />#vision_trans<tspan class="wide">former<\/tspan><tspan class="narrow">…<\/tspan>/,
    )
    assert.match(row('#확률적경사하강법'), />#확률적경사하<tspan class="wide">강법<\/tspan>/)
    assert.equal(row('#a').match(/r="4\.8"/g)?.length, 1)
  })

  test('of nothing are no numbers that are none', () => {
    const nothing = [{ label: 'a', value: 0, before: 0 }]
    assert.doesNotMatch(columns(nothing, name) + rows(nothing, name), /NaN|Infinity/)
  })
})
