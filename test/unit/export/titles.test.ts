import assert from 'node:assert/strict'
import MarkdownIt from 'markdown-it'
import { layouts } from '../../../src/core/digest/layouts/index.ts'
import { markdown } from '../../../src/core/export/formats/markdown.ts'
import { decodeEntities } from '../../../src/core/paper/tex/characters.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'
import { paper } from '../../helpers/papers.ts'

/** As a site shows it that takes HTML for HTML. */
function shown(text: string): string {
  const html = new MarkdownIt({ html: true }).render(text)
  return decodeEntities(html.replace(/<[^<>]*>/g, ' ')).replace(/\s+/g, ' ')
}

suite('titles in exported Markdown', () => {
  for (const { id: layout } of layouts)
    test(`are shown letter by letter: ${layout}`, () => {
      for (const title of [
        'Loops of List<T> & Map<K, V>',
        'Along the Path C:\\',
        'Steps <script>x</script> of Kernels',
        'Kernels &lt; Trees',
        'Stars *and* `Ponds`',
      ]) {
        const url = 'https://arxiv.org/abs/2401.00001'
        const exported = exportedDigest(`# Week\n\n${url}\nGood one.\n`, [paper({ id: '2401.00001', title })])
        const text = markdown.write([exported], { ...exportOptions, layout })[0]?.text ?? ''
        assert.ok(shown(text).includes(title), text)
      }
    })
})
