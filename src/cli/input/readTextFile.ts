import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import * as l10n from '@vscode/l10n'
import { DigestError } from '../../core/base/errors.ts'
import { type DecodedText, decodeText } from '../../core/base/textBytes.ts'

/** A file or folder that was named cannot be read; the others can. The message begins with its name. */
export class UnreadableFileError extends DigestError {
  override readonly code = 'unreadable-file'

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options)
  }
}

/** Something in a folder is not read, and the folder is all the same: nobody has asked for it by its name. */
export class SkippedFileError extends UnreadableFileError {}

/** What says which files are private cannot be read; nobody knows what it leaves out. */
export class UnreadExclusionsError extends SkippedFileError {}

/** A longer file is no digest, and would take minutes and gigabytes. The editor takes a quarter of it. */
export const maxDigestBytes = 20_000_000

/** @throws UnreadableFileError when there is no such plain file, when it is no text in UTF-8 or UTF-16, or when it is too large */
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

/** Reads no further than the limit, whatever size the file system tells: devices and pipes have none. */
async function readBytes(file: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of createReadStream(file, { end: maxDigestBytes })) {
    chunks.push(chunk)
    length += chunk.length
  }
  if (length <= maxDigestBytes) return Buffer.concat(chunks)
  const limit = l10n.t('is too large; expected {0} MB at most.', maxDigestBytes / 1_000_000)
  throw new UnreadableFileError(file, limit)
}

/** What is said of bytes that are no text. */
export function notUnicode(): string {
  return l10n.t('is neither UTF-8 nor UTF-16; expected a text in UTF-8.')
}

/** Why a file is left as it is that could be read, but would be written otherwise. */
export function notUtf8(): string {
  return l10n.t('is in UTF-16, and is left as it is; expected a text in UTF-8.')
}

/** Why a file is not written. */
export function isThere(): string {
  return l10n.t('is there already; expected another name, or --force to replace it.')
}

/** What went wrong with a file, and what was expected. */
export function describeFailure({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return l10n.t('there is no such file; expected a file or a folder.')
  if (code === 'EACCES' || code === 'EPERM')
    return l10n.t('may not be read; expected a file that you may read.')
  return l10n.t('cannot be read; expected a text file ({0}).', message)
}

/**
 * Makes sure that a name is no pipe's or device's: reading one may never end. What is not there is for the reader to say.
 * @throws UnreadableFileError
 */
export async function requireNoPipe(name: string): Promise<void> {
  const found = await stat(name).catch(() => undefined)
  if (!found || found.isFile() || found.isDirectory()) return
  throw new UnreadableFileError(name, l10n.t('is no plain file; expected one.'))
}
