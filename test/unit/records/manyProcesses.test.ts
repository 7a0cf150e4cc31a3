import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { startLocalArxiv } from '../../localArxiv/server.ts'
import { temporaryFolder } from '../library/temporaryLibrary.ts'

const script = fileURLToPath(new URL('lookUpInProcess.ts', import.meta.url))
const minIntervalMs = 120
const requestsEach = 3

suite('ten processes on one library', () => {
  test('ask one at a time, and never sooner than the gap after the one before', async () => {
    const arxiv = await startLocalArxiv()
    const folder = temporaryFolder()
    const library = join(folder.path, 'library.sqlite')
    const program = join(folder.path, 'program.cjs')
    try {
      // Ten processes that read all sources each would take most of the time for that.
      await build({ entryPoints: [script], outfile: program, bundle: true, platform: 'node', format: 'cjs' })
      const run = async (process_: number) => {
        const ids = Array.from(
          { length: requestsEach },
          (_, index) => `2001.${10_000 + process_ * 10 + index}`,
        )
        const shared = '1706.03762'
        const args = [
          program,
          library,
          arxiv.url,
          String(minIntervalMs),
          ...ids.map((id) => `${id},${shared}`),
        ]
        const { stdout } = await promisify(execFile)(process.execPath, args)
        return stdout.trim().split(' ')
      }
      const kinds = await Promise.all(Array.from({ length: 10 }, (_, index) => run(index)))
      assert.deepEqual([...new Set(kinds.flat())].sort(), ['found', 'missing'])
      assert.equal(kinds.flat().filter((kind) => kind === 'found').length, 30)
      assert.equal(arxiv.requests.length, 10 * requestsEach)
      // What one process has found, no other asks for.
      assert.equal(arxiv.requests.filter(({ ids }) => ids.includes('1706.03762')).length, 1)
      const gaps = arxiv.requests.slice(1).map(({ at }, index) => at - (arxiv.requests[index]?.at ?? 0))
      assert.ok(Math.min(...gaps) >= minIntervalMs, `the smallest gap is ${Math.min(...gaps)} ms`)
      assert.equal(arxiv.mostAtOnce, 1)
    } finally {
      await arxiv.close()
      folder.remove()
    }
  }).timeout(60_000)
})
