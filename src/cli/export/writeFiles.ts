import { mkdir, realpath, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ExportedFile } from '../../core/export/exportFormat.ts'
import { UnreadableFileError } from '../errors.ts'

export interface Target {
  /** A file, or a folder. */
  readonly to: string
  /** Whether `to` names the file, unless it is a folder already or ends like one. */
  readonly isOneFile: boolean
  /** Files that stay as they are: the digests themselves. */
  readonly neverOver: readonly string[]
}

/**
 * Writes the files and makes the folders they need; gives their paths.
 * @throws UnreadableFileError when a digest would be written over, or what the file system says, before anything is lost
 */
export async function writeFiles(files: readonly ExportedFile[], target: Target): Promise<readonly string[]> {
  const { to, isOneFile } = target
  const names =
    isOneFile && !(await isFolder(to)) ? [to] : files.map((file) => path.join(to, ...file.path.split('/')))
  await requireOther(names, target)
  try {
    for (const [index, file] of files.entries()) {
      const name = names[index] ?? to
      await mkdir(path.dirname(name), { recursive: true })
      await writeFile(name, file.text)
    }
  } catch (error) {
    const { message } = error as Error
    throw new UnreadableFileError(
      to,
      `cannot be written; expected a place for ${files.length} files (${message}).`,
    )
  }
  return names
}

async function isFolder(name: string): Promise<boolean> {
  if (/[/\\]$/.test(name)) return true
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

async function requireOther(names: readonly string[], { neverOver }: Target): Promise<void> {
  const kept = new Set(await Promise.all(neverOver.map(realName)))
  for (const name of names) {
    if (!kept.has(await realName(name))) continue
    throw new UnreadableFileError(
      name,
      'is a digest that is exported; expected another place for the result.',
    )
  }
}

/** Behind links; the name itself for a file that is not there yet. */
async function realName(name: string): Promise<string> {
  return realpath(name).catch(() => path.resolve(name))
}
