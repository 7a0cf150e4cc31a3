import assert from 'node:assert/strict'
import { join } from 'node:path'
import fc from 'fast-check'
import { silentLog } from '../../../src/core/base/errors.ts'
import { type Database, openDatabase } from '../../../src/core/library/database.ts'
import { matchExpression, PaperSearch, PaperStore } from '../../../src/core/library/paperStore.ts'
import { paperWith, type TemporaryFolder, temporaryFolder } from './temporaryLibrary.ts'

suite('paperSearch', () => {
  let folder: TemporaryFolder
  let database: Database
  let store: PaperStore
  let search: PaperSearch

  suiteSetup(async () => {
    folder = temporaryFolder()
    database = openDatabase({ path: join(folder.path, 'library.sqlite'), log: silentLog })
    store = new PaperStore(database)
    search = new PaperSearch(database, store)
    await store.save([
      paperWith({ id: '1706.03762', title: 'Attention Is All You Need', authors: ['Ashish Vaswani'] }),
      paperWith({
        id: '2112.05682',
        title: 'Self-attention Does Not Need $O(n^2)$ Memory',
        authors: ['Markus N. Rabe'],
      }),
      paperWith({
        id: '1912.03263',
        title: 'Your Classifier is Secretly an Energy Based Model',
        authors: ['J\u00f6rn-Henrik Jacobsen'],
      }),
      paperWith({ id: '2104.12255', title: '0', authors: ['Quan Thoi Minh Nguyen'] }),
      paperWith({ id: '2401.00001', title: 'On Poincar\u00e9 Maps', authors: ['Ann Attention'] }),
      paperWith({ id: 'hep-th/9711200', title: 'The Large N Limit', authors: ['Juan M. Maldacena'] }),
    ])
  })
  suiteTeardown(() => {
    database.close()
    folder.remove()
  })

  const found = async (words: string) => (await search.search(words, 10)).map(({ id }) => id)

  const examples: Readonly<Record<string, readonly string[]>> = {
    'all you need': ['1706.03762'],
    'need all': ['1706.03762'],
    'atten is all': [],
    'is all atten': ['1706.03762'],
    ATTENTION: ['1706.03762', '2112.05682', '2401.00001'],
    poincare: ['2401.00001'],
    'jorn jac': ['1912.03263'],
    'j\u00f6rn': ['1912.03263'],
    '0': ['2104.12255'],
    'o(n^2)': ['2112.05682'],
    'rabe memory': ['2112.05682'],
    'title:attention': [],
    '1706.03762': ['1706.03762'],
    'arXiv:1706.03762v7': ['1706.03762'],
    '2112.': ['2112.05682'],
    'hep-th/97': ['hep-th/9711200'],
    '': [],
    '"*() -': [],
  }
  for (const [words, ids] of Object.entries(examples)) {
    test(`finds ${ids.length === 0 ? 'nothing' : ids.join(' and ')} for ${JSON.stringify(words)}`, async () => {
      assert.deepEqual(await found(words), ids)
    })
  }

  test('finds by id and by words at once', async () => {
    await store.save([
      paperWith({ id: '1803.00001', title: 'Trends of the Year 2104' }),
      paperWith({ id: '1803.00002', title: 'Proceedings' }),
    ])
    assert.deepEqual(await found('2104'), ['2104.12255', '1803.00001'])
  })

  test('finds by a year beside words', async () => {
    const own = { title: 'Wide Rivers', authors: ['Zoe Reader'] }
    await store.save([
      paperWith({ ...own, id: '1902.00001', publishedAt: '2019-02-01T00:00:00Z' }),
      paperWith({ ...own, id: '2002.00001', publishedAt: '2020-02-01T00:00:00Z' }),
      paperWith({ id: '2102.00001', title: 'Rivers of 2019', publishedAt: '2021-02-01T00:00:00Z' }),
    ])
    assert.deepEqual(await found('reader 2019'), ['1902.00001'])
    assert.deepEqual(await found('reader, 2020'), ['2002.00001'])
    assert.deepEqual(await found('rivers 2019'), ['2102.00001', '1902.00001'])
    assert.deepEqual(await found('reader 2018'), [])
  })

  test('follows a changed title', async () => {
    await store.save([paperWith({ id: '2402.00001', title: 'Foxes and Hens' })])
    await store.save([paperWith({ id: '2402.00001', title: 'Hens alone' })])
    assert.deepEqual(await found('foxes'), [])
    assert.deepEqual(await found('hens'), ['2402.00001'])
  })

  test('gives no more than asked for', async () => {
    assert.equal((await search.search('attention', 2)).length, 2)
    assert.deepEqual(await search.search('attention', 0), [])
  })

  test('makes an expression that FTS5 accepts, whatever the words', () => {
    const statement = database.prepare('SELECT count(*) FROM paperWords WHERE paperWords MATCH ?')
    const operators = fc.constantFrom(
      'AND',
      'OR',
      'NOT',
      'NEAR(',
      '"',
      '*',
      '^',
      ':',
      '{',
      '-',
      '\u0000',
      '\u0301',
      ' ',
    )
    const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code))
    const piece = fc.oneof(operators, anyCharacter, fc.string({ maxLength: 8 }))
    const words = fc.array(piece).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(words, (text) => {
        const match = matchExpression(text)
        if (match !== undefined) statement.get(match)
      }),
    )
  })

  test('finds a title by any of its words, cut short anywhere', () => {
    const words = ['Attention', 'Is', 'All', 'You', 'Need']
    const choice = fc.tuple(fc.subarray(words, { minLength: 1 }), fc.integer({ min: 1, max: 9 }))
    return fc.assert(
      fc.asyncProperty(choice, async ([chosen, length]) => {
        const cut = [...chosen.slice(0, -1), chosen.at(-1)?.slice(0, length)].join(' ')
        assert.ok((await found(cut)).includes('1706.03762' as never), cut)
      }),
    )
  })
})
