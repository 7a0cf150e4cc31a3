import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'

export const programName = 'research-digest'

/** The version of the package that the program is shipped in. */
export function readVersion(): string {
  const manifest = findPackageJSON(import.meta.url)
  if (manifest === undefined) throw new Error('The package.json of the program is missing.')
  return JSON.parse(readFileSync(manifest, 'utf8')).version
}
