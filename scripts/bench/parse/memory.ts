// What the parser allocates when it is imported, before it has read anything: tables, patterns, sets of words.
import { createRequire } from 'node:module'
import { Script } from 'node:vm'
import { build } from 'esbuild'
import { projectRoot } from '../../support/project.ts'

/** Packages that the extension loads when they are first used, see `loadLate.ts`. */
const late = /^(?:yaml|smol-toml)$/
const ofNode = ['fs', 'fs/promises']

/**
 * In bytes. The code is compiled in front of the measurement, as a bundle that the editor reads, and the modules of Node that it
 * imports are loaded, as they are in an editor.
 */
export async function measureImport(): Promise<number> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: ['src/core/digest/session.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    plugins: [
      {
        name: 'late-packages',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: late }, ({ path }) => ({ path, namespace: 'late' }))
          onLoad({ filter: /./, namespace: 'late' }, () => ({ contents: 'module.exports = {}' }))
        },
      },
    ],
  })
  const code = `(function (require, module) {${outputFiles[0]?.text ?? ''}\n})`
  const load: (require: NodeJS.Require, module: object) => void = new Script(code).runInThisContext()
  const require = createRequire(import.meta.url)
  for (const name of ofNode) require(name)
  const before = allocated()
  load(require, { exports: {} })
  return allocated() - before
}

function allocated(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
