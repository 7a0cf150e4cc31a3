import assert from 'node:assert/strict'
import { namedPeople, personName } from '../../../src/core/paper/personName.ts'

suite('a name of a person', () => {
  for (const [name, family, given] of [
    ['Rosa De Leo', 'De Leo', 'Rosa'],
    ['Gil Del Toro', 'Del Toro', 'Gil'],
    ['Jean-Luc Le Pen', 'Le Pen', 'Jean-Luc'],
    ['Jan van der Berg', 'van der Berg', 'Jan'],
    ['Jan Van Der Berg', 'Van Der Berg', 'Jan'],
    ['Anna de la Cruz', 'de la Cruz', 'Anna'],
    ['Maria Della Valle', 'Della Valle', 'Maria'],
    ['Omar El Sayed', 'El Sayed', 'Omar'],
    ['Ludwig von Stein Jr.', 'von Stein Jr.', 'Ludwig'],
    ['Quoc Le', 'Le', 'Quoc'],
    ['Di Wu', 'Wu', 'Di'],
    ['Xiao Di Wang', 'Wang', 'Xiao Di'],
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
