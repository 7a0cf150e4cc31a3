import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { delay } from '../../../src/core/base/async.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'
import { type BundledProgram, bundleProgram } from './bundledProgram.ts'

const flawed = 'A Title\nhttps://arxiv.org/abs/2112.0886\nSaid.\n\n#review\n'
const good = flawed.replace('2112.0886', '2112.00886')

suite('the command check --watch', () => {
  let program: BundledProgram
  let folder: TemporaryFolder
  let child: ChildProcess | undefined
  suiteSetup(async function () {
    this.timeout(120_000)
    program = await bundleProgram()
  })
  suiteTeardown(() => program.end())
  setup(() => {
    folder = new TemporaryFolder({ 'a.md': good, 'notes/b.md': flawed, 'library.sqlite': '' })
  })
  teardown(() => {
    child?.kill('SIGKILL')
    folder.remove()
  })

  function watch(...args: string[]) {
    const library = folder.file('library.sqlite')
    child = program.start(['check', '--watch', '--library', library, ...args, '.'], { cwd: folder.path })
    return { child, lines: new Lines(child) }
  }

  test('prints what is found, and again what a change makes of it', async () => {
    const { lines } = watch()
    assert.match(await lines.next(), /^notes\/b\.md:2:23 malformed-arxiv-id /)
    assert.match(await lines.next('stderr'), /: Problems: 1, in 1 of 2 files\.$/)
    assert.match(await lines.next('stderr'), /press Ctrl\+C to stop\.$/)
    folder.write({ 'a.md': flawed })
    assert.match(await lines.next(), /^a\.md:2:23 malformed-arxiv-id /)
    assert.match(await lines.next('stderr'), /Problems: 2, in 2 of 2 files/)
    folder.write({ 'a.md': good, 'notes/b.md': good })
    assert.match(await lines.next('stderr'), /Problems: 0, in 0 of 2 files/)
  }).timeout(60_000)

  test('sees files that come, go, and are replaced, folders and conventions too', async () => {
    const { lines } = watch('--format', 'json')
    const next = async () => {
      const { file, findings } = JSON.parse(await lines.next())
      return [file, findings.map(({ rule, severity }: Record<string, string>) => `${rule} ${severity}`)]
    }
    const error = 'malformed-arxiv-id error'
    assert.deepEqual(await next(), ['notes/b.md', [error]])
    mkdirSync(folder.file('new/deep'), { recursive: true })
    await delay(500)
    folder.write({ 'new/deep/c.md': flawed })
    assert.deepEqual(await next(), ['new/deep/c.md', [error]])
    folder.write({ '.c.md.new': good })
    renameSync(folder.file('.c.md.new'), folder.file('new/deep/c.md'))
    assert.deepEqual(await next(), ['new/deep/c.md', []])
    folder.write({ 'digest.yaml': 'rules: {malformed-arxiv-id: warning}\n' })
    assert.deepEqual(await next(), ['notes/b.md', ['malformed-arxiv-id warning']])
    rmSync(folder.file('notes'), { recursive: true })
    assert.deepEqual(await next(), ['notes/b.md', []])
    folder.write({ 'notes/b.md': flawed })
    assert.deepEqual(await next(), ['notes/b.md', ['malformed-arxiv-id warning']])
  }).timeout(60_000)

  test('counts the problems anew when a file is removed', async () => {
    const { lines } = watch()
    assert.match(await lines.next('stderr'), /Problems: 1, in 1 of 2 files/)
    await lines.next('stderr')
    rmSync(folder.file('notes/b.md'))
    assert.match(await lines.next('stderr'), /Problems: 0, in 0 of 1 files/)
  }).timeout(60_000)

  test('says of a name of nothing what it says without --watch', async () => {
    const library = folder.file('library.sqlite')
    const said = ['--watch', '--fix'].map((mode) =>
      program.run(['check', mode, '--library', library, 'missing'], { cwd: folder.path }),
    )
    const [waiting, once] = await Promise.all(said)
    assert.deepEqual(waiting, once)
    assert.equal(once?.code, 2)
  }).timeout(30_000)

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`ends well at ${signal}`, async () => {
      const { child, lines } = watch()
      await lines.next()
      for (let count = 0; count < 2; count++) await lines.next('stderr')
      child.kill(signal)
      const [[code], left] = await Promise.all([once(child, 'exit'), lines.next('stderr')])
      assert.deepEqual([code, left], [0, 'the end'])
    }).timeout(30_000)
  }

  test('ends when nobody reads any more', async () => {
    const { child, lines } = watch()
    await lines.next()
    child.stdout?.destroy()
    const ended = once(child, 'exit')
    folder.write({ 'a.md': flawed })
    assert.equal((await ended)[0], 0)
  }).timeout(30_000)
})

/** What a process writes, line by line. */
class Lines {
  readonly #streams: Readonly<Record<'stdout' | 'stderr', AsyncIterator<string>>>

  constructor({ stdout, stderr }: ChildProcess) {
    assert.ok(stdout && stderr)
    const linesOf = (input: NodeJS.ReadableStream) => createInterface({ input })[Symbol.asyncIterator]()
    this.#streams = { stdout: linesOf(stdout), stderr: linesOf(stderr) }
  }

  async next(stream: 'stdout' | 'stderr' = 'stdout'): Promise<string> {
    const { value, done } = await this.#streams[stream].next()
    return done ? 'the end' : value
  }
}
