import assert from 'node:assert/strict'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import fc from 'fast-check'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { picturesOf, publicDigest } from '../../../src/core/export/exportDigests.ts'
import { findPictures, manifestName, writeExport } from '../../../src/files/exportFolder.ts'
import { ForeignFilesError, NotReplaceableError } from '../../../src/files/replaceFile.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'

suite('a folder of exports', () => {
  let folder: TemporaryFolder
  setup(() => {
    folder = new TemporaryFolder({ 'notes/week.md': 'what somebody wrote' })
  })
  teardown(() => folder.remove())

  const read = (name: string) => readFileSync(folder.file(name), 'utf8')
  const write = (
    files: Readonly<Record<string, string>>,
    more: Partial<Parameters<typeof writeExport>[0]> = {},
  ) =>
    writeExport({
      folder: folder.file('out'),
      files: Object.entries(files).map(([path, text]) => ({ path, text })),
      format: 'site',
      isWhole: false,
      inputs: [folder.file('notes/week.md')],
      ...more,
    })

  test('has its own files replaced, and those alone written that differ', async () => {
    await write({ 'a.html': 'one', 'pages/b.html': 'two' })
    const before = statSync(folder.file('out/pages/b.html')).ino
    assert.equal(await write({ 'a.html': 'changed', 'pages/b.html': 'two' }), 2)
    assert.deepEqual([read('out/a.html'), read('out/pages/b.html')], ['changed', 'two'])
    assert.equal(statSync(folder.file('out/pages/b.html')).ino, before)
  })

  test('belongs to all exports that write there at once', async () => {
    const files = (text: string, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`${count}/${at}`, text]))
    const all = (version: string) =>
      Promise.all([20, 21, 22, 23].map((count) => write(files(version, count), { format: `f${count}` })))
    for (const version of ['one', 'two']) assert.deepEqual(await all(version), [20, 21, 22, 23])
    // They do not lose each other's lists, whoever saved last.
    for (const count of [20, 21, 22, 23]) await write(files('three', count), { format: `f${count}` })
    await Promise.all(['four', 'five', 'six'].map((version) => write(files(version, 20))))
    assert.equal(await write(files('seven', 20)), 20)
  })

  test('waits for no process that was killed while it saved the list', async () => {
    // In the second case, the clock was set back since.
    for (const seconds of [1, Date.now() / 1000 + 3600]) {
      folder.write({ 'out/.research-digest.lock': '' })
      utimesSync(folder.file('out/.research-digest.lock'), seconds, seconds)
      assert.equal(await write({ 'a.html': `at ${seconds}` }), 1)
      assert.ok(!existsSync(folder.file('out/.research-digest.lock')))
    }
  }).timeout(20_000)

  test('asks for a text when it looks at its file and when it writes it, and holds none', async () => {
    const asked: string[] = []
    const late = (path: string) => ({
      path,
      get text() {
        asked.push(path)
        return path
      },
    })
    const files = [late('a.html'), late('b.html')]
    await write({}, { files })
    assert.deepEqual(asked.splice(0), ['a.html', 'b.html', 'a.html', 'b.html'])
    await write({}, { files })
    assert.deepEqual(asked, ['a.html', 'b.html'])
  })

  test('has no file of others replaced, nor any written then', async () => {
    folder.write({ 'out/a.html': 'mine' })
    await assert.rejects(write({ '0.html': 'x', 'a.html': 'new' }), (error: ForeignFilesError) => {
      assert.ok(error instanceof ForeignFilesError)
      assert.deepEqual(error.files, ['a.html'])
      return true
    })
    assert.equal(read('out/a.html'), 'mine')
    assert.ok(!existsSync(folder.file('out/0.html')))
    await write({ 'a.html': 'new' }, { replacesForeign: true })
    assert.equal(read('out/a.html'), 'new')
  })

  test('has an exported file kept that somebody has changed since, but for its line ends', async () => {
    await write({ 'a.html': 'one\ntwo\n' })
    folder.write({ 'out/a.html': 'one\r\ntwo\r\n' })
    await write({ 'a.html': 'three\n' })
    folder.write({ 'out/a.html': 'three, and mine\n' })
    await assert.rejects(write({ 'a.html': 'four\n' }), ForeignFilesError)
    assert.equal(read('out/a.html'), 'three, and mine\n')
  })

  test('loses what a whole export does not write any more, and nothing else', async () => {
    await write({ 'index.html': 'i', 'private.html': 'p', 'changed.html': 'c' }, { isWhole: true })
    await write({ 'feed.atom': 'f' }, { format: 'atom' })
    folder.write({ 'out/changed.html': 'mine', 'out/CNAME': 'example.org' })
    await write({ 'index.html': 'i' }, { isWhole: true })
    assert.ok(!existsSync(folder.file('out/private.html')))
    assert.deepEqual([read('out/changed.html'), read('out/feed.atom')], ['mine', 'f'])
    assert.equal(read('out/CNAME'), 'example.org')
  })

  test('has no digest replaced, by whatever link, even if somebody agrees', async () => {
    mkdirSync(folder.file('out'))
    linkSync(folder.file('notes/week.md'), folder.file('out/hard.html'))
    symlinkSync('../notes/week.md', folder.file('out/soft.html'))
    symlinkSync('../notes', folder.file('out/pages'))
    for (const name of ['hard.html', 'soft.html', 'pages/week.md']) {
      await assert.rejects(write({ [name]: 'x' }, { replacesForeign: true }), NotReplaceableError, name)
    }
    assert.equal(read('notes/week.md'), 'what somebody wrote')
  })

  test('is not written to when its list cannot be read, nor led out of by one', async () => {
    folder.write({ [`out/${manifestName}`]: 'no list' })
    await assert.rejects(write({ 'a.html': 'x' }), NotReplaceableError)
    const files = { '../notes/week.md': { format: 'site', hashes: ['0'] } }
    folder.write({ [`out/${manifestName}`]: JSON.stringify({ files }) })
    await write({ 'a.html': 'x' }, { isWhole: true })
    assert.equal(read('notes/week.md'), 'what somebody wrote')
  })

  test('keeps what people wrote, whatever they and exports do in turn', async () => {
    const names = ['a.html', 'b.html', 'pages/c.html']
    const step = fc.oneof(
      fc.record({ who: fc.constant('person' as const), name: fc.constantFrom(...names), text: fc.string() }),
      fc.record({ who: fc.constant('remover' as const), name: fc.constantFrom(...names) }),
      fc.record({
        who: fc.constant('export' as const),
        files: fc.dictionary(fc.constantFrom(...names), fc.string(), { maxKeys: 3 }),
        isWhole: fc.boolean(),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        rmSync(folder.file('out'), { recursive: true, force: true })
        const written = new Map<string, string>()
        for (const each of steps) {
          if (each.who === 'person') {
            folder.write({ [`out/${each.name}`]: `mine ${each.text}` })
            written.set(each.name, `mine ${each.text}`)
          } else if (each.who === 'remover') {
            rmSync(folder.file(`out/${each.name}`), { force: true })
            written.delete(each.name)
          } else {
            const { isWhole } = each
            await write(each.files, { isWhole }).catch((error) =>
              assert.ok(error instanceof ForeignFilesError),
            )
          }
          for (const [name, text] of written) assert.equal(read(`out/${name}`), text)
        }
      }),
      { numRuns: 60 },
    )
  })
})

suite('pictures of a digest', () => {
  let folder: TemporaryFolder
  setup(() => {
    folder = new TemporaryFolder({
      'archive/img/a.png': 'a',
      'archive/img/b.svg': 'b',
      'archive/notes.md': 'mine',
      'archive/.git/c.png': 'c',
      'outside.png': 'secret',
    })
    symlinkSync(folder.file('outside.png'), folder.file('archive/img/link.png'))
    symlinkSync(folder.file('.'), folder.file('archive/up'))
  })
  teardown(() => folder.remove())

  const find = (text: string, leavesOut = (_place: string) => false) =>
    findPictures(
      { root: folder.file('archive'), leavesOut },
      picturesOf(publicDigest(parseDigest(text)), 'weeks/1.md'),
    )

  test('are those of its folder', async () => {
    const { pictures, missing } = await find(
      '![x](../img/a.png) <img src="/img/b.svg"> ![y](../img/none.png)',
    )
    assert.deepEqual([...pictures.keys()], ['img/a.png', 'img/b.svg'])
    assert.deepEqual(missing, ['img/none.png'])
  })

  test('are found by names whose letters are composed of other characters', async () => {
    folder.write({ 'archive/bi\u0308lder/a\u0308.png': 'a' })
    const { pictures } = await find('![x](../b\u00efLDER/%C3%A4.png)')
    assert.deepEqual(
      Array.from(pictures.keys(), (place) => place.normalize('NFD')),
      ['bi\u0308LDER/a\u0308.png'],
    )
    const { withheld } = await find('![x](../b\u00eflder/\u00e4.png)', (place) => place.includes('i\u0308'))
    assert.equal(withheld.length, 1)
  })

  test('are none that are left out, whether they are there or not', async () => {
    const { pictures, missing, withheld } = await find(
      '![x](../img/a.png) ![y](../img/b.svg) ![z](../img/none.png)',
      (place) => place !== 'img/b.svg',
    )
    assert.deepEqual([...pictures.keys()], ['img/b.svg'])
    assert.deepEqual([missing, withheld], [[], ['img/a.png', 'img/none.png']])
  })

  test('are none of other places, whatever leads there, nor other files', async () => {
    const { pictures } = await find(
      '![x](../../outside.png) ![x](../img/link.png) ![x](../up/outside.png) ![x](/etc/passwd) ![x](../notes.md) ![x](../.git/c.png) ![x](file:///outside.png) <!-- ![x](../img/a.png) -->',
    )
    assert.deepEqual([...pictures], [])
  })
})
