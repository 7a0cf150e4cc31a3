import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { envelope, type OaiServer, startOaiServer } from '../../localArxiv/oaiServer.ts'
import { snapshotRecord, writeSnapshot } from '../../unit/catalogue/snapshots.ts'
import { refuseInserts, type TemporaryFolder, temporaryFolder } from '../../unit/library/temporaryLibrary.ts'

const program = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url))

suite('the command catalogue', () => {
  let folder: TemporaryFolder
  let oai: OaiServer
  suiteSetup(async () => {
    folder = temporaryFolder()
    oai = await startOaiServer([{ id: '2601.00001', datestamp: '2026-11-20', title: 'Knights Errant Today' }])
  })
  suiteTeardown(async () => {
    await oai.close()
    folder.remove()
  })

  function run(...args: readonly string[]) {
    const own = args.includes('--catalogue') ? [] : ['--catalogue', join(folder.path, 'catalogue.sqlite')]
    const files = [...own, '--library', join(folder.path, 'l.sqlite')]
    const all = [program, 'catalogue', ...args.slice(0, 1), ...files, ...args.slice(1)]
    return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, all, (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), stdout, stderr })
      })
    })
  }

  test('imports, updates and searches', async () => {
    const file = join(folder.path, 'snapshot.json')
    writeSnapshot(file, [
      snapshotRecord({ id: '2302.90001', title: 'Windmills for Knights Errant' }),
      'no record',
    ])
    const imported = await run('import', file)
    assert.equal(imported.stdout, 'lines: 2, papers: 1, bad lines: 1\n')
    assert.match(imported.stderr, /snapshot\.json:2: expected a JSON object/)
    const updated = await run('update', '--oai', oai.url)
    assert.equal(updated.stdout, 'papers: 1, deleted: 0\n')
    assert.equal(oai.requests[0]?.get('from'), '2024-01-02')
    const found = await run('search', 'knights', 'err')
    assert.equal(found.stdout, '2601.00001  Knights Errant Today\n2302.90001  Windmills for Knights Errant\n')
    const json = await run('search', '--json', '2302.9')
    assert.deepEqual(JSON.parse(json.stdout), {
      id: '2302.90001',
      title: 'Windmills for Knights Errant',
      authors: ['Ann Author', 'Bo Author Jr'],
      categories: ['cs.LG', 'stat.ML'],
    })
  })

  test('says why it is refused in one line that no terminal and no log of a build obeys', async () => {
    const words = 'Please [log in](command:a.b)\n::error x\u009b2J\u202e\u2028##[error]y'
    const answer = envelope(`<error code="badArgument">${words}</error>`)
    oai.misbehave([{ kind: 'own', answer: (response) => void response.end(answer) }])
    const { code, stderr } = await run('update', '--from', '2026-11-20', '--oai', oai.url)
    assert.equal(code, 2)
    assert.match(
      stderr,
      /^research-digest: .*: Please \[log in\]\(command:a\.b\) ::error x2J #\\u0023\[error\]y \(badArgument\)\.\n$/,
    )
  })

  test('takes neither nothing for a catalogue nor bad lines for papers', async () => {
    const missing = join(folder.path, 'missing.sqlite')
    const searched = await run('search', 'knights', '--catalogue', missing)
    assert.equal(searched.code, 2)
    assert.match(searched.stderr, /no catalogue at .*missing\.sqlite; expected one/)
    assert.ok(!existsSync(missing))
    const file = join(folder.path, 'bad.json')
    writeSnapshot(file, ['no record', 'none'])
    const imported = await run('import', file, '--catalogue', join(folder.path, 'new.sqlite'))
    assert.deepEqual([imported.code, imported.stdout], [2, ''])
    assert.ok(!existsSync(join(folder.path, 'new.sqlite')))
  })

  test('names the file that takes nothing, as on a full disk, and goes on later', async () => {
    const [file, full] = [join(folder.path, 'papers.json'), join(folder.path, 'full.sqlite')]
    writeSnapshot(file, [snapshotRecord({ id: '2302.90002', title: 'Giants' })])
    await run('import', file, '--catalogue', full)
    const admit = refuseInserts(full)
    writeSnapshot(file, [snapshotRecord({ id: '2302.90001', title: 'Windmills' })])
    for (const args of [
      ['import', file],
      ['update', '--oai', oai.url, '--from', '2026-11-01'],
    ]) {
      const { code, stderr } = await run(...args, '--catalogue', full)
      assert.deepEqual([code, /full\.sqlite cannot be used\. \(disk full\)/.test(stderr)], [2, true], stderr)
    }
    admit()
    assert.equal((await run('import', file, '--catalogue', full)).code, 0)
  })

  test('says what it expects, and exits with 2', async () => {
    const wrong: readonly (readonly [args: readonly string[], complaint: RegExp])[] = [
      [[], /expects import, update or search/],
      [['export'], /expects import, update or search/],
      [['import'], /expects one file/],
      [['search'], /expects words/],
      [['update', '--from', 'yesterday', '--oai', oai.url], /--from expects a date/],
      [['update', '--from', '2024-02-31', '--oai', oai.url], /--from expects a date/],
      [['update', '--from', '2024-13-01', '--oai', oai.url], /--from expects a date/],
      [['import', join(folder.path, 'none.json')], /none\.json: does not exist; expected JSON Lines\./],
      [['import', folder.path], /: a folder; expected JSON Lines\./],
    ]
    const answers = await Promise.all(wrong.map(([args]) => run(...args)))
    wrong.forEach(([args, complaint], index) => {
      assert.equal(answers[index]?.code, 2, args.join(' '))
      assert.match(answers[index]?.stderr ?? '', complaint)
    })
  })
})
