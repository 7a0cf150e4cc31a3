import * as l10n from '@vscode/l10n'
import { DigestError } from '../core/base/errors.ts'

/** A file cannot be replaced without harm; nothing was written. The message begins with its name. */
export class NotReplaceableError extends DigestError {
  readonly code = 'not-replaceable'

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options)
  }
}

/** An export would replace files that it has not written; nothing was written. */
export class ForeignFilesError extends DigestError {
  readonly code = 'foreign-files'
  /** Below the folder, with `/` between folders. */
  readonly files: readonly string[]

  constructor(folder: string, files: readonly string[]) {
    const named = files.slice(0, mostNamed).join(', ')
    const more =
      files.length > mostNamed ? l10n.t('{0} and {1} more', named, files.length - mostNamed) : named
    super(
      l10n.t(
        '{0} has files that are not of an earlier export, or were changed since: {1}. Expected a folder without them.',
        folder,
        more,
      ),
    )
    this.files = files
  }
}

const mostNamed = 5
