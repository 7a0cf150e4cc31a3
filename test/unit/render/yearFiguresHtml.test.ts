import assert from 'node:assert/strict'
import { type CountedDigest, yearFigures } from '../../../src/core/archive/yearFigures.ts'
import { arcs, columns, dots, rows } from '../../../src/core/render/plots.ts'
import { yearFiguresHtml } from '../../../src/core/render/yearFiguresHtml.ts'

suite('a page of figures', () => {
  test('names papers without a title by their identifier or DOI, in the plot and in the table', () => {
    const entry = { title: '', subject: undefined, words: 1, published: undefined }
    const key = '10.1000/rivers'
    const entries = [
      { ...entry, key: '2401.00001', cites: [key] },
      { ...entry, key, cites: ['2401.00001'] },
    ]
    const figures = yearFigures(
      [{ date: '2024-05-01', tags: [], mentions: [], entries } as CountedDigest],
      '2024',
    )
    const links = { paper: () => undefined, tag: () => undefined, subject: () => undefined }
    const html = yearFiguresHtml(figures, { language: 'en', links })
    assert.doesNotMatch(html, /“”|arXiv:10\./)
    assert.match(html, /Cited most: doi:10\.1000\/rivers and arXiv:2401\.00001/)
    assert.match(html, /<th scope="row">doi:10\.1000\/rivers<\/th><td><ul><li>arXiv:2401\.00001</)
  })
})

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

  test('of links are arcs beside lines of text, the wider the longer, the strong ones on top', () => {
    const svg = arcs(
      [4, 0, 1],
      [
        { citing: 2, cited: 0 },
        { citing: 2, cited: 1 },
      ],
      name,
    )
    assert.match(svg, /width="6\.4em" height="6em" viewBox="0 0 64 60"/)
    const paths = Array.from(svg.matchAll(/class="link( strong)?" d="M([\d.]+) (\d+)A([\d.]+) /g))
    assert.deepEqual(
      paths.map(([, strong, , top]) => [strong, top]),
      [
        [undefined, '30'],
        [' strong', '10'],
      ],
    )
    const [near, far] = paths.map(([, , at, , reach]) => Number(at) - Number(reach))
    assert.ok(near !== undefined && far !== undefined && 0 <= far && far < near, 'within the plot')
    assert.equal(svg.match(/class="dot/g)?.length, 3)
    assert.equal(svg.match(/class="dot strong"/g)?.length, 1)
  })

  test('of nothing are no numbers that are none', () => {
    const nothing = [{ label: 'a', value: 0, before: 0 }]
    assert.doesNotMatch(columns(nothing, name) + rows(nothing, name) + arcs([], [], name), /NaN|Infinity/)
  })
})
