// Run by `npm version` after it has set the version of the manifest: sets it everywhere else, dates the section of the
// changelog, and adds all that to the commit.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot, readManifest } from './support/project.ts'
import { namedVersions, releasedChangelog, withVersion } from './support/versions.ts'

const { version } = readManifest()
const changelog = path.join(projectRoot, 'CHANGELOG.md')
const today = new Date().toISOString().slice(0, 10)
writeFileSync(changelog, releasedChangelog(readFileSync(changelog, 'utf8'), version, today))
const places = namedVersions()
for (const { file, text } of places) writeFileSync(path.join(projectRoot, file), withVersion(text, version))
execFileSync('git', ['add', '--', 'CHANGELOG.md', ...places.map(({ file }) => file)], { cwd: projectRoot })
