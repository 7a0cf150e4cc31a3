import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { NotReplaceableError } from './errors.ts'

/** Lies in a folder of exports and says which of its files are theirs. Hidden, so that nothing reads it as a digest. */
export const manifestName = '.research-digest-export.json'

export interface ManifestEntry {
  /** The id of the format that wrote it. */
  readonly format: string
  /** What it may hold and be ours: two where a process was killed between writing the manifest and the file. */
  readonly hashes: readonly string[]
}

/** By the path below the folder, with `/` between folders. */
export type Manifest = ReadonlyMap<string, ManifestEntry>

/** @throws NotReplaceableError when there is one that cannot be read: then nobody knows whose the files are */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, manifestName)
  try {
    return parseManifest(await readFile(file, 'utf8'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return new Map()
    throw new NotReplaceableError(
      file,
      l10n.t('cannot be read; expected the list of an export, or no such file.'),
      {
        cause: error,
      },
    )
  }
}

/** @throws SyntaxError for what is no manifest */
export function parseManifest(text: string): Manifest {
  const { files } = JSON.parse(text) as { files?: Record<string, Partial<ManifestEntry>> }
  if (typeof files !== 'object' || files === null) throw new SyntaxError('expected "files"')
  return new Map(
    Object.entries(files).flatMap(([name, { format, hashes }]) => {
      const isEntry = typeof format === 'string' && Array.isArray(hashes) && isBelow(name)
      return isEntry ? [[name, { format, hashes: hashes.map(String) }] as const] : []
    }),
  )
}

export function manifestText(manifest: Manifest): string {
  const files = Object.fromEntries([...manifest].sort(([one], [other]) => (one < other ? -1 : 1)))
  const about = 'Files that Research Digest has exported into this folder; it replaces no others.'
  return `${JSON.stringify({ about, version: 1, files }, undefined, 1)}\n`
}

/** Of the text without regard to line ends, which git may change. */
export function hashOf(content: string | Uint8Array): string {
  const hashed = typeof content === 'string' ? content.replaceAll('\r\n', '\n') : content
  return createHash('sha256').update(hashed).digest('hex').slice(0, 32)
}

/** Whether a file that holds these bytes is one that the export wrote, as a text or as a copy. */
export function isOwn(bytes: Buffer, entry: ManifestEntry | undefined): boolean {
  if (!entry) return false
  return entry.hashes.includes(hashOf(bytes)) || entry.hashes.includes(hashOf(bytes.toString('utf8')))
}

/** A manifest comes with its folder, maybe from a stranger: none may lead out of it. */
function isBelow(name: string): boolean {
  return (
    !/[\\:\0]/.test(name) && name.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
  )
}
