import assert from 'node:assert/strict'
import fc from 'fast-check'
import { calendarDate, day } from '../../../src/core/paper/text.ts'

suite('dates of records', () => {
  test('are those of a calendar, as far as they are', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 0, max: 2500 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 40 }),
    )
    fc.assert(
      fc.property(numbers, fc.constantFrom('', 'T10:00:00Z'), ([year, month, date], time) => {
        const parts = [
          String(year).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(date).padStart(2, '0'),
        ]
        const written = `${parts.join('-')}${time}`
        const read = new Date(`${parts.join('-')}T00:00:00Z`)
        const isDay = !Number.isNaN(read.getTime()) && read.getUTCDate() === date && year > 0
        assert.equal(day(written), isDay ? parts.join('-') : undefined)
        const expected = isDay ? written : parts.slice(0, month >= 1 && month <= 12 ? 2 : 1).join('-')
        assert.equal(calendarDate(written), year === 0 ? undefined : expected)
      }),
    )
    assert.deepEqual(['2024', '2024-05', 'soon', ''].map(calendarDate), [
      '2024',
      '2024-05',
      undefined,
      undefined,
    ])
  })
})
