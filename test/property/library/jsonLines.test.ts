import assert from 'node:assert/strict'
import { join } from 'node:path'
import fc from 'fast-check'
import { silentLog } from '../../../src/core/base/errors.ts'
import { exportLines, importLines } from '../../../src/core/library/jsonLines.ts'
import { Library } from '../../../src/core/library/library.ts'
import { cleanLine } from '../../../src/core/paper/text.ts'
import { paperWith, type TemporaryFolder, temporaryFolder } from '../../unit/library/temporaryLibrary.ts'

const idAt = (index: number) => `2401.${String(index + 1).padStart(5, '0')}`
const recordAt = (index: number) => ({
  ...paperWith({ id: idAt(index), cites: [idAt(1)] }),
  title: `Title ${index}`,
})

suite('JSON Lines', () => {
  let folder: TemporaryFolder
  let library: Library
  let libraries = 0

  setup(() => {
    folder = temporaryFolder()
    library = begin()
  })
  teardown(() => {
    library.close()
    folder.remove()
  })

  function begin(): Library {
    libraries += 1
    return new Library({ path: join(folder.path, `${libraries}.sqlite`), log: silentLog })
  }

  async function* chunks(text: string | Buffer, bytes: number): AsyncGenerator<Buffer> {
    const all = Buffer.from(text)
    for (let at = 0; at < all.length; at += bytes) yield all.subarray(at, at + bytes)
  }

  test('are read as clean lines, whatever their texts hold and wherever a chunk ends', async () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 12 })
      .map((one) => one.replace(/\p{Cs}/gu, ''))
    const odd = fc.constantFrom(
      '\u202e',
      '\u2028',
      '\u2029',
      '\u0085',
      '\n',
      '\r',
      '\u0000',
      '"',
      '\\',
      '\ufeff',
    )
    const title = fc.array(fc.oneof(text, odd), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(
        fc.array(title, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 200 }),
        async (titles, bytes) => {
          const [one, other] = [begin(), begin()]
          await one.papers.save(titles.map((title, index) => ({ ...recordAt(index), title })))
          const lines = [...exportLines(one)]
          assert.ok(lines.every((line) => !/[\n\r\u2028\u2029]/.test(line)))
          await importLines(other, chunks(lines.join('\n'), bytes))
          const clean = titles.map((each) => cleanLine(each)).filter((each) => each !== '')
          const read = Array.from(exportLines(other), (line) => JSON.parse(line))
          assert.deepEqual(
            read.map(({ title, cites }) => [title, cites]),
            clean.map((title) => [title, [idAt(1)]]),
          )
          one.close()
          other.close()
        },
      ),
      { numRuns: 60 },
    )
  })

  test('may hold U+2028 and U+2029 as they are, and end with carriage returns', async () => {
    const line = JSON.stringify({ ...recordAt(0), title: 'a\u2028b\u2029c' })
    const count = await importLines(library, chunks(`${line}\r\n${JSON.stringify(recordAt(1))}\r\n`, 7))
    assert.deepEqual(count, { imported: 2, skipped: 0, remarks: [] })
    assert.match([...exportLines(library)].join('\n'), /"a b c"/)
  })

  const bad: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['no JSON', '{"id":', /not JSON/],
    ['another value', '[1, 2]', /not a paper record/],
    ['no title', JSON.stringify({ ...recordAt(0), title: '' }), /not a paper record/],
    ['no identifier', JSON.stringify({ ...recordAt(0), id: '2413.00001' }), /not a paper record/],
    [
      'bytes of another encoding',
      Buffer.from('{"id":"2401.00001","title":"é","source":"s"}', 'latin1'),
      /not UTF-8/,
    ],
    ['a line of a megabyte and more', `{"a":"${'x'.repeat(1_000_100)}"}`, /longer than 1000000 bytes/],
    ['a number of its own kind', '1e999', /not a paper record/],
  ]
  for (const [what, line, problem] of bad) {
    test(`leave out ${what} by its line, and take over the rest`, async () => {
      const parts = [JSON.stringify(recordAt(1)), '\n\n', line, '\n', JSON.stringify(recordAt(2)), '\n']
      const text = Buffer.concat(parts.map((part) => Buffer.from(part)))
      const { imported, skipped, remarks } = await importLines(library, chunks(text, 65_536))
      assert.deepEqual([imported, skipped, remarks.map(({ line }) => line)], [2, 1, [3]])
      assert.match(remarks[0]?.problem ?? '', problem)
    })
  }

  for (const version of ['1e308', '-1', '0', '1.5', '1e21', '9007199254740993', '"2"', '[]', 'true']) {
    test(`take over a record without its version ${version}, and say so by line and name`, async () => {
      const line = JSON.stringify(recordAt(0)).replace('"version":2', `"version":${version}`)
      const { imported, remarks } = await importLines(library, chunks(`${line}\n`, 99))
      assert.equal(imported, 1)
      assert.deepEqual([remarks.length, remarks[0]?.line], [1, 1])
      assert.match(remarks[0]?.problem ?? '', /is not a version of 2401\.00001/)
      const [exported] = [...exportLines(library)]
      assert.equal(JSON.parse(exported ?? '').version, undefined)
    })
  }

  test('with a line of 600 MB take no more memory than with another', async () => {
    const chunk = Buffer.alloc(1_000_000, 'x')
    const text = async function* () {
      yield Buffer.from(`${JSON.stringify(recordAt(0))}\n`)
      for (let sent = 0; sent < 600; sent += 1) yield chunk
    }
    const before = process.memoryUsage.rss()
    const { imported, remarks } = await importLines(library, text())
    assert.deepEqual([imported, remarks.map(({ line }) => line)], [1, [2]])
    const grown = process.memoryUsage.rss() - before
    assert.ok(grown < 200_000_000, `${grown} bytes`)
  })

  test('stop where another process holds the library, rather than wait once for each', async () => {
    const locked = Object.assign(new Error('database is locked'), { errcode: 5 })
    let calls = 0
    const held = {
      saveRecords() {
        calls++
        return Promise.reject(locked)
      },
    } as unknown as Library
    const lines = [0, 1, 2].map((at) => JSON.stringify(recordAt(at))).join('\n')
    await assert.rejects(importLines(held, chunks(lines, 99)), locked)
    assert.equal(calls, 1)
  })

  test('name some lines that are wrong and count the others', async () => {
    const { skipped, remarks } = await importLines(library, chunks('{\n'.repeat(5000), 4096))
    assert.deepEqual([skipped, remarks.length], [5000, 20])
  })
})
