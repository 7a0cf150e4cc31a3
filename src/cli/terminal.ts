// The only place that writes to the streams of the process. What it writes comes from files, records and file names,
// and its reader may interpret it: a terminal control sequences, a build log lines that begin with `::`.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as l10n from '@vscode/l10n'
import { inLine, inLines } from '../core/base/foreignText.ts'
import type { Output } from './commands/command.ts'

/** The streams of a process, and how to end it when nobody reads its results. */
interface Streams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean }
  readonly stderr: NodeJS.WritableStream
  exit(code: number): void
}

export interface Terminal extends Output {
  /** Writes lines for people beside the results; they contain no untrusted text. */
  explain(text: string): void
}

export function openTerminal({ stdout, stderr, exit }: Streams): Terminal {
  const complain = (line: string) => void stderr.write(`${programName}: ${inLine(line)}\n`)
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) closes the pipe; nobody is left to inform.
    if (error.code === 'EPIPE') return exit(0)
    complain(l10n.t('cannot write the results: {0}', error.message))
    exit(2)
  })
  // Nobody is left to inform here either, and the results matter more.
  stderr.on('error', () => {})
  // Errors of the stream arrive by its event.
  const write = (text: string) => new Promise<void>((resolve) => stdout.write(text, () => resolve()))
  return {
    print: (line) => write(`${inLine(line)}\n`),
    write: (text) => write(stdout.isTTY ? inLines(text) : text),
    complain,
    explain: (text) => void stderr.write(`${text}\n`),
  }
}

/** A file name at the start of a line; builds interpret some lines as commands. */
export function leadingName(file: string): string {
  return /^(?:::|##\[)/.test(file) ? `./${file}` : file
}

export const programName = 'research-digest'

/** The part of its package's manifest that the program reads. */
interface ProgramManifest {
  readonly name: string
  readonly publisher: string
  readonly version: string
  readonly engines: { readonly node: string }
}

export function readManifest(): ProgramManifest {
  return JSON.parse(readFileSync(path.join(programFolder(), 'package.json'), 'utf8'))
}

/** The folder of the program's package: the nearest with a `package.json`. */
export function programFolder(from = path.dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(path.join(from, 'package.json'))) return from
  const above = path.dirname(from)
  if (above === from) throw new Error('The package.json of the program is missing.')
  return programFolder(above)
}
