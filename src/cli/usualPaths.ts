// Where VS Code keeps the files of its extension: the global storage of the stable desktop build
// (https://code.visualstudio.com/docs/configure/settings#_settings-file-locations says where its data lies).
import { platform, tmpdir } from 'node:os'
import path from 'node:path'
import { homeFolder } from '../core/library/stateFolder.ts'

export function usualLibraryPath(environment: NodeJS.ProcessEnv = process.env): string {
  return inStorage('library.sqlite', environment)
}

export function usualCataloguePath(environment: NodeJS.ProcessEnv = process.env): string {
  return inStorage('catalogue.sqlite', environment)
}

function inStorage(file: string, environment: NodeJS.ProcessEnv): string {
  const storage = ['Code', 'User', 'globalStorage', 'research-digest.research-digest', file]
  return path.join(applicationData(environment), ...storage)
}

function applicationData(environment: NodeJS.ProcessEnv): string {
  // Without a home nothing is kept for long.
  const home = homeFolder() ?? tmpdir()
  switch (platform()) {
    case 'win32':
      return environment.APPDATA || path.join(home, 'AppData', 'Roaming')
    case 'darwin':
      return path.join(home, 'Library', 'Application Support')
    default:
      // Empty or relative, it counts as not set (https://specifications.freedesktop.org/basedir-spec/latest/).
      return path.isAbsolute(environment.XDG_CONFIG_HOME ?? '')
        ? (environment.XDG_CONFIG_HOME ?? '')
        : path.join(home, '.config')
  }
}
