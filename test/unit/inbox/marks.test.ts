import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { type Mark, type Marks, markNames, readMarks, writeMarks } from '../../../src/core/inbox/marks.ts'

const id = (text: string) => text as ArxivId
const moment = Date.parse('2026-11-27T09:12:33Z')
const none: Marks = new Map()

const ids = fc.uniqueArray(
  fc.oneof(
    fc.integer({ min: 1, max: 30 }).map((number) => id(`2611.${String(number).padStart(5, '0')}`)),
    fc.integer({ min: 1, max: 9 }).map((number) => id(`0704.000${number}`)),
    fc.integer({ min: 1, max: 9 }).map((number) => id(`hep-th/990100${number}`)),
  ),
  { minLength: 1, maxLength: 12 },
)
/** What somebody does in a window, some milliseconds after the window's last. */
const action = fc.record({ ids, mark: fc.constantFrom(...markNames), after: fc.nat(5) })

function linesOf(
  actions: readonly { ids: readonly ArxivId[]; mark: Mark; after: number }[],
): readonly string[] {
  let now = moment
  let marks = none
  return actions.flatMap(({ ids, mark, after }) => {
    now += after
    const lines = writeMarks(mark, ids, marks, now)
    marks = readMarks(lines, marks)
    return lines.split('\n').filter((line) => line !== '')
  })
}

suite('marks of the inbox', () => {
  test('are lines that name the papers of a month by their numbers', () => {
    const papers = ['2611.00002', 'hep-th/9901001', '2610.00007', '2611.00001'].map(id)
    assert.equal(
      writeMarks('read', papers, none, moment),
      '2026-11-27T09:12:33.000Z read 2610.00007 2611.00001 .00002 hep-th/9901001\n',
    )
  })

  test('are of each paper what was done last', () => {
    const first = readMarks(writeMarks('starred', [id('2611.00001'), id('2611.00002')], none, moment))
    const second = readMarks(writeMarks('dismissed', [id('2611.00002')], first, moment + 1), first)
    assert.equal(second.get(id('2611.00001'))?.mark, 'starred')
    assert.equal(second.get(id('2611.00002'))?.mark, 'dismissed')
  })

  test('count although an earlier one is of a clock that was ahead', () => {
    const early = readMarks(writeMarks('dismissed', [id('2611.00001')], none, moment + 1e9))
    const undone = readMarks(writeMarks('unread', [id('2611.00001')], early, moment), early)
    assert.equal(undone.get(id('2611.00001'))?.mark, 'unread')
  })

  test('skip what is no line of marks, and what names no paper', () => {
    const text = [
      '<<<<<<< HEAD',
      '2026-11-27T09:12:33.000Z read 2611.00001 2611.1 nonsense .00002v3 2611.00003v1\r',
      '2026-11-27T09:12:33.000Z unheard 2611.00004',
      'yesterday read 2611.00005',
      '2026-11-27T09:12:33.000Z read .00006',
      '2026-11-27T09:12:33.0',
    ].join('\n')
    assert.deepEqual([...readMarks(text).keys()], ['2611.00001'])
  })

  test('come back as they were written', () => {
    fc.assert(
      fc.property(ids, fc.constantFrom(...markNames), (papers, mark) => {
        const read = readMarks(writeMarks(mark, papers, none, moment))
        assert.deepEqual([...read.keys()].sort(), [...papers].sort())
        for (const { mark: found } of read.values()) assert.equal(found, mark)
      }),
    )
  })

  test('are the same in whatever order the lines of two windows stand, and however often', () => {
    const windows = fc.tuple(fc.array(action, { maxLength: 8 }), fc.array(action, { maxLength: 8 }))
    fc.assert(
      fc.property(windows, fc.infiniteStream(fc.nat(100)), ([mine, theirs], chances) => {
        const lines = [...linesOf(mine), ...linesOf(theirs)]
        const inOrder = readMarks(lines.join('\n'))
        const shuffled = [...lines, ...lines.slice(0, 3)]
          .map((line) => ({ line, at: chances.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ line }) => line)
        assert.deepEqual(sorted(readMarks(shuffled.join('\n'))), sorted(inOrder))
        const half = readMarks(shuffled.slice(4).join('\n'), readMarks(shuffled.slice(0, 4).join('\n')))
        assert.deepEqual(sorted(half), sorted(inOrder))
      }),
    )
  })

  test('of ten years with a hundred papers a working day take two megabytes', () => {
    let text = ''
    for (let day = 0; day < 2500; day++) {
      const month = `${17 + Math.floor(day / 250)}${String(1 + (Math.floor(day / 21) % 12)).padStart(2, '0')}`
      const papers = Array.from({ length: 100 }, (_, index) => {
        return id(`${month}.${String(1 + (day % 21) * 700 + index * 7).padStart(5, '0')}`)
      })
      text += writeMarks('read', papers, none, moment + day)
    }
    assert.ok(text.length < 2_000_000, `${text.length}`)
    assert.ok(readMarks(text).size > 200_000)
  })
})

function sorted(marks: Marks) {
  return [...marks].sort(([a], [b]) => (a < b ? -1 : 1))
}
