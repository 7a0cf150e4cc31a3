import { createReadStream } from 'node:fs'
import { type DecodedText, decodeText } from '../../core/base/decodeText.ts'
import { UnreadableFileError } from '../errors.ts'
import { describeFailure } from './describeFailure.ts'

/** A longer file is no digest, and would take minutes and gigabytes. The editor takes a quarter of it. */
export const maxDigestBytes = 20_000_000

/** @throws UnreadableFileError when there is no such file, when it is no text in UTF-8 or UTF-16, or when it is too large */
export async function readTextFile(file: string): Promise<DecodedText> {
  const bytes = await readBytes(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause instanceof UnreadableFileError) throw cause
    throw new UnreadableFileError(file, describeFailure(cause), { cause })
  })
  const read = decodeText(bytes)
  if (read) return read
  throw new UnreadableFileError(file, 'is neither UTF-8 nor UTF-16; expected a text file in UTF-8.')
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
  throw new UnreadableFileError(file, `is too large; expected ${maxDigestBytes / 1_000_000} MB at most.`)
}
