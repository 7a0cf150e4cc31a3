import { accessSync, constants, existsSync, lstatSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { makeFolder } from '../base/sqlite.ts'

const name = 'research-digest'
/** Names another folder, for tests and for those who keep their state elsewhere. */
export const stateVariable = 'RESEARCH_DIGEST_STATE'

/**
 * Folders for what all processes of a user on one computer share, preferred first: on Linux that of the XDG Base
 * Directory Specification. The last one is for users without a home directory.
 */
export function stateFolders(environment: NodeJS.ProcessEnv = process.env): readonly string[] {
  const chosen = absolute(environment[stateVariable])
  const usual = chosen ?? usualFolder(environment)
  return [...(usual === undefined ? [] : [usual]), temporaryFolder()]
}

/** The user's home directory, even if `HOME` is not set; `undefined` if there is none. */
export function homeFolder(): string | undefined {
  const candidates = [homedir, () => userInfo().homedir]
  for (const candidate of candidates) {
    try {
      const home = absolute(candidate())
      if (home !== undefined && existsSync(home)) return home
    } catch {
      // A user without an entry, as in containers.
    }
  }
  return undefined
}

/**
 * Creates the folder if it is missing, and returns it.
 * @throws errors of the file system; {Error} for a folder that belongs to another user or is not writable.
 */
export function requireStateFolder(folder: string): string {
  makeFolder(folder, 0o700)
  accessSync(folder, constants.W_OK)
  // Anybody can create one in the temporary folder, with a link to elsewhere.
  if (folder === temporaryFolder()) {
    const found = lstatSync(folder)
    const isOurs = process.getuid === undefined || found.uid === process.getuid()
    if (!found.isDirectory() || !isOurs) throw new Error(`${folder} is not ours`)
  }
  return folder
}

function usualFolder(environment: NodeJS.ProcessEnv): string | undefined {
  const home = homeFolder()
  const below = (...parts: readonly string[]) => (home === undefined ? undefined : path.join(home, ...parts))
  const bases: Partial<Record<NodeJS.Platform, string | undefined>> = {
    win32: absolute(environment.LOCALAPPDATA) ?? below('AppData', 'Local'),
    darwin: below('Library', 'Application Support'),
  }
  const base =
    process.platform in bases
      ? bases[process.platform]
      : (absolute(environment.XDG_STATE_HOME) ?? below('.local', 'state'))
  return base === undefined ? undefined : path.join(base, name)
}

function temporaryFolder(): string {
  return path.join(tmpdir(), `${name}-${process.getuid?.() ?? 'state'}`)
}

/** The specification says that relative paths must be ignored. */
function absolute(folder: string | undefined): string | undefined {
  return folder !== undefined && path.isAbsolute(folder) ? folder : undefined
}
