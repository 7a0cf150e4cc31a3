// Prints what CHANGELOG.md says of a release: `node scripts/releaseNotes.ts v1.2.3`. Fails where the tag is not that of the
// package, or the changelog has nothing to say of it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot, readManifest } from './support/project.ts'
import { releaseNotes } from './support/releaseNotes.ts'

const [tag = ''] = process.argv.slice(2)
try {
  const changelog = readFileSync(path.join(projectRoot, 'CHANGELOG.md'), 'utf8')
  console.log(releaseNotes(changelog, { tag, version: readManifest().version }))
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
