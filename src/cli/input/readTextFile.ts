import { readFile } from 'node:fs/promises'
import { type DecodedText, decodeText } from '../../core/base/decodeText.ts'
import { UnreadableFileError } from '../errors.ts'
import { describeFailure } from './describeFailure.ts'

/** @throws UnreadableFileError when there is no such file, or when it is no text in UTF-8 or UTF-16 */
export async function readTextFile(file: string): Promise<DecodedText> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new UnreadableFileError(file, describeFailure(cause), { cause })
  })
  const read = decodeText(bytes)
  if (read) return read
  throw new UnreadableFileError(file, 'is neither UTF-8 nor UTF-16; expected a text file in UTF-8.')
}
