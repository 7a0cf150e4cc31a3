// The one place that writes to the streams of the process. What it writes comes from files, records and names of files, and
// whoever shows it may obey what it holds: a terminal its control sequences, a log of a build a line that begins with `::`.

import { inLine, inLines } from '../core/base/foreignText.ts'
import type { Output } from './commands/command.ts'
import { programName } from './program.ts'

/** The streams of a process, and what ends it when nobody takes its results. */
interface Streams {
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  exit(code: number): void
}

export interface Terminal extends Output {
  /** Writes lines for people beside the results, which hold nothing of others. */
  explain(text: string): void
}

export function openTerminal({ stdout, stderr, exit }: Streams): Terminal {
  const complain = (line: string) => void stderr.write(`${programName}: ${inLine(line)}\n`)
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) closes the pipe; nobody is left to tell.
    if (error.code === 'EPIPE') return exit(0)
    complain(`the results cannot be written: ${error.message}`)
    exit(2)
  })
  // Nobody is left to tell either, and the results are what counts.
  stderr.on('error', () => {})
  // What goes wrong with the stream is its event's.
  const write = (text: string) => new Promise<void>((resolve) => stdout.write(text, () => resolve()))
  return {
    print: (line) => write(`${inLine(line)}\n`),
    write: (text) => write(stdout.isTTY ? inLines(text) : text),
    complain,
    explain: (text) => void stderr.write(`${text}\n`),
  }
}

/** A file's name at the beginning of a line; builds take some lines for commands to them. */
export function leadingName(file: string): string {
  return /^(?:::|##\[)/.test(file) ? `./${file}` : file
}
