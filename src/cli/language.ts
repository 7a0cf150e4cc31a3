import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import type { Report } from './reports/report.ts'
import { programFolder } from './terminal.ts'

/** The texts in the chosen language, by the English texts; empty for English. */
let texts: l10n.l10nJsonFormat = {}

/** Uses the language of the environment for texts from now on, if there is a translation. */
export async function speakLanguageOf(environment: NodeJS.ProcessEnv): Promise<void> {
  const file = bundlesFor(localeOf(environment)).find((each) => existsSync(each))
  texts = file === undefined ? {} : JSON.parse(await readFile(file, 'utf8'))
  l10n.config({ contents: texts })
}

/**
 * Runs work whose texts are part of a report: in English if that is for programs, which need the same text on all
 * computers.
 */
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
