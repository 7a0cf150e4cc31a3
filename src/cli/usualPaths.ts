// Where editors keep the files of the extension, which the command line shares with them.
import { existsSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import path from 'node:path'
import { homeFolder } from '../core/library/stateFolder.ts'
import { readManifest } from './terminal.ts'

/** Names another library, or another catalogue, for every run. */
const variables = {
  'library.sqlite': 'RESEARCH_DIGEST_LIBRARY',
  'catalogue.sqlite': 'RESEARCH_DIGEST_CATALOGUE',
} as const

/**
 * Editors on this computer, by their folders in the place for data of applications; the first is taken where none has a file yet
 * (https://code.visualstudio.com/docs/configure/settings#_settings-file-locations).
 */
const desktops: readonly string[] = ['Code', 'Code - Insiders', 'VSCodium', 'VSCodium - Insiders', 'Cursor']

/** What editors on other computers run here, by their folders in the home directory. */
const servers: readonly string[] = [
  '.vscode-server',
  '.vscode-server-insiders',
  '.vscodium-server',
  '.cursor-server',
]

/** The library that is named by the environment, or the first one of an editor. */
export function usualLibraryPath(environment: NodeJS.ProcessEnv = process.env): string {
  return usualPath('library.sqlite', environment)
}

export function usualCataloguePath(environment: NodeJS.ProcessEnv = process.env): string {
  return usualPath('catalogue.sqlite', environment)
}

function usualPath(file: keyof typeof variables, environment: NodeJS.ProcessEnv): string {
  const named = environment[variables[file]]
  if (named) return path.resolve(named)
  // Without a home directory, nothing is kept for long.
  const home = homeFolder() ?? tmpdir()
  const { publisher, name } = readManifest()
  const inEditor = (...folder: readonly string[]) =>
    path.join(...folder, 'User', 'globalStorage', `${publisher}.${name}`, file)
  const [usual = '', ...others] = [
    ...desktops.map((editor) => inEditor(applicationData(home, environment), editor)),
    ...servers.map((server) => inEditor(home, server, 'data')),
  ]
  return [usual, ...others].find((each) => existsSync(each)) ?? usual
}

function applicationData(home: string, environment: NodeJS.ProcessEnv): string {
  switch (platform()) {
    case 'win32':
      return environment.APPDATA || path.join(home, 'AppData', 'Roaming')
    case 'darwin':
      return path.join(home, 'Library', 'Application Support')
    default:
      // If empty or relative, it counts as not set (https://specifications.freedesktop.org/basedir-spec/latest/).
      return path.isAbsolute(environment.XDG_CONFIG_HOME ?? '')
        ? (environment.XDG_CONFIG_HOME ?? '')
        : path.join(home, '.config')
  }
}
