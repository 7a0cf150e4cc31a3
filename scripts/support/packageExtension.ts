import path from 'node:path'
import { projectRoot } from './project.ts'
import { runOrThrow } from './run.ts'

/**
 * Builds the extension for production and packages it as the given file, printing nothing.
 * @returns what was said of it
 * @throws when it does not build or the package would be invalid; the message holds the output.
 */
export async function packageExtension(vsixFile: string, signal?: AbortSignal): Promise<string> {
  const script = path.join(projectRoot, 'scripts', 'package.ts')
  return await runOrThrow(process.execPath, [script, vsixFile], { quiet: true, ...(signal && { signal }) })
}
