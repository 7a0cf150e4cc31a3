import { accessSync, constants, existsSync, lstatSync, mkdirSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import path, { dirname } from 'node:path'

const name = 'research-digest'
/** Names another folder, for tests and for those who keep their state elsewhere. */
export const stateVariable = 'RESEARCH_DIGEST_STATE'

/**
 * Folders for what all processes of a user share on one computer, the usual one first: on Linux that of the XDG Base
 * Directory Specification. The last one is for users without a home.
 */
export function stateFolders(environment: NodeJS.ProcessEnv = process.env): readonly string[] {
  const chosen = absolute(environment[stateVariable])
  const usual = chosen ?? usualFolder(environment)
  return [...(usual === undefined ? [] : [usual]), temporaryFolder()]
}

/** The user's home, also where `HOME` says nothing; `undefined` when there is none. */
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
 * Makes the folder where it is missing, and gives it.
 * @throws what the file system says; {Error} for a folder that is another user's or cannot be written.
 */
export function requireStateFolder(folder: string): string {
  makeFolder(folder, 0o700)
  accessSync(folder, constants.W_OK)
  // Anybody can have made one in the folder of temporary files, with a link to elsewhere.
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

/** The specification wants relative paths to be ignored. */
function absolute(folder: string | undefined): string | undefined {
  return folder !== undefined && path.isAbsolute(folder) ? folder : undefined
}

/**
 * Makes a folder and those above it, where they are missing. The recursive `mkdir` of Node.js never ends below folders
 * that refuse with "no such file", such as `/proc`.
 * @throws what the file system says
 */
export function makeFolder(folder: string, mode?: number): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder), mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Another process may have been quicker.
    if (!existsSync(folder)) throw error
  }
}
