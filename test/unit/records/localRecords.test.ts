import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { parseDoi } from '../../../src/core/paper/doi.ts'
import { openRecords } from '../../../src/records/localRecords.ts'
import type { ConnectionState, LibraryTrouble, Records } from '../../../src/records/records.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'
import { standInPapers } from '../../localArxiv/standInPapers.ts'
import { crossrefPaper, startLocalCrossref } from '../../localServices/crossref.ts'
import { startLocalDataCite } from '../../localServices/dataCite.ts'
import { startLocalOpenAlex } from '../../localServices/openAlex.ts'
import { startLocalSemanticScholar } from '../../localServices/semanticScholar.ts'
import { TestClock } from '../http/testClock.ts'
import { refuseInserts, type TemporaryFolder, temporaryFolder } from '../library/temporaryLibrary.ts'
import { idsOf, kindsOf } from '../metadata/lookUpBench.ts'

suite('localRecords', () => {
  let arxiv: LocalArxiv
  let folder: TemporaryFolder
  let clock: TestClock
  let records: Records

  setup(async () => {
    arxiv = await startLocalArxiv()
    folder = temporaryFolder()
    clock = new TestClock()
    records = await open()
  })
  teardown(async () => {
    await records.close()
    await arxiv.close()
    folder.remove()
  })

  function open(libraryPath = join(folder.path, 'library.sqlite')): Promise<Records> {
    const stateFolder = join(folder.path, 'state')
    const options = { libraryPath, stateFolder, arxivApiUrl: arxiv.url, userAgent: 'research-digest/test' }
    return openRecords(options, silentLog, { clock })
  }

  test('knows after a restart, and offline, what it saw once', async () => {
    const [seen] = (await records.lookUp(idsOf('2011.10650'))).values()
    await records.close()
    await arxiv.close()
    records = await open()
    const [again] = (await records.lookUp(idsOf('2011.10650'))).values()
    assert.equal(again?.kind, 'found')
    assert.deepEqual(again, seen)
  })

  test('says once that nothing can be saved, and answers all the same', async () => {
    const troubles: LibraryTrouble[] = []
    records.onTrouble((trouble) => troubles.push(trouble))
    const path = join(folder.path, 'library.sqlite')
    const allow = refuseInserts(path)
    for (const id of ['2011.10650', '1706.03762'])
      assert.deepEqual(kindsOf(await records.lookUp(idsOf(id))), { [id]: 'found' })
    const reason = `The library ${path} cannot be used.`
    assert.deepEqual(troubles, [{ kind: 'unusable', reason }])
    allow()
    await records.lookUp(idsOf('1412.6980'))
    assert.equal((await records.find(idsOf('1412.6980'))).size, 1)
    refuseInserts(path)
    await records.lookUp(idsOf('1512.03385'))
    assert.equal(troubles.length, 2)
  })

  test('lets two windows share a library', async () => {
    const other = await open()
    await records.lookUp(idsOf('2011.10650'))
    assert.equal((await other.search('very deep', 5)).length, 1)
    assert.deepEqual(kindsOf(await other.lookUp(idsOf('2011.10650'))), { '2011.10650': 'found' })
    assert.equal(arxiv.requests.length, 1)
    await other.close()
  })

  test('asks what papers cite once, of each source what those before it do not know, a gap between requests', async () => {
    const [attention, adam, deep] = idsOf('1706.03762', '1412.6980', '2011.10650')
    const cites = ['1412.6980', '10.1000/a']
    const citing = (id: string | undefined) =>
      standInPapers.map((paper) => (paper.id === id ? { ...paper, cites } : paper))
    const scholar = await startLocalSemanticScholar(citing(attention))
    const openAlex = await startLocalOpenAlex(citing(adam), 'a key')
    const services = {
      ...{ arxivApiUrl: arxiv.url, userAgent: 'research-digest/test', semanticScholarApiUrl: scholar.url },
      ...{ openAlexApiUrl: openAlex.url, openAlexKey: 'a key' },
    }
    const ids = idsOf('1706.03762', '1412.6980', '2011.10650')
    await records.lookUp(ids)
    records.configure({ ...services, sources: ['arxiv-api'] })
    assert.deepEqual(kindsOf(await records.lookUpCited(ids.slice(0, 1))), { '1706.03762': 'unavailable' })
    assert.deepEqual([scholar.requests.length, openAlex.requests.length], [0, 0])
    records.configure(services)
    const start = clock.now()
    assert.deepEqual(Object.values(kindsOf(await records.lookUpCited(ids))).sort(), [
      ...['found', 'found', 'missing'],
    ])
    assert.ok(clock.now() - start >= 1000, 'OpenAlex takes two requests')
    assert.deepEqual([scholar.requests.length, openAlex.requests.length], [1, 2])
    const known = await records.find(ids)
    assert.deepEqual(
      [attention, adam, deep].map((id) => id && known.get(id)?.cites),
      [cites, cites, undefined],
    )
    assert.deepEqual(
      kindsOf(await records.lookUp(ids)),
      Object.fromEntries(ids.map((id) => [id, 'found'])),
      'that a source knows no reference does not make a paper absent',
    )
    await records.lookUpCited(ids.slice(0, 2))
    assert.deepEqual([scholar.requests.length, openAlex.requests.length], [1, 2])
    await scholar.close()
    await openAlex.close()
  })

  test('keeps no record of a missing paper', async () => {
    assert.deepEqual(kindsOf(await records.lookUp(idsOf('2011.99999'))), { '2011.99999': 'missing' })
    assert.equal((await records.find(idsOf('2011.99999'))).size, 0)
  })

  test('asks the network for nothing when it only searches the library', async () => {
    await records.find(idsOf('2011.10650'))
    await records.search('2011.10650', 5)
    await records.startingWith('2011.', 5)
    assert.equal(arxiv.requests.length, 0)
  })

  test('names itself to arXiv and keeps its pace', async () => {
    await records.lookUp(idsOf('2011.10650'))
    await records.lookUp(idsOf('2011.10063'))
    assert.deepEqual(
      arxiv.requests.map(({ headers }) => headers['user-agent']),
      Array(2).fill('research-digest/test'),
    )
    assert.ok(
      clock.waits.some((ms) => ms > 2900),
      String(clock.waits),
    )
  })

  test('tells listeners of the connection until they leave', async () => {
    const states: ConnectionState[] = []
    const leave = records.onStateChange((state) => states.push(state))
    await records.lookUp(idsOf('2011.10650'))
    await new Promise(setImmediate)
    leave()
    await records.lookUp(idsOf('2011.10063'))
    assert.deepEqual(
      states.map(({ kind }) => kind),
      ['asking', 'idle'],
    )
  })

  test('asks nobody about what is no identifier', async () => {
    const forged = ['2413.00001', '2011.1', 'x', '2011.10650v1', '../2011.10650'] as ArxivId[]
    assert.equal((await records.lookUp(forged)).size, 0)
    assert.equal(arxiv.requests.length, 0)
  })

  test('asks for a hundred papers of one document with one request', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `2101.${String(index + 1).padStart(5, '0')}`)
    await records.lookUp(idsOf(...ids))
    assert.deepEqual(
      arxiv.requests.map((request) => request.ids.length),
      [100],
    )
  })

  test('remembers over a restart that a paper was missing, and believes it a day later', async () => {
    await records.lookUp(idsOf('2011.99999'))
    await records.close()
    records = await open()
    const [again] = (await records.lookUp(idsOf('2011.99999'))).values()
    assert.equal(again?.kind === 'missing' && again.isBelieved, false)
    assert.equal(arxiv.requests.length, 1)
    clock.advance(86_400_000)
    const [later] = (await records.lookUp(idsOf('2011.99999'))).values()
    assert.equal(later?.kind === 'missing' && later.isBelieved, true)
    assert.equal(arxiv.requests.length, 2)
  })

  test('leaves arXiv alone when another window was asked to slow down', async () => {
    const other = await open()
    arxiv.misbehave([{ kind: 'status', status: 429, retryAfter: '600' }])
    assert.deepEqual(kindsOf(await records.lookUp(idsOf('2011.10650'))), { '2011.10650': 'unavailable' })
    const [outcome] = (await other.lookUp(idsOf('2011.10063'))).values()
    assert.match(outcome?.kind === 'unavailable' ? outcome.reason : '', /slow down/)
    assert.equal(arxiv.requests.length, 1)
    clock.advance(700_000)
    assert.deepEqual(kindsOf(await other.lookUp(idsOf('2011.10063'))), { '2011.10063': 'found' })
    await other.close()
  })

  test('leaves the way free for other windows when it is closed in the middle of a request', async () => {
    const other = await open()
    arxiv.misbehave([{ kind: 'hang' }])
    const waiting = records.lookUp(idsOf('2011.10650'))
    await arxiv.received(1)
    await records.close()
    assert.deepEqual(kindsOf(await waiting), { '2011.10650': 'unavailable' })
    const before = clock.now()
    await other.lookUp(idsOf('2011.10063'))
    assert.ok(clock.now() - before < 4000, `it took ${clock.now() - before} ms`)
    await other.close()
  })

  test('asks as it was told last', async () => {
    const other = await startLocalArxiv()
    await records.lookUp(idsOf('2011.10650'))
    records.configure({ arxivApiUrl: other.url, userAgent: 'research-digest/changed' })
    await records.lookUp(idsOf('2011.10063'))
    assert.deepEqual([arxiv.requests.length, other.requests.length], [1, 1])
    assert.equal(other.requests[0]?.headers['user-agent'], 'research-digest/changed')
    await other.close()
  })

  test('asks the sources in the order wished for, and leaves out those without a key or an address', async () => {
    const dataCite = await startLocalDataCite(standInPapers)
    records.configure({
      sources: ['openalex', 'no such', 'datacite', 'semantic-scholar', 'arxiv-api'],
      arxivApiUrl: arxiv.url,
      dataCiteApiUrl: dataCite.url,
      semanticScholarApiUrl: 'no address',
      openAlexApiUrl: 'http://127.0.0.1:1/works',
      userAgent: 'research-digest/test',
    })
    const [outcome] = (await records.lookUp(idsOf('1706.03762'))).values()
    assert.equal(outcome?.kind === 'found' && outcome.paper.source, 'datacite')
    await dataCite.close()
  })

  test('finds DOIs at Crossref, then at DataCite, and keeps them', async () => {
    const dois = ['10.1038/nature14539', '10.5281/zenodo.1', '10.1000/none'].map(
      (text) => parseDoi(text) ?? assert.fail(text),
    )
    const crossref = await startLocalCrossref([crossrefPaper])
    const zenodo = { doi: '10.5281/zenodo.1', titles: [{ title: 'A Data Set' }], creators: [] }
    const dataCite = await startLocalDataCite([], [zenodo])
    const services = { crossrefApiUrl: crossref.url, dataCiteApiUrl: dataCite.url }
    records.configure({ arxivApiUrl: arxiv.url, userAgent: 'research-digest/test', ...services })
    assert.deepEqual(kindsOf(await records.lookUpDois(dois)), {
      '10.1038/nature14539': 'found',
      '10.5281/zenodo.1': 'found',
      '10.1000/none': 'missing',
    })
    assert.deepEqual([crossref.requests.length, dataCite.requests.length], [1, 1])
    await crossref.close()
    await dataCite.close()
    const [again] = (await records.lookUpDois(dois.slice(0, 1))).values()
    assert.equal(again?.kind === 'found' && again.paper.title, 'Deep learning')
    assert.deepEqual(await records.search('deep learning', 5), [])
  })

  test('writes the library to a file as a whole or not at all, and takes it over again', async () => {
    await records.lookUp(idsOf('2011.10650', '2011.10063'))
    const file = join(folder.path, 'papers.jsonl')
    assert.equal(await records.exportTo(file), 2)
    await assert.rejects(records.exportTo(join(folder.path, 'none', 'papers.jsonl')), {
      code: 'not-replaceable',
    })
    await assert.rejects(records.importFrom(join(folder.path, 'none.jsonl')), { code: 'ENOENT' })
    await assert.rejects(records.exportTo(join(folder.path, 'stopped.jsonl'), AbortSignal.abort()), {
      name: 'AbortError',
    })
    assert.deepEqual(
      readdirSync(folder.path).filter((name) => name.includes('.jsonl')),
      ['papers.jsonl'],
    )
    assert.deepEqual(await records.importFrom(file), { imported: 2, skipped: 0, remarks: [] })
  })

  test('tells of a library that was damaged before anybody could listen', async () => {
    await records.close()
    writeFileSync(join(folder.path, 'library.sqlite'), 'no database '.repeat(1000))
    records = await open()
    const troubles: LibraryTrouble[] = []
    records.onTrouble((trouble) => troubles.push(trouble))
    assert.equal(troubles.length, 1)
    assert.equal(troubles[0]?.kind === 'damaged' && troubles[0].rescued, 0)
  })

  const unusable: Readonly<Record<string, (path: string) => void>> = {
    'is a folder': (path) => mkdirSync(path),
    'was written by a newer version': (path) => {
      const database = new DatabaseSync(path)
      database.exec('PRAGMA user_version = 99')
      database.close()
    },
    'cannot be made': (path) => {
      writeFileSync(dirname(path), 'no folder')
    },
  }
  for (const [name, spoil] of Object.entries(unusable)) {
    test(`finds papers and says so when the library ${name}`, async () => {
      await records.close()
      const isPlace = name === 'cannot be made'
      const path = isPlace ? join(folder.path, 'none', 'l.sqlite') : join(folder.path, 'other.sqlite')
      spoil(path)
      records = await open(path)
      const troubles: LibraryTrouble[] = []
      records.onTrouble((trouble) => troubles.push(trouble))
      assert.deepEqual(
        troubles.map(({ kind }) => kind),
        ['unusable'],
      )
      assert.deepEqual(kindsOf(await records.lookUp(idsOf('2011.10650'))), { '2011.10650': 'found' })
      assert.equal((await records.search('very deep', 5)).length, 1)
      clock.advance(10_000)
      assert.equal((await records.find(idsOf('2011.10650'))).size, 1)
      const file = join(folder.path, 'papers.jsonl')
      await assert.rejects(records.exportTo(file), { name: /Library/ })
      await assert.rejects(records.importFrom(file), { name: /Library/ })
    })
  }

  test('hangs and nags nowhere without a network, and has what was seen', async () => {
    await records.lookUp(idsOf('2011.10650'))
    await arxiv.close()
    const states: ConnectionState[] = []
    records.onStateChange((state) => states.push(state))
    const outcomes = await records.lookUp(idsOf('2011.10650', '2011.10063'))
    assert.deepEqual(kindsOf(outcomes), { '2011.10650': 'found', '2011.10063': 'unavailable' })
    await new Promise(setImmediate)
    assert.equal(states.at(-1)?.kind, 'offline')
    const before = states.length
    assert.deepEqual(kindsOf(await records.lookUp(idsOf('2011.10944'))), { '2011.10944': 'unavailable' })
    assert.equal(states.length, before)
  })

  test('rejects with the reason of a signal that has aborted', async () => {
    const signal = AbortSignal.abort(new Error('too late'))
    const ids = idsOf('2011.10650')
    const calls = [records.find(ids, signal), records.lookUp(ids, signal), records.search('a', 1, signal)]
    for (const call of [...calls, records.startingWith('2', 1, signal)])
      await assert.rejects(call, /too late/)
  })

  test('may be closed twice', async () => {
    await records.close()
    await records.close()
  })
})
