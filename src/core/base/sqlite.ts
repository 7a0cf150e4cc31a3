import * as l10n from '@vscode/l10n'
import { DigestError } from './errors.ts'

/** This Node.js has no SQLite. */
class SqliteMissingError extends DigestError {
  readonly code = 'sqlite-missing'

  constructor() {
    super(l10n.t('This needs Node.js 22.14 or later, and runs on {0}.', process.version))
  }
}

/**
 * SQLite as Node.js has it. Asked for when a file is opened, so that what needs none, such as reading digests, also runs where
 * there is none.
 * @throws {SqliteMissingError}
 */
export function sqlite(): typeof import('node:sqlite') {
  const module = process.getBuiltinModule?.('node:sqlite')
  if (!module) throw new SqliteMissingError()
  return module
}
