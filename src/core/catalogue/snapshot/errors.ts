import * as l10n from '@vscode/l10n'
import { DigestError } from '../../base/errors.ts'

/** The file holds no records of papers, one a line. */
export class NotASnapshotError extends DigestError {
  readonly code = 'not-a-snapshot'

  constructor(path: string) {
    super(l10n.t("{0} is not a snapshot of arXiv's metadata: expected one JSON object a line.", path))
  }
}

/** The file is not there, may not be read, or its packing is damaged. */
export class UnreadableSnapshotError extends DigestError {
  readonly code = 'unreadable-snapshot'

  constructor(path: string, options?: ErrorOptions) {
    super(l10n.t('{0} cannot be read to its end.', path), options)
  }
}
