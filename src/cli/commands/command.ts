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
