import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import type { Report } from './reports/report.ts'
import { programFolder } from './terminal.ts'

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
