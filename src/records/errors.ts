import * as l10n from '@vscode/l10n'
import { DigestError } from '../core/base/errors.ts'

/** The thread with library and network ended unexpectedly. */
export class RecordsCrashedError extends DigestError {
  readonly code = 'records-crashed'

  constructor(options?: ErrorOptions) {
    super(
      l10n.t('The records of papers are not available because their background thread has failed.'),
      options,
    )
  }
}

/** The records were closed while somebody waited, or before. */
export class RecordsClosedError extends DigestError {
  readonly code = 'records-closed'

  constructor() {
    super(l10n.t('The records of papers are closed.'))
  }
}

/** A call failed in the thread with library and network; `code` and message are those of the error there. */
export class RecordsCallError extends DigestError {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** arXiv is not to be asked now; the message says why. */
export class SearchBlockedError extends DigestError {
  readonly code = 'search-blocked'
}
