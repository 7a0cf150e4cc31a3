import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { stateVariable } from '../../../src/core/base/machine.ts'
import { openDatabase } from '../../../src/core/library/database.ts'
import { parseDoi } from '../../../src/core/paper/doi.ts'
import { openRecords } from '../../../src/records/localRecords.ts'
import {
  type RecheckProgress,
  type Records,
  recheckRecords,
  type ServiceOptions,
} from '../../../src/records/records.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'
import { inventedPapers } from '../../localArxiv/standInPapers.ts'
import { type CrossrefWork, startLocalCrossref } from '../../localServices/crossref.ts'
import { startLocalDataCite } from '../../localServices/dataCite.ts'
import { TestClock } from '../../unit/http/testClock.ts'
import { type TemporaryFolder, temporaryFolder } from '../../unit/library/temporaryLibrary.ts'
import { idsOf, kindsOf } from '../../unit/metadata/lookUpBench.ts'

const dayMs = 86_400_000
const many = inventedPapers(350)
const ids = many.map(({ id }) => id as ArxivId)

suite('records that are asked for again', () => {
  let arxiv: LocalArxiv
  let folder: TemporaryFolder
  let clock: TestClock
  let records: Records

  setup(async () => {
    arxiv = await startLocalArxiv({ papers: many })
    folder = temporaryFolder()
    clock = new TestClock()
    records = await open()
    await records.lookUp(ids)
  })
  teardown(async () => {
    await records.close()
    await arxiv.close()
    folder.remove()
  })

  const libraryPath = () => join(folder.path, 'library.sqlite')

  function open(services: Partial<ServiceOptions> = {}): Promise<Records> {
    const stateFolder = join(folder.path, 'state')
    const options = { libraryPath: libraryPath(), stateFolder, arxivApiUrl: arxiv.url, ...services }
    return openRecords({ ...options, userAgent: 'research-digest/test' }, silentLog, { clock })
  }

  /** What arXiv was asked for since so many requests. */
  const askedSince = (count: number) => arxiv.requests.slice(count).map(({ ids: asked }) => asked.length)

  test('are those that are older than a week, a hundred in a request', async () => {
    const before = arxiv.requests.length
    assert.deepEqual(await recheckRecords(records, ids, () => {}), { old: 0, done: 0 })
    clock.advance(6 * dayMs)
    assert.equal((await records.recheck(ids)).size, 0)
    assert.deepEqual(askedSince(before), [])
    clock.advance(2 * dayMs)
    const steps: RecheckProgress[] = []
    const result = await recheckRecords(records, ids, (step) => steps.push(step))
    assert.deepEqual(result, { old: 350, done: 350 })
    assert.deepEqual(askedSince(before), [100, 100, 100, 50])
    assert.deepEqual(
      steps.map(({ done }) => done),
      [0, 100, 200, 300],
    )
    assert.equal((await records.recheck(ids)).size, 0)
  })

  test('say what arXiv says now, and no more what it no longer says', async () => {
    const [id] = idsOf(ids[0] ?? '')
    assert.ok(id)
    clock.advance(8 * dayMs)
    arxiv.alter((body) =>
      body.replaceAll(
        '<summary',
        '<arxiv:comment>This paper has been withdrawn by the authors</arxiv:comment><summary',
      ),
    )
    await records.recheck([id])
    assert.match((await records.find([id])).get(id)?.comment ?? '', /withdrawn/)
    clock.advance(8 * dayMs)
    arxiv.alter((body) => body)
    await records.recheck([id])
    assert.equal((await records.find([id])).get(id)?.comment, undefined)
  })

  test('are followed by what was published of them, which says what was retracted', async () => {
    const [first, second] = many
    assert.ok(first && second)
    const published = { title: ['Published'], issued: { 'date-parts': [[2024]] } }
    const works: CrossrefWork[] = [{ ...published, DOI: '10.1000/ONE' }]
    const crossref = await startLocalCrossref(works)
    const other = await startLocalArxiv({
      papers: [
        { ...first, doi: '10.1000/One' },
        { ...second, doi: '10.1000/none' },
      ],
    })
    clock.advance(8 * dayMs)
    records.configure({
      ...{ arxivApiUrl: other.url, crossrefApiUrl: crossref.url },
      userAgent: 'research-digest/test',
    })
    const [one] = idsOf(first.id)
    assert.ok(one)
    const some = idsOf(first.id, second.id)
    await recheckRecords(records, some, () => {})
    await recheckRecords(records, some, () => {})
    assert.equal(crossref.requests.length, 1)
    assert.equal((await records.find([one])).get(one)?.retraction, undefined)
    clock.advance(8 * dayMs)
    const notice = { DOI: '10.1000/Notice', type: 'retraction', updated: { 'date-parts': [[2024, 5, 6]] } }
    works[0] = { ...published, DOI: '10.1000/ONE', 'updated-by': [notice] }
    assert.deepEqual(await recheckRecords(records, some, () => {}), { old: 2, done: 2 })
    assert.equal(crossref.requests.length, 2)
    const retraction = { date: '2024-05-06', notice: '10.1000/notice' }
    assert.deepEqual((await records.find([one])).get(one)?.retraction, retraction)
    // It is there after the next start, and arXiv's next answer does not take it away.
    clock.advance(8 * dayMs)
    await records.close()
    await crossref.close()
    records = await open({ arxivApiUrl: other.url })
    assert.equal((await records.recheck(some)).size, 2)
    assert.deepEqual((await records.find([one])).get(one)?.retraction, retraction)
    await other.close()
  })

  test('are those of papers that only have a DOI, too, where a registry may be asked', async () => {
    const doi = parseDoi('10.1000/Two')
    assert.ok(doi)
    const works: CrossrefWork[] = [{ DOI: doi, title: ['Two'], issued: { 'date-parts': [[2024]] } }]
    const crossref = await startLocalCrossref(works)
    const services = { arxivApiUrl: arxiv.url, userAgent: 'research-digest/test' }
    records.configure({ ...services, crossrefApiUrl: crossref.url })
    await records.lookUpDois([doi])
    const all = [...ids.slice(0, 2), doi]
    assert.deepEqual(await records.findOld(all), [])
    clock.advance(8 * dayMs)
    works[0] = { ...works[0], DOI: doi, 'updated-by': [{ DOI: '10.1000/notice', type: 'retraction' }] }
    records.configure(services)
    assert.deepEqual(await records.findOld(all), ids.slice(0, 2))
    records.configure({ ...services, crossrefApiUrl: crossref.url })
    assert.deepEqual(await recheckRecords(records, all, () => {}), { old: 3, done: 3 })
    assert.equal(crossref.requests.length, 2)
    const outcome = (await records.lookUpDois([doi])).get(doi)
    assert.deepEqual(outcome?.kind === 'found' && outcome.paper.retraction?.notice, '10.1000/notice')
    // A moment in the future was written by a clock that has been set back.
    clock.advance(-30 * dayMs)
    assert.deepEqual(await records.findOld([doi]), [doi])
    await crossref.close()
  })

  test('go on where somebody stopped', async () => {
    const before = arxiv.requests.length
    clock.advance(8 * dayMs)
    const leaving = new AbortController()
    const stop = ({ done }: RecheckProgress) => {
      if (done === 200) leaving.abort()
    }
    await assert.rejects(recheckRecords(records, ids, stop, leaving.signal), { name: 'AbortError' })
    assert.deepEqual(askedSince(before), [100, 100])
    await recheckRecords(records, ids, () => {})
    assert.deepEqual(askedSince(before), [100, 100, 100, 50])
  })

  test('are not asked for twice by two windows', async () => {
    const before = arxiv.requests.length
    const other = await open()
    clock.advance(8 * dayMs)
    await Promise.all([records.recheck(ids.slice(0, 50)), other.recheck(ids.slice(0, 50))])
    await other.close()
    assert.deepEqual(askedSince(before), [50])
  })

  test('wait for arXiv when it cannot be asked, and for no other source', async () => {
    clock.advance(8 * dayMs)
    const dataCite = await startLocalDataCite(many)
    await records.close()
    records = await open({ dataCiteApiUrl: dataCite.url })
    arxiv.misbehave([{ kind: 'status', status: 403 }])
    const result = await recheckRecords(records, ids, () => {})
    await dataCite.close()
    assert.deepEqual([result.old, result.done], [350, 0])
    assert.match(result.reason ?? '', /\w/)
    assert.equal(dataCite.requests.length, 0)
    assert.equal((await records.findOld(ids)).length, 350)
  })

  test('are left alone for a day when arXiv does not have them', async () => {
    const gone = await startLocalArxiv({ papers: [] })
    clock.advance(8 * dayMs)
    const services = { arxivApiUrl: gone.url, userAgent: 'research-digest/test' }
    records.configure(services)
    const some = ids.slice(0, 3)
    assert.deepEqual(new Set(Object.values(kindsOf(await records.recheck(some)))), new Set(['missing']))
    assert.deepEqual(await records.findOld(some), [])
    assert.equal((await records.find(some)).size, 3)
    clock.advance(2 * dayMs)
    assert.equal((await records.findOld(some)).length, 3)
    await gone.close()
  })

  test('are those of unknown age, as imported ones', async () => {
    const file = join(folder.path, 'records.jsonl')
    await records.exportTo(file)
    await records.importFrom(file)
    assert.deepEqual(await records.findOld(ids), [])
    const other = await openRecords(
      { libraryPath: ':memory:', stateFolder: folder.path, arxivApiUrl: arxiv.url, userAgent: 'test' },
      silentLog,
      { clock },
    )
    await other.importFrom(file)
    assert.equal((await other.findOld(ids)).length, 350)
    await other.close()
  })

  test('go on after a kill -9, with nothing asked twice', async () => {
    await records.close()
    const database = openDatabase({ path: libraryPath(), log: silentLog })
    database.exec('UPDATE papers SET askedAt = 1')
    database.close()
    const before = arxiv.requests.length
    const script = fileURLToPath(new URL('recheckInProcess.ts', import.meta.url))
    const args = [script, libraryPath(), arxiv.url, ids.join(',')]
    const env = { ...process.env, [stateVariable]: join(folder.path, 'state of processes') }
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
    // It says how far it has come in front of each request: two answers are kept by then.
    for await (const chunk of child.stdout) if (String(chunk).includes('200')) break
    child.kill('SIGKILL')
    await once(child, 'exit')
    await promisify(execFile)(process.execPath, args, { env })
    const asked = arxiv.requests.slice(before).flatMap((request) => request.ids)
    // What was on its way when the process died has never come.
    const lost = asked.length - new Set(asked).size
    assert.ok(lost === 0 || lost === 100, `${lost}`)
    assert.deepEqual(asked.slice(0, 200), [...new Set(asked)].slice(0, 200))
    assert.equal(new Set(asked).size, 350)
    records = await open()
  })
})
