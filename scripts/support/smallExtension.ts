import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { projectRoot, readManifest } from './project.ts'
import { runOrThrow } from './run.ts'

/** An extension of one file, which stands beside ours in a trial or a bench. */
export interface SmallExtension {
  readonly name: string
  readonly activationEvents: readonly string[]
  /** The whole of its code, as CommonJS. */
  readonly code: string
}

/** Packages it for the same VS Code as ours. `folder` is made and filled. */
export async function packageSmallExtension(
  { name, activationEvents, code }: SmallExtension,
  folder: string,
  vsixFile: string,
): Promise<void> {
  const { engines, publisher } = readManifest()
  const manifest = { name, version: '0.0.1', publisher, engines, activationEvents, main: './main.cjs' }
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest))
  await writeFile(path.join(folder, 'main.cjs'), code)
  const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsixFile]
  const program = path.join(projectRoot, 'node_modules', '@vscode', 'vsce', 'vsce')
  await runOrThrow(process.execPath, [program, 'package', ...options], { cwd: folder, quiet: true })
}
