// Runs the tests of test/integration inside a real VS Code: the fetched server with a headless browser, or, with
// `--desktop`, a desktop build that is downloaded. `--code floor` takes the oldest that the manifest allows instead of the
// newest; for the desktop, it may also name a version. Other arguments choose test files by a part of their path.

import { globSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runTests, TestRunFailedError } from '@vscode/test-electron'
import { build } from 'esbuild'
import { stateVariable } from '../src/core/base/machine.ts'
import { startLocalArxiv } from '../test/localArxiv/server.ts'
import { localArxivSettings } from '../test/localArxiv/settings.ts'
import { crossrefPaper, retractedWork, startLocalCrossref } from '../test/localServices/crossref.ts'
import { buildExtension } from './support/build.ts'
import { fetchedFolder, projectRoot, readManifest } from './support/project.ts'
import { pathWithTools } from './support/run.ts'
import { codeVariable } from './vscode/installServer.ts'
import { settingsVariable } from './vscode/settingsVariable.ts'

/** Mocha without the module around it, which early versions of Node.js 22 give to `require` in another shape. */
const mocha = fileURLToPath(new URL('lib/mocha.cjs', import.meta.resolve('mocha')))

const bundles = path.join(fetchedFolder, 'integration')
const program = fileURLToPath(new URL('vscode/code.ts', import.meta.url))
const { values, positionals: chosen } = parseArgs({
  options: { desktop: { type: 'boolean' }, code: { type: 'string' } },
  allowPositionals: true,
})

async function main(): Promise<void> {
  await buildExtension('development')
  await bundleTests()
  const temporary = await mkdtemp(path.join(tmpdir(), 'research-digest-integration-'))
  const arxiv = await startLocalArxiv()
  const crossref = await startLocalCrossref([crossrefPaper, retractedWork])
  try {
    const settings = { ...localArxivSettings(arxiv), 'researchDigest.crossref.apiUrl': crossref.url }
    await runBundles(temporary, settings)
  } finally {
    await crossref.close()
    await arxiv.close()
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Each test file becomes a bundle of its own, which mocha loads; VS Code and mocha are there already. */
async function bundleTests(): Promise<void> {
  await rm(bundles, { recursive: true, force: true })
  const all = globSync('test/integration/**/*.test.ts', { cwd: projectRoot })
  const tests = all.filter((file) => chosen.length === 0 || chosen.some((part) => file.includes(part)))
  if (tests.length === 0)
    throw new Error(`No integration test is named ${chosen.join(' or ') || '*.test.ts'}.`)
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['test/integration/index.ts', ...tests],
    outbase: 'test/integration',
    outdir: bundles,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    alias: { mocha },
    external: ['vscode', mocha],
    sourcemap: 'inline',
    logLevel: 'warning',
  })
}

/** Runs the bundles on a copy of the sample and a second folder, for the tests change files. */
async function runBundles(temporary: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const workspace = path.join(temporary, 'workspace')
  const userData = path.join(temporary, 'user-data')
  const file = path.join(temporary, 'tests.code-workspace')
  await cp(path.join(projectRoot, 'sample'), workspace, { recursive: true })
  await mkdir(path.join(temporary, 'second'))
  await writeFile(file, JSON.stringify({ folders: [{ path: 'workspace' }, { path: 'second' }] }))
  await mkdir(path.join(userData, 'User'), { recursive: true })
  // A desktop VS Code reads this file; the server gets the same settings by the environment.
  await writeFile(path.join(userData, 'User', 'settings.json'), JSON.stringify(settings))
  await runTests({
    ...(values.desktop ? { version: versionOf(values.code ?? 'newest') } : { vscodeExecutablePath: program }),
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: path.join(bundles, 'index.cjs'),
    launchArgs: [file, `--user-data-dir=${userData}`],
    extensionTestsEnv: {
      PATH: pathWithTools(),
      [settingsVariable]: JSON.stringify(settings),
      [stateVariable]: path.join(temporary, 'state'),
      ...(values.code && { [codeVariable]: values.code }),
    },
  })
}

/** What `@vscode/test-electron` calls it. */
function versionOf(code: string): string {
  if (code === 'newest') return 'stable'
  return code === 'floor' ? (readManifest().engines.vscode ?? '').replace('^', '') : code
}

try {
  await main()
} catch (error) {
  // The run has printed its failures by itself.
  if (!(error instanceof TestRunFailedError)) console.error(error)
  process.exitCode = 1
}
