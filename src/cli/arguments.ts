import { DigestError } from '../core/base/errors.ts'
import { nearest } from '../core/base/nearest.ts'

/** ` Did you mean …?`, or nothing. */
export function suggestion(value: string, values: readonly string[]): string {
  // Letters that have changed places are the commonest slip, and count as two errors to others.
  const meant = values.find((each) => lettersOf(each) === lettersOf(value)) ?? nearest(value, values)
  return meant === undefined ? '' : ` Did you mean ${meant}?`
}

function lettersOf(word: string): string {
  return Array.from(word.toLowerCase()).sort().join('')
}

/**
 * The value, if it is among the known ones.
 * @param what expects it: an option or a command
 * @throws UsageError that names these and the nearest
 */
export function known<T extends string>(value: string, values: readonly T[], what: string): T {
  const found = values.find((each) => each === value)
  if (found !== undefined) return found
  throw new UsageError(
    `${what} expects one of ${values.join(', ')}, not "${value}".${suggestion(value, values)}`,
  )
}

/** An address of the web. @throws UsageError for others */
export function readAddress(value: string | undefined, option: string): string | undefined {
  if (value === undefined) return undefined
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) {
    throw new UsageError(`${option} expects an address such as https://example.org/notes/, not "${value}".`)
  }
  return value
}

/** The command line asks for something that there is not; the message says what was expected. */
export class UsageError extends DigestError {
  override readonly code = 'usage'
}
