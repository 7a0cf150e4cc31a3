import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Creates a folder and its parents if they are missing. The recursive `mkdir` of Node.js never ends below folders that
 * fail with "no such file", such as `/proc`.
 * @throws errors of the file system
 */
export function makeFolder(folder: string, mode?: number): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder), mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(folder)) throw error
  }
}
