import * as l10n from '@vscode/l10n'
import { DigestError } from '../../core/base/errors.ts'
import { nearest } from '../../core/base/nearest.ts'

/** Where a command writes; the runner owns the streams. */
export interface Output {
  /** Writes one line of results; resolves when the reader has taken it. Whatever it holds, it stays one line. */
  print(line: string): Promise<void>
  /** Writes a text of lines, each with its end, that is a result itself, such as an exported file. */
  write(text: string): Promise<void>
  /** Writes one line for people beside the results. */
  complain(line: string): void
}

/** 0: all is well. 1: there are errors in what was checked. 2: used wrongly, or something named cannot be read. */
export type ExitCode = 0 | 1 | 2

/** One command of the command line. The runner prints what it throws, and answers `--help` in its place. */
export interface Command {
  readonly name: string
  /** One localised sentence for the list of commands. */
  summary(): string
  /** The ways to call it, without the program's name; what would not stand in one line goes on in the next, after spaces. */
  readonly forms: readonly string[]
  /** Localised: what its parts and options are, in the order in which they are shown. */
  terms(): Readonly<Record<string, string>>
  /**
   * Results go to the output; the runner prints nothing else.
   * @throws UsageError when the arguments are not what the usage says
   */
  run(args: readonly string[], output: Output): Promise<ExitCode>
}

/** ` Did you mean …?`, or nothing. */
export function suggestion(value: string, values: readonly string[]): string {
  // Letters that have changed places are the commonest slip, and count as two errors to others.
  const meant = values.find((each) => lettersOf(each) === lettersOf(value)) ?? nearest(value, values)
  return meant === undefined ? '' : ` ${l10n.t('Did you mean {0}?', meant)}`
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
  const problem = l10n.t('{0} expects one of {1}, not "{2}".', what, values.join(', '), value)
  throw new UsageError(problem + suggestion(value, values))
}

/** An address of the web. @throws UsageError for others */
export function readAddress(value: string | undefined, option: string): string | undefined {
  if (value === undefined) return undefined
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) {
    throw new UsageError(
      l10n.t('{0} expects an address such as {1}, not "{2}".', option, 'https://example.org/notes/', value),
    )
  }
  return value
}

/** The command line asks for something that there is not; the message says what was expected. */
export class UsageError extends DigestError {
  override readonly code = 'usage'
}
