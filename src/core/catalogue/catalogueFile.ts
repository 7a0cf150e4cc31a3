import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the command line keeps the catalogue unless it is told, by the habits of the system. */
export function defaultCatalogueFile(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  return join(dataFolder(environment, platform), 'research-digest', 'catalogue.sqlite')
}

function dataFolder({ LOCALAPPDATA, XDG_DATA_HOME }: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return XDG_DATA_HOME || join(homedir(), '.local', 'share')
}
