import { DigestError } from '../core/base/errors.ts'

/** The command line asks for something that there is not; the message says what was expected. */
export class UsageError extends DigestError {
  override readonly code = 'usage'
}

/** A file or folder that was named cannot be read; the others can. The message begins with its name. */
export class UnreadableFileError extends DigestError {
  override readonly code = 'unreadable-file'

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options)
  }
}

/** Something in a folder is not read, and the folder is all the same: nobody has asked for it by its name. */
export class SkippedFileError extends UnreadableFileError {}
