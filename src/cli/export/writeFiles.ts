import { mkdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { DigestError } from '../../core/base/errors.ts'
import type { ExportedFile, ExportFormat } from '../../core/export/exportFormat.ts'
import { isAmong, isInput, writeExport } from '../../files/exportFolder.ts'
import { hashOf, readManifest } from '../../files/exportManifest.ts'
import { replaceFile } from '../../files/replaceFile.ts'
import { UnreadableFileError } from '../errors.ts'

export interface Target {
  /** A file, or a folder. */
  readonly to: string
  readonly format: ExportFormat
  /** The digests that are exported, which stay as they are. */
  readonly inputs: readonly string[]
  /** A file that is named may be replaced, whoever wrote it. */
  readonly force: boolean
}

/**
 * Writes the files and makes the folders that they need; says what was written.
 * @throws DigestError when a file that is not the export's own would be replaced, or when the place cannot be written to
 */
export async function writeFiles(files: readonly ExportedFile[], target: Target): Promise<string> {
  const { to, format, inputs } = target
  const [only] = files
  const isOneFile = format.gives === 'one' || (format.gives === 'each' && files.length === 1)
  try {
    if (only && isOneFile && !(await isFolder(to))) return await writeOne(only, target)
    const isWhole = format.gives === 'folder'
    const count = await writeExport({ folder: to, files, format: format.id, isWhole, inputs })
    return only && count === 1 ? path.join(to, ...only.path.split('/')) : `${count} files to ${to}`
  } catch (error) {
    if (error instanceof DigestError) throw error
    const problem = `cannot be written; expected a place for ${files.length} files (${(error as Error).message}).`
    throw new UnreadableFileError(to, problem)
  }
}

async function writeOne({ text }: ExportedFile, { to, inputs, force }: Target): Promise<string> {
  if (await isAmong(to, inputs)) throw new UnreadableFileError(to, isInput())
  if (!force) await requireFree(to, text)
  await mkdir(path.dirname(to), { recursive: true })
  await replaceFile(to, text)
  return to
}

/** A file that somebody wants to keep is not told from one that is in the way. */
async function requireFree(file: string, text: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return
  const content = await readFile(file, 'utf8')
  const own = (await readManifest(path.dirname(file))).get(path.basename(file))
  if (content === text || own?.hashes.includes(hashOf(content))) return
  throw new UnreadableFileError(file, 'is there already; expected another name, or --force to replace it.')
}

async function isFolder(name: string): Promise<boolean> {
  if (/[/\\]$/.test(name)) return true
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
