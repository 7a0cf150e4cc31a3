import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { projectRoot, readManifest } from '../support/project.ts'
import { runOrThrow } from '../support/run.ts'

/** The name of {@link packageEmptyExtension}'s extension, as the editor lists it. */
export const emptyExtensionName = 'empty-extension'

/**
 * Packages an extension that does nothing when it is activated, by the same events as ours: what the editor's own way of
 * counting costs any extension. `folder` is made and filled.
 */
export async function packageEmptyExtension(folder: string, vsixFile: string): Promise<void> {
  const { engines, activationEvents } = readManifest()
  const manifest = {
    name: emptyExtensionName,
    version: '0.0.1',
    publisher: 'bench',
    engines,
    activationEvents,
    main: './main.cjs',
  }
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest))
  await writeFile(path.join(folder, 'main.cjs'), 'exports.activate = () => {}\n')
  const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsixFile]
  const program = path.join(projectRoot, 'node_modules', '@vscode', 'vsce', 'vsce')
  await runOrThrow(process.execPath, [program, 'package', ...options], { cwd: folder, quiet: true })
}
