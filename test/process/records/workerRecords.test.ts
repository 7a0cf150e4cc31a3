import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Log } from '../../../src/core/base/errors.ts'
import { parseDoi } from '../../../src/core/paper/doi.ts'
import type { ConnectionState, LibraryTrouble, Records } from '../../../src/records/records.ts'
import { createWorkerRecords } from '../../../src/records/workerRecords.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'
import { type TemporaryFolder, temporaryFolder } from '../../unit/library/temporaryLibrary.ts'
import { idsOf, kindsOf } from '../../unit/metadata/lookUpBench.ts'

const realWorker = new URL('../../../src/records/worker.ts', import.meta.url)
const crashingWorker = new URL('crashingWorker.ts', import.meta.url)

/** Records of a thread, what they ask, and where they keep it. */
interface Bench {
  readonly arxiv: LocalArxiv
  readonly folder: TemporaryFolder
  /** All log lines. */
  readonly messages: readonly string[]
  readonly records: Records
  close(): Promise<void>
}

async function startBench(changes: Partial<Parameters<typeof createWorkerRecords>[0]> = {}): Promise<Bench> {
  const arxiv = await startLocalArxiv()
  const folder = temporaryFolder()
  const messages: string[] = []
  const note = (message: string) => messages.push(message)
  const log: Log = { info: note, warn: note, error: note }
  const libraryPath = join(folder.path, 'library.sqlite')
  const stateFolder = join(folder.path, 'state')
  const service = { arxivApiUrl: arxiv.url, userAgent: 'research-digest/test', minIntervalMs: 0 }
  const options = { libraryPath, stateFolder, ...service }
  const records = createWorkerRecords({ workerPath: realWorker, options, log, ...changes })
  const close = async () => {
    await records.close()
    await arxiv.close()
    folder.remove()
  }
  return { arxiv, folder, messages, records, close }
}

suite('workerRecords', () => {
  let bench: Bench

  // One thread for all of this suite: each takes a fifth of a second to start from source.
  suiteSetup(async () => {
    bench = await startBench()
  })
  suiteTeardown(() => bench.close())

  test('serves every method', async () => {
    const { records } = bench
    const outcomes = await records.lookUp(idsOf('2011.10650', '2011.10675', '2011.99999'))
    assert.deepEqual(kindsOf(outcomes), {
      '2011.10650': 'found',
      '2011.10675': 'found',
      '2011.99999': 'missing',
    })
    assert.deepEqual([...(await records.find(idsOf('2011.10650', '2011.10063'))).keys()], ['2011.10650'])
    assert.deepEqual(
      (await records.search('very deep va', 5)).map(({ id }) => id),
      ['2011.10650'],
    )
    assert.equal((await records.startingWith('2011.106', 5)).length, 2)
    assert.equal((await records.recent(1)).length, 1)
  })

  test('asks first for what is preferred, though it was so before the thread started', async () => {
    const own = await startBench()
    const ids = Array.from({ length: 120 }, (_, index) => `2101.${String(index + 1).padStart(5, '0')}`)
    own.records.prefer(idsOf('2101.00120'))
    await own.records.lookUp(idsOf(...ids))
    await own.close()
    assert.equal(own.arxiv.requests[0]?.ids[0], '2101.00120')
  })

  test('passes on how to ask, files and DOIs', async () => {
    const { records, arxiv, folder } = bench
    records.configure({ arxivApiUrl: arxiv.url, userAgent: 'research-digest/changed' })
    records.forgetFailures()
    await records.lookUp(idsOf('2011.10944'))
    assert.equal(arxiv.requests.at(-1)?.headers['user-agent'], 'research-digest/changed')
    const file = join(folder.path, 'papers.jsonl')
    const count = await records.exportTo(file)
    assert.ok(count > 0)
    assert.deepEqual(await records.importFrom(file), { imported: count, skipped: 0, remarks: [] })
    const doi = parseDoi('10.1000/x') ?? assert.fail()
    assert.deepEqual(kindsOf(await records.lookUpDois([doi])), { '10.1000/x': 'unavailable' })
  })

  test('passes on states and log lines', async () => {
    const states: ConnectionState[] = []
    const idle = new Promise<void>((resolve) => {
      bench.records.onStateChange((state) => {
        states.push(state)
        if (state.kind === 'idle') resolve()
      })
    })
    await bench.records.lookUp(idsOf('1706.03762'))
    await idle
    assert.ok(states.some(({ kind }) => kind === 'asking'))
    assert.match(bench.messages.join('\n'), /Asking arXiv .* for 1706\.03762/)
  })

  test('tells no states to a listener that has left', async () => {
    const leave = bench.records.onStateChange(() => assert.fail('it has left'))
    leave()
    await bench.records.lookUp(idsOf('1512.03385'))
  })

  test('ends one call when its signal aborts, and serves the next', async () => {
    const { arxiv, records } = bench
    const release = arxiv.hold()
    const leaving = new AbortController()
    const withdrawn = records.lookUp(idsOf('1412.6980'), leaving.signal)
    await arxiv.received(arxiv.requests.length + 1)
    leaving.abort(new Error('no longer wanted'))
    await assert.rejects(withdrawn, /no longer wanted/)
    release()
    assert.deepEqual(kindsOf(await records.lookUp(idsOf('1412.6980'))), { '1412.6980': 'found' })
    await assert.rejects(records.find([], AbortSignal.abort()), { name: 'AbortError' })
  })

  test('does not draw network, database or XML into the bundle of its user', () => {
    const entry = fileURLToPath(new URL('../../../src/records/workerRecords.ts', import.meta.url))
    const isHeavy = (name: string) => ['undici', sqlite, 'saxes'].includes(name)
    assert.deepEqual(reachedFrom(entry).filter(isHeavy), [])
    const worker = reachedFrom(fileURLToPath(realWorker))
    assert.ok(worker.includes('undici') && worker.includes(sqlite) && worker.includes('saxes'))
  })
})

suite('workerRecords, start to end', () => {
  let bench: Bench

  teardown(() => bench.close())

  test('starts no thread and opens no library before the first call', async () => {
    bench = await startBench()
    await bench.records.close()
    assert.equal(existsSync(join(bench.folder.path, 'library.sqlite')), false)
  })

  test('tells of a library that cannot be opened, and does without', async () => {
    bench = await startBench()
    mkdirSync(join(bench.folder.path, 'library.sqlite'))
    const told = new Promise<LibraryTrouble>((resolve) => bench.records.onTrouble(resolve))
    assert.deepEqual(await bench.records.search('words', 5), [])
    assert.equal((await told).kind, 'unusable')
    await assert.rejects(bench.records.exportTo(join(bench.folder.path, 'papers.jsonl')), {
      name: 'ThreadCallError',
      code: 'library-unusable',
    })
  })

  test('translates what it says to people', async () => {
    bench = await startBench({
      translations: { '{0} refuses requests from this computer (HTTP {1}).': 'Nein: {0}, {1}' },
    })
    bench.arxiv.misbehave([{ kind: 'status', status: 403 }])
    const [outcome] = (await bench.records.lookUp(idsOf('2011.10650'))).values()
    assert.equal(outcome?.kind === 'unavailable' && outcome.reason, 'Nein: arXiv, 403')
  })

  test('tells that the library was damaged', async () => {
    bench = await startBench()
    writeFileSync(join(bench.folder.path, 'library.sqlite'), 'no database '.repeat(1000))
    const told = new Promise<LibraryTrouble>((resolve) => bench.records.onTrouble(resolve))
    assert.deepEqual(await bench.records.search('words', 5), [])
    const trouble = await told
    assert.match(trouble.kind === 'damaged' ? trouble.aside : '', /library\.sqlite\.damaged-/)
  })

  for (const words of ['crash', 'exit']) {
    test(`rejects what was pending when the thread dies by ${words}, and starts it once more`, async () => {
      bench = await startBench({ workerPath: crashingWorker })
      const { records, messages } = bench
      const crashed = { name: 'RecordsCrashedError', code: 'records-crashed' }
      const pending = assert.rejects(records.lookUp(idsOf('2011.10650')), crashed)
      await assert.rejects(records.search(words, 5), crashed)
      await pending
      assert.match(messages.join('\n'), /crashed as asked|exit code 3/)
      assert.deepEqual(await records.search('other words', 5), [])
      await assert.rejects(records.search(words, 5), crashed)
      await assert.rejects(records.search('other words', 5), crashed)
    })
  }

  test('says that the thread failed when its file is missing', async () => {
    bench = await startBench({ workerPath: join(tmpdir(), 'research-digest-nowhere.cjs') })
    await assert.rejects(bench.records.search('words', 5), { name: 'RecordsCrashedError' })
  })

  test('rejects what is pending and what comes later when it is closed', async () => {
    bench = await startBench()
    bench.arxiv.misbehave([{ kind: 'hang' }])
    const pending = bench.records.lookUp(idsOf('2011.10650'))
    await bench.arxiv.received(1)
    const closed = { name: 'RecordsClosedError', code: 'records-closed' }
    await Promise.all([assert.rejects(pending, closed), bench.records.close()])
    await assert.rejects(bench.records.find([]), closed)
    await bench.records.close()
  })
})

const sqlite = fileURLToPath(new URL('../../../src/core/base/machine.ts', import.meta.url))

/** The packages and files that a file and those it imports need at run time. */
function reachedFrom(entry: string): readonly string[] {
  const packages = new Set<string>()
  const files = new Set([entry])
  for (const file of files) {
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?!type\b).*?from '([^']+)'/gms,
    )) {
      if (target.startsWith('.')) files.add(join(file, '..', target))
      else packages.add(target)
    }
  }
  return [...packages, ...files]
}
