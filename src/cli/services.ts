import { statSync } from 'node:fs'
import { describeError } from '../core/base/errors.ts'
import type { Output } from './commands/command.ts'
import { UnreadableFileError } from './errors.ts'

/** Where papers are asked for, as the settings of the editor have it by default. */
export const usualServices = {
  arxivApiUrl: 'https://export.arxiv.org/api/query',
  dataCiteApiUrl: 'https://api.datacite.org/dois',
  semanticScholarApiUrl: 'https://api.semanticscholar.org/graph/v1',
}

export const userAgent = 'research-digest (command line)'

/** Failures of the library, or of what it needs, by their codes: what asks for records loads neither to know them. */
const libraryFailures: readonly unknown[] = [
  'library-too-new',
  'library-unusable',
  'sqlite-missing',
  'unreadable-file',
]

/**
 * Makes sure that a database is not opened in what is no file, such as a device, beside which it would keep its journal.
 * Folders are refused by the database, and what is not there yet is begun.
 * @throws UnreadableFileError
 */
export function requireNoDevice(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found || found.isFile() || found.isDirectory()) return
  throw new UnreadableFileError(path, 'is no plain file; expected the file of a database.')
}

/**
 * Records, or none where the library cannot be used: digests can be read, checked and exported all the same.
 * @param consequence says so, as a sentence
 */
export async function orWithout<T>(
  find: () => Promise<T>,
  { none, consequence, output }: { readonly none: T; readonly consequence: string; readonly output: Output },
): Promise<T> {
  try {
    return await find()
  } catch (error) {
    const { code } = error as { readonly code?: unknown }
    if (!libraryFailures.includes(code)) throw error
    output.complain(`${describeError(error)} ${consequence}`)
    return none
  }
}
