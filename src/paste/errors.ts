import * as l10n from '@vscode/l10n'
import { DigestError } from '../core/base/errors.ts'

/** The thread that reads what is pasted could not answer: it ended, took too long, or met an error. */
export class PasteUnavailableError extends DigestError {
  readonly code = 'paste-unavailable'

  constructor(options?: ErrorOptions) {
    super(l10n.t('What was pasted cannot be read.'), options)
  }
}
