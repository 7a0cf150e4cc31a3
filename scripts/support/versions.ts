// Where files beside the manifest name the version that is current: as a package, a file, a tag, or in an example of a report.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './project.ts'

/** The version is what stands between the two. */
const named = /(?<=\bresearch-digest(?:@v?|-|\/v)|\brev: v|\bResearch Digest )\d+\.\d+\.\d+(?![\w]|\.\d)/g

/** A file that names the version, and where. */
export interface NamedVersions {
  /** Below the project's folder. */
  readonly file: string
  readonly text: string
  readonly versions: readonly string[]
}

/** The files of the repository that name a version of ours. Tests have versions of their own, and the changelog all. */
export function namedVersions(): readonly NamedVersions[] {
  return trackedFiles()
    .filter((file) => !/^(?:test|images)\/|^CHANGELOG\.md$|\.(?:png|woff2)$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(projectRoot, file), 'utf8') }))
    .map(({ file, text }) => ({ file, text, versions: text.match(named) ?? [] }))
    .filter(({ versions }) => versions.length > 0)
}

/** The same text with another version. */
export function withVersion(text: string, version: string): string {
  return text.replace(named, version)
}

/**
 * The changelog of a release: its newest section, which was called unreleased, gets its version and its date.
 * @throws when no section is called unreleased
 */
export function releasedChangelog(changelog: string, version: string, date: string): string {
  const heading = /^## \S+ \(unreleased\)$/m
  if (!heading.test(changelog)) throw new Error('CHANGELOG.md calls no section unreleased.')
  return changelog.replace(heading, `## ${version} (${date})`)
}

export function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: projectRoot, encoding: 'utf8' })
  return listed.split('\0').filter((file) => file !== '' && existsSync(path.join(projectRoot, file)))
}
