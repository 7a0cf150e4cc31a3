import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readSnapshotLine, readUsualFields } from '../../../src/core/catalogue/snapshot/readSnapshot.ts'
import { snapshotRecord } from './snapshots.ts'

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abZ 09-.,[]{}":é深'.split('')), maxLength: 20 }),
  fc.constantFrom('', 'Plain', '"title":"x"', "M\\'uller", '"],["', 'line\nbreak', '","'),
)
const author = fc.tuple(text, text, text)

suite('lines of a snapshot', () => {
  test('say the same whether they are read by the names of their fields or as JSON', () => {
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.array(author, { maxLength: 4 }),
        (title, comments, abstract, authors_parsed) => {
          const line = snapshotRecord({
            id: '2401.00001',
            title: `T${title}`,
            comments,
            abstract,
            authors_parsed,
          })
          const { id, ...others } = JSON.parse(line)
          const otherOrder = JSON.stringify({ ...others, id })
          assert.equal(readUsualFields(Buffer.from(otherOrder)), undefined)
          assert.deepEqual(readSnapshotLine(Buffer.from(line)), readSnapshotLine(Buffer.from(otherOrder)))
        },
      ),
    )
  })

  test('of plain text need no JSON', () => {
    const line = snapshotRecord({ id: '2401.00001', title: 'Plain', authors_parsed: [['Müller', 'Ann', '']] })
    assert.deepEqual(readUsualFields(Buffer.from(line)), {
      id: '2401.00001',
      title: 'Plain',
      categories: 'cs.LG stat.ML',
      update_date: '2024-01-02',
      authors_parsed: [['Müller', 'Ann', '']],
    })
  })

  test('that end too early are no records', () => {
    const line = Buffer.from(snapshotRecord({ id: '2401.00001' }))
    for (let end = 0; end < line.length; end += 7)
      assert.equal(readSnapshotLine(line.subarray(0, end)).entry, undefined)
  })
})
