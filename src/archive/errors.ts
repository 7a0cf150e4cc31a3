import * as l10n from '@vscode/l10n'
import { DigestError } from '../core/base/errors.ts'

/** The thread that reads the archive ended unexpectedly, or was closed while somebody waited. */
export class ArchiveUnavailableError extends DigestError {
  readonly code = 'archive-unavailable'

  constructor(options?: ErrorOptions) {
    super(l10n.t('The archive cannot be read because its background thread has ended.'), options)
  }
}
