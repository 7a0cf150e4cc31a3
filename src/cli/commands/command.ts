import * as l10n from '@vscode/l10n'
import { nearest } from '../../core/base/difference.ts'
import { DigestError } from '../../core/base/errors.ts'

/** Where a command writes; the runner owns the streams. */
export interface Output {
  /** Writes one line of results; resolves when the reader has taken it. Whatever it contains, it stays one line. */
  print(line: string): Promise<void>
  /** Writes a text of complete lines that is itself a result, such as an exported file. */
  write(text: string): Promise<void>
  /** Writes one line for people beside the results. */
  complain(line: string): void
}

/** 0: success. 1: there are errors in what was checked. 2: wrong usage, or something named cannot be read. */
export type ExitCode = 0 | 1 | 2

/** One command of the command line. The runner prints its errors and handles `--help`. */
export interface Command {
  readonly name: string
  /** One localised sentence for the list of commands. */
  summary(): string
  /** The ways to call it, without the program's name; a long form continues on the next line, after spaces. */
  readonly forms: readonly string[]
  /** Localised: its arguments and options with their descriptions, in order. */
  terms(): Readonly<Record<string, string>>
  /**
   * Writes results to the output; the runner prints nothing else.
   * @throws UsageError if the arguments do not match the usage
   */
  run(args: readonly string[], output: Output): Promise<ExitCode>
}

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

/**
 * The address of a site, below which its pages are: it appears in public.
 * @throws UsageError for anything else
 */
export function readSiteAddress(value: string | undefined, option: string): string | undefined {
  const address = readAddress(value, option)
  const { username, password, search, hash } = new URL(address ?? 'https://example.org/')
  if (username + password + search + hash === '') return address
  throw new UsageError(l10n.t('{0} expects an address without a password, "?" or "#".', option))
}

/** The command line asks for something that does not exist; the message says what was expected. */
export class UsageError extends DigestError {
  override readonly code = 'usage'
}
