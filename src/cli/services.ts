import { describeError } from '../core/base/errors.ts'
import type { Output } from './commands/command.ts'

/** Where papers are asked for, as the settings of the editor have it by default. */
export const usualServices = {
  arxivApiUrl: 'https://export.arxiv.org/api/query',
  dataCiteApiUrl: 'https://api.datacite.org/dois',
  semanticScholarApiUrl: 'https://api.semanticscholar.org/graph/v1',
}

export const userAgent = 'research-digest (command line)'

/** Failures of the library, or of what it needs, by their codes: what asks for records loads neither to know them. */
const libraryFailures: readonly unknown[] = ['library-too-new', 'library-unusable', 'sqlite-missing']

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
