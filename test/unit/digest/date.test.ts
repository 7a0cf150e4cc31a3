import assert from 'node:assert/strict'
import fc from 'fast-check'
import { dateIn } from '../../../src/core/digest/date.ts'
import { digestDate } from '../../../src/core/digest/frontMatter.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

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
    ['3.2.2024', '2024-02-03'],
    ['31/12/2024', '2024-12-31'],
    ['24/02/03', '2024-02-03'],
    ['Papers, 2024-W05', '2024-01-29'],
    ['2024W05-3', '2024-01-31'],
    ['Week 12, 2024', '2024-03-18'],
    ['2024, week 12', '2024-03-18'],
    ['2024년 12주차', '2024-03-18'],
    ['2nd of April 2024', '2024-04-02'],
    ['Sunday, 3 Mar. 2024', '2024-03-03'],
    ['05-Mar-2024', '2024-03-05'],
    ['2024年3月', '2024-03'],
    ['２０２４年３月１日', '2024-03-01'],
    ['2024년 3월 2주', '2024-03'],
    ['2024年3月第1週', '2024-03'],
    ['令和6年3月1日', '2024-03-01'],
    ['令和元年12月', '2019-12'],
    ['January 29 – February 4, 2024', '2024-01-29'],
    ['29 Jan – 4 Feb 2024', '2024-01-29'],
    ['10–16 March 2024', '2024-03-10'],
    ['Dec 30 - Jan 5, 2025', '2024-12-30'],
    ['2024-01-29 to 2024-02-04', '2024-01-29'],
    ['Novel boats of May 2024', '2024-05'],
  ] as const) {
    test(`is read from "${text}"`, () => {
      assert.equal(dateIn(text), date)
    })
  }

  for (const text of [
    'Novices at sea in 2024',
    'What may come in 2024',
    'May the Best Boat Win in 2024',
    'Models march 5 steps in 2024',
    '03/04/2024',
    '24/02/23',
    '12/11/24',
    '2024-02-30',
    '2024-W54',
    'v24.02.03',
    '令和6年',
    'Week 12',
    '2024-13-01',
    '991332',
    'March 3',
    'arXiv 2401.00001',
  ]) {
    test(`is not read from "${text}"`, () => {
      assert.equal(dateIn(text), undefined)
    })
  }

  test('is of no word whose first letters are those of a month', () => {
    const begins = fc.constantFrom(
      'jan',
      'feb',
      'mar',
      'apr',
      'may',
      'jun',
      'jul',
      'aug',
      'sep',
      'oct',
      'nov',
      'dec',
    )
    const months =
      /^(?:january|february|march|april|may|june?|july?|august|sept?|september|october|november|december)$/
    fc.assert(
      fc.property(begins, fc.stringMatching(/^[a-z]{1,8}$/), fc.boolean(), (start, rest, isCapital) => {
        const word = start + rest
        fc.pre(!months.test(word))
        const written = isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word
        for (const text of [
          `${written} 3, 2024`,
          `3 ${written} 2024`,
          `${written} 2024`,
          `All ${written} in 2024`,
        ]) {
          assert.equal(dateIn(text), undefined, text)
        }
      }),
    )
  })

  test('is the same in each way to write a day', () => {
    const day = fc.date({ min: new Date('2010-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year = '', month = '', dayOfMonth = ''] = iso.split('-')
        const name = date.toLocaleString('en', { month: 'long', timeZone: 'UTC' })
        const short = name.slice(0, 3)
        const number = Number(dayOfMonth)
        for (const text of [
          iso,
          iso.replaceAll('-', '.'),
          iso.replaceAll('-', ''),
          `${number}.${Number(month)}.${year}`,
          `${year}年${Number(month)}月${number}日`,
          `${year}년 ${Number(month)}월 ${number}일`,
          `${name} ${number}, ${year}`,
          `${number} ${short} ${year}`,
          `${number}th of ${name}, ${year}`,
          `${year}-${short}-${dayOfMonth}`,
          `Papers of the week (${name} ${number}) - ${year}`,
        ]) {
          assert.equal(dateIn(text), iso, text)
        }
      }),
    )
  })

  test('is that of the front matter, else of the title, the name of the file, the first section', () => {
    const dateOf = (text: string, name: string) => digestDate(parseDigest(text), name)
    assert.equal(dateOf('---\ndate: 2024-01-02\n---\n# 2024-03-04\n', '240506.md'), '2024-01-02')
    assert.equal(dateOf('# 2024-03-04\n', '240506.md'), '2024-03-04')
    assert.equal(dateOf('# Novices at sea in 2024\n', '2024-02-10.md'), '2024-02-10')
    assert.equal(dateOf('---\ntitle: Ponds\n---\n# 2024-03-04\n', 'x.md'), '2024-03-04')
    assert.equal(dateOf('Words.\n', '240506 Thoughts.md'), '2024-05-06')
    assert.equal(dateOf('Words.\n\n## 2024-07-08\n', 'notes.md'), '2024-07-08')
    assert.equal(dateOf('Words.\n', 'notes.md'), undefined)
  })
})
