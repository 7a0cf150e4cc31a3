import assert from 'node:assert/strict'
import { showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'
import { hoverText } from '../support/hovers.ts'

suite('hover over a DOI', () => {
  test('shows what Crossref says of it', async () => {
    const document = await showDigest('# Notes\n\nSee https://doi.org/10.1038/nature14539, all of it.\n')
    const text = await eventually(
      () => hoverText(document, 'nature14539'),
      (shown) => shown.includes('LeCun'),
    )
    assert.match(text, /\*\*Deep learning\*\*/)
    assert.match(text, /Nature 521/)
  })

  test('says that no registry knows it, and nothing on other words', async () => {
    const document = await showDigest('# Notes\n\nSee doi:10.1000/unknown here.\n')
    await eventually(
      () => hoverText(document, '10.1000'),
      (shown) => shown.includes('neither Crossref nor DataCite'),
    )
    assert.equal(await hoverText(document, 'here'), '')
  })
})
