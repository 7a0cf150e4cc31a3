import { stat } from 'node:fs/promises'
import { UnreadableFileError } from '../errors.ts'

/**
 * Makes sure that a name is no pipe's or device's: reading one may never end. What is not there is for the reader to say.
 * @throws UnreadableFileError
 */
export async function requireNoPipe(name: string): Promise<void> {
  const found = await stat(name).catch(() => undefined)
  if (!found || found.isFile() || found.isDirectory()) return
  throw new UnreadableFileError(name, 'is no plain file; expected one.')
}
