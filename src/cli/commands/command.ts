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
