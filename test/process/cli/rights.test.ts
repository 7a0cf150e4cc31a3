import assert from 'node:assert/strict'
import { chmodSync, readFileSync } from 'node:fs'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'
import { type BundledProgram, bundleProgram } from './bundledProgram.ts'
import { noRecords } from './noRecords.ts'

const digest = '# Week 2024-03-08\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n\n#review\n'
const record = { id: '2401.00001', title: 'Small Models', authors: ['Ann Author'], source: 'arxiv-api' }
/** A superuser may do everything, and becomes nobody for these tests. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

suite('the command line without rights', () => {
  let program: BundledProgram
  let folder: TemporaryFolder
  suiteSetup(async function () {
    if (process.platform === 'win32') return this.skip()
    program = await bundleProgram()
    chmodSync(program.folder, 0o755)
  })
  suiteTeardown(() => program?.end())
  setup(() => {
    folder = new TemporaryFolder({
      'a.md': digest,
      'locked/b.md': digest,
      'locked.md': digest,
      'z/c.md': digest,
    })
    chmodSync(folder.path, 0o755)
  })
  teardown(() => {
    for (const name of ['', 'locked', 'z']) chmodSync(folder.file(name), 0o755)
    folder.remove()
  })

  const run = (args: readonly string[]) => program.run(args, { cwd: folder.path, ...nobody })

  test('reads what it may, names what it may not by its own name, and ends with 2', async () => {
    chmodSync(folder.file('locked'), 0)
    chmodSync(folder.file('locked.md'), 0)
    const { code, output, errors } = await run(['parse', '--json', '.'])
    const files = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).file)
    assert.deepEqual([code, files], [2, ['a.md', 'z/c.md']])
    assert.deepEqual(errors.trimEnd().split('\n'), [
      'research-digest: locked: cannot be read; expected a file that you may read.',
      'research-digest: locked.md: cannot be read; expected a file that you may read.',
    ])
  })

  test('writes nowhere that it may not, says so, and leaves nothing there', async () => {
    folder.write({ 'z/README.md': '<!-- digest-index:start -->\n<!-- digest-index:end -->\n' })
    for (const args of [
      ['index', 'z'],
      ['export', ...noRecords, '--format', 'site', '--output', 'z/site', 'a.md'],
      ['export', ...noRecords, '--format', 'text', '--output', 'z/a.txt', 'a.md'],
    ]) {
      const { code, errors } = await run(args)
      assert.equal(code, 2, errors)
      assert.match(errors, /EACCES|not writable/)
    }
    assert.match(readFileSync(folder.file('z/README.md'), 'utf8'), /start -->\n<!--/)
  })

  test('checks and exports without the records of a library that it may not use, and says so', async () => {
    folder.write({ 'papers.jsonl': `${JSON.stringify(record)}\n` })
    const imported = await program.run(['library', 'import', '--library', 'lib.sqlite', 'papers.jsonl'], {
      cwd: folder.path,
    })
    assert.equal(imported.code, 0, imported.errors)
    chmodSync(folder.file('lib.sqlite'), 0o400)
    chmodSync(folder.path, 0o555)
    const checked = await run(['check', '--library', 'lib.sqlite', 'a.md'])
    const exported = await run(['export', '--library', 'lib.sqlite', '--format', 'text', 'a.md'])
    // A superuser's file system refuses nothing where no other user can be taken on.
    const expected = nobody.uid === undefined ? [0, 0] : [2, 2]
    assert.deepEqual([checked.code, exported.code], expected, checked.errors + exported.errors)
    assert.match(exported.output, /Small Models/)
    if (nobody.uid !== undefined)
      assert.match(exported.errors, /lib\.sqlite cannot be used.*exported without records/s)
  })
})
