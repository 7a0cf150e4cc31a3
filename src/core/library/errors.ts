import * as l10n from '@vscode/l10n'
import { DigestError } from '../base/errors.ts'

/** The library was written by a newer version of this extension. */
export class LibraryTooNewError extends DigestError {
  readonly code = 'library-too-new'

  constructor(path: string) {
    super(l10n.t('The library {0} was written by a newer version of Research Digest.', path))
  }
}

/** The library cannot be opened: no right to, no space, not a place for a file. */
export class LibraryUnusableError extends DigestError {
  readonly code = 'library-unusable'

  constructor(path: string, options?: ErrorOptions) {
    super(l10n.t('The library {0} cannot be used.', path), options)
  }
}
