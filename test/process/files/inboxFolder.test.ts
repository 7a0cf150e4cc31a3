import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import type { AskedFeed } from '../../../src/core/inbox/feed.ts'
import { markNames, readMarks, writeMarks } from '../../../src/core/inbox/inbox.ts'
import { InboxFolder } from '../../../src/files/inboxFolder.ts'
import { announced } from '../../unit/inbox/announced.ts'
import { type TemporaryFolder, temporaryFolder } from '../../unit/library/temporaryLibrary.ts'

const id = (number: number) => `2611.${String(number).padStart(5, '0')}` as ArxivId
const now = Date.parse('2026-11-27T17:00:00Z')
const asked: AskedFeed = { askedAt: now, state: { kind: 'current', day: '2026-11-27', isCut: false } }

suite('the folder of the inbox', () => {
  let temporary: TemporaryFolder
  let path: string
  setup(() => {
    temporary = temporaryFolder()
    path = join(temporary.path, 'inbox')
  })
  teardown(() => temporary.remove())

  test('is empty before anything was kept', async () => {
    const folder = new InboxFolder(path)
    assert.equal((await folder.marks()).size, 0)
    assert.deepEqual(await folder.announcements(), [])
    assert.equal(await folder.asked(['cs.LG']), undefined)
  })

  test('gives another window what was kept', async () => {
    await new InboxFolder(path).keep(['cs.LG', 'cs.CL'], asked, [announced('2611.00001')])
    const other = new InboxFolder(path)
    assert.deepEqual(await other.asked(['cs.CL', 'cs.LG']), asked)
    assert.equal(await other.asked(['cs.CL']), undefined)
    assert.deepEqual(await other.announcements(), [announced('2611.00001')])
  })

  test('loses nothing of a day to a feed that has less of it', async () => {
    const folder = new InboxFolder(path)
    await folder.keep(['cs.LG'], asked, [announced('2611.00001'), announced('2611.00002')])
    await folder.keep(['cs.LG'], asked, [
      announced('2611.00002', { title: 'Better' }),
      announced('2611.00003'),
    ])
    const titles = (await folder.announcements()).map(({ paper }) => paper.title)
    assert.deepEqual(titles, ['On 2611.00001', 'Better', 'On 2611.00003'])
  })

  test('tells whether it has other announcements, which marks do not change', async () => {
    const folder = new InboxFolder(path)
    const versions = [await folder.version()]
    await folder.keep(['cs.LG'], asked, [announced('2611.00001')])
    versions.push(await folder.version())
    await folder.addMarks(writeMarks('read', [id(1)], new Map(), now))
    assert.equal(await folder.version(), versions.at(-1))
    await new InboxFolder(path).keep(['cs.LG'], asked, [announced('2611.00001', { title: 'In 2611.00001' })])
    versions.push(await folder.version())
    writeFileSync(join(temporary.path, 'file'), '')
    const unwritable = new InboxFolder(join(temporary.path, 'file'))
    versions.push(`${await unwritable.version()}!`)
    await assert.rejects(unwritable.keep(['cs.LG'], asked, [announced('2611.00001')]))
    versions.push(`${await unwritable.version()}!`)
    assert.equal(new Set(versions).size, 5)
  })

  test('drops papers after a month, and what cannot be read', async () => {
    const folder = new InboxFolder(path)
    await folder.keep(['cs.LG'], asked, [announced('2610.00001', { day: '2026-10-29' })])
    assert.equal((await folder.announcements()).length, 1)
    const later: AskedFeed = { ...asked, askedAt: now + 30 * 86_400_000 }
    await folder.keep(['cs.LG'], later, [announced('2612.00001', { day: '2026-12-25' })])
    const [name = ''] = readdirSync(path).filter((each) => each.startsWith('2026-12-25'))
    appendFileSync(join(path, name), '{"paper":\n[]\n')
    assert.deepEqual(
      (await folder.announcements()).map(({ paper }) => paper.id),
      ['2612.00001'],
    )
  })

  test('keeps no days that a feed has made up', async () => {
    const folder = new InboxFolder(path)
    const days = ['9999-12-31', '2027-11-27', '0001-01-01']
    const odd = days.map((day, index) => announced(`2611.0010${index}`, { day }))
    await folder.keep(['cs.LG'], asked, [...odd, announced('2611.00001')])
    assert.deepEqual(
      (await folder.announcements()).map(({ paper }) => paper.id),
      ['2611.00001'],
    )
  })

  test('loses nothing to a clock that jumps', async () => {
    const folder = new InboxFolder(path)
    await folder.keep(['cs.LG'], asked, [announced('2611.00001')])
    for (const days of [4000, -4000, 0])
      await folder.keep(['cs.LG'], { ...asked, askedAt: now + days * 86_400_000 }, [])
    for (const days of [20, -20]) {
      const day = new Date(now + days * 86_400_000).toISOString().slice(0, 10)
      await folder.keep(['cs.LG'], { ...asked, askedAt: now + days * 86_400_000 }, [
        announced(`2611.0002${days > 0 ? 1 : 2}`, { day }),
      ])
    }
    assert.equal((await folder.announcements()).length, 3)
  })

  test('goes on without a place to write, until it is gone', async () => {
    writeFileSync(path, 'somebody else has this name')
    const folder = new InboxFolder(path)
    await assert.rejects(folder.keep(['cs.LG'], asked, [announced('2611.00001')]), /EEXIST|ENOTDIR/)
    assert.deepEqual(await folder.announcements(), [announced('2611.00001')])
    assert.deepEqual(await folder.asked(['cs.LG']), asked)
    assert.equal(await folder.asked(['cs.CL']), undefined)
  })

  test('keeps the marks of windows that write at once', async () => {
    const windows = [1, 2, 3].map(() => new InboxFolder(path))
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const lines = writeMarks('read', [id(index + 1)], new Map(), now + index)
        return windows[index % 3]?.addMarks(lines)
      }),
    )
    assert.equal((await new InboxFolder(path).marks()).size, 60)
  })

  test('adds after a line that a killed window has left open', async () => {
    mkdirSync(path)
    writeFileSync(join(path, 'marks.txt'), '2026-11-27T09:12:33.000Z read 2611.000')
    const folder = new InboxFolder(path)
    await folder.addMarks(writeMarks('starred', [id(2)], new Map(), now))
    assert.deepEqual([...(await folder.marks()).keys()], [id(2)])
  })

  test('has marks that Git joins line by line, without a conflict and without a loss', () => {
    const lines = fc.array(
      fc.record({
        mark: fc.constantFrom(...markNames),
        number: fc.integer({ min: 1, max: 9 }),
        at: fc.nat(1000),
      }),
      { maxLength: 6 },
    )
    const text = (all: readonly { mark: (typeof markNames)[number]; number: number; at: number }[]) =>
      all.map(({ mark, number, at }) => writeMarks(mark, [id(number)], new Map(), now + at)).join('')
    fc.assert(
      fc.property(lines, lines, lines, (before, mine, theirs) => {
        const files = {
          base: text(before),
          mine: text([...before, ...mine]),
          theirs: text([...before, ...theirs]),
        }
        for (const [name, content] of Object.entries(files))
          writeFileSync(join(temporary.path, name), content)
        execFileSync('git', ['merge-file', '--union', 'mine', 'base', 'theirs'], { cwd: temporary.path })
        const merged = readMarks(readFileSync(join(temporary.path, 'mine'), 'utf8'))
        assert.deepEqual(sorted(merged), sorted(readMarks(text([...before, ...mine, ...theirs]))))
      }),
      { numRuns: 30 },
    )
  })
})

function sorted(marks: ReturnType<typeof readMarks>) {
  return [...marks].sort(([a], [b]) => (a < b ? -1 : 1))
}
