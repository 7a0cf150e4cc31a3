// Where the project's things lie, and what its manifest says of them.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** Ignored by Git: the fetched VS Code and what the tests are built into. */
export const fetchedFolder = path.join(projectRoot, '.vscode-test')

/** Ignored by Git: screenshots and other things to look at after a run. */
export const artefactsFolder = path.join(projectRoot, 'artefacts')

export interface Manifest {
  readonly name: string
  readonly publisher: string
  readonly version: string
  readonly displayName: string
  /** `git+https://….git`. */
  readonly repository: { readonly url: string }
  readonly engines: Readonly<Record<string, string>>
  readonly activationEvents: readonly string[]
}

/** The settings of all groups, by name. */
export function settingsOf<Setting>({
  contributes,
}: WithSettings<Setting>): Readonly<Record<string, Setting>> {
  return Object.assign({}, ...contributes.configuration.map(({ properties }) => properties))
}

interface WithSettings<Setting> {
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[]
  }
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'))
}

/** The address of the repository's page. */
export function repositoryUrl(): string {
  return readManifest().repository.url.replace(/^git\+|\.git$/g, '')
}

/** The extension's id in VS Code: publisher, dot, name. */
export function extensionId(): string {
  const { publisher, name } = readManifest()
  return `${publisher}.${name}`
}

export function vsixPath(): string {
  const { name, version } = readManifest()
  return path.join(projectRoot, `${name}-${version}.vsix`)
}
