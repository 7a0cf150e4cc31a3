import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ReportLine } from '../../../src/catalogue/workerCatalogue.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { CatalogueSearch } from '../../../src/core/catalogue/catalogueSearch.ts'
import { openCatalogue } from '../../../src/core/catalogue/openCatalogue.ts'
import { manyRecords, writeSnapshot } from '../../unit/catalogue/snapshots.ts'
import { type TemporaryFolder, temporaryFolder } from '../../unit/library/temporaryLibrary.ts'

const program = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url))

suite('an import that is killed', () => {
  let folder: TemporaryFolder
  setup(() => {
    folder = temporaryFolder()
  })
  teardown(() => folder.remove())

  test('loses nothing that was committed, and goes on from there', async () => {
    const file = join(folder.path, 'snapshot.json')
    const path = join(folder.path, 'catalogue.sqlite')
    writeSnapshot(file, manyRecords(30_000))
    const killed = await killAtFirstProgress(startImport(file, path))
    const committed = countPapers(path)
    assert.equal(killed, 'SIGKILL')
    assert.ok(committed >= 5_000 && committed < 30_000, `${committed} papers`)
    const lines = await readLines(startImport(file, path))
    const [first] = lines
    assert.ok(first?.kind === 'progress' && first.papers > committed, JSON.stringify(first))
    assert.deepEqual(lines.at(-1), { kind: 'result', lines: 30_000, papers: 30_000, badLines: 0 })
    assert.equal(countPapers(path), 30_000)
    const database = openCatalogue({ path, log: silentLog })
    assert.equal(new CatalogueSearch(database).search('paper 2401.00001', 5)[0]?.id, '2401.00001')
    database.close()
  })
})

function startImport(file: string, catalogue: string): ChildProcess {
  return spawn(process.execPath, [program, 'catalogue', 'import', file, '--catalogue', catalogue, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function killAtFirstProgress(child: ChildProcess): Promise<NodeJS.Signals | null> {
  const exit = once(child, 'exit')
  for await (const line of linesOf(child)) if (line.kind === 'progress') child.kill('SIGKILL')
  const [, signal] = await exit
  return signal
}

async function readLines(child: ChildProcess): Promise<readonly ReportLine[]> {
  const lines: ReportLine[] = []
  for await (const line of linesOf(child)) lines.push(line)
  return lines
}

async function* linesOf(child: ChildProcess): AsyncGenerator<ReportLine> {
  if (!child.stdout) throw new Error('no output')
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line)
}

function countPapers(path: string): number {
  const database = openCatalogue({ path, log: silentLog })
  const count = Number(database.prepare('SELECT count(*) AS count FROM papers').get()?.count)
  database.close()
  return count
}
