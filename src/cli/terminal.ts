// The one place that writes to the streams of the process. What it writes comes from files, records and names of files, and
// whoever shows it may obey what it holds: a terminal its control sequences, a log of a build a line that begins with `::`.

import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as l10n from '@vscode/l10n'
import { inLine, inLines } from '../core/base/foreignText.ts'
import type { Output } from './commands/command.ts'
import type { Report } from './reports/report.ts'

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
    complain(l10n.t('the results cannot be written: {0}', error.message))
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
function programFolder(from = path.dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(path.join(from, 'package.json'))) return from
  const above = path.dirname(from)
  if (above === from) throw new Error('The package.json of the program is missing.')
  return programFolder(above)
}

/** What is said in the language that was chosen, by the English texts; empty for English. */
let texts: l10n.l10nJsonFormat = {}

/** Says from now on in the language of the environment what is for people, where there are texts in it. */
export async function speakLanguageOf(environment: NodeJS.ProcessEnv): Promise<void> {
  const file = bundlesFor(localeOf(environment)).find((each) => existsSync(each))
  texts = file === undefined ? {} : JSON.parse(await readFile(file, 'utf8'))
  l10n.config({ contents: texts })
}

/** Does work whose words are part of a report: in English where that is for programs, which find it alike on all computers. */
export function inLanguageOf<T>({ isEnglish }: Pick<Report, 'isEnglish'>, work: () => T): T {
  if (!isEnglish) return work()
  l10n.config({ contents: {} })
  try {
    return work()
  } finally {
    l10n.config({ contents: texts })
  }
}

/**
 * The locale of messages: our own variable, then those of POSIX, of which the first that is not empty counts
 * (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html#tag_08_02), then that of the system.
 */
function localeOf({ RESEARCH_DIGEST_LANGUAGE, LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  const named = RESEARCH_DIGEST_LANGUAGE || LC_ALL || LC_MESSAGES || LANG
  return named || Intl.DateTimeFormat().resolvedOptions().locale
}

/** The files of texts for a locale such as `ko_KR.UTF-8`, the best first: VS Code names them so. */
function bundlesFor(locale: string): readonly string[] {
  const name = /^[a-z]{2,3}(?:[-_][a-z0-9]+)*/i.exec(locale)?.[0].toLowerCase().replaceAll('_', '-') ?? ''
  const parts = name.split('-')
  const names = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
  return names.map((each) => path.join(programFolder(), 'l10n', `bundle.l10n.${each}.json`))
}
