import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { stateVariable } from '../../../src/core/base/machine.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'
import { type TemporaryFolder, temporaryFolder } from '../../unit/library/temporaryLibrary.ts'

const script = fileURLToPath(new URL('lookUpInProcess.ts', import.meta.url))
const minIntervalMs = 120

suite('processes of one user', () => {
  let arxiv: LocalArxiv
  let folder: TemporaryFolder
  let program: string
  let children: ChildProcess[]

  setup(async () => {
    arxiv = await startLocalArxiv()
    folder = temporaryFolder()
    program = join(folder.path, 'program.cjs')
    children = []
    // Ten processes that read all sources each would take most of the time for that.
    await build({ entryPoints: [script], outfile: program, bundle: true, platform: 'node', format: 'cjs' })
  })
  teardown(async () => {
    for (const child of children) child.kill('SIGKILL')
    await arxiv.close()
    folder.remove()
  })

  /** Each request is identifiers with commas. */
  const args = (library: string, requests: readonly string[]) => [
    ...[program, join(folder.path, library), arxiv.url, String(minIntervalMs)],
    ...requests,
  ]
  const environment = () => ({ ...process.env, [stateVariable]: join(folder.path, 'state') })

  async function run(library: string, ...requests: readonly string[]): Promise<readonly string[]> {
    const { stdout } = await promisify(execFile)(process.execPath, args(library, requests), {
      env: environment(),
    })
    return stdout.trim().split(' ')
  }

  function start(library: string, ...requests: readonly string[]): ChildProcess {
    const child = spawn(process.execPath, args(library, requests), { env: environment(), stdio: 'ignore' })
    children.push(child)
    return child
  }

  function smallestGap(): number {
    const gaps = arxiv.requests.slice(1).map(({ at }, index) => at - (arxiv.requests[index]?.at ?? 0))
    return Math.min(...gaps)
  }

  test('ask one at a time on one library, and never sooner than the gap after the one before', async () => {
    const requestsEach = 3
    const shared = '1706.03762'
    const kinds = await Promise.all(
      Array.from({ length: 10 }, (_, one) => {
        const ids = Array.from({ length: requestsEach }, (_, index) => `2001.${10_000 + one * 10 + index}`)
        return run('library.sqlite', ...ids.map((id) => `${id},${shared}`))
      }),
    )
    assert.deepEqual([...new Set(kinds.flat())].sort(), ['found', 'missing'])
    assert.equal(kinds.flat().filter((kind) => kind === 'found').length, 30)
    assert.equal(arxiv.requests.length, 10 * requestsEach)
    // What one process has found, no other asks for.
    assert.equal(arxiv.requests.filter(({ ids }) => ids.includes(shared)).length, 1)
    assert.ok(smallestGap() >= minIntervalMs, `the smallest gap is ${smallestGap()} ms`)
    assert.equal(arxiv.mostAtOnce, 1)
  })

  test('ask one at a time with libraries of their own', async () => {
    await Promise.all([1, 2, 3, 4].map((one) => run(`${one}.sqlite`, '1706.03762', '2011.10650')))
    assert.equal(arxiv.requests.length, 8)
    assert.ok(smallestGap() >= minIntervalMs, `the smallest gap is ${smallestGap()} ms`)
    assert.equal(arxiv.mostAtOnce, 1)
  })

  test('wait for one that is stopped in the middle of a request', async function () {
    if (process.platform === 'win32') this.skip()
    const release = arxiv.hold()
    const stopped = start('one.sqlite', '1706.03762')
    await arxiv.received(1)
    stopped.kill('SIGSTOP')
    const other = run('other.sqlite', '2011.10650')
    // Longer than any gap: whoever took the silence for death would ask now.
    await setTimeout(1500)
    assert.equal(arxiv.requests.length, 1)
    release()
    stopped.kill('SIGCONT')
    await once(stopped, 'exit')
    assert.deepEqual(await other, ['found'])
    assert.equal(arxiv.mostAtOnce, 1)
  })

  test('go on after one was killed in the middle of a request', async () => {
    arxiv.misbehave([{ kind: 'hang' }])
    const killed = start('one.sqlite', '1706.03762')
    await arxiv.received(1)
    killed.kill('SIGKILL')
    assert.deepEqual(await run('other.sqlite', '2011.10650'), ['found'])
    assert.ok(smallestGap() >= minIntervalMs)
  })

  test('wait as long as arXiv asked one of them to, whatever became of its library', async () => {
    arxiv.misbehave([{ kind: 'status', status: 429, retryAfter: '600' }])
    assert.deepEqual(await run('one.sqlite', '1706.03762'), ['unavailable'])
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(join(folder.path, `one.sqlite${suffix}`), { force: true })
    assert.deepEqual(await run('one.sqlite', '1706.03762'), ['unavailable'])
    assert.deepEqual(await run('other.sqlite', '2011.10650'), ['unavailable'])
    assert.equal(arxiv.requests.length, 1)
  })
})
