import * as l10n from '@vscode/l10n'
import { DigestError } from '../core/base/errors.ts'

/** The thread that searches the catalogue ended unexpectedly, or was closed while somebody waited. */
export class CatalogueUnavailableError extends DigestError {
  readonly code = 'catalogue-unavailable'

  constructor(options?: ErrorOptions) {
    super(l10n.t('The catalogue cannot be searched because its background thread has ended.'), options)
  }
}

/** A search failed in the thread; `code` and message are those of the error there. */
export class CatalogueSearchError extends DigestError {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** A thread that computes a part of the index failed; an import goes on from what is committed when it is asked for again. */
export class IndexThreadError extends DigestError {
  readonly code = 'index-thread-failed'

  /** @param reason for a log; what went wrong in the thread */
  constructor(reason: string, options?: ErrorOptions) {
    super(l10n.t('The catalogue cannot be indexed, because a background thread failed: {0}', reason), options)
  }
}
