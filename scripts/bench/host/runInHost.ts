import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildExtension } from '../../support/build.ts'
import { projectRoot } from '../../support/project.ts'
import { runOrThrow } from '../../support/run.ts'
import { settingsVariable } from '../../vscode/settingsVariable.ts'
import { resultVariable } from './hostResult.ts'

export interface HostWork {
  /** The file, by its path in the project, whose `run` the extension host calls; it ends with `writeHostResult`. */
  readonly entry: string
  /** Opened in the window. */
  readonly folder: string
  readonly settings?: Readonly<Record<string, unknown>>
}

const program = fileURLToPath(new URL('../../vscode/code.ts', import.meta.url))

/** Runs work in the extension host of a real VS Code that has the extension, and gives its result. */
export async function runInHost<T>({ entry, folder, settings = {} }: HostWork): Promise<T> {
  await buildExtension('production')
  const temporary = await mkdtemp(path.join(tmpdir(), 'research-digest-host-'))
  const bundle = path.join(temporary, 'inHost.cjs')
  const result = path.join(temporary, 'result.json')
  try {
    await build({
      absWorkingDir: projectRoot,
      entryPoints: [entry],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      external: ['vscode'],
      logLevel: 'warning',
    })
    const paths = [`--extensionDevelopmentPath=${projectRoot}`, `--extensionTestsPath=${bundle}`]
    await runOrThrow(process.execPath, [program, folder, ...paths], {
      quiet: true,
      env: { [resultVariable]: result, [settingsVariable]: JSON.stringify(settings) },
    })
    return JSON.parse(await readFile(result, 'utf8'))
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
