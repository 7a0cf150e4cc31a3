import assert from 'node:assert/strict'
import fc from 'fast-check'
import { namedPeople } from '../../../src/core/export/bibliography.ts'
import { beginningOf, calendarDate, day, personName } from '../../../src/core/paper/text.ts'

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

suite('a name of a person', () => {
  for (const [name, family, given] of [
    ['Nora De Wit', 'De Wit', 'Nora'],
    ['Ivo Del Prado', 'Del Prado', 'Ivo'],
    ['Anne-Lise Le Goff', 'Le Goff', 'Anne-Lise'],
    ['Jan van der Berg', 'van der Berg', 'Jan'],
    ['Jan Van Der Berg', 'Van Der Berg', 'Jan'],
    ['Anna de la Cruz', 'de la Cruz', 'Anna'],
    ['Maria Della Valle', 'Della Valle', 'Maria'],
    ['Omar El Sayed', 'El Sayed', 'Omar'],
    ['Ludwig von Stein Jr.', 'von Stein Jr.', 'Ludwig'],
    ['Quoc Le', 'Le', 'Quoc'],
    ['Di Wu', 'Wu', 'Di'],
    ['Xiao Di Wang', 'Wang', 'Xiao Di'],
    ['Maria da Silva Santos', 'da Silva Santos', 'Maria'],
    ['Charles-Jean de La Vallée Poussin', 'de La Vallée Poussin', 'Charles-Jean'],
    ['Otto von und zu Hausen', 'von und zu Hausen', 'Otto'],
    ['José Ortega y Gasset', 'Ortega y Gasset', 'José'],
    ['L. da F. Costa', 'Costa', 'L. da F.'],
    ['Ann B. Author', 'Author', 'Ann B.'],
  ] as const)
    test(`${name} is of the family ${family}`, () => {
      assert.deepEqual(personName(name), { family, given })
    })
})

test('names of people leave out those that say that there are more', () => {
  assert.deepEqual(namedPeople(['Ann Author', 'Bo Author et al.', 'and others', 'Al Others-Smith']), {
    names: ['Ann Author', 'Bo Author', 'Al Others-Smith'],
    hasOthers: true,
  })
  assert.deepEqual(namedPeople(['Etal Alothers', 'Al Al']), {
    names: ['Etal Alothers', 'Al Al'],
    hasOthers: false,
  })
})

suite('the beginning of a line', () => {
  test('ends with a whole word, or with a whole character where there are no spaces', () => {
    assert.equal(beginningOf('Short enough', 12), 'Short enough')
    assert.equal(beginningOf('I would have liked to see it', 15), 'I would have…')
    assert.equal(beginningOf('I would have liked to see it', 12), 'I would have…')
    assert.equal(beginningOf('같은 물체를 남이라고 배우는 문제', 8), '같은 물체를…')
    assert.equal(beginningOf('把图像切成小块就足够了', 4), '把图像切…')
    assert.equal(beginningOf('𝒜𝒜𝒜', 3), '𝒜…')
  })
})
