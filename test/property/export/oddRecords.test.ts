import assert from 'node:assert/strict'
import fc from 'fast-check'
import { exportFormats } from '../../../src/core/export/formats/index.ts'
import { isBlank } from '../../../src/core/paper/text.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'
import { paper } from '../../helpers/papers.ts'
import { brokenAtomRules } from '../../unit/export/atomRules.ts'

const dates = [
  ...['2024-13-45', '2024-02-31T00:00:00Z', '2024-00-10', '0000-00-00', '2023-02-29', '2024-02-29T10:00:00Z'],
  ...['2024', '2024-05', 'soon', '', '2024-99', '20240101'],
]
const titles = [
  ' ',
  '\u200b',
  '\u3164',
  '{B}ayesian {GAN}s of $\\{x\\}$',
  'On {Double Braces} and {{GAN}s in Use}',
  'Growing Trees',
  '???',
]
const people = [
  'Ann Author',
  'et al.',
  'others',
  'and others',
  'Bo Author et al.',
  'Cy Third and others',
  'Et Al',
  'Alan Others-Smith',
]
const labels = ['', ' ', '\u200b', 'Growing Trees of Mine']

const url = 'https://arxiv.org/abs/2401.00001'
const hostile = fc.record({
  title: fc.constantFrom(...titles),
  authors: fc.array(fc.constantFrom(...people), { maxLength: 4 }),
  publishedAt: fc.constantFrom(...dates),
  label: fc.constantFrom(...labels),
  date: fc.constantFrom(...dates),
})
const write = (
  id: string,
  { label, date, ...record }: typeof hostile extends fc.Arbitrary<infer T> ? T : never,
) => {
  const text = `---\ndate: ${date}\ntitle: "\u200b"\n---\n# \u200b\n\n## \u200b\n\n- [${label}](${url}): steady, as [](https://e.example.org/1) says\n- [Other Ponds](https://arxiv.org/abs/2402.00002): wet\n- [More Lakes](https://arxiv.org/abs/2402.00003): deep\n`
  const exported = exportedDigest(text, [paper({ id: '2401.00001', ...record })], `${date || 'x'}.md`)
  const format = exportFormats.find((each) => each.id === id)
  return format?.write([exported], exportOptions)[0]?.text ?? ''
}
/** A name that is none of a person. */
const nobody = /^(?:and |& )?(?:et\.? al\.?|others)$/i

suite('odd records', () => {
  test('have no formula over two fields of a note', () => {
    const exported = exportedDigest(`# Week\n\nGrowing Trees\n${url}\nok\n`, [
      paper({ id: '2401.00001', comment: 'For $5 & more_', journalReference: 'Ponds & Lakes, $7' }),
    ])
    const format = exportFormats.find(({ id }) => id === 'bibtex')
    const note = /note = \{(.*)\}/.exec(format?.write([exported], exportOptions)[0]?.text ?? '')?.[1]
    assert.equal(note, 'For \\$5 \\& more\\_; Ponds \\& Lakes, \\$7')
  })

  test('become no odd items of CSL', () => {
    fc.assert(
      fc.property(hostile, (odd) => {
        for (const item of JSON.parse(write('csl-json', odd))) {
          assert.ok(!isBlank(item.title), JSON.stringify(item))
          assert.doesNotMatch(item.title, /\{[A-Z]/)
          const [[year, month = 1, day = 1]] = item.issued?.['date-parts'] ?? [[2000]]
          const read = new Date(Date.UTC(year, month - 1, day))
          assert.deepEqual(
            [read.getUTCFullYear(), read.getUTCMonth() + 1, read.getUTCDate()],
            [year, month, day],
          )
          for (const { family = '', given = '', literal = '' } of item.author ?? [])
            for (const name of [literal, `${given} ${family}`.trim(), family])
              assert.doesNotMatch(name, nobody)
        }
      }),
    )
  })

  test('become no odd entries of BibTeX', () => {
    fc.assert(
      fc.property(hostile, (odd) => {
        const text = write('bibtex', odd)
        for (const [, value = ''] of text.matchAll(/^ {2}title = \{(.*)\},$/gm))
          assert.ok(!isBlank(value.replace(/[{}]/g, '')), text)
        for (const [, month = ''] of text.matchAll(/^ {2}month = \{(.*)\},$/gm))
          assert.ok(Number(month) >= 1 && Number(month) <= 12, text)
        for (const [, year = ''] of text.matchAll(/^ {2}year = \{(.*)\},$/gm))
          assert.ok(Number(year) > 0, text)
        const [, authors = ''] = /^ {2}author = \{(.*)\},$/m.exec(text) ?? []
        const names = authors.split(' and ')
        for (const name of names.slice(0, -1)) assert.doesNotMatch(name, /\bal\b|^\{?others\b(?!-)/i)
        assert.doesNotMatch(names.at(-1) ?? '', /\bal\b|\{others\}|\bothers,/i)
        if (names.at(-1) === 'others') assert.ok(names.length > 1, text)
        assert.doesNotMatch(text, /^@\w+\{(?:al|others)[\d,]/m)
      }),
    )
  })

  test('leave a feed valid, and every link and title to be seen', () => {
    fc.assert(
      fc.property(hostile, (odd) => {
        const feed = write('atom', odd)
        assert.deepEqual(brokenAtomRules(feed), [])
        for (const [, title = ''] of feed.matchAll(/<title>(.*?)<\/title>/g)) assert.ok(!isBlank(title))
        const html = write('html', odd)
        for (const [link, label = ''] of html.slice(html.indexOf('<body')).matchAll(/<a\b[^>]*>(.*?)<\/a>/gs))
          assert.ok(!isBlank(label.replace(/<[^>]*>/g, '')), link)
        for (const [heading, label = ''] of html.matchAll(/<h\d[^>]*>(.*?)<\/h\d>/gs))
          assert.ok(!isBlank(label.replace(/<[^>]*>/g, '')), heading)
        assert.ok(write('text', odd).includes('https://e.example.org/1'))
        assert.match(write('markdown', odd), /^# \S/)
      }),
    )
  })
})
