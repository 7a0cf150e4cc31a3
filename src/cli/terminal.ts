// The only place that writes to the streams of the process. What it writes comes from files, records and file names,
// and its reader may interpret it: a terminal control sequences, a build log lines that begin with `::` or have `##[`.

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { inBuildLog, inLines } from '../core/base/foreignText.ts'
import { type Output, programFolder, programName } from './commands/command.ts'

/** The streams of a process, and how to end it when its results cannot be written. */
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
  let isRead = true
  const complain = (line: string) => void stderr.write(`${programName}: ${inBuildLog(line)}\n`)
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The command goes on: its exit code must not depend on how fast the reader was.
    if (error.code === 'EPIPE') return
    complain(l10n.t('cannot write the results: {0}', error.message))
    exit(2)
  })
  // Nobody is left to inform here either, and the results matter more.
  stderr.on('error', () => {})
  // Errors of the stream arrive by its event, but only after this.
  const write = (text: string) =>
    new Promise<void>((resolve) => {
      if (!isRead) return resolve()
      stdout.write(text, (error) => {
        if (error && 'code' in error && error.code === 'EPIPE') isRead = false
        resolve()
      })
    })
  return {
    print: (line) => write(`${inBuildLog(line)}\n`),
    write: (text) => write(stdout.isTTY ? inLines(text) : text),
    complain,
    isRead: () => isRead,
    explain: (text) => void stderr.write(`${text}\n`),
  }
}

/** A file name at the start of a line: runners take one that begins with `::`, after spaces, for a command. */
export function leadingName(file: string): string {
  return /^\s*::/.test(file) ? `./${file}` : file
}

/** The texts in the chosen language, by the English texts; empty for English. */
let texts: l10n.l10nJsonFormat = {}
let language = 'en'

/** The language of {@link texts}, such as `ko`. */
export function spokenLanguage(): string {
  return language
}

/** Uses the language of the environment for texts from now on, if there is a translation. */
export async function speakLanguageOf(environment: NodeJS.ProcessEnv): Promise<void> {
  const file = bundlesFor(localeOf(environment)).find((each) => existsSync(each))
  texts = file === undefined ? {} : JSON.parse(await readFile(file, 'utf8'))
  language = file === undefined ? 'en' : path.basename(file).replace(/^bundle\.l10n\.|\.json$/g, '')
  l10n.config({ contents: texts })
}

/**
 * Runs work whose texts are part of a report: in English if that is for programs, which need the same text on all
 * computers.
 */
export function inLanguageOf<T>({ isEnglish }: { readonly isEnglish?: boolean }, work: () => T): T {
  if (!isEnglish) return work()
  l10n.config({ contents: {} })
  try {
    return work()
  } finally {
    l10n.config({ contents: texts })
  }
}

/**
 * The locale of messages: our own variable, then the first POSIX variable that is not empty
 * (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html#tag_08_02), then that of the system.
 */
function localeOf({ RESEARCH_DIGEST_LANGUAGE, LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  const named = RESEARCH_DIGEST_LANGUAGE || LC_ALL || LC_MESSAGES || LANG
  return named || Intl.DateTimeFormat().resolvedOptions().locale
}

/** The translation files for a locale such as `ko_KR.UTF-8`, best first, with the names that VS Code gives them. */
function bundlesFor(locale: string): readonly string[] {
  const name = /^[a-z]{2,3}(?:[-_][a-z0-9]+)*/i.exec(locale)?.[0].toLowerCase().replaceAll('_', '-') ?? ''
  const parts = name.split('-')
  const names = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
  return names.map((each) => path.join(programFolder(), 'l10n', `bundle.l10n.${each}.json`))
}
