import assert from 'node:assert/strict'
import { dateIn, digestDate } from '../../../src/core/digest/digestDate.ts'
import { parseDigest } from '../../../src/core/digest/parseDigest.ts'

suite('the date of a digest', () => {
  for (const [text, date] of [
    ['201125 최근 논문들에 대한 생각', '2020-11-25'],
    ['2024-03-01', '2024-03-01'],
    ['[arXiv Digest] 2025.7.4', '2025-07-04'],
    ['2024年3月1日の論文', '2024-03-01'],
    ['2024년 3월 1일 논문', '2024-03-01'],
    ['2024년 3월 둘째 주', '2024-03'],
    ['20240301.md', '2024-03-01'],
    ['Top Papers of the Week (March 31 - April 6) - 2024', '2024-03-31'],
    ['1 March 2024', '2024-03-01'],
    ['Papers of March 2024', '2024-03'],
    ['2018-02', '2018-02'],
  ] as const) {
    test(`is read from "${text}"`, () => {
      assert.equal(dateIn(text), date)
    })
  }

  for (const text of ['Week 12', '2024-13-01', '991332', 'March 3', 'arXiv 2401.00001']) {
    test(`is not read from "${text}"`, () => {
      assert.equal(dateIn(text), undefined)
    })
  }

  test('is that of the front matter, else of the title, the name of the file, the first section', () => {
    const dateOf = (text: string, name: string) => digestDate(parseDigest(text), name)
    assert.equal(dateOf('---\ndate: 2024-01-02\n---\n# 2024-03-04\n', '240506.md'), '2024-01-02')
    assert.equal(dateOf('# 2024-03-04\n', '240506.md'), '2024-03-04')
    assert.equal(dateOf('Words.\n', '240506 Thoughts.md'), '2024-05-06')
    assert.equal(dateOf('Words.\n\n## 2024-07-08\n', 'notes.md'), '2024-07-08')
    assert.equal(dateOf('Words.\n', 'notes.md'), undefined)
  })
})
