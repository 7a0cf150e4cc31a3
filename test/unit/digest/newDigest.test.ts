import assert from 'node:assert/strict'
import { readConventions } from '../../../src/core/digest/conventions/conventions.ts'
import { newDigestFile } from '../../../src/core/digest/newDigest.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

suite('a new digest', () => {
  test('is named and begun after its day where nothing else is wanted', () => {
    assert.deepEqual(newDigestFile(undefined, '2024-03-01'), {
      path: '2024-03-01.md',
      text: '# 2024-03-01\n\n',
      cursor: 14,
    })
  })

  test('is named, begun and tagged as the conventions want', () => {
    const conventions = readConventions(
      'newDigest: { file: "reviews/{year}/{month}{day}.md", title: "Papers of {date}" }\ntags: { required: [review] }\n',
    )
    const { path, text, cursor } = newDigestFile(conventions, '2024-03-01')
    assert.equal(path, 'reviews/2024/0301.md')
    const { title, tags } = parseDigest(text)
    assert.equal(title?.text, 'Papers of 2024-03-01')
    assert.deepEqual(
      tags.map(({ name }) => name),
      ['review'],
    )
    assert.equal(text.slice(0, cursor), '# Papers of 2024-03-01\n\n')
  })
})
