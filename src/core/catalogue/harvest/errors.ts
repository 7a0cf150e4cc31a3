import * as l10n from '@vscode/l10n'
import { DigestError } from '../../base/errors.ts'

/** There is no day to begin with: the catalogue is empty. */
export class NoStartError extends DigestError {
  readonly code = 'no-start'

  constructor() {
    super(
      l10n.t("The catalogue is empty. Import arXiv's snapshot first, or say since when to ask for changes."),
    )
  }
}

/** The service refuses the question itself: an unknown set, a day that is none. */
export class HarvestRefusedError extends DigestError {
  readonly code = 'harvest-refused'

  constructor(code: string, reason: string) {
    super(l10n.t('arXiv refuses the question for changes: {0} ({1}).', reason, code))
  }
}
