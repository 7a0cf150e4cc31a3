import assert from 'node:assert/strict'
import { readConventions } from '../../../src/core/digest/conventions/readConventions.ts'
import { isDigest } from '../../../src/core/digest/detect.ts'
import { digestDate, frontMatterOf } from '../../../src/core/digest/frontMatter.ts'
import {
  type EarlierDigest,
  type NewDigestOptions,
  newDigestFile,
  sectionLines,
  usualTemplate,
} from '../../../src/core/digest/newDigest.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

const date = '2024-03-01'
const earlier: EarlierDigest = {
  path: 'reviews/2023/230512.md',
  date: '2023-05-12',
  text: '# Papers of 2023-05-12\n\n## Vision\n\n- [A Title](https://arxiv.org/abs/2305.00001): fine.\n\n## Language ##\n\n- [Another Title](https://arxiv.org/abs/2305.00002): deep.\n',
}

/** The path, and the text with `|` at the cursor. */
function begin(options: Partial<NewDigestOptions> = {}): readonly [string, string] {
  const { path, text, cursor } = newDigestFile({ conventions: undefined, date, ...options })
  return [path, `${text.slice(0, cursor)}|${text.slice(cursor)}`]
}

suite('a new digest', () => {
  test('is named after its day, and a digest from the start, where nothing else is known', () => {
    const [path, text] = begin()
    assert.equal(path, '2024-03-01.md')
    assert.equal(text, '---\ndigest: true\ndate: 2024-03-01\n---\n\n# 2024-03-01\n\n|\n')
    const digest = parseDigest(text.replace('|', ''))
    assert.ok(isDigest(digest))
    assert.equal(digestDate(digest, 'any.md'), date)
    assert.equal(digest.title?.text, '2024-03-01')
  })

  test('is named, begun and tagged as the conventions want', () => {
    const conventions = readConventions(
      'newDigest: { file: "reviews/{year}/{month}{day}.md", title: "Papers of {date}" }\ntags: { required: [review, c++] }\n',
    )
    const [path, text] = begin({ conventions })
    assert.equal(path, 'reviews/2024/0301.md')
    const digest = parseDigest(text.replace('|', ''))
    assert.equal(digest.title?.text, 'Papers of 2024-03-01')
    assert.deepEqual(
      frontMatterOf(digest)?.tags.map(({ name }) => name),
      ['review', 'c++'],
    )
  })

  test('is named and begun as the digest before it, with the chosen sections', () => {
    const sections = sectionLines(parseDigest(earlier.text))
    assert.deepEqual(sections, ['## Vision', '## Language ##'])
    assert.deepEqual(begin({ earlier, sections }), [
      'reviews/2024/240301.md',
      '# Papers of 2024-03-01\n\n## Vision\n\n|\n\n## Language ##\n',
    ])
  })

  for (const [old, wanted] of [
    ['2023-05-12.md', '2024-03-01.md'],
    ['notes/2023.05.12.txt', 'notes/2024.03.01.txt'],
    ['20230512.digest', '20240301.digest'],
    ['230512 A Paper on Trees.md', '2024-03-01.md'],
    ['2023/week.md', '2024/2024-03-01.md'],
  ] as const) {
    test(`has a name like ${old}`, () => {
      assert.equal(begin({ earlier: { ...earlier, path: old } })[0], wanted)
    })
  }

  test('has no heading and no front matter where plain text has none', () => {
    const text =
      'The papers below are about trees.\n\nA Title of Trees\nhttps://arxiv.org/abs/2305.00001\nFine.\n\n#review\n'
    const before = { path: '2023-05-12.txt', date: '2023-05-12', text }
    const conventions = readConventions('tags: { required: [review] }')
    assert.deepEqual(
      begin({ conventions, earlier: before, sections: ['The papers below are about trees.'] }),
      ['2024-03-01.txt', 'The papers below are about trees.\n\n|\n\n#review\n'],
    )
  })

  test('begins as a template says, without the lines that have nothing to say', () => {
    const template =
      '---\ntags: [{tags}]\n---\n{title} of {year}, $x^{2}$\n\n{hashtags}\n\n{sections}\n\nBye {cursor}!\n'
    assert.equal(
      begin({ template, sections: ['## One', '## Two'] })[1],
      '---\ntags: []\n---\n2024-03-01 of 2024, $x^{2}$\n\n## One\n\n|\n\n## Two\n\nBye !\n',
    )
    assert.equal(begin({ template })[1], '---\ntags: []\n---\n2024-03-01 of 2024, $x^{2}$\n\nBye |!\n')
    assert.equal(begin({ template: 'No place\n' })[1], 'No place\n|')
    assert.match(
      begin({ template: usualTemplate })[1],
      /^---\ndigest: true\ndate: 2024-03-01\ntags: \[\]\n---\n\n# 2024-03-01\n\n\|\n$/,
    )
  })
})
