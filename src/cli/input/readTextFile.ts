import { createReadStream } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import * as l10n from '@vscode/l10n'
import { DigestError } from '../../core/base/errors.ts'
import { type DecodedText, decodeText } from '../../core/base/textBytes.ts'

/** A named file or folder cannot be read; others can. The message begins with its name. */
export class UnreadableFileError extends DigestError {
  override readonly code = 'unreadable-file'

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options)
  }
}

/** Something in a folder is skipped, but the folder is read: nobody named the file itself. */
export class SkippedFileError extends UnreadableFileError {}

/** A file that lists exclusions cannot be read, so it is unknown which files are private. */
export class UnreadExclusionsError extends SkippedFileError {}

/** A longer file is not a digest, and would take minutes and gigabytes. The editor's limit is a quarter of it. */
export const maxDigestBytes = 20_000_000

/**
 * @throws UnreadableFileError if there is no such regular file, if it is not text in UTF-8 or UTF-16, or if it is too
 * large
 */
export async function readTextFile(file: string): Promise<DecodedText> {
  await requireNoPipe(file)
  const bytes = await readBytes(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause instanceof UnreadableFileError) throw cause
    throw new UnreadableFileError(file, describeFailure(cause), { cause })
  })
  const read = decodeText(bytes)
  if (read) return read
  throw new UnreadableFileError(file, notUnicode())
}

/** Reads no further than the limit, whatever size the file system reports: devices and pipes have none. */
async function readBytes(file: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of createReadStream(file, { end: maxDigestBytes })) {
    chunks.push(chunk)
    length += chunk.length
  }
  if (length <= maxDigestBytes) return Buffer.concat(chunks)
  throw new UnreadableFileError(file, tooLarge(maxDigestBytes))
}

/** The problem of a file that is longer than any of its kind that people write. */
export function tooLarge(mostBytes: number): string {
  return l10n.t('too large; expected {0} MB at most.', mostBytes / 1_000_000)
}

/** The problem of bytes that are not text. */
export function notUnicode(): string {
  return l10n.t('neither UTF-8 nor UTF-16; expected text in UTF-8.')
}

/** The problem of a file that could be read, but would be written in another encoding. */
export function notUtf8(): string {
  return l10n.t('in UTF-16, and left as it is; expected text in UTF-8.')
}

/** The problem of a file that already exists. */
export function isThere(): string {
  return l10n.t('already exists; expected another name, or --force to replace it.')
}

/** What went wrong with a file, and what was expected. */
export function describeFailure({ code, message, path }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT' && path?.includes('\uFFFD'))
    return l10n.t('cannot be read; expected a name in UTF-8.')
  if (code === 'ENOENT') return l10n.t('does not exist; expected a file or a folder.')
  if (code === 'EACCES' || code === 'EPERM')
    return l10n.t('cannot be read; expected a file that you may read.')
  return l10n.t('cannot be read; expected a text file ({0}).', message)
}

/**
 * Makes sure that a name is not that of a pipe or device: reading one may never end. A missing file is reported when it
 * is read.
 * @throws UnreadableFileError
 */
async function requireNoPipe(name: string): Promise<void> {
  const found = await stat(name).catch(() => undefined)
  if (!found || found.isFile() || found.isDirectory()) return
  throw new UnreadableFileError(name, l10n.t('not a regular file; expected one.'))
}

/**
 * Makes sure that a file is there for an import, before a database is created for it.
 * @throws UnreadableFileError
 */
export async function requireJsonLines(file: string): Promise<void> {
  await requireNoPipe(file)
  const found = await stat(file).catch(() => undefined)
  if (found?.isDirectory()) throw new UnreadableFileError(file, l10n.t('a folder; expected JSON Lines.'))
  await access(file, constants.R_OK).catch((cause: NodeJS.ErrnoException) => {
    const isMissing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR'
    const problem = isMissing ? l10n.t('does not exist; expected JSON Lines.') : describeFailure(cause)
    throw new UnreadableFileError(file, problem, { cause })
  })
}
