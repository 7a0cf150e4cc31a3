import * as l10n from '@vscode/l10n'
import { DigestError } from '../core/base/errors.ts'
import { nearest } from '../core/base/nearest.ts'

/** ` Did you mean …?`, or nothing. */
export function suggestion(value: string, values: readonly string[]): string {
  // Swapped letters are the most common mistake, but count as two errors otherwise.
  const meant = values.find((each) => lettersOf(each) === lettersOf(value)) ?? nearest(value, values)
  return meant === undefined ? '' : ` ${l10n.t('Did you mean {0}?', meant)}`
}

function lettersOf(word: string): string {
  return Array.from(word.toLowerCase()).sort().join('')
}

/**
 * The value, if it is one of the known ones.
 * @param what expects it: an option or a command
 * @throws UsageError that names these and the nearest
 */
export function known<T extends string>(value: string, values: readonly T[], what: string): T {
  const found = values.find((each) => each === value)
  if (found !== undefined) return found
  const problem = l10n.t('{0} expects one of {1}, not "{2}".', what, values.join(', '), value)
  throw new UsageError(problem + suggestion(value, values))
}

/**
 * A web address.
 * @throws UsageError for anything else
 */
export function readAddress(value: string | undefined, option: string): string | undefined {
  if (value === undefined) return undefined
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) {
    throw new UsageError(
      l10n.t('{0} expects an address such as {1}, not "{2}".', option, 'https://example.org/notes/', value),
    )
  }
  return value
}

/** The command line asks for something that does not exist; the message says what was expected. */
export class UsageError extends DigestError {
  override readonly code = 'usage'
}
