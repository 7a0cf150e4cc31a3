import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { type DecodedText, decodeText } from '../core/base/decodeText.ts'
import { UnreadableFileError } from './errors.ts'

export interface DigestFile extends DecodedText {
  /** As it was named, or found below a folder as that was named. */
  readonly file: string
}

/** @throws UnreadableFileError when there is no such file, or when it is no text in UTF-8 or UTF-16 */
export async function readTextFile(file: string): Promise<DecodedText> {
  const read = await attempt(file, async () => decodeText(await readBytes(file)))
  if (read instanceof UnreadableFileError) throw read
  if (read) return read
  throw new UnreadableFileError(file, 'is neither UTF-8 nor UTF-16; expected a text file in UTF-8.')
}

/** A longer file is no digest, and would take minutes and gigabytes. The editor takes a quarter of it. */
export const maxDigestBytes = 20_000_000

const digestExtensions = ['.md', '.markdown', '.txt', '.digest']

/**
 * Reads files as named and folders with all that is below them, in the order of their names. Hidden folders and files
 * and `node_modules` are left out of folders. What cannot be read, or is longer than {@link maxDigestBytes}, is an error
 * among the results.
 */
export async function* readDigestFiles(
  names: readonly string[],
): AsyncGenerator<DigestFile | UnreadableFileError> {
  for (const name of names) {
    const files = await attempt(name, () => filesOf(name))
    if (files instanceof UnreadableFileError) {
      yield files
      continue
    }
    for (const file of files) {
      yield await attempt(file, async () => ({ file, ...(await readTextFile(file)) }))
    }
  }
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

async function attempt<T>(file: string, read: () => Promise<T>): Promise<T | UnreadableFileError> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UnreadableFileError) return error
    return new UnreadableFileError(file, describeFailure(error as NodeJS.ErrnoException), { cause: error })
  }
}

function describeFailure({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file; expected a file or a folder.'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read; expected a file that you may read.'
  return `cannot be read; expected a text file (${message}).`
}

async function filesOf(name: string): Promise<readonly string[]> {
  if (!(await stat(name)).isDirectory()) return [name]
  const files = await filesBelow(name)
  if (files.length > 0) return files
  const expected = digestExtensions.map((extension) => `*${extension}`).join(', ')
  throw new UnreadableFileError(name, `there is no digest in this folder; expected ${expected}.`)
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const files: string[] = []
  const children = await readdir(folder, { withFileTypes: true })
  for (const child of children.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, child.name)
    if (child.name.startsWith('.') || child.name === 'node_modules') continue
    if (child.isDirectory()) files.push(...(await filesBelow(file)))
    else if (digestExtensions.includes(path.extname(child.name).toLowerCase())) files.push(file)
  }
  return files
}
