import assert from 'node:assert/strict'
import { site } from '../../../src/core/export/formats/site.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'

const day = (number: number) => new Date(Date.UTC(2000, 0, 1 + number)).toISOString().slice(0, 10)

/** A paper that stands in each of them, a tag that each has, and one of its own. */
function archiveOf(count: number) {
  return Array.from({ length: count }, (_, number) =>
    exportedDigest(
      `# Issue of ${day(number)}\n\nA Standing Title\nhttps://arxiv.org/abs/2401.00011\nSaid again, $x^2$.\n\n#review #own${number}\n`,
      [],
      `${day(number)}.md`,
    ),
  )
}

suite('the site of an archive in which one paper stands everywhere', () => {
  test('grows with its digests, and names the latest few besides', () => {
    const sizeOf = (count: number) =>
      site.write(archiveOf(count), exportOptions).reduce((sum, { text }) => sum + text.length, 0)
    const [small, large] = [sizeOf(100), sizeOf(400)]
    assert.ok(large < small * 5, `${small} and ${large} characters`)
    const page = site.write(archiveOf(20), exportOptions).find(({ path }) => path.includes(day(3)))
    assert.equal(page?.text.match(/class="covered"/g)?.length, 1)
    const listed = new RegExp(`Also in 19 digests<.*<li>13 more</li>.*${day(14)}.*${day(19)}`)
    assert.match(page?.text ?? '', listed)
    assert.doesNotMatch(page?.text ?? '', new RegExp(`${day(13)}`))
  })

  test('makes a page when it is asked for, and the style of formulas in whatever order', () => {
    const assets = {
      ...exportOptions.assets,
      mathStyle:
        '@font-face{font-family:KaTeX_Math;font-style:italic;src:url(fonts/KaTeX_Math-Italic.woff2)}.katex .mathnormal{font-family:KaTeX_Math;font-style:italic}',
      mathFonts: new Map([['KaTeX_Math-Italic.woff2', new Uint8Array([1, 2, 3])]]),
    }
    const files = site.write(archiveOf(5), { ...exportOptions, assets })
    const style = files.find(({ path }) => path === 'assets/math.css')
    const early = style?.text
    assert.match(early ?? '', /KaTeX_Math/)
    for (const file of files) assert.equal(file.text, file.text)
    assert.equal(style?.text, early)
  })
})
