import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const programName = 'research-digest'

/** The version of the package that the program is shipped in. */
export function readVersion(): string {
  return JSON.parse(readFileSync(findManifest(path.dirname(fileURLToPath(import.meta.url))), 'utf8')).version
}

/** The nearest `package.json`, in the folder or above it. */
function findManifest(folder: string): string {
  const file = path.join(folder, 'package.json')
  if (existsSync(file)) return file
  const above = path.dirname(folder)
  if (above === folder) throw new Error('The package.json of the program is missing.')
  return findManifest(above)
}
