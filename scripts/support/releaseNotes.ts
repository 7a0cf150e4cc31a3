/** What is released: the tag of the commit, and the version of the package. */
export interface Release {
  readonly tag: string
  readonly version: string
}

/**
 * The section of a changelog on a release, without its heading: `## 1.2.3` or `## 1.2.3 (2026-11-27)`.
 * @throws when the tag is of another version, and when the section is missing, empty, or still called unreleased
 */
export function releaseNotes(changelog: string, { tag, version }: Release): string {
  if (tag !== `v${version}`) throw new Error(`The tag is "${tag}", but the package is v${version}.`)
  const sections = changelog.split(/^## /m).slice(1)
  const section = sections.find((each) => /^\S+/.exec(each)?.[0] === version)
  if (section === undefined) throw new Error(`CHANGELOG.md has no section "## ${version}".`)
  const [heading = '', ...lines] = section.split(/\r?\n/)
  if (/unreleased/i.test(heading)) throw new Error(`CHANGELOG.md calls ${version} unreleased.`)
  const notes = lines.join('\n').trim()
  if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}.`)
  return notes
}
