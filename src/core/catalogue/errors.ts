import * as l10n from '@vscode/l10n'
import { DigestError } from '../base/errors.ts'

/** The catalogue was written by a newer version of this extension. */
export class CatalogueTooNewError extends DigestError {
  readonly code = 'catalogue-too-new'

  constructor(path: string) {
    super(l10n.t('The catalogue {0} was written by a newer version of Research Digest.', path))
  }
}

/** The catalogue cannot be opened or written: no right to, no space, not a place for a file. */
export class CatalogueUnusableError extends DigestError {
  readonly code = 'catalogue-unusable'

  constructor(path: string, options?: ErrorOptions) {
    super(l10n.t('The catalogue {0} cannot be used.', path), options)
  }
}

/** The catalogue's file was damaged and has been set aside; it must be imported again. */
export class CatalogueDamagedError extends DigestError {
  readonly code = 'catalogue-damaged'

  constructor(path: string, options?: ErrorOptions) {
    super(l10n.t('The catalogue {0} is damaged and was set aside. Import the snapshot again.', path), options)
  }
}
