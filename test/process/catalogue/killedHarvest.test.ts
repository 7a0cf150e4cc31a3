import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { silentLog } from '../../../src/core/base/errors.ts'
import { CatalogueSearch } from '../../../src/core/catalogue/catalogueSearch.ts'
import { openCatalogue } from '../../../src/core/catalogue/openCatalogue.ts'
import { type OaiServer, startOaiServer } from '../../localArxiv/oaiServer.ts'
import { type TemporaryFolder, temporaryFolder } from '../../unit/library/temporaryLibrary.ts'

const program = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url))
const ids = ['2601.00001', '2601.00002', '2601.00003', '2601.00004']

suite('a harvest that is killed', () => {
  let folder: TemporaryFolder
  let server: OaiServer
  setup(async () => {
    folder = temporaryFolder()
    server = await startOaiServer(ids.map((id) => ({ id, datestamp: '2026-11-20' })))
  })
  teardown(async () => {
    await server.close()
    folder.remove()
  })

  test('keeps the pages that it had, and goes on behind them', async function () {
    // The next one waits for the turn that the killed one had taken.
    this.timeout(60_000)
    const path = join(folder.path, 'catalogue.sqlite')
    const harvest = startHarvest(path)
    const exit = once(harvest, 'exit')
    server.onRequest = (count) => {
      if (count === 2) harvest.kill('SIGKILL')
    }
    assert.deepEqual(await exit, [null, 'SIGKILL'])
    assert.deepEqual(papersIn(path), ids.slice(0, 2))
    server.onRequest = () => {}
    assert.deepEqual(await once(startHarvest(path), 'exit'), [0, null])
    const [, interrupted, next] = server.requests
    assert.equal(next?.get('resumptionToken'), interrupted?.get('resumptionToken'))
    assert.equal(server.requests.length, 3)
    assert.deepEqual(papersIn(path), ids)
    const database = openCatalogue({ path, log: silentLog })
    assert.equal(new CatalogueSearch(database).search('2601.00004', 5)[0]?.id, '2601.00004')
    assert.equal(new CatalogueSearch(database).search('paper 2601', 5).length, ids.length)
    database.close()
  })

  function startHarvest(catalogue: string): ChildProcess {
    const places = ['--catalogue', catalogue, '--library', join(folder.path, 'library.sqlite')]
    const question = ['--oai', server.url, '--from', '2026-11-19']
    return spawn(process.execPath, [program, 'catalogue', 'update', ...places, ...question], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
})

function papersIn(path: string): readonly string[] {
  const database = openCatalogue({ path, log: silentLog })
  const rows = database.prepare('SELECT record FROM papers ORDER BY number').all()
  database.close()
  return rows.map(({ record }) => String(record).split('\n')[0]?.replace('Paper ', '') ?? '')
}
