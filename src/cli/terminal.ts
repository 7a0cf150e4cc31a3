// The one place that writes to the streams of the process. What it writes comes from files, records and names of files, and
// whoever shows it may obey what it holds: a terminal its control sequences, a log of a build a line that begins with `::`.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as l10n from '@vscode/l10n'
import { inLine, inLines } from '../core/base/foreignText.ts'
import type { Output } from './commands/command.ts'

/** The streams of a process, and what ends it when nobody takes its results. */
interface Streams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean }
  readonly stderr: NodeJS.WritableStream
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
    complain(l10n.t('cannot write the results: {0}', error.message))
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

export const programName = 'research-digest'

/** What the program reads of the manifest of the package that it is shipped in. */
interface ProgramManifest {
  readonly name: string
  readonly publisher: string
  readonly version: string
  readonly engines: { readonly node: string }
}

export function readManifest(): ProgramManifest {
  return JSON.parse(readFileSync(path.join(programFolder(), 'package.json'), 'utf8'))
}

/** The folder of the package that the program is shipped in: the nearest with a `package.json`. */
export function programFolder(from = path.dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(path.join(from, 'package.json'))) return from
  const above = path.dirname(from)
  if (above === from) throw new Error('The package.json of the program is missing.')
  return programFolder(above)
}
