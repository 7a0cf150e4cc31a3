import { stat } from 'node:fs/promises'
import { UnreadableFileError } from '../errors.ts'
import { describeFailure } from './describeFailure.ts'

/**
 * Makes sure that a name is a file's: reading a pipe or a device may never end.
 * @throws UnreadableFileError
 */
export async function requireFile(name: string): Promise<void> {
  const found = await stat(name).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFileError(name, describeFailure(error))
  })
  if (!found.isFile()) throw new UnreadableFileError(name, 'is no plain file; expected a file.')
}
