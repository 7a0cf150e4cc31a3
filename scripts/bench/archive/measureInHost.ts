// Has the extension host of a real VS Code read an archive, by the same service as the extension.
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTests } from '@vscode/test-electron'
import { build } from 'esbuild'
import { buildExtension } from '../../support/build.ts'
import { projectRoot } from '../../support/project.ts'
import { pathWithTools } from '../../support/run.ts'

export interface HostRun {
  /** From the first question to the index. */
  readonly ms: number
  /** Of the host's thread in that time. */
  readonly processorMs: number
  /** The longest that the thread was held at a time, in processor time. */
  readonly longestHoldMs: number
  /** The same for a search for the files alone, which VS Code does. */
  readonly searchHoldMs: number
  /** The same for as long a time in which the archive did nothing. */
  readonly idleHoldMs: number
}

const program = fileURLToPath(new URL('../../vscode/code.ts', import.meta.url))
/** Where the host's part writes what it has measured. */
export const resultVariable = 'RESEARCH_DIGEST_BENCH_RESULT'

export async function measureInHost(archive: string): Promise<HostRun> {
  await buildExtension('production')
  const temporary = await mkdtemp(path.join(tmpdir(), 'research-digest-host-'))
  const entry = path.join(temporary, 'inHost.cjs')
  const result = path.join(temporary, 'result.json')
  try {
    await mkdir(path.join(temporary, 'user-data'), { recursive: true })
    await build({
      absWorkingDir: projectRoot,
      entryPoints: ['scripts/bench/archive/inHost.ts'],
      outfile: entry,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      external: ['vscode'],
      logLevel: 'warning',
    })
    await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: entry,
      launchArgs: [archive, `--user-data-dir=${path.join(temporary, 'user-data')}`],
      extensionTestsEnv: { PATH: pathWithTools(), [resultVariable]: result },
    })
    return JSON.parse(await readFile(result, 'utf8'))
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
