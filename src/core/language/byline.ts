import * as l10n from '@vscode/l10n'
import type { PaperRecord } from '../paper/paper.ts'
import { shortName } from '../paper/personName.ts'
import { day, readableTex } from '../paper/text.ts'

/** "Vaswani et al., 2017": by whom a paper is cited, and of which year; empty where neither is known. */
export function byline({
  authors,
  publishedAt,
}: Pick<PaperRecord<string>, 'authors' | 'publishedAt'>): string {
  return [people(authors), day(publishedAt)?.slice(0, 4)].filter(Boolean).join(', ')
}

function people(authors: readonly string[]): string {
  const [first, second, third] = authors.map((name) => shortName(readableTex(name)))
  if (first === undefined) return ''
  if (second === undefined) return first
  return third === undefined ? l10n.t('{0} & {1}', first, second) : l10n.t('{0} et al.', first)
}
